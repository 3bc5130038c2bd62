"""From a resolved model to what its artifact says: the content. Where each part of it comes from is `provenance`.

`docs/artifact.md` describes the keys; a key that says nothing is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from .faces import facing
from .model import (
    Condition,
    Fact,
    Limit,
    Model,
    Option,
    Pathway,
    Question,
    Ref,
    Retention,
    Rule,
    Section,
    Sentence,
    Statutory,
    Text,
    Wording,
)
from .shown import shown_hash

Json = dict[str, Any]
_EXACT = 2**53


def content(model: Model) -> Json:
    """The `content` of the artifact of a model, in plain JSON values (docs/artifact.md)."""
    found: Json = {
        "exemplar": model.name,
        "version": model.version,
        "title": _wording(model.title),
        "about": model.about,
        "stage": model.stage,
        "nation": model.nation,
        "language": model.language,
        "as_of": _source(model.as_of),
        "timescale": None,
        "sections": [_section(section) for section in model.sections],
        "questions": {path: _question(question) for path, question in model.questions.items()},
        "pathways": [_pathway(pathway) for pathway in model.pathways],
        "define": {name: _condition(condition) for name, condition in model.define.items()},
        "facts": {name: _fact(fact) for name, fact in model.facts.items()},
        "pen_picture": [_sentence(sentence) for sentence in model.pen_picture],
        "case_summary": [
            {"show": _source(line.ref), "label": _wording(line.label)} for line in model.case_summary
        ],
        "signatures": [{"id": s.id, "role": s.role, "mandatory": s.mandatory} for s in model.signatures],
        "next": [
            _said(
                {"exemplar": step.exemplar},
                {"if": step.when and _condition(step.when), "because": step.because and _text(step.because)},
            )
            for step in model.next
        ],
        "order": list(model.order),
    }
    if model.variants:
        found["variants"] = {
            v.name: _said({}, {"because": v.because and _text(v.because)}) for v in model.variants
        }
    if model.timescale is not None:
        clock = model.timescale
        found["timescale"] = _said(
            {"from": _source(clock.start), "to": _source(clock.end), "within": list(clock.within)},
            {"source": clock.source, "limits": [_limit(limit) for limit in clock.limits]},
        )
    if model.retention:
        found["retention"] = [_retention(rule) for rule in model.retention]
    return found


def _retention(rule: Retention) -> Json:
    return _said(
        {"keep_for": list(rule.keep_for), "then": rule.then},
        {"from": _source(rule.start), "if": rule.when and _condition(rule.when), "source": rule.source},
    )


def _limit(limit: Limit) -> Json:
    return _said(
        {"within": list(limit.within)},
        {
            "from": limit.since and limit.since.isoformat(),
            "to": limit.until and limit.until.isoformat(),
            "source": limit.source,
        },
    )


_FACETS = (
    "ask", "hint", "title", "options", "reasons", "more_to_say", "mandatory", "essential", "risk", "symbol", "row_title",
    "there_are_none", "there_are_others", "because", "answered_by", "shown", "same_as",
)  # fmt: skip
"""What an entry of a variant can say otherwise; `EMPTY` is said of what is taken away."""

_EMPTY: Json = {key: [] for key in ("options", "reasons", "more_to_say", "answered_by", "same_as")} | {
    key: False for key in ("mandatory", "essential", "risk")
}


def _with_faces(found: Json, part: Question | Section, plain: Callable[[Any], Json]) -> Json:
    """A part's entry with those of its variants: each facet that is otherwise than the entries before it leave it. The
    first says what stands while none applies, where the part itself has all that is ever offered."""
    if not part.faces:
        return found
    says = {face.of: plain(face.says) for face in part.faces}
    own = says[frozenset()]
    if "shown" in own:
        found["shown"] = own["shown"]
        for face in part.faces:
            alike = [says[other.of]["shown"] for other in part.faces if other.changes == face.changes]
            earlier = own.get("same_as", ()) if not face.changes else ()
            same = dict.fromkeys((*earlier, *alike))
            same.pop(says[face.of]["shown"], None)
            says[face.of]["same_as"] = list(same)
        _said(found, {"same_as": own["same_as"]})
    entries: list[Json] = []
    for face in part.faces:
        now = facing({**found, "variants": entries}, face.of) if entries else found
        entry: Json = {"in": sorted(face.of)}
        for key in _FACETS:
            empty = _EMPTY.get(key, {} if key == "hint" and isinstance(part, Question) else "")
            wanted = says[face.of].get(key, empty)
            if wanted != now.get(key, empty):
                entry[key] = wanted
        if len(entry) > 1:
            entries.append(entry)
    return {**found, "variants": entries} if entries else found


def _said(must: Json, may: Json) -> Json:
    for name, value in may.items():
        # An empty list or text says nothing; nor does "no". A number does, zero too.
        if value or type(value) is int:
            must[name] = value
    return must


def _question(question: Question) -> Json:
    found = _said(
        {"section": question.section, "type": question.type, "ask": _wording(question.ask)},
        {
            "hint": _wording(question.hint),
            "whose_words": question.whose_words,
            "answered_by": list(question.answered_by),
            "symbol": question.symbol,
            "group": question.group,
            "options": [_option(option) for option in question.options],
            "options_from": question.options_from,
            "unit": question.unit,
            "at_least": _number(question.at_least),
            "at_most": _number(question.at_most),
            "format": question.format,
            "reasons": list(question.reasons),
            "more_to_say": list(question.more_to_say),
            "mandatory": question.mandatory,
            "essential": question.essential,
            "risk": question.risk,
            "statutory": question.statutory and _statutory(question.statutory),
            "dimensions": list(question.dimensions),
            "sensitivity": question.sensitivity,
            "who_may_see": list(question.who_may_see),
            "fact": question.fact,
            "part": question.part,
            "returned_as": dict(question.returned_as),
            "rules": [_rule(rule) for rule in question.rules],
            "because": question.because and _text(question.because),
            "was": list(question.was),
            "retired": question.retired and question.retired.isoformat(),
        },
    )
    if question.type == "group":
        found["questions"] = list(question.questions)
        _said(
            found,
            {
                "each": question.each,
                "row_title": question.row_title and _text(question.row_title),
                "there_are_none": question.there_are_none and _text(question.there_are_none),
                "there_are_others": question.there_are_others and _text(question.there_are_others),
            },
        )
    found["shown"] = shown_hash(found)
    same = [_question(earlier)["shown"] for earlier in question.earlier]
    if any(option.was for option in question.options):
        # Under their former codes the options said the same: an answer to those needs no second look (rule A4).
        same += [shown_hash(_under_former_codes(each)) for each in (question, *question.earlier)]
    found = _said(found, {"same_as": [each for each in dict.fromkeys(same) if each != found["shown"]]})
    other = dict.fromkeys(_question(earlier)["shown"] for earlier in question.remeant)
    # What was said before with another meaning may be said again.
    kept = (found["shown"], *found.get("same_as", ()))
    found = _said(found, {"changed_from": [each for each in other if each not in kept]})
    return _with_faces(found, question, _question)


def _under_former_codes(question: Question) -> Json:
    options = tuple(replace(o, code=o.was[0] if o.was else o.code, was=()) for o in question.options)
    return _question(replace(question, options=options, earlier=(), faces=()))


def _section(section: Section) -> Json:
    found = _said(
        {"id": section.id, "title": _wording(section.title), "questions": list(section.questions)},
        {
            "hint": section.hint and _text(section.hint),
            "rules": [_rule(rule) for rule in section.rules],
            "was": list(section.was),
        },
    )
    return _with_faces(found, section, _section)


def _pathway(pathway: Pathway) -> Json:
    return _said(
        {
            "id": pathway.id,
            "because": _wording(pathway.because),
            "questions": list(pathway.questions),
            "sections": list(pathway.sections),
        },
        {"short": pathway.short and _rule(pathway.short)},
    )


def _fact(fact: Fact) -> Json:
    return _said(
        {"title": fact.title, "type": fact.type, "publish": fact.publish},
        {
            "about": fact.about,
            "unit": fact.unit,
            "options": [_option(option) for option in fact.options],
            "age_from": fact.born,
            "age_unless": fact.unless,
            "called": fact.called,
            "stale_after": fact.stale_after and list(fact.stale_after),
            "history": fact.history,
            "context": fact.context,
            "returned_as": dict(fact.returned_as),
            "sensitivity": fact.sensitivity,
            "who_may_see": list(fact.who_may_see),
            "parts": [{"id": part.name, **_fact(part)} for part in fact.parts],
        },
    )


def _sentence(sentence: Sentence) -> Json:
    return _said(
        {"say": _wording(sentence.say)},
        {
            "when": sentence.when and _condition(sentence.when),
            "otherwise": sentence.otherwise and _text(sentence.otherwise),
        },
    )


def _option(option: Option) -> Json:
    return _said(
        {"code": option.code, "say": _wording(option.say)},
        {
            "hint": option.hint and _text(option.hint),
            "symbol": option.symbol,
            "written_as": option.written_as,
            "in_sentence": option.in_sentence,
            "exclusive": option.exclusive,
            "was": list(option.was),
            "retired": option.retired and option.retired.isoformat(),
        },
    )


def _statutory(duty: Statutory) -> Json:
    return _said(
        {"nation": duty.nation, "source": duty.source},
        {
            "from": duty.since and duty.since.isoformat(),
            "to": duty.until and duty.until.isoformat(),
            "for": duty.whom and _condition(duty.whom),
        },
    )


def _rule(rule: Rule) -> Json:
    found: Json = {
        "kind": rule.kind,
        "by": rule.by,
        "owner": rule.owner,
        "tree": _lists(rule.condition.tree),
        "text": rule.condition.text,
    }
    if rule.because is not None:
        found["because"] = _text(rule.because)
    if rule.if_not_known is not None:
        found["if_not_known"] = rule.if_not_known
    return found


def _condition(condition: Condition) -> Json:
    return {"tree": _lists(condition.tree), "text": condition.text}


def _lists(tree: Iterable[Any]) -> list[Any]:
    # Trees are as deep as an author's brackets, which the parser caps; the artifact holds lists, as JSON does.
    return [_lists(part) if type(part) is tuple or type(part) is list else part for part in tree]


def _source(ref: Ref | None) -> list[str] | None:
    return None if ref is None else list(ref)


def _text(text: Text) -> Any:
    parts = text.parts
    if len(parts) == 1 and isinstance(parts[0], str):
        return parts[0]
    return [part if isinstance(part, str) else {"slot": list(part.ref)} for part in parts] or ""


def _wording(wording: Wording) -> Json:
    return {audience: _text(text) for audience, text in wording.items()}


def _number(value: Decimal | None) -> int | str | None:
    if value is None:
        return None
    if value == value.to_integral_value() and abs(value) < _EXACT:
        return int(value)
    return format(value.normalize(), "f")


# --- provenance ---------------------------------------------------------------------------------------------------

"""What is asked, and of whom: sections, questions and pathways, every rule with what it decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..dsl.condition_codes import OTHER_WORD
from ..dsl.diagnostic import Edit, Related
from ..dsl.syntax import Scalar
from . import definition, model, rules
from . import resolve_codes as codes
from .binding import kept, returned
from .layer_codes import STATUTORY
from .names import Names
from .naming import Placed, sections_of
from .slots import cut
from .texts import hints, maybe, wording


class Alike:
    """An exemplar and its model, for another exemplar that is mostly the same: a question that stands in both, as the very
    same text, is not made again."""

    def __init__(self, exemplar: definition.Exemplar, made: model.Model) -> None:
        """`made` is the model of `exemplar`."""
        self.made = made
        self._sections = {section.id.text: section for section in sections_of(exemplar)}
        self._said: dict[str, definition.Question] = {}
        for section in self._sections.values():
            self._add(section.questions, "")

    def _add(self, questions: Iterable[definition.Question | definition.Use], group: str) -> None:
        for said in questions:
            if isinstance(said, definition.Question):
                path = f"{group}.{said.id.text}" if group else said.id.text
                self._said[path] = said
                self._add(said.questions, path)

    def question(self, placed: Placed, section: definition.Section) -> model.Question | None:
        """The model of a question as it is there, or None where it is otherwise here, or in another section."""
        there = self.made.questions.get(placed.path)
        home = self._sections.get(placed.section)
        if there is None or home is None or there.section != placed.section:
            return None
        alike = self._said[placed.path] is placed.said and home.essential == section.essential
        return there if alike else None


def parts(
    names: Names,
    alike: Alike | None = None,
) -> tuple[tuple[model.Section, ...], dict[str, model.Question], tuple[model.Pathway, ...]]:
    """Sections, questions by path and pathways, every rule with what it decides. What is in `alike` as well is taken from
    there; what is wrong with it has been reported."""
    found, scope = names.found, names.scope
    question_rules: dict[str, list[model.Rule]] = {}
    section_rules: dict[str, list[model.Rule]] = {}
    because: dict[str, model.Text | None] = {}
    said_sections = {}
    for said in sections_of(names.exemplar):
        if said.id.text not in said_sections:
            said_sections[said.id.text] = said
            why = maybe(said.because, scope, found)
            section_rules[said.id.text] = rules.own(said, "section", said.id.text, names.conditions, "", why)
    same: dict[str, model.Question] = {}
    for placed in names.placed:
        there = alike.question(placed, said_sections[placed.section]) if alike else None
        if there is not None:
            same[placed.path] = there
            question_rules[placed.path] = [rule for rule in there.rules if rule.by == "question"]
            continue
        why = maybe(placed.said.because, scope, found, placed.group)
        because[placed.path] = why
        question_rules[placed.path] = rules.own(
            placed.said, "question", placed.path, names.conditions, placed.group, why
        )
    pathways = tuple(_pathway(names, p, question_rules, section_rules) for p in names.exemplar.pathways)
    inside: dict[str, list[str]] = {}
    for placed in names.placed:
        holder = f"q:{placed.group}" if placed.group else f"s:{placed.section}"
        inside.setdefault(holder, []).append(placed.path)
    sections = tuple(
        _section(
            names, said, rules.joined(section_rules[id], f"section `{id}`", found), inside.get(f"s:{id}", [])
        )
        for id, said in said_sections.items()
    )
    answered_by: dict[str, tuple[str, ...]] = {}
    questions: dict[str, model.Question] = {}
    for placed in names.placed:
        # What stands in a group or a section is answered by whom that says, unless it says otherwise itself.
        own = placed.said.answered_by or (() if placed.group else said_sections[placed.section].answered_by)
        whom = tuple(who.value for who in own) or answered_by.get(placed.group, ())
        answered_by[placed.path] = whom
        joined = rules.joined(question_rules[placed.path], f"`{placed.id}`", found)
        within = tuple(inside.get(f"q:{placed.path}", ()))
        there = same.get(placed.path)
        if there is None:
            questions[placed.path] = _question(
                names, placed, joined, because[placed.path], within, said_sections[placed.section], whom
            )
        elif (there.rules, there.questions, there.answered_by) == (joined, within, whom):
            questions[placed.path] = there
        else:
            questions[placed.path] = replace(there, rules=joined, questions=within, answered_by=whom)
    _must_say(names, questions, {section.id: section for section in sections})
    return sections, questions, pathways


def _pathway(
    names: Names,
    said: definition.Pathway,
    question_rules: dict[str, list[model.Rule]],
    section_rules: dict[str, list[model.Rule]],
) -> model.Pathway:
    found, scope, conditions, id = names.found, names.scope, names.conditions, said.id.text
    words = wording(
        (said.because, said.because_family, said.because_child, said.because_easy_read), scope, found
    )
    because = words["practitioner"]
    stated = []
    if said.skip_when is not None:
        held = conditions.condition(said.skip_when)
        if held is not None:
            stated.append(model.Rule("skip", "pathway", id, held, because))
    if said.ask_when is not None:
        held = conditions.condition(said.ask_when)
        if held is not None:
            unknown = said.if_not_known.value if said.if_not_known else None
            stated.append(model.Rule("ask", "pathway", id, held, because, unknown))
    short = None
    if said.short_when is not None:
        held = conditions.condition(said.short_when)
        short = model.Rule("short", "pathway", id, held, because) if held is not None else None
    questions = tuple(known.path for known, _ in rules.named_questions(said, names.asked, found))
    sections = tuple(rules.named_sections(said, scope, found))
    for path in questions:
        question_rules[path].extend(stated)
    for section in sections:
        section_rules[section].extend(stated)
    return model.Pathway(
        id=id, because=words, short=short, questions=questions, sections=sections, span=said.id.span
    )


def _section(
    names: Names, said: definition.Section, stated: tuple[model.Rule, ...], inside: list[str]
) -> model.Section:
    return model.Section(
        id=said.id.text,
        title=wording(
            (said.title, said.title_family, said.title_child, said.title_easy_read), names.scope, names.found
        ),
        hint=maybe(said.hint, names.scope, names.found),
        rules=stated,
        questions=tuple(inside),
        was=tuple(old.text for old in said.was),
        span=said.id.span,
    )


def _question(
    names: Names,
    placed: Placed,
    stated: tuple[model.Rule, ...],
    because: model.Text | None,
    inside: tuple[str, ...],
    section: definition.Section,
    answered_by: tuple[str, ...],
) -> model.Question:
    said, scope, found, within = placed.said, names.scope, names.found, placed.group
    fact = names.bound_facts[placed.path]
    _keeps_its_field(names, said, fact)
    made = names.options.of(said.options, said.options_from, scope, within)
    listed = said.options_from.value if said.options_from else None
    now = {old.text: option.code.text for option in said.options for old in option.was}

    def before(earlier: tuple[definition.Question, ...]) -> tuple[model.Question, ...]:
        return tuple(
            _question(names, replace(placed, said=each), (), None, (), section, answered_by)
            for each in earlier
        )

    return model.Question(
        path=placed.path,
        section=placed.section,
        group=within or None,
        type=said.type.value,
        ask=wording((said.ask, said.ask_family, said.ask_child, said.ask_easy_read), scope, found, within),
        hint=hints((said.hint, said.hint_family, said.hint_child, said.hint_easy_read), scope, found, within),
        options=made or (fact.options if fact and said.type.value in ("choice", "choices") else ()),
        whose_words=said.whose_words.value if said.whose_words else None,
        answered_by=answered_by,
        symbol=said.symbol.value if said.symbol else None,
        options_from=f"{listed.name}@{listed.version}" if listed else None,
        unit=said.unit.text if said.unit else fact.unit if fact else None,
        at_least=said.at_least.value if said.at_least else None,
        at_most=said.at_most.value if said.at_most else None,
        format=said.format.value if said.format else None,
        reasons=tuple(reason.value for reason in said.no_answer_because),
        more_to_say=tuple(now.get(option.text, option.text) for option in said.more_to_say),
        mandatory=bool(said.mandatory and said.mandatory.value),
        essential=bool(
            (said.essential and said.essential.value)
            or (said.essential is None and section.essential and section.essential.value)
        ),
        risk=bool(said.risk and said.risk.value),
        statutory=_statutory(names, said.statutory),
        dimensions=tuple(dimension.value for dimension in said.dimension),
        sensitivity=(
            said.sensitivity.value if said.sensitivity else fact.sensitivity if fact else "ordinary"
        ),
        who_may_see=tuple(reader.value for reader in said.who_may_see)
        or (fact.who_may_see if fact and not said.sensitivity else ()),
        fact=fact.name if fact and not within else None,
        part=fact.name if fact and within else None,
        returned_as=(fact.returned_as if fact else {}) | returned(said.returned_as),
        rules=stated,
        because=None if any(rule.by == "question" for rule in stated) else because,
        each=said.each.text if said.each else None,
        row_title=(
            cut(said.row_title, scope, found, within=within, heads=placed.path) if said.row_title else None
        ),
        there_are_none=maybe(said.there_are_none, scope, found, within),
        there_are_others=maybe(said.there_are_others, scope, found, within),
        questions=inside,
        earlier=before(said.reworded),
        remeant=before(said.remeant),
        was=tuple(old.text for old in said.was),
        retired=said.retired.value if said.retired else None,
        retired_span=said.retired.span if said.retired else None,
        span=said.span,
        id_span=said.id.span,
        kept=kept(said),
    )


def _keeps_its_field(names: Names, said: definition.Question, fact: model.Fact | None) -> None:
    """See to it that no layer returns what is asked by law in another field than its fact's (PP383)."""
    duty = next((duty for duty in said.statutory if duty.nation.value == names.nation), None)
    if duty is None or fact is None:
        return
    for field in said.returned_as:
        kept = fact.returned_as.get(field.to.text)
        if kept not in (None, field.field.text) and field.span.source is not said.span.source:
            names.found.add(
                STATUTORY.at(
                    field.span,
                    name=said.id.text,
                    source=duty.source.text,
                    what="would return it in another field",
                    related=(Related(duty.span, "the duty"),),
                )
            )


def _statutory(names: Names, duties: tuple[definition.Statutory, ...]) -> model.Statutory | None:
    """The duty of the nation on a question; those of other nations are looked at, and bind nobody here (rule L2)."""
    found: model.Statutory | None = None
    for said in duties:
        whom = None
        if said.whom is not None and not _of_every_child(names, said.whom):
            whom = names.conditions.condition(said.whom)
            if whom is not None:
                _facts_only(names, whom)
        if said.nation.value == names.nation:
            found = model.Statutory(
                nation=said.nation.value,
                source=said.source.text,
                since=said.since.value if said.since else None,
                until=said.until.value if said.until else None,
                whom=whom,
                span=said.span,
            )
    return found


_EVERY = frozenset(
    f"{word}{of} {child}".strip()
    for word in ("all", "every", "each", "any", "the", "")
    for of in ("", " of the", " the")
    for child in ("child", "children", "young people")
)
"""How people say `every child`."""


def _of_every_child(names: Names, whom: Scalar) -> bool:
    """Whether a duty is towards every child, in those words or in others, which are reported."""
    text = " ".join(whom.text.split())
    if text == "every child":
        return True
    if text.casefold() not in _EVERY and text.casefold() not in ("everyone", "everybody", "all", "always"):
        return False
    edit = Edit(whom.span, "every child")
    names.found.add(OTHER_WORD.at(whom.span, edit=edit, found=text, instead="`every child`"))
    return True


def _facts_only(names: Names, whom: model.Condition) -> None:
    for read in whom.reads:
        if read.ref[0] == "question":
            known = names.scope.questions[read.ref[1]]
            where = (Related(known.span, "asked here"),) if known.span else ()
            names.found.add(codes.DUTY_READS_ANSWERS.at(read.span, name=read.ref[1], related=where))
            return


def _must_say(
    names: Names, questions: Mapping[str, model.Question], sections: Mapping[str, model.Section]
) -> None:
    told: set[int] = set()
    for question in questions.values():
        if not question.risk and question.statutory is None:
            continue
        deciding = [*question.rules, *sections[question.section].rules]
        group = question.group
        while group is not None:
            deciding += questions[group].rules
            group = questions[group].group
        why = "statutory" if question.statutory else "about a risk"
        asks = [rule for rule in deciding if rule.kind == "ask" and id(rule.condition) not in told]
        told.update(id(rule.condition) for rule in asks)
        where = Related(question.id_span, f"this question is {why}")
        rules.must_say(asks, question.path.rpartition(".")[2], where, why, names.found)

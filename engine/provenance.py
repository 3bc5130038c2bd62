"""Where each part of a model comes from: the provenance of its artifact, which has a hash of its own (rule L7)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..dsl.source import Source, Span
from .definition import Exemplar, Layer, Next, Sentence, SummaryLine, Variant
from .language import RANKS
from .layering.history import History, Step
from .layering.holding import LINE, NEXT, SENTENCE, called_by
from .layering.stack import rank_of
from .lock_file import text_hash
from .model import Model, Question, Rule, Section, Text, Wording

Json = dict[str, Any]
Place = Callable[[Source], tuple[str, str]]
"""From a source to its layer (`initial-assessment@3.0.0`) and its file, relative to its workspace or library."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What was laid over an exemplar: `exemplar` is it with all its parts, `over` the layers and variants from the nearest the
    base on, and `history` what they said."""

    exemplar: Exemplar
    over: tuple[Layer | Variant, ...] = ()
    history: History = field(default_factory=dict[str, tuple[Step, ...]])


def provenance(model: Model, place: Place, laid: Laid | None = None) -> Json:
    """Where each facet of the content comes from: from its path (`questions.drinking.ask.family`) to
    `{"layer", "file", "line", "column", "because"?}`, lines and columns 1-based code points; `because` is the reason that
    its author gave. A facet that layers changed has its `history` from the base on: each step so placed, with the layer's
    `rank`, `owner` and `agreed` day, and what it `said`. Each layer is placed as `layers.<name>`, each variant as
    `variants.<name>`, and where there are any `exemplar` has the `text` hash of the base, as lock files have it."""
    found: Json = {}
    known: dict[int, tuple[str, str]] = {}

    def put(path: str, span: Span | None) -> None:
        if span is None:
            return
        source = span.source
        whence = known.get(id(source))
        if whence is None:
            whence = known[id(source)] = place(source)
        line, column = source.position(span.start)
        found[path] = {"layer": whence[0], "file": whence[1], "line": line, "column": column}

    def put_wording(path: str, wording: Wording) -> None:
        for audience, text in wording.items():
            put(f"{path}.{audience}", text.span)

    def put_rules(path: str, rules: Iterable[Rule]) -> None:
        for n, rule in enumerate(rules):
            put(f"{path}.rules.{n}", rule.condition.span)
            if rule.because is not None:
                found[f"{path}.rules.{n}"]["because"] = _as_written(rule.because)

    def put_faces(path: str, part: Question | Section) -> None:
        """What variants say otherwise of a part, by the paths that translations have for it."""
        told = [(facet, frozenset[str](), span) for facet, span in _said_by(part)] if part.faces else []
        for face in part.faces:
            for facet, span in _said_by(face.says):
                known = any(facet == one and of <= face.of and span == at for one, of, at in told)
                if not known:
                    told.append((facet, face.of, span))
                    put(f"{path}.variants.{'+'.join(sorted(face.of))}.{facet}", span)

    put("exemplar", model.span)
    put_wording("title", model.title)
    if model.timescale is not None:
        put("timescale", model.timescale.span)
    for n, rule in enumerate(model.retention):
        put("retention" if n == 0 else f"retention.{n}", rule.span)
    for section in model.sections:
        path = f"sections.{section.id}"
        put(path, section.span)
        put_wording(f"{path}.title", section.title)
        put_rules(path, section.rules)
        put_faces(path, section)
    for question in model.questions.values():
        path = f"questions.{question.path}"
        put(path, question.id_span)
        put_wording(f"{path}.ask", question.ask)
        put_wording(f"{path}.hint", question.hint)
        put_rules(path, question.rules)
        for option in question.options:
            put(f"{path}.options.{option.code}", option.span)
        if question.statutory is not None:
            put(f"{path}.statutory", question.statutory.span)
        put_faces(path, question)
    for pathway in model.pathways:
        put(f"pathways.{pathway.id}", pathway.span)
        put_wording(f"pathways.{pathway.id}.because", pathway.because)
    for name, condition in model.define.items():
        put(f"define.{name}", condition.span)
    for variant in model.variants:
        put(f"variants.{variant.name}", variant.span)
    for fact in model.facts.values():
        put(f"facts.{fact.name}", fact.span)
    for n, sentence in enumerate(model.pen_picture):
        put(f"pen_picture.{n}", sentence.span)
    for n, line in enumerate(model.case_summary):
        put(f"case_summary.{n}", line.span)
        put_wording(f"case_summary.{n}.label", line.label)
    for n, step in enumerate(model.next):
        put(f"next.{n}", step.span)
    rules: dict[str, list[str]] = {}
    for path in found:
        head, is_rule, _ = path.partition(".rules.")
        if is_rule:
            rules.setdefault(f"{head}.rules", []).append(path)
    for layer in laid.over if laid is not None else ():
        is_variant = isinstance(layer, Variant)
        path = f"{'variants' if is_variant else 'layers'}.{layer.name.text}"
        put(path, layer.name.span)
        rank = "variant" if is_variant else RANKS[rank_of(layer)]
        found[path] |= {"rank": rank} | ({"owner": layer.owner.text} if layer.owner else {})
        found["exemplar"]["text"] = text_hash(model.span.source.text)
    for path, steps in _history(model, laid):
        told = [_step(step, place) for step in steps]
        last = {key: told[-1][key] for key in ("layer", "file", "line", "column")}
        # Of several rules the one that was changed has the history; what has no place of its own gets one.
        there = [rule for rule in rules.get(path, ()) if last.items() <= found[rule].items()]
        for facet in there or [path]:
            found.setdefault(facet, dict(last))["history"] = told
    return found


_NUMBERED = {
    SENTENCE: ("pen_picture", "pen_picture"),
    LINE: ("summary lines", "case_summary"),
    NEXT: ("next steps", "next"),
}
"""Parts that stand in lists without names: what histories call them, and what the content does."""


def _history(model: Model, laid: Laid | None) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """The history of each facet by its path in the content. What a layer took out of a list has no number there, and
    keeps its name; what a variant says otherwise stands there more than once."""
    if laid is None:
        return
    exemplar = laid.exemplar
    paths = {
        f"exemplars.{exemplar.name.text}.title": ["title"],
        "timescales.timescale.timescale": ["timescale"],
        "retentions.retention.retention": ["retention"],
    }
    for kind, (named, numbered) in _NUMBERED.items():
        names = {_at(_main(part)): called_by(kind, part) for part in getattr(exemplar, numbered)}
        for n, part in enumerate(getattr(model, numbered)):
            if _at(part.span) in names:
                paths.setdefault(f"{named}.{names[_at(part.span)]}", []).append(f"{numbered}.{n}")
    for path, steps in laid.history.items():
        around = path
        while around and around not in paths:
            around = around.rpartition(".")[0]
        for found in paths.get(around, [around]):
            yield _as_in_the_content(found + path.removeprefix(around)), steps


def _main(part: Sentence | SummaryLine | Next) -> Span:
    """Where the model has it that a part stands."""
    if isinstance(part, SummaryLine):
        return part.show.span
    return part.exemplar.span if isinstance(part, Next) else part.span


def _at(span: Span) -> tuple[int, int]:
    return id(span.source), span.start


def _as_in_the_content(path: str) -> str:
    if path.startswith("conditions."):
        return f"define.{path.removeprefix('conditions.')}"
    if path.startswith("case_summary."):
        return _LABEL.sub(lambda found: f".label.{found[1] or 'practitioner'}", path)
    return path


_LABEL = re.compile(r"\.label(?:_([a-z_]+))?$")


def _step(step: Step, place: Place) -> Json:
    layer, file = place(step.span.source)
    line, column = step.span.source.position(step.span.start)
    told: Json = {"layer": layer, "file": file, "line": line, "column": column}
    more = {
        "rank": step.rank,
        "owner": step.owner,
        "agreed": step.agreed and step.agreed.isoformat(),
        "because": step.because,
        "said": step.said,
        "variants": list(step.variants),
    }
    return told | {key: value for key, value in more.items() if value}


def _said_by(part: Question | Section) -> Iterator[tuple[str, Span]]:
    """The facets that a part says in words, by their paths within it, each with its place."""
    wordings = {"title": part.title} if isinstance(part, Section) else {"ask": part.ask, "hint": part.hint}
    for key, wording in wordings.items():
        for voice, text in wording.items():
            yield f"{key}.{voice}", text.span
    if isinstance(part, Section):
        if part.hint is not None:
            yield "hint", part.hint.span
        return
    for option in part.options:
        for voice, text in option.say.items():
            yield f"options.{option.code}.say.{voice}", text.span
    texts = {"row_title": part.row_title, "there_are_none": part.there_are_none, "because": part.because}
    texts["there_are_others"] = part.there_are_others
    for key, said in texts.items():
        if said is not None:
            yield key, said.span


def _as_written(text: Text) -> str:
    """A text with its slots as the author writes them."""
    return "".join(part if isinstance(part, str) else f"<{part.ref[1]}>" for part in text.parts)

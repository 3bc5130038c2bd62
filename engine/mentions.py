"""What a model mentions: its conditions and texts, and through them its facts and questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from ..dsl.diagnostic import Diagnostics, Related
from ..dsl.source import Span
from . import model
from . import resolve_codes as codes
from .model import Model, Ref
from .portable import sources


def named_facts(made: Model, facts: Mapping[str, model.Fact]) -> dict[str, model.Fact]:
    """The facts that the exemplar names anywhere, and those that ages among them need, as the data model orders
    them."""
    named: set[str] = set()
    for ref in _refs(made):
        if ref[0] == "fact":
            named.add(ref[1])
    for name in tuple(named):
        fact = facts[name]
        named.update(other for other in (fact.born, fact.unless) if other is not None)
    return {name: fact for name, fact in facts.items() if name in named}


def ages_said(made: Model, facts: Mapping[str, model.Fact], found: Diagnostics) -> None:
    """Report every slot of an age (PP365): for an exemplar that does not say what day ages are reckoned on."""
    for text in texts(made):
        for part in text.parts:
            if isinstance(part, model.Slot) and part.ref[0] == "fact" and facts[part.ref[1]].type == "age":
                found.add(codes.NO_AS_OF.at(part.span))


def nothing_reads_retired(made: Model, found: Diagnostics) -> None:
    """Report every condition and slot that looks at a retired question (PP367)."""
    retired = {("question", q.path): q for q in made.questions.values() if q.retired is not None}
    if not retired:
        return
    for condition in conditions(made):
        for read in condition.reads:
            _retired(read.ref, read.span, "this condition", retired, found)
    for text in texts(made):
        for part in text.parts:
            if isinstance(part, model.Slot):
                _retired(part.ref, part.span, "this text", retired, found)


def _retired(
    ref: Ref, span: Span, what: str, retired: Mapping[Ref, model.Question], found: Diagnostics
) -> None:
    question = retired.get(ref)
    if question is not None:
        where = (Related(question.retired_span or question.id_span, "retired here"),)
        found.add(codes.READS_RETIRED.at(span, name=span.text, what=what, related=where))


def _refs(made: Model) -> Iterator[Ref]:
    for condition in conditions(made):
        yield from sources(condition.tree)
    for text in texts(made):
        for part in text.parts:
            if isinstance(part, model.Slot):
                yield part.ref
    for question in made.questions.values():
        if question.fact is not None:
            yield ("fact", question.fact)
    if made.as_of is not None:
        yield made.as_of
    if made.timescale is not None:
        yield made.timescale.start
        yield made.timescale.end
    for rule in made.retention:
        if rule.start is not None:
            yield rule.start
    for line in made.case_summary:
        yield line.ref


def conditions(made: Model) -> Iterator[model.Condition]:
    """Every condition of a model; a pathway's as often as it decides something."""
    yield from made.define.values()
    for section in made.sections:
        for rule in section.rules:
            yield rule.condition
    for question in made.questions.values():
        for rule in question.rules:
            yield rule.condition
        if question.statutory is not None and question.statutory.whom is not None:
            yield question.statutory.whom
    for pathway in made.pathways:
        if pathway.short is not None:
            yield pathway.short.condition
    for sentence in made.pen_picture:
        if sentence.when is not None:
            yield sentence.when
    for step in made.next:
        if step.when is not None:
            yield step.when
    for kept in made.retention:
        if kept.when is not None:
            yield kept.when


def _of_section(section: model.Section) -> Iterator[model.Text]:
    yield from section.title.values()
    if section.hint is not None:
        yield section.hint
    for rule in section.rules:
        if rule.because is not None:
            yield rule.because


def _of_question(question: model.Question) -> Iterator[model.Text]:
    yield from question.ask.values()
    yield from question.hint.values()
    for option in question.options:
        yield from option.say.values()
        if option.hint is not None:
            yield option.hint
    for text in (question.because, question.row_title, question.there_are_none, question.there_are_others):
        if text is not None:
            yield text
    for rule in question.rules:
        if rule.because is not None:
            yield rule.because


Part = TypeVar("Part", model.Question, model.Section)


def faced(parts: Iterable[Part]) -> Iterator[Part]:
    """Each part, and after it the part as each set of variants has it (rule L3)."""
    for part in parts:
        yield part
        for face in part.faces:
            if isinstance(face.says, type(part)):
                yield face.says


def texts(made: Model) -> Iterator[model.Text]:
    """Every text in which slots are filled."""
    for section in faced(made.sections):
        yield from _of_section(section)
    for question in faced(made.questions.values()):
        yield from _of_question(question)
    for variant in made.variants:
        if variant.because is not None:
            yield variant.because
    for pathway in made.pathways:
        yield from pathway.because.values()
    for sentence in made.pen_picture:
        yield from sentence.say.values()
        if sentence.otherwise is not None:
            yield sentence.otherwise
    for step in made.next:
        if step.because is not None:
            yield step.because

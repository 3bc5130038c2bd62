"""Laying an exemplar's questions out by path, and seeing to it that every name means one thing (rule C7)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ..dsl.catalogue import Code
from ..dsl.diagnostic import Diagnostics, Related
from ..dsl.syntax import Scalar
from ..dsl.words import RESERVED
from . import definition
from . import resolve_codes as codes

OPTION = "the code of an option"


@dataclass(frozen=True, slots=True)
class Placed:
    """A question as written, and its place: `group` is the template path of the group in whose row it stands,
    empty at the root."""

    path: str
    said: definition.Question
    section: str
    group: str

    @property
    def id(self) -> str:
        """The bare id."""
        return self.said.id.text


def sections_of(exemplar: definition.Exemplar) -> Iterator[definition.Section]:
    """The sections of a gathered exemplar, fragments already put in."""
    for section in exemplar.sections:
        if isinstance(section, definition.Section):
            yield section


def lay_out(exemplar: definition.Exemplar, facts: Collection[str], found: Diagnostics) -> tuple[Placed, ...]:
    """Every question with its place, in the author's order, a group before what is asked in its rows.

    Reports ids that are not unique (PP330-PP334, PP337), words of the language (PP335) and dotted names with two
    meanings (PP336). Of two with one name the first is kept.
    """
    _unique(((s.id, s.id.text) for s in sections_of(exemplar)), codes.SAME_SECTION, found)
    _unique(((p.id, p.id.text) for p in exemplar.pathways), codes.SAME_PATHWAY, found)
    _unique(((s.id, s.id.text) for s in exemplar.signatures), codes.SAME_SIGNATURE, found)
    placed: dict[str, Placed] = {}
    seen_sections: set[str] = set()
    for section in sections_of(exemplar):
        if section.id.text in seen_sections:
            continue
        seen_sections.add(section.id.text)
        _reserved(section.id, "the id of a section", found)
        for question in _questions(section.questions):
            _place(question, section.id.text, "", placed, found)
    for one in placed.values():
        _look_outward(one, placed, found)
        if not one.group and f"{one.section}.{one.id}" in facts:
            name = f"{one.section}.{one.id}"
            found.add(
                codes.TWO_MEANINGS.at(one.said.id.span, name=name, question=one.id, section=one.section)
            )
    _formerly(exemplar, placed, found)
    by_id = {one.id: one for one in reversed(placed.values())}
    for named in exemplar.define:
        _reserved(named.id, "the name of a condition", found)
        other = by_id.get(named.id.text)
        if other is not None:
            where = (Related(other.said.id.span, "the question"),)
            found.add(codes.SAME_NAME.at(named.id.span, id=named.id.text, related=where))
    return tuple(placed.values())


def _questions(items: Iterable[definition.Question | definition.Use]) -> Iterator[definition.Question]:
    for item in items:
        if isinstance(item, definition.Question):
            yield item


def _place(
    question: definition.Question, section: str, group: str, placed: dict[str, Placed], found: Diagnostics
) -> None:
    # The reader caps how deep a file may nest, so groups within groups cannot overflow this.
    path = f"{group}.{question.id.text}" if group else question.id.text
    first = placed.get(path)
    if first is not None:
        where = (Related(first.said.id.span, "the first"),)
        found.add(codes.SAME_QUESTION.at(question.id.span, id=question.id.text, related=where))
        return
    _reserved(question.id, "the id of a question", found)
    for option in question.options:
        _reserved(option.code, OPTION, found)
    placed[path] = Placed(path, question, section, group)
    if question.type.value == "group":
        for inner in _questions(question.questions):
            _place(inner, section, path, placed, found)


def _look_outward(one: Placed, placed: dict[str, Placed], found: Diagnostics) -> None:
    outward = one.group
    while outward:
        outer = outward.rpartition(".")[0]
        path = f"{outer}.{one.id}" if outer else one.id
        other = placed.get(path)
        if other is not None:
            where = (Related(other.said.id.span, "asked outside the rows here"),)
            group = placed[one.group].said
            found.add(
                codes.SHADOWS.at(
                    one.said.id.span,
                    id=one.id,
                    group=group.id.text,
                    each=group.each.text if group.each else "row",
                    related=where,
                )
            )
            return
        outward = outer


def former_paths(placed: Iterable[Placed]) -> dict[str, str]:
    """From the names that questions had, after the path of the group that they stand in, to their paths."""
    return {
        f"{one.group}.{old.text}" if one.group else old.text: one.path
        for one in placed
        for old in one.said.was
    }


def _formerly(exemplar: definition.Exemplar, placed: dict[str, Placed], found: Diagnostics) -> None:
    """See to it that a former name is nobody's but its own part's: old answers and old changes go by it (PP338)."""
    questions: dict[str, Scalar] = {one.path: one.said.id for one in placed.values()}
    sections: dict[str, Scalar] = {s.id.text: s.id for s in sections_of(exemplar)}
    for one in placed.values():
        within = f"{one.group}." if one.group else ""
        _free("question", one.said.was, one.said.id, questions, within, found)
        options: dict[str, Scalar] = {option.code.text: option.code for option in one.said.options}
        for option in one.said.options:
            _free("option", option.was, option.code, options, "", found)
    for section in sections_of(exemplar):
        _free("section", section.was, section.id, sections, "", found)


def _free(
    what: str, was: Iterable[Scalar], now: Scalar, taken: dict[str, Scalar], within: str, found: Diagnostics
) -> None:
    for old in was:
        other = taken.setdefault(f"{within}{old.text}", old)
        if other is not old:
            where = (Related(other.span, "the other stands here"),)
            found.add(
                codes.FORMER_NAME_TAKEN.at(old.span, old=old.text, name=now.text, what=what, related=where)
            )


def _unique(names: Iterable[tuple[Scalar, str]], fault: Code, found: Diagnostics) -> None:
    first: dict[str, Scalar] = {}
    for scalar, name in names:
        other = first.setdefault(name, scalar)
        if other is not scalar:
            where = (Related(other.span, "the first"),)
            found.add(fault.at(scalar.span, id=name, related=where))


def refused(exemplar: definition.Exemplar, placed: Iterable[Placed]) -> frozenset[str]:
    """The words of the language that something in an exemplar is named by, each reported by `lay_out` (PP335)."""
    names = {section.id.text for section in sections_of(exemplar)}
    names.update(named.id.text for named in exemplar.define)
    for one in placed:
        names.add(one.id)
        names.update(option.code.text for option in one.said.options)
    return RESERVED.intersection(names) - {"no"}


def _reserved(name: Scalar, what: str, found: Diagnostics) -> None:
    if name.text in RESERVED and not (name.text == "no" and what == OPTION):
        found.add(codes.RESERVED.at(name.span, id=name.text, what=what, other=f"is_{name.text}"))

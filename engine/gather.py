"""Everything that an exemplar is made of, brought together: fragments in place, code lists, the data model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from ..dsl.diagnostic import Diagnostics, Related
from ..dsl.source import Source, Span
from ..dsl.syntax import Located
from . import consistency
from . import library_codes as codes
from .definition import (
    AddQuestion,
    AddSection,
    Codes,
    DataModel,
    Exemplar,
    Fact,
    Fragment,
    Layer,
    Pinned,
    Question,
    Section,
    Use,
    Variant,
)
from .library import Workspace

MOST_DEEP = 8
"""Fragments inside fragments, at most."""

MOST_PARTS = 50_000
"""Questions and sections of an exemplar with its fragments in place, at most."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """An exemplar without any `use:` left, and every option at hand.

    A question or fact with `options from` has the options of that list, and its reference says the exact version.
    `codes` holds those lists by `name@version`; `sources` every text that the exemplar is made of, its own first;
    `workspace` the folder as this exemplar sees it.
    """

    exemplar: Exemplar
    data_model: DataModel
    codes: dict[str, Codes]
    sources: tuple[Source, ...]
    workspace: Workspace


def gather(exemplar: Exemplar, workspace: Workspace) -> tuple[Gathered | None, Diagnostics]:
    """Put fragments in place, take options from code lists and load the data model.

    Gives None where something named is not to be had; every such fault is reported. Faults inside a fragment,
    a code list or the data model are reported at their own place.
    """
    work = _Gathering(workspace)
    sections = work.sections(exemplar.sections, ())
    named = exemplar.data_model
    model, found = workspace.data_model(
        named.value if named else None, named.span if named else exemplar.name.span
    )
    work.out.extend(found)
    if model is not None:
        work.uses(model.span)
        model = replace(model, facts=work.facts(model.facts))
    if model is None or work.out.has_errors:
        return None, work.out
    sources = dict.fromkeys((exemplar.span.source, *work.sources))
    return Gathered(
        replace(exemplar, sections=sections), model, work.codes, tuple(sources), workspace
    ), work.out


def gather_again(gathered: Gathered, exemplar: Exemplar) -> tuple[Gathered | None, Diagnostics]:
    """The same with parts that layers added: their fragments put in place, their code lists at hand."""
    if exemplar is gathered.exemplar:
        return gathered, Diagnostics()
    work = _Gathering(gathered.workspace)
    work.codes.update(gathered.codes)
    sections = work.sections(exemplar.sections, ())
    if work.out.has_errors:
        return None, work.out
    layered = (part.span.source for part in sections)
    asked = (question.span.source for part in sections for question in part.questions)
    sources = dict.fromkeys((*gathered.sources, *work.sources, *layered, *asked))
    made = replace(
        gathered, exemplar=replace(exemplar, sections=sections), codes=work.codes, sources=tuple(sources)
    )
    return made, work.out


Laid = TypeVar("Laid", Layer, Variant)


def gather_layer(layer: Laid, workspace: Workspace) -> tuple[Laid, Diagnostics]:
    """A layer or variant with fragments put in place in the sections and groups that it adds."""
    work = _Gathering(workspace)
    items = tuple(
        replace(item, questions=work.questions(item.questions, ()))
        if isinstance(item, (AddSection, AddQuestion)) and item.questions
        else item
        for item in layer.list
    )
    return replace(layer, list=items), work.out


def gather_data_model(model: DataModel, workspace: Workspace) -> tuple[DataModel, Diagnostics]:
    """A data model on its own, the options of its code lists at hand as far as they are to be had."""
    work = _Gathering(workspace)
    return replace(model, facts=work.facts(model.facts)), work.out


Part = TypeVar("Part", Question, Fact)


class _Gathering:
    """The work on one exemplar: what has been taken so far, and what was found wrong."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.out = Diagnostics()
        self.codes: dict[str, Codes] = {}
        self.sources: list[Source] = []
        self._lists: dict[tuple[str, str | None], Codes | None] = {}
        self._parts = 0

    def uses(self, span: Span) -> None:
        """Note the text that something came from."""
        self.sources.append(span.source)

    def sections(self, parts: Iterable[Section | Use], within: tuple[Use, ...]) -> tuple[Section, ...]:
        """Sections with fragments in place, at this level and inside."""
        made: list[Section] = []
        for part in parts:
            if isinstance(part, Use):
                fragment = self._fragment(part, within, "sections")
                if fragment is not None:
                    made.extend(self.sections(fragment.sections, (*within, part)))
            elif self._counted(within):
                made.append(replace(part, questions=self.questions(part.questions, within)))
        return tuple(made)

    def questions(self, parts: tuple[Question | Use, ...], within: tuple[Use, ...]) -> tuple[Question, ...]:
        """Questions with fragments in place and options at hand, at this level and inside groups."""
        made: list[Question] = []
        for part in parts:
            if isinstance(part, Use):
                fragment = self._fragment(part, within, "questions")
                if fragment is not None:
                    made.extend(self.questions(fragment.questions, (*within, part)))
            elif self._counted(within):
                made.append(self._question(part, within))
        return tuple(made)

    def facts(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """Facts with the options of their code lists."""
        return tuple(
            replace(fact, facts=self.facts(fact.facts)) if fact.facts else self._optioned(fact)
            for fact in facts
        )

    def _question(self, part: Question, within: tuple[Use, ...]) -> Question:
        if part.questions:
            return replace(part, questions=self.questions(part.questions, within))
        if part.options_from is None:
            return part
        made = self._optioned(part)
        if made.options:
            consistency.notes(made, self.out)
        return made

    def _optioned(self, part: Part) -> Part:
        wanted = part.options_from
        if wanted is None:
            return part
        found = self._list(wanted)
        if found is None:
            return part
        exact = Located(Pinned(found.name.text, found.version.text), wanted.span)
        return replace(part, options=found.options, options_from=exact)

    def _list(self, wanted: Located[Pinned]) -> Codes | None:
        key = wanted.value.name, wanted.value.version
        if key not in self._lists:
            document, found = self.workspace.take("codes", wanted.value, wanted.span)
            self.out.extend(found)
            self._lists[key] = document if isinstance(document, Codes) else None
            if isinstance(document, Codes):
                self.uses(document.span)
                self.codes[f"{document.name.text}@{document.version.text}"] = document
        elif self._lists[key] is None:
            # Each place that names it is told, as each has to be mended.
            self.out.extend(self.workspace.find("codes", wanted.value, wanted.span)[1])
        return self._lists[key]

    def _fragment(self, use: Use, within: tuple[Use, ...], wanted: str) -> Fragment | None:
        """The fragment that is used, if it may stand here; otherwise None, the fault reported."""
        if self._parts > MOST_PARTS:
            return None
        document, found = self.workspace.take("fragment", use.use.value, use.use.span)
        self.out.extend(found)
        if not isinstance(document, Fragment):
            return None
        name = document.name.text
        trail = [u.use.value.name for u in within]
        if name in trail:
            cycle = " uses ".join(f"`{n}`" for n in (*trail[trail.index(name) :], name))
            first = Related(within[trail.index(name)].use.span, "first used here")
            self.out.add(codes.FRAGMENT_CYCLE.at(use.use.span, name=name, cycle=cycle, related=(first,)))
            return None
        if len(within) >= MOST_DEEP:
            self.out.add(
                codes.TOO_MANY_PARTS.at(
                    use.use.span, name=name, most=MOST_DEEP, what="fragments inside one another"
                )
            )
            return None
        if not (document.questions if wanted == "questions" else document.sections):
            other = "sections" if wanted == "questions" else "questions"
            help_ = f"it has {other}: use it where {other} stand, or choose another fragment"
            self.out.add(codes.WRONG_PART.at(use.use.span, name=name, wanted=wanted, help=help_))
            return None
        self.uses(document.span)
        return document

    def _counted(self, within: tuple[Use, ...]) -> bool:
        """Count one part; False once there are too many, which is reported where the outermost fragment is used."""
        self._parts += 1
        if self._parts == MOST_PARTS + 1 and within:
            use = within[0].use
            self.out.add(
                codes.TOO_MANY_PARTS.at(
                    use.span, name=use.value.name, most=MOST_PARTS, what="questions and sections"
                )
            )
        return self._parts <= MOST_PARTS or not within

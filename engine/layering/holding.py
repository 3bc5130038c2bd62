"""An exemplar taken apart by name, so that changes can be made to it in any order, and put together again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ...dsl.syntax import Scalar
from ..definition import Exemplar, Question, Section, Use
from .anchors import Anchor, in_order

QUESTION, SECTION, PATHWAY, SENTENCE, LINE, SIGNATURE, NEXT, CONDITION, WHOLE = (
    "question", "section", "pathway", "sentence", "summary line", "signature", "next step", "condition", "exemplar",
)  # fmt: skip
"""The kinds of part that a change can be about."""

Name = tuple[str, str]
"""A part: its kind and its name; of a question in a group's rows the path (`siblings.name`)."""

MAIN_TEXT = {QUESTION: "ask", SECTION: "title", SENTENCE: "say", LINE: "label", SIGNATURE: "role"}
"""The text of each kind of part that has words, as its field and key."""

VOICES = ("family", "child", "easy_read")
"""The voices besides the practitioner's, as fields end with them."""

_FIELDS = {PATHWAY: "pathways", SENTENCE: "pen_picture", LINE: "case_summary", SIGNATURE: "signatures", NEXT: "next",
           CONDITION: "define"}  # fmt: skip
"""Where an exemplar keeps the parts that stand in plain lists."""


@dataclass(slots=True)
class Container:
    """Parts in one place: those of the base in order, and those with anchors."""

    base: list[str] = field(default_factory=list[str])
    anchored: dict[str, Anchor] = field(default_factory=dict[str, Anchor])


class Held:
    """The parts of one exemplar. `values` has them by kind and name, each without what stands inside; `homes` the
    container of each question and section."""

    def __init__(self, exemplar: Exemplar) -> None:
        """Take an exemplar apart; its fragments must be in place."""
        self.exemplar = exemplar
        self.values: dict[Name, Any] = {}
        self.containers: dict[Name, Container] = {}
        self.homes: dict[Name, Name] = {}
        self.nameless: dict[Name, int] = {}
        for section in exemplar.sections:
            if isinstance(section, Section):
                self.put(SECTION, section.id.text, replace(section, questions=()), (SECTION, ""))
                self.questions(section.questions, (SECTION, section.id.text), "")
        for kind, name in _FIELDS.items():
            for n, part in enumerate(getattr(exemplar, name)):
                called = called_by(kind, part) or f"{n}"
                if (kind, called) in self.values:
                    self.nameless[kind, called] = self.nameless.get((kind, called), 1) + 1
                    called = f"{n}"
                self.put(kind, called, part, (kind, ""))

    def copy(self) -> Held:
        """The same parts, to be changed by themselves."""
        made = object.__new__(Held)
        made.exemplar = self.exemplar
        made.values = dict(self.values)
        made.containers = {
            home: Container(list(there.base), dict(there.anchored)) for home, there in self.containers.items()
        }
        made.homes = dict(self.homes)
        made.nameless = dict(self.nameless)
        return made

    def put(self, kind: str, name: str, value: Any, home: Name, anchor: Anchor | None = None) -> None:
        """Add a part to a container: at the end of the base's own, or by its anchor."""
        self.values[kind, name] = value
        self.homes[kind, name] = home
        there = self.containers.setdefault(home, Container())
        if anchor is None:
            there.base.append(name)
        else:
            there.anchored[name] = anchor

    def questions(self, parts: Iterable[Question | Use], home: Name, group: str) -> None:
        """Add questions and those of their rows, as the base has them."""
        for part in parts:
            if isinstance(part, Question):
                path = f"{group}.{part.id.text}" if group else part.id.text
                self.put(QUESTION, path, replace(part, questions=()) if part.questions else part, home)
                self.questions(part.questions, (QUESTION, path), path)

    def move(self, name: Name, home: Name, anchor: Anchor) -> None:
        """Give a part another place. What stands beside its old one keeps its own."""
        old = self.containers[self.homes[name]]
        if home == self.homes[name]:
            if name[1] in old.base:
                old.base.remove(name[1])
            old.anchored.pop(name[1], None)
        self.homes[name] = home
        self.containers.setdefault(home, Container()).anchored[name[1]] = anchor

    def take_out(self, name: Name) -> None:
        """Remove a part that keeps no answers. What stands beside it keeps its place."""
        del self.values[name]
        del self.homes[name]

    def find(self, kind: str, text: str) -> Name | None:
        """A part by its name; a question by its id, its path in a group, or `section.question`."""
        if (kind, text) in self.values:
            return kind, text
        section, dot, bare = text.partition(".")
        if kind == QUESTION and dot and self.homes.get((QUESTION, bare)) == (SECTION, section):
            return QUESTION, bare
        return None

    def names(self, kind: str) -> list[str]:
        """The names of a kind."""
        return [name for k, name in self.values if k == kind]

    def lost(self) -> Iterator[tuple[Name, Anchor]]:
        """Parts whose anchors lead round in a circle."""
        for home, there in self.containers.items():
            for name in in_order(there.base, there.anchored)[1]:
                kind = QUESTION if home[0] == QUESTION or home[1] and home[0] == SECTION else home[0]
                yield (kind, name), there.anchored[name]

    def together(self) -> Exemplar:
        """The exemplar, its parts in their places."""
        lists: dict[str, Any] = {
            name: tuple(self.values[kind, each] for each in self._ordered((kind, "")))
            for kind, name in _FIELDS.items()
        }
        sections = tuple(
            replace(self.values[SECTION, id], questions=self._inside((SECTION, id)))
            for id in self._ordered((SECTION, ""))
        )
        return replace(self.exemplar, sections=sections, **lists)

    def _inside(self, home: Name) -> tuple[Question, ...]:
        made: list[Question] = []
        for path in self._ordered(home):
            inside = self._inside((QUESTION, path)) if (QUESTION, path) in self.containers else ()
            value: Question = self.values[QUESTION, path]
            made.append(replace(value, questions=inside) if inside else value)
        return tuple(made)

    def _ordered(self, home: Name) -> list[str]:
        there = self.containers.get(home)
        kind = QUESTION if home[1] else home[0]
        placed = in_order(there.base, there.anchored)[0] if there else []
        return [name for name in placed if self.homes.get((kind, name)) == home]


def called_by(kind: str, part: Any) -> str:
    """The name of a part by which a change means it; empty where it has none."""
    said: Scalar | None = {LINE: lambda: part.show, NEXT: lambda: part.exemplar}.get(kind, lambda: part.id)()
    return said.text if said is not None else ""

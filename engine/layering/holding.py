"""An exemplar taken apart by name, so that changes can be made to it in any order, and put together again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any

from ...dsl.source import Span
from ...dsl.syntax import Scalar
from ..definition import Exemplar, Question, Section, Use
from .anchors import Anchor, in_order

QUESTION, SECTION, PATHWAY, SENTENCE, LINE, SIGNATURE, NEXT, CONDITION, WHOLE = (
    "question", "section", "pathway", "sentence", "summary line", "signature", "next step", "condition", "exemplar",
)  # fmt: skip
"""The kinds of part that a change can be about."""

OF_THE_WHOLE = {"timescale": "clock", "retention": "rule of retention"}
"""What an exemplar says once, by its word, and what it is called where there is none."""

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
    container of each question and section; `former` leads from names that parts had before to those that they have."""

    def __init__(self, exemplar: Exemplar) -> None:
        """Take an exemplar apart; its fragments must be in place."""
        self.exemplar = exemplar
        self.values: dict[Name, Any] = {}
        self.containers: dict[Name, Container] = {}
        self.homes: dict[Name, Name] = {}
        self.former: dict[Name, Name] = {}
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
        made = copy(self)
        for name, value in vars(self).items():
            if isinstance(value, dict):
                setattr(made, name, dict[Any, Any](value))
        made.containers = {
            home: Container(list(there.base), dict(there.anchored)) for home, there in self.containers.items()
        }
        return made

    def put(self, kind: str, name: str, value: Any, home: Name, anchor: Anchor | None = None) -> None:
        """Add a part to a container: at the end of the base's own, or by its anchor."""
        self.values[kind, name] = value
        self.homes[kind, name] = home
        for old in getattr(value, "was", ()):
            self.former.setdefault((kind, beside(name, old.text)), (kind, name))
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
        """A part by its name, or by one that it had before; a question by its id, its path in a group, or
        `section.question`. A summary line goes by the name of what it shows."""
        found = (kind, text) if (kind, text) in self.values else self.former.get((kind, text))
        if found is not None:
            return found
        first, dot, bare = text.partition(".")
        if kind == QUESTION and dot:
            section, question = self.find(SECTION, first), self.find(QUESTION, bare)
            if question is not None and section is not None and self.homes.get(question) == section:
                return question
            group, _, last = text.rpartition(".")
            there = self.find(QUESTION, group)
            path = f"{there[1]}.{last}" if there is not None else text
            return self.find(QUESTION, path) if path != text else None
        if kind == LINE:
            shown = self.find(QUESTION, text)
            lines = (name for name in self.names(LINE) if shown is not None)
            return next(((LINE, name) for name in lines if self.find(QUESTION, name) == shown), None)
        return None

    def named_at(self, former: Name) -> Span:
        """The place where a part has the name that it had before."""
        was: tuple[Scalar, ...] = self.values[self.former[former]].was
        return next(old.span for old in was if old.text == _bare(former[1]))

    def first_name(self, name: Name) -> str:
        """The name that a part had first of all: what it is noted under, whatever it is called since (rule L1). Inside a
        group the path is of first names too."""
        group, dot, bare = name[1].rpartition(".") if name[0] == QUESTION else ("", "", name[1])
        was: tuple[Scalar, ...] = getattr(self.values.get(name), "was", ())
        first = was[0].text if was else bare
        return f"{self.first_name((QUESTION, group))}.{first}" if dot else first

    def rename(self, moves: Mapping[Name, Scalar]) -> dict[Name, Name]:
        """Give parts other names, each its new bare one; a part keeps the old ones (`was`), and what stands in a group
        goes with it. Returns what every part that has another name or path now was called, and is."""
        if not moves:
            return {}
        renamed = {name: (name[0], beside(name[1], new.text)) for name, new in moves.items()}
        changed = {name: new for name in self.values if (new := _now_called(name, renamed)) != name}

        def now(name: Name) -> Name:
            return changed.get(name, name)

        def inside(home: Name, bare: str) -> str:
            kind = QUESTION if home[0] == QUESTION or (home[0] == SECTION and home[1]) else home[0]
            return now((kind, bare))[1]

        for name, called in moves.items():
            value = self.values[name]
            self.values[name] = replace(value, id=called, was=(*value.was, value.id))
        self.values = {now(name): value for name, value in self.values.items()}
        self.homes = {now(name): now(home) for name, home in self.homes.items()}
        self.containers = {
            now(home): Container(
                [inside(home, name) for name in there.base],
                {
                    inside(home, name): replace(anchor, neighbour=inside(home, anchor.neighbour))
                    for name, anchor in there.anchored.items()
                },
            )
            for home, there in self.containers.items()
        }
        # A former name stands where its part does: after the path that its group has now.
        former = {**self.former, **{name: name for name in moves}}
        self.former = {
            (old[0], beside(now(name)[1], _bare(old[1]))): now(name) for old, name in former.items()
        }
        return changed

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


def beside(path: str, bare: str) -> str:
    """The path of something that stands where another does: in the same group, or in none."""
    group, dot, _ = path.rpartition(".")
    return f"{group}{dot}{bare}"


def _bare(path: str) -> str:
    return path.rpartition(".")[2]


def _now_called(name: Name, renamed: Mapping[Name, Name]) -> Name:
    """The path of a part after a renaming of it, or of groups that it stands in."""
    if name[0] != QUESTION:
        return renamed.get(name, name)
    before, after = "", ""
    for bare in name[1].split("."):
        before = f"{before}.{bare}" if before else bare
        new = renamed.get((QUESTION, before))
        last = _bare(new[1]) if new is not None else bare
        after = f"{after}.{last}" if after else last
    return QUESTION, after

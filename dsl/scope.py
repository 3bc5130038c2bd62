"""The table of names a condition is typed against, and how a name is looked up in it (rule C7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from .source import Span

if TYPE_CHECKING:
    from .typecheck import Typed

Ref = tuple[str, str]
"""A source of a condition: `("question", path)` or `("fact", name)`."""


MOST_SEARCHES = 200
"""For how many unknown names of one exemplar the nearest is looked for."""


@dataclass(frozen=True, slots=True)
class Known:
    """A question or fact that a condition may name.

    `ref` is where its value is; `type` a question type, or `age` or `list` of a fact; `options` the codes of a
    choice and `labels`, beside them, their words. `fact` is the fact a question is bound to (rule C9). `born` and
    `unless` of an age are fact names (rule C3). `group` is the template path of the group in whose row it stands,
    empty outside; `each` what one row of a group is called. `was` leads from the former codes of options to those
    that they have. `span` is where it was defined.
    """

    ref: Ref
    type: str
    options: tuple[str, ...] = ()
    unit: str | None = None
    fact: str | None = None
    born: str | None = None
    unless: str | None = None
    group: str = ""
    each: str | None = None
    labels: tuple[str, ...] = ()
    was: Mapping[str, str] = field(default_factory=dict[str, str], compare=False)
    span: Span | None = field(default=None, compare=False, repr=False)

    @property
    def path(self) -> str:
        """The question's path, or the fact's name."""
        return self.ref[1]


@dataclass(frozen=True)
class Scope:
    """All the names of an exemplar: questions by template path, the paths of each section, facts by dotted name,
    and the conditions of `define`, typed, or None where one has an error of its own or is not typed yet.

    `refused` are the words of the language that something is named by all the same, which has been reported where
    it is named: a condition that breaks off at one of them is not blamed again. `former` leads from the names that
    questions had (after the path of the group that they stand in) to their paths, `former_sections` from the names that
    sections had to theirs: what was written under an old name still means the same part.
    """

    questions: Mapping[str, Known] = field(default_factory=dict[str, Known])
    sections: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    facts: Mapping[str, Known] = field(default_factory=dict[str, Known])
    define: Mapping[str, Typed | None] = field(default_factory=dict[str, "Typed | None"])
    refused: frozenset[str] = frozenset()
    former: Mapping[str, str] = field(default_factory=dict[str, str])
    former_sections: Mapping[str, str] = field(default_factory=dict[str, str])
    _searched: list[None] = field(default_factory=list[None], init=False, compare=False, repr=False)

    def find(self, name: str, within: str = "") -> Known | None:
        """What a name means in a row of the group at `within`: the row first, then outward (rule C7).

        A dotted name is `section.question` or `root.attribute`. None where nothing of that name is in reach.
        """
        if "." not in name:
            return self._outward(name, within)
        section, _, rest = name.partition(".")
        paths = self.sections.get(self.section(section))
        if paths is not None and "." not in rest:
            found = self._outward(rest, within)
            if found is not None and (found.path in paths or found.path.partition(".")[0] in paths):
                return found
        return self.facts.get(name)

    def section(self, name: str) -> str:
        """The name that a section has now, by that or a former one; the same where there is none of that name."""
        return name if name in self.sections else self.former_sections.get(name, name)

    def _outward(self, name: str, within: str) -> Known | None:
        found = self._at(f"{within}.{name}" if within else name)
        while found is None and within:
            within = within.rpartition(".")[0]
            found = self._at(f"{within}.{name}" if within else name)
        return found

    def _at(self, path: str) -> Known | None:
        return self.questions.get(path) or self.questions.get(self.former.get(path, ""))

    def group(self, name: str, within: str = "") -> Known | None:
        """The group of that id, or whose row has that name, in reach of a row of the group at `within`."""
        found = self.find(name, within)
        if found is not None and found.type == "group":
            return found
        section, dot, rest = name.partition(".")
        for group in self._each.get(rest if dot else name, ()):
            if group.group not in enclosing(within):
                continue
            paths = self.sections.get(self.section(section), frozenset()) if dot else None
            if paths is None or group.path in paths or group.path.partition(".")[0] in paths:
                return group
        return None

    def row_questions(self, name: str) -> tuple[Known, ...]:
        """The questions of that bare id, present or former, in the rows of any group."""
        return self._in_rows.get(name, ()) or tuple(
            self.questions[path]
            for old, path in self.former.items()
            if old.rpartition(".")[2] == name and self.questions[path].group
        )

    def in_reach(self, within: str) -> Iterator[str]:
        """Every name that can be written in a row of the group at `within`, as it is usually written."""
        yield from self.define
        yield from self.facts
        for group in enclosing(within):
            yield from self._by_group.get(group, ())

    def may_search(self) -> bool:
        """Whether the nearest name may still be looked for: each search takes milliseconds, and a file with more
        than MOST_SEARCHES unknown names has another trouble than spelling."""
        self._searched.append(None)
        return len(self._searched) <= MOST_SEARCHES

    def names_in(self, group: str) -> tuple[str, ...]:
        """The bare ids of the questions in the rows of the group at a template path."""
        return tuple(self._by_group.get(group, ()))

    @cached_property
    def groups(self) -> tuple[Known, ...]:
        """Every repeating group."""
        return tuple(k for k in self.questions.values() if k.type == "group")

    @cached_property
    def group_names(self) -> tuple[str, ...]:
        """The names by which groups can be called: their ids, and what they call one row."""
        return (*(k.path.rpartition(".")[2] for k in self.groups), *self._each)

    @cached_property
    def _each(self) -> dict[str, tuple[Known, ...]]:
        found: dict[str, tuple[Known, ...]] = {}
        for known in self.groups:
            if known.each:
                found[known.each] = (*found.get(known.each, ()), known)
        return found

    @cached_property
    def _in_rows(self) -> dict[str, tuple[Known, ...]]:
        found: dict[str, tuple[Known, ...]] = {}
        for path, known in self.questions.items():
            if known.group:
                name = path.rpartition(".")[2]
                found[name] = (*found.get(name, ()), known)
        return found

    @cached_property
    def _by_group(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path, known in self.questions.items():
            found.setdefault(known.group, []).append(path.rpartition(".")[2])
        return found


def enclosing(within: str) -> tuple[str, ...]:
    """The group at a template path, the groups it stands in, and `""` for the whole exemplar, innermost first.

    >>> enclosing("siblings.schools")
    ('siblings.schools', 'siblings', '')
    """
    found = [within]
    while within:
        within = within.rpartition(".")[0]
        found.append(within)
    return tuple(found)

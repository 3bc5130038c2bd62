"""Who may see what: sensitivity flows from what is read to whatever reads it.

A question tells by its mere presence what its status read; a sentence tells what its condition and its slots read.
So nothing has a reader that something behind it has not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..dsl.context import GROUP_NODES
from .language import AUDIENCES, CLEARANCES, SENSITIVITIES

Ref = tuple[str, str]
"""Something that is read: `("question", path)`, `("fact", name)`, `("section", id)`, `("define", name)`, or a part
of a list as `("part", "fact.part")`."""

Readers = frozenset[str]

EVERYBODY: Readers = frozenset(AUDIENCES)

_CLEARED = {
    level: frozenset(a for a in AUDIENCES if SENSITIVITIES.index(CLEARANCES[a]) >= n)
    for n, level in enumerate(SENSITIVITIES)
}


def own_readers(spec: Mapping[str, Any]) -> Readers:
    """The readers that a question, fact or part of one says for itself: `who may see`, else by its sensitivity. What
    is neither a list nor a level, in an artifact that nobody built, is kept as closely as can be."""
    named = spec.get("who_may_see", EVERYBODY)
    if named is not EVERYBODY:
        return frozenset(a for a in AUDIENCES if isinstance(named, list) and a in named)
    level = spec.get("sensitivity", SENSITIVITIES[0])
    return _CLEARED[level if level in SENSITIVITIES else SENSITIVITIES[-1]]


def said_readers(who_may_see: Iterable[str], sensitivity: str | None) -> Readers:
    """The same from the two as they stand in a definition, where either may be left out."""
    named = frozenset(who_may_see)
    return named or _CLEARED[sensitivity or SENSITIVITIES[0]]


LATENESS: Readers = _CLEARED["sensitive"]
"""Who may read why the work is late. Nobody can say how closely that text is kept, so it is kept as sensitive."""

SOURCES: Readers = _CLEARED["restricted"]
"""Who may read from whom and from which record a fact came. It may name who rang the office, and nobody can say so of
one fact, so it is kept as closely as can be: not even a court is owed that name (D v NSPCC [1978] AC 171)."""


def parts_of(fact: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The parts of a fact that is a list; none of any other."""
    parts = fact.get("parts", ())
    return [p for p in parts if isinstance(p, dict) and "id" in p] if isinstance(parts, list) else []


class Clearance:
    """What each reader may not see of one artifact's content (docs/artifact.md)."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        """Of a content; nothing is followed before somebody asks."""
        self._content = content
        self._read_by: dict[Ref, list[Ref]] = {}
        self._holders: dict[Ref, list[Ref]] = {}
        self._holds: dict[Ref, int] = {}
        self._unseen: dict[str, dict[Ref, Ref | None]] = {}

    def unseen(self, audience: str) -> Mapping[Ref, Ref | None]:
        """What the audience may not see, each with what it reads that is to blame; None where it says so itself.
        Found once for each audience, in time linear in the content."""
        found = self._unseen.get(audience)
        if found is None:
            found = self._unseen[audience] = {
                ref: None for ref, spec in self._sources() if audience not in own_readers(spec)
            }
            waiting = list(found)
            if waiting and not self._read_by:
                self._follow()
            left = dict(self._holds)
            for ref in waiting:  # grows while it is walked: the nearest cause comes first
                emptied: list[Ref] = []
                for holder in self._holders.get(ref, ()):
                    left[holder] -= 1
                    if not left[holder]:
                        # All that would be left of it is how many rows there are, for whoever may not see one of them.
                        emptied.append(holder)
                for reader in (*self._read_by.get(ref, ()), *emptied):
                    if reader not in found:
                        found[reader] = ref
                        waiting.append(reader)
        return found

    def sees(self, audience: str, ref: Iterable[str]) -> bool:
        """Whether an audience may see a source."""
        kind, name = ref
        return (kind, name) not in self.unseen(audience)

    def sees_tree(self, audience: str, tree: Any) -> bool:
        """Whether an audience may see everything that a condition or value in its portable form reads."""
        unseen = self.unseen(audience)
        return not unseen or not any(ref in unseen for ref in self.sources(tree))

    def sees_text(self, audience: str, text: Any) -> bool:
        """Whether an audience may see every slot of a TEXT."""
        if isinstance(text, str):
            return True
        return all(isinstance(part, str) or self.sees(audience, part["slot"]) for part in text)

    def why(self, audience: str, ref: Ref) -> tuple[Ref, ...]:
        """The shortest way from a source that the audience may not see to the one that says so; empty where it may
        be seen."""
        unseen = self.unseen(audience)
        chain: list[Ref] = []
        at: Ref | None = ref if ref in unseen else None
        while at is not None:
            chain.append(at)
            at = unseen[at]
        return tuple(chain)

    def unseen_in(self, audience: str, tree: Any) -> Ref | None:
        """The first source that a condition reads and the audience may not see."""
        unseen = self.unseen(audience)
        return next((ref for ref in self.sources(tree) if ref in unseen), None)

    def _sources(self) -> Iterator[tuple[Ref, Mapping[str, Any]]]:
        for path, spec in self._content["questions"].items():
            yield ("question", path), spec
        for name, spec in self._content["facts"].items():
            yield ("fact", name), spec
            for part in parts_of(spec):
                yield ("part", f"{name}.{part['id']}"), part

    def _follow(self) -> None:
        content = self._content
        for section in content["sections"]:
            self._of_rules(("section", section["id"]), section)
        for name, named in content["define"].items():
            self._link(("define", name), self.sources(named["tree"]))
        for path, spec in content["questions"].items():
            self._of_question(("question", path), spec)
        for name, spec in content["facts"].items():
            self._of_fact(("fact", name), spec)

    def _of_rules(self, ref: Ref, spec: Mapping[str, Any]) -> None:
        for rule in spec.get("rules", ()):
            self._link(ref, self.sources(rule["tree"]))

    def _of_question(self, ref: Ref, spec: Mapping[str, Any]) -> None:
        around = ("question", spec["group"]) if "group" in spec else ("section", spec["section"])
        self._link(ref, (around,))
        self._of_rules(ref, spec)
        kept: Ref | None = None
        if "fact" in spec:
            kept = ("fact", spec["fact"])
        elif "part" in spec:
            kept = ("part", f"{self._content['questions'][spec['group']]['fact']}.{spec['part']}")
        if "group" in spec:
            bound = self._content["questions"][spec["group"]].get("fact")
            self._hold(ref, around, *([("fact", bound)] if bound is not None else []))
        if kept is not None:
            # The answer is the fact, and what is on record is shown for the answer (rule C9): one is as sensitive as
            # the other.
            self._link(ref, (kept,))
            self._link(kept, (ref,))

    def _of_fact(self, ref: Ref, spec: Mapping[str, Any]) -> None:
        others = (spec.get(key) for key in ("age_from", "age_unless"))
        self._link(ref, (("fact", other) for other in others if isinstance(other, str)))
        for part in parts_of(spec):
            inner = ("part", f"{ref[1]}.{part['id']}")
            self._link(inner, (ref,))
            self._hold(inner, ref)
        as_of = self._content.get("as_of")
        if as_of is not None and ("stale_after" in spec or spec["type"] == "age"):
            # Whether it is stale, and how old somebody is, tells of the day that is reckoned from.
            self._link(ref, ((as_of[0], as_of[1]),))

    def _hold(self, part: Ref, *holders: Ref) -> None:
        """A group holds its questions, a list its parts and those of the group that is bound to it."""
        self._holders.setdefault(part, []).extend(holders)
        for holder in holders:
            self._holds[holder] = self._holds.get(holder, 0) + 1

    def _link(self, reader: Ref, read: Iterable[Ref]) -> None:
        for ref in read:
            self._read_by.setdefault(ref, []).append(reader)

    def sources(self, tree: Any) -> Iterator[Ref]:
        """The sources that a condition or value reads; one may come twice."""
        stack = [tree]
        while stack:
            node = stack.pop()
            head = node[0]
            if head in ("question", "fact"):
                yield head, node[1]
            elif head == "named":
                yield "define", node[1]
            elif head == "as_of":
                as_of = self._content.get("as_of")
                if as_of is not None:
                    yield as_of[0], as_of[1]
            elif head in GROUP_NODES:
                yield "question", node[1]
                if node[2] is not None:
                    stack.append(node[2])
            elif head == "one_of":
                stack.append(node[1])
            elif head not in ("number", "date", "today"):
                stack.extend(part for part in node[1:] if isinstance(part, list | tuple) and part)

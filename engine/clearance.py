"""Who may see what: sensitivity flows from what is read to whatever reads it.

A question tells by its mere presence what its status read; a sentence tells what its condition and its slots read.
So each thing has the readers that everything behind it has, and no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..dsl.context import GROUP_NODES
from .language import AUDIENCES, CLEARANCES, SENSITIVITIES

Ref = tuple[str, str]
Readers = frozenset[str]

EVERYBODY: Readers = frozenset(AUDIENCES)


def own_readers(spec: Mapping[str, Any]) -> Readers:
    """The readers that a question, fact or part of one says for itself: `who may see`, else by its sensitivity."""
    if "who_may_see" in spec:
        return frozenset(spec["who_may_see"])
    level = SENSITIVITIES.index(spec.get("sensitivity", SENSITIVITIES[0]))
    return frozenset(a for a in AUDIENCES if SENSITIVITIES.index(CLEARANCES[a]) >= level)


class Clearance:
    """The readers of every source of one artifact's content (docs/artifact.md)."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        """Follow what is read, in the artifact's own order; linear in its size."""
        self.content = content
        self._questions: Mapping[str, Mapping[str, Any]] = content["questions"]
        self._facts: Mapping[str, Mapping[str, Any]] = content["facts"]
        self._known: dict[Ref, Readers] = {}
        sections = {section["id"]: section for section in content["sections"]}
        self._bound = {q["fact"]: path for path, q in self._questions.items() if "fact" in q}
        for name in content["order"]:
            kind, path = name[0], name[2:]
            if kind == "s":
                self._known[("section", path)] = self._of_rules(sections[path])
            elif kind == "q":
                self._known[("question", path)] = self._of_question(path)
            else:
                self._known[("fact", path)] = self._of_fact(path)

    def readers(self, ref: Iterable[str]) -> Readers:
        """The readers of a source: `["question", path]`, `["fact", name]`, or a section as `["section", id]`."""
        kind, name = ref
        found = self._known.get((kind, name))
        if found is None:
            assert kind == "fact"
            found = self._known[(kind, name)] = self._of_fact(name)
        return found

    def of_tree(self, tree: Any) -> Readers:
        """The readers of a condition or value in its portable form: those of everything that it reads."""
        found = EVERYBODY
        for ref in self.reads(tree):
            found &= self.readers(ref)
        return found

    def of_text(self, text: Any) -> Readers:
        """The readers of a TEXT: those of all its slots."""
        found = EVERYBODY
        for part in () if isinstance(text, str) else text:
            if not isinstance(part, str):
                found &= self.readers(part["slot"])
        return found

    def reads(self, tree: Any) -> Iterator[Ref]:
        """The sources that a condition or value reads, named conditions opened; one may come twice."""
        stack = [tree]
        opened: set[str] = set()
        while stack:
            node = stack.pop()
            head = node[0]
            if head in ("question", "fact"):
                yield head, node[1]
            elif head == "as_of":
                if self.content.get("as_of") is not None:
                    yield (self.content["as_of"][0], self.content["as_of"][1])
            elif head == "named":
                if node[1] not in opened:
                    opened.add(node[1])
                    stack.append(self.content["define"][node[1]]["tree"])
            elif head in GROUP_NODES:
                yield "question", node[1]
                if node[2] is not None:
                    stack.append(node[2])
            elif head == "one_of":
                stack.append(node[1])
            elif head not in ("number", "date", "today"):
                stack.extend(part for part in node[1:] if isinstance(part, list | tuple) and part)

    def _of_rules(self, spec: Mapping[str, Any]) -> Readers:
        found = EVERYBODY
        for rule in spec.get("rules", ()):
            found &= self.of_tree(rule["tree"])
        return found

    def _of_question(self, path: str) -> Readers:
        spec = self._questions[path]
        around = ("question", spec["group"]) if "group" in spec else ("section", spec["section"])
        found = own_readers(spec) & self._of_rules(spec) & self._known[around]
        if "fact" in spec:
            found &= own_readers(self._facts[spec["fact"]])
        if "part" in spec:
            fact = self._facts[self._questions[spec["group"]]["fact"]]
            found &= own_readers(next(part for part in fact["parts"] if part["id"] == spec["part"]))
        return found

    def _of_fact(self, name: str) -> Readers:
        spec = self._facts[name]
        found = own_readers(spec)
        if name in self._bound:
            found &= self._known[("question", self._bound[name])]
        for key in ("age_from", "age_unless"):
            if key in spec:
                found &= self.readers(("fact", spec[key]))
        as_of = self.content.get("as_of")
        if as_of is not None and ("stale_after" in spec or spec["type"] == "age") and as_of[1] != name:
            found &= self.readers(as_of)
        return found

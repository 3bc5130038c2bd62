"""A condition said otherwise: the same or its opposite wherever everything is known, in tests that a gap leaves open.

Tests for a gap become `is known` or `is not known`, `surely` and `possibly` fall away, and `not` moves inward.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...dsl.truth import GAP_REASONS
from ..model import Model, Ref, Tree
from ..portable import sources as sources_of
from .behind import inlined
from .states import NOT_APPLICABLE, Sources
from .variables import FAILS, HOLDS

_GAP_TESTS = frozenset({"blank", "not_known", *(f"reason:{reason}" for reason in GAP_REASONS)})


class Meaning:
    """Says the conditions of one model otherwise."""

    def __init__(self, model: Model, sources: Sources, section: str) -> None:
        """By the states that these sources can be in. `section` is where the conditions stand: where it is skipped
        itself they decide nothing."""
        self._model = model
        self._sources = sources
        self._section = section
        self._skipped = {s.id for s in model.sections if s.rules and s.id != section}

    def has_modal(self, tree: Tree) -> bool:
        """Whether `surely` or `possibly` is somewhere in it."""
        return any(node[0] in ("surely", "possibly") for node in inlined(self._model, tree))

    def has_gap_test(self, tree: Tree) -> bool:
        """Whether it asks somewhere for a gap."""
        return any(node[0] == "state" and node[2] in _GAP_TESTS for node in inlined(self._model, tree))

    def of(self, tree: Tree, half: int, same: bool) -> Tree | None:
        """A condition that is true, where everything is known, just where that half of `tree` is true (`same`) or
        just where it is not; None where none is certain. As deep as the condition."""
        kind = tree[0]
        if not any(node[0] in ("state", "surely", "possibly") for node in inlined(self._model, tree)):
            return self._plain(tree, half, same)
        if kind == "named":
            return self.of(self._model.define[tree[1]].tree, half, same)
        if kind == "not":
            return self.of(tree[1], 1 - half, same)
        if kind in ("surely", "possibly"):
            return self.of(tree[1], HOLDS, same if half == HOLDS else not same)
        if kind in ("all", "any"):
            parts = [self.of(part, half, same) for part in tree[1:]]
            alike = half == HOLDS if same else half == FAILS
            word = kind if alike else ("any" if kind == "all" else "all")
            said = [part for part in parts if part is not None]
            return joined(word, said) if len(said) == len(parts) else None
        if kind == "state":
            return self._state(tree, same if half == HOLDS else not same)
        if kind in ("some", "every", "none"):
            return self._rows(tree, same if half == HOLDS else not same)
        return None

    def _plain(self, tree: Tree, half: int, same: bool) -> Tree:
        # Nothing but comparisons, which a gap leaves unknown.
        said = tree if half == HOLDS else _not(tree)
        if same:
            return said
        return ("not", ("surely", said)) if self._may_not_arise(tree) else _not(said)

    def _may_not_arise(self, tree: Tree) -> bool:
        read = list(inlined(self._model, tree))
        if any(node[0] in ("latest", "earliest") or (node[0] == "age" and node[4]) for node in read):
            return True
        return any(
            NOT_APPLICABLE in self._sources.states(ref).names or self._may_be_skipped(ref)
            for ref in _values(read)
        )

    def _may_be_skipped(self, ref: Ref) -> bool:
        # A row that is looked at stands in a group that is asked.
        if ref[0] == "fact":
            return False
        question = self._model.questions[ref[1]]
        return bool(question.rules) or (question.group is None and question.section in self._skipped)

    def _state(self, tree: Tree, same: bool) -> Tree:
        _, source, test = tree
        skippable = self._may_be_skipped((source[0], source[1]))
        known: Tree = ("state", source, "known")
        if test in _GAP_TESTS:
            if same:
                return ("state", source, "not_known")
            return ("any", known, ("state", source, "skipped")) if skippable else known
        if same:
            return tree
        return ("state", source, "not_known") if test == "known" and not skippable else _not(tree)

    def _rows(self, tree: Tree, same: bool) -> Tree | None:
        kind, group, test = tree
        if any(self._may_not_arise(leaf) for leaf in _comparisons(self._model, test)):
            return None  # Rows in which the test does not arise are left out: they would count otherwise.
        quantifier = "some" if same == (kind == "some") else "every"
        inner = self.of(test, HOLDS, same if kind != "none" else not same)
        return None if inner is None else (quantifier, group, inner)


def _not(tree: Tree) -> Tree:
    return tree[1] if tree[0] == "not" else ("not", tree)


def _values(read: list[Tree]) -> set[Ref]:
    return {ref for node in read if node[0] in ("question", "fact") for ref in sources_of(node)}


def _comparisons(model: Model, tree: Tree) -> list[Tree]:
    return [node for node in inlined(model, tree) if node[0] in ("is", "one_of", "includes", "compare")]


def joined(kind: str, parts: Iterable[Tree]) -> Tree:
    """Conditions joined by `and` (`all`) or `or` (`any`), each said once."""
    flat: list[Tree] = []
    for part in parts:
        flat += part[1:] if part[0] == kind else (part,)
    once = tuple(dict.fromkeys(flat))
    return once[0] if len(once) == 1 else (kind, *once)

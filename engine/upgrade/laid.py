"""An exemplar with an authority's layers over it, as an upgrade compares one with another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

from ...dsl.diagnostic import Diagnostic, Diagnostics, Severity
from .. import proofs_codes as proofs
from ..compile import Compiled, compile_exemplar, nation_of
from ..head import Head
from ..layering.beneath import expectations
from ..layering.expectations import Expected, called, verb_of
from ..layering.stack import stack_of
from ..library import Workspace
from .met import UNPROVED, Met
from .rewriting import Change, Move, layers_of, rewritten

Key = tuple[str, str]
"""What is wrong, wherever it stands: a code and its message."""


class Laid:
    """An exemplar compiled with the folder's layers over it, and what each of their changes finds."""

    def __init__(self, workspace: Workspace, move: Move, head: Head) -> None:
        """Compile a version (`head`) in a folder whose layers stand on it."""
        source, _ = workspace.source(head.path)
        self.compiled: Compiled = (
            compile_exemplar(source, workspace) if source is not None else Compiled(None, Diagnostics())
        )
        gathered = self.compiled.values.get("gather")
        self.exemplar: Any = gathered.exemplar if gathered is not None else None
        self.layers = dict(layers_of(workspace, replace(move, old=head.version)))
        self._workspace = workspace

    @property
    def is_composed(self) -> bool:
        """Whether every change could be laid, so that what they make together was judged."""
        return "layer" in self.compiled.values

    @cached_property
    def expected(self) -> dict[Change, Expected]:
        """What each change finds in its place; nothing where the exemplar itself cannot be read."""
        if self.exemplar is None:
            return {}
        places = {
            id(item): (path, n) for path, layer in self.layers.items() for n, item in enumerate(layer.list)
        }
        stack, _ = stack_of(self.exemplar, self._workspace)
        nation = nation_of(self.exemplar, self._workspace.authority()[0])
        found = expectations(self.exemplar, stack, nation)
        return {places[id(each.item)]: each for each in found if id(each.item) in places}

    def errors(self) -> list[Diagnostic]:
        """What is wrong; and what no child is ever asked, since that too was proved of the version before."""
        return [
            d
            for d in self.compiled.diagnostics
            if d.severity is Severity.ERROR or d.code == proofs.NEVER_ASKED.id
        ]

    def said(self) -> set[Key]:
        """Everything that is said of it, without places."""
        return {key(each) for each in self.compiled.diagnostics}

    def change_at(self, fault: Diagnostic) -> Change | None:
        """The change that a fault stands in, or whose place it names besides."""
        for span in (fault.span, *(related.span for related in fault.related)):
            for path, layer in self.layers.items():
                if layer.span.source is span.source:
                    for n, item in enumerate(layer.list):
                        if item.span.start <= span.start < item.span.end:
                            return path, n
        return None

    def is_beside(self, fault: Diagnostic) -> bool:
        """Whether a fault stands in a layer or variant and in none of its changes: in what a variant applies by."""
        return any(layer.span.source is fault.span.source for layer in self.layers.values())

    def met(self, change: Change) -> Met:
        """A change as one that is met, its outcome still to be said."""
        layer = self.layers[change[0]]
        item = layer.list[change[1]]
        return Met(change, called(item), layer, item, verb_of(item)[1].span, UNPROVED)


def key(fault: Diagnostic) -> Key:
    """What is wrong, without its place."""
    return fault.code, fault.message


def laid(workspace: Workspace, move: Move, head: Head, without: Iterable[Change] = ()) -> Laid:
    """A version as it would be with the folder's layers over it, without some changes. `move` says which version they
    stand on now; `head` is the version to lay them on."""
    to = replace(move, new=head.version)
    texts = rewritten(workspace, to, Diagnostics(), without)
    return Laid(Workspace(workspace.root, texts=texts, locked=False), to, head)

"""The layers and variants of one exemplar, from the folder that it is compiled in."""

from __future__ import annotations

from dataclasses import dataclass

from ...dsl.diagnostic import Diagnostics
from ..definition import Exemplar, Layer, Variant
from ..language import RANKS
from ..library import Workspace, fits


@dataclass(frozen=True, slots=True)
class Stack:
    """What is laid over an exemplar: `layers` from the nearest the base to the nearest the team, then by name;
    `variants` by name, since no order exists among them."""

    layers: tuple[Layer, ...] = ()
    variants: tuple[Variant, ...] = ()


def rank_of(said: Layer | Variant) -> int:
    """How near the team a layer stands, as a place in `RANKS`."""
    return RANKS.index(said.rank.value if said.rank else "authority")


def stack_of(exemplar: Exemplar, workspace: Workspace) -> tuple[Stack, Diagnostics]:
    """The layers of a folder that change an exemplar of this name and version. A layer with a fault of its own is
    reported and left out."""
    out = Diagnostics()
    layers: list[Layer] = []
    variants: list[Variant] = []
    for head in workspace.documents():
        if head.kind not in ("layer", "variant"):
            continue
        wanted, _, version = head.version.partition("@")
        if wanted != exemplar.name.text or not fits(exemplar.version.text, version or None):
            continue
        document, found = workspace.open(head)
        out.extend(found)
        if isinstance(document, Layer):
            layers.append(document)
        elif isinstance(document, Variant):
            variants.append(document)
    layers.sort(key=lambda layer: (rank_of(layer), layer.name.text))
    variants.sort(key=lambda variant: variant.name.text)
    return Stack(tuple(layers), tuple(variants)), out

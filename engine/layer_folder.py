"""Whether a layer says the rank of the folder that its file is in: `layers/<rank>/`, where `new` writes it."""

from __future__ import annotations

from pathlib import Path

from ..dsl.diagnostic import Diagnostics
from .definition import Layer, Variant
from .language import RANKS
from .layer_codes import OTHER_RANK


def in_its_folder(layer: Layer | Variant, path: Path) -> Diagnostics:
    """A warning where a layer in `layers/<rank>/` says another rank, or none and so is the authority's (PP392). The folder
    decides nothing: in any other, a layer may say any rank."""
    folder = path.parent.name
    if isinstance(layer, Variant) or path.parent.parent.name != "layers" or folder not in RANKS:
        return Diagnostics()
    rank = layer.rank.value if layer.rank else "authority"
    if rank == folder:
        return Diagnostics()
    span = layer.rank.span if layer.rank else layer.name.span
    says = "says" if layer.rank else "says no rank, so that it has"
    return Diagnostics([OTHER_RANK.at(span, name=layer.name.text, says=says, rank=rank, folder=folder)])

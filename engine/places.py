"""Where a part of an exemplar comes from: the layer, and the file as its folder knows it.

Neither depends on where a checkout or an installation stands, so provenance hashes the same everywhere (rule L7).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from ..dsl.source import Source
from .definition import Layer, Variant
from .gather import Gathered
from .library import SHIPPED_NAME, real
from .provenance import Place

_FRAGMENT = re.compile(r"^fragment:[ \t]*[\"']?([a-z][a-z0-9-]*)", re.MULTILINE)
_VERSION = re.compile(r"^version:[ \t]*[\"']?([0-9A-Za-z.-]+)", re.MULTILINE)


def placing(gathered: Gathered, root: Path | None, laid: Iterable[Layer | Variant] = ()) -> Place:
    """From each source of a gathered exemplar to its layer (`name@version`) and its file, relative to the folder
    at `root` or to the shipped library. A file of neither is known by its bare name. `laid` are the layers and
    variants laid over it."""
    layers: dict[int, str] = {id(layer.span.source): layer.name.text for layer in laid}
    for name, said in gathered.codes.items():
        layers[id(said.span.source)] = name
    model = gathered.data_model
    layers[id(model.span.source)] = f"{model.name.text}@{model.version.text}"
    exemplar = gathered.exemplar
    layers[id(exemplar.span.source)] = f"{exemplar.name.text}@{exemplar.version.text}"

    def place(source: Source) -> tuple[str, str]:
        # A name of a file need not be text; what is hashed must.
        name = _file(source.name, root).encode("utf-8", "backslashreplace").decode()
        return layers.get(id(source)) or _fragment(source), name

    return place


def _fragment(source: Source) -> str:
    # Whatever is none of the others is a fragment, which was shaped: it has its name and version at the left edge.
    name, version = _FRAGMENT.search(source.text), _VERSION.search(source.text)
    return f"{name[1] if name else 'fragment'}@{version[1] if version else '0'}"


def _file(name: str, root: Path | None) -> str:
    if name.startswith(f"{SHIPPED_NAME}/"):
        return name
    path = Path(name)
    if root is not None:
        whole = real(path)
        if whole.is_relative_to(root):
            return whole.relative_to(root).as_posix()
    return PurePosixPath(path.as_posix()).name

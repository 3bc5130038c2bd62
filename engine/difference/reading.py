"""What a condition reads that is otherwise, though the condition itself stands as it was: said for whoever wonders why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..portable import names_used, sources
from .sides import Sides

_OTHERWISE = (
    "its own condition stands as it was, and something that it reads, or what it stands in, is otherwise"
)


def why_otherwise(sides: Sides, trees: Iterable[Any]) -> str:
    """Which named conditions say something else, and which questions are asked otherwise, that these conditions read: as one
    sentence without its full stop."""
    found = list(dict.fromkeys(each for tree in trees for each in _read(sides, tree)))
    return "; ".join(found) or _OTHERWISE


def _read(sides: Sides, tree: Any) -> Iterator[str]:
    old, new = sides.old["define"], sides.new["define"]
    waiting, seen = [tree], set[str]()
    while waiting:
        at = waiting.pop()
        for name in dict.fromkeys(name for kind, name in sources(at) if kind == "question"):
            inside = sides.new["questions"].get(name, {}).get("group")
            if sides.proving.may_differ(name) and not (inside and sides.proving.may_differ(inside)):
                yield f"it reads `{name}`, which is asked otherwise now"
        for name in names_used(at):
            if name in seen or name not in old or name not in new:
                continue
            seen.add(name)
            if old[name]["tree"] != new[name]["tree"]:
                yield f"it reads `{name}`, which is `{new[name]['text']}` now and was `{old[name]['text']}`"
            else:
                waiting.append(new[name]["tree"])

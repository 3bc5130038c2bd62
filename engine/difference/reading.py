"""What a condition reads that is otherwise, though the condition itself stands as it was: said for whoever wonders why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..portable import names_used, sources
from .change import Cause, Change
from .sides import Sides

_OTHERWISE = (
    "its own condition stands as it was, and something that it reads, or what it stands in, is otherwise"
)


def why_otherwise(sides: Sides, trees: Iterable[Any]) -> str:
    """Which named conditions say something else, and which questions are asked otherwise, that these conditions read: as one
    sentence without its full stop."""
    found = list(dict.fromkeys(each for tree in trees for each in _read(sides, tree)))
    return "; ".join(found) or _OTHERWISE


def reads_otherwise(sides: Sides, trees: Iterable[Any]) -> bool:
    """Whether these conditions read anything that is otherwise."""
    return any(True for tree in trees for _ in _read(sides, tree))


def causes(sides: Sides, found: Iterable[Change]) -> Iterator[Cause]:
    """The named conditions that say something else, where changes follow from them, in the newer one's order."""
    changes = list(found)
    old, new = sides.old["define"], sides.new["define"]
    for name in new:
        if name in old and old[name]["tree"] != new[name]["tree"]:
            was, now = old[name]["text"], new[name]["text"]
            parts = _following(sides, _rewritten(name, was, now), changes)
            if parts:
                yield Cause(name, was, now, parts)


def _following(sides: Sides, why: str, changes: Iterable[Change]) -> tuple[str, ...]:
    """The paths of the changes that say this of themselves, and of those that read a question which is asked otherwise for it."""
    parts: dict[str, None] = {}
    reasons, waiting = [why], [each for each in changes if each.note]
    while reasons:
        found = [each for each in waiting if any(reason in each.note for reason in reasons)]
        waiting = [each for each in waiting if each not in found]
        parts |= dict.fromkeys(each.part for each in found)
        told = {each.part for each in found}
        reasons = [
            _asked_otherwise(name)
            for name, spec in sides.new["questions"].items()
            if not told.isdisjoint((f"questions.{name}", f"sections.{spec['section']}"))
        ]
    return tuple(parts)


def _asked_otherwise(name: str) -> str:
    return f"it reads `{name}`, which is asked otherwise now"


def _rewritten(name: str, old: str, new: str) -> str:
    return f"it reads `{name}`, which is `{new}` now and was `{old}`"


def _read(sides: Sides, tree: Any) -> Iterator[str]:
    old, new = sides.old["define"], sides.new["define"]
    waiting, seen = [tree], set[str]()
    while waiting:
        at = waiting.pop()
        for name in dict.fromkeys(name for kind, name in sources(at) if kind == "question"):
            inside = sides.new["questions"].get(name, {}).get("group")
            if sides.proving.may_differ(name) and not (inside and sides.proving.may_differ(inside)):
                yield _asked_otherwise(name)
        for name in names_used(at):
            if name in seen or name not in old or name not in new:
                continue
            seen.add(name)
            if old[name]["tree"] != new[name]["tree"]:
                yield _rewritten(name, old[name]["text"], new[name]["text"])
            else:
                waiting.append(new[name]["tree"])

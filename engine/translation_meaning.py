"""Which texts mean something else than they did, though their words may be the same: what layers say of `meaning`.

A catalogue remembers it in the remarks above a message (`#.`), so that a translation made before is known from one that
was looked at since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..dsl.source import Span
from .definition_layer import Layer

_PARTS = {"question": "questions", "section": "sections"}


@dataclass(frozen=True, slots=True)
class Changed:
    """One change of meaning: what a message's remarks say of it, and where a layer says it."""

    remark: str
    span: Span = field(compare=False)


Meanings = Mapping[str, tuple[Changed, ...]]
"""By the path of a part (`questions.drinking`): each change of its meaning, in the order in which layers make them."""


def changed_meanings(layers: Iterable[Layer]) -> Meanings:
    """The parts of which a layer says `meaning: changed`."""
    found: dict[str, tuple[Changed, ...]] = {}
    for layer in layers:
        for item in layer.list:
            meaning, target = getattr(item, "meaning", None), getattr(item, "target", None)
            if meaning is None or meaning.value != "changed" or target is None:
                continue
            aim = target.value
            if aim.kind in _PARTS:
                because = " ".join(item.because.text.split())
                remark = f"its meaning was changed by {layer.name.text}: {because}"
                path = f"{_PARTS[aim.kind]}.{aim.name.text}"
                found[path] = (*found.get(path, ()), Changed(remark, meaning.span))
    return found


def meaning_of(path: str, meanings: Meanings) -> tuple[Changed, ...]:
    """The changes of what a text means, by its path; a question may be named with its section."""
    if not meanings:
        return ()
    return tuple(
        each
        for part, changes in meanings.items()
        for each in changes
        if path.startswith((f"{part}.", f"{_bare(part)}."))
    )


def remembers(remarks: Iterable[str], changes: Iterable[Changed]) -> bool:
    """Whether the remarks above a message tell of every change; programs break remarks into lines as they like."""
    said = " ".join(" ".join(remarks).split())
    return all(each.remark in said for each in changes)


def _bare(part: str) -> str:
    kind, _, name = part.partition(".")
    return f"{kind}.{name.rpartition('.')[2]}"

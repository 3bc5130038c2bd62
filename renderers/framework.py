"""The order of the Assessment Framework: three domains, twenty dimensions, each question under its first.

Source: Framework for the Assessment of Children in Need and their Families (Department of Health, 2000).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..engine.language import DIMENSIONS
from .record_model import Entry, Part

_SIZES = (7, 6, 7)


def _domains() -> tuple[tuple[str, ...], ...]:
    names = iter(DIMENSIONS)
    return tuple(tuple(next(names) for _ in range(size)) for size in _SIZES)


DOMAINS = _domains()
"""The dimensions of each domain: the child's developmental needs, the care, family and surroundings."""

WITHOUT = "without"
"""The part of what has no dimension."""


def by_framework(
    entries: Iterable[Entry], domains: tuple[str, ...], whole: tuple[str, str], see: str
) -> tuple[Part, ...]:
    """Entries of heading level 4 in the order of the framework; the last part has those without a dimension.

    `domains` are the domains' titles, `whole` the title and the lead of the last part, `see` how a question that
    stands under another dimension is pointed to, with `{ask}` and `{where}`.
    """
    homes: dict[str, list[Entry]] = {}
    pointers: dict[str, list[str]] = {}
    for entry in entries:
        first, *others = entry.dimensions or (WITHOUT,)
        homes.setdefault(first, []).append(entry)
        for other in others:
            pointers.setdefault(other, []).append(see.format(ask=entry.ask, where=DIMENSIONS[first]))
    parts: list[Part] = []
    for number, (title, names) in enumerate(zip(domains, DOMAINS, strict=True), 1):
        inside = tuple(
            Part(
                name,
                DIMENSIONS[name],
                3,
                entries=tuple(homes.get(name, ())),
                pointers=tuple(pointers.get(name, ())),
            )
            for name in names
            if name in homes or name in pointers
        )
        if inside:
            parts.append(Part(f"domain-{number}", title, 2, parts=inside))
    if WITHOUT in homes:
        title, lead = whole
        parts.append(Part(WITHOUT, title, 2, lead, entries=tuple(map(_raised, homes[WITHOUT]))))
    return tuple(parts)


def _raised(entry: Entry) -> Entry:
    """An entry one level nearer the top, where there is no heading of a dimension above it."""
    rows = tuple(
        replace(row, depth=row.depth - 1, entries=tuple(map(_raised, row.entries))) for row in entry.rows
    )
    return replace(entry, depth=entry.depth - 1, rows=rows)

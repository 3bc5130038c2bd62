"""Versions: which one a reference asks for, and which comes later."""

from __future__ import annotations

import re


def fits(version: str, wanted: str | None) -> bool:
    """Whether a version is one that a reference asks for: all of it, or its first numbers, or any.

    >>> fits("3.1.0", "3"), fits("3.1.0", "3.1"), fits("30.1.0", "3"), fits("3.1.0", None)
    (True, True, False, True)
    """
    if wanted is None:
        return True
    have, want = _parts(version), _parts(wanted)
    return have[: len(want)] == want


def _parts(version: str) -> list[str]:
    return re.split(r"[.-]", version)


def version_order(version: str) -> list[tuple[int, int, str]]:
    """What versions are sorted by: number by number, words before numbers."""
    return [(1, int(p), "") if p.isdecimal() and len(p) < 20 else (0, 0, p) for p in _parts(version)]

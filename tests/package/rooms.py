"""The rooms of the house, from the ground up, and where the house stands."""

from __future__ import annotations

from pathlib import Path

TOP = Path(__file__).resolve().parents[2]

FLOORS = {"dsl": 1, "exemplars": 1, "engine": 2, "renderers": 3, "penpicture": 4}
"""A room imports only from rooms on lower floors."""


def modules(room: str) -> list[Path]:
    """The Python files of a room, on their real paths."""
    return sorted(p for p in (TOP / room).rglob("*.py") if "__pycache__" not in p.parts and real(p))


def real(path: Path) -> bool:
    """Whether no part of a path is a link: the face holds links to the rooms below it."""
    return not any(part.is_symlink() for part in (path, *path.parents))

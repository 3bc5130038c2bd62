"""What is new in a version, as it is told: headings, and under each what a person reads in a line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is otherwise, as a sentence or two. `why` is the reason that was given for it, and by whom; empty where none
    was."""

    words: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, what is said under it, and what is listed."""

    head: str
    lead: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Changelog:
    """What is new in a version, for those who work with it."""

    title: str
    lead: tuple[str, ...]
    parts: tuple[Part, ...] = ()

"""What verifying finds of a record: that it is as it was kept, with what was erased of it by whom, or the first thing that is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The first thing of a record that does not match. `part` is what it is (`answer`, `entry`, `seal`, `rendering`, `artifact`, ...),
    `place` where, `what` says it in words without an answer."""

    record: str
    part: str
    place: str
    what: str

    def as_json(self) -> dict[str, str]:
        """The same as plain JSON data."""
        return {"record": self.record, "part": self.part, "place": self.place, "what": self.what}


@dataclass(frozen=True, slots=True)
class ErasedBy:
    """What an `entry` says was erased: when, by whom, and which `places` were meant; `whole` where it was the whole record."""

    entry: int
    at: str
    by: str
    places: tuple[str, ...]
    whole: bool

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        return {
            "entry": self.entry, "at": self.at, "by": self.by, "places": list(self.places), "whole": self.whole,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class SeveredBy:
    """What an `entry` says of a severance: when the record was cut from whom it was about, and by whom."""

    entry: int
    at: str
    by: str

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        return {"entry": self.entry, "at": self.at, "by": self.by}


@dataclass(frozen=True, slots=True)
class Sound:
    """A record that is as it was kept: the digests of its seals in order, how many of its leaves were erased, the entries that
    say so, those that say that it was `severed`, and the version of a fact that was `noted` at each place."""

    record: str
    seals: tuple[str, ...]
    erased: int
    erasures: tuple[ErasedBy, ...] = ()
    severed: tuple[SeveredBy, ...] = ()
    noted: tuple[tuple[str, str], ...] = ()

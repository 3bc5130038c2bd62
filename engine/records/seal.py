"""A seal: what signing freezes, and what its digest stands for (rule R3).

It holds digests and names of parts, and no answer: what was answered, why a question was asked, what the pen picture said and who
signed are leaves, so that each can be erased and the seal still agrees with the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ..canonical import canonical, digest
from .entry import Entry, Under
from .parted import FACT, LATE, is_of_answers

SEAL_FORMAT = 1

ASKED = "asked"
"""The status of a question that nothing had to decide of."""

STATUS = "status "
"""Before the address of a question: the place of its status and of what decided it."""
SIGNATURE = "signature "
"""Before the role: the place of a name and a time."""
RENDERING = "rendering "
"""Before a file's name: the place of a page or a paper that was kept. A rendering shows the seal, so it is not in it."""
WHY_AMENDED = "why amended"
WHY_WRITTEN = "why written"
"""Reasons are leaves, so that they can be erased."""
PEN_PICTURE = "pen picture"
WAITED = "waited for"
CLOCK = "the clock"
STOOD = (PEN_PICTURE, WAITED, CLOCK)
"""What else stood when it was signed: the sentences that were said, what pending questions waited for, and lateness."""

_MARK = 32
"""Hexadecimal digits of a seal that are printed and must be given: too many to make another one that begins so."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What was signed, by digest.

    `number` counts the seals of a record from 1, `previous` is the digest of the one before. `as_of` names the fact or question
    on whose day ages were counted, None without one. `at` is the time of signing, UTC. `answers` and `set_aside` go from
    places (`parted`) to digests, `facts` from names, `statuses` from addresses to `asked` or to the digest of what decided,
    `signatures` from roles, `stood` from the places of `STOOD` and of
    whatever else stands. `amended` are the places that this seal says otherwise than
    the one before.
    """

    record: str
    number: int
    previous: str | None
    under: Under
    exemplar: str
    version: str
    as_of: str | None
    at: str
    signatures: Mapping[str, str]
    answers: Mapping[str, str]
    set_aside: Mapping[str, str]
    facts: Mapping[str, str]
    statuses: Mapping[str, str]
    stood: Mapping[str, str]
    amended: tuple[str, ...] = ()
    why_amended: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The seal as plain JSON data. That nothing was missing is said, for whoever reads it alone."""
        found: dict[str, Any] = {
            "seal": SEAL_FORMAT, "record": self.record, "number": self.number, "previous": self.previous,
            "artifact": self.under.as_json(), "exemplar": self.exemplar, "version": self.version, "as_of": self.as_of,
            "at": self.at, "signatures": dict(self.signatures), "answers": dict(self.answers),
            "set_aside": dict(self.set_aside), "facts": dict(self.facts), "statuses": dict(self.statuses),
            "stood": dict(self.stood), "missing": [],
        }  # fmt: skip
        if self.number > 1:
            found["amended"] = list(self.amended)
            found["why_amended"] = self.why_amended
        return found

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON: what is printed on paper."""
        return digest(canonical(self.as_json()))

    @property
    def mark(self) -> str:
        """What is printed of it."""
        return mark(self.digest)


def more(seal: Seal) -> Mapping[str, Any]:
    """What an entry of a signing holds besides: the seal, and its digest."""
    return MappingProxyType({"seal": seal.as_json(), "sealed": seal.digest})


def sealed(entry: Entry) -> str:
    """The digest of the seal in an entry that was signed."""
    return str(entry.more["sealed"])


def mark(sealed: str) -> str:
    """The beginning of a seal's digest as people copy it: eight groups of four."""
    digits = sealed.removeprefix("sha256:")[:_MARK]
    return " ".join(digits[n : n + 4] for n in range(0, _MARK, 4))


def is_mark_of(typed: str, sealed: str) -> bool:
    """Whether what somebody typed is a seal's digest, or enough of its beginning. Spaces do not matter."""
    digits = "".join(typed.lower().split()).removeprefix("sha256:")
    return len(digits) >= _MARK and sealed.removeprefix("sha256:").startswith(digits)


def frozen(seal: Mapping[str, Any]) -> dict[str, str]:
    """What a seal, as plain data, says stands at each place. Raises KeyError, TypeError or AttributeError for what is no seal."""
    found = {**seal["answers"], **seal["set_aside"], **seal["stood"]}
    for before, part in ((FACT, "facts"), (SIGNATURE, "signatures")):
        for name, one in seal[part].items():
            found[before + name] = one
    for address, one in seal["statuses"].items():
        if one != ASKED:
            found[STATUS + address] = one
    if seal.get("why_amended") is not None:
        found[WHY_AMENDED] = seal["why_amended"]
    return found


def is_sealed(place: str) -> bool:
    """Whether what stands at a place is part of a seal: all but renderings."""
    return not place.startswith(RENDERING)


def answer_places(standing: Mapping[str, str]) -> dict[str, str]:
    """Of what stands at each place, what was answered, and why the work was late."""
    return {p: d for p, d in standing.items() if p == LATE or (is_of_answers(p) and not p.startswith(FACT))}

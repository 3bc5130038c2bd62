"""Whether a record is as it was kept: every byte under a digest, every digest under an entry, every entry under the next.

The bytes themselves are hashed, and each is parsed once at most: a thousand records take about a second.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from ..canonical import NotCanonical, canonical
from .entry import AMENDED, ENTRY_FORMAT, KINDS, REDACTED, SEVERED, SIGNED
from .leaf import SALT
from .parted import FACT, LATE, is_of_question
from .seal import (
    CLOCK,
    PEN_PICTURE,
    RENDERING,
    SEAL_FORMAT,
    SIGNATURE,
    STATUS,
    WAITED,
    WHY_AMENDED,
    frozen,
)

EntryRow = tuple[int, bytes, bytes]
"""The number, the body and the digest of an entry, as they are kept."""
LeafRow = tuple[bytes, bytes, bytes | None, bytes | None]
"""The digest, the place, the salt and the text of a leaf, as they are kept."""


@dataclass(frozen=True, slots=True)
class Index:
    """Where a record stands, as it is kept to find it by."""

    exemplar: bytes
    content: bytes
    provenance: bytes
    standing: bytes
    head: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """One record as it is kept, byte for byte. `index` is None for a record that was handed on without a store."""

    record: str
    entries: Sequence[EntryRow]
    leaves: Sequence[LeafRow]
    index: Index | None = None


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
class Sound:
    """A record that is as it was kept: the digests of its seals in order, and how many of its leaves were erased, by entries that
    say so."""

    record: str
    seals: tuple[str, ...]
    erased: int


Artifacts = Mapping[tuple[str, str], tuple[str, str] | None]
"""By both hashes, the exemplar and the version of each artifact; None for one that does not hold."""


def verified(kept: Kept, artifacts: Artifacts) -> Sound | Mismatch:
    """Whether a record is as it was kept, or the first thing that is not: its entries in order with their seals, then each leaf in
    the order in which it was said, then where it stands in the index."""
    try:
        return _Verifying(kept, artifacts).all()
    except _Found as found:
        return Mismatch(kept.record, *found.args)


class _Found(Exception):
    """What does not match: part, place, words."""


class _Verifying:
    def __init__(self, kept: Kept, artifacts: Artifacts) -> None:
        self.kept, self.artifacts = kept, artifacts
        self.said: dict[str, tuple[str, int]] = {}  # by digest: the place, and the entry that said it first
        self.standing: dict[str, str] = {}
        self.erased: set[str] = set()
        self.seals: list[str] = []
        self.told: list[tuple[str, str]] = []  # the day and the kind of each entry

    def all(self) -> Sound | Mismatch:
        previous: str | None = None
        body: dict[str, Any] = {}
        if not self.kept.entries:
            raise _Found("entry", "1", "its history is not there")
        for number, row in enumerate(self.kept.entries, start=1):
            body = self.entry(number, row, previous)
            previous = "sha256:" + sha256(row[1]).hexdigest()
        self.leaves()
        self.index(body, previous or "")
        return Sound(self.kept.record, tuple(self.seals), len(self.erased))

    # --- entries ------------------------------------------------------------------------------------------------------

    def entry(self, number: int, row: EntryRow, previous: str | None) -> dict[str, Any]:
        at, text, digest = row
        if at != number:
            raise _Found("entry", str(number), f"entry {number} of its history is not there")
        if digest != b"sha256:" + sha256(text).hexdigest().encode():
            raise _Found(
                "entry", str(number), f"entry {number} of its history is not what its digest was made of"
            )
        try:
            body: dict[str, Any] = json.loads(text)
            if _quick(body).encode() != text and canonical(body) != text:
                raise ValueError
            own = body["entry"], body["record"], body["number"], body["previous"]
            if own[0] != ENTRY_FORMAT or body["kind"] not in KINDS:
                raise ValueError
            said, more, under = body["said"], body.get("more", {}), body["under"]
            known = self.artifacts.get((under["content"], under["provenance"]), ())
            self.told.append((body["at"][:10], body["kind"]))
            standing = self.standing
            for place, one in said.items():
                if one is None:
                    standing.pop(place, None)
                else:
                    standing[place] = one
                    if one not in self.said:
                        self.said[one] = (place, number)
            if body["kind"] in (REDACTED, SEVERED):
                self.erased.update(more.get("erased", ()))
        except (ValueError, KeyError, TypeError, AttributeError, NotCanonical, RecursionError):
            raise _Found(
                "entry", str(number), f"entry {number} of its history is none that Penpicture writes"
            ) from None
        if own[1:] != (self.kept.record, number, previous):
            raise _Found(
                "entry", str(number), f"entry {number} of its history does not follow from the one before"
            )
        if not known:
            lost = "is not there" if known == () else "is not as it was kept"
            raise _Found(
                "artifact",
                under["content"],
                f"the artifact that entry {number} was written under, {under['content']}, {lost}",
            )
        if body["kind"] in (SIGNED, AMENDED):
            self.seal(number, body, known)
        return body

    def seal(self, number: int, body: Mapping[str, Any], exemplar: tuple[str, ...]) -> None:
        count = len(self.seals) + 1
        name = f"the seal of {_kinds(count)}, of {day(body['at'])},"
        try:
            seal = body["more"]["seal"]
            sealed = "sha256:" + sha256(_quick(seal).encode()).hexdigest()
            own = (
                seal["seal"], seal["record"], seal["number"], seal["previous"], seal["artifact"], seal["at"],
                (seal["exemplar"], seal["version"]), body["more"]["sealed"], body["kind"] == SIGNED,
            )  # fmt: skip
            expected = frozen(seal)
        except (KeyError, TypeError, AttributeError):
            raise _Found("seal", str(count), f"{name} is none that Penpicture writes") from None
        wanted = (
            SEAL_FORMAT, self.kept.record, count, self.seals[-1] if self.seals else None, body["under"], body["at"],
            exemplar, sealed, count == 1,
        )  # fmt: skip
        if own != wanted:
            raise _Found("seal", str(count), f"{name} does not follow from what was sealed before")
        stood = {p: d for p, d in self.standing.items() if not p.startswith(RENDERING)}
        if expected != stood:
            for place in sorted(
                expected.keys() ^ stood.keys() | {p for p in stood if expected.get(p) != stood[p]}
            ):
                raise _Found(
                    "seal", str(count), f"{name} says otherwise than the history of {part(place)[1]}"
                )
        self.seals.append(sealed)

    # --- leaves -------------------------------------------------------------------------------------------------------

    def leaves(self) -> None:
        said, erased = self.said, self.erased
        there: set[str] = set()
        wrong: dict[str, str] = {}
        stray: list[str] = []
        for digest, place, salt, text in self.kept.leaves:
            name = digest.decode("latin-1")
            found = said.get(name)
            if found is None:
                stray.append(name)
                continue
            there.add(name)
            if text is None or salt is None:
                if text is not salt or place.decode("latin-1") != found[0]:
                    wrong[name] = "is not as it was kept"
                elif name not in erased:
                    wrong[name] = "is gone, and no entry says that it was erased"
            elif name in erased:
                wrong[name] = "was erased, and is there again"
            elif (
                len(salt) != SALT
                or b"sha256:" + sha256(salt + place + b"\0" + text).hexdigest().encode() != digest
            ):
                wrong[name] = "is not what its digest was made of"
            elif place.decode("latin-1") != found[0]:
                wrong[name] = "stands at another place"
        if len(there) != len(said) or wrong:
            for name in said:
                if name in wrong or name not in there:
                    raise self.of(name, wrong.get(name, "is not there"))
        for name in stray:
            raise _Found("leaf", name, f"it holds something that no entry of its history knows, {name[:80]}")

    def of(self, digest: str, wrong: str) -> _Found:
        """What is wrong with a leaf, by what it is and when it was said, or signed."""
        place, number = self.said[digest]
        kind, words = part(place)
        when, how = self.told[number - 1]
        for at, (told, signing) in enumerate(self.told[number - 1 :], start=number):
            if signing in (SIGNED, AMENDED) and at >= number:
                when, how = told, signing
                break
        said = {SIGNED: "as signed on", AMENDED: "as amended on"}.get(how, "as kept on")
        return _Found(kind, place, f"{words}, {said} {day(when)}, {wrong}")

    # --- where it stands ----------------------------------------------------------------------------------------------

    def index(self, body: Mapping[str, Any], digest: str) -> None:
        kept = self.kept.index
        if kept is None:
            return
        under = body["under"]
        exemplar = self.artifacts[under["content"], under["provenance"]] or ("", "")
        standing = "signed" if self.seals else "draft"
        checks: tuple[tuple[str, Any, Any], ...] = (
            ("its last entry", kept.head, body["number"]),
            ("the digest of its last entry", kept.digest, digest.encode()),
            ("its artifact", kept.content, under["content"].encode()),
            ("its artifact's provenance", kept.provenance, under["provenance"].encode()),
            ("its exemplar", kept.exemplar, exemplar[0].encode()),
        )
        for name, found, wanted in checks:
            if found != wanted:
                raise _Found("index", name, f"the index names {name} otherwise than its history")
        redacted = any(kind in (REDACTED, SEVERED) for _, kind in self.told)
        if kept.standing != standing.encode() and not (redacted and kept.standing == b"erased"):
            raise _Found(
                "index", "standing", "the index says otherwise than its history whether it is signed"
            )


def part(place: str) -> tuple[str, str]:
    """What stands at a place: what kind of thing, and in words."""
    for before, kind, words in (
        (FACT, "fact", "what was on record of `{}`"),
        (STATUS, "status", "why `{}` was asked or not"),
        (SIGNATURE, "signature", "the signature of `{}`"),
        (RENDERING, "rendering", "the kept page `{}`"),
    ):
        if place == before:
            return kind, "the signature"
        if place.startswith(before):
            return kind, words.format(place.removeprefix(before))
    if place in _WORDS:
        return _WORDS[place]
    if place.endswith("[]"):
        return "rows", f"the rows of `{place.removesuffix('[]')}`"
    if is_of_question(place):
        return "answer", f"the answer to `{place}`"
    return "leaf", "something that it holds"


_WORDS = {
    LATE: ("answer", "why it was late"),
    PEN_PICTURE: ("pen picture", "what the pen picture said"),
    WAITED: ("waiting", "what was waited for"),
    CLOCK: ("clock", "where its clock stood"),
    WHY_AMENDED: ("reason", "why it was amended"),
}

_quick: Callable[[Any], str] = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False
).encode
"""Canonical for what holds no fractions and no keys beyond ASCII, as entries and seals do."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(moment: str) -> str:
    """The day of a moment, in words."""
    try:
        return f"{int(moment[8:10])} {_MONTHS[int(moment[5:7]) - 1]} {moment[:4]}"
    except (ValueError, IndexError):
        return "an unknown day"


def _kinds(count: int) -> str:
    return "the sign-off" if count == 1 else f"amendment {count - 1}"

"""Whether a record is as it was kept: every byte under a digest, every digest under an entry, every entry under the next.

The bytes themselves are hashed, and each is parsed once at most: a thousand records take about a second.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeAlias, cast

from .about import ABOUT, about
from .entry import ALTHOUGH, AMENDED, BEGAN, ENTRY_FORMAT, KINDS, REDACTED, SEVERED, SIGNED, may_stand
from .findings import ErasedBy, Mismatch, SeveredBy, Sound
from .in_words import day, part
from .leaf import SALT
from .parted import FACT
from .seal import SEAL_FORMAT, frozen, is_sealed

_NOTED = b'"version":'
"""Words that no fact is without whose version was noted."""

EntryRow: TypeAlias = Sequence[Any]
"""The number, the body and the digest of an entry, as they are kept. The body is bytes."""
LeafRow: TypeAlias = Sequence[Any]
"""The digest, the place, the salt and the text of a leaf, as they are kept. The latter two are bytes, or None where they
were erased."""


@dataclass(frozen=True, slots=True)
class Index:
    """Where a record stands, as it is kept to find it by."""

    exemplar: str
    content: str
    provenance: str
    standing: str
    head: int
    digest: str
    subject: str
    salt: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """One record as it is kept, byte for byte. `index` is None for a record that was handed on without a store."""

    record: str
    entries: Sequence[EntryRow]
    leaves: Sequence[LeafRow]
    index: Index | None = None


Artifacts = Mapping[tuple[str, str], tuple[str, str] | None]
"""By both hashes, the exemplar and the version of each artifact; None for one that does not hold."""


def verified(kept: Kept, artifacts: Artifacts) -> Sound | Mismatch:
    """Whether a record is as it was kept, or the first thing that is not: its entries in order with their seals, then each leaf in
    the order in which it was said, then where it stands in the index."""
    try:
        return _Verifying(kept, artifacts).all()
    except _Found as found:
        return Mismatch(
            *(str(each).encode(errors="backslashreplace").decode() for each in (kept.record, *found.args))
        )
    except (TypeError, AttributeError, ValueError, LookupError, RecursionError):
        # A number or nothing where bytes were kept, half a letter, or more within one another than can be read.
        name = str(kept.record).encode(errors="backslashreplace").decode()
        return Mismatch(name, "entry", "", "part of it is of a kind that is never kept")


class _Found(Exception):
    """What does not match: part, place, words."""


class _Verifying:
    def __init__(self, kept: Kept, artifacts: Artifacts) -> None:
        self.kept, self.artifacts = kept, artifacts
        self.bodies: list[Mapping[str, Any]] = []
        self.said: dict[str, str] = {}  # places by digest
        self.standing: dict[str, str] = {}
        self.erased: set[str] = set()
        self.seals: list[str] = []

    def all(self) -> Sound:
        previous: str | None = None
        if not self.kept.entries:
            raise _Found("entry", "1", "its history is not there")
        for number, row in enumerate(self.kept.entries, start=1):
            previous = self.entry(number, row, previous)
        erasing = [each for each in self.bodies if each["kind"] == REDACTED]
        for each in erasing:
            if wrong := each.get("more", {}).get(ALTHOUGH):  # it was damaged once: nothing makes it sound
                raise _Found(wrong[0]["part"], wrong[0]["place"], wrong[0]["what"])
        self.leaves()
        self.index(previous or "")
        erasures = tuple(map(_erased_by, erasing))
        severed = tuple(
            SeveredBy(each["number"], each["at"], str(each["by"]))
            for each in self.bodies
            if each["kind"] == SEVERED
        )
        return Sound(
            self.kept.record, tuple(self.seals), len(self.erased), erasures, severed, tuple(self.noted())
        )

    # --- entries ------------------------------------------------------------------------------------------------------

    def entry(self, number: int, row: EntryRow, previous: str | None) -> str:
        at, text, kept = row
        name = f"entry {number} of its history"
        if at != number:
            raise _Found("entry", str(number), f"{name} is not there")
        if type(text) is not bytes:
            raise _Found("entry", str(number), f"{name} is of a kind that is never kept")
        digest = "sha256:" + sha256(text).hexdigest()
        if digest != kept:
            raise _Found("entry", str(number), f"{name} was changed since it was kept")
        try:
            body: dict[str, Any] = json.loads(text)
            kind, said, under = body["kind"], body["said"], body["under"]
            own = body["record"], body["number"], body["previous"]
            known = self.artifacts.get((under["content"], under["provenance"]), ())
            if body["entry"] != ENTRY_FORMAT or kind not in KINDS or not isinstance(body["at"], str):
                raise ValueError
            self.stands(said)
            erased = body.get("more", {}).get("erased", ())
            self.erased.update(erased)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise _Found("entry", str(number), f"{name} is none that Penpicture writes") from None
        if own != (self.kept.record, number, previous):
            raise _Found("entry", str(number), f"{name} does not follow from the one before")
        if not may_stand(kind, said, signed=bool(self.seals)):
            when = "after it was signed" if self.seals else "where nothing is"
            raise _Found("entry", str(number), f"{name} writes {when}, and signs nothing")
        if erased and kind != REDACTED:
            raise _Found("entry", str(number), f"{name} erases something, and is no redaction")
        if not known:
            lost = "is not there" if known == () else "is not as it was kept"
            words = f"the artifact that entry {number} was written under, {under['content']}, {lost}"
            raise _Found("artifact", str(under["content"]), words)
        self.bodies.append(body)
        if kind in (SIGNED, AMENDED):
            self.seal(body, known, text)
        return digest

    def stands(self, said: Mapping[str, str | None]) -> None:
        """What stands at each place after an entry."""
        if None not in said.values():
            now = cast("Mapping[str, str]", said)
            self.standing.update(now)
            self.said.update(zip(now.values(), now, strict=True))
            return
        for place, digest in said.items():
            if digest is None:
                self.standing.pop(place, None)
            else:
                self.standing[place] = digest
                self.said[digest] = place

    def seal(self, body: Mapping[str, Any], exemplar: tuple[str, ...], text: bytes) -> None:
        count = len(self.seals) + 1
        name = f"the seal of {_kinds(count)}, of {day(body['at'])},"
        try:
            seal = body["more"]["seal"]
            sealed = "sha256:" + sha256(_spelled(text) or _quick(seal).encode()).hexdigest()
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
        if count > 1 and seal.get("why_amended") is None:
            raise _Found("seal", str(count), f"{name} does not say why it was amended")
        others = self.standing.keys() - expected.keys()
        if not (expected.items() <= self.standing.items()) or any(is_sealed(place) for place in others):
            stood = {place: digest for place, digest in self.standing.items() if is_sealed(place)}
            wrong = (p for p in sorted(expected.keys() | stood.keys()) if expected.get(p) != stood.get(p))
            raise _Found(
                "seal", str(count), f"{name} says otherwise than the history of {part(next(wrong))[1]}"
            )
        self.seals.append(sealed)

    # --- leaves -------------------------------------------------------------------------------------------------------

    def leaves(self) -> None:
        if self.erased or not self.kept.leaves or not self._quickly():
            self.slowly()

    def _quickly(self) -> bool:
        """Whether each leaf, taken all at once, is one that was said and says what its digest was made of. That is so of nearly every
        record, and a loop over its leaves would take as long as all the rest."""
        names, places, salts, texts = zip(*self.kept.leaves, strict=True)
        try:
            if set(map(type, texts)) != {bytes} or set(map(len, salts)) != {SALT}:
                return False
            made = [
                "sha256:" + sha256(b"%b%b\0%b" % (salt, place.encode(), text)).hexdigest()
                for salt, place, text in zip(salts, places, texts, strict=True)
            ]
        except (TypeError, AttributeError):
            return False
        return (
            made == list(names)
            and len(made) == len(self.said)
            and list(map(self.said.get, made)) == list(places)
        )

    def slowly(self) -> None:
        """Look at each leaf by itself: something was erased, or does not match. What does not is named in the order in which it was
        said."""
        wrong: dict[str, str] = {}
        stray: list[str] = []
        for name, place, salt, text in self.kept.leaves:
            at = self.said.get(name)
            if at is None or name in wrong:  # or it is there twice
                stray.append(str(name))
            elif text is None and salt is None and place == at and name in self.erased:
                wrong[name] = ""
            elif text is None or salt is None:
                wrong[name] = "is not there, and no entry says that it was erased"
            elif (
                type(salt) is not bytes
                or type(text) is not bytes
                or type(place) is not str
                or len(salt) != SALT
            ):
                wrong[name] = "is not of the kind that was kept"
            elif "sha256:" + sha256(salt + place.encode() + b"\0" + text).hexdigest() != name:
                wrong[name] = "was changed since"
            elif place != at:
                wrong[name] = "stands at another place"
            else:
                wrong[name] = "was erased, and is there again" if name in self.erased else ""
        for name in self.said:
            if wrong.get(name, "is not there"):
                raise self.of(name, wrong.get(name, "is not there"))
        for name in stray:
            raise _Found("leaf", name, f"it holds something that no entry of its history knows, {name[:80]}")

    def of(self, digest: str, wrong: str) -> _Found:
        """What is wrong with a leaf, by what it is and when it was signed, or kept where it was not signed since."""
        place = self.said[digest]
        since = next(n for n, body in enumerate(self.bodies) if digest in body["said"].values())
        signing = [body for body in self.bodies[since:] if body["kind"] in (SIGNED, AMENDED)]
        when = signing[0] if signing else self.bodies[since]
        how = {SIGNED: "as signed on", AMENDED: "as amended on"}.get(when["kind"], "as kept on")
        kind, words = part(place)
        return _Found(kind, place, f"{words}, {how} {day(when['at'])}, {wrong}")

    def noted(self) -> Iterator[tuple[str, str]]:
        """The place of each fact whose version was noted, and the version."""
        for _, place, _, text in self.kept.leaves:
            if place.startswith(FACT) and text is not None and _NOTED in text:
                with suppress(ValueError, AttributeError, RecursionError):
                    version = json.loads(text).get("version")
                    if version and isinstance(version, str):
                        yield place, version

    # --- where it stands ----------------------------------------------------------------------------------------------

    def index(self, digest: str) -> None:
        kept = self.kept.index
        if kept is None:
            return
        body = self.bodies[-1]
        under = body["under"]
        exemplar = self.artifacts[under["content"], under["provenance"]] or ("", "")
        checks: tuple[tuple[str, Any, Any], ...] = (
            ("its last entry", kept.head, body["number"]),
            ("the digest of its last entry", kept.digest, digest),
            ("its artifact", kept.content, under["content"]),
            ("its artifact's provenance", kept.provenance, under["provenance"]),
            ("its exemplar", kept.exemplar, exemplar[0]),
        )
        for name, found, wanted in checks:
            if found != wanted:
                raise _Found("index", name, f"the index names {name} otherwise than its history")
        tied = [each.get("more", {}).get(ABOUT) for each in self.bodies if each["kind"] in (BEGAN, SEVERED)]
        if len(kept.salt) != SALT or about(kept.salt, self.kept.record, kept.subject) != (tied or [None])[-1]:
            raise _Found("index", "subject", "the index says otherwise than its history whom it is about")
        standing = "signed" if self.seals else "draft"
        if any(each["kind"] == REDACTED and each.get("more", {}).get("whole") for each in self.bodies):
            standing = "erased"
        if kept.standing != standing:
            raise _Found(
                "index", "standing", f"the index says otherwise than its history that it is {standing}"
            )


_quick: Callable[[Any], str] = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False
).encode
"""Canonical for what holds no fractions and no keys beyond ASCII, as seals do. An entry's own bytes are hashed, however they are
spelled."""


def _spelled(text: bytes) -> bytes | None:
    """The seal's own bytes in those of its entry, which are canonical; None where there is another way to read them: a name that
    is there again, or one that is spelled otherwise."""
    _, before, rest = text.partition(b',"more":{"seal":')
    seal, after, _ = rest.partition(b',"sealed":"sha256:')
    # `"seal":`, in it the number of its format, and `"sealed":`.
    return seal if before and after and text.count(b'"seal') == 3 and b"\\" not in text else None


def _erased_by(body: Mapping[str, Any]) -> ErasedBy:
    more = body.get("more", {})
    places = tuple(map(str, more.get("places", ())))
    return ErasedBy(body["number"], body["at"], str(body["by"]), places, bool(more.get("whole")))


def _kinds(count: int) -> str:
    return "the sign-off" if count == 1 else f"amendment {count - 1}"

"""A version of a fact: what was known, since when, who said it and which record, chained to the version before it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ..answers import OnRecord
from ..canonical import canonical, digest
from ..records.leaf import Leaf, leaf_digest

VERSION_FORMAT = 1

NEW, CONFIRMED, CORRECTED, TAKEN_BACK, REDACTED, SEVERED = (
    "new", "confirmed", "corrected", "taken back", "redacted", "severed",
)  # fmt: skip
HOW = (NEW, CONFIRMED, CORRECTED, TAKEN_BACK, REDACTED, SEVERED)
"""How a version came about. `redacted` and `severed` say nothing of the fact: they note which leaves were erased."""

SAID, SOURCE = "said ", "source "
"""What the places of a version's two leaves begin with; the name of the fact follows."""


@dataclass(frozen=True, slots=True)
class FactVersion:
    """One version of a fact of one holder.

    `version` names it, and tells nothing; a record notes it by a name of its own (`noted_by`). `said` is the leaf of what was known, in an `OnRecord`'s names (neither value nor
    reason: nothing is known any more); `source` the leaf of where it came from: `at` (UTC), `by`, `record`, `question`. `erased` are
    the digests of leaves that a redaction or a severance took out. `text` is the canonical JSON of all that is hashed over,
    `digest` its SHA-256, `previous` the digest of the version before, None for the first.
    """

    history: str
    holder: str
    fact: str
    number: int
    version: str
    how: str
    said: Leaf | None
    source: Leaf
    erased: tuple[str, ...]
    previous: str | None
    text: bytes
    digest: str

    @property
    def held(self) -> OnRecord | None:
        """What it says; None where it says that nothing is known, where it was erased, or where it notes an erasure."""
        told = None if self.said is None else self.said.said
        if not told or (told.get("value") is None and told.get("reason") is None):
            return None
        return OnRecord(**told)

    @property
    def record(self) -> str | None:
        """The record that it came from; None where that was erased."""
        return self._from("record")

    @property
    def question(self) -> str | None:
        """The question that it was said to."""
        return self._from("question")

    @property
    def at(self) -> str | None:
        """When it was kept, UTC by ISO 8601."""
        return self._from("at")

    @property
    def by(self) -> str | None:
        """Who kept it."""
        return self._from("by")

    def _from(self, name: str) -> str | None:
        told: Mapping[str, Any] = self.source.said or {}
        found: str | None = told.get(name)
        return found


def same(one: OnRecord | None, other: OnRecord | None) -> bool:
    """Whether two say the same: value or reason, and whether there are others. Since when and by whom does not matter."""
    return _stated(one) == _stated(other)


def _stated(held: OnRecord | None) -> bytes | None:
    if held is None:
        return None
    # A list of no entries is a stated none (rule C6).
    empty = held.value == [] or held.value == ()
    stated = {"reason": "not_applicable"} if empty else {"value": held.value, "reason": held.reason}
    return canonical({"value": None, "reason": None, **stated, "others": held.others})


def noted_by(record: str, version: str) -> str:
    """What a record notes a version by: in each record another name, so that none leads from one child's record to another's. Once a severance has
    given the version another name, nothing in the store says of what this was one.

    >>> noted_by("visit-1", "a") == noted_by("visit-2", "a")
    False
    """
    return digest(canonical([record, version])).removeprefix("sha256:")[:_NOTE]


_NOTE = 32
"""Hexadecimal digits of a note: as many as a version's name has."""


def whose(salt: bytes, history: str, holder: str) -> str:
    """The digest of whose a history is. With the salt gone it stands for nothing that could be guessed."""
    return leaf_digest(salt, f"whose {history}", holder.encode())


def body(
    fact: str,
    number: int,
    how: str,
    *,
    history: str,
    said: Leaf | None,
    source: Leaf,
    previous: str | None,
    erased: tuple[str, ...] = (),
    of: str | None = None,
) -> tuple[bytes, str]:
    """What is hashed over, as canonical JSON, and its digest. `of` says from now on whose the history is (`whose`)."""
    told: dict[str, Any] = {
        "fact_version": VERSION_FORMAT, "history": history, "fact": fact, "number": number, "how": how,
        "said": None if said is None else said.digest, "source": source.digest, "previous": previous,
    }  # fmt: skip
    if erased:
        told["erased"] = list(erased)
    if of is not None:
        told["of"] = of
    text = canonical(told)
    return text, digest(text)


def read_version(
    holder: str, version: str, text: bytes, leaves: Mapping[str, Leaf] = MappingProxyType({})
) -> FactVersion:
    """A version from its canonical JSON and the leaves of its history. Raises ValueError for a text that is none, or one whose leaves
    are not there."""
    try:
        told = json.loads(text)
        return FactVersion(
            told["history"], holder, told["fact"], told["number"], version, told["how"],
            None if told["said"] is None else leaves[told["said"]], leaves[told["source"]],
            tuple(told.get("erased", ())), told["previous"], text, digest(text),
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise ValueError("this is no version of a fact") from fault

"""Whether what was read of a fact's history is as it was kept. What is not is not shown, not opened with and not signed: `verify` says what
of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .. import store_codes as codes
from ..records.leaf import Leaf
from ..store.fault import StoreFault
from .version import SAID, SEVERED, SOURCE, FactVersion, read_version, whose


class Head(NamedTuple):
    """Where the history of a fact stands: whose it is, with the salt of that, and its last version by number and digest."""

    history: str
    holder: str
    fact: str
    salt: bytes
    head: int
    digest: str


class Kept(NamedTuple):
    """A version as it stands in its table."""

    version: str
    body: bytes
    digest: str


def whole(head: Head, kept: Sequence[Kept], leaves: Mapping[str, Leaf]) -> tuple[FactVersion, ...]:
    """The versions of one fact, oldest first: each follows from the one before up to where the history stands, each leaf says what was
    said, none was taken out but by an erasure that says so, and it is the history of whom it is said to be. Raises StoreFault (PP784), which
    names the fact and says nothing of it."""
    try:
        versions = tuple(read_version(head.holder, each.version, each.body, leaves) for each in kept)
        sound = _hangs_together(head, kept, versions)
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError):
        raise not_whole(head.fact) from None
    if not sound:
        raise not_whole(head.fact)
    return versions


def not_whole(fact: str) -> StoreFault:
    """That the history of a fact lacks something, or is another thing."""
    return StoreFault(codes.DAMAGED, path=fact, reason="what is known of it is not as it was kept")


def _hangs_together(head: Head, kept: Sequence[Kept], versions: Sequence[FactVersion]) -> bool:
    erased = {each for one in versions for each in one.erased}
    before: str | None = None
    of: Any = None
    for number, (row, each) in enumerate(zip(kept, versions, strict=True), 1):
        if (each.history, each.fact, each.number, each.previous, each.digest) != (
            head.history, head.fact, number, before, row.digest,
        ):  # fmt: skip
            return False
        if not (
            _is_kept(each.said, SAID + head.fact, erased)
            and _is_kept(each.source, SOURCE + head.fact, erased)
        ):
            return False
        if not each.source.erased and each.source.said["version"] != each.version:
            return False
        if number == 1 or each.how == SEVERED:
            of = json.loads(each.text).get("of", of)
        before = each.digest
    return (len(versions), before) == (head.head, head.digest) and of == whose(
        head.salt, head.history, head.holder
    )


def _is_kept(leaf: Leaf | None, place: str, erased: set[str]) -> bool:
    if leaf is None:
        return True
    return leaf.place == place and leaf.holds and (not leaf.erased or leaf.digest in erased)

"""Reading a signed record as it was: the version that is asked for, on its own day, under its own artifact."""

from __future__ import annotations

from .. import signing_codes as codes
from ..erasing_codes import ERASED as GONE
from ..records.as_signed import as_signed
from ..records.history import History
from ..records.signed import renderings
from ..session import Session
from .answered_before import answered_before
from .fault import StoreFault
from .store import Store


def version_of(found: History, number: int | None = None) -> int:
    """The number of a version: the one that is asked for, or the last. Raises StoreFault: PP778 for a record that was erased, PP764 for a draft, PP768 for a version that
    there is not."""
    if found.erased:
        raise StoreFault(GONE, record=found.record)
    count = len(found.seals)
    if not count:
        raise StoreFault(codes.NOT_SIGNED, record=found.record, what="and has no versions yet")
    if number is not None and not 0 < number <= count:
        there = "one version" if count == 1 else f"{count} versions"
        raise StoreFault(codes.NO_VERSION, record=found.record, there=there, number=number)
    return number or count


def signed_session(store: Store, found: History, number: int | None = None) -> Session:
    """The session of a signed record as it stood at a version, on the day on which that was signed, with its statuses as they were
    signed (`records.as_signed`). What was erased since is blank in it. What is said to it is not kept. Raises StoreFault as `version_of` does."""
    version = version_of(found, number)
    session = as_signed(store.artifact(found.seals[version - 1].under), found, version)
    session.answered_before = answered_before(store, found, session)
    return session


def kept_renderings(found: History, number: int | None = None) -> dict[str, bytes | None]:
    """What was kept for readers when a version was signed, or the last one, by file name: bytes, or None for what was erased since. Raises
    StoreFault as `version_of` does."""
    return renderings(found, version_of(found, number))

"""What may be a name in a store: of a record, of an identity that tells nothing, of who writes."""

from __future__ import annotations

from unicodedata import is_normalized

from .. import store_codes as codes
from .fault import MOST, StoreFault

_JOINERS = str.maketrans("", "", "\u200c\u200d")  # people's names in several scripts need them


def named(what: str, text: str, *, alike: bool = False) -> str:
    """The name of `what`, if it can be one. With `alike`, one that is looked up later: no other spelling may look like it.

    >>> named("a record", "2026/014 Aoife")
    '2026/014 Aoife'

    Raises StoreFault (PP759).
    """
    if reason := _fault(text, alike):
        raise StoreFault(codes.NO_NAME, what=what, reason=reason, most=MOST)
    return text


def file_named(text: str) -> str:
    """The name of a file that is kept with a record, if every system can write a file of that name into a folder and nowhere else.

    >>> file_named("record.family.en.html")
    'record.family.en.html'

    Raises StoreFault (PP759).
    """
    named("a file that is kept with a record", text)
    if text in (".", "..") or not _LEADS_AWAY.isdisjoint(text):
        raise StoreFault(
            codes.NO_NAME,
            what="a file that is kept with a record",
            reason="it leads to another folder",
            most=MOST,
        )
    return text


_LEADS_AWAY = frozenset("/\\:")


def _fault(text: str, alike: bool) -> str | None:
    if not text:
        return "it is empty"
    if len(text) > MOST:
        return f"it has {len(text):,} letters"
    if text != text.strip():
        return "it begins or ends in a space"
    if not text.translate(_JOINERS).isprintable():
        return "it has a letter that cannot be seen"
    if alike and (text != text.translate(_JOINERS) or not is_normalized("NFC", text)):
        return "it can be written in two ways that look alike"
    return None

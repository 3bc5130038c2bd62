"""What may be a name in a store: of a record, of an identity that tells nothing, of who writes; and what a reason and a day are."""

from __future__ import annotations

from datetime import date
from typing import Any
from unicodedata import is_normalized

from .. import signing_codes
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


def reasoned(because: Any, *, needed: bool = False) -> None:
    """See that a reason says something, in letters that can be kept; where it is `needed`, that there is one. Raises StoreFault
    (PP769)."""
    if because is None and not needed:
        return
    if not isinstance(because, str) or not because.strip() or not _is_whole(because):
        raise StoreFault(
            signing_codes.NOT_SAID,
            option="because",
            expected="words that say why",
            example="It was misheard",
        )


def several(option: str, names: Any, example: str) -> tuple[str, ...]:
    """Names as they are given, to be looked at more than once. One name alone is no list of them: each of its letters would be taken
    for a name, or any part of it for the whole. Raises StoreFault (PP769).

    >>> several("said", ["drinking"], "drinking")
    ('drinking',)
    """
    given: tuple[Any, ...] = () if isinstance(names, str | bytes) else tuple(names)
    if isinstance(names, str | bytes) or not all(isinstance(each, str) for each in given):
        raise StoreFault(
            signing_codes.NOT_SAID,
            option=option,
            expected="a list of names, even where it is one alone",
            example=f'{option}=["{example}"]',
        )
    return given


def _is_whole(text: str) -> bool:
    """Whether a text has no half of a letter, which no file takes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def dated(option: str, day: str) -> None:
    """See that a day is one, as YYYY-MM-DD. Raises StoreFault (PP769)."""
    try:
        sound = date.fromisoformat(day).isoformat() == day
    except (TypeError, ValueError):
        sound = False
    if not sound:
        raise StoreFault(
            signing_codes.NOT_SAID, option=option, expected="a day: year, month, day", example="2026-04-01"
        )


def _fault(text: Any, alike: bool) -> str | None:
    if text is not None and not isinstance(text, str):
        return "it is no text"
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

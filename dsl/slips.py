"""The slips people make in writing a condition, found where a text stops being one.

Each finder proposes slips. One that offers a repair counts only if the repaired text is understood further than the
author's own, so that what is reported is the cause, once, and the repair is good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from . import condition_codes as codes
from .bracketing import bare_count, bare_not, mixed, sums, unbalanced
from .checking import Checking
from .expecting import expected
from .folding import several
from .parser import TooDeep, TooLong, Unexpected, parse
from .slip import Slip, misses
from .turns import articles, if_then, includes_several, lone_options, neither, numbers, rows, unless
from .wordings import (
    capitals,
    every_child,
    labels,
    left_out,
    listed,
    missing_is,
    odd_ends,
    prose,
    quotes,
    signs,
    words,
)
from .written_dates import dates

MOST_REPAIRS = 12
"""How many repairs are tried on one text."""

MOST_STEPS = 4
"""How many slips of one text are repaired at once."""

LONGEST = 400
"""A faulty text longer than this is not searched for slips: trying repairs takes time."""

FINDERS: tuple[Callable[[Checking, str, Unexpected], Iterator[Slip]], ...] = (
    labels, every_child, prose, quotes, dates, unless, if_then, neither, lone_options, rows, numbers, signs, words, capitals, mixed,
    includes_several, listed, bare_not, bare_count, sums, unbalanced, left_out, articles, missing_is, odd_ends,
)  # fmt: skip
"""In the order in which they are believed: the more particular first."""


def explain(at: Checking, unexpected: Unexpected) -> None:
    """Report, once, why a text is not a condition."""
    text = at.text.text
    start, end = unexpected.at
    before = text[:start].rstrip()
    if not text.strip():
        at.fault(codes.EMPTY, (0, len(text)))
        return
    if text[start:end] == ")" and before.endswith("("):
        at.fault(codes.EMPTY, (len(before) - 1, end))
        return
    slip = _slip(at, text, unexpected)
    if slip is not None:
        once = slip.repaired(text)
        whole = _mended(at, once) if slip.edit is not None else None
        if slip.edit is None or whole == once:
            at.fault(slip.code, slip.at, edit=slip.edit, **slip.words)
        elif whole is None:
            at.fault(slip.code, slip.at, **slip.words)
        else:
            words: dict[str, Any] = dict(slip.words)
            if "instead" in words:
                words["instead"] = f"`{whole}`"
            at.fault(slip.code, slip.at, edit=((0, len(text)), whole), **words)
        return
    if start >= len(text.rstrip()):
        last = text.split()[-1]
        at.fault(
            codes.UNFINISHED,
            (start - len(last), start),
            last=last[-60:],
            expected=expected(unexpected.accepts),
        )
    else:
        at.fault(
            codes.UNEXPECTED,
            (start, end),
            found=_shown(text[start:end]),
            expected=expected(unexpected.accepts),
        )


def _slip(at: Checking, text: str, unexpected: Unexpected) -> Slip | None:
    """The first slip that is believed: it offers no repair, or one after which more of the text is understood."""
    finders = FINDERS if len(text) <= LONGEST else (mixed, unbalanced)
    missed = misses(text)
    found = (slip for find in finders for slip in find(at, text, unexpected))
    for slip in islice(found, MOST_REPAIRS):
        if slip.edit is None or misses(slip.repaired(text)) < missed:
            return slip
    return None


def _mended(at: Checking, once: str) -> str | None:
    """A text after one repair with its other slips repaired too, if it is then a condition; otherwise as it is. None
    where what is left is a slip that only its author can put right."""
    text = once
    for _ in range(MOST_STEPS):
        try:
            parse(text)
        except Unexpected as unexpected:
            slip = _slip(at, text, unexpected)
            if slip is None or slip.edit is None:
                return once
            text = slip.repaired(text)
        except (TooLong, TooDeep):
            return once
        else:
            return several(at, text)
    return once


def _shown(found: str) -> str:
    """What does not fit, with a name for a character that can't be seen."""
    return (
        found[:60] if found.isprintable() else " ".join(f"U+{ord(character):04X}" for character in found[:4])
    )

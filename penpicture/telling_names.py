"""Names that tell something: whom a record is about, and what a record is called, stand in every history for good, and are to tell nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .dsl.diagnostic import Diagnostic
from .engine.knowing_codes import TELLS_SOMETHING
from .typed import command_line

_DATE = re.compile(
    r"(?<![0-9A-Za-z])(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{2}|\d{4}))(?![0-9A-Za-z])"
)


def tells(name: str) -> str | None:
    """What a name seems to tell: words, or a date; None for one that tells nothing.

    >>> tells("c-17"), tells("Sam Cole"), tells("SC-2018-05-03")
    (None, 'words with spaces between them', 'a date')
    """
    if any(each.isspace() for each in name.strip()):
        return "words with spaces between them"
    return "a date" if _DATE.search(name) else None


def telling_names(args: list[str], names: Iterable[tuple[str, str | None]]) -> Iterator[Diagnostic]:
    """A warning of each option whose name tells something, at the name on the command line."""
    for option, name in names:
        found = None if name is None else tells(name)
        if found is not None:
            yield TELLS_SOMETHING.at(command_line(args, name), option=option, found=found)

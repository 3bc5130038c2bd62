"""What is said when Penpicture itself fails: the place in the program, and never a value of anybody's."""

from __future__ import annotations

import sys
from pathlib import Path
from traceback import extract_tb

from .command_codes import UNFORESEEN
from .telling import tell
from .typed import command_line

ROOMS = {"penpicture", "dsl", "engine", "renderers"}


def report(unforeseen: Exception, args: list[str]) -> None:
    """Print PP899 for an exception to standard error. Its own message is left out: it may quote an answer."""
    fault = UNFORESEEN.at(command_line(args), kind=type(unforeseen).__name__, where=where(unforeseen))
    tell([fault], to=sys.stderr)


def where(unforeseen: BaseException) -> str:
    """The innermost places of an exception within Penpicture, as `file.py:line`, outermost first."""
    home = Path(__file__).resolve().parents[1]
    places = []
    for frame in extract_tb(unforeseen.__traceback__):
        path = Path(frame.filename).resolve()
        if path.is_relative_to(home) and path.relative_to(home).parts[0] in ROOMS:
            places.append(f"{path.relative_to(home).as_posix()}:{frame.lineno}")
    return ", ".join(places[-3:]) or "an unknown place"

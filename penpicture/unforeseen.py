"""What is said when Penpicture itself fails: the place in the program, and never a value of anybody's."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from traceback import extract_tb

from .command_codes import UNFORESEEN, UNWRITABLE
from .telling import tell
from .typed import command_line

ROOMS = {"penpicture", "dsl", "engine", "renderers"}


def report(unforeseen: Exception, args: list[str]) -> None:
    """Print PP899 for an exception to standard error. Its own message is left out: it may quote an answer."""
    fault = UNFORESEEN.at(command_line(args), kind=type(unforeseen).__name__, where=where(unforeseen))
    tell([fault], to=sys.stderr)


def refused(fault: OSError, args: list[str]) -> None:
    """Print PP852 for what the system would not do, such as writing to a full disk. The rest of the output is lost,
    so whatever waits to be printed goes nowhere."""
    with suppress(OSError):
        sys.stdout.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    reason = (fault.strerror or "it is not possible").lower()
    path = fault.filename if isinstance(fault.filename, str) else "the output"
    with suppress(OSError):
        tell([UNWRITABLE.at(command_line(args), path=path, reason=reason)], to=sys.stderr)


def where(unforeseen: BaseException) -> str:
    """The innermost places of an exception within Penpicture, as `file.py:line`, outermost first."""
    home = Path(__file__).resolve().parents[1]
    places = []
    for frame in extract_tb(unforeseen.__traceback__):
        path = Path(frame.filename).resolve()
        if path.is_relative_to(home) and path.relative_to(home).parts[0] in ROOMS:
            places.append(f"{path.relative_to(home).as_posix()}:{frame.lineno}")
    return ", ".join(places[-3:]) or "an unknown place"

"""Saying things at a terminal or into a pipe: colours and progress for people, plain text for programs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import Any, TextIO

from .dsl.diagnostic import Diagnostic, Severity


def in_colour(to: TextIO) -> bool:
    """Whether a stream is a terminal that wants colours: https://no-color.org is respected."""
    return to.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def tell(diagnostics: Iterable[Diagnostic], *, form: str = "text", to: TextIO | None = None) -> None:
    """Print diagnostics as `text`, `json` or `github`, to standard output where no stream is given."""
    from .dsl import printing

    stream = to or sys.stdout
    found = tuple(diagnostics)
    if form == "json":
        tell_json([d.as_json() for d in found], to=stream)
    elif form == "github":
        stream.write(printing.github(found))
    elif found:
        stream.write(printing.text(found, colour=in_colour(stream)))
    stream.flush()


def tell_json(value: Any, *, to: TextIO | None = None) -> None:
    """Print a JSON value, indented, with one line end."""
    (to or sys.stdout).write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def say(text: str) -> None:
    """Print a line at once, for whoever is waiting beside it."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def remark(text: str) -> None:
    """Say in passing, to a person at a terminal only: nothing when standard output or error is piped."""
    if sys.stdout.isatty() and sys.stderr.isatty():
        sys.stderr.write(text + "\n")


@contextmanager
def working(on: str) -> Generator[None, None, None]:
    """Show that something is under way, at a terminal, for as long as it lasts."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    from rich.console import Console

    with Console(stderr=True, highlight=False).status(on):
        yield


def outcome_of(diagnostics: Iterable[Diagnostic]) -> int:
    """The exit code that diagnostics call for: 1 where one is an error."""
    return int(any(d.severity is Severity.ERROR for d in diagnostics))


def counted(number: int, one: str, several: str = "") -> str:
    """A number with its noun: `1 file`, `2 files`."""
    return f"{number} {one if number == 1 else several or one + 's'}"

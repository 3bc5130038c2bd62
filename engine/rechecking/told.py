"""Findings as JSON, and back: what was told of files that still say what they said.

Only offsets are kept, never a line of anybody's file: its text is read again when there is something to tell of it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ...dsl.diagnostic import Diagnostic, Diagnostics, Edit, Related, Severity
from ...dsl.loading import load
from ...dsl.source import Source, Span
from ..files import SHIPPED, SHIPPED_NAME, real


class Texts:
    """The texts that findings point into, each read once, of the files that `has` knows by their real path."""

    def __init__(self, has: Callable[[Path], bool]) -> None:
        """`has` says whether a real path is one of the files that findings may speak of."""
        self._has = has
        self._read: dict[tuple[str, bool], Source] = {}

    def text(self, name: str, private: bool) -> Source:
        """The text that diagnostics call by a name. Raises LookupError where it is none of the known files."""
        if (name, private) not in self._read:
            ours = name.startswith(f"{SHIPPED_NAME}/")
            path = SHIPPED / name[len(SHIPPED_NAME) + 1 :] if ours else Path(name)
            if not self._has(real(path)):
                raise LookupError(name)
            source, _ = load(path, name, private=private)
            if source is None:
                raise LookupError(name)
            self._read[name, private] = source
        return self._read[name, private]


def as_json(found: Diagnostics, texts: Texts) -> list[Any]:
    """Findings in the order in which they were found. Raises LookupError where a place in one could not be found again."""
    return [
        [
            each.code, each.severity.value, each.message, each.help, _place(each.span, texts),
            [[_place(other.span, texts), other.message] for other in each.related],
            None if each.edit is None else [_place(each.edit.span, texts), each.edit.replacement],
        ]
        for each in found
    ]  # fmt: skip


def from_json(told: list[Any], texts: Texts) -> Diagnostics:
    """The same findings again. Raises LookupError, TypeError or ValueError for anything that `as_json` did not make."""
    return Diagnostics(
        Diagnostic(
            code,
            Severity(severity),
            message,
            _span(at, texts),
            help_,
            tuple(Related(_span(there, texts), said) for there, said in related),
            None if edit is None else Edit(_span(edit[0], texts), edit[1]),
        )
        for code, severity, message, help_, at, related, edit in told
    )


def _place(span: Span, texts: Texts) -> list[Any]:
    source = span.source
    if not source.text:
        return [source.name, source.private, None, None]  # A file as such, there or not.
    if texts.text(source.name, source.private).text != source.text:
        raise LookupError(source.name)
    return [source.name, source.private, span.start, span.end]


def _span(place: list[Any], texts: Texts) -> Span:
    name, private, start, end = place
    if start is None:
        return Span(Source(name, "", private), 0, 0)
    return Span(texts.text(name, private), start, end)

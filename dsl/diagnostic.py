"""What is wrong, where, why, and what to do: the one type in which every stage reports a fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .source import Span


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops the build, a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that the diagnostic speaks of, with a few words on its part in it."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A certain repair: put `replacement` where `span` is."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault in a practice lead's words about her own text.

    `message` is one sentence without a full stop; `help` says what to do; `because` says why it matters
    (from the catalogue page of the code); `related` holds the other places; `edit` a repair where one is certain.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    help: str = ""
    related: tuple[Related, ...] = ()
    edit: Edit | None = None

    def as_json(self) -> dict[str, Any]:
        """The published JSON form: code, severity, message, help, file, line, column, end_line, end_column,
        related, and edit where there is one. Lines and columns are 1-based code points."""
        found: dict[str, Any] = {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "help": self.help,
            **_place(self.span),
            "related": [{"message": r.message, **_place(r.span)} for r in self.related],
        }
        if self.edit is not None:
            found["edit"] = {"replacement": self.edit.replacement, **_place(self.edit.span)}
        return found


def _place(span: Span) -> dict[str, Any]:
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    return {"file": span.file, "line": line, "column": column, "end_line": end_line, "end_column": end_column}


class Diagnostics:
    """A growing list of diagnostics that one run of a stage reports into; the same fault at the same place
    is kept once."""

    def __init__(self, found: Iterable[Diagnostic] = ()) -> None:
        """Start with what earlier stages found."""
        self._found: dict[tuple[str, str, int, int, str], Diagnostic] = {}
        self.extend(found)

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep a diagnostic, unless the same one is here already."""
        span = diagnostic.span
        self._found.setdefault(
            (diagnostic.code, span.file, span.start, span.end, diagnostic.message), diagnostic
        )

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep each of several diagnostics."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    @property
    def has_errors(self) -> bool:
        """Whether any diagnostic is an error."""
        return any(d.severity is Severity.ERROR for d in self._found.values())

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All of them by file, place and code: the order in which they are printed."""
        return tuple(
            sorted(self._found.values(), key=lambda d: (d.span.file, d.span.start, d.span.end, d.code))
        )

    def __iter__(self) -> Iterator[Diagnostic]:
        """In the order found."""
        return iter(self._found.values())

    def __len__(self) -> int:
        """How many."""
        return len(self._found)

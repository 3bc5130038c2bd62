"""The catalogue of diagnostic codes: each code's wording lives here once, and its page is made from it.

A family of codes is a module named `*_codes.py` in the room that raises them; importing it registers its codes.
"""

from __future__ import annotations

from dataclasses import dataclass

from .diagnostic import Diagnostic, Edit, Related, Severity
from .source import Span


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of fault.

    `message` and `help` are `str.format` templates filled by keyword when a fault is found; `why` is the
    paragraph of its page that says why it matters. `title` heads the page. The words of a `safe` code repeat nothing
    that a private text says; any other is told of a private text by its title alone.
    """

    id: str
    title: str
    message: str
    help: str
    why: str
    severity: Severity = Severity.ERROR
    safe: bool = False

    def at(
        self,
        span: Span,
        *,
        related: tuple[Related, ...] = (),
        edit: Edit | None = None,
        **words: object,
    ) -> Diagnostic:
        """The diagnostic of this code at a place, its templates filled with `words`.

        Raises KeyError if a template names a word that was not given: a fault of ours, caught by the code's test.
        """
        if span.source.private and not self.safe:
            return Diagnostic(self.id, self.severity, self.title[0].lower() + self.title[1:], span, _PRIVATE)
        return Diagnostic(
            self.id,
            self.severity,
            self.message.format(**words),
            span,
            self.help.format(**words),
            related,
            edit,
        )


_PRIVATE = "look at that line of the file; it is not shown here, because it may hold an answer"

_CODES: dict[str, Code] = {}


def code(
    id: str,
    title: str,
    *,
    message: str,
    help: str,
    why: str,
    severity: Severity = Severity.ERROR,
    safe: bool = False,
) -> Code:
    """Register a code. Raises ValueError if the identifier is taken: codes are stable and never reused."""
    if id in _CODES:
        raise ValueError(f"code {id} is already {_CODES[id].title!r}")
    _CODES[id] = Code(id, title, message, help, why, severity, safe)
    return _CODES[id]


def registered() -> dict[str, Code]:
    """Every registered code by identifier, sorted. Complete once the modules that register codes are imported."""
    return dict(sorted(_CODES.items()))

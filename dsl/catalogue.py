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
    paragraph of its page that says why it matters. `title` heads the page.
    """

    id: str
    title: str
    message: str
    help: str
    why: str
    severity: Severity = Severity.ERROR

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
        return Diagnostic(
            self.id,
            self.severity,
            self.message.format(**words),
            span,
            self.help.format(**words),
            related,
            edit,
        )


_CODES: dict[str, Code] = {}


def code(
    id: str, title: str, *, message: str, help: str, why: str, severity: Severity = Severity.ERROR
) -> Code:
    """Register a code. Raises ValueError if the identifier is taken: codes are stable and never reused."""
    if id in _CODES:
        raise ValueError(f"code {id} is already {_CODES[id].title!r}")
    _CODES[id] = Code(id, title, message, help, why, severity)
    return _CODES[id]


def registered() -> dict[str, Code]:
    """Every registered code by identifier, sorted. Complete once the modules that register codes are imported."""
    return dict(sorted(_CODES.items()))

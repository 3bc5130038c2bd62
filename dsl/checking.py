"""What one check of one condition carries with it: the text, the names in reach, what was found and what was read."""

from __future__ import annotations

from typing import Any

from .catalogue import Code
from .diagnostic import Diagnostics, Edit, Related
from .nodes import At
from .scope import Known, Ref, Scope
from .source import Span
from .syntax import Scalar


class Checking:
    """The state of one check. `within` is the template path of the group in whose row names are looked up; it
    changes while the rows of a group are looked through, and so do `left`, the rows that were left for them, and
    `test`, the innermost test in hand."""

    __slots__ = (
        "as_of",
        "deciding",
        "found",
        "leading",
        "left",
        "pending",
        "reads",
        "scope",
        "test",
        "text",
        "today",
        "within",
    )

    def __init__(
        self, text: Scalar, scope: Scope, within: str, deciding: bool, leading: bool = False
    ) -> None:
        """Nothing found and nothing read yet."""
        self.text = text
        self.scope = scope
        self.within = within
        self.left: tuple[str, ...] = ()
        self.deciding = deciding
        self.leading = leading
        self.found = Diagnostics()
        self.reads: list[tuple[Ref, Span]] = []
        self.as_of: Span | None = None
        self.today: Span | None = None
        self.pending: Span | None = None
        self.test: At = (0, len(text.text))

    def fault(
        self,
        code: Code,
        at: At,
        /,
        *,
        edit: tuple[At, str] | None = None,
        related: tuple[Related, ...] = (),
        **words: Any,
    ) -> None:
        """Report a fault at offsets of the text. The edit is left out where the text has no exact place: a
        replacement for the whole scalar would be wrong."""
        place = self.text.place
        repair = None
        if edit is not None and self.text.body is not None:
            repair = Edit(place(*edit[0]), edit[1])
        self.found.add(code.at(place(*at), related=related, edit=repair, **words))

    def read(self, ref: Ref, at: At) -> None:
        """Note that the condition reads a source, where it names it."""
        self.reads.append((ref, self.text.place(*at)))

    def words(self, at: At, most: int = 60) -> str:
        """The author's own words at offsets, shortened where they run on."""
        found = " ".join(self.text.text[slice(*at)].split())
        return found if len(found) <= most else found[: most - 3] + "..."

    def defined(self, known: Known) -> tuple[Related, ...]:
        """The place where a question or fact was defined, as a related place."""
        if known.span is None:
            return ()
        return (Related(known.span, f"`{known.path}` is defined here"),)

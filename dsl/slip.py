"""One slip of writing, and how far a text is understood with it repaired."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .catalogue import Code
from .nodes import At
from .parser import TooDeep, TooLong, Unexpected, parse


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip at offsets of the text: its code, the words of its message, and the repair where there is one."""

    code: Code
    at: At
    edit: tuple[At, str] | None = None
    words: dict[str, Any] = field(default_factory=dict[str, Any])

    def repaired(self, text: str) -> str:
        """The text with the repair made."""
        if self.edit is None:
            return text
        (start, end), replacement = self.edit
        return text[:start] + replacement + text[end:]


def misses(text: str) -> int:
    """How many characters at the end of a text are not understood: -1 where it is a condition."""
    try:
        parse(text)
    except Unexpected as unexpected:
        return len(text.rstrip()) - unexpected.at[0]
    except (TooLong, TooDeep):
        return len(text)
    return -1

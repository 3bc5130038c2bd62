"""For whom and how something is written: one value that every target is given."""

from __future__ import annotations

from dataclasses import dataclass

from ..engine.language import AUDIENCES
from ..engine.translation_applied import LANGUAGES

ORDERS = ("story", "framework")


@dataclass(frozen=True, slots=True)
class Edition:
    """One way of writing.

    `audience` is one of `AUDIENCES`; `easy_read` is the child's easy-read version, and is for that audience
    alone; `large_print` sets text at 18 points; `order` is `story` (the author's) or `framework` (by the
    dimensions of the Assessment Framework); `language` is one of `LANGUAGES`. Raises ValueError
    for any other.
    """

    audience: str = "practitioner"
    easy_read: bool = False
    large_print: bool = False
    order: str = "story"
    language: str = "en"

    def __post_init__(self) -> None:
        """Look at what was asked for."""
        if self.audience not in AUDIENCES or self.order not in ORDERS:
            raise ValueError("there is no such audience or order")
        if self.language not in LANGUAGES:
            raise ValueError("there is no such language")
        if self.easy_read and self.audience != "child":
            raise ValueError("easy read is for the child")

    @property
    def voice(self) -> str | None:
        """The voice it speaks in (`VOICES`), None for the audience's own."""
        return "easy_read" if self.easy_read else None

    @property
    def name(self) -> str:
        """What its files are called: `family`, `child.easy-read`, `practitioner.framework.large-print`. The language
        stands after it in their names."""
        parts = [self.audience]
        parts += ["easy-read"] if self.easy_read else []
        parts += [self.order] if self.order != "story" else []
        parts += ["large-print"] if self.large_print else []
        return ".".join(parts)

    @property
    def infix(self) -> str:
        """What stands in the names of files that go without one for practitioners: "" or `.family`."""
        return "" if self == STANDARD else f".{self.name}"


STANDARD = Edition()

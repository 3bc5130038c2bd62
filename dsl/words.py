"""The words of the condition language: names that an author may not give to anything of her own (rule C7)."""

from __future__ import annotations

from typing import Final

STATES: Final = (
    "blank", "answered", "known", "asked", "skipped", "pending", "applicable",
    "not_applicable", "not_known", "not_yet_known", "declined", "not_asked", "recorded_elsewhere",
)  # fmt: skip
"""The words that a state test may end in."""

RESERVED: Final = frozenset({
    *STATES,
    "and", "or", "not", "is", "one", "of", "where", "on", "before", "after", "from", "to",
    "any", "every", "no", "surely", "possibly", "does", "include", "includes", "today",
    "count", "latest", "earliest", "total",
    "day", "days", "week", "weeks", "month", "months", "year", "years",
})  # fmt: skip
"""Every word of the language. `yes` and `no` are answers: `no` alone is a word too, of group tests."""

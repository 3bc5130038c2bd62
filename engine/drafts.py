"""What is said to one question or group of a running record, whether or not it counts now."""

from __future__ import annotations

from typing import Any

from ..dsl.truth import Rows
from .answers import Given
from .program import DRAFT, FIRST_CELL, STRIDE, Frame

Draft = tuple[Given, Any, str]
"""What was said to one question: itself, and the operand and the state that it comes to."""

NO_ROWS = Rows(())


class OnRecordDraft(tuple[Given, Any, str]):
    """What is on record of one question of a row: it counts as said until something is (rule A5)."""

    __slots__ = ()


class RowsDraft:
    """The rows of one group in one frame: those present and those set aside, in the order added.

    `said` is `complete`, `others` or `none`; `reason` a reason for no answer. `on_record` has, by row and question,
    what the data model holds of a group bound to a list (rules A5, R1); `recorded` what it says of the whole, where
    it has no entries: that there are none, or a reason; `others_on_record` whether it says that there are others.
    """

    __slots__ = ("on_record", "others_on_record", "present", "reason", "recorded", "removed", "said")

    def __init__(self) -> None:
        """No rows, and nothing said."""
        self.present: dict[str, Frame] = {}
        self.removed: dict[str, Frame] = {}
        self.on_record: dict[str, dict[str, OnRecordDraft]] = {}
        self.recorded: tuple[Any, str] | None = None
        self.others_on_record = False
        self.said: str | None = None
        self.reason: Given | None = None

    @property
    def others(self) -> bool:
        """Whether there are others: said here, or on record and not said otherwise here."""
        return self.said == "others" or (self.said is None and self.others_on_record)

    def put_in_order(self) -> None:
        """Order the rows: first those on record, as the record has them, then those told here, as they were told."""
        first = {row: self.present[row] for row in self.on_record if row in self.present}
        self.present = first | self.present

    def operand_and_state(self) -> tuple[Any, str]:
        """What conditions see of the rows (rule C6). "There are others" without one row told is still blank."""
        if self.present:
            return Rows(tuple(self.present.values()), self.others), "answered"
        if self.said == "none":
            return NO_ROWS, "not_applicable"
        if self.reason is not None and self.reason.reason is not None:
            return None, self.reason.reason
        if self.recorded is not None and not self.removed and self.said != "others":
            return self.recorded
        return None, "blank"


def says_something(draft: Any) -> bool:
    """Whether a draft cell holds anything that was said here: what is only on record was not."""
    if not isinstance(draft, RowsDraft):
        return draft is not None and not isinstance(draft, OnRecordDraft)
    if draft.said is not None or draft.reason is not None or draft.removed:
        return True
    return any(row not in draft.on_record or _row_says(inner) for row, inner in draft.present.items())


def _row_says(frame: Frame) -> bool:
    return any(says_something(draft) for draft in frame[FIRST_CELL + DRAFT :: STRIDE])

"""Where an answer stands: `drinking`, `siblings[r1].name`, `siblings[r1].schools[r2].name`."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass

_STEP = re.compile(r"([a-z][a-z0-9_]*)(?:\[([A-Za-z0-9][A-Za-z0-9-]{0,63})\])?")
ROW_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


class AddressError(ValueError):
    """The text is not the address of a question."""


@dataclass(frozen=True, slots=True)
class Address:
    """A question's template `path` and the identifiers of the rows in which it stands, outermost first."""

    path: str
    rows: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The address as it is written."""
        if not self.rows:
            return self.path
        *groups, last = self.path.split(".")
        return ".".join([*(f"{g}[{r}]" for g, r in zip(groups, self.rows, strict=True)), last])


def parse_address(text: str) -> Address:
    """Read an address. Raises AddressError if it is not one."""
    steps: list[str] = []
    rows: list[str] = []
    parts = text.split(".")
    for number, part in enumerate(parts):
        found = _STEP.fullmatch(part)
        last = number == len(parts) - 1
        if found is None or (found[2] is None) != last:
            raise AddressError("a question is named by its id, and in a group as group[row].id")
        steps.append(found[1])
        if not last:
            rows.append(found[2])
    return Address(".".join(steps), tuple(rows))


def new_row_id() -> str:
    """A fresh row identifier: a UUID of version 7 (RFC 9562), so that rows sort by when they were added."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

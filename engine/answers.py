"""What a record holds: answers, reasons, rows and the facts that it saw. Immutable; `session` makes the next one.

The published contract is `answers.schema.json`; `answer_reading` reads it with places, this module writes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ANSWER_FORMAT = 1
GROUP_STATES = ("complete", "others", "none")


@dataclass(frozen=True, slots=True)
class Given:
    """What was said to one question: a `value` in its JSON form, or a `reason` for none (rule A1).

    `note` is more to say; `until` the ISO date to come back to a `not_yet_known`; `pointer` where else it is
    recorded; `at` and `by` when and by whom; `shown` the hash of the wording that was shown (rule A4).
    """

    value: Any = None
    reason: str | None = None
    note: str | None = None
    at: str | None = None
    by: str | None = None
    until: str | None = None
    pointer: str | None = None
    shown: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The entry of the answer file."""
        found = {name: getattr(self, name) for name in _GIVEN if getattr(self, name) is not None}
        return found


_GIVEN = ("value", "reason", "note", "at", "by", "until", "pointer", "shown")


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What the data model holds of one fact: a `value` or a `reason`, since when (`on`, an ISO date), from which
    `record`, and who said so (rule A5). `others` says of a list that there are more than its entries (rule C6)."""

    value: Any = None
    reason: str | None = None
    on: str | None = None
    record: str | None = None
    said_by: str | None = None
    others: bool = False

    def as_json(self) -> dict[str, Any]:
        """The entry of the answer file."""
        names = ("value", "reason", "on", "record", "said_by")
        found = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        return {**found, "others": True} if self.others else found


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a group, its identifier permanent; a removed row is kept, set aside (rule C6)."""

    row: str
    given: Mapping[str, Given] = field(default_factory=dict)
    rows: Mapping[str, RowsGiven] = field(default_factory=dict)
    removed: bool = False

    def as_json(self) -> dict[str, Any]:
        """The entry of the answer file."""
        found: dict[str, Any] = {"row": self.row}
        if self.given:
            found["given"] = {name: given.as_json() for name, given in self.given.items()}
        if self.rows:
            found["rows"] = {name: rows.as_json() for name, rows in self.rows.items()}
        if self.removed:
            found["removed"] = True
        return found


@dataclass(frozen=True, slots=True)
class RowsGiven:
    """The rows of one group; `state` is `complete`, `others` ("there are others"), `none` or None."""

    state: str | None = None
    rows: tuple[Row, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The entry of the answer file."""
        found: dict[str, Any] = {}
        if self.state is not None:
            found["state"] = self.state
        if self.rows:
            found["list"] = [row.as_json() for row in self.rows]
        return found


@dataclass(frozen=True, slots=True)
class Answers:
    """All that one record holds. `facts` are those it saw, by name; `given` and `rows` by question id. With a `reader` it is that one's part
    of a record: it may leave out what the reader does not see."""

    exemplar: str
    version: str
    artifact: str | None = None
    facts: Mapping[str, OnRecord] = field(default_factory=dict)
    given: Mapping[str, Given] = field(default_factory=dict)
    rows: Mapping[str, RowsGiven] = field(default_factory=dict)
    lateness: str | None = None
    reader: str | None = None
    checked: str | None = field(default=None, init=False, compare=False, repr=False)
    """The identity of the artifact against which they were found sound, if they were."""

    def as_json(self) -> dict[str, Any]:
        """The answer file as plain JSON data."""
        found: dict[str, Any] = {
            "penpicture": ANSWER_FORMAT,
            "answers": self.exemplar,
            "version": self.version,
        }
        if self.artifact is not None:
            found["artifact"] = self.artifact
        if self.facts:
            found["facts"] = {name: fact.as_json() for name, fact in self.facts.items()}
        found["given"] = {name: given.as_json() for name, given in self.given.items()}
        if self.rows:
            found["rows"] = {name: rows.as_json() for name, rows in self.rows.items()}
        if self.lateness is not None:
            found["lateness"] = self.lateness
        if self.reader is not None:
            found["reader"] = self.reader
        return found

    def dumps(self) -> str:
        """The answer file as JSON text, one key a line, ending in a line end."""
        return json.dumps(self.as_json(), ensure_ascii=False, indent=1) + "\n"

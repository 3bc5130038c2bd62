"""Plain data of an answer file looked at for its shape: mappings, keys, remarks and moments; faults gather without values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeGuard

from ..dsl.catalogue import Code
from ..dsl.diagnostic import Severity
from ..dsl.nearest import nearest
from . import answer_codes as codes
from .remarks import moment, remark
from .spoken import listed
from .values import Malformed

Path = tuple[str | int, ...]
"""Where in the data something stands."""
Plain = Mapping[str, Any]

YES_OR_NO = {"yes": True, "no": False, "true": True, "false": False, "True": True, "False": False}
A_MAPPING = "a mapping of keys and values"

OTHER_WORDS = {
    "answer": "value",
    "because": "reason",
    "comment": "note",
    "comments": "note",
    "notes": "note",
    "date": "at",
    "when": "at",
    "who": "by",
    "date recorded": "on",
    "source": "said_by",
}
"""What people write for the keys of an answer file."""


MOST_FAULTS = 100
"""Faults told of one answer file: a file with more is another file, and each costs a search for the nearest name."""


class Enough(Exception):
    """There are `MOST_FAULTS` faults."""


class PlainCheck:
    """One reading of plain data against one artifact; faults gather as (code, path, words)."""

    def __init__(self, content: Mapping[str, Any], identity: str) -> None:
        """For an artifact's content and its identity."""
        self.content = content
        self.identity = identity
        self.questions: Mapping[str, Mapping[str, Any]] = content["questions"]
        self.faults: list[tuple[Code, Path, dict[str, Any]]] = []

    def fault(self, code: Code, path: Path, **words: Any) -> None:
        """Keep a fault: its code, where it is, and the words of its message. Warnings alone never stop the reading: what
        else the file says would be lost."""
        error = code.severity is Severity.ERROR
        if error or len(self.faults) < MOST_FAULTS:
            self.faults.append((code, path, words))
        if error and len(self.faults) >= MOST_FAULTS:
            raise Enough

    def mapping(self, data: object, path: Path, place: str, expected: str = A_MAPPING) -> TypeGuard[Plain]:
        """Whether data is a mapping, which is told where it is not; a key with nothing under it is passed over."""
        if not isinstance(data, Mapping):
            if data != "":
                self.fault(codes.WRONG_SHAPE, path, place=place, expected=expected)
            return False
        return True

    def keys(
        self, data: Plain, path: Path, place: str, known: tuple[str, ...], *, private: bool = False
    ) -> bool:
        """Whether a mapping has known keys alone. Where a key may be somebody's words (`private`), it is repeated
        only if it is a known word for a known key."""
        sound = True
        for key in data:
            if key in known:
                continue
            sound = False
            meant = OTHER_WORDS.get(str(key)) or nearest(str(key), known)
            meant = meant if meant in known else None
            allowed = listed([f"`{each}`" for each in known])
            hint = f"did you mean `{meant}`?" if meant else f"take it out; what may stand here is {allowed}"
            shown = repeatable(key) if meant or not private else "…"
            self.fault(codes.UNKNOWN_KEY, (*path, key), key=shown, place=place, suggestion=hint)
        return sound

    def text(self, data: Plain, key: str, path: Path, place: str) -> str | None:
        """What somebody remarked, None where there is nothing."""
        return self._remark(remark, data, key, path, place)

    def moment(self, data: Plain, key: str, path: Path, question: str) -> str | None:
        """A date, or a date and time, by ISO 8601."""
        return self._remark(moment, data, key, path, f"`{key}` of `{question}`")

    def _remark(
        self, read: Callable[[object], str | None], data: Plain, key: str, path: Path, place: str
    ) -> str | None:
        try:
            return read(data.get(key))
        except Malformed as fault:
            self.fault(codes.WRONG_SHAPE, (*path, key), place=place, expected=fault.expected)
            return None


def repeatable(key: object) -> str:
    """A key as a fault may repeat it: only if it looks like a name, for a key misplaced may be somebody's words."""
    return key if isinstance(key, str) and _NAME.fullmatch(key) else "…"


_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,59}")

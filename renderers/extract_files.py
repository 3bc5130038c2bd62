"""What one person is given of what is held about them: a text for them, the same for programs, and the list of what somebody has to
read first."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..engine.records.in_words import day
from ..engine.store.giving import Given
from ..engine.store.held import KNOWN, Held, Part
from .csv_text import csv_text, unguarded
from .legible import legible
from .record_markdown import escaped

FOR_THEM = "for-them"
"""The folder of what is handed over. The list of what is to be read stands outside of it: it may hold what is about others."""
TO_READ = "to-read.csv"
COLUMNS = (
    "record",
    "part",
    "digest",
    "since",
    "question",
    "says",
    "why it is to be read",
    "include or leave out",
)
INCLUDE, LEAVE_OUT = "include", "leave out"


class NotRead(ValueError):
    """A list of what was read that cannot be taken: the `line` (from 1, the head) and the `reason`, which quotes nothing of it."""

    def __init__(self, line: int, reason: str) -> None:
        """Say where and why."""
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


def extract_files(held: Held, on: str) -> dict[str, bytes]:
    """The files of an extract on a day (ISO date), by name: `for-them/extract.md` and `for-them/extract.json` for the person, and, where
    anything was to be read first, `to-read.csv` for whoever reads it, with what was decided so far. That is not for the person."""
    files = {
        f"{FOR_THEM}/extract.md": _text(held, on).encode(),
        f"{FOR_THEM}/extract.json": (
            json.dumps(_plain(held, on), indent=2, ensure_ascii=False) + "\n"
        ).encode(),
    }
    listed = [part for part in held.parts if part.read or part.given is Given.READ_FIRST]
    if listed:
        files[TO_READ] = csv_text(COLUMNS, map(_row, listed))
    return files


def decided(text: bytes) -> dict[tuple[str, str, str], bool]:
    """What somebody decided of each part that they read, by its key: True to give it out. A line without a decision decides nothing.
    Raises NotRead."""
    try:
        rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig")), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise NotRead(1, "is in no list that can be read") from None
    if not rows or rows[0] != list(COLUMNS):
        raise NotRead(1, "has not the columns of the list")
    found: dict[tuple[str, str, str], bool] = {}
    for line, row in enumerate(rows[1:], start=2):
        if len(row) != len(COLUMNS):
            raise NotRead(line, "has a column too many or too few")
        said = " ".join(row[-1].lower().split())
        if said not in ("", INCLUDE, LEAVE_OUT):
            raise NotRead(line, f"says neither `{INCLUDE}` nor `{LEAVE_OUT}`")
        if said:
            record, place, digest = (unguarded(cell) for cell in row[:3])
            part, given = (record, place, digest), said == INCLUDE
            if found.setdefault(part, given) is not given:
                raise NotRead(line, "decides otherwise of a part that a line above decides as well")
    return found


def _row(part: Part) -> tuple[str, ...]:
    decision = "" if not part.read else INCLUDE if part.given is Given.OUT else LEAVE_OUT
    return (part.record, part.place, part.digest, part.since, part.asked, part.says, part.why, decision)


def _left_out(held: Held) -> dict[str, int]:
    """How much is left out, by why."""
    counted = Counter(
        part.why if part.given is Given.OTHERS else str(part.given)
        for part in held.parts
        if part.given is not Given.OUT
    )
    found = dict(sorted(counted.items()))
    if held.names:
        found["who wrote, signed or told something"] = held.names
    if held.pages:
        found["pages that were kept when something was signed, which show the same again"] = held.pages
    if held.erased:
        found["what was erased, and is not held any more"] = held.erased
    return found


def _plain(held: Held, on: str) -> Mapping[str, Any]:
    return {
        "extract": 1,
        "identity": held.identity,
        "on": on,
        "records": [
            {
                "record": each.record, "title": each.title, "begun": each.begun[:10],
                "signed": each.signed and each.signed[:10], "held": [_said(p) for p in _out(held, each.record)],
            }
            for each in held.records
        ],
        "known": [_said(part) for part in _out(held, KNOWN)],
        "left_out": _left_out(held),
    }  # fmt: skip


def _said(part: Part) -> dict[str, Any]:
    found = {"asked": part.asked, "says": part.says, "since": part.since[:10]}
    return found | ({"until": part.until[:10]} if part.until else {})


def _out(held: Held, record: str) -> Iterator[Part]:
    return (part for part in held.parts if part.record == record and part.given is Given.OUT)


def _text(held: Held, on: str) -> str:
    lines = [
        "# What we hold about you",
        f"As it stood on {day(on)}. Your records are kept under the name {escaped(held.identity)}, which tells nothing of you.",
    ]
    for each in held.records:
        state = f"It was last signed here on {day(each.signed)}" if each.signed else "It is not signed"
        lines += [f"## {escaped(each.title)}", f"Begun here on {day(each.begun)}. {state}."]
        lines += _parts(_out(held, each.record))
    lines += ["## What is known of you from all of them", *_parts(_out(held, KNOWN))]
    lines += ["## What is not in here, and why"]
    left = _left_out(held)
    lines += ["\n".join(f"- {escaped(_sentence(why))}: {count}" for why, count in left.items()) or "Nothing."]
    if any(part.given is Given.READ_FIRST for part in held.parts):
        lines += [_NOT_ALL]
    lines += ["## If something is not right", _RIGHTS]
    return "\n\n".join(lines) + "\n"


_NOT_ALL = (
    "Somebody reads some of it first: it may speak of other people, or bear on somebody's safety. It is not in here until it has been read, so this is "
    "not all yet."
)
_RIGHTS = """\
You may ask us:

- why something is left out, and to decide that again
- to put right what is wrong, or to note that you see it differently
- to erase something, or not to use it. There are reasons for which we may say no, and we will tell you ours

If you are not happy with what we did, tell us. You may also complain to the Information Commissioner at any time, which costs nothing: https://ico.org.uk/make-a-complaint"""
"""What UK GDPR, article 15(1)(e) and (f), has a person told."""


def _sentence(why: str) -> str:
    return why[:1].upper() + why[1:]


def _parts(parts: Iterable[Part]) -> list[str]:
    """One line for each thing that was asked: what is said now, and beneath it what was said before."""
    by_place: dict[str, list[Part]] = {}
    for part in parts:
        by_place.setdefault(part.place, []).append(part)
    told: list[str] = []
    for said in by_place.values():
        *before, last = sorted(said, key=lambda part: part.since)
        told.append(f"- {escaped(legible(last.asked))} **{_lines(last.says)}** ({_when(last)})")
        told += [f"  - Before: {_lines(part.says)} ({_when(part)})" for part in reversed(before)]
    return ["\n".join(told)] if told else ["Nothing that can be given out as it is."]


def _when(part: Part) -> str:
    since, until = day(part.since), part.until and day(part.until)
    if until is None:
        return f"since {since}"
    return f"on {since}" if since == until else f"from {since} until {until}"


def _lines(text: str) -> str:
    return " / ".join(escaped(line) for line in legible(text).splitlines() if line.strip()) or "nothing"

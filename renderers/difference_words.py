"""A difference in words, for whatever shows it: who notices what, what it is judged, and which words are other ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from ..engine.difference.change import CONCERNS, Change, Difference, Grade
from ..engine.difference.compare import whole_of
from ..engine.difference.rules import FAMILY, MOVED, NOTICED, RETURN, RULES, SOCIAL_WORKER, noticed_by

HEADS = {
    SOCIAL_WORKER: "What a social worker notices",
    FAMILY: "What a family notices",
    RETURN: "What a return notices",
    MOVED: "What merely moved, or says the same",
}
"""The heading of each group, by who notices it."""

SAME = "Both mean the same."


@dataclass(frozen=True, slots=True)
class Part:
    """What has changed of one part, by its path and by what it is called, empty where it is called nothing else."""

    path: str
    called: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What one kind of reader notices, part by part."""

    head: str
    parts: tuple[Part, ...]


def groups(difference: Difference) -> Iterator[Group]:
    """The changes by who notices them; a group that has none is left out."""
    called = dict(difference.titles)
    for who in NOTICED:
        changes = [change for change in difference.changes if noticed_by(change) == who]
        parts = [
            Part(path, called.get(path, ""), tuple(found))
            for path, found in groupby(changes, lambda change: whole_of(change.part))
        ]
        if parts:
            yield Group(HEADS[who], tuple(parts))


def head(difference: Difference) -> str:
    """Which two were compared."""
    return f"{difference.old.name} → {difference.new.name}"


def counted(difference: Difference) -> str:
    """How many changes there are, and how grave they are."""
    if difference.same:
        return SAME
    many = len(difference.changes)
    said = [f"{many} change{'' if many == 1 else 's'}"]
    for grade, words in ((Grade.BREAKING, "breaking"), (Grade.REVIEW, "to be looked at")):
        number = len(difference.graded([grade]))
        if number:
            said.append(f"{number} {words}")
    return ", ".join(said)


def says(change: Change) -> str:
    """What kind of change it is, in words."""
    return RULES[change.rule].says


def judged(change: Change) -> str:
    """What it is judged for each concern that it touches: `returns review, practice breaking`."""
    given = change.judged.as_json()
    return ", ".join(f"{name} {given[name]}" for name in CONCERNS if given[name] != Grade.NONE)


def facet(change: Change, path: str) -> str:
    """What of a part it is about, empty where it is the part itself: `ask.family`, `options.now`."""
    return change.part.removeprefix(path).removeprefix(".") if change.part.startswith(path) else change.part


def plain(value: Any) -> str:
    """What stood or stands there, in a line."""
    if value is None:
        return "nothing"
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(plain, value)) or "nothing"
    return " ".join(str(value).split()) or "nothing"


def is_wording(change: Change) -> bool:
    """Whether both sides are sentences, to be shown as one with its words marked."""
    both = isinstance(change.old, str) and isinstance(change.new, str)
    return both and change.rule in _WORDED


_WORDED = frozenset(
    (
        "S_WORDING",
        "S_NAME",
        "S_REWORDED",
        "S_VOICE",
        "S_GUIDANCE",
        "S_BECAUSE",
        "S_TRANSLATION",
        "S_STALE",
        "O_RELABEL",
        "PEN_SAY",
    )
)


def marked(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Two wordings as one: pieces that are `kept`, `gone` or `come`, word by word.

    >>> marked("How is school?", "How is nursery?")
    (('kept', 'How is '), ('gone', 'school?'), ('come', 'nursery?'))
    """
    before, after = (re.findall(r"\S+\s*", " ".join(text.split())) for text in (old, new))
    was, now = ([word.strip() for word in words] for words in (before, after))
    found: list[tuple[str, str]] = []
    for what, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(("kept", "".join(after[c:d])))
            continue
        found += [("gone", "".join(before[a:b]).strip())] if b > a else []
        found += [("come", "".join(after[c:d]).strip())] if d > c else []
    return tuple(found)

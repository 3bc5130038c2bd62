"""A difference as one page that opens from a disk: old and new side by side, with filters, and to be printed.

All that an author wrote is text. The page asks for nothing, and shows everything where no script runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from ..dsl.printing import visible
from ..engine.difference.change import CONCERNS, GRADES, Change, Difference, Grade, Side
from ..engine.releases.step import step_in_words
from .difference_sentences import sentence
from .difference_words import (
    HEADS,
    accepted,
    breaks,
    called,
    cause,
    counted,
    example,
    groups,
    heading,
    parted,
    shown,
)
from .difference_words import Part as Told
from .difference_words import Piece as Words
from .page import page
from .policy import policy

_HERE = Path(__file__).parent / "templates"

GRADED = {Grade.NONE: "Nothing to do", Grade.REVIEW: "To be looked at", Grade.BREAKING: "Breaking"}
"""What each grade is called on the page."""

CONCERNED = {
    "data": "Stored data",
    "returns": "Returns",
    "practice": "Practice",
    "wording": "Wording",
    "privacy": "Privacy",
}
"""What each concern is called on the page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one side: the space before them, whether they are `kept`, `gone` or `come`, and the words."""

    gap: str
    kind: str
    words: str


Coded = tuple[tuple[bool, str], ...]
"""A text in pieces: whether each is a name or a condition as an author writes it, and its words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as the page shows it. `before` and `now` are None where that side has nothing to show, and `is_paired` where
    either has. `language` is that of the words, empty where it is the page's own."""

    id: str
    change: Change
    part: str
    grade: str
    graded: str
    says: str
    judged: tuple[tuple[str, str], ...]
    before: tuple[Piece, ...] | None
    now: tuple[Piece, ...] | None
    same: str
    examples: tuple[Coded, ...]
    note: Coded
    accepted: str
    counts: bool
    language: str

    @property
    def is_paired(self) -> bool:
        """Whether anything stands side by side."""
        return self.before is not None or self.now is not None


@dataclass(frozen=True, slots=True)
class Part:
    """What changed of one part."""

    called: str
    path: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What one kind of reader notices first."""

    id: str
    head: str
    many: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way from the head of the page to a change: the id of its entry, what its part is called, and what happened to it."""

    id: str
    called: str
    says: str


@dataclass(frozen=True, slots=True)
class Cause:
    """What several changes follow from, as a sentence, and the ways to them."""

    says: Coded
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """How many changes that nobody has accepted break a concern, and how many ask for a look at it."""

    concern: str
    called: str
    breaking: int
    review: int


def difference_html(difference: Difference) -> bytes:
    """The page. The same difference gives the same bytes."""
    style, script = _read("page.css", "difference.css"), _read("difference.js")
    found = tuple(_groups(difference))
    text = page("difference.html").render(
        old=_named(difference.old, called(difference)[0]),
        new=_named(difference.new, called(difference)[1]),
        counted=counted(difference),
        step=step_in_words(difference),
        many=len(difference.changes),
        same=difference.same,
        rows=tuple(_rows(difference)),
        breaks=tuple(_ways(found, breaks(difference))),
        causes=tuple(_causes(found, difference)),
        groups=found,
        grades=tuple((str(grade), GRADED[grade]) for grade in reversed(GRADES)),
        concerns=tuple(CONCERNED.items()),
        accepted=sum(not change.counts for change in difference.changes),
        policy=Markup(policy(style, script)),
        style=Markup(style),
        script=Markup(script),
    )
    return text.encode()


def _named(side: Side, name: str) -> Side:
    return Side(visible(name), visible(side.content_hash))


@cache
def _read(*names: str) -> str:
    return "\n" + "\n".join((_HERE / name).read_text("utf-8") for name in names)


def _rows(difference: Difference) -> Iterator[Row]:
    for concern in CONCERNS:
        grades = [change.judged.as_json()[concern] for change in difference.changes if change.counts]
        yield Row(concern, CONCERNED[concern], grades.count(Grade.BREAKING), grades.count(Grade.REVIEW))


def _ways(groups: Iterable[Group], wanted: Iterable[Change]) -> Iterator[Way]:
    """The ways to some changes, in the order in which the page tells them."""
    kept = {id(change) for change in wanted}
    for group in groups:
        for part in group.parts:
            for each in part.entries:
                if id(each.change) in kept:
                    yield Way(each.id, part.called, each.says)


def _causes(groups: tuple[Group, ...], difference: Difference) -> Iterator[Cause]:
    for each in difference.causes:
        parts = frozenset(each.parts)
        follows = [change for change in difference.changes if change.part in parts and change.note]
        yield Cause(_coded(cause(each)), tuple(_ways(groups, follows)))


def _groups(difference: Difference) -> Iterator[Group]:
    names = {head: f"g{n}" for n, head in enumerate(HEADS.values(), 1)}
    ids = {id(change): f"c{n}" for n, change in enumerate(difference.changes, 1)}
    for group in groups(difference):
        many = sum(len(part.changes) for part in group.parts)
        yield Group(names[group.head], group.head, many, tuple(_part(part, ids) for part in group.parts))


def _part(part: Told, ids: Mapping[int, str]) -> Part:
    title = heading(part)
    entries = tuple(_entry(change, title, ids[id(change)]) for change in part.changes)
    return Part(visible(title or part.path), visible(part.path), entries)


def _entry(change: Change, title: str, name: str) -> Entry:
    found = shown(change, title)
    given = change.judged.as_json()
    judged = tuple(
        (CONCERNED[name], GRADED[Grade(given[name])]) for name in CONCERNS if given[name] != Grade.NONE
    )
    return Entry(
        id=name,
        change=change,
        part=visible(change.part),
        grade=str(change.judged.worst),
        graded=GRADED[change.judged.worst],
        says=visible(sentence(change)),
        judged=judged,
        before=None if found.before is None else tuple(_pieces(found.before)),
        now=None if found.now is None else tuple(_pieces(found.now)),
        same=visible(found.same),
        examples=tuple(_coded(example(child)) for child in change.examples),
        note=_coded(change.note[:1].upper() + change.note[1:]),
        accepted=visible(accepted(change)),
        counts=change.counts,
        language=change.part.split(".")[1] if change.rule == "S_TRANSLATION" else "",
    )


def _pieces(pieces: Iterable[Words]) -> Iterator[Piece]:
    for piece in pieces:
        gap, words = parted(piece)
        yield Piece(gap, piece[0], visible(words))


def _coded(words: str) -> Coded:
    """What stands between two backticks is a name or a condition."""
    parts = visible(words).split("`")
    if len(parts) % 2 == 0:
        return ((False, visible(words)),)
    return tuple((n % 2 == 1, part) for n, part in enumerate(parts) if part)

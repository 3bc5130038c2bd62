"""A difference in words, for whatever shows it: who notices what, what it is judged, and which words are other ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from ..engine.difference.change import CONCERNS, Cause, Change, Child, Difference, Grade, in_a_line
from ..engine.difference.compare import whole_of
from ..engine.difference.rules import FAMILY, MOVED, NOTICED, RETURN, SOCIAL_WORKER, noticed_by
from .difference_sentences import says_before, says_now, sentence, told

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
    titles = dict(difference.titles)
    for who in NOTICED:
        changes = [change for change in difference.changes if noticed_by(change) == who]
        parts = [
            Part(path, titles.get(path, ""), tuple(found))
            for path, found in groupby(changes, lambda change: whole_of(change.part))
        ]
        if parts:
            yield Group(HEADS[who], tuple(parts))


def head(difference: Difference) -> str:
    """Which two were compared."""
    return " → ".join(called(difference))


def called(difference: Difference) -> tuple[str, str]:
    """What the two are called: name and version, and where both are the same, what was given as well."""
    sides = difference.old, difference.new
    if sides[0].name == sides[1].name and sides[0].given != sides[1].given:
        return f"{sides[0].name} ({sides[0].given})", f"{sides[1].name} ({sides[1].given})"
    return sides[0].name, sides[1].name


def counted(difference: Difference) -> str:
    """How many changes there are, how grave those are that count, and how many are accepted."""
    if difference.same:
        return SAME
    many = len(difference.changes)
    found = [f"{many} change{'' if many == 1 else 's'}"]
    for grade, words in ((Grade.BREAKING, "breaking"), (Grade.REVIEW, "to be looked at")):
        number = sum(1 for change in difference.graded([grade]) if change.counts)
        if number:
            found.append(f"{number} {words}")
    accepted = sum(1 for change in difference.changes if not change.counts)
    if accepted:
        found.append(f"{accepted} accepted")
    return ", ".join(found)


WHAT_BREAKS = "What breaks"
"""The heading of the short list that a long difference begins with."""


def breaks(difference: Difference) -> tuple[Change, ...]:
    """What breaks and nobody has accepted; none where there is nothing else to read."""
    found = tuple(each for each in difference.graded([Grade.BREAKING]) if each.counts)
    return () if len(found) == len(difference.changes) else found


def broken(difference: Difference) -> tuple[tuple[str, str], ...]:
    """The same, each by what its part is called, with its path, and as a sentence."""
    titles = dict(difference.titles)

    def named(path: str) -> str:
        whole = whole_of(path)
        words = " ".join(heading(Part(whole, titles.get(whole, ""), ())).split())
        return f"{words} ({path})" if words else path

    return tuple((named(each.part), sentence(each)) for each in breaks(difference))


def causes(difference: Difference) -> tuple[str, ...]:
    """What changes follow from, each cause as a sentence without its full stop."""
    return tuple(map(cause, difference.causes))


def cause(said: Cause) -> str:
    """One of them."""
    many = "one change follows" if len(said.parts) == 1 else f"{len(said.parts)} changes follow"
    return f"`{said.name}` changed from `{said.old}` to `{said.new}`: {many}"


def accepted(change: Change) -> str:
    """Who accepted a change, until when and why; empty where nobody did."""
    said = change.accepted
    if said is None:
        return ""
    if said.expired:
        return f"was accepted until {said.until} by {said.by}, and counts again: {said.because}"
    return f"accepted until {said.until} by {said.by}: {said.because}"


_CALLED = {
    "signatures": "Signature: {}",
    "next": "Next step: {}",
    "pathways": "Pathway: {}",
    "variants": "Variant: {}",
    "case_summary": "Case summary: {}",
}
_ALONE = {
    "exemplar": "The exemplar's name",
    "about": "Whom it is about",
    "stage": "Its stage",
    "nation": "Its nation",
    "language": "Its language",
    "title": "Its title",
    "as_of": "The day on which ages are reckoned",
    "timescale": "The timescale",
    "retention": "How long a record is kept",
    "sections": "The sections",
    "signatures": "The signatures",
    "case_summary": "The case summary",
}


def heading(part: Part) -> str:
    """What a part is called for whoever does not know its path."""
    kind, _, name = part.path.partition(".")
    if part.called:
        return part.called
    if kind == "pen_picture" and name.isdecimal():
        return f"Pen picture, sentence {int(name) + 1}"
    return _CALLED[kind].format(name) if kind in _CALLED and name else _ALONE.get(part.path, "")


def example(child: Child) -> str:
    """What is so of an example child, before and now."""
    return f"{child.said}: {child.before} before, {child.after} now"


def judged(change: Change) -> str:
    """What it is judged for each concern that it touches: `returns review, practice breaking`."""
    given = change.judged.as_json()
    return ", ".join(f"{name} {given[name]}" for name in CONCERNS if given[name] != Grade.NONE)


Kind = Literal["kept", "gone", "come"]
"""What a piece of two texts read as one is."""

Piece = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """What stood and what stands there, where the sentence does not say it. `as_one` are both read as one, for what is a
    sentence or a list on both sides; else it is empty. `before` and `now` have the pieces of their own side; None where there was
    or is nothing to show. `same` where both are to the letter the same, and something that they read is not."""

    before: tuple[Piece, ...] | None = None
    now: tuple[Piece, ...] | None = None
    as_one: tuple[Piece, ...] = ()
    same: str = ""


def shown(change: Change, called: str = "") -> Shown:
    """What is shown of a change below its sentence. `called` is what its part is called, which is not said twice."""
    if change.rule == "S_STALE":  # the change of the words themselves stands beside it
        return Shown()
    old, new = change.old, change.new
    if change.rule in _SAID_WHOLE:
        return Shown()
    if isinstance(old, list) and isinstance(new, list):
        return _both(as_items(list(map(in_a_line, old)), list(map(in_a_line, new))), as_one=True, lead=", ")
    before = None if old is None or says_before(change) else told(change, old)
    now = None if new is None or says_now(change) else told(change, new)
    if before is not None and before == now:
        return Shown(same=before)
    if before is not None and now is not None and isinstance(old, str) and isinstance(new, str):
        return _both(marked(before, now), as_one=change.rule in _WORDED)
    return Shown(
        None if before is None or before == called else (("kept", before),),
        None if now is None or now == called else (("kept", now),),
    )


_SAID_WHOLE = frozenset(("N_RAISE", "N_LOWER", "N_TELL_MORE", "M_SECTION"))
"""The kinds of change of which the sentence and the note say all there is."""


def _both(pieces: tuple[Piece, ...], *, as_one: bool, lead: str = " ") -> Shown:
    return Shown(_reading(pieces, "come", lead), _reading(pieces, "gone", lead), pieces if as_one else ())


def _reading(pieces: tuple[Piece, ...], without: Kind, lead: str) -> tuple[Piece, ...]:
    """The pieces of one side."""
    kept = [piece for piece in pieces if piece[0] != without]
    is_first = kept[:1] == list(pieces[:1])
    return tuple(kept) if is_first or not kept else _begun(kept, len(lead))


_WORDED = frozenset(
    ("S_WORDING", "S_NAME", "S_REWORDED", "S_MEANING", "S_SWAP", "S_VOICE", "S_GUIDANCE", "S_BECAUSE", "S_TRANSLATION", "O_RELABEL", "PEN_SAY")
)  # fmt: skip
"""The kinds of change that are read within one sentence."""


def as_items(old: list[str], new: list[str]) -> tuple[Piece, ...]:
    """Two lists as one, item by item. What moved is gone from where it stood and has come where it stands.

    >>> as_items(["home", "school"], ["home"])
    (('kept', 'home'), ('gone', ', school'))
    """
    return _pieces([f", {item}" for item in old], [f", {item}" for item in new], len(", "), 0)


_WORD = re.compile(r" ?(?:\w+(?:[-'’]\w+)*|\W)")


def marked(old: str, new: str) -> tuple[Piece, ...]:
    """Two wordings as one, word by word. A piece begins with the space that stands before it, but the first.

    >>> marked("How is school?", "How is nursery?")
    (('kept', 'How is'), ('gone', ' school'), ('come', ' nursery'), ('kept', '?'))
    """
    was, now = (_WORD.findall(f" {' '.join(text.split())}") for text in (old, new))
    return _pieces(was, now, 1, _ISLAND)


def _pieces(old: list[str], new: list[str], lead: int, island: int) -> tuple[Piece, ...]:
    """Two lists of words as one. `lead` is how many letters part a word from the one before it; the first has none."""
    if not old and not new:
        return ()
    found: list[Piece] = []
    for same, a, b, c, d in _runs(_bare(old), _bare(new), island):
        if same:
            found.append(("kept", "".join(new[c:d])))
            continue
        if b > a:
            found.append(("gone", "".join(old[a:b])))
        if d > c:
            found.append(("come", "".join(new[c:d])))
    return _begun(found, lead)


_ISLAND = 6
"""Fewer letters than that between two changes are no common words: they would only tear a sentence to pieces."""


def _runs(old: list[str], new: list[str], island: int) -> list[tuple[bool, int, int, int, int]]:
    """The runs of words that both have and that one has, by their places in both: each with whether both have it. What both have
    between two changes has to have as many letters as an `island`."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    found: list[tuple[bool, int, int, int, int]] = []
    for n, (what, a, b, c, d) in enumerate(codes):
        letters = sum(map(len, new[c:d]))
        same = what == "equal" and (n in (0, len(codes) - 1) or letters >= island)
        if found and not same and not found[-1][0]:
            _, first, _, start, _ = found.pop()
            found.append((False, first, b, start, d))
        else:
            found.append((same, a, b, c, d))
    return found


def _begun(pieces: Iterable[Piece], lead: int) -> tuple[Piece, ...]:
    """Pieces of which the first begins without what parts it from a word before it."""
    (kind, words), *rest = pieces
    return ((kind, words[lead:]), *rest)


def _bare(words: list[str]) -> list[str]:
    return [word.strip() or word for word in words]


def said(pieces: Iterable[Piece]) -> str:
    """Pieces as plain text."""
    return "".join(words for _, words in pieces)


def parted(piece: Piece) -> tuple[str, str]:
    """A piece as the space before it and its words: a mark stands around words alone."""
    lead = " " if piece[1].startswith(" ") else ""
    return lead, piece[1].removeprefix(lead)

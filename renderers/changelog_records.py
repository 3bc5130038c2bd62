"""What becomes of records that are there already, for whoever has some open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..engine.difference.change import Change
from ..engine.difference.compare import whole_of
from ..engine.migration.outcome import Outcome
from ..engine.migration.plan import Plan, Way
from ..engine.translation_texts import as_written
from .changelog_model import Line, Part
from .changelog_words import Saying, joined, stopped

HEAD = "Records that are there already"

_ASIDE = ("W_NARROWER", "W_OTHER", "W_UNDECIDED", "X_UNKNOWN")
_NEEDED = ("Q_ADD_NEEDED", "N_RAISE")


def of_records(changes: Iterable[Change], going: Plan, say: Saying) -> Part:
    """What to do with records that were written in the version before: the same for whoever is asked by a family. What becomes of
    answers is what the plan of moving the records over does."""
    found = tuple(_lines(list(changes), work_of(going), say))
    return Part(HEAD, "A record that is signed stays as it was signed.", found)


@dataclass(frozen=True, slots=True)
class Work:
    """The questions whose answers are kept aside whole; those of which somebody has to look at every answer, at some; and those whose
    answers stay, and are to be looked at again."""

    aside: tuple[Way, ...]
    every: tuple[Way, ...]
    some: tuple[Way, ...]
    again: tuple[Way, ...]


def work_of(going: Plan) -> Work:
    """What is to do in open records."""
    ways = going.ways.values()
    aside = tuple(way for way in ways if way.new is None and way.outcome is Outcome.ASIDE)
    left = [way for way in ways if way not in aside]
    every = tuple(way for way in left if way.new is None or (way.turn is not None and way.turn.never))
    some = tuple(way for way in ways if way.outcome is Outcome.PERSON and way not in every)
    again = tuple(
        way
        for way in left
        if way not in every and not way.retires and (way.outcome is Outcome.CHECK or way.faces.changed)
    )
    return Work(aside, every, some, again)


def _lines(changes: list[Change], work: Work, say: Saying) -> Iterator[Line]:
    aside_whole, gone, some, again = work.aside, work.every, work.some, work.again
    if aside_whole:
        yield Line(
            f"In open records what was answered to {_of(aside_whole, say)} is kept aside and stays readable. This version does not ask it."
        )
    if gone:
        yield Line(
            f"In open records somebody has to look at every answer to {_of(gone, say)}: it cannot be taken over as it is. It is kept aside and stays readable."
        )
    if some:
        yield Line(
            f"In open records somebody has to look at some answers to {_of(some, say)}: those that this version does not take, or takes for something else. They are kept aside and stay readable."
        )
    if again:
        yield Line(
            f"In open records, look again at the answers to {_of(again, say)}: what was answered may no longer fit."
        )
    aside = _named(changes, _ASIDE, say, "or")
    if aside:
        yield Line(f"Where {aside} is no longer asked, its answer is set aside, and not lost.")
    if any(each.rule in ("Q_RETIRE", "O_RETIRE") for each in changes):
        yield Line(
            "What was answered to questions that are no longer asked, or with answers that are no longer offered, stays readable."
        )
    newly = newly_needed(changes, say)
    if newly:
        needed = joined(list(map(say.part, newly)))
        given = (
            ", or one of the reasons that are offered for having none" if _offer_reasons(changes, say) else ""
        )
        yield Line(stopped(f"Before an open record can be signed, it needs an answer to {needed}{given}"))
    elif any(each.rule == "Q_ADD" for each in changes):
        yield Line("In open records the new questions are blank, and none of them holds up the signature.")
    if not gone and not some and not again and not aside and not aside_whole:
        yield Line(NOTHING)


NOTHING = "In open records no answer has to be looked at again."


def _of(ways: Iterable[Way], say: Saying) -> str:
    return joined([say.question(way.new) if way.new else _once(way.old, say) for way in ways])


def _once(path: str, say: Saying) -> str:
    """What a question asked: its name may be that of another now."""
    return say.quoted(as_written(say.old["questions"][path]["ask"]["practitioner"]))


def newly_needed(changes: Iterable[Change], say: Saying) -> tuple[str, ...]:
    """The paths of the questions that an open record needs an answer to newly."""
    kept = (*_NEEDED, "Q_RESTORE", "Q_REUSE")
    found = (whole_of(each.part) for each in changes if each.rule in kept and _is_needed(each, say))
    return tuple(dict.fromkeys(found))


def _is_needed(change: Change, say: Saying) -> bool:
    """Whether what is needed now was not needed before."""
    spec = say.new["questions"].get(whole_of(change.part).partition(".")[2], {})
    return change.rule in _NEEDED or bool(spec.get("mandatory") or "statutory" in spec)


def _offer_reasons(changes: list[Change], say: Saying) -> bool:
    """Whether every question that is needed newly takes a reason instead (rule A2)."""
    kept = (*_NEEDED, "Q_RESTORE", "Q_REUSE")
    needed = [
        say.spec(whole_of(c.part).partition(".")[2]) for c in changes if c.rule in kept and _is_needed(c, say)
    ]
    return all(spec is not None and spec.get("reasons") for spec in needed)


def _named(changes: list[Change], rules: Iterable[str], say: Saying, word: str = "and") -> str:
    kept = frozenset(rules)
    parts = dict.fromkeys(whole_of(change.part) for change in changes if change.rule in kept)
    return joined([say.part(part) for part in parts], word) if parts else ""

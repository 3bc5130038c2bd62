"""What becomes of records that are there already, for whoever has some open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    found = tuple(_lines(list(changes), list(going.ways.values()), say))
    return Part(HEAD, "A record that is signed stays as it was signed.", found)


def _lines(changes: list[Change], ways: list[Way], say: Saying) -> Iterator[Line]:
    aside_whole = [way for way in ways if way.new is None and way.outcome is Outcome.ASIDE]
    if aside_whole:
        yield Line(
            f"In open records what was answered to {_of(aside_whole, say)} is kept aside: it has no place in this version, and stays readable."
        )
    gone = [way for way in ways if way not in aside_whole]
    gone = [way for way in gone if way.new is None or (way.turn is not None and way.turn.never)]
    if gone:
        yield Line(
            f"In open records somebody has to look at every answer to {_of(gone, say)}: it cannot be taken over as it is."
        )
    some = [way for way in ways if way.outcome is Outcome.PERSON and way not in gone]
    if some:
        yield Line(
            f"In open records somebody has to look at some answers to {_of(some, say)}: those that have no place in this version, or say something else there."
        )
    again = [
        way
        for way in ways
        if way not in (*gone, *aside_whole)
        and not way.retires
        and (way.outcome is Outcome.CHECK or way.faces.changed)
    ]
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
    needed = _named(
        [each for each in changes if _is_needed(each, say)], (*_NEEDED, "Q_RESTORE", "Q_REUSE"), say
    )
    if needed:
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

"""What becomes of records that are there already, for whoever has some open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..engine.difference.change import Change, Grade
from ..engine.difference.compare import whole_of
from .changelog_model import Line, Part
from .changelog_words import Saying, joined, stopped

HEAD = "Records that are there already"

_AGAIN = (
    "S_MEANING",
    "S_REWORDED",
    "O_RELABEL",
    "O_MERGE",
    "V_TIGHTEN",
    "V_OTHER",
    "N_REASON_END",
    "X_UNKNOWN",
)
"""Answers that still stand, and may no longer say what was meant."""
_ASIDE = ("W_NARROWER", "W_OTHER", "W_UNDECIDED")
_LOST = ("Q_DELETE", "Q_REUSE", "T_NARROW", "T_CHANGE", "U_CHANGE", "C_ONE", "O_DELETE", "O_SWAP", "O_SPLIT")
"""Answers that cannot be taken over as they are."""
_NEEDED = ("Q_ADD_NEEDED", "N_RAISE")


def of_records(changes: Iterable[Change], say: Saying) -> Part:
    """What to do with records that were written in the version before: the same for whoever is asked by a family."""
    return Part(HEAD, "A record that is signed stays as it was signed.", tuple(_lines(list(changes), say)))


def _lines(changes: list[Change], say: Saying) -> Iterator[Line]:
    lost = _named(changes, _LOST, say)
    if lost:
        yield Line(
            f"In open records somebody has to look at every answer to {lost}: it cannot be taken over as it is."
        )
    again = _named(changes, _AGAIN, say)
    if again:
        yield Line(
            f"In open records, look again at the answers to {again}: what was answered may no longer fit."
        )
    aside = _named(changes, _ASIDE, say, "or")
    if aside:
        yield Line(f"Where {aside} is no longer asked, its answer is set aside, and not lost.")
    if any(each.rule in ("Q_RETIRE", "O_RETIRE") for each in changes):
        yield Line(
            "What was answered to questions that are no longer asked, or with answers that are no longer offered, stays readable."
        )
    needed = _named(changes, _NEEDED, say)
    if needed:
        given = (
            ", or one of the reasons that are offered for having none" if _offer_reasons(changes, say) else ""
        )
        yield Line(stopped(f"Before an open record can be signed, it needs an answer to {needed}{given}"))
    elif any(each.rule == "Q_ADD" for each in changes):
        yield Line("In open records the new questions are blank, and none of them holds up the signature.")
    if not lost and not again and not aside and all(each.judged.data is Grade.NONE for each in changes):
        yield Line("In open records no answer has to be looked at again.")


def _offer_reasons(changes: list[Change], say: Saying) -> bool:
    """Whether every question that is needed newly takes a reason instead (rule A2)."""
    needed = [say.spec(whole_of(c.part).partition(".")[2]) for c in changes if c.rule in _NEEDED]
    return all(spec is not None and spec.get("reasons") for spec in needed)


def _named(changes: list[Change], rules: Iterable[str], say: Saying, word: str = "and") -> str:
    kept = frozenset(rules)
    parts = dict.fromkeys(whole_of(change.part) for change in changes if change.rule in kept)
    return joined([say.part(part) for part in parts], word) if parts else ""

"""The most of it in five lines, for whoever has no time to read the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..engine.difference.change import Change
from ..engine.difference.compare import whole_of
from ..engine.migration.plan import Plan
from .changelog_model import Line, Part
from .changelog_records import work_of
from .changelog_words import capital, counted, number

HEAD = "In short"

_LONG = 20
"""What has fewer lines is short by itself."""

_OF_WHOM = ("W_WIDER", "W_NARROWER", "W_OTHER", "W_UNDECIDED", "X_UNKNOWN", "Q_RESTORE")
_WORDED = ("S_WORDING", "S_REWORDED", "S_MEANING", "S_SWAP")


def in_short(
    changes: Iterable[Change],
    going: Plan,
    needed: int,
    new: Sequence[Line],
    gone: Sequence[Line],
    answers: Sequence[Line],
    lines: int,
) -> Part | None:
    """The head of a changelog of so many `lines`, None where it is short anyhow. `new`, `gone` and `answers` are its lines of
    questions that came and went and of answers that are offered otherwise; `needed` is how many have to be answered newly."""
    if lines < _LONG:
        return None
    found = list(changes)
    whom = _parts(found, _OF_WHOM)
    asked = "question or section" if any(part.startswith("sections.") for part in whom) else "question"
    told = [
        _and(_are(len(new), "question", "new"), _are(len(gone), "question", "no longer asked")),
        _are(len(whom), asked, "asked of more, of fewer or of other children"),
        _and(
            _are(len(_parts(found, _WORDED)), "question", "asked in other words"),
            f"{counted(len(answers), 'question')} {'offers' if len(answers) == 1 else 'offer'} other answers"
            if answers
            else "",
        ),
        f"{counted(needed, 'question')} more {'has' if needed == 1 else 'have'} to be answered before a record is signed"
        if needed
        else "",
        _records(going),
    ]
    return Part(HEAD, "", tuple(Line(f"{capital(each)}.") for each in told if each))


def _records(going: Plan) -> str:
    """What is to do in open records."""
    work = work_of(going)
    again = len({way.old for way in (*work.every, *work.some, *work.again)})
    aside = len(work.aside)
    told = [f"look again at the answers to {counted(again, 'question')}"] if again else []
    told += (
        [f"the answers to {counted(aside, 'question')} are kept aside, and stay readable"] if aside else []
    )
    return f"in open records {'; '.join(told) or 'no answer has to be looked at again'}"


def _parts(changes: Iterable[Change], rules: tuple[str, ...]) -> dict[str, None]:
    return dict.fromkeys(whole_of(change.part) for change in changes if change.rule in rules)


def _are(many: int, one: str, what: str) -> str:
    """`two questions are new`; empty where there is none."""
    if not many:
        return ""
    several = one.replace("question", "questions").replace("section", "sections")
    return f"{number(many)} {one if many == 1 else several} {'is' if many == 1 else 'are'} {what}"


def _and(first: str, then: str) -> str:
    return ", and ".join(each for each in (first, then) if each)

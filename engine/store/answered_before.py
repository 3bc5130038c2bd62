"""What was kept aside of a record when it moved to another version, told at the questions that ask it now (rules S4, L6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..answer_checking import AnswerFault
from ..answered_before import AnsweredBefore
from ..language import AUDIENCES
from ..migration.aside import KeptAside, kept_aside_by_move
from ..records.history import History
from ..records.parted import is_of_question
from ..session import Session
from ..wording import value_in_words
from .store import Store

OTHER_QUESTION = "Q_REUSE"
"""The rule of a name that means another question by now: what was said to the older one is no answer to it."""


def before_moves(store: Store, found: History) -> Iterator[tuple[Session, tuple[KeptAside, ...]]]:
    """Each move of a record that kept something aside: the record as it stood before, and what was kept. Raises StoreFault."""
    for moved, kept in kept_aside_by_move(found):
        artifact = store.artifact(kept[0].under)
        content = artifact.content
        answers = found.answers(content["exemplar"], content["version"], moved - 1)
        yield Session.open(artifact, answers=answers), kept


def answered_before(store: Store, found: History, now: Session) -> dict[str, AnsweredBefore]:
    """By the address that each question has `now`, what was kept aside: answers alone, and none that was erased, or whose question is gone or
    means something else. Raises StoreFault."""
    return {
        at: AnsweredBefore(_words(before, each), _readers(before, each))
        for before, kept in before_moves(store, found)
        for each in kept
        if _is_answer(each) and (at := _now(each.place, now)) is not None
    }


def _is_answer(each: KeptAside) -> bool:
    is_told = is_of_question(each.place) and each.rule != OTHER_QUESTION and not each.leaf.erased
    return is_told and "value" in each.leaf.said


def _words(before: Session, each: KeptAside) -> str:
    said, content = each.leaf.said, before.program.content
    words = value_in_words(
        before.program.questions[_path(each.place)], said["value"], language=content["language"]
    )
    return f"{words} ({said['note']})" if said.get("note") else words


def _readers(before: Session, each: KeptAside) -> frozenset[str]:
    unseen = before.program.clearance.unseen
    return frozenset(a for a in AUDIENCES if ("question", _path(each.place)) not in unseen(a))


def _now(place: str, now: Session) -> str | None:
    """The address of a question in a later version, where it is in the same group under the same name, or under one that replaced it."""
    around, dot, name = place.rpartition(".")
    outer = _path(around)
    for path, spec in now.program.questions.items():
        group, _, called = path.rpartition(".")
        if group == outer and name in (called, *(was.rpartition(".")[2] for was in spec.get("was", ()))):
            at = f"{around}{dot}{called}"
            try:
                now.locate(at)
            except AnswerFault:  # its row is gone
                continue
            return at
    return None


def _path(place: str) -> str:
    return re.sub(r"\[[^\]]*\]", "", place)

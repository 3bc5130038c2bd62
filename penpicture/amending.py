"""The parts of a record that an amendment names, from the command line or a file of answers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .engine.address import AddressError, parse_address
from .engine.answers import Answers
from .engine.artifact import Artifact
from .engine.session import Session
from .engine.signing_codes import NOT_SAID
from .engine.store.fault import StoreFault

_FILES_ONLY = ("group", "person", "picture", "file")
"""Types whose answers have parts of their own: they are given in a file."""


def typed_answers(artifact: Artifact, values: Iterable[str], reasons: Iterable[str], by: str) -> Answers:
    """The answers that `question=value` and `question=reason` say. Raises StoreFault (PP769), AnswerFault."""
    session = Session.open(artifact)
    for each in values:
        question, value = _parted(each, "--set", "drinking=past")
        _make_room(session, question)
        session.answer(question, _value(session, question, value), by=by, at=session.today)
    for each in reasons:
        question, reason = _parted(each, "--reason", "drinking=not_known")
        _make_room(session, question)
        session.give_reason(question, reason, by=by, at=session.today)
    return session.answers()


def _parted(typed: str, option: str, example: str) -> tuple[str, str]:
    question, there, said = typed.partition("=")
    if not there or not question.strip() or not said.strip():
        raise StoreFault(
            NOT_SAID,
            option=option,
            expected="a question and what is said to it",
            example=f"{option} {example}",
        )
    return question.strip(), said.strip()


def _make_room(session: Session, question: str) -> None:
    """The rows that an address names, so that it can be answered."""
    try:
        address = parse_address(question)
    except AddressError:
        return  # said by whoever answers it
    steps = address.path.split(".")
    for depth, row in enumerate(address.rows):
        around = ".".join(
            [
                *(f"{step}[{name}]" for step, name in zip(steps[:depth], address.rows[:depth], strict=True)),
                steps[depth],
            ]
        )
        path = ".".join(steps[: depth + 1])
        if path not in session.program.questions or session.program.questions[path]["type"] != "group":
            return
        if row not in {rows[-1] for _, rows in session.frames(path) if rows}:
            session.add_row(around, row)


def _value(session: Session, question: str, typed: str) -> Any:
    """What was typed, as the question's type has it."""
    path, _ = session.locate(question)
    kind = session.program.questions[path]["type"]
    if kind in _FILES_ONLY:
        raise StoreFault(
            NOT_SAID,
            option="--set",
            expected=f"the answer to `{question}` in a file, for it has parts of its own",
            example="--answers put-right.json",
        )
    if kind == "choices":
        return [code.strip() for code in typed.split(",")]
    if kind == "number":
        try:
            return json.loads(typed)
        except ValueError:
            return typed  # refused by its type
    return typed

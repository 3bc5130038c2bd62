"""An example child in a real record: no proof shows a child that the session does not bear out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ..address import Address
from ..artifact import Artifact
from ..emit import content
from ..model import Condition, Model
from ..session import Session
from .cone import cone
from .verdict import Known

A_DAY = date(2026, 6, 1)
"""The day on which the examples are looked at; no status depends on it (rule C4)."""


class Replay:
    """Opens records of one exemplar, each of what is asked about and all that it depends on."""

    def __init__(self, model: Model) -> None:
        """Of a model that has its order."""
        self._model = model

    def open(self, known: Sequence[Known], *paths: str, conditions: Sequence[Condition] = ()) -> Session:
        """A record of which this much is known, and nothing else, to see what becomes of these questions and
        conditions. What the exemplar has no place for is left out. Raises AnswerFault where an answer is not one that
        it takes."""
        made = cone(self._model, paths, conditions)
        artifact = Artifact.of(content(made), {})
        return Session.open(artifact, answers=_answers(made, known), today=A_DAY)


def _answers(model: Model, known: Sequence[Known]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    root: dict[str, Any] = {"given": {}, "rows": {}}
    for each in known:
        name = each.ref[1]
        if each.state == "blank" or name not in (model.facts if each.ref[0] == "fact" else model.questions):
            continue
        entry = {"value": each.value} if each.state == "answered" else {"reason": each.state}
        if each.ref[0] == "fact":
            facts[name] = entry
            continue
        frame = _frame(root, name, each.row)
        short = name.rpartition(".")[2]
        if model.questions[name].type != "group":
            frame["given"][short] = entry
        elif each.state == "not_applicable":
            frame["rows"][short] = {"state": "none"}
        elif each.state == "answered":
            _frame(root, f"{name}.row", (*each.row, each.value))
        else:
            frame["given"][short] = entry
    head = {"penpicture": 1, "answers": model.name, "version": model.version}
    return {**head, "facts": facts, **root}


def _frame(root: dict[str, Any], path: str, row: tuple[int, ...]) -> dict[str, Any]:
    """The row in which a question stands, made with those around it."""
    frame = root
    for group, number in zip(path.split("."), row, strict=False):
        listed = frame["rows"].setdefault(group, {"list": []}).setdefault("list", [])
        while len(listed) < number:
            listed.append({"row": f"r{len(listed) + 1}", "given": {}, "rows": {}})
        frame = listed[number - 1]
    return frame


def status_in(session: Session, path: str) -> str:
    """The status of a question in the first row of each group that it stands in; that of the group where there is no
    row, and skipped where the exemplar does not have the question (rule S1)."""
    questions = session.program.questions
    while path and path in questions:
        groups = path.count(".")
        address = str(Address(path, tuple("r1" for _ in range(groups))))
        group = path.rpartition(".")[0]
        if not group or _has_rows(session, group):
            return session.status(address)
        path = group
    return "skipped"


def _has_rows(session: Session, group: str) -> bool:
    return any(True for _ in session.frames(group))


def surely(session: Session, condition: Condition) -> bool:
    """Whether a condition of the root surely holds on a record."""
    return session.program.compile(condition.tree, deciding=True)(session.root) is True

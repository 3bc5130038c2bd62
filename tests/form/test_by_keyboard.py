"""A whole case of the shipped library, written with the keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from penpicture.engine.session import Session
from tests.form.by_keyboard import Keyboard
from tests.form.conftest import Opened
from tests.form.filled import form, library, put_in, taken_out
from tests.package.rooms import TOP

CASE = TOP / "examples" / "northshire" / "cases" / "baby-and-father.yaml"


def as_written(text: str) -> Any:
    """The case as plain data. Its yes and no are codes, and its dates are text."""
    read = yaml.load(text, Loader=yaml.BaseLoader)
    return read


def in_python(case: dict[str, Any]) -> dict[str, Any]:
    """The answer file of a session that is told the same."""
    blank = {key: case[key] for key in ("penpicture", "answers", "version", "facts")} | {"penpicture": 1}
    session = Session.open(library(), answers=blank)

    def say(scope: str, part: dict[str, Any]) -> None:
        for name, given in part.get("given", {}).items():
            beside = {key: given[key] for key in ("note", "until", "pointer") if key in given}
            if "reason" in given:
                session.give_reason(scope + name, given["reason"], at="2026-06-01", **beside)
            else:
                session.answer(scope + name, given["value"], at="2026-06-01", **beside)
        for group, rows in part.get("rows", {}).items():
            for row in rows.get("list", ()):
                session.add_row(scope + group, row["row"])
                say(f"{scope}{group}[{row['row']}].", row)
            if "state" in rows:
                session.say_rows(scope + group, rows["state"])

    say("", case)
    return session.answers().as_json()


def with_rows_numbered(answers: dict[str, Any]) -> dict[str, Any]:
    """The same with row identifiers as hands write them."""

    def number(part: Any) -> Any:
        if isinstance(part, list) and part and isinstance(part[0], dict) and "row" in part[0]:
            return [number(row | {"row": f"r{n}"}) for n, row in enumerate(part, 1)]
        if isinstance(part, dict):
            return {key: number(value) for key, value in part.items()}
        return part

    found: dict[str, Any] = number(answers)
    return found


def test_a_case_written_by_keyboard_alone_ends_in_the_answer_file_that_python_writes(
    fill_in: Opened, tmp_path: Path
) -> None:
    case = as_written(CASE.read_text(encoding="utf-8"))
    page = fill_in(form(library()))
    put_in(page, {key: case[key] for key in ("answers", "version", "facts")} | {"penpicture": 1}, tmp_path)
    Keyboard(page, case).fill_in()
    assert with_rows_numbered(taken_out(page)) == in_python(case)

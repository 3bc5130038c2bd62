"""A fault shows the command line as it was typed, but for what somebody answered or gave as a reason."""

from __future__ import annotations

import pytest

from penpicture.typed import command_line

LINE = ["record", "amend", "kept.db", "r-1"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (["--set", "called=Robin", "--because", "Misheard"], "--set called=… --because …"),
        (["--set=called=Robin=s", "--because=Mis heard"], "--set=called=… --because=…"),
        (["--set", "who are they=x", "--reason", "a b"], "--set 'who are they'=… --reason …"),
        (["--by", "Kim Lee", "--after", "2"], "--by 'Kim Lee' --after 2"),
    ],
)
def test_neither_an_answer_nor_a_reason_is_shown(typed: list[str], shown: str) -> None:
    assert command_line([*LINE, *typed]).source.text == f"penpicture record amend kept.db r-1 {shown}"


def test_what_is_pointed_at_stands_where_it_is_shown() -> None:
    at = command_line([*LINE, "--because", "It was r-1", "--set", "drinking=now"], "drinking=now")
    assert at.source.text[at.start : at.end] == "drinking=…"


def test_of_forms_every_word_is_shown() -> None:
    line = ["publish", "visit.yaml", "--because", "First of all"]
    assert command_line(line).source.text == "penpicture publish visit.yaml --because 'First of all'"

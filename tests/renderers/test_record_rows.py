"""How rows are headed in a record: with a capital, in the reader's words, and nothing said twice."""

from __future__ import annotations

from datetime import date
from typing import Any

from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.record import read_record
from penpicture.renderers.record_model import Record
from tests.engine.written import artifact

BODY = """\
sections:
  - id: people
    title: People
    questions:
      - id: around
        ask: Who is there for Leah?
        type: group
        each: person
        row title: <who>
        questions:
          - id: who
            ask: Who is it?
            type: person
          - id: brings
            ask: What do they bring?
            type: text
      - id: places
        ask: Where does Leah go?
        type: group
        each: place
        row title: <place>
        questions:
          - id: place
            ask: Where?
            type: text
          - id: often
            ask: How often?
            type: text
"""


def record(audience: str = "practitioner", **person: str) -> Record:
    def row(name: str, **said: Any) -> dict[str, Any]:
        return {"row": name, "given": {question: {"value": value} for question, value in said.items()}}

    answers = {
        "penpicture": 1,
        "answers": "small",
        "version": "1.0.0",
        "given": {},
        "rows": {
            "around": {"list": [row("r1", who=person or {"name": "grandmother"}, brings="Soup and stories")]},
            "places": {
                "list": [
                    row("r1", place="the swings", often="Daily"),
                    row("r2", place="Chapel", often="Sundays"),
                ]
            },
        },
    }
    session = Session.open(artifact(BODY), answers=answers, today=date(2026, 6, 1))
    return read_record(session, Edition(audience))


def around(audience: str = "practitioner", **person: str) -> tuple[str, list[str]]:
    """The title of the row of a person, and the lines of its answers."""
    ((group, _),) = (part.entries for part in record(audience, **person).parts)
    (row,) = group.rows
    return row.title, [said.words for entry in row.entries for said in entry.answer]


def test_a_row_is_headed_with_a_capital_and_the_answer_stays_as_it_was_written() -> None:
    assert around() == ("Grandmother", ["grandmother", "Soup and stories"])


def test_a_person_written_down_alike_in_two_boxes_is_told_once() -> None:
    said = {"name": "Grandmother", "relationship": "grandmother", "role": "carer"}
    assert around(**said) == ("Grandmother", ["Grandmother, carer", "Soup and stories"])


def test_two_people_of_like_names_are_not_taken_for_one() -> None:
    said = {"name": "Ann Carer", "relationship": "carer"}
    assert around(**said) == ("Ann Carer", ["Ann Carer, carer", "Soup and stories"])


def test_a_family_does_not_read_a_name_below_the_same_name() -> None:
    assert around("family") == ("Grandmother", ["Soup and stories"])


def test_a_row_of_a_table_begins_with_a_capital_too() -> None:
    ((_, group),) = (part.entries for part in record().parts)
    assert group.table is not None
    assert group.table.rows == (("The swings", "Daily"), ("Chapel", "Sundays"))

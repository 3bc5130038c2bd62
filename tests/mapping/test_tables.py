"""Records in PostgreSQL and SQLite: what is put in comes out, and what nobody said is never made up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DatabaseError

from penpicture.engine.absence import SYSTEM
from penpicture.engine.answer_checking import AnswerFault
from penpicture.engine.artifact import Artifact
from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.table_layout import LONGEST, column_name, layout
from penpicture.renderers.table_rows import record_answers, record_rows
from penpicture.renderers.tables import TABLES, tables
from tests.engine import random_records
from tests.engine.written import artifact as written
from tests.mapping.databases import again, keep, kept, sqlite, tables_of
from tests.renderers.every_type import VALUES, every_type
from tests.renderers.small import exemplar, record
from tests.scenarios.story import CASES, Story, artifact

Fill = Callable[[bytes], Engine]


@pytest.fixture(params=["postgresql", "sqlite"])
def database(request: pytest.FixtureRequest) -> Callable[[Artifact], Engine]:
    """A new database with the tables of an exemplar, on each of the two."""
    fill: Fill = request.getfixturevalue("postgresql") if request.param == "postgresql" else sqlite
    return lambda built: fill(tables(built).files[f"tables.{request.param}.sql"])


def comes_back(engine: Engine, built: Artifact, session: Session, name: str) -> None:
    """Assert that a record comes back as it was: answers, statuses, states and everything worked out."""
    keep(engine, built, session, name)
    rows = kept(engine, built, name)
    back = again(built, rows, session)
    assert back.as_json() == session.as_json()
    assert back.answers() == session.answers()
    for table in layout(built.content).tables:
        for row in rows[table.name]:
            for column in table.columns:
                if (
                    column.role in ("status", "state")
                    and row[f"{column_name(column.question.rpartition('.')[2], 'status')}"]
                ):
                    address = _address(column.question, row, table.keys)
                    assert row[column.name] == getattr(session.question(address), column.role), address


def _address(question: str, row: dict[str, Any], keys: tuple[str, ...]) -> str:
    *groups, last = question.split(".")
    rows = [row[key] for key in keys[1:]]
    return ".".join([*(f"{group}[{name}]" for group, name in zip(groups, rows, strict=True)), last])


# --- what goes in comes out --------------------------------------------------------------------------------------


def test_northshires_records_come_back_as_they_were(database: Callable[[Artifact], Engine]) -> None:
    """Rules A1, A3, A5, C3 and C6: reasons, notes, rough dates, rows and what is on record."""
    built = artifact("initial-assessment")
    engine = database(built)
    for name in CASES:
        comes_back(engine, built, Story.case(name).session, name)


def test_any_record_of_every_type_comes_back_as_it_was(database: Callable[[Artifact], Engine]) -> None:
    built = every_type()
    engine = database(built)
    numbers = iter(range(10**6))

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        session = Session.open(built, today=date(2026, 6, 1))
        for row in data.draw(st.lists(st.sampled_from("abc"), unique=True)):
            session.add_row("rooms", row)
            try_to(session.answer, f"rooms[{row}].beds", data.draw(VALUES["any_number"]))
            session.answer(f"rooms[{row}].liked", data.draw(st.sampled_from(["light", ["light", "quiet"]])))
            for inner in data.draw(st.lists(st.sampled_from("xy"), unique=True)):
                session.add_row(f"rooms[{row}].things", inner)
                session.answer(f"rooms[{row}].things[{inner}].thing", "A lamp", note="old", by="A. Worker")
            if data.draw(st.booleans()):
                session.remove_row("rooms", row)
        for question in data.draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True)):
            reason = data.draw(st.sampled_from(["not_known", "not_asked", "not_applicable"]))
            if data.draw(st.booleans()):
                try_to(session.answer, question, data.draw(VALUES[question].filter(kept_whole)))
            else:
                try_to(session.give_reason, question, reason, until="2026-07-01", pointer="File 7")
        for state in data.draw(st.lists(st.sampled_from(["complete", "others", "none"]), max_size=1)):
            try_to(session.say_rows, "rooms", state)
        comes_back(engine, built, session, str(next(numbers)))

    law()


def kept_whole(value: object) -> bool:
    """Whether PostgreSQL has every character of it."""
    return "\\x00" not in repr(value)


def try_to(say: Callable[..., object], *words: Any, **more: Any) -> None:
    """Say something; what the engine refuses is not said."""
    try:
        say(*words, **more)
    except AnswerFault:
        return


@settings(max_examples=10, deadline=None)
@given(random_records.artifacts(), st.lists(random_records.sayings(), max_size=12))
def test_any_record_of_any_exemplar_comes_back_as_it_was(
    built: Artifact, said: list[tuple[str, str]]
) -> None:
    """Rule S4: answers set aside too."""
    session = Session.open(built, today=date(2026, 6, 1))
    for row in "ab":
        session.add_row("rows", row)
    for place, word in said:
        if word in random_records.OPTIONS:
            session.answer(place, word)
        else:
            session.give_reason(place, word)
    comes_back(sqlite(tables(built).files["tables.sqlite.sql"]), built, session, "1")


def test_a_brother_who_was_taken_off_the_list_is_kept(database: Callable[[Artifact], Engine]) -> None:
    """Rule C6."""
    session = record(sibling="Jo")
    session.remove_row("siblings", "r1")
    engine = database(exemplar())
    comes_back(engine, exemplar(), session, "one")
    assert [row["row_removed"] for row in kept(engine, exemplar(), "one")["small__siblings"]] == [True]


# --- what nobody said is never made up -----------------------------------------------------------------------------


def test_a_skipped_a_blank_and_a_declined_question_are_three_different_things(
    database: Callable[[Artifact], Engine],
) -> None:
    """Rule A3: beside each value its status and its state, and HL7's code for a reason alone."""
    session = record(drinking="never")
    session.give_reason("story", "declined")
    engine = database(exemplar())
    keep(engine, exemplar(), session, "one")
    asked = """
        SELECT r.story, r.story__status, r.story__state, s.data_absent_reason,
               r.effect, r.effect__status, r.effect__state, r.how_long, r.how_long__status, r.how_long__state
        FROM small r JOIN small__states s ON s.state = r.story__state
    """
    with engine.connect() as connection:
        (row,) = connection.execute(text(asked)).all()
    assert tuple(row[:4]) == (None, "asked", "declined", "asked-declined")
    assert tuple(row[4:7]) == (None, "skipped", "blank")
    assert tuple(row[7:]) == (None, "asked", "blank")


@pytest.mark.parametrize(
    "spoilt",
    [
        {"drinking": "sometimes"},
        {"drinking": None},
        {"drinking__state": "blank"},
        {"drinking__state": "declined"},
        {"drinking__status": "hidden"},
        {"drinking__status": None},
        {"how_long": 0, "how_long__state": "answered"},
        {"how_long__state": "answered"},
        {"story": "Something"},
    ],
    ids=str,
)
def test_the_database_refuses_what_the_engine_would(
    spoilt: dict[str, Any], database: Callable[[Artifact], Engine]
) -> None:
    engine = database(exemplar())
    rows = record_rows(record(drinking="never"), "one")
    table = tables_of(exemplar()).tables["small"]
    with pytest.raises(DatabaseError), engine.begin() as connection:
        connection.execute(table.insert(), [{**rows["small"][0], **spoilt}])


def test_a_record_goes_with_everything_that_is_its_own(database: Callable[[Artifact], Engine]) -> None:
    """When the time to keep it is over, one statement takes it out."""
    engine = database(exemplar())
    session = record(sibling="Jo")
    session.answer("story", "Once", note="told twice")
    keep(engine, exemplar(), session, "one")
    with engine.begin() as connection:
        connection.execute(tables_of(exemplar()).tables["small"].delete())
    assert not any(kept(engine, exemplar(), "one").values())


# --- names -------------------------------------------------------------------------------------------------------


def test_the_database_itself_says_what_each_column_holds(database: Callable[[Artifact], Engine]) -> None:
    engine = database(exemplar())
    mapping = tables_of(exemplar()).tables["small__mapping"]
    with engine.connect() as connection:
        chosen = select(mapping).where(mapping.c.question == "siblings.name").order_by(mapping.c.column_name)
        found = connection.execute(chosen).mappings().all()
    assert [(row["table_name"], row["column_name"], row["holds"]) for row in found] == [
        ("small__siblings", "name", "value"),
        ("small__siblings", "name__state", "state"),
        ("small__siblings", "name__status", "status"),
    ]
    assert {row["wording"] for row in found} == {"What is their name?"}


LONG = "a_question_with_a_name_that_goes_on_and_on_until_no_database_would_keep_it"

AWKWARD = f"""\
sections:
  - id: start
    title: The start
    questions:
      - id: version
        ask: Which version?
        type: text
      - id: a__status
        ask: Which status?
        type: text
      - id: a
        ask: What is "it", 100%? It's \\ odd
        type: text
      - id: select
        ask: Which one?
        type: choices
        options:
          table: A table
          chair: A chair
      - id: {LONG}
        ask: One?
        type: person
      - id: {LONG}_2
        ask: Two?
        type: person
      - id: remarks
        ask: Which remarks?
        type: group
        questions:
          - id: row_position
            ask: Where?
            type: text
"""


def test_no_two_questions_come_to_one_name(database: Callable[[Artifact], Engine]) -> None:
    built = written(AWKWARD)
    engine = database(built)
    for table in tables_of(built).tables.values():
        names = [table.name, *(column.name for column in table.columns)]
        assert all(len(name.encode()) <= LONGEST for name in names)
    session = Session.open(built, today=date(2026, 6, 1))
    for question in ("version", "a__status", "a"):
        session.answer(question, f"{question} '\" \\ % :x ŵ 😀\n--")
    for question in (LONG, f"{LONG}_2"):
        session.answer(question, {"name": question, "role": "x"})
    session.answer("select", ["chair", "table"])
    session.add_row("remarks", "r1")
    session.answer("remarks[r1].row_position", "Here")
    comes_back(engine, built, session, "o'clock")


def test_a_new_question_renames_nobodys_column() -> None:
    before = written(AWKWARD)
    after = written(
        AWKWARD.replace(
            "      - id: version\n",
            "      - id: a__from\n        ask: From?\n        type: text\n      - id: version\n",
        )
    )
    names = [
        {(c.question, c.role): c.name for t in layout(b.content).tables for c in t.columns}
        for b in (before, after)
    ]
    assert names[0].items() <= names[1].items()


def test_a_record_of_a_thousand_questions_fits(postgresql: Fill) -> None:
    """PostgreSQL keeps at most 1,600 columns and 8 KB in a row: what is wider goes on in a second table."""
    listed = "".join(
        f"      - id: q{n}\n        ask: What is said of {n}?\n        type: text\n        no answer because: not_known\n"
        for n in range(1000)
    )
    built = written("sections:\n  - id: start\n    title: The start\n    questions:\n" + listed)
    session = Session.open(
        built,
        answers={
            "penpicture": 1,
            "answers": "small",
            "version": "1.0.0",
            "given": {f"q{n}": {"value": "Twenty-four characters.."} for n in range(1000)},
        },
        today=date(2026, 6, 1),
    )
    engine = postgresql(tables(built).files["tables.postgresql.sql"])
    comes_back(engine, built, session, "one")


def test_a_question_no_longer_asked_keeps_its_column() -> None:
    built = written("""\
sections:
  - id: start
    title: The start
    questions:
      - id: fax
        ask: Which fax number?
        type: text
        retired: 2026-01-01
""")
    sql = tables(built).files["tables.postgresql.sql"].decode()
    assert "No longer asked; the day given for that is 2026-01-01" in sql and '"fax" TEXT' in sql


def test_a_backslash_is_a_backslash_whatever_the_database_was_set_to() -> None:
    files = tables(exemplar()).files
    begun = files["tables.postgresql.sql"].decode().splitlines()
    assert begun[1:3] == ["BEGIN;", "SET LOCAL standard_conforming_strings = on;"]
    assert b"standard_conforming" not in files["tables.sqlite.sql"]


def test_a_character_that_no_database_keeps_is_shown_in_its_place(
    database: Callable[[Artifact], Engine],
) -> None:
    session = record(story="before\0after")
    engine = database(exemplar())
    keep(engine, exemplar(), session, "one")
    assert kept(engine, exemplar(), "one")["small"][0]["story"] == "before␀after"


def test_there_is_one_edition_of_the_tables() -> None:
    with pytest.raises(ValueError, match="family"):
        TABLES(exemplar(), Edition("family"))
    assert tables(exemplar()).files == tables(exemplar()).files


# --- what the codes mean -----------------------------------------------------------------------------------------


def test_the_database_itself_says_what_each_code_means(database: Callable[[Artifact], Engine]) -> None:
    """Nobody has to look elsewhere for the words of an option, or of what a group says of its rows."""
    built = artifact("initial-assessment")
    engine = database(built)
    codes = tables_of(built).tables[layout(built.content).codes]
    with engine.connect() as connection:
        found = {(row["question"], row["code"]): row for row in connection.execute(select(codes)).mappings()}
    for path, spec in built.content["questions"].items():
        for option in spec.get("options", ()):
            row = found[path, option["code"]]
            assert row["meaning"] and row["written_as"] == option.get("written_as")
            assert row["retired"] == option.get("retired")
            assert row["alone"] == ("yes" if option.get("exclusive") else "no")
        for state in ("none", "others"):
            assert ((path, state) in found) or f"there_are_{state}" not in spec
    assert found["who_asked", "family"]["meaning"] == "A family member"


def test_the_codes_of_reasons_name_the_system_that_they_are_of(
    database: Callable[[Artifact], Engine],
) -> None:
    """Rule A3."""
    states = tables_of(exemplar()).tables["small__states"]
    with database(exemplar()).connect() as connection:
        found = connection.execute(select(states)).mappings().all()
    assert {row["code_system"] for row in found if row["data_absent_reason"] is not None} == {SYSTEM}
    assert {row["code_system"] for row in found if row["data_absent_reason"] is None} == {None}


# --- rows that are no record ---------------------------------------------------------------------------------------


def test_rows_that_are_not_one_record_are_refused_with_what_is_wrong() -> None:
    one, two = (record_rows(record(story="Once", sibling="Jo"), name) for name in ("one", "two"))
    both = {name: [*one[name], *two[name]] for name in one}
    with pytest.raises(ValueError, match="more than one record"):
        record_answers(exemplar(), both)
    with pytest.raises(ValueError, match="more than one record"):
        record_answers(exemplar(), {**one, "small__siblings": two["small__siblings"]})
    with pytest.raises(ValueError, match="no row of the table small"):
        record_answers(exemplar(), {})
    with pytest.raises(ValueError, match="no table other"):
        record_answers(exemplar(), {"other": one["small"]})
    with pytest.raises(ValueError, match="of another exemplar than small"):
        record_answers(exemplar(), {**one, "small": [{**one["small"][0], "exemplar": "other"}]})


def test_a_record_that_lost_the_row_it_goes_on_in_is_refused() -> None:
    listed = "".join(f"      - id: q{n}\n        ask: What of {n}?\n        type: text\n" for n in range(150))
    built = written("sections:\n  - id: start\n    title: The start\n    questions:\n" + listed)
    rows = record_rows(Session.open(built), "one")
    with pytest.raises(ValueError, match="small__2"):
        record_answers(built, {**rows, "small__2": []})


def test_others_of_a_list_on_record_come_back(database: Callable[[Artifact], Engine]) -> None:
    """Rules C6 and S2."""
    built = artifact("initial-assessment")
    held = {"child.siblings": {"value": [{"row": "a", "name": "Sam"}], "others": True}}
    session = Session.open(built, facts=held, today=date(2026, 6, 1))
    comes_back(database(built), built, session, "one")

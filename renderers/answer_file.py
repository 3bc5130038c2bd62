"""The answer file of a record for one reader: what a form of that reader's opens with.

It holds what the reader may see, and for nobody but practitioners what is set aside: a reader is told that it is, and
never its words. An option that only a variant offers which the reader does not see is in no form of the reader's, so an
answer that gives it is left to the record (docs/who-may-see.md).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from ..engine.answers import Given, Row, RowsGiven
from ..engine.cleared import cleared
from ..engine.faces import is_offered
from ..engine.session import Session
from .edition import STANDARD, Edition
from .features import FEATURES, OF_RECORDS, OF_TYPES
from .target import Editions, Emitted, Target


def answer_file(session: Session, edition: Edition = STANDARD) -> Emitted:
    """The answers of a record for an edition, as `answers.<edition>.json` (`answers.schema.json` has its shape). It
    names the identity of the whole exemplar, so that every reader's form of it opens the file."""
    its = session.seen_by(edition.audience, edition.voice)
    answers = its.answers()
    if "variants" in session.program.content:
        form = cleared(session.program.artifact, edition.audience, edition.voice).artifact.content
        given, rows = _offered("", answers.given, answers.rows, form["questions"])
        answers = replace(answers, given=given, rows=rows)
    if edition.audience != "practitioner":
        aside = {kept.question for kept in its.set_aside()}
        given, rows = _counting("", answers.given, answers.rows, aside)
        answers = replace(answers, given=given, rows=rows)
    return Emitted({f"answers.{edition.name}.json": answers.dumps().encode()})


def _offered(
    at: str,
    given: Mapping[str, Given],
    rows: Mapping[str, RowsGiven],
    questions: Mapping[str, Mapping[str, Any]],
) -> tuple[Mapping[str, Given], Mapping[str, RowsGiven]]:
    """What the reader's form has a place for of what was said at a template path: "", or that of a group as `siblings.`."""
    return (
        {
            name: said
            for name, said in given.items()
            if is_offered(questions[at + name], said.value, said.reason)
        },
        {
            name: RowsGiven(
                listed.state,
                tuple(
                    Row(row.row, *_offered(f"{at}{name}.", row.given, row.rows, questions), row.removed)
                    for row in listed.rows
                ),
            )
            for name, listed in rows.items()
        },
    )


def _counting(
    at: str, given: Mapping[str, Given], rows: Mapping[str, RowsGiven], aside: Collection[str]
) -> tuple[Mapping[str, Given], Mapping[str, RowsGiven]]:
    """What counts now of what was said at a place: "", or a row as `siblings[r1].`."""
    return (
        {name: said for name, said in given.items() if at + name not in aside},
        {
            name: RowsGiven(
                listed.state, tuple(_row(f"{at}{name}[{row.row}].", row, aside) for row in listed.rows)
            )
            for name, listed in rows.items()
            if at + name not in aside
        },
    )


def _row(at: str, row: Row, aside: Collection[str]) -> Row:
    """What counts of a row. That one was removed stays: what is on record of it would come back."""
    if row.removed:
        return Row(row.row, removed=True)
    given, rows = _counting(at, row.given, row.rows, aside)
    return Row(row.row, given, rows)


_CARRIES = (
    OF_RECORDS
    | OF_TYPES
    | frozenset(name for name in FEATURES if name.startswith("the reason"))
    | {
        "rows",
        "rows within rows",
        "the answer `there are none`",
        "the answer `there are others`",
        "how sensitive answers are",
        "who may see what",
        "the timescale",
    }
)

ANSWERS = Target(
    "answers",
    "the answers, for the reader's form to open",
    "session",
    answer_file,
    carries=_CARRIES,
    beyond=frozenset(FEATURES) - _CARRIES,
    editions=Editions(),
    usual=False,
)

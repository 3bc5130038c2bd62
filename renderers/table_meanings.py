"""What stands in the tables that say what the others mean: their columns, states and codes, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..engine.absence import ABSENT_REASONS, SYSTEM
from ..engine.cleared import Cleared
from .bound_fact import bound_to, fact_of
from .group_answers import group_answers
from .plain_words import saying
from .reasons import REASONS
from .table_layout import Layout
from .variant_words import asked_otherwise, called

Row = dict[str, Any]
Json = dict[str, Any]

_STATES = {"blank": "No answer so far, and no reason for none", "answered": "Answered"} | REASONS


def mapping_rows(made: Cleared, laid: Layout) -> Iterator[Row]:
    """What stands in the table that says which column holds what of which question."""
    content = made.artifact.content
    say = saying(content)
    for table in laid.tables:
        for column in table.columns:
            spec = content["questions"][column.question]
            yield {
                "table_name": table.name,
                "column_name": column.name,
                "question": column.question,
                "holds": column.role,
                "section": spec["section"],
                "type": spec["type"],
                "unit": spec.get("unit"),
                "wording": "; ".join((say(spec["ask"]), *asked_otherwise(spec, say))),
                "fact": fact_of(spec, content) or None,
                "retired": spec.get("retired"),
            }


def state_rows() -> Iterator[Row]:
    """The states that an answer may be in (rule A1), in words and as HL7 writes them (rule A3). No code is for a
    question that was skipped."""
    for state, words in _STATES.items():
        code = ABSENT_REASONS.get(state)
        yield {
            "state": state,
            "meaning": words,
            "data_absent_reason": code,
            "code_system": None if code is None else SYSTEM,
        }


def code_rows(content: Json) -> Iterator[Row]:
    """What stands in the table that says what the codes mean: of the options of each question, of those that the record
    of its fact may have besides, and of what a group may say of its rows."""
    say = saying(content)
    for path, spec in content["questions"].items():
        kept = (bound_to(spec, content) or {}).get("options", ())
        options = {option["code"]: option for option in (*kept, *spec.get("options", ()))}
        for code, option in options.items():
            yield {
                "question": path,
                "code": code,
                "meaning": called(option, spec, say),
                "written_as": option.get("written_as"),
                "retired": option.get("retired"),
                "alone": "yes" if option.get("exclusive") else "no",
            }
        for code, words in group_answers(spec):
            beside = {"written_as": None, "retired": None, "alone": "no"}
            yield {"question": path, "code": code, "meaning": say(words), **beside}

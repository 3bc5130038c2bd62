"""The kept tables of the condition grammar are those of the grammar, and parse as it does."""

from __future__ import annotations

import json
from pathlib import Path

import lark
import pytest

from penpicture.dsl import grammar_tables
from penpicture.dsl.parser import parse

KEPT = Path(__file__).parents[2] / "dsl" / "grammar.json"
CONDITIONS = (
    "child.age < 5 years and not (drinking is now)",
    "any sibling where age_now >= 18 or count of siblings < 2",
    "7 working days after referral.decided_on is before assessment.signed_on",
    "drinking is one of now, past",
)


def test_the_tables_are_of_this_grammar_and_this_lark() -> None:
    """Where they are not: `python -m penpicture.dsl.grammar_tables`."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert (kept["lark"], kept["grammar"]) == (lark.__version__, grammar_tables.grammar_text())


@pytest.mark.parametrize("text", CONDITIONS)
def test_tables_of_another_lark_are_left_alone_and_the_grammar_parses_the_same(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    by_tables = grammar_tables.parser(None).parse(text)
    monkeypatch.setattr(lark, "__version__", "0.0")
    assert grammar_tables.parser(None).parse(text) == by_tables
    assert parse(text)

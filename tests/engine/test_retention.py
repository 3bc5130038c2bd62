"""How long a record is kept: which rule counts, until when, and what a definition may say of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penpicture.dsl import dates
from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.cleared import cleared
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.lengths import length_words, shorter
from penpicture.engine.retention import Kept, kept
from penpicture.engine.session import Session
from tests.engine.written import HEAD, artifact

LOOKED_AFTER = """\
retention:
  - keep for: 25 years
    from: child.born_on
    then: erase
    source: Our schedule
  - keep for: 75 years
    from: child.born_on
    then: review
    if: child.looked_after is yes
"""
QUESTIONS = """\
sections:
  - id: home
    title: At home
    questions:
      - id: likes
        ask: What do you like?
        type: text
      - id: closed_on
        ask: When was this closed?
        type: partial date
"""


def built(retention: str) -> Artifact:
    return artifact(retention + QUESTIONS)


def codes(body: str) -> list[str]:
    return [fault.code for fault in compile_exemplar(Source("small.yaml", HEAD + body)).diagnostics]


def held(
    retention: str, signed: date | None = None, given: dict[str, Any] | None = None, **facts: Any
) -> Kept | None:
    said = {f"child.{name}": value for name, value in facts.items()}
    session = Session.open(built(retention), facts=said, today=date(2026, 6, 1))
    for name, value in (given or {}).items():
        session.answer(name, value)
    return kept(session, signed)


def test_the_rule_that_keeps_a_record_longest_counts() -> None:
    found = held(LOOKED_AFTER, born_on="2018-05-03", looked_after="yes")
    assert found is not None
    assert (found.until, found.at_least, found.then) == ("2093-05-03", "2093-05-03", "review")
    assert [rule.length for rule in found.rules] == [(75, "years"), (25, "years")]


def test_a_rule_for_others_does_not_count() -> None:
    found = held(LOOKED_AFTER, born_on="2018-05-03", looked_after="no")
    assert found is not None
    assert (found.until, found.then) == ("2043-05-03", "erase")


def test_what_is_not_known_never_shortens_the_time() -> None:
    found = held(LOOKED_AFTER, born_on="2018-05-03")
    assert found is not None
    assert (found.until, found.at_least, found.then) == ("2093-05-03", "2043-05-03", "review")


def test_without_the_date_nobody_can_tell_until_when() -> None:
    found = held(LOOKED_AFTER, looked_after="no")
    assert found is not None
    assert (found.until, found.at_least) == (None, None)


def test_where_no_date_is_named_the_day_of_signing_counts() -> None:
    rule = "retention:\n  keep for: 6 years\n  then: review\n"
    assert (found := held(rule)) is not None and found.until is None
    assert (found := held(rule, date(2024, 2, 29))) is not None and found.until == "2030-02-28"


def test_a_partial_date_counts_from_its_last_day() -> None:
    rule = "retention:\n  keep for: 6 years\n  from: closed_on\n  then: review\n"
    assert (found := held(rule, given={"closed_on": "2024"})) is not None and found.until == "2030-12-31"


def test_of_two_that_keep_it_equally_long_somebody_looks() -> None:
    rule = """\
retention:
  - keep for: 25 years
    from: child.born_on
    then: erase
  - keep for: 300 months
    from: child.born_on
    then: review
"""
    assert (found := held(rule, born_on="2018-05-03")) is not None and found.then == "review"


def test_an_exemplar_may_say_nothing_of_it_and_its_identity_is_then_what_it_was() -> None:
    assert "retention" not in built("").content
    assert held("") is None


def test_a_law_of_another_nation_does_not_count() -> None:
    rule = "retention:\n  - keep for: 25 years\n    then: review\n  - keep for: 75 years\n    then: review\n    nation: Wales\n"
    assert [each["keep_for"] for each in built(rule).content["retention"]] == [[25, "years"]]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("  from: child.known_as\n  then: review\n", "PP357"),
        ("  from: child.birthday\n  then: review\n", "PP358"),
        ("  from: child.born_on\n", "PP207"),
        ("  then: shred\n", "PP215"),
        ("  then: review\n  if: child.looked_after is maybe\n", "PP421"),
    ],
)
def test_a_rule_is_held_to_what_there_is(rule: str, code: str) -> None:
    assert code in codes(f"retention:\n  keep for: 25 years\n{rule}{QUESTIONS}")


def test_who_may_not_see_one_rule_is_told_none() -> None:
    whole = built(LOOKED_AFTER.replace("child.looked_after is yes", "likes is answered"))
    hidden = artifact(
        LOOKED_AFTER.replace("child.looked_after is yes", "likes is answered")
        + QUESTIONS.replace("        type: text\n", "        type: text\n        sensitivity: restricted\n")
    )
    assert len(cleared(whole, "family", "family").artifact.content["retention"]) == 2
    assert "retention" not in cleared(hidden, "family", "family").artifact.content


UNITS = st.sampled_from(["days", "weeks", "months", "years"])
LENGTHS = st.tuples(st.integers(1, 400), UNITS)


@given(LENGTHS, LENGTHS, st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_a_shorter_length_is_over_first_whatever_day_it_begins_on(
    one: tuple[int, str], other: tuple[int, str], day: date
) -> None:
    first, second = (dates.shift(day.toordinal(), *length) for length in (one, other))
    assert first is not None and second is not None
    if shorter(one, other):
        assert first <= second  # months and years clip to a month's end, so two of them may end on one day


def test_one_of_a_length_is_said_as_one() -> None:
    assert (length_words((1, "years")), length_words((2, "weeks"))) == ("1 year", "2 weeks")

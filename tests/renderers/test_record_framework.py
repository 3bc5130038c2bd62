"""The order of the framework: three domains, twenty dimensions, every question once."""

from __future__ import annotations

import pytest

from penpicture.engine.language import AUDIENCES, DIMENSIONS
from penpicture.renderers.edition import Edition
from penpicture.renderers.framework import DOMAINS
from penpicture.renderers.record import read_record
from penpicture.renderers.record_model import Part, Record
from tests.renderers.visit import visit


def read(audience: str = "court") -> Record:
    return read_record(visit(), Edition(audience, order="framework"))


def part(record: Record, title: str) -> Part:
    found = [inner for domain in record.parts for inner in (domain, *domain.parts) if inner.title == title]
    assert len(found) == 1, [p.title for p in record.parts]
    return found[0]


def test_the_domains_hold_all_dimensions_in_their_order() -> None:
    """Framework for the Assessment of Children in Need and their Families (2000): 7, 6 and 7."""
    assert [name for domain in DOMAINS for name in domain] == list(DIMENSIONS)
    assert [DIMENSIONS[domain[0]] for domain in DOMAINS] == [
        "Health",
        "Basic care",
        "Family history and functioning",
    ]


def test_a_question_stands_under_its_first_dimension_and_is_pointed_to_from_the_others() -> None:
    record = read()
    assert [e.at for e in part(record, "Basic care").entries] == ["morning"]
    assert part(record, "Self-care skills").entries == ()
    assert part(record, "Self-care skills").pointers == ("What is a morning like? (under Basic care)",)
    assert record.pointing == "These are about this too, and stand elsewhere:"


def test_what_is_of_no_dimension_stands_last_in_words_that_anybody_understands() -> None:
    last = read().parts[-1]
    assert last.title == "The whole picture"
    assert last.lead == "What belongs to no one part of the framework alone."
    assert {e.at for e in last.entries} >= {"how_long", "own_words", "cot"}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_both_orders_hold_the_same_questions_once(audience: str) -> None:
    story = read_record(visit(), Edition(audience))
    told = [e.at for p in story.parts for e in p.entries]
    framed = [e.at for p in read(audience).parts for inner in (p, *p.parts) for e in inner.entries]
    assert len(framed) == len(set(framed))
    assert set(told) <= set(framed)
    assert set(framed) - set(told) <= {"cot"}  # of a section that the story says once, whole


def test_a_familys_domains_are_in_a_familys_words() -> None:
    assert [p.title for p in read("family").parts] == [
        "How Robin is growing and doing",
        "How Robin is cared for",
        "The whole picture",
    ]


def test_headings_go_down_one_level_at_a_time() -> None:
    for domain in read().parts:
        assert domain.depth == 2
        assert all(inner.depth == 3 for inner in domain.parts)
        assert all(e.depth == 4 for inner in domain.parts for e in inner.entries)
        assert all(e.depth == 3 for e in domain.entries)

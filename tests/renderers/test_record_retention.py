"""What a record says at its end of how long it is kept, to each of its readers, and what `explain` says of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.explanation_text import explanation_text
from penpicture.renderers.record import read_record
from penpicture.renderers.record_model import Notice
from tests.engine.test_retention import LOOKED_AFTER, QUESTIONS
from tests.engine.written import artifact


def session(**facts: Any) -> Session:
    said = {f"child.{name}": value for name, value in facts.items()}
    return Session.open(artifact(LOOKED_AFTER + QUESTIONS), facts=said, today=date(2026, 6, 1))


def told(audience: str, *, language: str = "en", easy_read: bool = False, **facts: Any) -> Notice:
    edition = Edition(audience, language=language, easy_read=easy_read)
    titles = ("How long this is kept", "Am ba hyd y cedwir hwn")
    return next(each for each in read_record(session(**facts), edition).notices if each.title in titles)


def test_a_family_is_told_until_when_why_and_what_happens_then() -> None:
    found = told("family", born_on="2018-05-03", looked_after="no")
    assert found.lead == "We keep this until 3 May 2043. Then it is erased."
    assert found.lines == ("25 years from “Date of birth” (Our schedule)",)


def test_a_family_does_not_read_a_rule_that_is_for_others_as_far_as_anybody_knows() -> None:
    found = told("family", born_on="2018-05-03")
    assert found.lead.startswith("We keep this until 3 May 2043 at least.")
    assert len(found.lines) == 1 and "75" not in found.lines[0]


def test_a_practitioner_is_told_of_every_rule_that_may_count() -> None:
    found = told("practitioner", born_on="2018-05-03")
    assert found.lines[0] == "Perhaps 75 years from “Date of birth”; that is not known yet"


@pytest.mark.parametrize("easy_read", [False, True])
def test_a_child_is_told_in_two_sentences(easy_read: bool) -> None:
    found = told("child", easy_read=easy_read, born_on="2018-05-03", looked_after="yes")
    assert found.lead == (
        "We keep this until 3 May 2093. Then somebody looks at it and decides whether it is still needed."
    )
    assert found.lines == ()


def test_without_the_date_a_child_is_told_the_rule() -> None:
    assert (
        told("child", looked_after="no").lead
        == "25 years from “Date of birth” (Our schedule). Then it is erased."
    )


@pytest.mark.parametrize("audience", ["practitioner", "family"])
def test_without_the_date_nobody_reads_what_happens_then_without_a_when(audience: str) -> None:
    lead = told(audience, looked_after="no").lead
    assert lead == "Nobody can say yet until when we keep this. Then it is erased."


def test_it_is_told_in_welsh() -> None:
    found = told("family", language="cy", born_on="2018-05-03", looked_after="yes")
    assert found.lead.startswith("Rydym yn cadw hwn tan 3 Mai 2093.") and "mlynedd" in found.lines[0]


def test_a_record_without_a_rule_says_nothing_of_it() -> None:
    plain = Session.open(artifact(QUESTIONS))
    assert all("kept" not in each.title for each in read_record(plain, Edition("family")).notices)


def test_explain_says_each_rule_who_says_it_and_where_it_stands() -> None:
    said = explanation_text(session(born_on="2018-05-03"), "retention", of_a_child=True)
    assert "  25 years from child.born_on, then erase (Our schedule)\n" in said
    assert "  75 years from child.born_on if child.looked_after is yes, then review\n" in said
    assert "  this one: until 2093-05-03, at least until 2043-05-03, then review\n" in said
    assert "small.yaml line 7 (small@1.0.0)" in said

"""A record is read once for its page, its paper and its e-mail, and anew as soon as it says something else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from penpicture.engine.session import Session
from penpicture.renderers import record_kept
from penpicture.renderers.edition import Edition
from penpicture.renderers.record import read_record
from penpicture.renderers.record_kept import record_of
from penpicture.renderers.record_plain import record_plain
from tests.engine.written import artifact
from tests.renderers.small import BODY

FAMILY = Edition("family")


@pytest.fixture
def session() -> Session:
    opened = Session.open(artifact(BODY), today=date(2026, 6, 1))
    opened.answer("story", "We moved in May.")
    return opened


def test_it_is_what_is_read_from_the_session(session: Session) -> None:
    for edition in (FAMILY, Edition("practitioner"), Edition("child", easy_read=True)):
        assert record_of(session, edition) == read_record(session, edition)
        large = replace(edition, large_print=True)
        assert record_of(session, large) == read_record(session, large)


def test_an_answer_given_since_is_in_it(session: Session) -> None:
    assert "May" in str(record_plain(session).files)
    session.answer("story", "We moved in June.")
    said = str(record_plain(session).files)
    assert "June" in said and "May" not in said
    session.today += timedelta(days=1)
    assert record_of(session, FAMILY) == read_record(session, FAMILY)


def test_it_is_read_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    first = record_of(session, FAMILY)
    monkeypatch.delattr(record_kept, "read_record")
    assert record_of(session, FAMILY) == first
    assert record_of(session, replace(FAMILY, large_print=True)).parts == first.parts

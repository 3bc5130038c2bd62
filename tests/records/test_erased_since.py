"""What was erased of a signed record is said to be: nobody takes it for what nobody ever answered (rule R3)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from penpicture.engine.store.amending import amend
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from penpicture.recording import Editions, shown
from tests.records.visit import ALL, signed

ON = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def kept(signed_store: Path) -> Store:
    return Store.open(signed_store)


def gone(store: Store, *questions: str) -> None:
    redact(store, "r-1", questions, because="It was about somebody else", by="Records team", at=ON)


def test_a_reader_is_told_where_it_stood_when_and_by_whom_and_not_why(kept: Store) -> None:
    gone(kept, "story")
    for reader, asked in (("practitioner", "What led to this?"), ("family", "What has brought us together?")):
        page = shown(kept, "r-1", reader).text
        assert f"{asked}\n    What was answered here was erased on 2 June 2026." in page
        assert f"  - 2 June 2026, Records team: “{asked}”." in page
        assert "The rent rose" not in page and "somebody else" not in page


def test_what_it_said_before_is_not_told_once_that_is_erased(kept: Store) -> None:
    told = {
        "penpicture": 1,
        "answers": "small",
        "version": "1.0.0",
        "given": {"story": {"value": "It leaked."}},
    }
    amend(kept, "r-1", told, because="Misheard", by="Jo", after=2, render=Editions(), at=ON)
    assert "Before: “The rent rose”" in " ".join(shown(kept, "r-1", "family").text.split())
    gone(kept, "story")
    for version in (None, 1, 2):
        page = " ".join(shown(kept, "r-1", "family", version=version).text.split())
        assert "The rent rose" not in page and "It leaked" not in page


def test_what_was_put_right_is_not_called_set_aside_for_what_was_erased(kept: Store) -> None:
    told = {
        "penpicture": 1,
        "answers": "small",
        "version": "1.0.0",
        "given": {"effect": {"value": "Short days."}},
    }
    amend(kept, "r-1", told, because="Misheard", by="Jo", after=2, render=Editions(), at=ON)
    gone(kept, "drinking")
    page = " ".join(shown(kept, "r-1", "family").text.split())
    assert "Before: “the nights are short”. From then on: “Short days”." in page and "set aside" not in page


@pytest.mark.parametrize("reader", ["practitioner", "family"])
def test_what_hangs_on_what_was_erased_still_reads_as_it_was_signed(kept: Store, reader: str) -> None:
    gone(kept, "drinking")
    page = shown(kept, "r-1", reader).text
    assert "How does it affect Sam?\n    the nights are short." in page
    for words in ("Set aside", "set aside", "Not asked yet", "Waited for"):
        assert words not in page
    assert not verify(kept).mismatches


def test_what_was_set_aside_when_it_was_signed_stays_so(store: Store) -> None:
    signed(store, story="The rent rose.", drinking="never", effect=ALL["effect"])
    gone(store, "drinking")
    assert "the nights" not in shown(store, "r-1", "practitioner").text


def test_what_a_reader_may_not_see_is_not_named_when_it_is_erased(kept: Store) -> None:
    gone(kept, "note")
    assert "What should only we see" in shown(kept, "r-1", "practitioner").text
    page = shown(kept, "r-1", "family").text
    assert "only we" not in page and "Erased since" not in page


def test_a_signed_record_is_not_said_to_miss_what_was_erased(kept: Store) -> None:
    gone(kept, "story")
    assert "Missing for sign-off" not in shown(kept, "r-1", "practitioner").text


def test_what_was_erased_can_be_answered_anew_by_an_amendment(kept: Store) -> None:
    gone(kept, "story")
    told = {
        "penpicture": 1,
        "answers": "small",
        "version": "1.0.0",
        "given": {"story": {"value": "The roof leaked."}},
    }
    amend(
        kept, "r-1", told, because="Dana told us again", by="Jo Field", after=kept.standing("r-1").head,
        render=Editions(), at=ON,
    )  # fmt: skip
    page = shown(kept, "r-1", "practitioner").text
    assert "What led to this?\n    The roof leaked." in page
    words = " ".join(page.split())
    assert "“What led to this?”. Before: erased since. From then on: “The roof leaked”." in words
    assert "It was taken out of the record and of the pages kept with it." in words
    assert "as it was signed" not in words and "anywhere" not in words
    assert not verify(kept).mismatches

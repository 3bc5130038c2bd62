"""What was erased of a signed record is said to be: nobody takes it for what nobody ever answered (rule R3)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from penpicture.engine.store.amending import amend
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.showing import signed_session
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from penpicture.recording import Editions, shown
from tests.engine.written import artifact
from tests.records.visit import ALL, WORKER, signed

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
    amend(kept, "r-1", told, because="Misheard", by="Jo", signed=(WORKER,), after=2, render=Editions(), at=ON)
    assert "It said: “The rent rose”" in " ".join(shown(kept, "r-1", "family").text.split())
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
    amend(kept, "r-1", told, because="Misheard", by="Jo", signed=(WORKER,), after=2, render=Editions(), at=ON)
    gone(kept, "drinking")
    page = " ".join(shown(kept, "r-1", "family").text.split())
    assert "It said: “the nights are short”. It says now: “Short days”." in page and "set aside" not in page


@pytest.mark.parametrize("reader", ["practitioner", "family"])
def test_what_hangs_on_what_was_erased_still_reads_as_it_was_signed(kept: Store, reader: str) -> None:
    gone(kept, "drinking")
    page = shown(kept, "r-1", reader).text
    assert "How does it affect Sam?\n    the nights are short." in page
    for words in ("Set aside", "set aside", "Not asked yet", "Waited for"):
        assert words not in page
    assert not verify(kept).mismatches


def test_a_program_is_told_the_same_as_a_reader(kept: Store) -> None:
    before = kept.session("r-1").as_json()
    gone(kept, "drinking")
    told = kept.session("r-1").as_json()
    statuses = {name: each["status"] for name, each in told["questions"].items()}
    assert statuses == {name: each["status"] for name, each in before["questions"].items()}
    effect = told["questions"]["effect"]
    assert (effect["state"], effect["value"]) == ("answered", ALL["effect"])
    assert effect["because"] == "asked when this was signed; why went with what was erased"
    assert told["questions"]["drinking"]["erased"] == "2026-06-02T09:00:00.000000Z"
    assert told["waiting"] == told["set_aside"] == told["missing"] == []
    assert told["pen_picture"] == before["pen_picture"]


@pytest.mark.parametrize("reader", ["practitioner", "family"])
def test_each_reader_is_told_the_status_that_was_signed(kept: Store, reader: str) -> None:
    gone(kept, "drinking")
    seen = kept.session("r-1").seen_by(reader)
    assert seen.question("effect").status == "asked" and seen.waiting() == ()
    assert seen.pen_picture().as_json() == kept.session("r-1").pen_picture(reader).as_json()
    if reader == "family":
        assert "note" not in seen.as_json()["questions"]


def test_of_what_nobody_answered_nobody_can_tell_any_more_whether_it_was_asked(store: Store) -> None:
    signed(store, story="The rent rose.", drinking="never")
    gone(store, "drinking", "story")
    told = store.session("r-1").as_json()
    effect = told["questions"]["effect"]
    assert (effect["status"], effect["because"]) == (
        "pending",
        "whether it was asked went with what was erased",
    )
    assert told["waiting"] == told["missing"] == []
    page = " ".join(shown(store, "r-1", "practitioner").text.split())
    assert "Why this was asked, or not, went with what was erased." in page
    assert "waiting for" not in page


def test_a_question_that_is_asked_of_every_blank_is_not_asked_of_what_was_erased(store: Store) -> None:
    made = artifact("""\
sections:
  - id: home
    title: At home
    questions:
      - id: said
        ask: What was said?
        type: choice
        options: {good: Good, bad: Bad}
        no answer because: not_known
      - id: why_not
        ask: Why was nothing said?
        type: text
        ask when: said is not answered
""")
    told = {"penpicture": 1, "answers": "small", "version": "1.0.0", "given": {"said": {"value": "good"}}}
    store.begin(made, subject="c-1", by="Kim", answers=told, record="r-1", at=ON)
    sign(store, "r-1", by="Kim", after=1, at=ON)
    assert store.session("r-1").status("why_not") == "skipped"
    gone(store, "said")
    assert store.session("r-1").status("why_not") == "pending"
    assert "Why was nothing said?\n    Blank" not in shown(store, "r-1", "practitioner").text


def test_an_amendment_of_something_else_leaves_what_hangs_on_what_was_erased_as_it_was(kept: Store) -> None:
    gone(
        kept, "drinking", "story"
    )  # both are answered anew by nobody, and one must not be blank when it is signed
    told = {"penpicture": 1, "answers": "small", "version": "1.0.0", "given": {"note": {"value": "For us."}}}
    seal = amend(
        kept, "r-1", told, because="Misheard", by="Jo", signed=(WORKER,), after=3, render=Editions(), at=ON
    )
    assert seal.amended == ("note",) and "effect" in seal.answers and not seal.set_aside
    assert kept.session("r-1").status("effect") == "asked"
    assert "How does it affect Sam?\n    the nights are short." in shown(kept, "r-1", "family").text
    assert not verify(kept, "r-1", deep=True).mismatches


def test_what_was_erased_decides_again_once_it_is_answered_anew(kept: Store) -> None:
    gone(kept, "drinking")
    told = {
        "penpicture": 1,
        "answers": "small",
        "version": "1.0.0",
        "given": {"drinking": {"value": "never"}},
    }
    amend(kept, "r-1", told, because="They told us again", by="Jo", signed=(WORKER,), after=3, at=ON)
    session = kept.session("r-1")
    assert session.status("effect") == "skipped" and session.question("effect").set_aside
    assert session.question("drinking").erased is None
    assert signed_session(kept, kept.history("r-1"), 1).status("effect") == "asked"


def test_what_was_set_aside_when_it_was_signed_stays_so(store: Store) -> None:
    signed(store, story="The rent rose.", drinking="never", effect=ALL["effect"])
    gone(store, "drinking")
    page = shown(store, "r-1", "practitioner").text
    assert "the nights" not in page and "waiting for" not in page
    told = store.session("r-1").as_json()
    because = "not asked when this was signed; why went with what was erased"
    assert told["set_aside"] == [{"question": "effect", "because": because}]


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
        kept, "r-1", told, because="Dana told us again", by="Jo Field", signed=(WORKER,), after=kept.standing("r-1").head,
        render=Editions(), at=ON,
    )  # fmt: skip
    page = shown(kept, "r-1", "practitioner").text
    assert "What led to this?\n    The roof leaked." in page
    words = " ".join(page.split())
    assert (
        "“What led to this?”. It said: something that was erased since. It says now: “The roof leaked”."
        in words
    )
    assert "It was taken out of the record and of the pages kept with it." in words
    assert "as it was signed" not in words and "anywhere" not in words
    assert not verify(kept).mismatches

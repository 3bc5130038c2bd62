"""Before something is erased for good: what would go can be looked at, a reason that says it again is refused, and what would tell of it is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.artifact import Artifact
from penpicture.engine.records.repeating import repeats
from penpicture.engine.store.due import Looked
from penpicture.engine.store.erasing import erase
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.severing import sever
from penpicture.engine.store.store import Store
from penpicture.erasure import due_text, erased_text, redacted_text, severed_text
from tests.engine.written import artifact

BODY = """\
sections:
  - id: home
    title: At home
    questions:
      - id: drinking
        ask: Does drinking affect Sam?
        type: choice
        options: {now: "Yes, now", never: "No, never"}
      - id: effect
        ask: How?
        type: long text
        ask when: drinking is now
      - id: likes
        ask: What do you like?
        type: text
"""
SAID = "Nan comes when it is loud."
KIM = "Kim Day"


@cache
def visit() -> Artifact:
    return artifact(BODY)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kept.db", create=True) as found:
        given: dict[str, Any] = {"drinking": "now", "effect": SAID, "likes": "Trains"}
        answers = {
            "penpicture": 1, "answers": "small", "version": "1.0.0",
            "given": {name: {"value": value} for name, value in given.items()},
        }  # fmt: skip
        found.begin(visit(), subject="c-17", by=KIM, answers=answers, record="r1")
        yield found


def test_what_would_be_erased_or_cut_is_shown_and_nothing_changes(kept: Store) -> None:
    before = kept.path.read_bytes(), kept.history("r1")
    redacted = redact(kept, "r1", ["effect"], because="Of somebody else", by=KIM, dry_run=True)
    assert redacted.places == ("effect",) and redacted.as_json()["dry_run"] is True
    erased = erase(kept, "r1", because="By order of a court", by=KIM, early=True, dry_run=True)
    assert erased.leaves == 3
    severed = sever(kept, "c-17", because="Adopted", by=KIM, dry_run=True)
    assert severed.records == ("r1",) and severed.as_json()["identity"] is None
    for told in (redacted_text(redacted), erased_text(erased), severed_text(severed)):
        assert "would" in told.splitlines()[0] and told.splitlines()[-1].startswith("nothing was ")
    assert (kept.path.read_bytes(), kept.history("r1")) == before


def test_a_reason_that_says_again_what_is_erased_is_refused_and_nothing_is_erased(kept: Store) -> None:
    before = kept.history("r1")
    because = "He wrote: nan comes, when it is LOUD"
    for refused in (
        lambda: redact(kept, "r1", ["effect"], because=because, by=KIM),
        lambda: erase(kept, "r1", because=because, by=KIM, early=True),
        lambda: sever(kept, "c-17", because="c-17 was adopted", by=KIM),
    ):
        with pytest.raises(StoreFault, match="PP826") as fault:
            refused()
        assert "loud" not in str(fault.value).lower()
    assert kept.history("r1") == before
    redact(kept, "r1", ["likes"], because=because, by=KIM)


@pytest.mark.parametrize(
    ("reason", "said", "expected"),
    [
        ("Nan comes when it is loud", SAID, True),
        ("It was about his nan", SAID, False),
        ("It says that nan comes when it rains", SAID, False),
        ("By order of the court", "Trains", False),
        ("Dr Ann Lee asked", {"name": "Dr Ann Lee"}, True),
        ("it was loud again so she went to bed", "She said it was loud again so they left", True),
    ],
)
def test_a_reason_repeats_what_has_all_its_words_or_five_in_a_row(
    reason: str, said: Any, expected: bool
) -> None:
    assert repeats(reason, [{"value": said}]) is expected


@pytest.mark.parametrize(
    ("reason", "said", "expected"),
    [
        ("Zebedee Marsh is not to be named", "Zebedee Marsh", True),
        ("She wrote heroin", "Heroin.", True),
        ("The number 01632 960123", "01632 960123", True),
        ("It said 1,200 pounds", "1200", True),
        ("No, it was of 12 others", "no", False),
        ("No, it was of 12 others", "12", False),
        ("她说：爸爸打她很痛", "爸爸打她很痛。", True),
        ("关于别人的事", "爸爸打她很痛。", False),
        ("Of na\u200bn and \u2060mum", "nan and mum", True),
        ("It said n.a.n c.o.m.e.s in", "Nan comes in", True),
        ("Ｚｅｂｅｄｅｅ was named", "Zebedee", True),
        ("यह हिन्दी है", "हि", False),
    ],
)
def test_a_reason_repeats_a_short_text_that_it_has_whole_however_it_is_spelled(
    reason: str, said: str, expected: bool
) -> None:
    assert repeats(reason, [], [said]) is expected


def test_a_reason_that_names_somebody_or_says_what_was_chosen_is_refused(kept: Store) -> None:
    for place, because in (("likes", "He likes trains"), ("drinking", "It said Yes, now")):
        with pytest.raises(StoreFault, match="PP826"):
            redact(kept, "r1", [place], because=because, by=KIM, dry_run=True)
        with pytest.raises(StoreFault, match="PP826"):
            erase(kept, "r1", because=because, by=KIM, early=True, dry_run=True)
    for because in ("It is no longer needed now", "By order of the court"):
        redact(kept, "r1", ["drinking"], because=because, by=KIM, dry_run=True)
        erase(kept, "r1", because=because, by=KIM, early=True, dry_run=True)


def test_an_answer_that_stays_and_lets_an_erased_one_be_guessed_is_named(kept: Store) -> None:
    looked = redact(kept, "r1", ["drinking"], because="Of somebody else", by=KIM, dry_run=True)
    assert looked.still_telling == ("effect",)
    assert "may be guessed (erase these as well?): effect" in redacted_text(looked)
    both = redact(kept, "r1", ["drinking", "effect"], because="Of somebody else", by=KIM)
    assert both.still_telling == ()


def test_records_that_nobody_says_how_long_to_keep_are_counted_and_somebody_has_to_decide() -> None:
    found = Looked(date(2026, 6, 1).isoformat(), (), ("r9",), ("r1", "r3"), 0)
    told = due_text(found)
    assert "nobody says how long to keep 2 records, so somebody has to decide: r1, r3" in told
    assert "of 1 record nobody can tell, since a date is not known, so it is kept still: r9" in told

"""Writing in a record keeps what was said, and takes nothing away that nobody took back."""

from __future__ import annotations

from pathlib import Path

from tests.store.small import JO, SAM, WHEN, exemplar, said, store


def test_a_file_that_says_nothing_of_what_was_on_record_takes_none_of_it_back(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        known = {"plan.staying_in_touch": "By telephone"}
        kept.begin(exemplar(), subject="c-1", by=SAM, facts=known, record="r1", at=WHEN)
        kept.write("r1", said(story="The rent rose"), by=JO, after=1, at=WHEN)
        assert kept.answers("r1").facts["plan.staying_in_touch"].value == "By telephone"
        assert [*kept.history("r1").entries[1].said] == ["story"]


def test_an_answer_that_a_file_no_longer_has_is_taken_back(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        kept.begin(
            exemplar(), subject="c-1", by=SAM, answers=said(story="The rent rose"), record="r1", at=WHEN
        )
        kept.write("r1", said(), by=JO, after=1, at=WHEN)
        assert not kept.answers("r1").given
        assert kept.answers("r1", at=1).given["story"].value == "The rent rose"

"""Laws of the store: whatever is answered comes back, whatever is written is remembered, whatever is a name stays one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penpicture.engine.answers import Answers, Given, OnRecord, Row, RowsGiven
from penpicture.engine.canonical import canonical
from penpicture.engine.records.entry import WROTE, Entry, Under, entry, read_entry
from penpicture.engine.records.history import standing
from penpicture.engine.records.leaf import document, leaf
from penpicture.engine.records.parted import is_of_answers, parted, whole
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.name import named
from penpicture.engine.store.store import Store, changes
from penpicture.engine.store.verifying import verify
from tests.store.small import SAM, begun, exemplar, said, store, values

LAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
IDS = st.sampled_from(["story", "drinking", "siblings", "name", "a_1", "why", "late", "fact"])
ROWS = st.sampled_from(["r1", "r2", "r10", "R-3", "0", "0190b6f2-7c1e-7000-8000-000000000001"])
TEXTS = st.text('a"\\\n\0é\u200d\u2028ი😀].[ ', max_size=8)
VALUES = TEXTS | st.booleans() | st.integers(-(10**12), 10**12) | st.lists(TEXTS, max_size=2)
GIVEN = st.builds(Given, VALUES | st.none(), st.none() | TEXTS, st.none() | TEXTS, by=st.none() | TEXTS)


def rows(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[RowsGiven]:
    """The rows of a group; those that were removed stand last, as they do when they were kept."""
    row = st.builds(
        Row, ROWS, st.dictionaries(IDS, GIVEN, max_size=2), st.dictionaries(IDS, inner, max_size=2), st.booleans()
    )  # fmt: skip
    listed = st.lists(row, max_size=3, unique_by=lambda each: each.row)
    state = st.none() | st.sampled_from(["complete", "others", "none"])
    return st.builds(
        lambda s, r: RowsGiven(s, tuple(sorted(r, key=lambda each: each.removed))), state, listed
    )


GROUPS = st.recursive(st.builds(RowsGiven), rows, max_leaves=6)
ANSWERS = st.builds(
    Answers,
    st.just("small"),
    st.just("1.0.0"),
    st.just("sha256:0"),
    st.dictionaries(IDS.map(lambda name: f"child.{name}"), st.builds(OnRecord, VALUES, on=st.none() | TEXTS), max_size=2),
    st.dictionaries(IDS, GIVEN, max_size=3),
    st.dictionaries(IDS, GROUPS, max_size=2),
    st.none() | TEXTS,
)  # fmt: skip


@LAW
@given(ANSWERS)
def test_answers_that_are_parted_are_put_together_again(answers: Answers) -> None:
    said = parted(answers)
    assert whole(said, "small", "1.0.0", "sha256:0") == answers
    assert all(is_of_answers(place) for place in said)
    assert parted(whole(said, "small", "1.0.0", "sha256:0")) == said


@LAW
@given(ANSWERS, st.randoms())
def test_the_order_in_which_places_are_kept_does_not_matter(answers: Answers, random: Any) -> None:
    said = list(parted(answers).items())
    random.shuffle(said)
    assert whole(dict(said), "small", "1.0.0", "sha256:0") == answers


@LAW
@given(ANSWERS, ANSWERS)
def test_what_changes_is_all_that_changes(before: Answers, after: Answers) -> None:
    now = {place: leaf(place, one) for place, one in parted(before).items()}
    told = changes(now, parted(after))
    assert not changes(now, parted(before))
    made = {place: one.said for place, one in now.items()}
    for place, one in told.items():
        if one is None:
            del made[place]
        else:
            made[place] = one
    assert canonical(made) == canonical(parted(after))
    assert not any(
        place in now and canonical(now[place].said) == canonical(one) for place, one in told.items()
    )


@LAW
@given(
    st.lists(
        st.dictionaries(IDS, st.none() | st.sampled_from(["sha256:1", "sha256:2"]), max_size=3), max_size=6
    )
)
def test_a_history_stands_at_each_entry_as_it_stood_then(written: list[dict[str, str | None]]) -> None:
    model: dict[str, str] = {}
    models: list[dict[str, str]] = []
    entries: list[Entry] = []
    for number, one in enumerate(written, 1):
        previous = entries[-1].digest if entries else None
        made = entry(
            "r1", number, WROTE, at="2026", by=SAM, under=Under("c", "p"), said=one, previous=previous
        )
        assert read_entry(made.text) == made
        entries.append(made)
        model = {place: digest for place, digest in {**model, **one}.items() if digest}
        models.append(model)
    for number, stood in enumerate(models, 1):
        assert standing(entries, number) == stood
    assert standing(entries) == model


@LAW
@given(st.binary(max_size=20))
def test_a_leaf_holds_what_was_said_and_nothing_else(text: bytes) -> None:
    made = document("rendering page", text)
    erased = replace(made, salt=None, text=None)
    assert made.holds and erased.holds and erased.said is None
    assert made.digest != document("rendering page", text).digest  # a salt of its own


# --- a store against a model in memory --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder for stores."""
    with TemporaryDirectory() as found:
        yield Path(found)


WRITES = st.lists(
    st.tuples(
        st.sampled_from(["r1", "r2"]),
        st.fixed_dictionaries(
            {},
            optional={
                "story": st.sampled_from(["A fall", "Two falls"]),
                "drinking": st.sampled_from(["now", "never"]),
                "siblings": st.lists(st.sampled_from(["Ash", "Bo"]), max_size=3),
            },
        ),
        st.integers(0, 2),
    ),
    max_size=5,
)


@settings(LAW, max_examples=8)
@given(WRITES)
def test_a_store_remembers_what_was_written_and_refuses_who_saw_less(
    folder: Path, writes: list[tuple[str, dict[str, Any], int]]
) -> None:
    (folder / "records.store").unlink(missing_ok=True)
    kept = store(folder)
    model = {name: [answers(begun(kept, name), kept)] for name in ("r1", "r2")}
    for record, given_, behind in writes:
        head = len(model[record])
        before = model[record][-1]
        after = said(**given_)
        if behind:
            with pytest.raises(StoreFault, match="PP785"):
                kept.write(record, after, by=SAM, after=max(head - behind, 0))
        else:
            number = kept.write(record, after, by=SAM, after=head)
            now = answers(record, kept)
            assert number == head + (now != before)
            if now != before:
                model[record].append(now)
    for record, stood in model.items():
        for number, one in enumerate(stood, 1):
            assert kept.answers(record, number).as_json() == one
    assert not verify(Store.open(folder / "records.store")).mismatches


def answers(record: str, kept: Store) -> Any:
    """What a record says."""
    return kept.answers(record).as_json()


def test_a_very_long_history_is_read_whole(tmp_path: Path) -> None:
    kept = store(tmp_path)
    begun(kept)
    under, at = kept.history("r1").under, "2026-06-01T09:30:00Z"
    with kept.writing() as writing:
        for number in range(2, 602):
            fall = {"value": f"Fall {number}"}
            writing.append("r1", WROTE, by=SAM, at=at, under=under, said={"story": fall})
    assert values(kept) == {"story": "Fall 601"}
    assert kept.answers("r1", 400).given["story"].value == "Fall 400"
    assert not verify(kept).mismatches
    assert kept.write("r1", said(story="After"), by=SAM, after=601) == 602


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["2026/014", "Zoë", "ნინო", "O'Hara; DROP TABLE", "a b", "%_", "é" * 200, "😀", "\u0928\u0940\u0932"],
)
def test_whatever_people_and_records_are_called(tmp_path: Path, name: str) -> None:
    kept = store(tmp_path)
    kept.begin(exemplar(), subject=name, by=name, record=name, answers=said(story="A fall"))
    kept.write(name, said(story="Two falls"), by=name, after=1)
    assert values(kept, name) == {"story": "Two falls"}
    assert [each.record for each in kept.records(subject=name)] == [name]
    assert {each.by for each in kept.history(name).entries} == {name}
    assert not verify(kept, name).mismatches


@pytest.mark.parametrize(
    "name",
    ["", " ", "a ", " a", "a\nb", "a\0b", "\u202eevil", "\ud800", "e\u0301", "a\u200db", "x" * 201, "\u2028"],
)
def test_what_can_be_no_name_is_refused_before_anything_is_kept(tmp_path: Path, name: str) -> None:
    kept = store(tmp_path)
    for record, subject in ((name, "child-1"), ("r1", name)):
        with pytest.raises(StoreFault, match="PP759"):
            kept.begin(exemplar(), subject=subject, by=SAM, record=record)
    assert not kept.records()


def test_a_name_is_told_by_nothing_that_it_could_break(tmp_path: Path) -> None:
    with pytest.raises(StoreFault) as refused:
        named("a writer", "a\x1b[2Jb")
    assert "\x1b" not in json.dumps(str(refused.value)) and "\x1b" not in str(refused.value)


def test_what_cannot_be_a_name_is_no_record(tmp_path: Path) -> None:
    kept = store(tmp_path)
    for look in (kept.history, kept.standing, kept.answers):
        with pytest.raises(StoreFault, match="PP7(86|59)"):
            look("r\ud800")

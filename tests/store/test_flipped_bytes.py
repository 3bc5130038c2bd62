"""No byte of a signed record can be turned into another unseen: in the rows of a store, in its file, or in what is handed on."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.artifact import Artifact, ArtifactError
from penpicture.engine.records import exported
from penpicture.engine.records.findings import Mismatch, Sound
from penpicture.engine.records.signed import Signature
from penpicture.engine.records.verifying import Artifacts, Kept, verified
from penpicture.engine.store.amending import amend
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import export, known, read, verify, verify_document
from tests.store.flips import CASE, LEAST_BIT, flipped, of_kept, with_rows
from tests.store.small import JO, SAM, WHEN, begun, exemplar, said, values
from tests.store.trouble import changed

WORKER = (Signature("worker", SAM),)


def signed(kept: Store, record: str = "r1") -> None:
    """Sign a small record, with a page that is kept with it, and amend it."""
    begun(kept, record, story="A fall", drinking="now", effect="It is loud", siblings=["Ash"])
    sign(kept, record, by=SAM, signed=WORKER, after=1, at=WHEN, render=lambda _: {"page.html": b"<p>A fall"})
    amend(
        kept, record, said(story="Two falls"), because="Heard later", by=JO, signed=WORKER, after=2, at=WHEN
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of two signed records."""
    found = tmp_path_factory.mktemp("signed")
    with Store.open(found / "records.store", create=True) as kept:
        signed(kept)
        signed(kept, "r2")
    return found


@pytest.fixture(scope="module")
def rows(folder: Path) -> tuple[Kept, Kept, Artifacts]:
    """Both records as they are kept, and the artifacts."""
    with Store.open(folder / "records.store") as kept, kept.reading() as connection:
        one, two = read(connection, "r1", "r2")
        return one, two, known(connection)


def test_every_byte_of_every_row_of_a_signed_record_is_held(rows: tuple[Kept, Kept, Artifacts]) -> None:
    kept, _, artifacts = rows
    assert isinstance(verified(kept, artifacts), Sound)
    count = 0
    for where, other in of_kept(kept):
        found = verified(other, artifacts)
        assert isinstance(found, Mismatch), where
        assert found.part and found.what, where
        count += 1
    assert count > 14_000


def test_every_letter_of_the_artifact_that_it_was_signed_under_is_held() -> None:
    """A few of its bytes: each is under one of two hashes, and the whole is spelled in one way only."""
    text = exemplar().dumps().encode()
    for at in random.Random(5).sample(range(len(text)), 300):
        for bit in (LEAST_BIT, CASE):
            try:
                other = Artifact.loads(flipped(text, at, bit).decode()).dumps().encode()
            except (ArtifactError, UnicodeDecodeError):
                continue
            assert other == text, at  # and so it is found not to be what is kept


def test_every_byte_of_a_record_that_is_handed_on_is_held(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(folder / "records.store") as kept:
        text = export(kept, "r1")
    assert verify_document(text).sound
    of_text = exported.artifact_of
    monkeypatch.setattr(exported, "artifact_of", cache(of_text))  # the same each time
    start = text.index(b'"entries":')  # before it stand the artifacts: see above
    for at in range(start, len(text)):
        bit = CASE if text[at : at + 1].isalpha() else LEAST_BIT  # a capital could be the same digit
        assert not sound(flipped(text, at, bit)), text[at - 10 : at + 10]


def sound(text: bytes) -> bool:
    """Whether a document is that of a record as it was kept."""
    try:
        return not verify_document(text).mismatches
    except ValueError:
        return False


# --- rows that are gone, doubled, swapped, or another record's ---------------------------------------------------------


def spoilt(one: Kept, two: Kept) -> Iterator[tuple[str, Kept]]:
    """A record with rows taken out, put twice, swapped, or another record's in their place."""
    for name in ("entries", "leaves"):
        rows, foreign = list(getattr(one, name)), list(getattr(two, name))
        for n, row in enumerate(rows):
            yield f"{name} without {n}", with_rows(one, name, [*rows[:n], *rows[n + 1 :]])
            yield f"{name} with {n} twice", with_rows(one, name, [*rows[: n + 1], row, *rows[n + 1 :]])
            yield (
                f"{name} with another's {n}",
                with_rows(one, name, [*rows[:n], foreign[n], *rows[n + 1 :]]),
            )
        yield f"no {name}", with_rows(one, name, [])
        yield f"all {name} another's", with_rows(one, name, foreign)
    entries = list(one.entries)
    yield "the last entries swapped", replace(one, entries=[*entries[:-2], entries[-1], entries[-2]])
    for n, leaf in enumerate(one.leaves):  # what is said at one place, said at another
        for column in range(len(leaf)):
            next_one = one.leaves[(n + 1) % len(one.leaves)]
            swapped = [*leaf[:column], next_one[column], *leaf[column + 1 :]]
            if swapped != list(leaf):
                yield (
                    f"leaf {n} with a neighbour's",
                    replace(one, leaves=[*one.leaves[:n], swapped, *one.leaves[n + 1 :]]),
                )
    yield "another's index", replace(one, index=two.index)


def test_rows_that_are_gone_doubled_swapped_or_of_another_record_are_found(
    rows: tuple[Kept, Kept, Artifacts],
) -> None:
    one, two, artifacts = rows
    for how, other in spoilt(one, two):
        assert isinstance(verified(other, artifacts), Mismatch), how


def test_a_record_whose_artifact_is_another_is_found(rows: tuple[Kept, Kept, Artifacts]) -> None:
    one, _, artifacts = rows
    ((hashes, _),) = artifacts.items()
    for other in (
        {},
        {hashes: None},
        {hashes: ("small", "1.0.1")},
        {(hashes[1], hashes[0]): ("small", "1.0.0")},
    ):
        assert isinstance(verified(one, other), Mismatch)


# --- the file ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM records WHERE record = 'r1'",
        "UPDATE records SET subject = 'child-2' WHERE record = 'r1'",
        "UPDATE records SET salt = zeroblob(16) WHERE record = 'r1'",
        "UPDATE records SET head = 2, digest = (SELECT digest FROM entries WHERE record = 'r1' AND number = 2) WHERE record = 'r1'",
        "DELETE FROM entries WHERE record = 'r1' AND number = 3",
        "UPDATE entries SET record = 'r2', number = 4 WHERE record = 'r1' AND number = 3",
        "UPDATE leaves SET record = 'r2' WHERE record = 'r1' AND place = 'story'",
        "INSERT INTO leaves SELECT 'r1', digest, place, salt, text FROM leaves WHERE record = 'r2' LIMIT 1",
        "UPDATE artifacts SET document = (SELECT body FROM entries LIMIT 1)",
        "DELETE FROM artifacts",
    ],
)
def test_what_another_program_did_to_the_tables_is_found(
    folder: Path, tmp_path: Path, statement: str
) -> None:
    path = tmp_path / "copy"
    path.write_bytes((folder / "records.store").read_bytes())
    with changed(path, statement), Store.open(path) as kept:
        assert verify(kept).mismatches


def test_a_byte_of_the_file_is_found_or_the_records_read_as_before(folder: Path, tmp_path: Path) -> None:
    """Bytes of the file here and there: some hold nothing, some only help to find what is elsewhere."""
    whole = (folder / "records.store").read_bytes()
    with Store.open(folder / "records.store") as kept:
        before = values(kept), values(kept, "r2"), [list(each) for each in contents(kept)]
    path = tmp_path / "copy"
    rnd = random.Random(11)
    found = 0
    for at in [*range(0, 128, 5), *rnd.sample(range(128, len(whole)), 80)]:
        path.write_bytes(flipped(whole, at, 1 << rnd.randrange(8)))
        now = looked_at(
            path, lambda kept: (values(kept), values(kept, "r2"), [list(each) for each in contents(kept)])
        )
        found += now is None
        assert now is None or now == before, at
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
    assert found > 10


def contents(kept: Store) -> Iterator[Any]:
    """Both records as they are kept, every byte of them."""
    with kept.reading() as connection:
        for each in read(connection, "r1", "r2"):
            yield from (*each.entries, *each.leaves)
            yield [each.index]


def looked_at(path: Path, look: Callable[[Store], Any]) -> Any:
    """What a store says that verifies; None for one that does not, or that cannot be read."""
    try:
        with Store.open(path) as kept:
            verdict = verify(kept)
            return None if verdict.mismatches or len(verdict.sound) != 2 else look(kept)
    except StoreFault as fault:
        assert fault.code in ("PP780", "PP784", "PP789"), fault
        return None

"""A subject-access extract: what is held about one child, without what is about others, and what somebody has to read first."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from penpicture.dsl.printing import text
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.knowing.family import moves, new_child
from penpicture.engine.library import Workspace
from penpicture.engine.store.amending import amend
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.giving import Given
from penpicture.engine.store.held import Held, held
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.store import Store
from penpicture.extracting import keep_decisions
from penpicture.renderers.extract_files import COLUMNS, TO_READ, NotRead, decided, extract_files
from tests.knowing.family import Case

FACTS = (
    ("child.born_on", "date", "child", ""),
    ("child.likes", "text", "child", ""),
    ("child.worry", "yes/no", "child", "    who may see: practitioner, court\n"),
    ("mother.drinks", "yes/no", "person", ""),
    ("aunt.near", "yes/no", "relationship", ""),
    ("family.car", "yes/no", "family", ""),
)
QUESTIONS = (
    ("born_on", "date", "        fact: child.born_on\n"),
    ("likes", "text", "        fact: child.likes\n"),
    ("worry", "yes/no", "        fact: child.worry\n"),
    ("drinks", "yes/no", "        fact: mother.drinks\n        more to say: yes\n"),
    ("aunt", "yes/no", "        fact: aunt.near\n"),
    ("car", "yes/no", "        fact: family.car\n"),
    ("loud", "yes/no", ""),
    ("doctor", "person", ""),
)
MODEL = "penpicture: 1\ndata model: own-facts\nversion: 1.0.0\nfacts:\n" + "".join(
    f"  - id: {name}\n    title: The {name.partition('.')[2]}\n    type: {kind}\n    about: {about}\n{rest}"
    for name, kind, about, rest in FACTS
)
VISIT = (
    "penpicture: 1\nexemplar: visit\nversion: 1.0.0\ntitle: Visit\nabout: child\ndata model: own-facts@1\n"
    "sections:\n  - id: home\n    title: Home\n    questions:\n"
    + "".join(
        f"      - id: {name}\n        ask: What of {name}?\n        type: {kind}\n{rest}"
        for name, kind, rest in QUESTIONS
    )
)
SECRETS = {"drinks": "yes", "aunt": "yes", "doctor": {"name": "Dr Zed-Canary"}}


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Artifact:
    folder = tmp_path_factory.mktemp("own")
    (folder / "exemplars" / "data-model").mkdir(parents=True)
    (folder / "authority.yaml").write_text("penpicture: 1\nauthority: own\ntitle: Own\nnation: England\n")
    (folder / "exemplars" / "data-model" / "1.0.0.yaml").write_text(MODEL)
    path = folder / "exemplars" / "visit.yaml"
    path.write_text(VISIT)
    made = compile_exemplar(path, Workspace.of(folder))
    assert made.artifact is not None, text(made.diagnostics)
    return made.artifact


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kept.db", create=True) as found:
        yield found


def begun(kept: Store, visit: Artifact, **given: Any) -> str:
    child = new_child(kept, by="Kim Worker-Canary", identity="c-1")
    answers: dict[str, Any] = {
        "penpicture": 1, "answers": "visit", "version": "1.0.0",
        "given": {name: {"value": value} for name, value in given.items()},
    }  # fmt: skip
    if "drinks" in given:
        answers["given"]["drinks"]["note"] = "Said by Nan-Canary"
    kept.begin(visit, subject=child, by="Kim Worker-Canary", answers=answers, record="r1")
    return child


def judged(found: Held) -> dict[str, Given]:
    return {part.place: part.given for part in found.parts if part.record == "r1"}


def test_only_what_is_surely_the_childs_own_is_given_out_by_a_program(kept: Store, visit: Artifact) -> None:
    child = begun(
        kept, visit, born_on="2018-05-03", likes="Trains", worry="yes", car="yes", loud="yes", **SECRETS
    )
    assert judged(held(kept, child)) == {
        "born_on": Given.OUT,
        "likes": Given.READ_FIRST,
        "worry": Given.READ_FIRST,
        "drinks": Given.OTHERS,
        "drinks (note)": Given.OTHERS,
        "aunt": Given.OTHERS,
        "car": Given.READ_FIRST,
        "loud": Given.READ_FIRST,
        "doctor": Given.OTHERS,
    }


def test_nothing_about_others_is_in_any_file_and_who_wrote_it_is_counted(
    kept: Store, visit: Artifact
) -> None:
    child = begun(kept, visit, born_on="2018-05-03", likes="Trains", **SECRETS)
    files = extract_files(held(kept, child), "2026-06-01")
    assert all(b"Canary" not in data for data in files.values())
    left = json.loads(files["for-them/extract.json"])["left_out"]
    assert left["the data model says that it is about another person"] == 3
    assert left["it names another person"] == 1 and left["to be read first"] == 1
    assert left["who wrote, signed or told something"] == 3, "the record, and to which family and household"
    assert (
        "3 May 2018" in files["for-them/extract.md"].decode()
        and b"Trains" not in files["for-them/extract.md"]
    )


def fill(files: dict[str, bytes], said: str) -> bytes:
    rows = list(csv.reader(io.StringIO(files[TO_READ].decode("utf-8-sig"))))
    out = io.StringIO()
    csv.writer(out).writerows([rows[0], *([*row[:-1], said] for row in rows[1:])])
    return out.getvalue().encode()


def test_what_somebody_has_read_is_given_out_and_no_more(kept: Store, visit: Artifact) -> None:
    child = begun(kept, visit, likes="Trains", loud="yes", **SECRETS)
    found = held(kept, child)
    files = extract_files(found, "2026-06-01")
    assert b"Trains" in files[TO_READ] and b"free text" in files[TO_READ]
    given = extract_files(found.reviewed(decided(fill(files, "include"))), "2026-06-01")
    assert b"Trains" in given["for-them/extract.md"]
    assert all(b"Canary" not in data for data in given.values())
    kept_back = extract_files(found.reviewed(decided(fill(files, "leave out"))), "2026-06-01")
    assert b"Trains" not in b"".join(data for name, data in kept_back.items() if name != TO_READ)
    assert json.loads(kept_back["for-them/extract.json"])["left_out"]["left out: read, and kept back"] == 2


def test_what_was_said_otherwise_since_is_to_be_read_again(kept: Store, visit: Artifact) -> None:
    child = begun(kept, visit, likes="Trains")
    files = extract_files(held(kept, child), "2026-06-01")
    answers = {
        "penpicture": 1,
        "answers": "visit",
        "version": "1.0.0",
        "given": {"likes": {"value": "Boats"}},
    }
    kept.write("r1", answers, by="Kim", after=1)
    again = extract_files(held(kept, child).reviewed(decided(fill(files, "include"))), "2026-06-01")
    assert b"Trains" in again["for-them/extract.md"] and b"Boats" not in again["for-them/extract.md"]
    (boats,) = (
        row for row in csv.reader(io.StringIO(again[TO_READ].decode("utf-8-sig"))) if row[5] == "Boats"
    )
    assert boats[-1] == "", "nobody has read that yet"


def test_what_was_decided_stays_in_the_list_over_several_sittings(kept: Store, visit: Artifact) -> None:
    found = held(kept, begun(kept, visit, likes="Trains", loud="yes"))
    keys = [part.key for part in found.parts if part.given is Given.READ_FIRST]
    once = extract_files(found.reviewed({keys[0]: True}), "2026-06-01")
    assert decided(once[TO_READ]) == {keys[0]: True}
    twice = extract_files(found.reviewed({**decided(once[TO_READ]), keys[1]: False}), "2026-06-01")
    assert decided(twice[TO_READ]) == {keys[0]: True, keys[1]: False}


def test_a_list_with_decisions_is_not_written_over(kept: Store, visit: Artifact, tmp_path: Path) -> None:
    found = held(kept, begun(kept, visit, likes="Trains", loud="yes"))
    files = extract_files(found, "2026-06-01")
    here = tmp_path / TO_READ
    here.write_bytes(files[TO_READ])
    keep_decisions(here, found)
    here.write_bytes(fill(files, "include"))
    with pytest.raises(StoreFault, match="PP827"):
        keep_decisions(here, found)
    keep_decisions(here, found.reviewed(decided(here.read_bytes())))
    here.write_bytes(fill(files, "yes"))
    with pytest.raises(StoreFault, match="PP827"):
        keep_decisions(here, found)


def test_the_extract_is_told_in_words_and_says_where_to_complain(kept: Store, visit: Artifact) -> None:
    child = begun(kept, visit, born_on="2018-05-03")
    answers = {
        "penpicture": 1,
        "answers": "visit",
        "version": "1.0.0",
        "given": {"born_on": {"value": "2018-05-04"}},
    }
    kept.write("r1", answers, by="Kim", after=1)
    told = extract_files(held(kept, child), "2026-06-01")["for-them/extract.md"].decode()
    assert "As it stood on 1 June 2026" in told
    assert "What of born\\_on? **4 May 2018** (since" in told and "\n  - Before: 3 May 2018 (" in told
    assert "complain to the Information Commissioner" in told
    assert not re.search(r"\d{4}-\d\d-\d\d", told)


def test_no_decision_gives_out_what_is_about_others(kept: Store, visit: Artifact) -> None:
    child = begun(kept, visit, **SECRETS)
    found = held(kept, child)
    everything = {part.key: True for part in found.parts}
    assert {part.given for part in found.reviewed(everything).parts} == {Given.OTHERS}


def test_how_much_was_erased_is_counted_among_what_is_not_in_it(kept: Store, visit: Artifact) -> None:
    child = begun(kept, visit, born_on="2018-05-03", loud="yes")
    assert "erased" not in extract_files(held(kept, child), "2026-06-01")["for-them/extract.md"].decode()
    redact(kept, "r1", ["loud"], because="It was another child", by="Jo Day")
    files = extract_files(held(kept, child), "2026-06-01")
    assert "- What was erased, and is not held any more: 1" in files["for-them/extract.md"].decode()


def test_what_was_erased_is_not_held(kept: Store, visit: Artifact) -> None:
    child = begun(kept, visit, likes="Trains")
    redact(kept, "r1", ["likes"], because="They asked", by="Kim")
    assert [(part.place, part.says) for part in held(kept, child).parts] == [("entry 2", "They asked")]


def test_reasons_and_what_is_known_of_a_former_family_are_to_be_read_first(tmp_path: Path) -> None:
    case = Case(tmp_path)
    with case.store as store:
        child = case.child()
        record = case.begin(child, needs="Rest")
        given = {
            "penpicture": 1,
            "answers": "visit",
            "version": "1.0.0",
            "given": {"notes": {"value": "Quiet"}},
        }
        store.write(record, given, by="A. Worker", after=2, because="Why-written", at=case.now())
        case.sign(record)
        given["given"] = {"notes": {"value": "Loud"}}
        amend(store, record, given, because="Why-amended", by="A. Worker", after=4, at=case.now())
        moves(
            store, child, family=True, since="2026-05-01", by="A. Worker", because="Why-moved", at=case.now()
        )
        redact(store, record, ["notes"], because="Why-redacted", by="A. Worker", at=case.now())
        found = held(store, child)
    reasons = {part.says: part for part in found.parts if part.says.startswith("Why-")}
    assert set(reasons) == {"Why-written", "Why-amended", "Why-moved", "Why-redacted"}
    assert {part.given for part in reasons.values()} == {Given.READ_FIRST}
    assert len({part.key for part in found.parts}) == len(found.parts)
    assert "Rest" in {part.says for part in found.parts if part.place == "fact family.needs"}


def test_nothing_that_was_answered_is_markup_in_the_extract(kept: Store, visit: Artifact) -> None:
    child = begun(kept, visit, likes="<b>*Trains*</b>\n# [x](http://example.org)")
    found = held(kept, child)
    files = extract_files(found.reviewed({part.key: True for part in found.parts}), "2026-06-01")
    assert rb"\<b\>\*Trains\*\</b\> / \# \[x\](http\://example.org)" in files["for-them/extract.md"]


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (b"\xff\xfe", 1),
        (b"a,b\n", 1),
        (",".join(COLUMNS).encode() + b"\nx,y\n", 2),
        (",".join(COLUMNS).encode() + b"\nr,p,d,s,q,s,w,perhaps\n", 2),
    ],
)
def test_a_list_that_says_something_else_is_refused_with_its_line(made: bytes, line: int) -> None:
    with pytest.raises(NotRead) as fault:
        decided(made)
    assert fault.value.line == line and "perhaps" not in fault.value.reason


@pytest.mark.parametrize("said", [("leave out", "include"), ("include", "leave out")])
def test_a_part_that_is_decided_both_ways_is_refused_and_the_last_line_does_not_win(
    said: tuple[str, str],
) -> None:
    lines = [",".join(COLUMNS), *(f"r,p,d,s,q,s,w,{each}" for each in said)]
    with pytest.raises(NotRead) as fault:
        decided("\n".join(lines).encode())
    assert fault.value.line == 3
    assert decided("\n".join([*lines[:2], lines[1], "r,p,d,s,q,s,w,"]).encode()) == {
        ("r", "p", "d"): said[0] == "include"
    }


def test_nobody_unknown_is_extracted(kept: Store) -> None:
    with pytest.raises(StoreFault, match="PP779"):
        held(kept, "nobody")

"""`penpicture migrate`, as it is typed: what it prints, what it never prints, and when it says no."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from penpicture import progressing
from penpicture.cli import outcome
from penpicture.engine.migration.aside import kept_aside
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.store import Store
from tests.difference.small import TEXT, edited

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "engine" / "migration.schema.json").read_text(encoding="utf-8")
)
NEXT = (
    edited("at most: 24", "at most: 12")
    .replace("version: 1.0.0", "version: 2.0.0")
    .replace("      - id: bullied\n", "      - id: unkind\n        was: bullied\n")
)
SECRET = "Words that only the family and its worker may read"
ANSWERS = f"""\
penpicture: 1
answers: small-visit
version: 1.0.0
given:
  sleeps:
    value: HOURS
  drinking:
    value: past
  bullied:
    value: {SECRET}
"""

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Two records in `kept.db`, of which one sleeps too long for the next version; and a way to say commands beside it."""
    monkeypatch.chdir(tmp_path)
    Path("one.yaml").write_text(TEXT, encoding="utf-8")
    Path("two.yaml").write_text(NEXT, encoding="utf-8")

    def said(*words: str) -> tuple[int, str, str]:
        code = outcome(list(words))
        told = capsys.readouterr()
        return code, told.out, told.err

    for name, hours in (("a", "8"), ("b", "14")):
        Path("answers.yaml").write_text(ANSWERS.replace("HOURS", hours), encoding="utf-8")
        begin = ("record", "begin", "kept.db", "one.yaml", "--subject", f"child-{name}", "--by", "Sam Lee")
        assert said(*begin, "--answers", "answers.yaml", "--record", name)[0] == 0
    return said


def test_a_dry_run_counts_by_question_names_who_needs_a_person_and_tells_no_answer(say: Say) -> None:
    code, out, err = say("migrate", "kept.db", "--to", "two.yaml", "--dry-run")
    assert code == 0 and err == ""
    assert "small-visit@1.0.0 -> small-visit@2.0.0: 2 records\n" in out
    assert "\n  bullied -> unkind: " in out and "    2 records: 2 " in out
    assert "    kept under the new name (Q_RENAME)\n" in out
    assert (
        "  sleeps: How many hours of sleep?\n    2 records: 1 as it is, 1 kept aside, for a person\n" in out
    )
    assert "    for a person: b\n" in out
    assert out.endswith(
        "what somebody has to do:\n  1 record: read what was kept aside (`penpicture record show`), "
        "and say again what holds: b\nnothing was written\n"
    )
    assert SECRET not in out and "14" not in out
    with Store.open("kept.db") as kept:
        assert [each.head for each in kept.records()] == [1, 1]


def test_what_programs_read_is_as_its_schema_says(say: Say) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    looked = say("migrate", "kept.db", "--to", "two.yaml", "--dry-run", "--format", "json")
    done = say("migrate", "kept.db", "--to", "two.yaml", "--by", "Board", "--format", "json")
    back = say("migrate", "kept.db", "--to", "2.0.0", "--undo", "--by", "Board", "--format", "json")
    for code, out, err in (looked, done, back):
        assert (code, err) == (0, "")
        jsonschema.validate(json.loads(out), SCHEMA)
        assert SECRET not in out
    told: dict[str, Any] = json.loads(done[1])
    assert told == json.loads(looked[1]) and told["from"][0]["needs"] == ["b"]
    assert json.loads(back[1]) == {"migration": 1, "undone": "small-visit@2.0.0", "records": 2, "left": []}


def test_undoing_twice_is_told_once(say: Say) -> None:
    say("migrate", "kept.db", "--to", "two.yaml", "--by", "Board")
    undo = ("migrate", "kept.db", "--to", "2.0.0", "--undo", "--by", "Board")
    assert say(*undo)[1].startswith("2 records put back")
    code, out, err = say(*undo)
    assert (code, out) == (1, "") and err.count("error PP794") == 1


def test_moved_records_are_shown_in_the_new_version_and_what_was_kept_aside_in_the_old_words(
    say: Say,
) -> None:
    assert say("migrate", "kept.db", "--to", "two.yaml", "--by", "Board")[0] == 0
    _, out, _ = say("record", "show", "kept.db", "b")
    assert "Exemplar: small-visit 2.0.0" in out
    aside = out[out.index("Kept aside when it moved to another version") :]
    assert (
        "* How many hours of sleep?\n    14 hours\n    (asked in small-visit@1.0.0; a person has to look)"
        in aside
    )
    assert "Kept aside" not in say("record", "show", "kept.db", "a")[1]
    assert "Kept aside" not in say("record", "show", "kept.db", "b", "--edition", "family")[1]
    told = json.loads(say("record", "show", "kept.db", "b", "--format", "json")[1])
    assert [(each["place"], each["said"]) for each in told["kept_aside"]] == [("sleeps", "14 hours")]


def test_what_was_kept_aside_can_be_erased_like_any_answer(say: Say) -> None:
    say("migrate", "kept.db", "--to", "two.yaml", "--by", "Board")
    with Store.open("kept.db") as kept:
        redact(kept, "b", ["sleeps", "unkind"], because="The family asked for it", by="Sam Lee")
        left = [each.leaf for each in kept_aside(kept.history("b"))]
        assert [each.erased for each in left] == [True]
        assert all(SECRET.encode() not in (each.text or b"") for each in kept.history("b").leaves.values())
    _, out, _ = say("record", "show", "kept.db", "b")
    assert "* How many hours of sleep?\n    What was said here was erased.\n" in out
    assert say("verify", "kept.db")[0] == 0
    assert (
        "error PP793: `b` is not put back"
        in say("migrate", "kept.db", "--to", "2.0.0", "--undo", "--by", "B")[2]
    )


def test_again_is_nothing_more_and_the_records_are_sound(say: Say) -> None:
    say("migrate", "kept.db", "--to", "two.yaml", "--by", "Board")
    code, out, _ = say("migrate", "kept.db", "--to", "2.0.0", "--by", "Board")
    assert code == 0 and out.startswith("0 records moved to small-visit@2.0.0\n2 records there already\n")
    assert say("verify", "kept.db")[0] == 0


def test_what_a_run_that_was_cut_off_left_for_somebody_to_do_is_told_by_the_next_until_it_is_done(
    say: Say,
) -> None:
    say("migrate", "kept.db", "--to", "two.yaml", "--by", "Board")
    again = ("migrate", "kept.db", "--to", "2.0.0", "--by", "Board")
    assert "\n  1 record that moved before, not written to since: read what was kept aside" in say(*again)[1]
    assert json.loads(say(*again, "--format", "json")[1])["unread"] == ["b"]
    jsonschema.validate(json.loads(say(*again, "--format", "json")[1]), SCHEMA)
    Path("later.yaml").write_text(
        "penpicture: 1\nanswers: small-visit\nversion: 2.0.0\ngiven:\n  sleeps:\n    value: 8\n",
        encoding="utf-8",
    )
    write = ("record", "write", "kept.db", "b", "later.yaml", "--in-part", "--by", "Sam Lee", "--after", "2")
    assert say(*write)[0] == 0
    assert "what somebody has to do" not in say(*again)[1]


def test_a_version_is_found_by_number_by_hash_and_by_artifact(say: Say) -> None:
    assert say("build", "two.yaml", "--out", "out")[0] == 0
    (built,) = Path("out").rglob("artifact.json")
    assert say("migrate", "kept.db", "--to", str(built), "--by", "Board")[0] == 0
    with Store.open("kept.db") as kept:
        one, two = kept.artifacts()
    back = say("migrate", "kept.db", "--to", one.content_hash[:20], "--by", "Board")
    assert back[0] == 0 and "moved to small-visit@1.0.0" in back[1]
    assert (
        "moved to small-visit@2.0.0"
        in say("migrate", "kept.db", "--to", two.name.partition("@")[2], "--by", "B")[1]
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--to", "two.yaml"), "Say who moves them: --by NAME. Or look first: --dry-run."),
        (("--to", "two.yaml", "--undo", "--dry-run"), "--dry-run and --undo do not go together."),
        (("--to", "three.yaml", "--dry-run"), "three.yaml"),
        (("--to", "two.yaml", "--exemplar", "another-visit", "--by", "Board"), "of `another-visit`"),
        (("--to", "nowhere:two.yaml", "--dry-run"), "nowhere:two.yaml"),
        (("--by", "Board"), "Missing option '--to'"),
    ],
)
def test_a_command_that_cannot_be_meant_is_not_begun(say: Say, words: tuple[str, ...], told: str) -> None:
    code, _, err = say("migrate", "kept.db", *words)
    assert code in (1, 2) and told in err
    with Store.open("kept.db") as kept:
        assert [each.head for each in kept.records()] == [1, 1]


def test_a_record_that_was_tampered_with_stays_and_is_named_and_the_other_moves(say: Say) -> None:
    with Store.open("kept.db") as kept, kept.writing() as writing:
        writing.connection.exec_driver_sql("UPDATE leaves SET text = CAST('{}' AS BLOB) WHERE record = 'a'")
    code, out, err = say("migrate", "kept.db", "--to", "two.yaml", "--by", "Board")
    assert code == 1 and "1 record moved to small-visit@2.0.0" in out
    assert "error PP765: `a` is not as it was kept:" in err and "was changed since" in err


def test_whoever_waits_is_told_how_far_it_is_unless_it_should_be_quiet(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for quiet in (False, True):
        with progressing.progressing(quiet) as told:
            for done in range(50, 1001, 50):
                told(done, 1000)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "100 of 1,000 records" and lines[-1] == "1,000 of 1,000 records" and len(lines) == 10

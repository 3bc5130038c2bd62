"""`penpicture facts`: what is known, at a terminal; values only where they are asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from penpicture.cli import outcome
from penpicture.engine.store.redacting import redact
from tests.knowing.family import Case, visit


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    """A store in the folder that the commands are given in."""
    monkeypatch.chdir(tmp_path)
    return Case(tmp_path)


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    """Give a command that is expected to go well, and what it prints."""

    def run(*words: str, code: int = 0) -> str:
        capsys.readouterr()
        assert outcome(list(words)) == code
        got = capsys.readouterr()
        return got.out if code == 0 else got.err

    return run


def test_what_is_known_is_told_under_child_and_family_with_since_when_and_from_where(
    case: Case, said: Any
) -> None:
    sam = case.child()
    case.signed(sam, language="Welsh", drinking="past", carers={"r1": "Gran", "r2": "May"})
    assert said("facts", "show", "records.db", sam) == (
        "Of the child\n"
        "  child.carers: Gran; May\n"
        "    child.carers, since 2026-03-05, from Visit\n"
        "  child.language: Welsh\n"
        "    child.language, since 2026-03-05, from Visit\n"
        "\n"
        "Of the family\n"
        "  family.drinking: Past\n"
        "    family.drinking, since 2026-03-05, from Visit\n"
    )
    (found,) = [
        one
        for one in json.loads(said("facts", "show", "records.db", sam, "--format", "json"))
        if one["fact"] == "family.drinking"
    ]
    assert (found["value"], found["words"], found["about"], found["record"]) == (
        "past",
        "Past",
        "family",
        "Visit",
    )


def test_a_family_does_not_read_from_which_record_something_came_nor_what_is_not_for_it(
    case: Case, said: Any
) -> None:
    sam = case.child()
    case.signed(sam, address="1 High Street", language="Welsh")
    assert said("facts", "show", "records.db", sam, "--edition", "family") == (
        "Of the child\n  child.language: Welsh\n    child.language, since 2026-03-05\n"
    )


def test_changes_are_told_without_a_word_of_them_and_looking_shows_old_and_new(case: Case, said: Any) -> None:
    sam = case.child()
    case.signed(sam, language="Welsh")
    draft = case.begin(sam)
    other = case.signed(sam, language="English")
    told = said("facts", "changed", "records.db", draft)
    assert (
        told == f"child.language is known otherwise, since 2026-03-09, from Visit, told by record {other}\n"
    )
    refused = said("record", "sign", "records.db", draft, "--by", "A", "--after", "1", code=1)
    assert "PP762" in refused and "Welsh" not in refused and "English" not in refused
    shown = told + "  child.language\n  then: Welsh\n  now:  English\n"
    assert said("facts", "look", "records.db", draft, "--by", "A. Worker") == shown
    assert said("facts", "changed", "records.db", draft) == told
    assert case.store.standing(draft).head == 1
    assert said("facts", "look", "records.db", draft, "--by", "A. Worker", "--take-in") == shown
    assert said("facts", "changed", "records.db", draft) == "nothing has changed since\n"
    assert said("record", "sign", "records.db", draft, "--by", "A. Worker", "--after", "2").startswith(
        "signed"
    )


def test_whoever_looks_is_told_before_and_after_whether_it_was_taken_in_and_reads_the_words_of_the_answer(
    case: Case, said: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    sam = case.child()
    case.signed(sam, drinking="now")
    draft = case.begin(sam)
    case.signed(sam, drinking="past")
    words = ["facts", "look", "records.db", draft, "--by", "A. Worker"]
    assert outcome(words) == 0
    got = capsys.readouterr()
    assert got.out.endswith("  then: Now\n  now:  Past\n") and got.err.startswith("not taken in yet")
    assert json.loads(said(*words, "--format", "json"))["entry"] is None
    assert outcome([*words, "--take-in"]) == 0
    assert capsys.readouterr().err.startswith("taken in, as entry 2")


def test_a_refusal_to_sign_or_amend_over_what_changed_names_the_one_way_that_there_is(
    case: Case, said: Any
) -> None:
    sam = case.child()
    draft, signed = case.begin(sam), case.signed(sam, drinking="now")
    case.signed(sam, drinking="past")
    told = said("record", "sign", "records.db", draft, "--by", "A", "--after", "1", code=1)
    assert "facts look" in told and "--take-in" in told and "--looked-at" not in told
    words = ("--set", "drinking=never", "--because", "Misheard", "--by", "A", "--after", "3")
    told = said("record", "amend", "records.db", signed, *words, code=1)
    assert "--looked-at family.drinking" in told and "--take-in" not in told


def test_what_the_later_record_saw_is_said_and_nobody_is_said_to_have_settled_it(
    case: Case, said: Any
) -> None:
    sam = case.child()
    case.signed(sam, drinking="past")
    later = case.begin(sam, drinking="now")
    case.sign(later)
    lee = case.child(sam)
    third = case.signed(lee, drinking="never")
    told = said("facts", "conflicts", "records.db", sam)
    assert third in told and "each later record had seen what was known" in told and "settled" not in told


def test_whoever_looks_may_say_what_was_read_last_and_takes_nothing_in_over_what_came_since(
    case: Case, said: Any
) -> None:
    sam = case.child()
    draft = case.begin(sam)
    case.signed(sam, drinking="past")
    head = case.store.standing(draft).head
    words = ("facts", "look", "records.db", draft, "--by", "A. Worker", "--take-in", "--after")
    assert "PP785" in said(*words, str(head - 1), code=1)
    assert case.store.standing(draft).head == head
    assert "family.drinking" in said(*words, str(head))


def test_a_signed_record_is_shown_as_it_was_and_what_is_known_otherwise_is_named_beside_it(
    case: Case, said: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    sam = case.child()
    first = case.signed(sam, language="Welsh")
    before = said("record", "show", "records.db", first)
    case.signed(sam, language="English")
    assert outcome(["record", "show", "records.db", first]) == 0
    got = capsys.readouterr()
    assert got.out == before and "Welsh" in got.out
    assert got.err == (
        "known otherwise since: child.language; `penpicture facts changed` tells by which record\n"
    )
    told = json.loads(said("record", "show", "records.db", first, "--format", "json"))
    assert [one["fact"] for one in told["changed_since"]] == ["child.language"]


def test_conflicts_name_records_and_days_and_say_what_only_where_asked(case: Case, said: Any) -> None:
    sam = case.child()
    lee = case.child(sam)
    one = case.signed(sam, drinking="past")
    two = case.begin(lee, drinking="never")
    told = said("facts", "conflicts", "records.db", lee)
    assert one in told and two in told and "2026-03-06" in told
    assert "past" not in told.lower() and "never" not in told.lower()
    told = said("facts", "conflicts", "records.db", lee, "--values")
    assert "     Past\n" in told and "     Never\n" in told
    (found,) = json.loads(said("facts", "conflicts", "records.db", lee, "--values", "--format", "json"))
    assert [(each["told_by"], each["value"], each["standing"]) for each in found["records"]] == [
        (one, "past", "signed"),
        (two, "never", "draft"),
    ]


def test_the_history_of_a_fact_names_each_version_and_its_record(case: Case, said: Any) -> None:
    sam = case.child()
    record = case.signed(sam, language="Welsh")
    told = said("facts", "history", "records.db", sam, "child.language")
    assert f"1  2026-03-05 00:00 UTC  new by A. Worker, told by record {record}, at `language`" in told
    assert "Welsh" not in told
    assert "     Welsh, since 2026-03-05, from Visit\n" in said(
        "facts", "history", "records.db", sam, "child.language", "--values"
    )


def test_the_history_of_a_fact_says_which_version_was_erased_by_whom_and_why(case: Case, said: Any) -> None:
    sam = case.child()
    record = case.signed(sam, language="Welsh")
    redact(case.store, record, ["language"], because="It was another child", by="Jo Day", at=case.now())
    told = said("facts", "history", "records.db", sam, "child.language", "--values")
    first, _, second = told.partition("\n2  ")
    assert first.endswith("     what it said is erased")
    assert "redacted by Jo Day" in second and "Welsh" not in told
    assert second.endswith(f"     erased: version 1\n     why stands in the history of {record}\n")
    one, two = json.loads(said("facts", "history", "records.db", sam, "child.language", "--format", "json"))
    assert one["erased"] and two["erases"] == [1]


def test_children_are_taken_in_and_put_together_at_the_command_line(case: Case, said: Any) -> None:
    sam = said("facts", "child", "records.db", "--by", "A. Worker").strip()
    lee = said("facts", "child", "records.db", "--by", "A. Worker", "--sibling-of", sam).strip()
    kim = said("facts", "child", "records.db", "--by", "A. Worker").strip()
    case.signed(sam, drinking="past", address="1 High Street")
    case.signed(kim, hopes="A garden")
    told = said("facts", "family", "records.db", sam, kim, "--by", "A. Worker")
    assert sorted(told.split("\n")[:-1]) == sorted(
        (
            *(
                line
                for child in (sam, lee)
                for line in (f"{child} is told of now:", "  family.hopes (family.hopes)")
            ),
            f"{kim} is told of now:",
            "  family.drinking (family.drinking)",
        )
    )
    assert "A garden" in said("facts", "show", "records.db", lee)
    assert "1 High Street" in said("facts", "show", "records.db", lee)
    told = said(
        "facts", "moves", "records.db", lee, "--to", kim, "--since", "2026-04-02", "--by", "A. Worker"
    )
    assert told == f"{lee} is not told of any more:\n  household.address (household.address)\n"
    assert "1 High Street" not in said("facts", "show", "records.db", lee)
    said("facts", "moves", "records.db", lee, "--family", "--since", "2026-05-02", "--by", "A. Worker")
    assert said("facts", "show", "records.db", lee) == "nothing is known yet\n"


def test_whoever_put_the_wrong_children_together_is_told_how_it_is_put_right(
    case: Case, said: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    sam, typo = case.child(), case.child()
    case.signed(sam, drinking="past")
    assert outcome(["facts", "family", "records.db", typo, sam, "--by", "A. Worker"]) == 0
    told = capsys.readouterr()
    assert f"{typo} is told of now:" in told.out and "Past" not in told.out + told.err
    assert "facts moves STORE CHILD --family" in told.err
    assert outcome(["facts", "family", "records.db", typo, sam, "--by", "A. Worker"]) == 0
    assert capsys.readouterr().out == "nothing is known otherwise of any child\n"


def test_a_new_record_opens_with_what_is_known_by_itself(case: Case, said: Any, tmp_path: Path) -> None:
    sam = case.child()
    case.signed(sam, language="Welsh")
    artifact = tmp_path / "artifact.json"
    artifact.write_text(visit().dumps(), encoding="utf-8")
    record = said(
        "record", "begin", "records.db", str(artifact), "--subject", sam, "--by", "A. Worker"
    ).strip()
    told = json.loads(said("record", "show", "records.db", record, "--format", "json"))
    language = told["questions"]["language"]
    assert (language["value"], language["provenance"]) == ("Welsh", "on record")


def test_who_writes_is_told_that_something_is_known_otherwise_and_that_it_waits(
    case: Case, said: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An address is not told over one that nobody has looked at; whoever wrote it is told so at once."""
    sam = case.child()
    draft = case.begin(sam)
    case.begin(sam, address="1 High Street")
    head = {"penpicture": 1, "answers": "visit", "version": "1.0.0"}
    answers = tmp_path / "answers.json"
    answers.write_text(
        json.dumps({**head, "given": {"address": {"value": "2 Low Street"}}}), encoding="utf-8"
    )
    assert outcome(["record", "write", "records.db", draft, "answers.json", "--by", "A", "--after", "1"]) == 0
    got = capsys.readouterr()
    assert got.err.startswith("known otherwise since: household.address; ")
    assert "Street" not in got.err + got.out
    assert "1 High Street" in said("facts", "show", "records.db", sam)
    said("facts", "look", "records.db", draft, "--by", "A", "--take-in")
    assert "2 Low Street" in said("facts", "show", "records.db", sam)


def test_what_came_from_elsewhere_is_kept_from_a_file_and_not_repeated(
    case: Case, said: Any, tmp_path: Path
) -> None:
    sam = case.child()
    case.begin(sam)
    (tmp_path / "letter.json").write_text('{"child.language": "Welsh"}', encoding="utf-8")
    told = said(
        "facts", "tell", "records.db", sam, "letter.json", "--source", "the school", "--by", "A. Worker"
    )
    assert told == "child.language: new\n"
    assert "child.language: Welsh\n" in said("facts", "show", "records.db", sam)
    (tmp_path / "letter.json").write_text('{"family.drinking": "Tuesdays"}', encoding="utf-8")
    words = ("facts", "tell", "records.db", sam, "letter.json", "--source", "the school", "--by", "A. Worker")
    assert "Tuesdays" not in said(*words, code=1)

"""Records from the command line, as somebody works with them day by day."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from penpicture.cli import outcome
from penpicture.engine.records.signed import Signature
from penpicture.signed_before import signed_before
from penpicture.telling_names import telling_names
from tests.records.visit import ALL, FACTS, exemplar, said


class Line:
    """A command line in a folder with the exemplar, and what it prints."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, command: str, exits: int = 0) -> str:
        self.capsys.readouterr()
        assert outcome(shlex.split(command)) == exits, self.capsys.readouterr().err
        told = self.capsys.readouterr()
        return told.out if exits == 0 else told.err

    def json(self, command: str) -> Any:
        return json.loads(self(command + " --format json"))


SIGN = 'record sign kept.db r-1 --by Asha --after 1 --signed "worker=Asha Rahman" --signed "carer=Dana Example on 2026-04-08"'


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Line:
    monkeypatch.chdir(tmp_path)
    Path("visit.json").write_text(exemplar().dumps(), encoding="utf-8")
    Path("answers.json").write_text(json.dumps(said(**ALL)), encoding="utf-8")
    Path("facts.json").write_text(json.dumps(FACTS), encoding="utf-8")
    found = Line(capsys)
    found(
        "record begin kept.db visit.json --subject c-1 --by Kim --facts facts.json --answers answers.json --record r-1"
    )
    return found


def test_a_record_is_begun_under_an_identifier_of_its_own(line: Line) -> None:
    name = line("record begin kept.db visit.json --subject c-2 --by Kim").strip()
    assert [each["record"] for each in line.json("record list kept.db")] == sorted((name, "r-1"))
    assert line("record list kept.db --subject c-2").splitlines()[1].split() == [
        name,
        "c-2",
        "small",
        "1.0.0",
        "draft",
        "1",
    ]


def test_the_list_says_under_which_version_each_record_stands(line: Line) -> None:
    assert line("record list kept.db") == (
        "record  about  exemplar  version  stands  entry\nr-1     c-1    small     1.0.0    draft   1\n"
    )
    (one,) = line.json("record list kept.db")
    assert one["version"] == "1.0.0"


def test_an_identity_that_the_store_does_not_know_yet_is_said_to_be_new(line: Line) -> None:
    """A mistyped one would be another child without a word."""
    assert outcome(shlex.split("record begin kept.db visit.json --subject c-11 --by Kim --record r-2")) == 0
    got = line.capsys.readouterr()
    assert got.out.endswith("r-2\n") and got.err.startswith("new in this store: c-11; ")
    assert outcome(shlex.split("record begin kept.db visit.json --subject c-11 --by Kim --record r-3")) == 0
    assert line.capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("name", "warns"),
    [("c-17", False), ("019a8b52-1d2e-7c3a-9f00-2018050312ab", False), ("Sam Cole", True), ("sc-2018-05-03", True),
     ("sc 03/05/2018", True), ("2018-05-03", True), ("3.5.18", True)],
)  # fmt: skip
def test_a_name_that_tells_who_the_child_is_is_warned_of(name: str, warns: bool) -> None:
    assert [each.code for each in telling_names(["--subject", name], [("--subject", name)])] == [
        "PP753"
    ] * warns


def test_a_signature_of_a_day_before_the_record_was_begun_is_told_and_taken(line: Line) -> None:
    assert outcome(shlex.split(SIGN)) == 0
    told = line.capsys.readouterr()
    assert told.out.startswith("signed") and "warning PP754: `carer`" in told.err
    assert "`worker`" not in told.err


@pytest.mark.parametrize(
    ("day", "warns"), [("2026-03-31", True), ("2026-04-01", False), ("2026-04-02", False)]
)
def test_a_day_is_before_the_record_wherever_on_earth_it_was_signed(day: str, warns: bool) -> None:
    found = signed_before([], "r-1", "2026-04-02T09:00:00.000000Z", [Signature("worker", "Kim", day)])
    assert len(list(found)) == warns


def test_the_answers_that_the_form_saved_are_written_as_one_entry(line: Line) -> None:
    Path("later.json").write_text(json.dumps(said(**{**ALL, "story": "The rent doubled."})), encoding="utf-8")
    assert line("record write kept.db r-1 later.json --by Kim --after 1") == "entry 2: 1 part of the record\n"
    assert (
        line("record write kept.db r-1 later.json --by Kim --after 2")
        == "nothing new: entry 2 is still the last\n"
    )
    told = line("record write kept.db r-1 answers.json --by Jo --after 1", exits=1)
    assert "PP785" in told and "Kim wrote `story`" in told and "doubled" not in told


def test_a_record_is_signed_shown_put_right_and_verified(line: Line) -> None:
    seal = line.json(SIGN)
    assert seal["version"] == 1 and seal["entry"] == 2 and len(seal["mark"].split()) == 8
    shown = line("record show kept.db r-1 --edition family")
    assert "Parent or carer: Dana Example, 8 April 2026" in shown and "Social worker: Asha Rahman, " in shown
    assert "Social worker: Asha Rahman, Asha" not in shown
    second = line.json(
        'record amend kept.db r-1 --set drinking=now --because "It was misheard." --by Jo --role worker --after 2'
    )
    assert second["version"] == 2 and second["amended"] == ["drinking"]
    shown = line("record show kept.db r-1 --edition family")
    assert (
        "Because: It was misheard." in " ".join(shown.split())
        and seal["mark"] not in shown
        and second["mark"] in shown
    )
    assert seal["mark"] in line("record show kept.db r-1 --edition family --at 1")
    assert (
        line(f"verify kept.db r-1 --seal '{seal['mark']}'")
        == "1 record as kept, 1 of them signed\nit is the seal of version 1, amended 1 time since\n"
    )
    told = line(f"verify kept.db r-1 --seal '{second['mark']}'")
    assert told.endswith("it is the seal of version 2, the last that was signed\n")
    assert line.json("verify kept.db --deep")["sound"][0]["seals"] == [seal["seal"], second["seal"]]


def test_what_was_erased_is_told_with_who_and_when_and_without_what_it_said(line: Line) -> None:
    line(SIGN)
    line('record redact kept.db r-1 drinking --because "It was about another" --by "Jo Day"')
    told = line("verify kept.db r-1")
    assert (
        re.search(r"^erased on .+ by Jo Day: the answer to `drinking`$", told, re.MULTILINE)
        and "past" not in told
    )
    (one,) = line.json("verify kept.db")["sound"]
    assert [(each["by"], each["places"]) for each in one["erasures"]] == [("Jo Day", ["drinking"])]
    line("record begin kept.db visit.json --subject c-2 --by Kim --facts facts.json --record r-2")
    assert line("verify kept.db") == "2 records as kept, 1 of them signed, 1 with something erased\n"


def test_everything_that_is_lacking_is_told_and_nothing_that_was_answered(line: Line) -> None:
    line("record begin kept.db visit.json --subject c-2 --by Kim --facts facts.json --record r-2")
    told = line("record sign kept.db r-2 --by Asha --after 1", exits=1)
    assert [code for code in ("PP760", "PP761") if code in told] == ["PP760", "PP761"]
    assert told.count("error PP760") == 2 and "Sam" not in told


def test_a_program_is_told_exactly_what_is_lacking(line: Line) -> None:
    line("record begin kept.db visit.json --subject c-2 --by Kim --facts facts.json --record r-2")
    line.capsys.readouterr()
    assert outcome(shlex.split("record sign kept.db r-2 --by Asha --after 1 --format json")) == 1
    lacks = json.loads(line.capsys.readouterr().out)
    assert [(each["question"], each["why"]) for each in lacks["missing"]] == [
        ("story", "mandatory"),
        ("drinking", "waited for"),
    ]
    assert lacks["signatures"] == [{"id": "worker", "role": "Social worker"}] and lacks["changed"] == []


def test_no_command_prints_an_answer_unless_it_is_asked_to_show_it(line: Line) -> None:
    line(SIGN)
    told = line("record list kept.db") + line("record history kept.db r-1") + line("verify kept.db")
    for word in ("rent", "nights", "past", "Only for us", "Robin", "Sam", "Dana"):
        assert word not in told
    assert "The rent rose." in line("record history kept.db r-1 --values")


def test_the_history_says_who_did_what_when_under_which_artifact(line: Line) -> None:
    line(SIGN)
    first, second = line.json("record history kept.db r-1")
    assert (first["kind"], first["by"], first["exemplar"]) == ("began", "Kim", "small@1.0.0")
    assert first["artifact"]["content"] == exemplar().content_hash
    assert "drinking" in {each["place"] for each in first["said"]} and "value" not in str(first["said"])
    assert (second["kind"], second["version"]) == ("signed", 1)
    told = line("record history kept.db r-1")
    assert "the answer to `drinking`" in told
    assert re.match(r"1  \d{4}-\d\d-\d\d \d\d:\d\d UTC  begun by Kim\n", told)


def test_the_pages_are_written_where_they_are_wanted(line: Line) -> None:
    line(SIGN)
    printed = line("record show kept.db r-1 --edition family --out out").split()
    assert [Path(name).name for name in printed] == ["record.family.en.html", "record.family.en.txt"]
    assert "Only for us" not in Path(printed[0]).read_text(encoding="utf-8")


def test_a_record_is_kept_on_paper_on_asking(line: Line) -> None:
    line(SIGN + " --paper")
    printed = line("record show kept.db r-1 --out out").split()
    (paper,) = (Path(name) for name in printed if name.endswith(".pdf"))
    assert paper.read_bytes().startswith(b"%PDF")


def test_a_record_is_kept_in_welsh_on_asking(line: Line) -> None:
    line(SIGN + " --language cy")
    assert "Llofnodwyd" in line("record show kept.db r-1 --edition family")


def test_what_stands_is_printed_for_programs_as_the_reader_may_see_it(line: Line) -> None:
    line(SIGN)
    assert "note" in line.json("record show kept.db r-1")["questions"]
    assert "note" not in line.json("record show kept.db r-1 --edition family")["questions"]


def test_a_record_is_handed_on_and_verified_without_the_store(line: Line) -> None:
    line(SIGN)
    assert line("record export kept.db r-1 --out r-1.json") == "r-1.json\n"
    Path("kept.db").unlink()
    assert line("verify r-1.json") == "1 record as kept, 1 of them signed\n"
    text = Path("r-1.json").read_text(encoding="utf-8")
    Path("r-1.json").write_text(text.replace("The rent rose", "The rent fell"), encoding="utf-8")
    told = line("verify r-1.json", exits=1)
    assert "PP765" in told and "the answer to `story`, as signed on" in told and "rent" not in told


def test_a_file_that_is_no_record_is_called_so(line: Line) -> None:
    assert "PP765" in line("verify answers.json", exits=1)
    assert "PP780" in line("verify nowhere.db", exits=1)


def test_an_answer_is_put_right_by_its_type(line: Line) -> None:
    line(SIGN)
    more = "--because Misheard --by Jo --role worker"
    row = line.json(f"record amend kept.db r-1 --set 'siblings[r1].at_home=yes' {more} --after 2")
    assert row["amended"] == ["siblings[r1].at_home"]
    reason = line.json(f"record amend kept.db r-1 --reason effect=not_known {more} --after 3")
    assert reason["amended"] == ["effect"]
    assert "PP769" in line(f"record amend kept.db r-1 --set siblings=none {more} --after 4", exits=1)
    told = line(f"record amend kept.db r-1 --set drinking=gin {more} --after 4", exits=1)
    assert "PP706" in told and "gin" not in told.replace("--set drinking=gin", "")


def test_a_program_is_told_what_was_signed(line: Line) -> None:
    seal = line.json(SIGN)
    kept = line.json("verify kept.db r-1")
    assert kept == {
        "sound": [{"record": "r-1", "seals": [seal["seal"]], "erased": 0, "erasures": [], "severed": []}],
        "mismatches": [],
    }


def test_an_amendment_that_cannot_be_is_pointed_at_where_it_is_typed_and_not_at_the_record(
    line: Line,
) -> None:
    line(SIGN)
    words = '--because "Misheard" --by Jo --role worker --after 2'
    told = line(f"record amend kept.db r-1 --set drinking=past {words}", exits=1)
    source, mark = told.splitlines()[3:5]
    assert "PP766" in told and source[mark.index("^") : mark.rindex("^") + 1] == "--set"
    told = line(f"record amend kept.db r-1 --set drinking=never --set effect=Tired {words}", exits=1)
    source, mark = told.splitlines()[3:5]
    assert "PP757" in told and source[mark.index("^") : mark.rindex("^") + 1] == "effect=…"

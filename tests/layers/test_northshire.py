"""Northshire, an invented authority in England, makes the national initial assessment its own by three layers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from penpicture.cli import outcome
from penpicture.dsl.loading import load
from penpicture.engine.answer_reading import read_answers
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.library import SHIPPED, Workspace
from penpicture.engine.session import Session
from penpicture.renderers.form_html import form_html
from tests.package.rooms import TOP
from tests.scenarios.story import TODAY, artifact

FOLDER = TOP / "examples" / "northshire"
CASES = sorted((FOLDER / "cases").glob("*.yaml"))


STATUS = ("rules", "reasons", "mandatory", "essential", "statutory")
"""What says of whom a question is asked, and how surely."""


@cache
def northshires() -> Artifact:
    found = compile_exemplar(SHIPPED / "initial-assessment" / "1.0.0.yaml", Workspace(FOLDER))
    assert found.artifact is not None and not list(found.diagnostics)
    return found.artifact


def case(name: str) -> Session:
    source, _ = load(FOLDER / "cases" / f"{name}.yaml")
    assert source is not None
    built = northshires()
    answers, faults = read_answers(source, built.content, built.content_hash)
    assert answers is not None and not list(faults), [(d.code, d.message) for d in faults]
    return Session.open(built, answers=answers, today=TODAY)


def question(name: str) -> dict[str, Any]:
    found: dict[str, Any] = northshires().content["questions"][name]
    return found


def test_every_rank_has_its_say() -> None:
    assert "by whom" in question("harm")["hint"]["practitioner"], "the region"
    assert question("family_hopes")["ask"]["family"] == "What would be different if things went well?"
    assert question("understood_by")["essential"] and question("understood_by")["section"] == "story", (
        "the team"
    )


def test_what_the_region_and_the_authority_lock_is_as_it_was() -> None:
    plain = artifact("initial-assessment").content["questions"]
    assert question("harm")["ask"] == plain["harm"]["ask"]
    for name in ("seen", "own_words"):
        assert {key: question(name).get(key) for key in STATUS} == {
            key: plain[name].get(key) for key in STATUS
        }


def test_an_option_withdrawn_is_offered_no_more_and_stays_readable() -> None:
    options = {option["code"]: option for option in question("decision")["options"]}
    assert options["help_nearby"]["retired"] == "2026-04-01" and "retired" not in options["family_hub"]
    assert "not_asked" not in question("religion")["reasons"]


def test_what_the_authority_no_longer_asks_the_team_asks_again() -> None:
    assert question("weeks_pregnant")["retired"] == "2026-05-01"
    assert "retired" not in question("care.page")
    history = northshires().provenance["questions.care.page.retired"]["history"]
    assert [(step["rank"], step["agreed"]) for step in history if "rank" in step] == [
        ("authority", "2026-04-21"),
        ("team", "2026-06-02"),
    ]


def test_the_talk_begins_with_how_the_child_tells_things() -> None:
    order = [name for name, spec in northshires().content["questions"].items() if spec["section"] == "story"]
    at = order.index("communicates_by")
    assert order[at : at + 4] == ["communicates_by", "listening_well", "understood_by", "ordinary_day"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_runs_on_northshires_own_version(path: Path) -> None:
    """What is asked here besides holds up nobody: it is never mandatory."""
    assert not case(path.stem).missing()


def test_a_girl_who_looks_after_her_mum_is_asked_what_northshire_asks() -> None:
    session = case("girl-who-looks-after-her-mum")
    assert session.status("caring_for") == session.status("caring") == "asked"
    assert "Tilly looks after somebody at home." in session.pen_picture().sentences
    assert {step.exemplar for step in session.next()} >= {"young-carers-assessment", "closure"}


def test_a_baby_is_not_asked_whether_they_look_after_somebody() -> None:
    assert case("baby-and-father").status("caring_for") == "skipped"


def test_two_kinds_of_care_are_enough_to_ask_who_gives_the_carers_a_rest() -> None:
    assert case("fourteen-with-symbols").status("carers_rest") == "asked"
    assert "10" in question("carers_rest")["rules"][0]["text"]


ADDED = ("shown_to_us", "given_in", "staying", "looked_for")
"""What the variants ask besides: of children beyond words, in other languages, and newly arrived (twice)."""


def statuses(session: Session) -> dict[str, str]:
    return {name: session.status(name) for name in ADDED}


def test_a_boy_who_uses_symbols_is_asked_in_his_own_way() -> None:
    session = case("fourteen-with-symbols")
    assert session.holding == {"beyond-words"}
    assert session.question("ordinary_day").text == (
        "What is Jonah's day like, and how does Jonah show what is good in it?"
    )
    assert "Say who read it" not in str(question("own_words")["hint"]["practitioner"])
    assert "Say who read it" in str(session.facing("own_words")["hint"]["practitioner"])
    assert session.facing("listening_well")["essential"]
    assert statuses(session) == dict(zip(ADDED, ("asked", "skipped", "skipped", "skipped"), strict=True))


def test_three_siblings_newly_arrived_are_asked_in_their_language_and_about_whom_they_miss() -> None:
    session = case("three-siblings-newly-arrived")
    assert session.holding == {"other-languages", "newly-arrived"}
    assert "who interprets for whom" in session.question("matters_to_family").text
    assert session.question("ordinary_day").text.startswith("What is an ordinary day like for Selam")
    assert session.facing("interpreter_who")["mandatory"]
    assert "recorded_elsewhere" in session.facing("journey")["reasons"]
    assert "Selam arrived in this country in November 2025." in session.pen_picture().sentences
    assert statuses(session) == dict(zip(ADDED, ("skipped", "asked", "asked", "asked"), strict=True))


def test_a_baby_meets_no_variant_and_a_call_leaves_all_of_them_waiting() -> None:
    baby, call = case("baby-and-father"), case("call-that-goes-no-further")
    assert not baby.holding and set(statuses(baby).values()) == {"skipped"}
    assert not call.holding and set(statuses(call).values()) == {"pending"}
    assert call.question("ordinary_day").text.startswith("What is an ordinary day like for Alfie")


def test_a_child_whom_two_variants_are_for_is_asked_in_the_words_that_the_board_settled() -> None:
    session = case("fourteen-with-symbols")
    session.answer("interpreter", "signed")
    assert session.holding == {"beyond-words", "other-languages"}
    assert "Say who interpreted or read it" in str(session.facing("own_words")["hint"]["practitioner"])


def test_explain_says_who_worded_what(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(FOLDER)
    assert outcome(["explain", "initial-assessment", "family_hopes"]) == 0
    said = capsys.readouterr().out
    assert "northshire, authority of Northshire practice board, 2026-02-10" in said
    assert "initial-assessment@1.0.0" in said
    assert outcome(["explain", "initial-assessment", "own_words"]) == 0
    assert "what is said where `beyond-words` and `other-languages` apply" in capsys.readouterr().out


def test_the_form_asks_it_in_northshires_words() -> None:
    page = next(iter(form_html(northshires()).files.values())).decode()
    assert "Who understands" in page and "What would be different for the family if things went well?" in page

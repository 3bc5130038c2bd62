"""What each verb of a layer does (rule L1)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.layers.folder import artifact, codes, layer

WHY = "because: Agreed by our board"


def after(folder: Path, changes: str) -> dict[str, Any]:
    return dict(artifact(folder, layer(changes)).content)


def test_a_question_is_asked_in_other_words(tmp_path: Path) -> None:
    content = after(
        tmp_path,
        """
        - reword: home.likes
          ask: What makes the child happy?
          for child: What makes you happy?
          hint: In their own words.
          meaning: same
          because: Our parents' panel chose these words
        """,
    )
    likes = content["questions"]["likes"]
    assert likes["ask"] == {"practitioner": "What makes the child happy?", "child": "What makes you happy?"}
    assert likes["hint"] == {"practitioner": "In their own words."}


def test_a_question_is_added_where_it_belongs_and_rows_take_one_more(tmp_path: Path) -> None:
    content = after(
        tmp_path,
        """
        - add: who_asked
          in: home
          after: likes
          ask: Who asked us to visit?
          type: text
          because: Local audit, March 2026
        - add: school
          in: siblings
          before: age_now
          ask: Which school?
          type: text
          because: Asked for by our schools
        """,
    )
    assert content["sections"][0]["questions"][:2] == ["likes", "who_asked"]
    assert content["questions"]["siblings"]["questions"] == [
        "siblings.name",
        "siblings.school",
        "siblings.age_now",
    ]


def test_a_section_is_added_with_its_questions(tmp_path: Path) -> None:
    content = after(
        tmp_path,
        """
        - add: section health
          before: voice
          title: Health
          because: Our doctors asked for it
          questions:
            - id: doctor
              ask: Who is the doctor?
              type: text
        """,
    )
    assert [section["id"] for section in content["sections"]] == ["home", "health", "voice"]
    assert content["questions"]["doctor"]["section"] == "health"


def test_a_retired_question_leaves_a_tombstone(tmp_path: Path) -> None:
    content = after(
        tmp_path,
        f"- retire: likes\n  since: 2026-04-01\n  {WHY}\n- retire: sentence likes\n  since: 2026-04-01\n  {WHY}",
    )
    assert content["questions"]["likes"]["retired"] == "2026-04-01"
    assert [sentence["say"]["practitioner"] for sentence in content["pen_picture"]] == [
        "Drinking worries somebody."
    ]


def test_a_retired_section_retires_all_that_is_asked_in_it(tmp_path: Path) -> None:
    found = codes(tmp_path, layer(f"- retire: section voice\n  since: 2026-04-01\n  {WHY}"))
    assert found == ["PP383"], "the law asks what stands in it"
    content = artifact(
        tmp_path / "wales", layer(f"- retire: section voice\n  since: 2026-04-01\n  {WHY}"), nation="Wales"
    ).content
    assert content["questions"]["seen_alone"]["retired"] == "2026-04-01"


def test_options_are_offered_reworded_and_withdrawn(tmp_path: Path) -> None:
    content = after(
        tmp_path,
        f"""
        - options: drinking
          offer:
            past: In the past, not now
          reword:
            now: Yes, at present
          withdraw: never
          since: 2026-04-01
          meaning: same
          {WHY}
        """,
    )
    options = {option["code"]: option for option in content["questions"]["drinking"]["options"]}
    assert list(options) == ["now", "never", "past"]
    assert options["now"]["say"]["practitioner"] == "Yes, at present"
    assert options["never"]["retired"] == "2026-04-01"


def test_reasons_for_no_answer_are_offered_and_withdrawn(tmp_path: Path) -> None:
    content = after(
        tmp_path,
        f"- no answer because: drinking\n  offer: declined, not_asked\n  withdraw: not_known\n  {WHY}",
    )
    assert content["questions"]["drinking"]["reasons"] == ["declined", "not_asked"]


def test_a_condition_is_stated_whole_and_says_why(tmp_path: Path) -> None:
    content = after(
        tmp_path,
        "- when: effect\n  ask when: drinking is not never\n  asked because: Later harm counts as well\n  because: x",
    )
    (rule,) = content["questions"]["effect"]["rules"]
    assert (rule["text"], rule["because"]) == ("drinking is not never", "Later harm counts as well")
    content = after(tmp_path / "without", f"- when: effect\n  without: ask when\n  {WHY}")
    assert "rules" not in content["questions"]["effect"]


def test_a_question_is_required_or_no_more(tmp_path: Path) -> None:
    content = after(tmp_path, f"- require: drinking\n  mandatory: no\n  essential: yes\n  {WHY}")
    assert (
        "mandatory" not in content["questions"]["drinking"] and content["questions"]["drinking"]["essential"]
    )


def test_a_layer_says_who_answers_a_question(tmp_path: Path) -> None:
    content = after(tmp_path, f"- require: drinking\n  answered by: practitioner, family\n  {WHY}")
    assert content["questions"]["drinking"]["answered_by"] == ["practitioner", "family"]


def test_a_question_moves_and_keeps_its_name(tmp_path: Path) -> None:
    content = after(tmp_path, f"- move: effect\n  in: voice\n  after: seen_alone\n  {WHY}")
    assert content["sections"][1]["questions"] == ["seen_alone", "effect"]
    assert content["questions"]["effect"]["section"] == "voice"


def test_the_sentences_signatures_and_next_steps_of_an_exemplar_can_change(tmp_path: Path) -> None:
    content = after(
        tmp_path,
        f"""
        - add: sentence who
          before: likes
          say: We met the child at home.
          {WHY}
        - reword: sentence likes
          say: The child loves <likes>.
          meaning: same
          {WHY}
        - when: sentence drinking
          say when: drinking is not never
          {WHY}
        - add: signature manager
          role: Team manager
          {WHY}
        - reword: signature worker
          role: Social worker or family support worker
          meaning: same
          {WHY}
        - reword: summary line drinking
          label: Drinking at home
          meaning: same
          {WHY}
        - add: next step core-assessment
          elsewhere: yes
          {WHY}
        - timescale: 7 working days
          {WHY}
        - title: Getting to know you
          {WHY}
        """,
    )
    assert (
        next(sentence["say"]["practitioner"] for sentence in content["pen_picture"])
        == "We met the child at home."
    )
    assert content["pen_picture"][2]["when"]["text"] == "drinking is not never"
    assert [signature["role"] for signature in content["signatures"]] == [
        "Social worker or family support worker",
        "Team manager",
    ]
    assert content["timescale"]["within"] == [7, "working days"]
    assert content["title"]["practitioner"] == "Getting to know you"
    assert [step["exemplar"] for step in content["next"]] == ["core-assessment"]


def test_sensitivity_and_returns_are_changed_by_name(tmp_path: Path) -> None:
    content = after(
        tmp_path,
        f"- sensitivity: effect\n  is: sensitive\n  {WHY}\n- returns: drinking\n  returned as:\n    cin: Factors\n  {WHY}",
    )
    assert content["questions"]["effect"]["sensitivity"] == "sensitive"
    assert content["questions"]["drinking"]["returned_as"] == {"cin": "Factors"}


def test_what_a_layer_adds_may_be_named_by_conditions_of_the_same_layer(tmp_path: Path) -> None:
    content = after(
        tmp_path,
        f"""
        - when: effect
          ask when: worried is yes
          {WHY}
        - add: worried
          in: home
          before: effect
          ask: Are you worried?
          type: yes/no
          {WHY}
        """,
    )
    assert content["questions"]["effect"]["rules"][0]["text"] == "worried is yes"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("- reword: like\n  ask: What?\n  meaning: same\n  because: x", "PP370"),
        ("- reword: section likes\n  title: What?\n  meaning: same\n  because: x", "PP370"),
        ("- retire: next step core-assessment\n  since: 2026-04-01\n  because: x", "PP370"),
        ("- reword: likes\n  title: What?\n  meaning: same\n  because: x", "PP379"),
        ("- when: sentence likes\n  ask when: drinking is now\n  because: x", "PP379"),
        ("- move: likes\n  after: likes\n  because: x", "PP377"),
        ("- move: likes\n  after: seen_alone\n  because: x", "PP377"),
        ("- add: likes\n  in: home\n  ask: What?\n  type: text\n  because: x", "PP374"),
        ("- add: loves\n  in: nowhere\n  ask: What?\n  type: text\n  because: x", "PP377"),
        ("- reword: likes\n  ask: null\n  meaning: same\n  because: x", ""),
    ],
)
def test_a_change_that_meets_nothing_is_never_passed_over(tmp_path: Path, change: str, code: str) -> None:
    found = codes(tmp_path, layer(change))
    # No word means nothing: `null` is a word like another (Helm's removes, and differs from place to place).
    assert found == ([code] if code else [])

"""What a part is called can change, and what it is cannot: old names go on meaning it (rule L7)."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

from penpicture.dsl.source import Source
from penpicture.engine.answer_reading import read_answers
from penpicture.engine.answers import Answers
from penpicture.engine.artifact import Artifact
from penpicture.engine.library import Workspace
from penpicture.engine.lock_file import printed
from penpicture.engine.locking import lock_of
from tests.layers.folder import NO_PATHWAY, artifact, codes, compiled, layer

WHY = "because: x"
PATHWAY = NO_PATHWAY.replace(
    "signatures:",
    "pathways:\n  - id: quiet\n    skip when: likes is answered\n    questions: home.effect\n    sections: voice\n"
    "    because: Enough is known\nsignatures:",
).replace("        statutory:\n          nation: England\n          source: Children Act 1989, section 17\n          for: every child\n", "")  # fmt: skip


def rename(old: str, new: str) -> str:
    return f"- rename: {old}\n  to: {new}\n  {WHY}"


ALL = "\n".join(
    (
        rename("likes", "enjoys"),
        rename("drinking", "drink"),
        rename("section home", "house"),
        rename("section voice", "own_words"),
        rename("siblings", "kin"),
        rename("siblings.name", "called"),
        f"- options: drinking\n  rename:\n    now: at_present\n  {WHY}",
    )
)


def read(found: Artifact, given: str) -> tuple[Answers | None, list[str]]:
    text = f"penpicture: 1\nanswers: first-visit\nversion: 1.2.0\n{given}"
    answers, faults = read_answers(Source("answers.yaml", text), found.content, found.content_hash)
    return answers, [fault.code for fault in faults]


def test_everything_that_names_a_part_by_its_old_name_goes_on_working(tmp_path: Path) -> None:
    found = artifact(tmp_path, layer(ALL), base=PATHWAY).content
    assert list(found["questions"]) == [
        "enjoys", "drink", "effect", "kin", "kin.called", "kin.age_now", "seen_alone",
    ]  # fmt: skip
    assert [rule["tree"] for rule in found["questions"]["effect"]["rules"]] == [
        ["is", ["question", "drink"], "at_present"],
        ["state", ["question", "enjoys"], "answered"],
    ]
    assert found["pen_picture"][0]["say"]["practitioner"][1] == {"slot": ["question", "enjoys"]}
    assert found["case_summary"][0]["show"] == ["question", "drink"]
    assert (found["pathways"][0]["questions"], found["pathways"][0]["sections"]) == (
        ["effect"],
        ["own_words"],
    )
    assert found["questions"]["enjoys"]["was"] == ["likes"]
    assert found["questions"]["drink"]["options"][0] == {
        "code": "at_present", "say": {"practitioner": "Yes, now"}, "was": ["now"],
    }  # fmt: skip
    assert found["sections"][0]["was"] == ["home"]


def test_a_layer_and_those_nearer_the_team_may_use_either_name(tmp_path: Path) -> None:
    both = f"{rename('likes', 'enjoys')}\n- reword: likes\n  ask: What is fun?\n  meaning: same\n  {WHY}"
    nearer = layer(
        f"- reword: home.likes\n  for family: What do you enjoy?\n  meaning: same\n  {WHY}\n"
        f"- reword: enjoys\n  hint: Anything\n  meaning: same\n  {WHY}\n"
        f"- add: next_to\n  in: home\n  after: likes\n  ask: And?\n  type: text\n  {WHY}",
        "team",
        "team",
    )
    found = artifact(tmp_path, layer(both), nearer).content
    said = found["questions"]["enjoys"]
    assert said["ask"] == {"practitioner": "What is fun?", "family": "What do you enjoy?"}
    assert said["hint"] == {"practitioner": "Anything"}
    assert found["sections"][0]["questions"][:2] == ["enjoys", "next_to"]


def test_the_history_goes_with_the_part_and_tells_of_its_names(tmp_path: Path) -> None:
    region = layer(f"- reword: likes\n  ask: What is fun?\n  meaning: same\n  {WHY}", "south", "region")
    found = artifact(tmp_path, region, layer(rename("likes", "enjoys")))
    names = [step["layer"] for step in found.provenance["questions.enjoys.id"]["history"]]
    words = [step["layer"] for step in found.provenance["questions.enjoys.ask.practitioner"]["history"]]
    assert (names, words) == (["first-visit@1.2.0", "northshire"], ["first-visit@1.2.0", "south"])
    assert [step["said"] for step in found.provenance["questions.enjoys.id"]["history"]] == [
        "likes",
        "enjoys",
    ]
    assert not any("likes" in path for path in found.provenance if path.startswith("questions."))


def test_the_history_of_an_options_words_tells_nothing_of_its_code(tmp_path: Path) -> None:
    code = f"- options: drinking\n  rename:\n    now: {{}}\n  {WHY}"
    region = layer(code.format("yet"), "south", "region")
    found = artifact(tmp_path, region, layer(code.format("still"))).provenance
    told = [step["said"] for step in found["questions.drinking.codes.still"]["history"]]
    assert told == ["now", "yet", "still"]
    assert "history" not in found["questions.drinking.options.still"]


def test_answers_given_under_an_old_name_or_code_are_read_under_the_new(tmp_path: Path) -> None:
    found = artifact(tmp_path, layer(ALL))
    answers, told = read(
        found,
        "given:\n  likes:\n    value: Football\n  drinking:\n    value: now\n"
        "rows:\n  siblings:\n    state: complete\n    list:\n      - row: r1\n        given:\n          name:\n            value: Sam\n",
    )
    assert answers is not None
    assert {name: given.value for name, given in answers.given.items()} == {
        "enjoys": "Football",
        "drink": "at_present",
    }
    assert answers.rows["kin"].rows[0].given["called"].value == "Sam"
    assert told == ["PP719"] * 5


def test_an_answer_under_both_names_is_never_chosen_between(tmp_path: Path) -> None:
    found = artifact(tmp_path, layer(ALL))
    assert read(found, "given:\n  likes:\n    value: Football\n  enjoys:\n    value: Chess\n") == (
        None,
        ["PP720"],
    )


def test_what_was_shown_under_an_old_code_needs_no_second_look(tmp_path: Path) -> None:
    before = artifact(tmp_path / "a").content["questions"]["drinking"]["shown"]
    after = artifact(tmp_path / "b", layer(ALL)).content["questions"]["drink"]
    assert after["shown"] != before and before in after["same_as"]


def test_a_base_that_renames_leaves_a_layer_of_the_old_version_as_it_is(tmp_path: Path) -> None:
    base = NO_PATHWAY.replace("      - id: likes\n", "      - id: enjoys\n        was: likes, hobbies\n")
    found = artifact(
        tmp_path, layer(f"- reword: hobbies\n  ask: Fun?\n  meaning: same\n  {WHY}"), base=base
    ).content
    assert found["questions"]["enjoys"]["ask"] == {"practitioner": "Fun?"}
    assert found["pen_picture"][0]["say"]["practitioner"][1] == {"slot": ["question", "enjoys"]}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (rename("likes", "drinking"), "PP395"),
        (rename("section home", "voice"), "PP395"),
        (rename("siblings.name", "age_now"), "PP395"),
        (f"{rename('likes', 'same')}\n{rename('effect', 'same')}", "PP395"),
        (f"{rename('likes', 'effect')}\n{rename('effect', 'likes')}", "PP395"),
        (f"- options: drinking\n  rename:\n    now: never\n  {WHY}", "PP395"),
        (rename("likes", "likes"), "PP376"),
        (rename("nothing_here", "likes"), "PP370"),
        (f"{rename('likes', 'one')}\n{rename('likes', 'other')}", "PP372"),
        (f"- options: drinking\n  rename:\n    often: never\n  {WHY}", "PP381"),
    ],
)
def test_no_name_comes_to_mean_two_things(tmp_path: Path, change: str, code: str) -> None:
    found = compiled(tmp_path, [layer(change)])
    assert {fault.code for fault in found.diagnostics} == {code}
    if code in ("PP395", "PP372"):
        assert all(fault.related for fault in found.diagnostics)


@pytest.mark.parametrize(
    ("nearer", "code"),
    [
        (rename("effect", "likes"), "PP396"),
        (f"- add: likes\n  in: home\n  ask: What?\n  type: text\n  {WHY}", "PP396"),
        (rename("effect", "gone"), "PP396"),
        (f"- options: drinking\n  rename:\n    never: now\n  {WHY}", "PP396"),
        (f"- options: drinking\n  offer:\n    now: Now\n  {WHY}", "PP382"),
        (rename("gone", "back"), "PP390"),
    ],
)
def test_no_name_is_ever_free_again(tmp_path: Path, nearer: str, code: str) -> None:
    region = layer(
        f"{rename('likes', 'enjoys')}\n- options: drinking\n  rename:\n    now: at_present\n  {WHY}\n"
        f"- add: gone\n  in: home\n  ask: What?\n  type: text\n  {WHY}\n- retire: gone\n  since: 2026-04-01\n  {WHY}",
        "south",
        "region",
    )
    (fault,) = compiled(tmp_path, [region, layer(nearer)]).diagnostics
    assert fault.code == code
    assert fault.related and fault.span.source.name.endswith("layer-1.yaml")


def test_two_that_stand_equally_near_rename_alike_or_are_told(tmp_path: Path) -> None:
    one, other = layer(rename("likes", "enjoys"), "aa"), layer(rename("likes", "enjoys"), "bb")
    assert (
        artifact(tmp_path / "a", one, other).content_hash == artifact(tmp_path / "b", other, one).content_hash
    )
    differs = layer(rename("likes", "hobbies"), "bb")
    assert codes(tmp_path / "c", one, differs) == codes(tmp_path / "d", differs, one) == ["PP372"]


LOCK = "- lock: {}\n  keep: {}\n  because: Six authorities compare what is said"


@pytest.mark.parametrize(("keep", "found"), [("exactly", ["PP373"]), ("at least", []), ("wording", [])])
def test_a_lock_holds_across_a_renaming(tmp_path: Path, keep: str, found: list[str]) -> None:
    region = layer(LOCK.format("effect", keep), "south", "region")
    assert codes(tmp_path / "rename", region, layer(rename("effect", "how"))) == found
    beside = layer(LOCK.format("effect", keep), "aa")
    assert codes(tmp_path / "beside", beside, layer(rename("effect", "how"), "bb")) == found
    fewer = f"- when: how\n  skip when: likes is answered\n  {WHY}"
    if keep == "at least":
        assert codes(tmp_path / "fewer", region, layer(f"{rename('effect', 'how')}\n{fewer}")) == ["PP388"]
        more = f"{rename('drinking', 'drink')}\n- options: drink\n  rename:\n    now: yet\n  {WHY}"
        assert codes(tmp_path / "source", region, layer(more)) == []
    if keep == "wording":
        reword = f"- reword: how\n  ask: How?\n  meaning: same\n  {WHY}"
        assert codes(tmp_path / "words", region, layer(f"{rename('effect', 'how')}\n{reword}")) == ["PP373"]


def test_a_duty_holds_across_a_renaming(tmp_path: Path) -> None:
    named = rename("seen_alone", "alone")
    assert codes(tmp_path / "kept", layer(named)) == []
    gone = layer(f"{named}\n- retire: seen_alone\n  since: 2026-04-01\n  {WHY}")
    assert codes(tmp_path / "gone", gone) == ["PP383"]
    skipped = layer(f"{named}\n- when: alone\n  skip when: likes is answered\n  {WHY}")
    assert codes(tmp_path / "skipped", skipped) == ["PP520"]


def test_what_was_noted_of_a_change_is_found_after_a_renaming(tmp_path: Path) -> None:
    reword = f"- reword: likes\n  ask: What is fun?\n  meaning: same\n  {WHY}"
    artifact(tmp_path, layer(reword))
    lock = lock_of(Workspace(tmp_path)).lock
    assert lock is not None
    (tmp_path / "penpicture.lock").write_text(printed(lock), encoding="utf-8")
    assert codes(tmp_path, layer(reword), layer(rename("likes", "enjoys"), "south", "region")) == ["PP876"]
    (tmp_path / "penpicture.lock").unlink()


def test_the_same_names_whatever_the_order_of_changes(tmp_path: Path) -> None:
    backwards = "\n".join(
        f"- {each}" if not each.startswith("- ") else each for each in reversed(ALL.split("\n- "))
    )
    assert (
        artifact(tmp_path / "a", layer(ALL)).content_hash
        == artifact(tmp_path / "b", layer(backwards)).content_hash
    )


VARIANT = """\
penpicture: 1
variant: signing
changes: first-visit@1
applies when: seen_alone is yes
because: Asked in their own way
list:
  - reword: {}
    ask: What do they show you?
    meaning: same
    because: Not every child says it
  - options: {}
    offer:
      signed: In signs
    because: Some sign
"""


def test_a_variant_may_use_either_name_and_gives_none(tmp_path: Path) -> None:
    named = layer(f"{rename('likes', 'enjoys')}\n{rename('drinking', 'drink')}")
    old, new = VARIANT.format("home.likes", "drinking"), VARIANT.format("enjoys", "drink")
    found = {artifact(tmp_path / str(n), named, each).content_hash for n, each in enumerate((old, new))}
    assert len(found) == 1
    gives = VARIANT[: VARIANT.index("  - reword")] + indent(rename("likes", "shows"), "  ") + "\n"
    assert codes(tmp_path / "gives", gives) == ["PP550"]
    code = (
        VARIANT[: VARIANT.index("  - reword")]
        + f"  - options: drinking\n    rename:\n      now: yet\n    {WHY}\n"
    )
    assert codes(tmp_path / "code", code) == ["PP550"]


def test_a_translation_goes_with_the_part(tmp_path: Path) -> None:
    (tmp_path / "translations" / "cy").mkdir(parents=True)
    (tmp_path / "translations" / "cy" / "first-visit.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: cy\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "questions.likes.ask.practitioner"\nmsgid "What does the child like?"\n'
        'msgstr "Beth mae\'r plentyn yn ei hoffi?"\n',
        encoding="utf-8",
    )
    texts = artifact(tmp_path, layer(rename("likes", "enjoys"))).content["translations"]["cy"]["texts"]
    assert texts["questions.enjoys.ask.practitioner"] == "Beth mae'r plentyn yn ei hoffi?"
    changed = layer(f"- reword: likes\n  ask: What does the child like?\n  for child: What do you like?\n  meaning: changed\n  {WHY}", "team", "team")  # fmt: skip
    told = compiled(tmp_path, [layer(rename("likes", "enjoys")), changed]).diagnostics
    assert "PP664" in [fault.code for fault in told], "a meaning that was changed under the old name is known"


def test_a_rewording_of_an_option_renames_nothing(tmp_path: Path) -> None:
    change = f"- options: drinking\n  reword:\n    now:\n      say: Now\n      was: today\n  meaning: same\n  {WHY}"
    assert codes(tmp_path, layer(change)) == ["PP379"]

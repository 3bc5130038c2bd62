"""Variants in an authority's folder: what the lock file notes of them, and what becomes of them on a new version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Said, Say
from tests.workspace.variants_folder import BASE_1, LAYER, NEWCOMERS, SIGNING, put

DECISIONS = Path("decisions/first-visit-1.2.0-2.0.0.yaml")
OF_SIGNING, OF_NEWCOMERS = Path("variants/signing.yaml"), Path("variants/newcomers.yaml")
OF_LAYER = Path("layers/northshire.yaml")
OUTCOMES = [
    ("northshire", "reword sleep when all signing, newcomers", "now redundant"),
    ("newcomers", "reword likes", "expectation missed"),
    ("newcomers", "reword sleep", "expectation missed"),
    ("signing", "reword likes", "expectation missed"),
    ("signing", "reword sleep", "now redundant"),
    ("signing", "require school", "target gone"),
    ("signing", "add pictures", "identifier taken"),
    ("signing", "add vet", "loses a proof"),
    ("signing", "retire contact", "breaks a lock"),
]
SAME = BASE_1.replace("version: 1.2.0", "version: 2.0.0")


def upgrade(say: Say, *more: str) -> Said:
    return say("upgrade", "first-visit", "--to", "2.0.0", *more)


def met(said: Said) -> list[tuple[Any, ...]]:
    return [(each["layer"], each["change"], each["outcome"]) for each in said.json["changes"]]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def decide(*choices: str) -> None:
    """Fill in the decisions in the order of the file."""
    head, *rest = DECISIONS.read_text(encoding="utf-8").split("decide: open")
    assert len(rest) == len(choices)
    text = head + "".join(f"decide: {choice}{after}" for choice, after in zip(choices, rest, strict=True))
    DECISIONS.write_text(text, encoding="utf-8")


# --- the lock file ---------------------------------------------------------------------------------------------------


@pytest.fixture
def locked(desk: Path, say: Say) -> Path:
    """The folder, locked at base 1."""
    put(desk)
    assert say("lock").code == 0
    return desk


def test_the_lock_file_notes_of_a_variants_own_changes_and_of_settlements_what_each_stands_on(
    locked: Path,
) -> None:
    text = (locked / "penpicture.lock").read_text(encoding="utf-8")
    noted = [line.split(" ", 1)[1] for line in text.split("      - layer: northshire\n")[1].splitlines()[1:4]]
    places = [line.split("- ", 1)[1].split(" ", 1)[1] for line in noted]
    assert places == [
        "variant signing questions.likes.hint.practitioner",
        "variants newcomers signing questions.likes.ask.practitioner",
        "variants newcomers signing questions.sleep.ask.practitioner",
    ]
    assert text.count(" variant questions.likes.ask.practitioner") == 2, "of each of the two variants"


def test_other_words_in_a_variant_are_told_to_whoever_settled_them(locked: Path, say: Say) -> None:
    change(OF_SIGNING, "What shows that the child likes something?", "What shows what the child likes?")
    said = say("check", ".")
    assert said.code == 1 and said.out.count("PP875") == 1
    assert "`reword likes when all signing, newcomers`" in said.out
    assert all(
        each in said.out
        for each in ("layers/northshire.yaml:7:13", "newcomers.yaml:9:10", "signing.yaml:11:10")
    )
    assert "northshire now expects something else at variants newcomers signing" in say("lock").out
    assert say("check", ".").code == 0


def test_other_words_in_the_base_are_told_to_the_variants_and_not_to_whoever_settled_these(
    desk: Path, say: Say
) -> None:
    put(desk)
    say("lock")
    region = (
        "penpicture: 1\nlayer: riverland\nchanges: first-visit@1\nrank: region\nlist:\n"
        "  - reword: likes\n    ask: What does the child love?\n    meaning: same\n    because: Said in schools\n"
    )
    Path("layers/riverland.yaml").write_text(region, encoding="utf-8")
    said = say("check", ".", "--format", "json").json
    told = [each["file"] for each in said if each["code"] == "PP875"]
    assert told == [str(OF_NEWCOMERS), str(OF_SIGNING)]


def test_a_change_of_what_a_variant_says_is_noted_apart_from_one_for_every_child(
    locked: Path, say: Say
) -> None:
    more = (
        "  - reword: likes\n    hint: In passing.\n    meaning: same\n    because: It is easily forgotten\n"
    )
    with OF_LAYER.open("a", encoding="utf-8") as file:
        file.write(more)
    said = say("check", ".")
    assert said.code == 1
    assert "`reword likes` of `northshire`" not in said.out and "`reword signing/likes`" in said.out, (
        "what our own pictures stand on is another hint now"
    )
    assert say("lock").code == 0 and say("check", ".").code == 0


def test_another_condition_in_a_variant_is_told_with_those_of_all_whom_it_is_settled_for(
    desk: Path, say: Say
) -> None:
    asked = "  - when: doctor\n    ask when: {}\n    if not known: wait\n"
    why = "    because: Agreed\n"
    put(
        desk,
        signing=SIGNING + asked.format("pets is answered") + why,
        newcomers=NEWCOMERS + asked.format("sleep is answered") + why,
        layer=LAYER
        + asked.format("pets is answered or sleep is answered")
        + "    when all: signing, newcomers\n"
        + why,
    )
    assert say("lock").code == 0 and say("check", ".").out == ""
    change(OF_NEWCOMERS, "sleep is answered", "sleep is known")
    told = say("check", ".").out
    assert told.count("PP875") == 1 and "was written when its condition was another" in told
    assert "newcomers.yaml:17:15" in told and "signing.yaml:44:15" in told


# --- a new version ---------------------------------------------------------------------------------------------------


def test_every_change_for_some_children_that_the_new_version_meets_is_told_and_no_other(
    locked: Path, say: Say
) -> None:
    said = upgrade(say, "--format", "json")
    assert said.code == 1 and met(said) == OUTCOMES
    settled = next(d for d in said.json["diagnostics"] if "when all" in d["message"])
    assert (
        settled["code"] == "PP886"
        and "settles nothing any more: `newcomers` and `signing`" in settled["message"]
    )


def test_decided_and_edited_the_variants_are_at_the_new_version_with_their_comments(
    locked: Path, say: Say
) -> None:
    upgrade(say)
    decide("take", "keep", "keep", "keep", "take", "edit", "edit", "edit", "take")
    assert upgrade(say).err.count("PP891") == 3, "three are still to be edited"
    change(OF_SIGNING, "require: school", "require: place_of_learning")
    change(OF_SIGNING, "add: pictures", "add: own_pictures")
    change(OF_SIGNING, "pets is answered", "animals is answered")
    before = OF_SIGNING.read_text(encoding="utf-8").splitlines()
    said = upgrade(say)
    assert said.code == 0, said.err
    after = OF_SIGNING.read_text(encoding="utf-8").splitlines()
    assert "changes: first-visit@2" in after and "changes: first-visit@2" in OF_NEWCOMERS.read_text("utf-8")
    rest = iter(before)
    assert all(line in rest for line in after if "first-visit@" not in line), "a plain difference"
    comments = [line for line in before if "#" in line]
    assert len(comments) == 3 and all(line in after for line in comments)
    gone = "\n".join(after)
    assert "retire: contact" not in gone and "reword: sleep" not in gone and "add: vet" in gone
    assert OF_LAYER.read_text("utf-8").count("when all") == 1, "what has nothing to settle is gone"
    assert say("check", ".").code == 0 and say("lock").out == "penpicture.lock\n"


def test_a_version_that_meets_nothing_of_variants_is_taken_without_a_question(desk: Path, say: Say) -> None:
    put(desk, base_2=SAME)
    assert say("lock").code == 0
    said = upgrade(say)
    assert said.code == 0 and said.err == "" and not DECISIONS.exists()
    for path in (OF_SIGNING, OF_NEWCOMERS, OF_LAYER):
        assert "changes: first-visit@2\n" in path.read_text(encoding="utf-8")
    assert say("check", ".").code == 0


def test_what_a_layer_changes_of_a_variant_is_met_by_the_variants_name(desk: Path, say: Say) -> None:
    put(
        desk,
        base_2=SAME.replace("        for child: What do you like?\n", "        hint: All sorts of things.\n"),
    )
    assert met(upgrade(say, "--format", "json")) == [
        ("northshire", "reword signing/likes", "expectation missed")
    ]


def test_two_variants_that_begin_to_meet_have_lost_the_proof_that_they_do_not(desk: Path, say: Say) -> None:
    """In base 1 the interpreter is asked of nobody who signs, so that no child is in both."""
    asked = "        ask: Does the family want an interpreter?\n"
    apart = BASE_1.replace(asked, asked + "        ask when: signs is no\n        if not known: wait\n")
    own = LAYER[: LAYER.index("  # What holds")] + LAYER[LAYER.index("  - reword: signing/likes") :]
    put(desk, base_1=apart, base_2=SAME, layer=own)
    assert say("check", ".").code == 0
    said = upgrade(say, "--format", "json")
    assert {each[2] for each in met(said)} == {"loses a proof"}
    assert "there are children whom both are for" in said.json["changes"][0]["reason"]


def test_what_a_variant_applies_by_is_told_at_its_place_where_the_new_version_has_it_no_more(
    desk: Path, say: Say
) -> None:
    put(desk, base_2=SAME.replace("id: signs", "id: signing_or_pictures"))
    said = upgrade(say)
    assert said.code == 1 and f"{OF_SIGNING}:6:15" in said.err and "`signs`" in said.err
    assert not DECISIONS.exists(), "no change is behind it"
    change(OF_SIGNING, "applies when: signs", "applies when: signing_or_pictures")
    assert upgrade(say).code == 0 and say("check", ".").code == 0


def test_what_a_variant_applies_by_may_have_another_name_in_the_new_version(desk: Path, say: Say) -> None:
    put(desk, base_2=SAME.replace("id: signs\n", "id: signs_or_points\n        was: signs\n"))
    assert upgrade(say).code == 0 and say("check", ".").code == 0


def test_a_variant_that_is_for_nobody_on_the_new_version_is_told(desk: Path, say: Say) -> None:
    words = "        ask: Does the family want an interpreter?\n"
    never = SAME.replace(
        words, words + "        ask when: signs is yes and signs is no\n        if not known: wait\n"
    )
    put(desk, base_2=never)
    said = upgrade(say)
    assert "PP559" in said.err and f"{OF_NEWCOMERS}:5:15" in said.err


def test_a_variant_of_which_nothing_would_be_left_is_for_its_owner_to_take_away(desk: Path, say: Say) -> None:
    own = NEWCOMERS[: NEWCOMERS.index("  - reword: sleep")]
    settled = LAYER[: LAYER.index("  - reword: sleep")]
    put(desk, base_2=SAME.replace("child like?", "child enjoy?"), newcomers=own, layer=settled)
    upgrade(say)
    decide("take", "keep")
    said = upgrade(say)
    assert said.code == 1 and "PP893" in said.err and str(OF_NEWCOMERS) in said.err


def test_a_settlement_that_leans_on_a_change_to_be_decided_is_not_spoken_of(desk: Path, say: Say) -> None:
    """The duty of base 2 ends what one variant said of the nights; what settles it has nothing to decide yet."""
    signing = SIGNING.replace("  - reword: sleep\n    ask: How do the nights go?\n    meaning: same\n",
                              "  - reword: sleep\n    ask: How do the nights go?\n    meaning: changed\n")  # fmt: skip
    words = "        ask: How are the nights?\n        type: text\n"
    duty = (
        "        no answer because: not_known\n        statutory:\n          nation: England\n"
        "          source: Children Act 1989, section 17\n          for: every child\n"
    )
    put(desk, base_2=SAME.replace(words, words + duty), signing=signing)
    assert met(upgrade(say, "--format", "json")) == [("signing", "reword sleep", "breaks a lock")]


def test_a_layer_and_a_variant_of_one_name_are_each_decided_on(desk: Path, say: Say) -> None:
    layer = LAYER.replace("layer: northshire", "layer: signing").replace(
        "  - reword: signing/likes", "  - reword: doctor"
    )
    put(desk, base_2=SAME.replace("id: doctor", "id: surgery"), layer=layer)
    upgrade(say)
    decide("edit", "take")
    change(OF_LAYER, "reword: doctor", "reword: surgery")
    said = upgrade(say)
    assert said.code == 0, said.err
    assert "surgery" in OF_LAYER.read_text("utf-8") and "reword: doctor" not in OF_SIGNING.read_text("utf-8")


def test_what_a_layer_changes_of_a_variant_is_not_spoken_of_where_the_variants_own_are_to_be_decided(
    desk: Path, say: Say
) -> None:
    """All that the variant says has lost its target; what our layer says for its children is as sound as before."""
    own = (
        NEWCOMERS[: NEWCOMERS.index("  - reword: likes")]
        + "  - require: school\n    mandatory: yes\n    because: So\n"
    )
    ours = "  - reword: newcomers/doctor\n    ask: Who is the new doctor?\n    meaning: same\n    because: They moved\n"
    signing = SIGNING[: SIGNING.index("  # Chosen")] + SIGNING[SIGNING.index("  - retire: contact") :]
    layer = LAYER[: LAYER.index("  # What holds")] + ours
    put(desk, base_2=SAME.replace("id: school", "id: lessons"), newcomers=own, signing=signing, layer=layer)
    assert say("check", ".").code == 0
    assert met(upgrade(say, "--format", "json")) == [("newcomers", "require school", "target gone")]

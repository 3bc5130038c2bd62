"""Variants among layers: what changes them, what is told of them, and what they leave alone (rules L3, L7)."""

from __future__ import annotations

from pathlib import Path

from penpicture.dsl.printing import text
from tests.layers.folder import layer
from tests.variants.folder import artifact, codes, compiled, record, variant
from tests.variants.said import ADDED, OTHER_WORDS, WORDS, settling


def test_a_layer_changes_what_a_variant_says_by_naming_it(tmp_path: Path) -> None:
    named = layer(
        "- reword: signing/likes\n  for child: What do you love?\n  meaning: same\n  because: Their panel"
    )
    made = artifact(tmp_path, variant(WORDS), named)
    entry = next(each for each in made.content["questions"]["likes"]["variants"] if each["in"] == ["signing"])
    assert entry["ask"] == {
        "practitioner": "What does the child show you they love?",
        "child": "What do you love?",
    }


def test_l3_a_layer_that_changes_what_a_variant_says_too_is_warned(tmp_path: Path) -> None:
    other = layer(
        "- reword: likes\n  ask: What do they love?\n  meaning: same\n  because: Plainer", rank="team"
    )
    assert codes(tmp_path, variant(WORDS), other) == ["PP557"]


def test_the_history_of_a_wording_has_the_variants_step(tmp_path: Path) -> None:
    history = artifact(tmp_path, variant(WORDS)).provenance["questions.likes.ask.practitioner"]["history"]
    assert [(step["layer"], step.get("rank", "")) for step in history] == [
        ("first-visit@1.2.0", ""),
        ("signing", "variant"),
    ]


def test_an_exemplar_without_variants_says_nothing_of_them(tmp_path: Path) -> None:
    assert "variants" not in artifact(tmp_path).content


def test_l7_a_variant_that_changes_nothing_leaves_the_identity_alone(tmp_path: Path) -> None:
    nothing = variant(WORDS.replace("What does the child show you they love?", "What does the child like?"))
    changes = variant(OTHER_WORDS, "newcomers")
    found, bare = artifact(tmp_path / "a", nothing, changes), artifact(tmp_path / "b", changes)
    assert found.content_hash == bare.content_hash
    assert list(found.content["variants"]) == ["newcomers"]


def test_a_change_of_what_only_a_variant_adds_is_told_how_to_name_it(tmp_path: Path) -> None:
    bare = "- reword: signed_with\n  ask: Who signs?\n  meaning: same\n  because: x\n"
    found = compiled(tmp_path / "a", variant(ADDED), layer(bare)).diagnostics
    assert "variant `signing` adds it: write `signing/` before its name" in text(found)
    made = artifact(tmp_path / "b", variant(ADDED), layer(bare.replace("signed_with", "signing/signed_with")))
    assert record(made, signs="yes").question("signed_with").text == "Who signs?"


def test_a_fault_in_a_variants_words_is_told_once_where_it_stands(tmp_path: Path) -> None:
    wrong = ADDED.replace("Who signs", "Who signs <nobody>")
    found = compiled(tmp_path, variant(wrong), variant(WORDS, "newcomers"), settling(WORDS)).diagnostics
    assert [each.code for each in found] == ["PP601"]
    assert "laid-0.yaml:12:20" in text(found)


def test_a_question_that_a_variant_asks_of_nobody_is_told_in_plain_words(tmp_path: Path) -> None:
    never = ADDED.replace("  because", "  ask when: signs is no\n  because")
    found = compiled(tmp_path, variant(never)).diagnostics
    assert [each.code for each in found] == ["PP522"]
    assert "`variant signing applies and signs is no` never holds" in text(found)

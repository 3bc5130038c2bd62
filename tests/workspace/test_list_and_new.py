"""`penpicture list`, and starting a layer or a variant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from penpicture.engine.language import RANKS
from tests.cli.conftest import Say
from tests.workspace.folder import LAYER, northshire


def test_the_list_says_which_version_is_in_use_what_is_laid_over_it_and_that_it_is_sound(
    desk: Path, say: Say
) -> None:
    northshire(desk)
    one = say("list", "--format", "json").json["exemplars"][0]
    assert (one["name"], one["version"], one["others"]) == ("first-visit", "1.0.0", ["2.0.0"])
    assert (one["state"], one["lock"]) == ("sound", "not locked")
    laid = one["laid"][0]
    assert (laid["name"], laid["rank"], laid["changes"]) == ("northshire", "authority", 7)
    assert laid["file"] == "layers/authority/northshire.yaml"
    table = say("list")
    assert table.code == 0
    assert table.out.splitlines()[1].split() == [
        "first-visit", "1.0.0", "(2.0.0", "too)", "sound", "not", "locked", "exemplars/first-visit/1.0.0.yaml",
    ]  # fmt: skip
    assert "northshire  authority layer" in table.out and "The Northshire practice board" in table.out


def test_the_list_tells_a_fault_and_a_folder_that_is_not_as_locked(desk: Path, say: Say) -> None:
    northshire(desk)
    say("lock")
    assert say("list", "--format", "json").json["exemplars"][0]["lock"] == "locked"
    path = desk / "exemplars/first-visit/1.0.0.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("nights", "days"), encoding="utf-8")
    said = say("list", "--format", "json")
    assert said.code == 1
    assert said.json["exemplars"][0]["lock"] == "not as locked"
    assert "1 error" in said.json["exemplars"][0]["state"]


def test_a_layer_that_stands_on_a_version_not_in_use_is_listed_as_idle(desk: Path, say: Say) -> None:
    northshire(desk, layer=LAYER.replace("first-visit@1", "first-visit@2"))
    said = say("list", "--format", "json").json
    assert said["exemplars"][0]["laid"] == []
    assert said["idle"][0]["wants"] == "first-visit@2"
    assert "(for first-visit@2, which is not in use)" in say("list").out


def test_the_list_is_the_same_every_time_and_has_no_colours_in_a_pipe(desk: Path, say: Say) -> None:
    northshire(desk)
    assert say("list").out == say("list").out
    assert "\x1b" not in say("list").out


def test_there_is_no_list_of_what_is_no_authoritys_folder(desk: Path, say: Say) -> None:
    assert say("list").code == 2


@pytest.mark.parametrize("rank", RANKS)
def test_a_new_layer_is_sound_and_stands_in_the_folder_of_its_rank(desk: Path, say: Say, rank: str) -> None:
    northshire(desk)
    said = say("new", "layer", "ours", "--changes", "first-visit", "--rank", rank)
    assert (said.code, said.out) == (0, f"layers/{rank}/ours.yaml\n")
    checked = say("check", ".")
    assert (checked.code, checked.out) == (0, "")
    text = (desk / said.out.strip()).read_text(encoding="utf-8")
    assert f"changes: first-visit@1\nrank: {rank}\n" in text
    assert say("fmt", "--check", ".").code in (0, 1)
    assert say("fmt", "--check", said.out.strip()).code == 0, "it is laid out as `fmt` lays out"
    assert say("new", "layer", "ours", "--changes", "first-visit", "--rank", rank).code == 1


def test_a_new_variant_says_for_whom_it_is_and_why_and_is_sound_as_it_stands(desk: Path, say: Say) -> None:
    northshire(desk)
    said = say("new", "variant", "signing", "--changes", "first-visit@1")
    assert (said.code, said.out) == (0, "variants/signing.yaml\n")
    text = (desk / "variants/signing.yaml").read_text(encoding="utf-8")
    assert "variant: signing\n" in text and "because: They are asked in a way of their own\n" in text
    assert "\napplies when: child.communicates_by includes symbols\n" in text
    assert say("fmt", "--check", "variants/signing.yaml").code == 0
    assert (say("check", ".").code, say("check", ".").out) == (0, "")
    assert (
        "asked when variant `signing` applies"
        in say("explain", "exemplars/first-visit/1.0.0.yaml", "anything_else").out
    )


def test_a_second_variant_begins_beside_what_the_first_one_adds(desk: Path, say: Say) -> None:
    northshire(desk)
    assert say("new", "variant", "signing", "--changes", "first-visit").code == 0
    assert say("new", "variant", "hearing", "--changes", "first-visit").code == 0
    assert "  - add: anything_else_2\n" in (desk / "variants/hearing.yaml").read_text(encoding="utf-8")
    assert (say("check", ".").code, say("check", ".").out) == (0, "")


def test_the_rewording_that_a_new_variant_shows_holds_once_its_signs_are_taken_away(
    desk: Path, say: Say
) -> None:
    northshire(desk, layer=LAYER[: LAYER.index("  # Chosen")] + LAYER[LAYER.index("  - reword: doctor") :])
    say("new", "variant", "signing", "--changes", "first-visit@1")
    path = desk / "variants/signing.yaml"
    text = re.sub(r"^  # ([- ])", r"  \1", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = re.sub(r"^  [A-Z].*\n", "", text.partition("list:\n")[2], flags=re.MULTILINE)
    head = path.read_text(encoding="utf-8").partition("list:\n")[0]
    path.write_text(
        f"{head}list:\n{text}".replace("does the child like", "shows what the child likes"), "utf-8"
    )
    assert "  - reword: likes\n" in path.read_text(encoding="utf-8")
    assert (say("check", ".").code, say("check", ".").out) == (0, "")


@pytest.mark.parametrize(
    "name", ["initial-assessment", "core-assessment", "childs-plan", "review", "contact-and-referral"]
)
def test_a_new_layer_and_a_new_variant_fit_every_exemplar_of_the_library(
    desk: Path, say: Say, name: str
) -> None:
    northshire(desk)
    assert say("new", "layer", "ours", "--changes", name).code == 0
    assert say("new", "variant", "own-way", "--changes", name).code == 0
    assert say("check", "layers/authority/ours.yaml", "variants/own-way.yaml").code == 0


def test_a_layer_needs_an_exemplar_a_folder_and_a_name(desk: Path, say: Say) -> None:
    assert say("new", "layer", "ours", "--changes", "first-visit").code == 2, "there is no folder"
    northshire(desk)
    assert say("new", "layer", "ours").code == 2
    assert say("new", "layer", "ours", "--changes", "last-visit").code == 2
    assert say("new", "layer", "Our own", "--changes", "first-visit").code == 2

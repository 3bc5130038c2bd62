"""What whoever writes a layer is told of a slip: what was meant, in the words of the file, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.dsl.diagnostic import Diagnostic
from penpicture.engine.check import check
from tests.layers.folder import AUTHORITY, NO_PATHWAY, layer

TITLE = "- title: Getting to know you\n  because: Chosen by the panel"


def told(folder: Path, text: str, at: str = "layer.yaml") -> list[Diagnostic]:
    """What is found in a folder with the small base and this layer."""
    path = folder / at
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (folder / "authority.yaml").write_text(AUTHORITY.format(nation="England"), encoding="utf-8")
    (folder / "base.yaml").write_text(NO_PATHWAY, encoding="utf-8")
    return [fault for each in check([path]) for fault in each.diagnostics]


@pytest.mark.parametrize(
    ("folder", "rank", "found"),
    [
        ("layers/team", "region", ["PP392"]),
        ("layers/nation", "", ["PP392"]),
        ("layers/region", "region", []),
        ("layers/authority", "", []),
        ("layers", "region", []),
        ("team", "region", []),
        ("layers/schools", "region", []),
    ],
)
def test_a_layer_in_the_folder_of_another_rank_is_warned_of(
    tmp_path: Path, folder: str, rank: str, found: list[str]
) -> None:
    text = layer(TITLE).replace("rank: authority\n", f"rank: {rank}\n" if rank else "")
    faults = told(tmp_path, text, f"{folder}/northshire.yaml")
    assert [fault.code for fault in faults] == found
    if faults:
        says = rank or "authority"
        assert f"rank `{says}`" in faults[0].message and f"rank `{Path(folder).name}`" in faults[0].message
        assert faults[0].span.text == (rank or "northshire")
        assert f"`layers/{says}/`" in (faults[0].help or "")


MOVES = "- move: likes\n  {}\n  {}\n  because: x"
ADDS = "- add: more\n  in: home\n  {}\n  {}\n  ask: More?\n  type: text\n  because: x"


@pytest.mark.parametrize("change", [MOVES, ADDS])
@pytest.mark.parametrize("sides", [("after", "before"), ("before", "after")])
def test_a_part_with_two_places_is_refused_at_the_second(
    tmp_path: Path, change: str, sides: tuple[str, str]
) -> None:
    first, second = sides
    (fault,) = told(tmp_path, layer(change.format(f"{first}: effect", f"{second}: drinking")))
    assert fault.code == "PP393" and fault.span.text == "drinking"
    assert fault.message.endswith(f"is to go {first} `effect` and {second} `drinking`")
    assert [place.span.text for place in fault.related] == ["effect"]
    assert fault.help == "say one of the two"


def test_two_changes_of_one_layer_are_no_two_layers(tmp_path: Path) -> None:
    one = "- reword: likes\n  ask: {}\n  meaning: same\n  because: x\n"
    (fault,) = told(tmp_path, layer(one.format("What is fun?") + one.format("What is good?")))
    assert fault.code == "PP372"
    assert fault.message == "the wording of `likes` is changed twice in `northshire`"
    assert fault.help == "take one of the two out"


ASKED = "        ask: What does the child like?\n"
IN_ALL = f"{ASKED}        for family: What does your child like?\n        for child: What do you like?\n"


@pytest.mark.parametrize(
    ("more", "meaning", "kept"),
    [
        ("", "changed", ["for family", "for child"]),
        ("for family: What scares your child?", "changed", ["for child"]),
        ("for family: What scares your child?\n  for child: What scares you?", "changed", []),
        ("", "same", []),
    ],
)
def test_a_voice_that_still_asks_the_old_question_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str, meaning: str, kept: list[str]
) -> None:
    monkeypatch.setattr(
        "tests.layers.test_what_a_layer_is_told.NO_PATHWAY", NO_PATHWAY.replace(ASKED, IN_ALL)
    )
    lines = "\n  ".join(line for line in ("ask: What scares the child?", more, f"meaning: {meaning}") if line)
    faults = told(tmp_path, layer(f"- reword: likes\n  {lines}\n  because: x"))
    assert [fault.code for fault in faults] == (["PP394"] if kept else [])
    for fault in faults:
        assert fault.span.text == "What scares the child?" and len(fault.related) == len(kept)
        assert [
            key for key in ("for family", "for child", "easy read") if f"`{key}:`" in (fault.help or "")
        ] == kept


@pytest.mark.parametrize(
    ("kind", "rest"),
    [
        ("pathway", "skip when: likes is answered\n  questions: effect"),
        ("section", "title: More\n  questions:\n    - id: more\n      ask: More?\n      type: text"),
        ("sentence", "say: They like <likes>."),
        ("condition", "when: likes is answered"),
        ("signature", "role: Manager"),
        ("next step", "if: likes is answered"),
    ],
)
def test_a_new_part_whose_name_was_forgotten_is_told_of_once(tmp_path: Path, kind: str, rest: str) -> None:
    (fault,) = told(tmp_path, layer(f"- add: {kind}\n  {rest}\n  because: x"))
    assert fault.code == "PP253" and fault.span.text == kind
    assert fault.help == f"give the {kind} a name: `add: {kind} NAME`"


def test_a_question_may_be_called_as_a_kind_of_part_is(tmp_path: Path) -> None:
    question = "- add: section\n  in: home\n  ask: Which section?\n  type: text\n  because: x"
    assert told(tmp_path, layer(question)) == []


def test_whoever_would_unlock_something_is_not_told_to_lock_it(tmp_path: Path) -> None:
    (fault,) = told(tmp_path, layer("- unlock: likes\n  because: x"))
    assert fault.code == "PP252" and "whoever set the lock takes it away" in (fault.help or "")
    assert fault.edit is None


def test_a_second_ask_when_is_told_at_our_own_and_names_the_librarys_pathway(tmp_path: Path) -> None:
    change = "- when: own_life\n  ask when: child.unborn is no\n  because: x"
    ours = layer(change).replace("first-visit@1", "core-assessment@1")
    (fault,) = (each for each in told(tmp_path, ours) if each.code == "PP354")
    assert fault.span.file.endswith("layer.yaml") and fault.span.text == "child.unborn is no"
    (other,) = fault.related
    assert other.span.file == "penpicture/exemplars/core-assessment/1.0.0.yaml"
    assert other.span.text == "fifteen_and_over"
    assert "write `- when: pathway from_fifteen` in a layer" in (fault.help or "")

"""An authority adds words to avoid, and allows one again with a reason."""

from __future__ import annotations

import pytest

from tests.words.folder import Folder, asking, listing


def visit(words: str) -> str:
    return asking(f"ask: {words}\ntype: text")


def test_a_list_of_the_folder_holds_beside_those_of_the_library(folder: Folder) -> None:
    folder.write(ours=listing("ours", "hub -> office"), visit=visit("Is the hub a good placement?"))
    assert folder.words("visit") == ["hub", "placement"]


def test_a_word_of_the_library_can_be_allowed_again(folder: Folder) -> None:
    folder.write(ours=listing("ours", "+placement"), visit=visit("Is it a good placement? Are placements?"))
    assert folder.told("visit")[0].span.text == "placements"
    folder.write(ours=listing("ours", "+placement, placements"))
    assert folder.told() == []


def test_a_longer_phrase_can_be_allowed_while_its_word_is_avoided(folder: Folder) -> None:
    folder.write(ours=listing("ours", "hub -> office", "+hub cap"), visit=visit("Was a hub cap at the hub?"))
    assert folder.words() == ["hub"]
    assert len(folder.told()) == 1


def test_what_the_folder_says_of_a_word_stands_before_the_library(folder: Folder) -> None:
    folder.write(ours=listing("ours", "placement -> foster home"), visit=visit("Which placement?"))
    (fault,) = folder.told()
    assert fault.help.startswith("say foster home")


def test_a_list_with_the_name_of_one_of_the_library_stands_in_its_place(folder: Folder) -> None:
    folder.write(ours=listing("plain-words", "hub -> office"), visit=visit("Is the hub a good placement?"))
    assert folder.words("visit") == ["hub"]


@pytest.mark.parametrize("other", ["+hub", "hub -> centre", "hub -> office (child)"])
def test_lists_that_disagree_are_told_with_both_places(other: str, folder: Folder) -> None:
    folder.write(a=listing("a-list", "hub -> office"), b=listing("b-list", other))
    for here, there in (("a", "b"), ("b", "a")):
        (fault,) = folder.told(here)
        assert fault.code == "PP681" and fault.span.text == "hub"
        assert fault.span.file.endswith(f"{here}.yaml") and fault.related[0].span.file.endswith(
            f"{there}.yaml"
        )
    within = Folder(folder.path / "within")
    within.path.mkdir()
    assert [d.code for d in within.write(one=listing("c-list", "hut -> office", "+hut")).told("one")] == [
        "PP681"
    ]


def test_lists_that_agree_are_not_told(folder: Folder) -> None:
    folder.write(a=listing("a-list", "hub -> office"), b=listing("b-list", "hub -> office"))
    assert folder.told() == []


def test_allowing_what_nothing_avoids_is_told_and_a_near_word_is_offered(folder: Folder) -> None:
    (near,) = folder.write(ours=listing("ours", "+placment")).told()
    assert near.code == "PP682" and near.help.startswith("perhaps `placement` was meant")
    (far,) = folder.write(ours=listing("ours", "+zebra")).told()
    assert far.help.startswith("take it out")


@pytest.mark.parametrize("words", ["hub,, hubs", "'!, hub'", "one two three four five six seven eight nine"])
def test_a_word_that_no_text_could_hold_is_refused(words: str, folder: Folder) -> None:
    (fault,) = folder.write(ours=listing("ours", f"{words} -> office")).told("ours")
    assert fault.code == "PP683"


@pytest.mark.parametrize("key", ["say instead", "because", "source"])
def test_a_word_to_avoid_says_what_to_say_instead_why_and_who_says_so(key: str, folder: Folder) -> None:
    text = "".join(
        line for line in listing("ours", "hub -> office").splitlines(True) if f"{key}:" not in line
    )
    assert [d.code for d in folder.write(ours=text).told("ours")] == ["PP207"]


def test_a_list_with_a_fault_stops_what_goes_by_it(folder: Folder) -> None:
    folder.write(ours=listing("ours", "hub -> office").replace("source", "sauce"), visit=visit("Who?"))
    assert {d.span.file.rpartition("/")[2] for d in folder.told("visit")} == {"ours.yaml"}


def test_the_newest_version_of_a_list_holds(folder: Folder) -> None:
    old = listing("ours", "hub -> office")
    folder.write(
        old=old, new=old.replace("1.0.0", "1.1.0").replace("hub", "hut"), visit=visit("The hub, the hut?")
    )
    assert folder.words("visit") == ["hut"]

"""How long records are kept, changed by an authority's layer, and kept from being changed by a lock."""

from __future__ import annotations

from pathlib import Path

from tests.layers.folder import NO_PATHWAY, codes, compiled, layer

WHY = "because: x"

BASE = NO_PATHWAY.replace(
    "pen picture:",
    "retention:\n  - keep for: 25 years\n    from: child.born_on\n    then: review\npen picture:",
)


LONGER = f"- retention:\n    keep for: 30 years\n    from: child.born_on\n    then: review\n  {WHY}"


def region(keep: str, part: str = "retention") -> str:
    return layer(f"- lock: {part}\n  keep: {keep}\n  {WHY}", "south", "region")


def test_an_authority_says_how_long_it_keeps_its_own(tmp_path: Path) -> None:
    built = compiled(tmp_path, [layer(LONGER)], BASE).artifact
    assert built is not None
    assert [rule["keep_for"] for rule in built.content["retention"]] == [[30, "years"]]
    told = built.provenance["retention"]["history"]
    assert [step["said"] for step in told] == [
        "25 years from child.born_on, then review",
        "30 years from child.born_on, then review",
    ]
    assert told[-1]["because"] == "x"


def test_it_may_be_the_first_to_say_so(tmp_path: Path) -> None:
    built = compiled(tmp_path, [layer(LONGER)], NO_PATHWAY).artifact
    assert built is not None and len(built.content["retention"]) == 1


def test_to_say_what_stands_already_changes_nothing(tmp_path: Path) -> None:
    assert codes(tmp_path, layer(LONGER.replace("30", "25")), base=BASE) == ["PP376"]


def test_a_lock_keeps_how_long_records_are_kept(tmp_path: Path) -> None:
    longer, sooner = layer(LONGER), layer(LONGER.replace("30", "20"))
    other = layer(LONGER.replace("    from: child.born_on\n", ""))
    for name, made, exactly, least in (
        ("longer", longer, ["PP373"], []),
        ("sooner", sooner, ["PP373"], ["PP373"]),
        ("other", other, ["PP373"], ["PP373"]),
    ):
        assert codes(tmp_path / name / "a", region("exactly"), made, base=BASE) == exactly
        assert codes(tmp_path / name / "b", region("at least"), made, base=BASE) == least


def test_what_is_not_there_cannot_be_locked(tmp_path: Path) -> None:
    assert codes(tmp_path, region("exactly"), base=NO_PATHWAY) == ["PP370"]


def test_two_layers_equally_near_the_team_may_not_both_say_it(tmp_path: Path) -> None:
    says = [layer(LONGER), layer(LONGER.replace("30", "40"), "east")]
    assert codes(tmp_path, *says, base=BASE) == ["PP372"]

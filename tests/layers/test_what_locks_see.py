"""Ways of asking less under a lock that leave the locked question itself as it is (rules L1, S5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layers.folder import NO_PATHWAY, codes, compiled, layer

WHY = "because: x"
REGION = "- lock: {}\n  keep: {}\n  because: Six authorities compare what is said"
WITHDRAW = f"- options: drinking\n  withdraw: {{}}\n  since: 2026-04-01\n  {WHY}"
PAST = NO_PATHWAY.replace(
    "          never: No, never\n", "          past: In the past\n          never: No, never\n"
)


def region(part: str, keep: str = "at least") -> str:
    return layer(REGION.format(part, keep), "south", "region")


SPLIT = (
    "- options: drinking\n  offer:\n    lately: Lately\n    long_ago: Long ago\n  withdraw: past\n"
    f"  since: 2026-04-01\n  {WHY}\n- when: effect\n  ask when: drinking is one of now, past, {{}}\n  {WHY}"
)


@pytest.mark.parametrize(
    ("condition", "change", "found"),
    [
        ("drinking is now", WITHDRAW.format("now"), ["PP398"]),
        ("drinking is one of now, past", WITHDRAW.format("past"), ["PP398"]),
        ("not (drinking is never)", WITHDRAW.format("past"), []),
        ("drinking is now", WITHDRAW.format("never"), []),
        ("drinking is now", WITHDRAW.format("past"), []),
        (
            "drinking is one of now, past",
            SPLIT.format("lately, long_ago"),
            [],
        ),
        (
            "drinking is one of now, past",
            SPLIT.format("lately"),
            ["PP398"],
        ),
    ],
)
def test_a_withdrawn_answer_is_one_that_nobody_gives_anew(
    tmp_path: Path, condition: str, change: str, found: list[str]
) -> None:
    base = PAST.replace("ask when: drinking is now", f"ask when: {condition}")
    told = compiled(tmp_path, [region("effect"), layer(change)], base)
    faults = [fault for fault in told.diagnostics if fault.code != "PP522"]
    assert [fault.code for fault in faults] == found, [fault.message for fault in faults]
    for fault in faults:
        assert fault.span.source.name.endswith("layer-1.yaml")
        assert [place.span.source.name.endswith("layer-0.yaml") for place in fault.related] == [True]
        assert "effect" in fault.message and "drinking" in fault.message


def test_a_withdrawn_answer_is_missed_through_any_number_of_questions(tmp_path: Path) -> None:
    further = layer(
        f"- add: helped\n  in: home\n  ask: Who helps?\n  type: text\n  ask when: effect is answered\n  {WHY}\n"
        f"{REGION.format('helped', 'at least')}",
        "south",
        "region",
    )
    assert codes(tmp_path, further, layer(WITHDRAW.format("now")), base=PAST)[0] == "PP398"


SHORT = f"- add: pathway brief\n  short when: likes is answered\n  {WHY}"


@pytest.mark.parametrize(
    ("locked", "change", "found"),
    [
        ("drinking", SHORT, ["PP399"]),
        ("section home", SHORT, ["PP399"] * 6),
        ("drinking", f"{SHORT}\n- require: drinking\n  essential: yes\n  {WHY}", []),
        ("seen_alone", SHORT, []),
        ("drinking", f"{SHORT}\n  sections: voice", []),
        ("siblings.name", f"{SHORT}\n  questions: siblings", ["PP399"]),
        (
            "drinking",
            f"- add: pathway brief\n  short when: likes is answered and likes is blank\n  {WHY}",
            [],
        ),
    ],
)
def test_a_record_cut_short_leaves_what_is_locked(
    tmp_path: Path, locked: str, change: str, found: list[str]
) -> None:
    told = compiled(tmp_path, [region(locked), layer(change)], PAST)
    assert [fault.code for fault in told.diagnostics] == found, [fault.message for fault in told.diagnostics]
    for fault in told.diagnostics:
        assert "for a child" in fault.message and "essential: yes" in fault.help
        assert fault.span.source.name.endswith("layer-1.yaml") and fault.related


def test_a_record_that_was_cut_short_before_the_lock_may_stay_so(tmp_path: Path) -> None:
    short = "pathways:\n  - id: brief\n    short when: likes is answered\n    because: Enough\nsignatures:"
    base = PAST.replace("signatures:", short)
    same = layer(f"- reword: likes\n  ask: Fun?\n  meaning: same\n  {WHY}")
    assert codes(tmp_path / "same", region("drinking"), same, base=base) == []
    more = layer(f"- when: pathway brief\n  short when: likes is answered or drinking is never\n  {WHY}")
    assert codes(tmp_path / "more", region("drinking"), more, base=base) == ["PP399"]
    less = layer(f"- when: pathway brief\n  short when: likes is answered and drinking is never\n  {WHY}")
    assert codes(tmp_path / "less", region("drinking"), less, base=base) == []


def test_the_clock_is_locked_by_its_own_word_and_no_other(tmp_path: Path) -> None:
    sooner = layer(f"- timescale: 20 working days\n  {WHY}")
    assert codes(tmp_path / "kept", region("timescale", "exactly"), sooner) == ["PP373"]
    assert codes(tmp_path / "named", region("timescale of_work", "exactly")) == ["PP249"]
    none = NO_PATHWAY[: NO_PATHWAY.index("timescale:")] + NO_PATHWAY[NO_PATHWAY.index("pen picture:") :]
    assert codes(tmp_path / "none", region("timescale", "exactly"), base=none) == ["PP370"]


def test_nothing_is_put_beside_what_a_layer_equally_near_retires(tmp_path: Path) -> None:
    gone = f"- retire: effect\n  since: 2026-04-01\n  {WHY}"
    beside = f"- add: next_to\n  in: home\n  after: effect\n  ask: And?\n  type: text\n  {WHY}"
    (fault,) = compiled(tmp_path / "two", [layer(beside, "aa"), layer(gone, "bb")]).diagnostics
    assert fault.code == "PP397" and "`bb`" in fault.message and fault.related
    assert codes(tmp_path / "one", layer(f"{gone}\n{beside}")) == [], "it takes its place"
    assert codes(tmp_path / "nearer", layer(gone), layer(beside, "team", "team")) == []


KEPT = NO_PATHWAY.replace("        type: text\n      - id: drinking", "        type: text\n        sensitivity: sensitive\n      - id: drinking")  # fmt: skip


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("is: ordinary", ["PP391"]),
        ("is: restricted", []),
        ("who may see: practitioner, school", ["PP391"]),
        ("who may see: practitioner, family", []),
        ("is: ordinary\n  agreed: 2026-03-01", []),
    ],
)
def test_whoever_lets_more_readers_see_an_answer_says_when_it_was_agreed(
    tmp_path: Path, change: str, found: list[str]
) -> None:
    told = compiled(tmp_path, [layer(f"- sensitivity: home.likes\n  {change}\n  {WHY}")], KEPT)
    assert [fault.code for fault in told.diagnostics] == found
    assert told.artifact is not None, "it is their own to decide, where nothing is locked"
    assert all("school" in fault.message and fault.related for fault in told.diagnostics)


def test_what_an_authority_keeps_closer_its_team_opens_no_more_in_silence(tmp_path: Path) -> None:
    closer = layer(f"- sensitivity: likes\n  is: restricted\n  {WHY}")
    team = layer(f"- sensitivity: likes\n  is: sensitive\n  {WHY}", "team", "team")
    assert codes(tmp_path, closer, team, base=KEPT) == ["PP391"]

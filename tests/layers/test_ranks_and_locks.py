"""Who wins, who is asked, and what nobody nearer the team may change (rules L1, L2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layers.folder import NO_PATHWAY, artifact, codes, compiled, layer

REWORD = "- reword: likes\n  ask: {}\n  meaning: same\n  because: {}"
LOCK = "- lock: {}\n  keep: {}\n  because: Six authorities compare what is said"
WHY = "because: Agreed by our board"


def test_what_is_said_nearer_the_team_wins_and_the_history_has_every_step(tmp_path: Path) -> None:
    built = artifact(
        tmp_path,
        layer(REWORD.format("What do you love?", "The panel asked"), "disability-team", "team"),
        layer(REWORD.format("What makes you happy?", "Plainer"), "south", "region"),
    )
    assert built.content["questions"]["likes"]["ask"] == {"practitioner": "What do you love?"}
    facet = built.provenance["questions.likes.ask.practitioner"]
    assert (facet["layer"], facet["file"], facet["line"]) == ("disability-team", "layer-0.yaml", 8)
    told = [
        (step["layer"], step.get("rank"), step.get("owner"), step.get("because")) for step in facet["history"]
    ]
    assert told == [
        ("first-visit@1.2.0", None, None, None),
        ("south", "region", "The south board", "Plainer"),
        ("disability-team", "team", "The disability-team board", "The panel asked"),
    ]


def test_two_that_stand_equally_near_never_win_by_the_order_of_files(tmp_path: Path) -> None:
    one = layer(REWORD.format("What do you love?", "x"), "north-board")
    other = layer(REWORD.format("What makes you happy?", "x"), "south-board")
    assert codes(tmp_path / "a", one, other) == codes(tmp_path / "b", other, one) == ["PP372"]
    settled = layer(REWORD.format("What is fun?", "Settled by the team"), "team", "team")
    assert codes(tmp_path / "c", one, other, settled) == ["PP372"], "it is settled where it arose"


def test_one_layer_says_a_thing_once(tmp_path: Path) -> None:
    twice = REWORD.format("What do you love?", "x") + "\n" + REWORD.format("What makes you happy?", "x")
    assert codes(tmp_path, layer(twice)) == ["PP372"]


@pytest.mark.parametrize(
    ("keep", "change", "refused"),
    [
        ("exactly", REWORD.format("What do you love?", "x"), True),
        ("exactly", f"- move: likes\n  after: effect\n  {WHY}", True),
        ("exactly", f"- sensitivity: likes\n  is: sensitive\n  {WHY}", True),
        ("wording", REWORD.format("What do you love?", "x"), True),
        ("wording", f"- move: likes\n  after: effect\n  {WHY}", False),
        ("at least", REWORD.format("What do you love?", "x"), False),
        ("at least", f"- retire: likes\n  since: 2026-04-01\n  {WHY}", True),
        ("at least", f"- no answer because: likes\n  offer: declined\n  {WHY}", True),
        ("at least", f"- require: likes\n  answered by: practitioner\n  {WHY}", True),
        ("at least", f"- require: likes\n  answered by: practitioner, family, child\n  {WHY}", False),
    ],
)
def test_a_lock_keeps_what_it_says_from_layers_nearer_the_team(
    tmp_path: Path, keep: str, change: str, refused: bool
) -> None:
    region = layer(LOCK.format("likes", keep), "south", "region")
    base = compiled(tmp_path, [region, layer(change)])
    if not refused:
        assert base.artifact is not None
        return
    (fault,) = base.diagnostics
    assert fault.code == "PP373" and fault.span.source.name.endswith("layer-1.yaml")
    assert [place.span.source.name.rpartition("/")[2] for place in fault.related] == ["layer-0.yaml"]
    assert "The south board" in fault.help


def test_a_lock_on_a_section_keeps_what_is_asked_in_it(tmp_path: Path) -> None:
    region = layer(LOCK.format("section home", "exactly"), "south", "region")
    assert codes(tmp_path, region, layer(REWORD.format("What do you love?", "x"))) == ["PP373"]


def test_who_sets_a_lock_is_not_bound_by_it(tmp_path: Path) -> None:
    both = LOCK.format("likes", "exactly") + "\n" + REWORD.format("What do you love?", "x")
    assert artifact(tmp_path, layer(both, "south", "region")).content["questions"]["likes"]["ask"] == {
        "practitioner": "What do you love?"
    }


@pytest.mark.parametrize(
    "change",
    [
        f"- no answer because: seen_alone\n  offer: declined\n  {WHY}",
        f"- retire: seen_alone\n  since: 2026-04-01\n  {WHY}",
        f"- reword: seen_alone\n  ask: Was the child seen?\n  meaning: changed\n  {WHY}",
    ],
)
def test_a_duty_is_not_hollowed_out_and_binds_only_in_its_nation(tmp_path: Path, change: str) -> None:
    found = compiled(tmp_path / "england", [layer(change)])
    (fault,) = found.diagnostics
    assert fault.code == "PP383" and "Children Act 1989, section 17" in fault.message
    assert codes(tmp_path / "wales", layer(change), nation="Wales") == []


def test_a_tombstone_is_not_built_upon_and_can_be_asked_again(tmp_path: Path) -> None:
    gone = layer(
        f"- retire: likes\n  since: 2026-04-01\n  {WHY}\n- retire: sentence likes\n  since: 2026-04-01\n  {WHY}",
        "south",
        "region",
    )
    again = layer(f"- add: likes\n  in: home\n  ask: What?\n  type: text\n  {WHY}")
    assert codes(tmp_path / "add", gone, again) == ["PP375"]
    restored = artifact(tmp_path / "restore", gone, layer(f"- restore: likes\n  {WHY}"))
    assert "retired" not in restored.content["questions"]["likes"]


def test_what_is_retired_and_still_read_is_refused_with_both_places(tmp_path: Path) -> None:
    found = compiled(tmp_path, [layer(f"- retire: drinking\n  since: 2026-04-01\n  {WHY}")])
    faults = [each for each in found.diagnostics if each.code == "PP367"]
    assert faults and all(
        "layer-0.yaml" in place.span.source.name for fault in faults for place in fault.related
    )


def test_conditions_read_a_fact_in_place_of_a_retired_question_where_the_change_says_so(
    tmp_path: Path,
) -> None:
    change = f"- retire: drinking\n  since: 2026-04-01\n  read instead: referral.drinking\n  {WHY}"
    facts = NO_PATHWAY.replace("about: child\n", "about: child\ndata model: known@1\n", 1)
    (tmp_path / "model.yaml").write_text(DATA_MODEL, encoding="utf-8")
    content = artifact(tmp_path, layer(change), base=facts).content
    assert content["questions"]["effect"]["rules"][0]["tree"] == ["is", ["fact", "referral.drinking"], "now"]
    assert content["case_summary"][0]["show"] == ["fact", "referral.drinking"]


DATA_MODEL = """\
penpicture: 1
data model: known
version: 1.0.0
facts:
  - id: referral.decided_on
    title: Decided on
    type: date
    about: record
  - id: assessment.signed_on
    title: Signed on
    type: date
    about: record
  - id: referral.drinking
    title: Drinking
    type: choice
    about: record
    options:
      now: Yes, now
      never: No, never
"""


def test_an_authority_of_one_nation_inherits_no_duty_of_another(tmp_path: Path) -> None:
    assert (
        artifact(tmp_path / "england").content["questions"]["seen_alone"]["statutory"]["nation"] == "England"
    )
    assert "statutory" not in artifact(tmp_path / "wales", nation="Wales").content["questions"]["seen_alone"]


AT_LEAST = layer(LOCK.format("effect", "at least"), "south", "region")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (f"- when: effect\n  ask when: drinking is one of now, past\n  {WHY}", []),
        (f"- when: effect\n  without: ask when\n  {WHY}", []),
        (f"- when: effect\n  ask when: drinking is now and (likes is answered)\n  {WHY}", ["PP388"]),
        (f"- when: effect\n  skip when: likes is answered\n  {WHY}", ["PP388"]),
        (f"- when: section home\n  ask when: seen_alone is yes\n  {WHY}", ["PP388"]),
        (f"- add: pathway shorter\n  skip when: likes is answered\n  questions: effect\n  {WHY}", ["PP388"]),
    ],
)
def test_at_least_is_judged_by_what_becomes_of_a_question_for_every_child(
    tmp_path: Path, change: str, found: list[str]
) -> None:
    past = f"- options: drinking\n  offer:\n    past: In the past\n  {WHY}"
    told = compiled(tmp_path, [AT_LEAST, layer(f"{past}\n{change}")])
    assert [each.code for each in told.diagnostics] == found, [each.message for each in told.diagnostics]
    for each in told.diagnostics:
        assert "for a child" in each.message and "The south board" in each.help
        assert each.span.source.name.endswith("layer-1.yaml")


def test_no_layer_takes_a_duty_from_a_child(tmp_path: Path) -> None:
    change = f"- add: pathway early\n  skip when: likes is answered\n  questions: seen_alone\n  {WHY}"
    told = compiled(tmp_path, [layer(change)])
    (fault,) = told.diagnostics
    assert fault.code == "PP520" and "likes" in fault.message
    assert fault.span.source.name.endswith("base.yaml")
    assert any(place.span.source.name.endswith("layer-0.yaml") for place in fault.related)
    assert codes(tmp_path / "wales", layer(change), nation="Wales") == []


def test_what_two_equally_near_say_alike_they_say_together(tmp_path: Path) -> None:
    same = (
        REWORD.format("What do you love?", "x")
        + f"\n- options: drinking\n  offer:\n    past: In the past\n  {WHY}"
    )
    content = artifact(tmp_path, layer(same, "north-board"), layer(same, "south-board")).content
    assert content["questions"]["likes"]["ask"] == {"practitioner": "What do you love?"}
    assert [option["code"] for option in content["questions"]["drinking"]["options"]] == [
        "now",
        "never",
        "past",
    ]


def test_one_that_withdraws_what_another_rewords_is_told(tmp_path: Path) -> None:
    gone = f"- options: drinking\n  withdraw: never\n  since: 2026-04-01\n  {WHY}"
    other = f"- options: drinking\n  reword:\n    never: Not at all\n  meaning: same\n  {WHY}"
    assert codes(tmp_path, layer(gone, "north-board"), layer(other, "south-board")) == ["PP372"]

"""Ways round a lock or a duty, and ways in which a name or an order could have decided: each is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layers.folder import NO_PATHWAY, artifact, codes, compiled, layer

WHY = "because: x"
REGION = "- lock: {}\n  keep: {}\n  because: Six authorities compare what is said"
DUTY = NO_PATHWAY.replace(
    """        type: yes/no
        no answer because: not_known
        statutory:""",
    """        type: choice
        options:
          yes_alone: Yes
          no_not: No
        no answer because: not_known
        statutory:""",
)


def region(part: str, keep: str) -> str:
    return layer(REGION.format(part, keep), "south", "region")


@pytest.mark.parametrize(
    "change",
    [
        f"- add: pathway p\n  skip when: likes is answered\n  questions: effect\n  {WHY}",
        f"- when: section home\n  ask when: seen_alone is yes\n  {WHY}",
        f"- when: drinking\n  skip when: likes is answered\n  {WHY}",
    ],
)
def test_exactly_is_no_weaker_than_at_least(tmp_path: Path, change: str) -> None:
    assert "PP388" in codes(tmp_path / "exactly", region("effect", "exactly"), layer(change))
    assert "PP388" in codes(tmp_path / "least", region("effect", "at least"), layer(change))


def test_exactly_is_asked_of_no_more_either(tmp_path: Path) -> None:
    more = layer(
        f"- options: drinking\n  offer:\n    past: Past\n  {WHY}\n- when: siblings\n  skip when: drinking is now\n  {WHY}"
    )
    assert codes(tmp_path, region("siblings", "exactly"), more) == ["PP373"]
    nearer = layer(f"- add: first\n  in: home\n  ask: And?\n  type: text\n  {WHY}")
    assert codes(tmp_path / "in", region("section home", "exactly"), nearer) == ["PP373"]


@pytest.mark.parametrize("key", ["retired: 2020-01-01", "exclusive: yes", "written as: X1"])
def test_a_rewording_of_an_option_gives_words_alone(tmp_path: Path, key: str) -> None:
    change = f"- options: seen_alone\n  reword:\n    yes_alone:\n      say: Yes\n      {key}\n  meaning: same\n  {WHY}"
    assert codes(tmp_path, layer(change), base=DUTY)[0] in ("PP379", "PP242")


def test_no_layer_gives_itself_the_rank_of_the_nation_to_be_rid_of_a_duty(tmp_path: Path) -> None:
    change = f"- options: seen_alone\n  withdraw: no_not\n  since: 2026-04-01\n  {WHY}"
    assert codes(tmp_path, layer(change, "team-x", "nation"), base=DUTY) == ["PP383"]


def test_the_rows_of_a_group_that_the_law_asks_for_are_kept_with_it(tmp_path: Path) -> None:
    base = NO_PATHWAY.replace(
        "        each: sibling\n",
        "        each: sibling\n        statutory:\n          nation: England\n          source: Children Act 1989, section 17\n",
    )
    change = f"- retire: siblings.name\n  since: 2026-04-01\n  {WHY}"
    assert codes(tmp_path, layer(change), base=base) == ["PP383"]


def test_a_lock_that_cannot_be_judged_does_not_pass(tmp_path: Path) -> None:
    lower = layer(
        REGION.format("effect", "at least") + f"\n- when: likes\n  ask when: pets is answered\n  {WHY}",
        "south",
        "region",
    )
    nearer = layer(
        f"- add: pets\n  in: home\n  ask: What?\n  type: text\n  {WHY}\n"
        f"- when: effect\n  ask when: drinking is now and pets is answered\n  {WHY}"
    )
    assert codes(tmp_path, lower, nearer) == ["PP389"]


def test_a_lock_binds_others_of_its_own_rank(tmp_path: Path) -> None:
    lock = layer(REGION.format("effect", "exactly"), "aa")
    assert codes(tmp_path, lock, layer(f"- retire: effect\n  since: 2026-04-01\n  {WHY}", "bb")) == ["PP373"]


def test_two_that_move_one_question_are_told_of_it(tmp_path: Path) -> None:
    one, other = f"- move: likes\n  after: effect\n  {WHY}", f"- move: likes\n  after: siblings\n  {WHY}"
    assert codes(tmp_path, layer(one, "aa"), layer(other, "bb")) == ["PP372"]


def test_what_two_offer_stands_in_one_order_whoever_comes_first(tmp_path: Path) -> None:
    one = "- options: drinking\n  offer:\n    past: Past\n    zeta: Zeta\n  because: x"
    other = "- options: drinking\n  offer:\n    past: Past\n    alpha: Alpha\n  because: x"
    found = {
        artifact(tmp_path / names, layer(one, names[:2]), layer(other, names[2:])).content_hash
        for names in ("aabb", "bbaa")
    }
    assert len(found) == 1


def test_two_rewordings_of_one_question_mean_one_thing_in_any_order(tmp_path: Path) -> None:
    ask = "- reword: likes\n  ask: What is fun?\n  meaning: same\n  because: x"
    family = "- reword: likes\n  for family: What do you enjoy?\n  meaning: same\n  because: x"
    together = "- reword: likes\n  ask: What is fun?\n  for family: What do you enjoy?\n  meaning: same\n  because: x"
    found = {
        artifact(tmp_path / "a", layer(f"{ask}\n{family}")).content_hash,
        artifact(tmp_path / "b", layer(f"{family}\n{ask}")).content_hash,
        artifact(tmp_path / "c", layer(together)).content_hash,
        artifact(tmp_path / "d", layer(ask, "aa"), layer(family, "bb")).content_hash,
        artifact(tmp_path / "e", layer(family, "aa"), layer(ask, "bb")).content_hash,
    }
    assert len(found) == 1


def test_a_next_step_more_leaves_the_one_that_is_there(tmp_path: Path) -> None:
    base = NO_PATHWAY.replace(
        "signatures:",
        "next:\n  - exemplar: other\n    elsewhere: yes\n    if: likes is answered\nsignatures:",
    )
    change = f"- add: next step other\n  elsewhere: yes\n  if: drinking is now\n  {WHY}"
    steps = artifact(tmp_path, layer(change), base=base).content["next"]
    assert [step["if"]["text"] for step in steps] == ["likes is answered", "drinking is now"]


def test_a_fragment_in_an_added_section_is_put_in_place(tmp_path: Path) -> None:
    change = f"- add: section extra\n  title: Extra\n  {WHY}\n  questions:\n    - use: {{}}\n"
    assert codes(tmp_path / "none", layer(change.format("nosuch@7"))) == ["PP300"]
    here = tmp_path / "here"
    here.mkdir()
    (here / "school.yaml").write_text(SCHOOL, encoding="utf-8")
    content = artifact(here, layer(change.format("school@1"))).content
    assert content["sections"][-1]["questions"] == ["school"]


SCHOOL = """\
penpicture: 1
fragment: school
version: 1.0.0
questions:
  - id: school
    ask: Which school?
    type: text
"""


def test_what_is_changed_and_ended_at_once_is_told(tmp_path: Path) -> None:
    change = f"- reword: effect\n  ask: How?\n  meaning: same\n  {WHY}"
    gone = f"- retire: effect\n  since: 2026-04-01\n  {WHY}"
    assert codes(tmp_path / "beside", layer(change, "aa"), layer(gone, "bb")) == ["PP372"]
    assert codes(tmp_path / "nearer", layer(gone, "south", "region"), layer(change)) == ["PP390"]


def test_a_section_stands_in_nothing(tmp_path: Path) -> None:
    assert codes(tmp_path, layer(f"- move: section home\n  in: voice\n  {WHY}")) == ["PP379"]


def test_a_neighbour_that_moves_away_leaves_its_place_behind(tmp_path: Path) -> None:
    added = layer(
        f"- add: p\n  in: home\n  after: likes\n  ask: P?\n  type: text\n  {WHY}", "south", "region"
    )
    content = artifact(tmp_path, added, layer(f"- move: likes\n  in: voice\n  {WHY}")).content
    assert content["sections"][0]["questions"][0] == "p"


def test_what_to_do_while_it_is_not_known_can_be_changed_by_itself(tmp_path: Path) -> None:
    for name, said in (("alone", ""), ("again", "\n  ask when: drinking is now")):
        change = f"- when: effect{said}\n  if not known: ask\n  {WHY}"
        (rule,) = artifact(tmp_path / name, layer(change)).content["questions"]["effect"]["rules"]
        assert (rule["text"], rule["if_not_known"]) == ("drinking is now", "ask")


def test_an_option_for_a_question_that_has_none_is_refused(tmp_path: Path) -> None:
    assert codes(tmp_path, layer(f"- options: likes\n  offer:\n    past: Past\n  {WHY}")) == ["PP379"]


@pytest.mark.parametrize(
    "change",
    [
        "require: effect",
        "reword: effect\n  meaning: same",
        "sensitivity: effect",
        "move: effect",
        "no answer because: effect",
    ],
)
def test_a_change_that_says_nothing_is_told(tmp_path: Path, change: str) -> None:
    assert codes(tmp_path, layer(f"- {change}\n  {WHY}")) == ["PP248"]


def test_every_facet_that_a_layer_changes_has_a_history(tmp_path: Path) -> None:
    built = artifact(
        tmp_path,
        layer(
            f"- require: effect\n  essential: yes\n  {WHY}\n- no answer because: effect\n  offer: declined\n  {WHY}\n"
            f"- move: likes\n  after: effect\n  {WHY}\n- timescale: 5 working days\n  {WHY}\n"
            f"- when: effect\n  skip when: likes is answered\n  {WHY}"
        ),
    )
    changed = {path for path, place in built.provenance.items() if "history" in place}
    assert {
        "questions.effect.essential", "questions.effect.no_answer_because.declined", "questions.likes.position",
        "questions.effect.rules.0",
    } <= changed  # fmt: skip
    assert "questions.effect.rules.1" not in changed, "the base's own condition stands as it was"


def test_a_newcomers_verb_is_understood(tmp_path: Path) -> None:
    (fault,) = compiled(tmp_path, [layer(f"- remove: likes\n  {WHY}")]).diagnostics
    assert fault.code == "PP246" and fault.edit is not None and fault.edit.replacement == "retire"


def test_what_is_restored_can_be_changed_again_and_retiring_twice_is_told(tmp_path: Path) -> None:
    gone = layer(f"- retire: effect\n  since: 2026-04-01\n  {WHY}", "south", "region")
    back = f"- restore: effect\n  {WHY}\n- reword: effect\n  ask: How?\n  meaning: same\n  {WHY}"
    assert codes(tmp_path / "back", gone, layer(back)) == []
    twice = layer(f"- retire: effect\n  since: 2026-05-01\n  {WHY}")
    assert codes(tmp_path / "twice", gone, twice) == ["PP390"]


def test_what_a_layer_adds_it_can_lock(tmp_path: Path) -> None:
    both = f"- add: sentence who\n  say: We met.\n  {WHY}\n- lock: sentence who\n  keep: wording\n  {WHY}"
    nearer = f"- reword: sentence who\n  say: We met at home.\n  meaning: same\n  {WHY}"
    assert codes(tmp_path, layer(both, "south", "region"), layer(nearer)) == ["PP373"]

"""What a variant may look at (rules L4, C10)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layers.folder import layer
from tests.variants.folder import BASE, codes, variant
from tests.variants.said import ADDED, WORDS

BINDING = BASE.replace("        type: yes/no\n", "        fact: child.unborn\n        type: yes/no\n", 1)


def test_l4_a_variant_may_not_look_at_what_a_sibling_adds(tmp_path: Path) -> None:
    assert codes(tmp_path, variant(ADDED), variant(WORDS, "newcomers", "signed_with is answered")) != []


def test_c10_a_variant_that_decides_itself_through_others_is_a_circle(tmp_path: Path) -> None:
    narrower = "- when: signs\n  ask when: school is near\n  because: Their own\n"
    wider = "- when: school\n  ask when: child.age >= 3 years\n  because: Begins at three\n"
    assert codes(
        tmp_path,
        variant(narrower + wider, when="contact is answered"),
        variant(wider, "newcomers", "signs is yes"),
    ) == ["PP501"]


@pytest.mark.parametrize(
    ("read", "kind"), [("moved is yes", "section"), ("any friends where near is yes", "group")]
)
def test_l4_a_variant_may_not_look_into_a_section_or_group_that_a_layer_adds_nearer_the_team(
    tmp_path: Path, read: str, kind: str
) -> None:
    inside = "    - id: {}\n      ask: x\n      type: yes/no\n      no answer because: not_known\n"
    added = {
        "section": "- add: section more\n  title: More\n  after: home\n  questions:\n"
        + inside.format("moved"),
        "group": "- add: friends\n  in: home\n  ask: Who?\n  type: group\n  no answer because: not_known\n  questions:\n"
        + inside.format("near"),
    }[kind]
    nearer = layer(f"{added}  because: x\n", rank="team")
    assert codes(tmp_path, variant(WORDS, when=read), nearer) == ["PP555"]


def test_l4_a_fact_that_a_question_here_answers_is_what_that_question_says(tmp_path: Path) -> None:
    said = "- reword: {}\n  ask: In other words?\n  meaning: same\n  because: x\n"
    own, other = (variant(said.format(each), when="child.unborn is yes") for each in ("signs", "likes"))
    assert codes(tmp_path / "a", own, base=BINDING) == ["PP554"]
    assert codes(tmp_path / "b", other, base=BINDING) == []


def test_l4_a_fact_may_be_looked_at_by_every_rank_wherever_it_is_asked(tmp_path: Path) -> None:
    asks = "- add: born\n  in: home\n  after: likes\n  ask: Not born yet?\n  fact: child.unborn\n  type: yes/no\n"
    nearer = layer(f"{asks}  no answer because: not_known\n  because: x\n", rank="team")
    assert codes(tmp_path, variant(WORDS, when="child.unborn is yes", rank="nation"), nearer) == []

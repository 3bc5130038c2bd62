"""What a change does to who is asked, with a child for each direction (rule L1)."""

from __future__ import annotations

from penpicture.engine.model import Model
from penpicture.engine.proofs import Change, Classification, classify
from tests.proofs.authored import model

DRINKING = """\
- id: drinking
  ask: Does anybody drink?
  type: choice
  options: {now: Now, past: Past, never: Never}
  no answer because: not_known
"""


def effect(condition: str) -> Model:
    return model(f"{DRINKING}- id: effect\n  ask: What does it do?\n  type: text\n  {condition}\n")


def changed(before: str, after: str) -> Classification:
    return classify(effect(before), effect(after), "effect")


def test_asked_of_more() -> None:
    found = changed("ask when: drinking is now", "ask when: drinking is one of now, past")
    assert found.change is Change.MORE and found.fewer is None
    assert found.more is not None and found.more.said == "a child for whom `drinking` is `past`"


def test_asked_of_fewer() -> None:
    found = changed("mandatory: yes", "skip when: drinking is never")
    assert found.change is Change.FEWER and found.more is None
    assert found.fewer is not None and found.fewer.said == "a child for whom `drinking` is `never`"


def test_the_same_in_other_words() -> None:
    found = changed("ask when: drinking is not never", "ask when: drinking is one of now, past")
    assert found == Classification(Change.SAME)


def test_of_some_more_and_of_others_fewer() -> None:
    found = changed("ask when: drinking is now", "ask when: drinking is past")
    assert found.change is Change.OTHER
    assert found.more is not None and found.more.said == "a child for whom `drinking` is `past`"
    assert found.fewer is not None and found.fewer.said == "a child for whom `drinking` is `now`"


def test_waiting_where_it_was_asked_is_fewer() -> None:
    """The order is skipped, pending, asked: a gap is a state like any other."""
    found = changed("skip when: drinking is never", "ask when: drinking is not never")
    assert found.change is Change.OTHER or found.change is Change.FEWER
    assert found.fewer is not None and found.fewer.said == "a child with `drinking` not answered"


def test_a_question_that_is_new_is_asked_of_more_and_one_that_is_gone_of_fewer() -> None:
    with_, without = effect("ask when: drinking is now"), model(DRINKING)
    new = classify(without, with_, "effect")
    gone = classify(with_, without, "effect")
    assert new.change is Change.MORE and gone.change is Change.FEWER
    assert new.more is not None and new.more.said == "a child for whom `drinking` is `now`"


def test_a_change_further_up_reaches_what_hangs_on_it() -> None:
    more = "- id: help\n  ask: Who helps?\n  type: text\n  ask when: effect is answered\n"
    before, after = (
        model(f"{DRINKING}- id: effect\n  ask: What?\n  type: text\n  ask when: drinking is {code}\n{more}")
        for code in ("now", "now or drinking is past")
    )
    found = classify(before, after, "help")
    assert found.change is Change.MORE
    assert found.more is not None and found.more.said == "a child for whom `drinking` is `past`"


def test_what_the_change_does_not_reach_is_the_same() -> None:
    before, after = effect("ask when: drinking is now"), effect("ask when: drinking is past")
    assert classify(before, after, "drinking").change is Change.SAME


def test_a_band_of_ages_that_moves() -> None:
    found = changed("ask when: child.age < 5 years", "ask when: child.age < 60 months")
    assert found.change is Change.SAME
    wider = changed("ask when: child.age < 5 years", "ask when: child.age < 6 years")
    assert wider.change is Change.MORE
    assert wider.more is not None and wider.more.said.startswith("a child aged 5")

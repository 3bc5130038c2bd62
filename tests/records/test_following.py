"""What follows from an answer goes with it: nothing that is left tells what the answer was (rule R3)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.engine.artifact import Artifact
from penpicture.engine.program import Program
from penpicture.engine.records.following import Following
from penpicture.engine.records.freezing import Frozen, frozen
from penpicture.engine.records.parted import parted
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from tests.engine.random_records import artifacts, choice, conditions, leaves, places, rule, words
from tests.engine.test_order_of_answering import say, with_rows
from tests.engine.written import asking

OF_ROOT = [f"q{n}" for n in range(6)]


@st.composite
def exemplars(draw: st.DrawFn) -> Artifact:
    """An exemplar with random rules, some by a named condition, a section that has one, and a pen picture."""
    content: dict[str, Any] = {**draw(artifacts()).content}
    questions: dict[str, Any] = {**content["questions"]}
    define: dict[str, Any] = {}
    for path, spec in questions.items():
        if "rules" in spec and "." not in path and draw(st.booleans()):
            name = f"of_{path}"
            define[name] = {"tree": spec["rules"][0]["tree"], "text": "a condition"}
            first = {**spec["rules"][0], "tree": ["named", name]}
            questions[path] = {**spec, "rules": [first, *spec["rules"][1:]]}
    of_rows = st.builds(
        lambda head, code: [head, "rows", ["is", ["question", "rows.colour"], code]],
        st.sampled_from(["some", "every", "none"]), st.sampled_from(["red", "green"]),
    )  # fmt: skip
    tree = conditions(leaves(OF_ROOT) | of_rows)
    questions["z"] = choice([], section="two")
    questions["y"] = choice([rule("ask", draw(conditions(leaves(["z"]))), "y")], section="two")
    second: dict[str, Any] = {"id": "two", "title": {"practitioner": "Two"}, "questions": ["z", "y"]}
    second["rules"] = [rule("ask", draw(tree), "two", draw(st.sampled_from(["wait", "ask"])))]
    define["risk"] = {"tree": draw(tree), "text": "a condition"}
    slots = st.sampled_from([["question", path] for path in (*OF_ROOT, "rows", "y")])
    sentences = [
        {
            "say": {"practitioner": ["It is ", {"slot": draw(slots)}]},
            "when": {"tree": ["named", "risk"], "text": "risk"},
        },
        {"say": {"practitioner": "It is so."}, "when": {"tree": draw(tree), "text": "a condition"}},
        {"say": {"practitioner": [{"slot": draw(slots)}]}, "otherwise": [{"slot": draw(slots)}]},
    ]
    order = [*content["order"], "s:two", "q:z", "q:y"]
    sections = [*content["sections"], second]
    made = {"questions": questions, "define": define, "sections": sections, "order": order}
    return Artifact.of({**content, **made, "pen_picture": sentences}, {})


def stands(artifact: Artifact, said: dict[str, str]) -> Frozen:
    """What a record that says this freezes, beside leaves that tell nothing of what is in them."""
    session = with_rows(artifact)
    for where, what in said.items():
        say(session, where, what)
    return frozen(session, {place: f"digest of {place}" for place in parted(session.answers())})


@settings(max_examples=10, deadline=None)
@given(exemplars(), st.dictionaries(places(), words(), min_size=4), words())
def test_nothing_that_is_left_tells_what_an_erased_answer_was(
    artifact: Artifact, said: dict[str, str], other: str
) -> None:
    now = stands(artifact, said)
    for where in said:
        instead = stands(artifact, {**said, where: other})
        follows = Following(Program.of(artifact), [where])
        for place in {*now.said, *instead.said}:
            if not follows.goes(place):
                assert now.said.get(place) == instead.said.get(place), place
        assert set(now.always) == set(instead.always)


BODY = """\
- id: drinking
  ask: Does anybody's drinking worry you?
  type: choice
  options: {now: "Yes, now", never: "No, never"}
- id: how_old
  ask: How old are they?
  type: number
- id: more
  ask: What is it like?
  type: text
  ask when: at_risk
- id: third
  ask: Who else knows?
  type: text
  ask when: more is skipped
  if not known: wait
- id: fourth
  ask: Who helps?
  type: text
  ask when: how_old > 4
- id: siblings
  ask: Who are the brothers and sisters?
  type: group
  each: sibling
  questions:
    - id: home
      ask: Do they live here?
      type: yes/no
    - id: lives
      ask: Where do they live?
      type: text
      ask when: home is no
"""
REST = """\
define:
  at_risk: drinking is now
pen picture:
  - say: Somebody drinks now.
    when: at_risk
"""


def what_goes(*places: str, rest: str = REST) -> set[str]:
    follows = Following(Program.of(asking(BODY, rest)), places)
    named = ("more", "third", "fourth", "siblings[r1].lives", "siblings[r2].lives")
    every = [*(f"status {each}" for each in named), "pen picture", "waited for", "the clock"]
    return {place for place in every if follows.goes(place)}


def test_what_follows_goes_through_named_conditions_and_through_what_follows_from_that() -> None:
    assert what_goes("drinking") == {"status more", "status third", "pen picture", "waited for"}


def test_what_does_not_hang_on_an_answer_stays() -> None:
    assert what_goes("how_old") == {"status fourth", "waited for"}
    assert what_goes("fourth") == what_goes("why written") == what_goes() == set()


def test_what_hangs_on_an_answer_in_one_row_goes_in_that_row_alone() -> None:
    assert what_goes("siblings[r1].home") == {"status siblings[r1].lives", "waited for"}
    assert what_goes("siblings[]") >= {"status siblings[r1].lives", "status siblings[r2].lives"}


@pytest.mark.parametrize("answer", ["now", "never"])
def test_of_a_signed_record_the_same_is_left_whatever_was_answered(tmp_path: Path, answer: str) -> None:
    with Store.open(tmp_path / "records.store", create=True) as kept:
        given = {"drinking": {"value": answer}, "how_old": {"value": 3}}
        said = {"penpicture": 1, "answers": "small", "version": "1.0.0", "given": given}
        kept.begin(asking(BODY, REST), subject="c", by="Jo Day", record="r1", answers=said)
        sign(kept, "r1", by="Jo Day", after=1)
        redact(kept, "r1", ["drinking"], because="It was said of a neighbour", by="Jo Day")
        assert not verify(kept).mismatches
        gone = {place for place, leaf in kept.history("r1").standing(2).items() if leaf.erased}
    assert gone == {"drinking", "status more", "status third", "pen picture", "waited for"}

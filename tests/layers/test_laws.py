"""What holds of every composition, whatever the changes (issue's laws; rules L1, L7)."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.source import Source, Span
from penpicture.engine.layering.anchors import Anchor, in_order
from penpicture.engine.session import Session
from tests.layers.folder import NO_PATHWAY, artifact, compiled, layer

WHY = "because: x"
CHANGES = (
    f"- reword: likes\n  ask: What does the child love?\n  meaning: same\n  {WHY}",
    f"- reword: section home\n  title: At home\n  meaning: same\n  {WHY}",
    f"- add: first\n  in: home\n  after: likes\n  ask: First?\n  type: text\n  {WHY}",
    f"- add: second\n  in: home\n  after: likes\n  ask: Second?\n  type: text\n  {WHY}",
    f"- add: third\n  in: home\n  before: second\n  ask: Third?\n  type: text\n  {WHY}",
    f"- options: drinking\n  offer:\n    past: In the past\n  {WHY}",
    f"- options: drinking\n  offer:\n    often: Often\n  {WHY}",
    f"- no answer because: drinking\n  offer: declined\n  {WHY}",
    f"- no answer because: drinking\n  offer: not_asked\n  {WHY}",
    f"- move: effect\n  in: voice\n  {WHY}",
    f"- when: effect\n  ask when: drinking is not never\n  {WHY}",
    f"- add: section health\n  before: voice\n  title: Health\n  {WHY}\n  questions:\n    - id: doctor\n      ask: Who?\n      type: text",
    f"- add: sentence doctor\n  say: The doctor is <doctor>.\n  {WHY}",
)  # fmt: skip
NOWHERE = Span(Source("", ""), 0, 0)


def built(*layers: str, base: str = NO_PATHWAY) -> tuple[str, str]:
    """The content's hash and the provenance's."""
    with TemporaryDirectory() as folder:
        found = artifact(Path(folder), *layers, base=base)
        return found.content_hash, str(sorted(found.provenance))


@settings(max_examples=25, deadline=None)
@given(st.permutations(CHANGES))
def test_the_order_of_changes_in_a_file_says_nothing(changes: list[str]) -> None:
    assert built(layer("\n".join(changes))) == built(layer("\n".join(CHANGES)))


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(CHANGES))), st.integers(1, len(CHANGES) - 1))
def test_siblings_in_any_files_and_any_order_give_the_same(order: list[int], cut: int) -> None:
    # What one layer adds another of its rank may lean on: all additions of a rank are made first.
    one = layer("\n".join(CHANGES[n] for n in order[:cut]), "one")
    other = layer("\n".join(CHANGES[n] for n in order[cut:]), "other")
    assert built(one, other) == built(other, one)
    assert built(one, other)[0] == built(layer("\n".join(CHANGES)))[0]


def test_a_layer_that_changes_nothing_leaves_the_identity_alone() -> None:
    lock = layer(f"- lock: likes\n  keep: exactly\n  {WHY}")
    assert built(lock)[0] == built()[0]


def test_add_then_retire_leaves_only_a_tombstone() -> None:
    with TemporaryDirectory() as folder:
        content = artifact(
            Path(folder),
            layer(f"- add: extra\n  in: home\n  ask: Extra?\n  type: text\n  {WHY}", "south", "region"),
            layer(f"- retire: extra\n  since: 2026-04-01\n  {WHY}"),
        ).content
    assert content["questions"]["extra"]["retired"] == "2026-04-01"


@settings(max_examples=200)
@given(st.data())
def test_anchors_put_every_part_somewhere_once_or_name_the_circle(data: st.DataObject) -> None:
    base = ["a", "b", "c"]
    names = ["p", "q", "r", "s"]
    anchored = {
        name: Anchor(
            data.draw(st.sampled_from(["after", "before"])),
            data.draw(st.sampled_from([*base, *names])),
            data.draw(st.integers(0, 3)),
            span=NOWHERE,
        )
        for name in names
    }
    found = {tuple(in_order(base, dict(order))[0]) for order in permutations(anchored.items())}
    assert len(found) == 1, "whatever the order in which they are told"
    placed, lost = in_order(base, anchored)
    assert sorted([*placed, *lost]) == sorted([*base, *names])
    assert [name for name in placed if name in base] == base
    for name, anchor in anchored.items():
        if name in placed and anchor.side == "after":
            assert placed.index(anchor.neighbour) < placed.index(name)


NARROWS = (
    "- when: seen_alone\n  ask when: {0}\n  if not known: {1}\n  because: x",
    "- when: seen_alone\n  skip when: {0}\n  because: x",
    "- when: section voice\n  skip when: {0}\n  because: x",
    "- when: section voice\n  ask when: {0}\n  if not known: {1}\n  because: x",
    "- add: pathway briefly\n  skip when: {0}\n  questions: seen_alone\n  because: x",
    "- add: pathway shortly\n  short when: {0}\n  because: x",
    "- retire: seen_alone\n  since: 2026-04-01\n  because: x",
    "- move: seen_alone\n  in: home\n  because: x",
)
CONDITIONS = ("drinking is now", "drinking is answered", "drinking is now or drinking is not now", "child.unborn is no",
              "drinking is known or drinking is not known")  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(NARROWS), st.sampled_from(CONDITIONS), st.sampled_from(["wait", "ask"])),
        max_size=3,
    ),
    st.lists(st.sampled_from(["now", "never", "?not_known", ""]), min_size=3, max_size=3),
)
def test_l2_no_composition_asks_a_statutory_question_of_fewer_children(
    changes: list[tuple[str, str, str]], said: list[str]
) -> None:
    ranks = ("region", "authority", "team")
    laid = [
        layer(change.format(when, unknown), rank, rank)
        for (change, when, unknown), rank in zip(changes, ranks, strict=False)
    ]
    with TemporaryDirectory() as folder:
        made = compiled(Path(folder), laid).artifact
    if made is None:
        return  # refused, which the faults' own tests look at
    for answer in said:
        session = Session.open(made)
        if answer.startswith("?"):
            session.give_reason("drinking", answer[1:])
        elif answer:
            session.answer("drinking", answer)
        assert session.status("seen_alone") == "asked"

"""What holds of every variant, whatever it changes and whatever a record says (rules L3, L5, L7)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.engine.artifact import Artifact
from penpicture.engine.session import Session
from tests.layers.folder import layer
from tests.variants.folder import artifact, record, variant

WHY = "because: x"
CHANGES = (
    f"- reword: likes\n  ask: What does the child love?\n  meaning: same\n  {WHY}",
    f"- reword: section home\n  title: At home\n  meaning: same\n  {WHY}",
    f"- add: first\n  in: beginning\n  after: interpreter\n  ask: First?\n  type: text\n  {WHY}",
    f"- add: second\n  in: home\n  after: likes\n  ask: Second?\n  type: yes/no\n  ask when: likes is answered\n  {WHY}",
    f"- when: school\n  ask when: child.age >= 3 years\n  {WHY}",
    f"- when: contact\n  ask when: likes is answered or school is near\n  {WHY}",
    f"- require: likes\n  mandatory: yes\n  {WHY}",
    f"- options: school\n  offer:\n    special: Another still\n  {WHY}",
    f"- options: school\n  withdraw: far\n  since: 2026-04-01\n  {WHY}",
    f"- no answer because: likes\n  offer: declined\n  {WHY}",
    f"- add: pathway quick\n  skip when: likes is answered\n  questions: contact\n  {WHY}",
    f"- when: likes\n  skip when: child.age < 3 years\n  {WHY}",
    f"- reword: sentence likes\n  say: They love <likes>.\n  meaning: same\n  {WHY}",
)


def may_stand(chosen: Iterable[int]) -> bool:
    """Whether these changes can be made together: two that give one question another condition cannot."""
    return not {5, 10} <= set(chosen)


changes = (
    st.sets(st.integers(0, len(CHANGES) - 1), min_size=1, max_size=6)
    .filter(may_stand)
    .map(lambda s: tuple(sorted(s)))
)
answers = st.fixed_dictionaries(
    {},
    optional={
        "likes": st.sampled_from(["Trains", "?not_known"]),
        "interpreter": st.sampled_from(["yes", "no", "?not_known"]),
        "contact": st.just("An aunt"),
        "school": st.sampled_from(["near", "?not_known"]),
    },
)


@cache
def built(chosen: tuple[int, ...], *, varies: bool) -> Artifact:
    """The base with these changes, as those of a variant or of a layer for every child."""
    text = "\n".join(CHANGES[n] for n in chosen)
    with TemporaryDirectory() as folder:
        laid = [] if not chosen else [variant(text) if varies else layer(text)]
        return artifact(Path(folder), *laid)


def stands(session: Session) -> dict[str, tuple[str, str]]:
    """Every question's status and words."""
    return {name: (view.status, view.text) for name, view in session.questions().items()}


@settings(max_examples=25, deadline=None)
@given(changes, answers)
def test_l3_while_a_variant_surely_applies_all_is_as_its_changes_alone_would_have_it(
    chosen: tuple[int, ...], said: dict[str, Any]
) -> None:
    with_variant = stands(record(built(chosen, varies=True), signs="yes", **said))
    with_layer = stands(record(built(chosen, varies=False), signs="yes", **said))
    assert with_variant == with_layer


@settings(max_examples=25, deadline=None)
@given(changes, answers)
def test_l3_while_it_surely_does_not_all_is_as_without_it(
    chosen: tuple[int, ...], said: dict[str, Any]
) -> None:
    with_variant = stands(record(built(chosen, varies=True), signs="no", **said))
    without = stands(record(built((), varies=True), signs="no", **said))
    assert {name: with_variant[name] for name in without} == without
    assert {with_variant[name][0] for name in with_variant if name not in without} <= {"skipped"}


@settings(max_examples=25, deadline=None)
@given(changes, answers, st.sampled_from([{}, {"signs": "?not_known"}]))
def test_l3_while_nobody_knows_nothing_is_hidden_or_reworded(
    chosen: tuple[int, ...], said: dict[str, Any], unknown: dict[str, str]
) -> None:
    order = ["skipped", "pending", "asked"]
    with_variant = stands(record(built(chosen, varies=True), **unknown, **said))
    without = stands(record(built((), varies=True), **unknown, **said))
    for name, (status, words) in without.items():
        assert order.index(with_variant[name][0]) >= order.index(status)
        assert with_variant[name][1] == words
    assert all(with_variant[name][0] != "asked" for name in with_variant if name not in without)


@settings(max_examples=20, deadline=None)
@given(changes, changes, answers)
def test_l5_two_variants_that_speak_of_other_things_are_as_both_their_changes(
    one: tuple[int, ...], other: tuple[int, ...], said: dict[str, Any]
) -> None:
    other = tuple(n for n in other if n not in one)
    together = tuple(sorted((*one, *other)))
    if not other or not may_stand(together) or ({5, 10} & set(one) and {5, 10} & set(other)):
        return
    texts = ["\n".join(CHANGES[n] for n in each) for each in (one, other)]
    said |= {"interpreter": "yes"}
    with TemporaryDirectory() as folder:
        both = artifact(Path(folder), variant(texts[0]), variant(texts[1], "newcomers"))
    assert stands(record(both, signs="yes", **said)) == stands(
        record(built(together, varies=False), signs="yes", **said)
    )


def test_any_order_of_siblings_gives_the_same_bytes(tmp_path: Path) -> None:
    texts = (
        variant("\n".join((CHANGES[0], CHANGES[2], CHANGES[7]))),
        variant("\n".join((CHANGES[2].replace("first", "third"), CHANGES[9])), "newcomers"),
        layer(CHANGES[6]),
    )
    made = [artifact(tmp_path / str(n), *order) for n, order in enumerate(permutations(texts))]
    assert len({each.content_hash for each in made}) == 1
    assert len({str(sorted(each.content["questions"])) for each in made}) == 1


def test_l7_a_variant_that_changes_nothing_leaves_every_question_as_it_is(tmp_path: Path) -> None:
    nothing = variant("- reword: likes\n  ask: What does the child like?\n  meaning: same\n  because: x")
    found, bare = artifact(tmp_path / "a", nothing), artifact(tmp_path / "b")
    assert found.content["questions"] == bare.content["questions"]

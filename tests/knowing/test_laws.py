"""What holds whatever is done: histories of facts only grow, saying the same again changes no value, and the order in which
brothers' and sisters' records are signed loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.engine.knowing.fact_history import every_history
from penpicture.engine.knowing.known import known
from penpicture.engine.knowing.looking import look
from penpicture.engine.knowing.verifying import broken
from penpicture.engine.store.not_ready import NotReady
from penpicture.engine.store.store import Store
from tests.knowing.family import Case

LANGUAGES = st.sampled_from(["Welsh", "English", None])
DRINKING = st.sampled_from(["now", "past", "never", None])
ADDRESSES = st.sampled_from(["1 High Street", "2 Low Street", None])
ANSWERS = st.fixed_dictionaries(
    {}, optional={"language": LANGUAGES, "drinking": DRINKING, "address": ADDRESSES}
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.integers(0, 2), ANSWERS),
        st.tuples(st.sampled_from(["look", "sign"]), st.integers(0, 2), st.just({})),
    ),
    min_size=3,
    max_size=7,
)

Versions = dict[tuple[str, str], list[tuple[str, str]]]


def kept(store: Store) -> Versions:
    """Every version of every fact, by name and digest; and they verify."""
    with store.reading() as connection:
        assert broken(connection) == ()
        found = every_history(connection)
    return {of: [(one.version, one.digest) for one in versions] for of, versions in found.items()}


def values(store: Store, child: str) -> dict[str, Any]:
    """What is known of a child, rows in the order of their names."""
    with store.reading() as connection:
        found = known(connection, child)
    return {
        name: sorted(one.held.value, key=lambda row: row["row"]) if isinstance(one.held.value, list) else one.held.value
        for name, one in found.items()
    }  # fmt: skip


def do(case: Case, step: str, record: str, answers: Mapping[str, Any]) -> None:
    """One thing that somebody does, as far as it is allowed."""
    if case.store.standing(record).standing == "signed":
        return
    if step == "look":
        look(case.store, record, by="A. Worker", at=case.now())
    elif step == "write":
        case.write(record, **answers)
    else:
        try:
            case.sign(record)
        except NotReady as refused:
            assert refused.lacking.changed


@settings(max_examples=12, deadline=None)
@given(STEPS)
def test_whatever_is_done_every_earlier_version_of_a_fact_is_still_there_and_verifies(
    steps: list[tuple[str, int, dict[str, Any]]],
) -> None:
    with TemporaryDirectory() as folder:
        case = Case(Path(folder))
        sam = case.child()
        lee = case.child(sam)
        records = [case.begin(sam), case.begin(lee), case.begin(lee)]
        before = kept(case.store)
        for step, number, answers in steps:
            do(case, step, records[number], answers)
            now = kept(case.store)
            assert all(now[of][: len(versions)] == versions for of, versions in before.items())
            before = now
        case.store.close()


@settings(max_examples=6, deadline=None)
@given(st.fixed_dictionaries({"language": LANGUAGES.filter(bool), "drinking": DRINKING.filter(bool), "address": ADDRESSES.filter(bool)}))  # fmt: skip
def test_telling_the_same_again_confirms_and_changes_no_value(answers: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        case = Case(Path(folder))
        sam = case.child()
        case.signed(sam, **answers)
        first = values(case.store, sam)
        case.signed(sam, **answers)
        assert values(case.store, sam) == first
        with case.store.reading() as connection:
            for versions in every_history(connection).values():
                assert [one.how for one in versions] == ["new", "confirmed"]
        case.store.close()


SAYS: tuple[dict[str, Any], ...] = (
    {"drinking": "past", "friends": {"r1": "The Prices"}},
    {"hopes": "A garden", "friends": {"r2": "Uncle Bob"}},
    {"needs": "A lift to school", "drinking": "past", "friends": {"r3": "Next door"}},
)
"""What three siblings' records say of one family; no two of them say different things."""
ALL = {
    "family.drinking": "past",
    "family.hopes": "A garden",
    "family.needs": "A lift to school",
    "family.friends": [
        {"row": "r1", "who": "The Prices"}, {"row": "r2", "who": "Uncle Bob"}, {"row": "r3", "who": "Next door"},
    ],
}  # fmt: skip


@settings(max_examples=6, deadline=None)
@given(st.permutations([0, 1, 2]))
def test_in_whatever_order_siblings_records_are_signed_nothing_is_lost_and_the_same_is_known(
    order: list[int],
) -> None:
    """Six orders there are. All three were begun before any was signed; whoever signs later looks first."""
    with TemporaryDirectory() as folder:
        case = Case(Path(folder))
        first = case.child()
        children = [first, case.child(first), case.child(first)]
        drafts = [case.begin(child, **says) for child, says in zip(children, SAYS, strict=True)]
        for number in order:
            look(case.store, drafts[number], by="A. Worker", at=case.now())
            case.sign(drafts[number])
        assert [values(case.store, child) for child in children] == [ALL, ALL, ALL]
        case.store.close()

"""Five brothers and sisters, and one family: what is recorded once in one child's record is on record in the others' (finding 8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from penpicture.engine.knowing.family import new_child
from penpicture.engine.knowing.for_one_child import for_one_child
from penpicture.engine.knowing.identity import FAMILY, HOLDS, HOUSEHOLD
from penpicture.engine.records.signed import Signature
from penpicture.engine.session import Session
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from tests.scenarios.journey import journey

TODAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Family:
    """A store in which the first child has a contact and an initial assessment that are signed. `fifth` is the initial assessment
    of the fifth child as it opens, `stranger` that of a child of another family."""

    store: Store
    children: tuple[str, ...]
    fifth: Session
    stranger: Session


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Family]:
    store = Store.open(tmp_path_factory.mktemp("siblings") / "records.db", create=True)
    first = new_child(store, by="A. Worker")
    children = (first, *(new_child(store, sibling_of=first, by="A. Worker") for _ in range(4)))
    contact, initial = (each.story.session for each in journey("callum")[:2])
    for session in (contact, initial):
        artifact = session.program.artifact
        answers = replace(session.answers(), facts={})
        record = store.begin(
            artifact, subject=first, by="A. Worker", facts=context(session), answers=answers, at=moment(1)
        )
        signed = [Signature(each["id"], "A. Worker") for each in artifact.content["signatures"]]
        sign(store, record, by="A. Worker", signed=signed, after=1, at=moment(2))
    drafts = [
        store.begin(
            initial.program.artifact, subject=child, by="A. Worker", facts=context(initial), at=moment(3)
        )
        for child in (*children[1:], new_child(store, by="A. Worker"))
    ]
    fifth, stranger = (store.session(each, today=TODAY) for each in drafts[-2:])
    yield Family(store, children, fifth, stranger)
    store.close()


def context(session: Session) -> dict[str, Any]:
    """The facts that no record asks for: days of the work, the worker's name."""
    facts = session.program.facts
    return {name: held for name, held in session.answers().facts.items() if facts[name].get("context")}


def moment(day: int) -> datetime:
    return datetime(2026, 3, day, tzinfo=UTC)


def shared(session: Session) -> dict[str, str]:
    """The questions that are about the family or the household, by fact."""
    facts = session.program.facts
    return {
        fact: question
        for fact, question in session.program.bound.items()
        if HOLDS[facts[fact].get("about")] in (FAMILY, HOUSEHOLD)
    }


def to_type(session: Session) -> set[str]:
    """What is asked, outside of rows, and stands nowhere yet."""
    return {
        name
        for name, view in session.questions().items()
        if "[" not in name and view.status == "asked" and view.state == "blank" and view.provenance is None
    }


def test_what_the_first_record_told_of_the_family_is_typed_in_no_other(family: Family) -> None:
    of_family = shared(family.fifth)
    told = {each.fact for each in for_one_child(family.store, family.children[0])} & of_family.keys()
    assert len(told) >= 12
    for fact in told:
        view = family.fifth.question(of_family[fact])
        assert view.status != "asked" or view.provenance in ("on record", "left"), fact
    assert to_type(family.fifth).isdisjoint(of_family[fact] for fact in told)


def test_the_fifth_child_is_asked_of_the_child_and_of_nothing_that_the_family_told(family: Family) -> None:
    """The count of requirement 7: what the fifth takes to type, beside a child of whose family nothing is known."""
    fifth, alone = to_type(family.fifth), to_type(family.stranger)
    assert fifth < alone and alone - fifth <= set(shared(family.fifth).values())
    assert fifth.isdisjoint(shared(family.fifth).values())
    assert len(alone - fifth) >= 13 and len(fifth) <= 31, (len(alone), len(fifth))


def test_nothing_of_one_childs_own_is_known_of_a_brother_or_sister(family: Family) -> None:
    first, *others = family.children
    own = {each.fact for each in for_one_child(family.store, first) if each.kind == "child"}
    assert {"child.known_as", "child.born_on", "child.siblings"} <= own
    for child in others:
        found = for_one_child(family.store, child)
        assert found and {each.kind for each in found} == {"family", "household"}


def test_what_is_known_for_one_child_says_nothing_of_how_the_others_are_called(family: Family) -> None:
    """Extractable for one child alone: no identity and no record of another child is in what a family may read."""
    told = repr(for_one_child(family.store, family.children[4], "family"))
    for child in family.children:
        assert child not in told
    for record in family.store.records():
        assert record.record not in told


def test_a_court_reads_what_a_court_may_and_a_family_reads_less(family: Family) -> None:
    def facts(audience: str) -> set[str]:
        return {each.fact for each in for_one_child(family.store, family.children[4], audience)}

    assert facts("family") < facts("court") < facts("practitioner")
    assert "family.hurt_at_home" in facts("court") - facts("family")


def test_each_of_five_confirms_once_and_the_family_has_one_history(family: Family) -> None:
    """One fact, one place: five records do not make five of it."""
    holders = {each.version and each.version.holder for each in known(family)}
    assert len(holders) == 1


def known(family: Family) -> list[Any]:
    return [
        each
        for child in family.children
        for each in for_one_child(family.store, child)
        if each.fact == "family.interpreter"
    ]

"""What holds of every record that is signed and put right, whatever its conditions and whatever was said (rules R3, S3)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.engine.artifact import Artifact
from penpicture.engine.session import Session
from penpicture.engine.store.amending import amend
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.not_ready import NotReady
from penpicture.engine.store.showing import signed_session
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from tests.engine.random_records import artifacts, places, words
from tests.engine.test_order_of_answering import say, with_rows


def give_reasons(session: Session) -> None:
    """Say of everything that sign-off waits for that it is not known."""
    while missing := session.missing():
        for each in missing:
            if each.question == "rows":
                session.say_rows("rows", "complete")
            else:
                session.give_reason(each.question, "not_known")


def part_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What an answer file says otherwise than another, by question; rows whole."""
    given = {name: one for name, one in after["given"].items() if before["given"].get(name) != one}
    return {**after, "given": given}


@settings(max_examples=12, deadline=None)
@given(artifacts(), st.dictionaries(places(), words()), st.dictionaries(places(), words(), min_size=1))
def test_what_is_signed_is_sound_follows_from_its_answers_and_stays_when_it_is_put_right(
    artifact: Artifact, said: dict[str, str], later: dict[str, str]
) -> None:
    session = with_rows(artifact)
    for where, what in said.items():
        say(session, where, what)
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "kept.db", create=True) as store:
        store.begin(artifact, subject="c-1", by="Kim", answers=session.answers(), record="r-1")
        after = 1
        if session.missing():
            try:
                sign(store, "r-1", by="Kim", after=1)
                raise AssertionError("nothing that must not be blank is signed blank")
            except NotReady as lacks:
                assert [m.question for m in lacks.missing] == [m.question for m in session.missing()]
            give_reasons(session)
            after = store.write("r-1", session.answers(), by="Kim", after=1)
        first = sign(store, "r-1", by="Kim", after=after)
        stood = signed_session(store, store.history("r-1")).as_json()
        assert stood["questions"] == session.as_json()["questions"]

        for where, what in later.items():
            say(session, where, what)
        give_reasons(session)
        before = store.answers("r-1").as_json()
        try:
            second = amend(
                store,
                "r-1",
                part_of(before, session.answers().as_json()),
                because="Misheard",
                by="Jo",
                after=after + 1,
            )
        except StoreFault as fault:
            if fault.code == "PP757":  # part of it would not be asked: nothing of it is kept
                assert store.answers("r-1").as_json() == before
            else:
                assert fault.code == "PP766" and store.answers("r-1").given == session.answers().given
            seals: tuple[str, ...] = (first.digest,)
        else:
            assert second.previous == first.digest
            assert (
                signed_session(store, store.history("r-1")).as_json()["questions"]
                == session.as_json()["questions"]
            )
            seals = (first.digest, second.digest)
        assert signed_session(store, store.history("r-1"), 1).as_json() == stood
        found = verify(store, deep=True)
        assert not found.mismatches and [each.seals for each in found.sound] == [seals]

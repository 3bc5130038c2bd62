"""Looking at what changed is decided on what is there when it is kept, and what waits for it is named (rule R2)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from penpicture.cli import outcome
from penpicture.engine.artifact import Artifact
from penpicture.engine.knowing.looking import changes_since, look, waiting
from penpicture.engine.knowing.telling import tell
from penpicture.engine.records.entry import Under
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.severing import sever
from penpicture.engine.store.signing import sign
from tests.knowing.family import Case, visit
from tests.knowing.test_publishing import values


def waits(case: Case) -> tuple[str, str]:
    """A child, and a draft that says an address over one that it has not seen."""
    sam = case.child()
    draft = case.begin(sam)
    tell(
        case.store, sam, {"household.address": "2 Low Street"}, source="letter", by="A. Worker", at=case.now()
    )
    case.write(draft, address="1 High Street")
    return sam, draft


def test_what_is_told_at_once_and_waits_is_named_until_somebody_looks(case: Case) -> None:
    sam, draft = waits(case)
    assert values(case, sam)["household.address"] == "2 Low Street"
    assert waiting(case.store, draft) == ("household.address",)
    look(case.store, draft, by="A. Worker", at=case.now())
    assert waiting(case.store, draft) == ()
    assert values(case, sam)["household.address"] == "1 High Street"


def test_nothing_waits_of_a_draft_that_has_seen_all_and_of_a_signed_record(case: Case) -> None:
    draft = case.begin(case.child(), address="1 High Street")
    assert waiting(case.store, draft) == ()
    case.sign(draft)
    assert waiting(case.store, draft) == ()


def test_the_command_that_writes_says_what_waits(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    _, draft = waits(case)
    answers = case.store.path.parent / "answers.json"
    answers.write_text(case.store.answers(draft).dumps(), encoding="utf-8")
    args = ["record", "write", str(case.store.path), draft, str(answers), "--by", "B", "--after", "2"]
    assert outcome([*args, "--format", "json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["waiting"] == ["household.address"]
    assert "not told yet: household.address" in told.err


def test_a_child_who_is_severed_meanwhile_is_looked_at_under_the_new_identity_alone(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    sam, draft = waits(case)
    own, done, before = case.store.artifact, list[str](), case.now()

    def meanwhile(hashes: Under) -> Artifact:
        if not done:
            done.append("severed")
            sever(case.store, sam, because="An adoption", by="A. Worker", at=before)
        return own(hashes)

    monkeypatch.setattr(case.store, "artifact", meanwhile)
    look(case.store, draft, by="A. Worker", at=case.now())
    with case.store.reading() as connection:
        tables = ("belongs", "fact_histories", "identities", "records")
        told = [row for each in tables for row in connection.exec_driver_sql(f"select * from {each}")]
    assert sam not in str(told)


def test_nobody_looks_at_a_record_that_is_not_as_they_read_it(case: Case) -> None:
    _, draft = waits(case)
    head = case.store.standing(draft).head
    with pytest.raises(StoreFault, match="PP785"):
        look(case.store, draft, by="A. Worker", after=head - 1, at=case.now())
    assert changes_since(case.store, draft)
    assert look(case.store, draft, by="A. Worker", after=head, at=case.now()).entry == head + 1


def test_a_fact_is_told_as_the_last_version_of_an_exemplar_reads_it(case: Case) -> None:
    for version in ("9.0.0", "10.0.0", "2.0.0"):
        made = Artifact.of({**visit().content, "version": version}, {})
        case.store.begin(made, subject=case.child(), by="A. Worker", at=case.now())
    assert [each.content["version"] for each in case.store.artifacts()] == ["2.0.0", "9.0.0", "10.0.0"]


@pytest.mark.parametrize("at", [0, -1, 4, 99])
def test_answers_after_an_entry_that_there_is_not_are_refused(case: Case, at: int) -> None:
    draft = case.begin(case.child(), language="Welsh")
    case.write(draft, notes="They have a dog.")
    assert case.store.answers(draft, 3).given["notes"].value == "They have a dog."
    with pytest.raises(StoreFault, match="PP785: .* 1 to 3"):
        case.store.answers(draft, at)


@pytest.mark.parametrize("names", ["family.drinking_effect", "family.drinking", [None]])
def test_one_name_is_no_list_of_names_looked_at(case: Case, names: Any) -> None:
    sam = case.child()
    lee = case.child(sam)
    record = case.begin(lee, drinking="never")
    case.signed(sam, drinking="past")
    head = case.store.standing(record).head
    with pytest.raises(StoreFault) as refused:
        sign(case.store, record, by="A. Worker", after=head, looked_at=names)
    assert refused.value.code == "PP769"
    with pytest.raises(StoreFault) as refused:
        look(case.store, record, by="A. Worker", only=names)
    assert refused.value.code == "PP769"
    assert case.store.standing(record).head == head


def test_names_that_can_be_read_once_are_looked_at_all_the_same(case: Case) -> None:
    sam = case.child()
    lee = case.child(sam)
    record = case.begin(lee, drinking="never")
    case.signed(sam, drinking="past")
    names: Any = (each for each in ("other", "family.drinking"))
    head = case.store.standing(record).head
    seal = sign(case.store, record, by="A. Worker", after=head, at=case.now(), looked_at=names)
    assert seal.number == 1

"""What no file can be called is told of with a code, and a path may be a text wherever one is taken."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from penpicture import (
    AnswerFault,
    ArtifactError,
    OtherExemplar,
    ReleaseDamaged,
    Releases,
    Session,
    Store,
    backup,
    check,
    compile_exemplar,
    export_record,
    extract,
    record_answers,
    verify_document,
)
from penpicture.engine.artifact import Artifact
from penpicture.engine.store.fault import StoreFault
from tests.records.visit import exemplar
from tests.store.small import begun, store

NO_NAMES = ("a\0b", "\ud800", "x" * 300_000)


@pytest.mark.parametrize("name", NO_NAMES, ids=["nothing", "half a letter", "too long"])
def test_what_no_file_can_be_called_is_told_with_a_code(name: str) -> None:
    for create in (True, False):
        with pytest.raises(StoreFault) as refused:
            Store.open(name, create=create)
        assert refused.value.code == "PP780"
    assert [each.code for each in compile_exemplar(name).diagnostics.sorted()] == ["PP102"]


def test_a_path_may_be_a_text(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, story="A fall")
        backup(kept, str(tmp_path / "copy.store"))
        found = verify_document(export_record(kept, "r1").decode())
    assert (tmp_path / "copy.store").exists() and len(found.sound) == 1
    assert Releases(str(tmp_path / "releases")).find("first-visit") == ()
    (tmp_path / "first.yaml").write_text("penpicture: 1\n", encoding="utf-8")
    for paths in ([str(tmp_path / "first.yaml")], str(tmp_path / "first.yaml"), tmp_path / "first.yaml"):
        assert [each.path.name for each in check(paths)] == ["first.yaml"]


def test_what_is_raised_goes_from_one_process_to_another() -> None:
    with pytest.raises(ArtifactError) as refused:
        Artifact.loads("{}")
    assert refused.value.code
    for fault in (refused.value, ReleaseDamaged("form.html", "is gone"), OtherExemplar("a@1.0.0", "b@1.0.0")):
        again = pickle.loads(pickle.dumps(fault))
        assert type(again) is type(fault) and str(again) == str(fault)
        assert vars(again).keys() == vars(fault).keys()
    assert ReleaseDamaged("form.html", "is gone").code == "PP846"


def test_rows_without_a_column_are_told_by_it() -> None:
    with pytest.raises(ValueError, match="no column exemplar"):
        record_answers(exemplar(), {"small": [{"record": "x"}]})


def test_an_answer_that_is_refused_says_what_is_wrong_and_what_to_do() -> None:
    session = Session.open(exemplar())
    for question, value, code, named in (
        ("drinking", "maybe", "PP706", "drinking"),
        ("nothing", 1, "PP705", None),
    ):
        with pytest.raises(AnswerFault) as refused:
            session.answer(question, value)
        fault = refused.value
        assert (fault.code, fault.question) == (code, named)
        assert fault.help and str(fault) == f"{code}: {fault.message}"


def test_a_day_that_is_none_is_no_date_of_what_is_known() -> None:
    with pytest.raises(ValueError, match="should be a date"):
        extract(Session.open(exemplar()), on="not a date")

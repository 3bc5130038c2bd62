"""What is handed on of a record has a published shape: every kind of record has it, and what has not is told by it."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from penpicture.engine.knowing.looking import look
from penpicture.engine.knowing.telling import tell
from penpicture.engine.migration.moving import move, undo
from penpicture.engine.records.entry import KINDS
from penpicture.engine.records.signed import Signature
from penpicture.engine.store.amending import amend
from penpicture.engine.store.erasing import erase
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.severing import sever
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import export
from tests.store.small import SAM, begun, said, second

HERE = files("penpicture.engine")
SCHEMA = json.loads(HERE.joinpath("kept-record.schema.json").read_text(encoding="utf-8"))
ARTIFACT = json.loads(HERE.joinpath("artifact.schema.json").read_text(encoding="utf-8"))
_TOGETHER: Any = Registry().with_resources(
    [(each["$id"], Resource.from_contents(each)) for each in (SCHEMA, ARTIFACT)]
)
DOCUMENT = Draft202012Validator(SCHEMA, registry=_TOGETHER)
ENTRY = Draft202012Validator({"$ref": f"{SCHEMA['$id']}#/$defs/entry"}, registry=_TOGETHER)
BUILT = Draft202012Validator(ARTIFACT)


def faults(document: Any) -> list[str]:
    """What the schema says of a document, and of the JSON texts within it."""
    told = [each.message for each in DOCUMENT.iter_errors(document)]
    for entry in document["entries"]:
        told += [each.message for each in ENTRY.iter_errors(json.loads(entry["body"]))]
    for text in document["artifacts"]:
        told += [each.message for each in BUILT.iter_errors(json.loads(text))]
    return told


def draft(store: Store) -> None:
    begun(store, story="It began in spring", how_long=3, siblings=["Al"])
    now = said(story="In May", how_long=3, siblings=["Al"])
    store.write("r1", now, by=SAM, after=1, because="It was misheard")


def signed(store: Store) -> None:
    draft(store)
    pages = {"page.txt": b"what they read", "page.pdf": b"\xff\xfe\x00"}
    sign(store, "r1", by=SAM, signed=[Signature("worker", SAM)], after=2, render=lambda _: pages)


def amended(store: Store) -> None:
    signed(store)
    amend(
        store,
        "r1",
        said(drinking="now"),
        because="It was left out",
        by=SAM,
        signed=[Signature("worker", SAM)],
        after=3,
    )


def redacted(store: Store) -> None:
    amended(store)
    redact(store, "r1", ["story", "siblings"], because="It was somebody else's", by=SAM)


def erased(store: Store) -> None:
    signed(store)
    erase(store, "r1", because="By order", by=SAM, early=True)


def severed(store: Store) -> None:
    signed(store)
    sever(store, "child-1", because="Adopted", by=SAM)


def migrated(store: Store) -> None:
    draft(store)
    move(store, second(), by=SAM)


def put_back(store: Store) -> None:
    migrated(store)
    undo(store, second(), by=SAM)


def looked(store: Store) -> None:
    draft(store)
    tell(store, "child-1", {"plan.staying_in_touch": "By letter"}, source="A letter", by=SAM)
    look(store, "r1", by=SAM)


KEPT = (draft, signed, amended, redacted, erased, severed, migrated, put_back, looked)


@pytest.mark.parametrize("made", KEPT, ids=lambda each: each.__name__)
def test_every_kind_of_record_has_the_published_shape(tmp_path: Any, made: Callable[[Store], None]) -> None:
    with Store.open(tmp_path / "kept.db", create=True) as store:
        made(store)
        assert faults(json.loads(export(store, "r1"))) == []


def test_the_schema_is_sound_and_names_everything_that_can_happen_to_a_record() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert tuple(SCHEMA["$defs"]["entry"]["properties"]["kind"]["enum"]) == KINDS


def test_what_has_another_shape_is_told(tmp_path: Any) -> None:
    with Store.open(tmp_path / "kept.db", create=True) as store:
        redacted(store)
        sound = export(store, "r1")

    def told(change: Callable[[Any], None]) -> list[str]:
        found = json.loads(sound)
        change(found)
        return faults(found)

    def body(number: int, change: Callable[[Any], None]) -> Callable[[Any], None]:
        def changed(found: Any) -> None:
            entry = json.loads(found["entries"][number]["body"])
            change(entry)
            found["entries"][number]["body"] = json.dumps(entry)

        return changed

    assert not told(lambda _: None)
    with_words = next(n for n, each in enumerate(json.loads(sound)["leaves"]) if "text" in each)
    for change in (
        lambda found: found.pop("kept"),
        lambda found: found.update(subject="child-1"),
        lambda found: found["leaves"][with_words].pop("salt"),
        lambda found: found["leaves"][with_words].update(bytes="AA=="),
        lambda found: found["entries"].clear(),
        body(0, lambda entry: entry.update(kind="wrote")),
        body(0, lambda entry: entry["more"].pop("about")),
        body(2, lambda entry: entry["more"]["seal"].pop("statuses")),
        body(2, lambda entry: entry["more"]["seal"]["answers"].update(story="It began in spring")),
        body(3, lambda entry: entry["more"]["seal"].update(previous=None)),
        body(4, lambda entry: entry["more"].pop("places")),
    ):
        assert told(change)

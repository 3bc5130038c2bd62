"""What each kind of file says of variants, and how a record reads whose variants apply."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from penpicture.engine.artifact_shape import fault_in
from penpicture.engine.cleared import cleared
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.session import Session
from penpicture.renderers.easy_read import lacks
from penpicture.renderers.edition import Edition
from penpicture.renderers.explanation_text import explanation_text
from penpicture.renderers.losses import place_of
from penpicture.renderers.origin_text import origin_text
from penpicture.renderers.record_terminal import record_terminal
from penpicture.renderers.registry import EXEMPLAR_TARGETS, RECORD_TARGETS
from tests.engine.test_artifact_schema import faults
from tests.engine.varied import record, varied


def written(target: str, file: str, edition: Edition | None = None) -> str:
    return EXEMPLAR_TARGETS[target](varied(), edition or Edition()).files[file].decode("utf-8-sig")


def read(session: Session, edition: Edition | None = None) -> str:
    """The record as text for e-mail."""
    (text,) = RECORD_TARGETS["record-plain"](session, edition or Edition()).files.values()
    return " ".join(text.decode().split())


def test_the_dictionary_has_a_column_for_other_words_and_who_is_asked_in_them() -> None:
    rows = {
        row["question"]: row for row in csv.DictReader(io.StringIO(written("dictionary", "dictionary.csv")))
    }
    assert rows["arrived"]["in variants"] == ""
    others = rows["tells"]["in variants"].splitlines()
    assert [line.partition(":")[0] for line in others] == [
        "While no variant applies",
        "While arriving applies",
        "While signing applies",
        "While arriving and signing apply",
    ]
    assert "wording: How does the child sign?" in others[2] and "mandatory" in others[2]
    assert "signs: In signs (while signing applies)" in rows["tells"]["options"]
    assert "Not asked (while signing applies)" in rows["tells"]["no answer because"]
    assert "| signing | child.communicates\\_by includes sign\\_language |" in written(
        "dictionary", "dictionary.md"
    )


def test_the_dictionary_of_a_reader_is_in_the_readers_words_and_without_what_is_kept_from_them() -> None:
    theirs = (
        EXEMPLAR_TARGETS["dictionary"](varied(), Edition("family")).files["dictionary.family.csv"].decode()
    )
    assert "Show us how." in theirs and "How does the child sign?" not in theirs
    kept = varied(child__communicates_by="restricted")
    files = EXEMPLAR_TARGETS["dictionary"](kept, Edition("school")).files
    assert not any(b"signing" in data or b"In signs" in data for data in files.values())


def test_the_preview_shows_the_plain_form_and_what_becomes_of_it() -> None:
    page = written("preview-html", "preview.practitioner.en.html")
    plain, _, others = page.partition("While signing applies")[2].partition("While arriving applies")
    assert "In words" in plain and "In signs" not in plain
    assert "wording: How does the child sign?" in others
    assert (
        "<code>signing</code> applies when <code>child.communicates_by includes sign_language</code>" in page
    )


def test_the_schemas_know_every_option_and_reason_whichever_variant_offers_it() -> None:
    schemas = {
        kind: Draft202012Validator(json.loads(written("record-schema", f"{kind}.schema.json")))
        for kind in ("record", "state")
    }
    for code in ("words", "signs", "drawing"):
        session = record(varied(), signs=False, tells=code)
        schemas["record"].validate(session.answers().as_json())
        schemas["state"].validate(session.as_json())
        assert session.question("tells").not_offered == (code != "words")
    session = record(varied(), signs=True)
    session.give_reason("tells", "not_asked")
    schemas["record"].validate(session.answers().as_json())
    schema: Any = schemas["record"].schema
    signs = schema["properties"]["given"]["properties"]["tells"]["properties"]["value"]["oneOf"][2]
    assert signs["description"] == "Which signs? Offered while signing applies."


def test_the_tables_take_every_code_and_say_what_it_means_in_a_variant() -> None:
    sql = written("tables", "tables.postgresql.sql")
    assert """CHECK ("tells" IN ('words', 'looks', 'signs', 'drawing'))""" in sql
    assert "'looks', 'With looks (while signing applies: With their face)'" in sql
    assert "'signs', 'In signs (while signing applies)'" in sql


def test_a_record_reads_in_the_words_of_the_variants_that_apply() -> None:
    plain, signing = (read(record(varied(), signs=signs, tells="looks")) for signs in (False, True))
    assert "Talking" in plain and "How does the child tell people things?" in plain and "With looks" in plain
    assert "Signing" in signing and "How does the child sign?" in signing and "With their face" in signing
    assert "How do you sign?" not in signing
    assert "Show us how." in read(record(varied(), signs=True, tells="signs"), Edition("family"))


def test_what_a_variant_offered_stays_and_is_marked_when_it_applies_no_more() -> None:
    """Rule A4: it counts, whoever reads it."""
    mark = "It was offered while a variant applied that no longer does; it still counts."
    session = record(varied(), signs=True, tells="signs")
    assert mark not in read(session)
    session.hold("child.communicates_by", ["words"])
    assert "In signs" in read(session) and mark in read(session)
    assert "offered while a variant applied that no longer does" in record_terminal(session)
    assert "In signs" in read(session, Edition("family")) and mark not in read(session, Edition("family"))


def test_a_terminal_says_which_variants_apply_to_this_child() -> None:
    def said(session: Session) -> str:
        (line,) = (line for line in record_terminal(session).splitlines() if line.startswith("Variants: "))
        assert f"  {line}\n" in explanation_text(session, "tells", of_a_child=True)
        return line

    session = record(varied(), signs=True)
    assert said(session).startswith("Variants: `signing` (Whatever ")
    assert said(session).endswith(" signs counts) applies; it is not known yet of `arriving`")
    assert said(record(varied(), signs=False, arrived="no")) == "Variants: none applies"
    assert "Variants: " not in explanation_text(session, "tells"), "of no child"


def test_explain_says_when_the_variant_that_decided_applies_and_why_only_to_whom_it_does() -> None:
    when = "  `signing` applies when child.communicates_by includes sign_language"
    asked = explanation_text(record(varied(), signs=True), "interpreter").splitlines()
    assert [line for line in asked if line.startswith(when)] == [f"{when} (Whatever the child signs counts)"]
    assert when in explanation_text(record(varied(), signs=False), "interpreter").splitlines()


def test_whoever_may_not_see_the_variant_is_told_neither_its_name_nor_its_reason() -> None:
    seen = record(varied(child__communicates_by="restricted"), signs=True).seen_by("school")
    assert "interpreter" not in seen.questions()
    told = record_terminal(seen) + "".join(
        explanation_text(seen, question, of_a_child=True) for question in seen.questions()
    )
    assert "Variants: none applies; it is not known yet of `arriving`" in told
    assert "signing" not in told and "signs counts" not in told


def test_whoever_may_not_see_the_variant_reads_its_answer_unmarked_in_the_plain_words() -> None:
    kept = varied(child__communicates_by="restricted")
    texts = {
        signs: read(record(kept, signs=signs, arrived="no", tells="signs"), Edition("school"))
        for signs in (True, False)
    }
    assert texts[True] == texts[False]
    assert "In signs" in texts[True] and "variant" not in texts[True]


def test_the_answer_file_of_a_reader_opens_in_the_readers_form() -> None:
    """Their form has no such option, so what cannot be opened there is left to the record."""
    kept = varied(child__communicates_by="restricted")
    session = record(kept, signs=True, tells="signs", arrived="yes")
    session.add_row("people", "r1")
    session.answer("people[r1].how", "signs")
    for audience in ("practitioner", "school"):
        (data,) = RECORD_TARGETS["answers"](session, Edition(audience)).files.values()
        form = cleared(kept, audience).artifact
        opened = Session.open(form, answers={**json.loads(data), "artifact": form.content_hash})
        assert opened.question("arrived").value == "yes"
        for question in ("tells", "people[r1].how"):
            assert opened.question(question).value == ("signs" if audience == "practitioner" else None)


def test_a_variants_words_are_to_be_easy_too() -> None:
    told = [loss.message for loss in lacks(varied()) if loss.code == "PP960"]
    assert any("An interpreter may help." in message for message in told)
    assert any("How we sign" in message or "Signing" in message for message in told)
    assert not any("How does … sign?" in message for message in told), "it has easy words"


def test_a_place_in_a_variant_is_the_questions_where_nothing_nearer_is_known() -> None:
    at = place_of(("questions", "tells", "variants", 2, "ask", "family"), varied())
    assert at.file == "small.yaml" and at.line == 22


VISIT = """\
penpicture: 1
exemplar: visit
version: 1.0.0
title: A visit
about: child
sections:
  - id: home
    title: At home
    questions:
      - id: likes
        ask: What do they like?
        type: text
"""
TALKING = """\
penpicture: 1
variant: talking
changes: visit@1
applies when: child.communicates_by includes words
list:
  - reword: likes
    ask: What do they say that they like?
    meaning: same
    because: They can say it
  - add: heard
    in: home
    ask: Who hears them?
    type: text
    because: Somebody should
"""


def test_explain_names_the_lines_of_a_variant(tmp_path: Path) -> None:
    (tmp_path / "authority.yaml").write_text("penpicture: 1\nauthority: a\ntitle: A\nnation: England\n")
    (tmp_path / "visit.yaml").write_text(VISIT)
    (tmp_path / "talking.yaml").write_text(TALKING)
    made = compile_exemplar(tmp_path / "visit.yaml").artifact
    assert made is not None and fault_in(made.content) is None and faults(json.loads(made.dumps())) == []
    assert place_of(("questions", "likes", "variants", 0), made).line == 7
    told = [" ".join(line.split()) for line in origin_text(made.content, made.provenance, "likes")]
    assert "line 7 what the variant `talking` says" in told
    told = [" ".join(line.split()) for line in origin_text(made.content, made.provenance, "heard")]
    assert "line 10 when it is asked with the variant `talking`" in told

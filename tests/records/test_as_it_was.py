"""What readers read when a record was signed is kept with it, and shown as it was (rule R3)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.records.signed import Signature, renderings
from penpicture.engine.store.amending import amend
from penpicture.engine.store.showing import signed_session
from penpicture.engine.store.store import Store
from penpicture.recording import Editions, shown
from penpicture.renderers.edition import Edition
from penpicture.renderers.record_plain import record_plain
from tests.records.visit import ALL, SIGNED_ON, begun, said, signed
from tests.renderers.visit import visit

JO = Signature("worker", "Jo Field")


@pytest.fixture
def kept(signed_store: Path) -> Store:
    return Store.open(signed_store)


def text_of(store: Store, reader: str, version: int | None = None) -> str:
    return shown(store, "r-1", reader, version=version).text


def put_right(store: Store, **given: str) -> None:
    head = store.standing("r-1").head
    part = {"penpicture": 1, "answers": "small", "version": "1.0.0"}
    told = {name: {"value": value} for name, value in given.items()}
    amend(
        store, "r-1", {**part, "given": told}, because="Their mum told us on the telephone.", by="Jo Field",
        signed=(JO,), after=head, render=Editions(), at=SIGNED_ON.replace(month=5),
    )  # fmt: skip


def test_what_was_read_at_sign_off_is_shown_even_when_pages_come_to_look_otherwise(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shown(kept, "r-1", "family")

    def otherwise(*_: object, **__: object) -> None:
        raise AssertionError("a kept page is not written anew")

    monkeypatch.setattr("penpicture.renderers.record_html.record_html", otherwise)
    monkeypatch.setattr("penpicture.renderers.record_plain.record_plain", otherwise)
    after = shown(kept, "r-1", "family")
    assert after.files == before.files and after.text == before.text
    assert set(after.files) == {"record.family.en.html", "record.family.en.txt"}


def test_what_is_written_anew_says_the_same(kept: Store) -> None:
    for reader in ("practitioner", "family"):
        assert shown(kept, "r-1", reader, now=True).text == text_of(kept, reader)


def test_a_family_reads_who_signed_when_and_the_seal_and_nothing_that_is_not_theirs(kept: Store) -> None:
    page = text_of(kept, "family")
    mark = kept.history("r-1").seals[0].more["sealed"].removeprefix("sha256:")
    assert "Social worker: Asha Rahman, 9 April 2026\n  - Parent or carer: Dana Example, 8 April 2026" in page
    assert f"Seal: {mark[:4]} {mark[4:8]}" in page
    assert "Only for us" not in page and "not signed yet" not in page
    for data in shown(kept, "r-1", "family").files.values():
        assert b"Only for us" not in data


def test_a_school_is_told_that_it_was_signed_and_not_the_names(kept: Store) -> None:
    page = text_of(kept, "school")
    assert "Signed on 9 April 2026." in page and "Dana" not in page and "Asha" not in page


def test_nothing_is_called_changed_that_only_the_signing_changed(kept: Store) -> None:
    assert "Changed on record" not in text_of(kept, "practitioner")


def test_an_amendment_is_told_where_the_family_reads_it(kept: Store) -> None:
    put_right(kept, drinking="now")
    page = text_of(kept, "family")
    assert "Yes, now\n    Put right on 9 May 2026." in page
    told = " ".join(page.split())
    assert (
        "9 May 2026, Jo Field: “Does anyone's drinking affect you all?”. It said: “In the past, not now”. It says now: "
        "“Yes, now”. Because: Their mum told us on the telephone." in told
    )


def test_nobody_is_said_to_have_signed_what_was_put_right_later(kept: Store) -> None:
    put_right(kept, drinking="now", story="The rent doubled.")
    for reader in ("practitioner", "family"):
        page = " ".join(text_of(kept, reader).split())
        assert "stays as it was signed" not in page
        assert (
            "First signed on 9 April 2026." in page and "Parent or carer: Dana Example, 8 April 2026" in page
        )
        assert "Changed since on 9 May 2026, signed by Jo Field (Social worker)" in page
        assert page.count("Put right on 9 May 2026.") == 2  # at each answer, and at no other
    assert "Jo Field" not in text_of(kept, "school").partition("Put right since")[0]


def test_what_was_put_right_twice_is_said_to_be_so_now_once_alone(kept: Store) -> None:
    put_right(kept, drinking="now")
    put_right(kept, drinking="never")
    page = " ".join(text_of(kept, "family").split())
    assert "It said: “In the past, not now”. Then it said: “Yes, now”." in page
    assert "It said: “Yes, now”. It says now: “No, never”." in page and page.count("It says now") == 1


def test_what_an_amendment_of_something_else_leaves_out_is_told_and_not_said_to_be_unasked(
    kept: Store,
) -> None:
    put_right(kept, drinking="never")
    told = (
        "“How does it affect Sam?” was answered, and is no longer part of this record: it is not asked now."
    )
    for reader in ("family", "practitioner"):
        page = " ".join(text_of(kept, reader).split())
        assert page.count(told) == 1 and "the nights" not in page
    assert "We did not need to ask you" not in text_of(kept, "family")
    put_right(kept, drinking="now")
    assert told not in " ".join(text_of(kept, "family").split())


def test_what_it_said_before_is_shown_to_whoever_may_see_the_question(kept: Store) -> None:
    put_right(kept, note="Ask at the school.")
    practitioner = " ".join(text_of(kept, "practitioner").split())
    assert "It said: “Only for us”. It says now: “Ask at the school”." in practitioner
    family = text_of(kept, "family")
    assert "It said:" not in family and "Only for us" not in family and "Put right on" not in family


def test_what_was_put_right_and_is_set_aside_by_now_is_named_as_such_without_its_words(kept: Store) -> None:
    put_right(kept, effect="the mornings are slow.")
    put_right(kept, drinking="never")
    page = " ".join(text_of(kept, "practitioner").split())
    assert "“How does it affect Sam?” (set aside: it is not asked now)." in page
    assert "the mornings" not in page and "the nights" not in page


def test_a_row_is_told_as_put_right_and_one_that_was_taken_out_as_well(kept: Store) -> None:
    rows: dict[str, Any] = {"siblings": {"list": [{"row": "r1", "given": {"name": {"value": "Robyn"}}}]}}
    part = {"penpicture": 1, "answers": "small", "version": "1.0.0"}
    when = SIGNED_ON.replace(month=5)
    amend(
        kept,
        "r-1",
        {**part, "rows": rows},
        because="Misspelt.",
        by="Jo",
        signed=(JO,),
        after=2,
        render=Editions(),
        at=when,
    )
    page = " ".join(text_of(kept, "family").split())
    assert "“What is the name?”. It said: “Robin”. It says now: “Robyn”." in page
    rows = {"siblings": {"list": [{"row": "r1", "removed": True}]}}
    amend(
        kept,
        "r-1",
        {**part, "rows": rows},
        because="A friend.",
        by="Jo",
        signed=(JO,),
        after=3,
        render=Editions(),
        at=when,
    )
    page = " ".join(text_of(kept, "family").split())
    assert "“Who are the brothers and sisters?”. It said: 1. It says now: 0." in page


def test_in_easy_read_it_is_said_that_something_was_put_right(kept: Store) -> None:
    put_right(kept, drinking="now")
    page = record_plain(signed_session(kept, kept.history("r-1")), Edition("child", easy_read=True))
    (text,) = (" ".join(data.decode().split()) for data in page.files.values())
    assert "First signed on 9 April 2026. Some of it was put right later." in text
    assert "Put right since" in text and "It said:" not in text


def test_what_was_open_is_told_as_it_was_when_it_was_signed(store: Store) -> None:
    signed(store, story="The rent rose.", drinking="never", render=Editions())
    family, practitioner, school = (text_of(store, each) for each in ("family", "practitioner", "school"))
    assert "Not talked about when this was signed" in family
    for words in ("Still to talk about", "no hurry", "may follow"):
        assert words not in family
    assert "Blank: no answer when it was signed, and no reason for none." in " ".join(practitioner.split())
    assert "Not answered when it was signed" in school and "so far" not in school


def test_what_was_signed_before_an_amendment_stays_as_it_was(kept: Store) -> None:
    before = shown(kept, "r-1", "family")
    put_right(kept, drinking="now")
    assert shown(kept, "r-1", "family", version=1).files == before.files
    assert "In the past, not now" in text_of(kept, "practitioner", 1)
    assert "Yes, now" in text_of(kept, "practitioner", 2)


def test_why_something_was_amended_is_for_whoever_may_see_all_that_was(kept: Store) -> None:
    put_right(kept, drinking="now", note="Ask at the school.")
    page = text_of(kept, "family")
    assert "something that is not shown here" in page and "Because" not in page
    assert "Their mum told us" in text_of(kept, "practitioner")


def test_an_amendment_of_what_a_family_may_not_see_tells_them_nothing_of_it(kept: Store) -> None:
    put_right(kept, note="Ask at the school.")
    page = text_of(kept, "family")
    assert "9 May 2026, Jo Field: something that is not shown here." in page
    assert "What should only we see" not in page and "school" not in page


def test_a_draft_is_shown_as_it_stands_and_says_that_nobody_has_signed(store: Store) -> None:
    begun(store, **ALL)
    page = shown(store, "r-1", "practitioner").text
    assert "Social worker: not signed yet" in page and "Seal" not in page
    store.write("r-1", said(**{**ALL, "story": "Another story."}), by="Kim", after=1)
    assert "Another story." in shown(store, "r-1", "practitioner").text


def test_a_reader_for_whom_nothing_was_kept_is_shown_the_record_as_it_was_signed(kept: Store) -> None:
    page = text_of(kept, "court")
    assert "Signed on 9 April 2026." in page and "As it stood on: 9 April 2026" in page


def test_a_record_that_was_kept_in_english_can_be_read_in_welsh(kept: Store) -> None:
    page = shown(kept, "r-1", "family", language="cy").text
    assert "Llofnodwyd ar" in page and "Asha Rahman" in page


def test_what_a_host_keeps_of_its_own_is_kept_and_taken_for_no_reader_of_ours(store: Store) -> None:
    signed(store, render=lambda _: {"letter.docx": b"To the family"})
    assert renderings(store.history("r-1"), 1) == {"letter.docx": b"To the family"}
    assert "Signed on 9 April 2026." in text_of(store, "family")


def test_a_record_is_kept_for_the_child_where_the_exemplar_speaks_to_the_child() -> None:
    names = set(Editions()(visit()))
    assert {name.split(".")[1] for name in names} == {"practitioner", "family", "child"}


def test_a_page_that_is_kept_brings_no_font_along(kept: Store) -> None:
    for name, data in shown(kept, "r-1", "family").files.items():
        assert b"font-face" not in data and len(data) < 30_000, name

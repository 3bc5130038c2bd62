"""What each reader is told of the same record: everything that is theirs, in words for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from penpicture.engine.language import AUDIENCES
from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.record import read_record
from penpicture.renderers.record_model import Entry, Notice, Part, Record
from penpicture.renderers.record_plain import record_plain
from tests.records.visit import exemplar
from tests.renderers.visit import blank, visit


def read(audience: str = "practitioner", session: Session | None = None, **more: Any) -> Record:
    return read_record(session or visit(), Edition(audience, **more))


def entries(parts: tuple[Part, ...]) -> Iterator[Entry]:
    for part in parts:
        yield from within(part.entries)
        yield from entries(part.parts)


def within(listed: tuple[Entry, ...]) -> Iterator[Entry]:
    for entry in listed:
        yield entry
        for row in entry.rows:
            yield from within(row.entries)


def entry(record: Record, at: str) -> Entry | None:
    return next((e for e in entries(record.parts) if e.at == at), None)


def one(record: Record, at: str) -> Entry:
    found = entry(record, at)
    assert found is not None
    return found


def notice(record: Record, title: str) -> Notice | None:
    return next((n for n in record.notices if n.title == title), None)


def words(record: Record) -> str:
    """All that a record says, as text."""
    return next(iter(record_plain(visit(), record.edition).files.values())).decode()


@pytest.mark.parametrize("audience", ["practitioner", "conference", "court"])
def test_those_who_decide_see_each_state_with_its_reason(audience: str) -> None:
    record = read(audience)
    assert one(record, "worry").standing == "No answer because: preferred not to say."
    assert one(record, "how_long").standing == "Blank: no answer so far, and no reason for none."
    assert one(record, "worry_what").standing.startswith(
        "Not asked yet: waiting for “Is anything hard at home just now?”."
    )
    baby = next(part for part in record.parts if part.title == "The new baby")
    assert baby.standing == "Skipped: Asked before a child is born."


@pytest.mark.parametrize("audience", ["school", "health"])
def test_other_services_read_the_answers_and_at_the_end_what_is_not_here(audience: str) -> None:
    record = read(audience)
    assert entry(record, "how_long") is None
    still = notice(record, "Not answered so far")
    assert still is not None and "For how many weeks at school?" in still.lines
    assert still.lead == "One question waits for something that is not known yet."
    skipped = notice(record, "Not asked")
    assert skipped is not None and skipped.lines == ("The new baby (asked before a child is born)",)


@pytest.mark.parametrize("audience", ["family", "child"])
def test_a_family_and_a_child_are_told_calmly_what_is_open(audience: str) -> None:
    record = read(audience)
    assert entry(record, "how_long") is None and entry(record, "worry_what") is None
    still = notice(record, "Still to talk about")
    assert still is not None and "For how many weeks at school?" in still.lines
    assert "Biscuit: What is it like?" in still.lines
    assert "One more thing may follow from these." in still.lead
    skipped = notice(record, "What we left out")
    assert skipped is not None and skipped.lines == ()
    assert skipped.lead == "We did not need to ask you about one thing."


@pytest.mark.parametrize("edition", [Edition("family"), Edition("child"), Edition("child", easy_read=True)])
def test_a_family_and_a_child_never_read_the_words_of_the_office(edition: Edition) -> None:
    said = words(read_record(visit(), edition)).lower()
    for word in (
        "pending",
        "skipped",
        "n/a",
        "not applicable",
        "blank",
        "no answer",
        "set aside",
        "sign-off",
        "stale",
    ):
        assert word not in said, word


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("order", ["story", "framework"])
def test_no_question_is_dropped_without_a_word(audience: str, order: str) -> None:
    """Each question of the cleared exemplar stands in its place, or is named or counted at the end."""
    record = read_record(visit(), Edition(audience, order=order))
    shown = {e.at.split("[")[0] for e in entries(record.parts)}
    told = " ".join(line for n in record.notices for line in (n.lead, *n.lines)) + " ".join(
        p.title + p.standing for p in record.parts
    )
    for question, ask in (
        ("how_long", "weeks"),
        ("lives_with", ""),
        ("siblings", ""),
        ("diet", ""),
        ("drawing", ""),
    ):
        assert question in shown or (ask and ask in told), question
    assert "worry_what" in shown or "One more thing" in told or "One question waits" in told
    assert "cot" in shown or "baby" in told or "Is there a cot?" in told or "about one thing" in told


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_set_aside_is_the_practitioners_alone_and_never_its_words(audience: str) -> None:
    said = words(read(audience))
    assert "The waiting." not in said
    assert ("Set aside" in said) == (audience == "practitioner")
    assert ("set aside" in said.lower()) == (audience == "practitioner")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_a_reader_may_not_see_is_only_counted(audience: str) -> None:
    said = words(read(audience))
    assert ("For colleagues alone." in said) == (audience == "practitioner")
    assert ("What should only colleagues read?" in said) == (audience == "practitioner")
    assert (notice(read(audience), "Not shown here") is None) == (audience == "practitioner")


def test_somebodys_own_words_say_whose_they_are() -> None:
    assert one(read("court"), "own_words").whose == "In Robin's own words"
    assert one(read("court"), "parents_words").whose == "In the family's own words"
    assert one(read("child"), "own_words").whose == "Your own words"
    assert one(read("court"), "morning").whose == ""


def test_own_words_of_a_child_whose_name_is_not_known() -> None:
    session = blank(**{"child.known_as": None})
    session.answer("own_words", "Bus.")
    assert one(read("family", session), "own_words").whose == "In the child's own words"


def test_a_name_from_right_to_left_stays_in_its_place_in_our_sentence() -> None:
    session = blank(**{"child.known_as": "مريم"})
    session.answer("own_words", "سلام")
    assert one(read("court", session), "own_words").whose == "In \u2068مريم\u2069's own words"


def test_a_picture_is_described_and_is_nobodys_words() -> None:
    drawing = one(read("family"), "drawing")
    assert [said.words for said in drawing.answer] == ["A red bus with nine windows"]
    assert (drawing.whose, drawing.notes) == ("", ("Robin made it.",))


def test_each_answer_says_who_wrote_it_and_when() -> None:
    assert one(read(), "likes").written == "Written by Jo on 13 May 2026 at 16:05."
    assert one(read("family"), "morning").written == "Written by Priya Nair on 12 May 2026."
    assert one(read(), "parents_words").written == "Written by Jo."
    assert one(read(), "diet").written == ""


def test_what_one_hand_wrote_on_one_day_is_said_once_for_the_part() -> None:
    session = blank(**{"household.lives_with": None})
    for question, value in (("lives_with", "his gran"), ("morning", "Porridge."), ("worry", "nothing")):
        session.answer(question, value, by="Priya Nair", at="2026-05-12")
    home = read("family", session).parts[0]
    assert home.written == "Written by Priya Nair on 12 May 2026."
    assert all(e.written == "" for e in home.entries)


def test_a_fact_on_record_says_since_when_and_to_practitioners_from_where_and_who_said_so() -> None:
    told = one(read(), "lives_with").quiet
    assert told == ("On record since 4 May 2026 (referral), said by the health visitor; not confirmed here.",)
    assert one(read("family"), "lives_with").quiet == ("We have known this since 4 May 2026.",)


def test_a_fact_is_told_apart_when_it_is_confirmed_and_when_it_is_corrected() -> None:
    session = visit()
    session.answer("lives_with", "his mum Jo and his gran")
    assert (
        one(read(session=session), "lives_with")
        .quiet[0]
        .startswith("Confirmed here; it was on record since 4 May 2026")
    )
    session.answer("lives_with", "his gran")
    assert one(read(session=session), "lives_with").quiet == (
        "Corrected here; on record since 4 May 2026 (referral), said by the health visitor was: “his mum Jo and his gran”",
    )
    assert one(read("family", session), "lives_with").quiet == ("Written anew when we talked.",)


def test_rows_of_few_short_answers_are_a_table_and_others_are_entries() -> None:
    siblings, pets = one(read(), "siblings"), one(read(), "pets")
    assert siblings.table is not None and not siblings.rows
    assert siblings.table.heads == ("What is their name?", "When were they born?")
    assert siblings.table.rows == (("Alex", "August 2019"), ("Kim", "Not known"))
    assert siblings.written == "Written by Priya Nair on 12 May 2026."
    assert pets.table is None and [row.title for row in pets.rows] == ["Biscuit"]


def test_large_print_and_easy_read_have_no_tables() -> None:
    assert one(read("family", large_print=True), "siblings").table is None
    assert one(read("child", easy_read=True), "siblings").table is None


def test_there_are_others_is_told_beside_the_rows() -> None:
    assert one(read("family"), "siblings").notes == ("There are others, whom we have still to meet.",)


def test_easy_read_has_one_idea_a_line_and_symbols_beside_the_words() -> None:
    record = read("child", easy_read=True)
    morning = one(record, "morning")
    assert (morning.ask, morning.symbol) == ("How is your morning?", "sun")
    assert [said.words for said in morning.answer] == [
        "Robin wakes at six;",
        "his gran makes porridge.",
        "Mr. Hill from next door waves.",
        "Then the bus comes.",
    ]
    assert [(said.words, said.symbol) for said in one(record, "likes").answer] == [
        ("Trains", "bus"),
        ("Music", "music"),
    ]
    assert record.pen_picture[:2] == ("You live with his mum Jo and his gran.", "That is your home.")
    assert record.credits.startswith("Symbols: OpenMoji")


def test_symbols_are_for_easy_read_alone() -> None:
    record = read("child")
    assert one(record, "morning").symbol == "" and record.credits == ""


def test_the_practitioner_is_told_what_is_still_to_do() -> None:
    record = read()
    late = notice(record, "Late")
    assert (
        late is not None and late.lead == "Due on 19 May 2026. Reason given: Jo was in hospital for a week."
    )
    assert notice(record, "Signatures") == Notice("Signatures", "", ("Social worker: not signed yet",))
    assert notice(read("family"), "Late") is None


def test_what_leads_on_is_told_with_its_reason() -> None:
    session = blank()
    session.answer("worry", "something")
    following = notice(read("court", session), "What comes next")
    assert following is not None and following.lines == ("Core assessment: There is more to understand",)


def test_a_row_that_was_removed_is_set_aside_without_its_words() -> None:
    session = visit()
    session.remove_row("siblings", "r2")
    aside = notice(read(session=session), "Set aside")
    assert aside is not None
    assert "Who are the brothers and sisters? One of them (the row was removed here)" in aside.lines
    assert "Kim" not in " ".join(aside.lines)


def test_the_record_says_what_it_was_made_from_and_as_of_when() -> None:
    about = {line.label: line.value for line in read("court").about}
    assert about["Made for"] == "the court"
    assert about["Ages are counted on"] == "11 May 2026"
    assert about["As it stood on"] == "1 June 2026"
    assert about["Exemplar"] == "small 1.0.0"
    assert about["Its identity"] == visit().program.artifact.content_hash


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_identity_of_the_whole_exemplar_is_told_to_all_but_family_and_child(audience: str) -> None:
    about = {line.label: line.value for line in read(audience).about}
    told = None if audience in ("family", "child") else visit().program.artifact.content_hash
    assert about.get("Its identity") == told


def test_an_answer_to_what_was_asked_otherwise_is_to_be_checked_whichever_of_both_changed() -> None:
    given = {"drinking": {"value": "past", "shown": "0" * 12}}
    told = {"penpicture": 1, "answers": "small", "version": "1.0.0", "given": given}
    record = read("practitioner", Session.open(exemplar(), answers=told))
    assert one(record, "drinking").notes == ("The question or its answers changed since: check.",)
    assert one(read("family", Session.open(exemplar(), answers=told)), "drinking").notes == ()

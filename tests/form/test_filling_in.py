"""What a social worker or a family does with the form, and what it says to them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from penpicture.renderers.edition import STANDARD, Edition
from tests.engine.written import artifact
from tests.form.conftest import Opened
from tests.form.filled import form, library, put_in, taken_out
from tests.form.going import drawn
from tests.form.rich import answers, exemplar
from tests.renderers.hostile import HOSTILE, with_words

OPEN = "Still to answer before this can be signed"


def at_section(page: Page, name: str) -> Page:
    page.get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_focused()
    return page


def begun(fill_in: Opened, folder: Path, section: str, edition: Edition = STANDARD) -> Page:
    page = fill_in(form(exemplar(), edition))
    put_in(page, answers(), folder)
    return at_section(page, section)


def test_a_malformed_value_stays_in_its_box_and_is_told_when_its_question_is_left(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = begun(fill_in, tmp_path, "How it began")
    weeks = page.get_by_label("For how many weeks?")
    weeks.fill("about six")
    expect(page.locator("main .govuk-error-message")).to_have_count(0)
    page.get_by_label("Who lives at home?").focus()
    expect(page.get_by_text("Error: This should be a number")).to_be_visible()
    expect(page.locator("#pp-state")).to_have_text("1 answer cannot be read yet, and is not saved")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_role("alert").get_by_role("link").click()
    expect(weeks).to_be_focused()
    page.get_by_role("link", name="Back to all sections").first.click()
    at_section(page, "How it began")
    expect(weeks).to_have_value("about six")
    weeks.fill("6")
    expect(page.locator("main .govuk-error-message")).to_have_count(0)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("People")


def test_what_is_on_record_is_shown_with_who_said_so_to_confirm_or_to_correct(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = begun(fill_in, tmp_path, "How it began")
    expect(page.get_by_text("On record: Mum and Gran")).to_be_visible()
    expect(page.get_by_text("Said by School")).to_be_visible()
    expect(page.get_by_text("On 2 February 2026")).to_be_visible()
    page.get_by_role("button", name="Still right").click()
    expect(page.get_by_text("Confirmed: it is as it was on record")).to_be_visible()
    assert taken_out(page)["given"]["lives_with"]["value"] == "Mum and Gran"
    page.get_by_label("Who lives at home?").fill("Gran")
    expect(page.get_by_text("On record: Mum and Gran")).to_be_visible()


def test_an_answer_behind_a_question_that_is_no_longer_asked_is_set_aside_and_comes_back(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = begun(fill_in, tmp_path, "How it began")
    expect(page.get_by_text("1 more question depends on this")).to_be_visible()
    page.get_by_label("Yes, at present").check()
    page.get_by_label("What is it like for the children?").fill("They hide.")
    page.get_by_label("No, never").check()
    kept = page.locator(".pp-aside-kept")
    expect(kept).to_contain_text("set aside for now: What is it like for the children?")
    expect(kept).to_contain_text("They hide.")
    expect(kept).to_contain_text("Only where somebody drinks")
    page.get_by_label("Yes, at present").check()
    expect(page.get_by_label("What is it like for the children?")).to_have_value("They hide.")


def test_a_reason_for_no_answer_takes_what_was_written_along_and_asks_what_it_needs(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = begun(fill_in, tmp_path, "How it began")
    page.get_by_label("What happened?").fill("Mum thinks that")
    story = page.locator('[data-q="story"]')
    story.get_by_label("Not yet known").check()
    expect(story.get_by_label("More to say")).to_have_value("Mum thinks that")
    until = story.get_by_role("group", name="When will you come back to this?")
    until.get_by_label("Day").fill("9")
    until.get_by_label("Month").fill("6")
    until.get_by_label("Year").fill("2026")
    given = taken_out(page)["given"]["story"]
    assert (given["reason"], given["until"], given["note"]) == (
        "not_yet_known",
        "2026-06-09",
        "Mum thinks that",
    )
    story.get_by_label("Recorded elsewhere").check()
    story.get_by_label("Where is it recorded?").fill("School file")
    assert taken_out(page)["given"]["story"]["pointer"] == "School file"
    page.get_by_label("What happened?").fill("The rent rose.")
    expect(story.get_by_label("Recorded elsewhere")).not_to_be_checked()
    story.get_by_role("button", name="Take this answer back").click()
    expect(page.get_by_label("What happened?")).to_have_value("")
    assert "story" not in taken_out(page)["given"]


def test_an_option_that_stands_alone_takes_the_others_away(fill_in: Opened, tmp_path: Path) -> None:
    page = begun(fill_in, tmp_path, "How it began")
    page.get_by_label("Talking").check()
    page.get_by_label("Music").check()
    assert taken_out(page)["given"]["helps"]["value"] == ["talking", "music"]
    page.get_by_label("Nothing helps yet").check()
    expect(page.get_by_label("Music")).not_to_be_checked()
    page.get_by_label("Music").check()
    expect(page.get_by_label("Nothing helps yet")).not_to_be_checked()
    page.locator('[data-q="helps"]').get_by_label("Preferred not to say").check()
    assert taken_out(page)["given"]["helps"]["reason"] == "declined"


def test_rows_are_added_named_removed_and_brought_back_and_none_is_said(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = begun(fill_in, tmp_path, "People")
    siblings = page.locator('[data-q="siblings"]')
    siblings.get_by_label("No brothers or sisters").check()
    assert taken_out(page)["rows"]["siblings"] == {"state": "none"}
    siblings.get_by_role("button", name="Add one").click()
    expect(siblings.get_by_label("What is their name?")).to_be_focused()
    page.keyboard.insert_text("Alex")
    expect(siblings.get_by_role("group", name="About Alex")).to_be_visible()
    siblings.get_by_role("group", name="Which schools?").get_by_role("button", name="Add one").click()
    siblings.get_by_label("Which school?").fill("Signal Lane")
    siblings.get_by_role("button", name="Remove").last.click()
    expect(siblings.get_by_role("group", name="About Alex")).to_have_count(0)
    siblings.get_by_role("button", name="Bring back About Alex").click()
    expect(siblings.get_by_label("Which school?")).to_have_value("Signal Lane")
    siblings.get_by_label("There are others").check()
    rows = taken_out(page)["rows"]["siblings"]
    assert rows["state"] == "others" and rows["list"][0]["given"]["name"]["value"] == "Alex"


def test_people_dates_and_pictures_go_into_the_answer_file_as_it_has_them(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = begun(fill_in, tmp_path, "People")
    adult = page.get_by_role("group", name="Who looks after the child?")
    adult.get_by_label("Name").fill("Sheila")
    adult.get_by_label("Relationship").fill("gran")
    moved = page.locator('[data-q="moved_in"]')
    moved.get_by_label("Month").first.fill("4")
    moved.get_by_label("Year").first.fill("2024")
    moved.get_by_text("Not sure? Give two dates").click()
    moved.get_by_label("Year").last.fill("2025")
    drawing = page.get_by_role("group", name="Is there a drawing?")
    expect(drawing).to_contain_text("Only its name is kept here")
    drawing.get_by_label("Name of the file").fill("river.png")
    given = taken_out(page)["given"]
    assert given["adult"]["value"] == {"name": "Sheila", "relationship": "gran"}
    assert given["moved_in"]["value"] == "2024-04/2025"
    assert given["drawing"]["value"] == {"file": "river.png"}


@pytest.mark.parametrize("width", [1100, 360])
def test_the_case_summary_stands_with_the_pen_picture_and_at_the_head_of_the_check(
    fill_in: Opened, tmp_path: Path, width: int
) -> None:
    page = fill_in(form(exemplar()), width=width)
    put_in(page, answers(), tmp_path)
    if width < 900:
        page.get_by_text("Pen picture").click()
    beside = page.locator("#pp-picture #pp-brief")
    expect(beside).to_have_text(
        re.compile(r"In brief\s+How long\s+Nothing yet\s+Brothers and sisters\s+Nothing yet")
    )
    at_section(page, "How it began").get_by_label("For how many weeks?").fill("6")
    expect(beside).to_contain_text(re.compile(r"How long\s+6 weeks\s+Brothers and sisters\s+Nothing yet"))
    expect(beside).to_be_visible()
    page.get_by_role("link", name="Back to all sections").first.click()
    page.get_by_role("link", name="Check your answers").click()
    expect(page.locator("main h1 + h2")).to_have_text("In brief")
    expect(page.locator("main h2 + dl").first).to_contain_text(re.compile(r"How long\s+6 weeks"))
    expect(beside).to_be_hidden()


def test_the_pen_picture_and_the_case_summary_are_printed_folded_or_not(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = fill_in(form(exemplar()), width=700)
    put_in(page, answers(story="The rent rose.", how_long=6), tmp_path)
    expect(page.locator("#pp-brief")).to_be_hidden()
    page.emulate_media(media="print")
    for words in ("Robin says The rent rose.", "6 weeks"):
        expect(page.locator("#pp-picture")).to_contain_text(words, use_inner_text=True)


def test_the_check_says_what_is_open_what_is_late_what_waits_and_what_comes_next(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = fill_in(form(exemplar()))
    put_in(page, answers(drinking={"reason": "not_known"}), tmp_path)
    page.get_by_role("link", name="Check your answers").click()
    expect(page.get_by_role("heading", name=OPEN)).to_be_visible()
    main = page.get_by_role("main")
    expect(main).to_contain_text("This was to be finished by 16 March 2026")
    expect(main).to_contain_text(
        "“Does anybody's drinking worry you?” holds up 1 more:What is it like for the children?"
    )
    expect(main).to_contain_text("Social worker")
    page.get_by_label("Why did it take longer?").fill("Gran was ill.")
    page.get_by_role("listitem").get_by_role("link", name="What happened?").click()
    expect(page.get_by_label("What happened?")).to_be_focused()
    page.get_by_label("What happened?").fill("The rent rose.")
    page.get_by_label("Yes, at present").check()
    page.get_by_label("What is it like for the children?").fill("They hide.")
    page.get_by_role("link", name="Back to all sections").first.click()
    page.get_by_role("link", name="Check your answers").click()
    expect(page.get_by_role("heading", name=OPEN)).to_have_count(0)
    expect(main).to_contain_text("Everything that is needed before this can be signed is answered.")
    expect(main).to_contain_text("Somebody drinks now")
    assert taken_out(page)["lateness"] == "Gran was ill."


def test_who_writes_and_when_is_kept_beside_the_answer(fill_in: Opened) -> None:
    page = fill_in(form(exemplar()))
    page.get_by_label("Your name").fill("Tom Ashdown")
    at_section(page, "How it began").get_by_label("What happened?").fill("The rent rose.")
    given = taken_out(page)["given"]["story"]
    assert (given["by"], given["at"]) == ("Tom Ashdown", "2026-06-01")


def test_a_language_is_chosen_for_the_pages_own_words_and_not_for_the_exemplars(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = begun(fill_in, tmp_path, "How it began")
    page.get_by_label("What happened?").fill("The rent rose.")
    page.get_by_role("button", name="Cymraeg").press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    expect(page.get_by_text("Drafft yw'r Gymraeg hon.")).to_be_visible()
    expect(page.get_by_role("button", name="Parhau")).to_be_visible()
    expect(page.get_by_label("What happened?")).to_have_value("The rent rose.")
    expect(page.get_by_role("heading", level=1)).to_have_attribute("lang", "en")
    page.get_by_role("button", name="English").press("Enter")
    expect(page.get_by_role("button", name="Continue")).to_be_visible()


def test_a_family_reads_plain_words_and_nothing_of_what_is_not_for_it(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = begun(fill_in, tmp_path, "Safety", Edition("family"))
    expect(
        page.get_by_text("2 more questions here are only for the people who work with you.")
    ).to_be_visible()
    for name in ("How it began", "Check your answers"):
        page.get_by_role("link", name="Back to all sections").first.click()
        at_section(page, name)
        words = page.locator("body").inner_text().lower()
        assert not [
            word for word in ("mandatory", "pathway", "artifact", "pending", "provenance") if word in words
        ]
    assert "What should only we see?" not in page.content()


def test_easy_read_asks_one_question_a_screen_with_a_picture_beside_it(fill_in: Opened) -> None:
    page = fill_in(form(library(), Edition("child", easy_read=True)))
    page.locator(".govuk-task-list__link").first.click()
    seen: list[str] = []
    for _ in range(6):
        expect(page.locator("main > [data-q]")).to_have_count(1)
        seen.append(page.locator("[data-q]").first.get_attribute("data-q") or "")
        page.get_by_role("button", name="Continue").click()
        expect(page.locator(f'main > [data-q="{seen[-1]}"]')).to_have_count(0)
    assert len(set(seen)) == 6
    page.go_back()
    expect(page.locator(f'main > [data-q="{seen[-1]}"]')).to_have_count(1)
    drawn(page.locator("main .pp-symbol").first)


def test_exit_this_page_clears_the_screen_and_stands_only_where_it_is_needed(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = begun(fill_in, tmp_path, "How it began")
    page.get_by_label("What happened?").fill("The rent rose.")
    page.get_by_role("button", name="Exit this page").click()
    expect(page).to_have_url("about:blank")


@pytest.mark.parametrize("words", HOSTILE)
def test_an_authors_words_and_a_familys_are_never_more_than_words(
    fill_in: Opened, tmp_path: Path, words: str
) -> None:
    built = with_words(exemplar(), words, "What happened?")
    built = with_words(built, words, "In the past")
    page = fill_in(form(built))
    put_in(page, answers(story=words), tmp_path)
    page.get_by_role("link", name="Show everything on one page").click()
    expect(page.locator('[data-q="story"] textarea')).to_have_value(words)
    for place in ('[data-q="story"] label >> nth=0', 'label[for="drinking-1"]'):
        assert (page.locator(place).text_content() or "").split() == words.split()
    assert " ".join(words.split()) in " ".join((page.locator("#pp-sentences").text_content() or "").split())
    assert page.evaluate("document.scripts.length") == 3 and page.evaluate("document.images.length") == 0


@cache
def long_form() -> bytes:
    """A form whose first answer is named in every one of its many questions."""
    sections = "".join(
        f"  - id: part{n}\n    title: Part {n}\n    questions:\n"
        + "".join(
            f"      - id: q{n}_{m}\n        ask: How is <name> at {n}.{m}?\n        type: text\n"
            for m in range(20)
        )
        for n in range(12)
    )
    built = artifact(
        "sections:\n  - id: who\n    title: Who\n    questions:\n"
        "      - id: name\n        ask: What is the name?\n        type: text\n" + sections
    )
    return form(built)


def test_on_one_long_page_every_question_says_what_was_answered_once_it_is_in_sight(fill_in: Opened) -> None:
    page = fill_in(long_form(), at="#/all")

    def reads(place: str, name: str) -> None:
        page.locator(f'[data-q="{place}"]').scroll_into_view_if_needed()
        expect(page.locator(f'[data-q="{place}"] label >> nth=0')).to_have_text(
            f"How is {name} at {place[1:].replace('_', '.')}?"
        )

    for name in ("Robin", "Sam"):
        page.locator("#name").scroll_into_view_if_needed()
        page.get_by_label("What is the name?").fill(name)
        for place in ("q0_3", "q11_19", "q5_10", "q0_19"):
            reads(place, name)


def test_a_child_is_asked_kindly_why_there_is_no_answer_in_words_and_pictures_of_one_size(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = fill_in(form(exemplar(), Edition("child", easy_read=True)))
    put_in(page, answers(drinking="now"), tmp_path)
    page.get_by_role("link", name="How it began").click()
    story = page.locator('[data-q="story"]')
    choices = story.get_by_role("group", name="Or choose:").get_by_role("radio")
    expect(choices).to_have_count(3)
    pictures = story.locator("label .pp-symbol")
    expect(pictures).to_have_count(3)
    for picture in pictures.all():
        drawn(picture)
    page.get_by_role("button", name="Continue").click()
    page.locator('[data-q="drinking"]').wait_for()
    page.get_by_role("button", name="Continue").click()
    effect = page.locator('[data-q="effect"]')
    sizes = "[...document.querySelectorAll('.pp-why summary span, .govuk-textarea')].map(e => getComputedStyle(e).fontSize)"
    expect(effect.get_by_text("Why is this asked?")).to_be_visible()
    assert len(set(page.evaluate(sizes))) == 1

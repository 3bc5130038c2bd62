"""The form in Welsh: one press, and page and exemplar speak it; what was answered stays."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from penpicture.renderers.edition import STANDARD, Edition
from tests.form.conftest import Opened
from tests.form.filled import form
from tests.translations.folder import WELSH, artifact, catalogue

LANG = "element => element.closest('[lang]').lang"


def test_one_press_puts_page_and_exemplar_into_welsh_and_another_back(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = fill_in(form(artifact(tmp_path, catalogue()), STANDARD), "#/all")
    page.get_by_label("Yes, now").check()
    page.get_by_role("button", name="Cymraeg").click()
    expect(page.get_by_label("Ydy, nawr")).to_be_checked()
    expect(page.get_by_text("A yw yfed rhywun yn effeithio ar y plentyn?")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Ymweliad")
    assert page.locator("h1").evaluate(LANG) == "cy"
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    expect(page.locator("#pp-draft")).to_contain_text("Drafft")
    expect(page.locator("#pp-draft")).to_contain_text("Mae rhai o'r cwestiynau yn Saesneg o hyd")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("A visit")
    expect(page.get_by_label("Yes, now")).to_be_checked()
    expect(page.locator("#pp-draft")).to_be_hidden()


def test_the_picture_and_what_is_asked_next_read_as_welsh(fill_in: Opened, tmp_path: Path) -> None:
    page = fill_in(form(artifact(tmp_path, catalogue()), STANDARD), "#/all")
    page.get_by_role("button", name="Cymraeg").click()
    page.get_by_label("Ydy, nawr").check()
    effect = page.get_by_text("Sut mae'n effeithio ar y plentyn?")
    expect(effect).to_be_visible()
    for day, box in (("12", "Diwrnod"), ("6", "Mis"), ("2026", "Blwyddyn")):
        page.get_by_label(box, exact=True).fill(day)
    page.get_by_label("cŵn").check()
    page.get_by_label("wyau").check()
    page.get_by_text("Pam mae hyn yn cael ei ofyn?").first.click()
    why = page.locator(".pp-why p").first
    expect(why).not_to_be_empty()
    expect(why).not_to_contain_text("asked")


def test_what_is_not_translated_stays_english_and_says_so(fill_in: Opened, tmp_path: Path) -> None:
    welsh = {k: v for k, v in WELSH.items() if k not in ("At home", "How does it affect <child.known_as>?")}
    page = fill_in(form(artifact(tmp_path, catalogue(welsh)), STANDARD), "#/all")
    page.get_by_role("button", name="Cymraeg").click()
    page.get_by_label("Ydy, nawr").check()
    for text, lang in (
        ("How does it affect y plentyn?", "en"),
        ("At home", "en"),
        ("Pryd gwelwyd y plentyn?", "cy"),
    ):
        assert page.locator("main").get_by_text(text).first.evaluate(LANG) == lang


def test_the_child_is_spoken_to_as_ti(fill_in: Opened, tmp_path: Path) -> None:
    page = fill_in(form(artifact(tmp_path, catalogue()), Edition("child")), "#/all")
    page.get_by_role("button", name="Cymraeg").click()
    expect(page.get_by_text("Ydy yfed oedolyn yn dy boeni di?")).to_be_visible()
    expect(page.get_by_label("Byth")).to_be_visible()


def test_what_is_kept_says_nothing_of_the_language_it_was_asked_in(fill_in: Opened, tmp_path: Path) -> None:
    page = fill_in(form(artifact(tmp_path, catalogue()), STANDARD), "#/all")
    page.get_by_role("button", name="Cymraeg").click()
    page.get_by_label("Ydy, nawr").check()
    kept = []
    for tongue in ("Cymraeg", "English"):
        page.get_by_role("button", name=tongue).click()
        page.locator('[data-do="save"]').click()
        with page.expect_download() as given:
            page.locator('[data-do="file"]').click()
        kept.append(Path(given.value.path()).read_text(encoding="utf-8"))
    assert kept[0] == kept[1] and '"now"' in kept[0]

"""The shipped library's forms, and answer files put into them and taken out."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.renderers.edition import STANDARD, Edition
from penpicture.renderers.form_html import form_html
from tests.package.rooms import TOP


@cache
def library() -> Artifact:
    """The shipped initial assessment."""
    path = TOP / "exemplars" / "initial-assessment" / "1.0.0.yaml"
    compiled = compile_exemplar(Source(path.name, path.read_text(encoding="utf-8")))
    assert compiled.artifact is not None
    return compiled.artifact


@cache
def form(artifact: Artifact, edition: Edition = STANDARD) -> bytes:
    """The form of an edition."""
    return next(iter(form_html(artifact, edition).files.values()))


def put_in(page: Page, answers: dict[str, Any], folder: Path) -> None:
    """Open an answer file in the page, as its user would."""
    file = folder / "answers.json"
    file.write_text(json.dumps(answers), encoding="utf-8")
    told = page.locator("#pp-state:not(:empty)").text_content() or ""
    kept = told.startswith(("Nothing", "Saved", "Opened"))
    page.get_by_role("button", name="Open", exact=True).click()
    key = page.get_by_role("button", name="Open a file")
    if not kept:  # it is asked about first
        key.click()
        key = page.get_by_role("button", name="Open a file, and lose what is not saved")
    with page.expect_file_chooser() as choosing:
        key.click()
    choosing.value.set_files(file)
    page.locator("dialog[open]").wait_for(state="hidden")


def taken_out(page: Page) -> dict[str, Any]:
    """What the page hands over as the answer file."""
    page.get_by_role("button", name="Save", exact=True).click()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Keep it in a file").click()
    page.locator("dialog[open]").wait_for(state="hidden")
    found: dict[str, Any] = json.loads(coming.value.path().read_text(encoding="utf-8"))
    return found

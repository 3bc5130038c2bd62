"""The engine in the page says exactly what Python's session says: whatever is asked, whatever is answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.runtime.differential import everything_agrees, statuses_agree
from tests.runtime.visits import Ask, Node, script


@pytest.fixture(scope="module")
def in_chromium(browser: Browser) -> Iterator[Ask]:
    """The joined script of a page in a real browser."""
    page = browser.new_page()
    page.add_script_tag(content=script(), type="module")
    page.wait_for_function("() => window.visit")
    yield lambda asked: page.evaluate("asked => JSON.parse(JSON.stringify(visit(asked)))", asked)
    page.close()


def test_statuses_that_hang_on_each_other(in_node: Node) -> None:
    """Requirement 2a."""
    statuses_agree(in_node, 60)


def test_every_kind_of_question_fact_condition_and_text(in_node: Node) -> None:
    """Requirement 2a: identical statuses, explanations, pen pictures and refusals."""
    everything_agrees(in_node, 60)


def test_the_same_in_a_real_browser(in_chromium: Ask) -> None:
    """Requirement 2a, in Chromium."""
    statuses_agree(in_chromium, 15)
    everything_agrees(in_chromium, 15)

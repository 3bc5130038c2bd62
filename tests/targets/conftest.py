"""A reader of every target's files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.targets.reading import Reader


@pytest.fixture(scope="session")
def reader(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """With a page of its own in the browser."""
    context = browser.new_context()
    yield Reader(context.new_page(), tmp_path_factory.mktemp("reading"))
    context.close()

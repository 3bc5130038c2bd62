"""A reader of every target's files."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.targets.reading import Reader

Context = Callable[[], BrowserContext]


@pytest.fixture(scope="session")
def context(request: pytest.FixtureRequest) -> Context:
    """Opens a context of its own in the browser, which is started for those targets alone that need one."""

    def opened() -> BrowserContext:
        browser: Browser = request.getfixturevalue("browser")
        return browser.new_context()  # which the browser closes with itself

    return opened


@pytest.fixture(scope="session")
def reader(context: Context, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """With a page of its own, once it needs one."""
    return Reader(lambda: context().new_page(), tmp_path_factory.mktemp("reading"))

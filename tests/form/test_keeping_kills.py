"""A browser that ends at any moment loses nothing that was called *Saved* (docs/form.md, "Trying it to breaking").

A few kills, for the sake of time; `make kills` does 500 (docs/form.md).
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from playwright.sync_api import Playwright

from tests.form.kills import kill_again_and_again


def test_what_was_called_saved_is_there_after_the_browser_was_killed(
    playwright: Playwright, tmp_path: Path
) -> None:
    assert kill_again_and_again(playwright, tmp_path, Random(1), times=8) > 0


def test_a_file_that_autosave_goes_to_is_never_half_written(playwright: Playwright, tmp_path: Path) -> None:
    assert kill_again_and_again(playwright, tmp_path, Random(2), times=4, place="file") > 0

"""What every test can ask for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

# A law holds on a busy machine too, where an example takes longer than Hypothesis expects of one.
settings.register_profile(
    "patient", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record",
        action="store_true",
        help="write golden files where they are absent, and generated pages anew; then look at the difference",
    )


class Golden:
    """Compares texts with files that are kept; with `--record`, writes the files."""

    def __init__(self, recording: bool) -> None:
        self.recording = recording

    def holds(self, path: Path, text: str) -> None:
        """The file is exactly this text. Recorded only where absent: a golden file is never written over."""
        if self.recording and not path.exists():
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path.name} is missing beside its bad example: `make record` writes it"
        assert text == path.read_text(encoding="utf-8")

    def generated(self, path: Path, text: str) -> None:
        """The file is what its generator makes of the code. Recorded anew each time."""
        if self.recording:
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists() and text == path.read_text(encoding="utf-8"), (
            f"{path} is out of date: `make record`"
        )


@pytest.fixture(scope="session")
def golden(pytestconfig: pytest.Config) -> Golden:
    """Golden files and generated pages."""
    return Golden(bool(pytestconfig.getoption("--record")))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers; one for all tests, since a second beside it cannot be."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=30_000)  # a busy machine may draw late; what is never there fails as surely
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, started once: the one without a window of its own where it is installed, which lays out and
    runs pages as the other does at less than half the cost."""
    found = next(name for name in ("chromium-headless-shell", "chromium") if shutil.which(name))
    running = playwright.chromium.launch(executable_path=f"/usr/bin/{found}", args=["--no-sandbox"])
    yield running
    running.close()

"""The engine in the page is small: a form travels by e-mail, and is read again each time it is opened."""

from __future__ import annotations

import subprocess

from penpicture.renderers.script import joined
from tests.runtime.visits import RUNTIME


def test_the_engine_in_the_page_is_under_40_kilobytes() -> None:
    """Issue 3: plain modules, joined as the page joins them, and then minified only to be weighed."""
    done = subprocess.run(
        ["esbuild", "--minify", "--format=esm"],
        input=joined([RUNTIME / "session.js"]).encode(),
        capture_output=True,
        check=True,
    )
    assert len(done.stdout) < 40_000

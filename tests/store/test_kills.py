"""A program that is killed while it begins, answers, signs, amends, migrates or puts back: nothing acknowledged is lost, nothing half
done is to be seen, every record verifies, and work goes on.

A few kills, for the sake of time; `make store-kills` does 500, and every point of each step (docs/store.md).
"""

from __future__ import annotations

import subprocess
import sys

from tests.store.work import STEPS


def test_whatever_was_acknowledged_is_there_when_a_program_was_killed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.kills", "20", "20261122", "25"], capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "20 kills at random moments" in done.stdout
    for name in STEPS:
        assert f"{name}: " in done.stdout

"""The long hunt: python -m tests.fuzz TARGET [SECONDS]. `make fuzz` installs what it needs and runs every target.

Coverage-guided, with atheris. What it learns is kept in .cache/fuzz/TARGET; an input that breaks a promise is
written there as crash-..., and reproduced by giving its path instead of the seconds.
"""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

KEPT = Path(__file__).resolve().parents[2] / ".cache" / "fuzz"
NAMES = ("reader", "condition", "definition", "answers-yaml", "answers-json", "artifact")
"""The targets of `targets.TARGETS`, which is imported only by the process that hunts."""

LONGEST = 60_000
"""Bytes of one input: enough for the shipped exemplar."""


def hunt(name: str, what: str) -> None:
    """Run one target for so many seconds, or on one kept input."""
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["penpicture"]):  # So nothing of ours may be imported before.
        from tests.fuzz.targets import TARGETS, seeds

    folder = KEPT / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        if len(seed) <= LONGEST:
            (folder / f"seed-{number}").write_bytes(seed)
    options = [f"-max_total_time={what}", str(folder)] if what.isdecimal() else [what]
    limits = ["-timeout=20", "-rss_limit_mb=2048", f"-max_len={LONGEST}", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *limits, *options], TARGETS[name])
    atheris.Fuzz()


def main(arguments: list[str]) -> int:
    """Hunt with one target in this process, or with each in a process of its own. 1 if a promise was broken."""
    seconds = arguments[-1] if arguments and arguments[-1].isdecimal() else "600"
    if arguments and not arguments[0].isdecimal():
        hunt(arguments[0], arguments[1] if len(arguments) > 1 else seconds)
        return 0
    broken = 0
    for name in NAMES:
        print(f"== {name}, {seconds} seconds", flush=True)
        broken |= subprocess.run([sys.executable, "-m", "tests.fuzz", name, seconds], check=False).returncode
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

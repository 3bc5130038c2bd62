"""Two versions of an exemplar of 1,000 questions with 200 changes compared by meaning; one line of JSON (CPU time).

python -m benchmarks.differing [SIZE] [OLD NEW]    ours; the contents are left in two files for a peer
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from penpicture.engine.artifact import Artifact
from penpicture.engine.difference.compare import difference

from .written import built

CHANGES = 200
SECTION = 50


def versions(size: int) -> tuple[Artifact, Artifact]:
    """An exemplar, and the next: every change of a question of its own, of each kind in turn. By a fixed seed."""
    return built(_yaml(size, changed=False)), built(_yaml(size, changed=True))


def _yaml(size: int, *, changed: bool) -> str:
    rng = random.Random(7)
    lines = ["penpicture: 1", "exemplar: bench", f"version: {2 if changed else 1}.0.0", "title: Bench", "about: child",
             "sections:"]  # fmt: skip
    every = size // CHANGES
    for n in range(size):
        if n % SECTION == 0:
            lines += [f"  - id: s{n // SECTION}", f"    title: Section {n // SECTION}", "    questions:"]
        kind = n // every % len(KINDS) if changed and n % every == 1 else -1
        lines += _question(n, rng, "" if kind < 0 else KINDS[kind])
    return "\n".join(lines) + "\n"


KINDS = (
    "reworded", "asked of more", "asked of fewer", "asked of others", "an option fewer", "an option more", "renamed", "retired",
    "essential", "followed by another",
)  # fmt: skip


def _question(n: int, rng: random.Random, change: str) -> Iterator[str]:
    """A choice, which all but the first of a section ask only when one of the twenty before it says so. No question that changes its
    name, its options or whether it is there is read by another."""
    name = f"p{n}" if change == "renamed" else f"q{n}"
    yield f"      - id: {name}"
    yield f"        ask: {'What of' if change == 'reworded' else 'How goes'} question number {n} at home?"
    yield "        type: choice"
    yield "        options:"
    yield from ("          now: Yes, now", "          past: In the past")
    if change != "an option fewer":
        yield "          never: Never"
    if change == "an option more":
        yield "          later: Not yet"
    first = n - n % SECTION
    if n > first:
        read = rng.randrange(max(first, n - 20), n)
        read -= (read - first) % (SECTION // 10)  # one of those that never change
        when = f"q{read} is now or q{first} is past"
        if change == "asked of more":
            when += f" or q{first} is never"
        if change == "asked of fewer":
            when = f"q{read} is now"
        if change == "asked of others":
            when = f"q{read} is never and q{first} is now"
        yield f"        ask when: {when}"
    if change == "renamed":
        yield f"        was: q{n}"
    if change == "retired":
        yield "        retired: 2026-05-01"
    if change == "essential":
        yield "        essential: yes"
    if change == "followed by another":
        yield from (f"      - id: more{n}", "        ask: What else?", "        type: text")


def measure(size: int, contents: list[Path]) -> dict[str, Any]:
    """The comparison, solver and example children included, of artifacts that are loaded. Raises AssertionError where fewer
    changes are found than were made."""
    old, new = versions(size)
    for path, artifact in zip(contents, (old, new), strict=False):
        path.write_text(json.dumps(artifact.content), encoding="utf-8")
    start = time.process_time()
    found = difference(old, new)
    taken = time.process_time() - start
    parts = {change.part.split(".")[1] for change in found.changes if change.part.startswith("questions.")}
    assert len(parts) >= CHANGES, len(parts)
    return {"diff_s": taken, "changes": len(found.changes)}


if __name__ == "__main__":
    size, *paths = sys.argv[1:] or ["1000"]
    print(json.dumps(measure(int(size), list(map(Path, paths)))))

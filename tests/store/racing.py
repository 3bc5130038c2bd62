"""One of several who write in one record as fast as they can: each reads it, says something else, and is told where somebody was quicker."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from penpicture.engine.store import fault as faults
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.store import Store
from tests.store.small import said


def race(path: Path, who: str, times: int) -> tuple[list[str], int]:
    """Write so often; what was acknowledged, by digest, and how often somebody was quicker."""
    kept = Store.open(path)
    done: list[str] = []
    refused = 0
    for number in range(times):
        head = kept.standing("r1").head
        try:
            head = kept.write("r1", said(story=f"{who} {number}"), by=who, after=head)
            done.append(kept.history("r1").entries[head - 1].digest)
        except StoreFault as fault:
            assert fault.code == "PP785", fault
            refused += 1
    return done, refused


PATIENCE = 600
"""Seconds that each waits for its turn: on a slow disk, and unluckily, longer than anybody at a desk would."""

if __name__ == "__main__":
    faults.PATIENCE = PATIENCE
    print(json.dumps(race(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))))

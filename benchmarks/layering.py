"""Six hundred changes of four ranks laid over a base of 1,000 questions; one line of JSON. CPU time, reading left out.

python -m benchmarks.layering [SIZE]        ours
"""

from __future__ import annotations

import json
import sys
import time

from penpicture.dsl.source import Source
from penpicture.engine.definition import Exemplar, Layer
from penpicture.engine.language import RANKS
from penpicture.engine.layering.compose import compose
from penpicture.engine.layering.stack import Stack
from penpicture.engine.library import read_document

from .form_page import our_yaml

CHANGES = 150
"""Changes of each rank."""


def layer_yaml(rank: str, first: int, size: int) -> str:
    """A layer with changes of every common kind, each of a question that no other layer changes in that way."""
    lines = [f"penpicture: 1\nlayer: {rank}s\nchanges: bench-page@1\nrank: {rank}\nlist:\n"]
    for n in range(first, first + CHANGES):
        question, section = f"q{n * 7 % size}", f"s{n % (size // 50)}"
        change = (
            f"  - reword: {question}\n    ask: Reworded by the {rank}, number {n}?\n    meaning: same\n",
            f"  - add: more_{n}\n    in: {section}\n    ask: What else, number {n}?\n    type: text\n",
            f"  - move: {question}\n    in: {section}\n",
            f"  - when: {question}\n    ask when: q2 is now\n",
            f"  - require: {question}\n    essential: yes\n",
        )[n % 5]
        lines.append(change + "    because: Measured\n")
    return "".join(lines)


def measure(size: int) -> dict[str, float]:
    """Seconds of composing, and how many changes were made."""
    base, _ = read_document(Source("base.yaml", our_yaml(size)))
    assert isinstance(base, Exemplar)
    layers: list[Layer] = []
    for n, rank in enumerate(RANKS):
        document, found = read_document(Source(f"{rank}.yaml", layer_yaml(rank, n * CHANGES, size)))
        assert isinstance(document, Layer), [fault.message for fault in found]
        layers.append(document)
    start = time.process_time()
    composed, found = compose(base, Stack(tuple(layers)), "England")
    taken = time.process_time() - start
    assert composed is not None and not found, [fault.message for fault in found]
    return {"compose_s": taken, "changes": len(layers) * CHANGES}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if sys.argv[1:] else 1000)))

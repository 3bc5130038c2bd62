"""Six hundred changes, of four ranks and six variants, laid over a base of 1,000 questions; one line of JSON. CPU time, reading
left out.

python -m benchmarks.layering [SIZE]        ours
"""

from __future__ import annotations

import json
import sys
import time
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from penpicture.engine.compile import Layered, compile_exemplar
from penpicture.engine.faces import VARIANT
from penpicture.engine.language import RANKS
from penpicture.engine.layering.compose import compose
from penpicture.engine.layering.stack import stack_of
from penpicture.engine.library import Workspace
from penpicture.engine.model import Model
from penpicture.engine.proofs.questions import Proofs
from penpicture.engine.resolve import resolve
from penpicture.engine.variants.varying import vary

from .form_page import our_yaml

CHANGES = 120
"""Changes of each rank."""
OF_A_VARIANT = 20
"""Changes of each variant."""
VARIANTS = {
    "asylum": "q2 is now",
    "beyond-words": "q6 is past",
    "disability": "q10 is never or q2 is past",
    "leaving": "q14 is now",
    "newcomers": "q26 is now and q6 is never",
    "unborn": "q22 is past",
}


def changes(who: str, first: int, count: int, size: int) -> str:
    """Changes of every common kind, each of a question that nobody else changes in that way."""
    lines: list[str] = []
    for n in range(first, first + count):
        question, section = f"q{n * 7 % size}", f"s{n % (size // 50)}"
        change = (
            f"  - reword: {question}\n    ask: Reworded by {who}, number {n}?\n    meaning: same\n",
            f"  - add: more_{n}\n    in: {section}\n    ask: What else, number {n}?\n    type: text\n",
            f"  - move: {question}\n    in: {section}\n"
            if who in RANKS
            else f"  - require: {question}\n    mandatory: yes\n",
            f"  - when: {question}\n    ask when: q2 is now\n",
            f"  - require: {question}\n    essential: yes\n",
        )[n % 5]
        lines.append(change + "    because: Measured\n")
    return "".join(lines)


def texts(size: int) -> list[str]:
    """The texts of the layers and of the variants."""
    head = "penpicture: 1\n{}: {}\nchanges: bench-page@1\n{}\nlist:\n"
    found = [
        head.format("layer", f"{rank}s", f"rank: {rank}") + changes(rank, n * CHANGES, CHANGES, size)
        for n, rank in enumerate(RANKS)
    ]
    first = len(RANKS) * CHANGES
    for n, (name, when) in enumerate(VARIANTS.items()):
        said = f"applies when: {when}\nbecause: Measured"
        found.append(
            head.format("variant", name, said) + changes(name, first + n * OF_A_VARIANT, OF_A_VARIANT, size)
        )
    return found


def measure(size: int) -> dict[str, float]:
    """Seconds of composing (layers, and what variants make of it), of resolving (with and without the variants, which are
    folded in), and of deciding which variants can meet; and how many changes were made."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "authority.yaml").write_text(
            "penpicture: 1\nauthority: bench\ntitle: Bench\nnation: England\n", encoding="utf-8"
        )
        (root / "base.yaml").write_text(our_yaml(size), encoding="utf-8")
        for n, each in enumerate(texts(size)):
            (root / f"laid-{n}.yaml").write_text(each, encoding="utf-8")
        taken: dict[str, float] = {}
        for stage in ("layer", "resolve", "emit"):
            start = time.process_time()
            whole = compile_exemplar(root / "base.yaml", stop_after=stage)
            taken[stage] = time.process_time() - start
        assert whole.artifact is not None, [fault.message for fault in whole.diagnostics]
        layered: Layered = whole.values["layer"]
        stack, _ = stack_of(whole.values["gather"].exemplar, Workspace.of(root / "base.yaml"))
    start = time.process_time()
    composed, _ = compose(whole.values["gather"].exemplar, stack, "England")
    assert composed is not None
    layers = time.process_time() - start
    varied, _ = vary(composed, stack, "England")
    composing = time.process_time() - start
    assert varied is not None
    start = time.process_time()
    resolve(layered.gathered, nation="England")
    plain = time.process_time() - start
    model: Model = whole.values["analyse"]
    conditions = [each for name, each in model.define.items() if name.startswith(VARIANT)]
    start = time.process_time()
    proofs = Proofs(model)
    met = [proofs.can_meet(pair) for pair in combinations(conditions, 2)]
    pairs = time.process_time() - start
    return {
        "compose_s": composing,
        "layers_s": layers,
        "resolve_s": taken["resolve"] - taken["layer"],
        "resolve_plain_s": plain,
        "pairs_s": pairs,
        "pairs": len(met),
        "compile_s": taken["emit"],
        "changes": len(RANKS) * CHANGES + len(VARIANTS) * OF_A_VARIANT,
    }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if sys.argv[1:] else 1000)))

"""One layer of an authority is changed, and its folder of forty exemplars checked again; one line of JSON. CPU time.

python -m benchmarks.rechecking             everything below, each in a process of its own
python -m benchmarks.rechecking once FOLDER remember|anew    one check of a folder, imports left out
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from penpicture.engine.check import check
from penpicture.engine.compile import compile_exemplar

LIBRARY = Path(__file__).resolve().parents[1] / "exemplars"
EXEMPLARS = 40
CHANGES = 5
"""Changes of each layer. Every exemplar has one of its region and one of its authority."""


def write_folder(folder: Path) -> Path:
    """An authority's folder with exemplars as long as the library's, each laid over twice; gives one of its layers."""
    (folder / "authority.yaml").write_text(
        "penpicture: 1\nauthority: bench\ntitle: Bench\nnation: England\n", encoding="utf-8"
    )
    kinds = [
        path for path in sorted(LIBRARY.glob("*/*.yaml")) if "\nexemplar:" in path.read_text(encoding="utf-8")
    ]
    asked = {path: _questions(path) for path in kinds}
    for number in range(EXEMPLARS):
        kind = kinds[number % len(kinds)]
        name = f"{kind.parent.name}-{number}"
        text = re.sub(r"(?m)^exemplar: .*$", f"exemplar: {name}", kind.read_text(encoding="utf-8"))
        _write(folder / "exemplars" / name / kind.name, text)
        for n, rank in enumerate(("region", "authority")):
            changed = asked[kind][n * CHANGES : (n + 1) * CHANGES]
            head = (
                f"penpicture: 1\nlayer: {rank}-{number}\nchanges: {name}@{kind.stem}\nrank: {rank}\nlist:\n"
            )
            _write(folder / "layers" / rank / f"{name}.yaml", head + "".join(map(_reworded, changed)))
    return folder / "layers" / "authority" / f"{kinds[0].parent.name}-0.yaml"


def _questions(path: Path) -> list[str]:
    built = compile_exemplar(path).artifact
    assert built is not None
    return [
        name
        for name, said in built.content["questions"].items()
        if "." not in name
        and "statutory" not in said
        and said["type"] in ("text", "long text", "yes or no", "choice")
    ]


def _reworded(question: str) -> str:
    return f"  - reword: {question}\n    ask: What do you think of this?\n    meaning: same\n    because: Measured\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def once(folder: Path, *, remember: bool) -> dict[str, Any]:
    """CPU seconds of one check, and what it found."""
    import_module("penpicture.engine.check_anew")  # Importing is left out.

    start = time.process_time()
    found = [each for checked in check([folder], remember=remember) for each in checked.diagnostics.sorted()]
    taken = time.process_time() - start
    return {"check_s": taken, "found": [each.as_json() for each in found]}


def measure() -> dict[str, float]:
    """The check after a change, with what is remembered and without; and the command as a whole. Raises AssertionError
    where they do not find the same."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        layer = write_folder(folder)
        first = _run(folder, "remember")
        layer.write_text(
            layer.read_text(encoding="utf-8").replace("of this?", "of that, please?", 1), encoding="utf-8"
        )
        anew, again = _run(folder, "anew"), _run(folder, "remember")
        assert anew["found"] == again["found"], (len(anew["found"]), len(again["found"]))
        idle = _run(folder, "remember")
        assert idle["found"] == again["found"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "penpicture", "check", name], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "first_s": first["check_s"],
        "anew_s": anew["check_s"],
        "again_s": again["check_s"],
        "idle_s": idle["check_s"],
        "idle_command_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "told": len(again["found"]),
    }


def _run(folder: Path, how: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.rechecking", "once", str(folder), how]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(once(Path(sys.argv[2]), remember=sys.argv[3] == "remember")))
    else:
        print(json.dumps(measure()))

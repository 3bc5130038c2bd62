"""`make bench`: our figures beside the peers', on the same forms, in the same run.

python -m benchmarks [--quick] [--ours] [--json FILE] [--write]

Every measurement is CPU time in a fresh process, the interpreter's start and the imports left out but for whole
commands (where two processes share work, and of a painted frame, it is time on the clock); of several runs the best counts, for us and for the peers alike. --quick runs each once at 1,000
questions; --ours leaves the peers out; --write puts the table into docs/benchmarks.md. Exit code 1 where a target was
missed.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from .figures import Figure, table
from .forms import TOPOLOGIES, our_yaml, survey_json
from .peers.install import Peers, install

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent / ".cache"
LIBRARY = HERE.parent / "exemplars"
PAGE = HERE.parent / "docs" / "benchmarks.md"
MARK = "<!-- measured -->\n"
PATIENCE = 300
"""Seconds of wall time after which a peer counts as never finishing."""


class Bench:
    """One run: where the forms are, how often each is measured, and what was found."""

    def __init__(self, size: int, repeats: int, peers: Peers | None) -> None:
        """Write the forms of every topology."""
        self.size, self.repeats, self.peers = size, repeats, peers
        self.records = 2 * size
        self.folder = CACHE / "bench"
        self.folder.mkdir(parents=True, exist_ok=True)

    def ours(self, *arguments: str | Path) -> dict[str, Any]:
        """The best of several runs of our own measurement."""
        return self._best([sys.executable, HERE / "ours.py", *arguments])

    def compile(self, topology: str, size: int) -> dict[str, Any]:
        """Our compile of a form; its artifact is kept for the session's figures."""
        form = self.folder / f"{topology}_{size}.yaml"
        form.write_text(our_yaml(topology, size), encoding="utf-8")
        return self.ours("compile", form, self.artifact(topology, size))

    def artifact(self, topology: str, size: int) -> Path:
        """Where the artifact of a form is kept."""
        return self.folder / f"{topology}_{size}.json"

    def pyxform(self, topology: str, size: int, form: str) -> dict[str, Any]:
        """pyxform's conversion of the same form, as markdown or xlsx; its XForm is kept for JavaRosa."""
        if self.peers is None:
            return {}
        script = HERE / "peers" / "pyxform_convert.py"
        return self._best(
            [self.peers.python, script, topology, str(size), form, self.folder / f"{topology}_{size}.xml"]
        )

    def survey_core(self, topology: str) -> dict[str, Any]:
        """survey-core on the same form."""
        if self.peers is None:
            return {}
        form = self.folder / f"{topology}_{self.size}.survey.json"
        form.write_text(json.dumps(survey_json(topology, self.size)))
        return self._best(
            [self.peers.node, HERE / "peers" / "survey_core.mjs", self.peers.npm, form, topology]
        )

    def java_rosa(self, topology: str) -> dict[str, Any]:
        """JavaRosa on pyxform's XForm of the same form."""
        if self.peers is None or shutil.which("java") is None:
            return {}
        form = self.folder / f"{topology}_{self.size}.xml"
        command = [
            "java",
            "-Xss512m",
            "-cp",
            self.peers.jar,
            HERE / "peers" / "JavaRosa.java",
            form,
            topology,
        ]
        return self._best(command, repeats=1)

    def run(self, *command: str | Path) -> dict[str, Any]:
        """The best of several runs of a measurement of ours."""
        return self._best(list(command))

    def once(self, *command: str | Path) -> dict[str, Any]:
        """A measurement of ours that takes too long to be taken three times."""
        return self._best(list(command), repeats=1, patience=3 * PATIENCE)

    def peer(self, script: str, *arguments: str | Path) -> dict[str, Any]:
        """A peer's own measurement, in Python."""
        if self.peers is None:
            return {}
        return self._best([self.peers.python, HERE / "peers" / script, *arguments])

    def _best(
        self, command: list[Any], repeats: int | None = None, patience: int = PATIENCE
    ) -> dict[str, Any]:
        runs: list[dict[str, Any]] = []
        for _ in range(repeats or self.repeats):
            try:
                done = subprocess.run(
                    command, check=False, capture_output=True, text=True, timeout=patience, cwd=HERE.parent
                )
            except subprocess.TimeoutExpired:
                return {}
            if done.returncode:
                print(done.stderr[-2000:], file=sys.stderr)
                return {}
            runs.append(json.loads(done.stdout))
            print(".", end="", file=sys.stderr, flush=True)
        return {key: (max if key == "per_second" else min)(run[key] for run in runs) for key in runs[0]}


def measure(bench: Bench) -> list[Figure]:
    """Every figure, in the order of the table."""
    n = bench.size
    found = _compiling(bench)
    open_ = bench.ours("run", bench.artifact("local", n), "local")
    reveal = bench.ours("run", bench.artifact("fanout", n), "fanout")
    chain = bench.ours("run", bench.artifact("chain", n), "chain")
    survey = {t: bench.survey_core(t) for t in ("local", "fanout", "chain")}
    rosa = {t: bench.java_rosa(t) for t in ("local", "fanout", "chain")}
    check_right(reveal, chain, n)

    def beside(
        name: str, unit: str, scale: float, ours: dict[str, Any], key: str, target: float, topology: str
    ) -> None:
        mine = ours.get(key)
        for peer, figures in (("survey-core", survey[topology]), ("JavaRosa", rosa[topology])):
            theirs = figures.get(key)
            if peer == "JavaRosa" and theirs is None:
                continue
            found.append(Figure(name, unit, _scaled(mine, scale), target, _scaled(theirs, scale), peer))

    beside("artifact to open session", "ms", 1e3, open_, "open_s", 200, "local")
    beside("an idle answer", "us", 1e6, open_, "idle_s", 20, "local")
    found += _idle_is_flat(bench, open_)
    beside(f"one answer revealing {n:,}", "ms", 1e3, reveal, "reveal_s", 25, "fanout")
    beside(f"a chain of {n:,} collapsing", "ms", 1e3, chain, "collapse_s", 50, "chain")
    found.append(Figure(f"resuming {n:,} answers", "ms", _scaled(open_.get("resume_s"), 1e3), 100,
                        _scaled(survey["local"].get("resume_s"), 1e3), "survey-core"))  # fmt: skip
    beside("session process, most memory held", "MiB", 1, open_, "rss_mib", 120, "local")
    rate = bench.ours("conditions", bench.artifact("local", n)).get("per_second")
    found.append(Figure("conditions decided", "1/s", rate, 1_500_000))
    found += _layered(bench) + _rechecked(bench) + _proved(bench) + _compared(bench) + _kept(bench)
    return found + _starting(bench) + _written(bench)


def _compiling(bench: Bench) -> list[Figure]:
    n = bench.size
    found: list[Figure] = []
    mine = {t: bench.compile(t, n) for t in TOPOLOGIES}
    for topology in TOPOLOGIES:
        theirs = bench.pyxform(topology, n, "markdown")
        ours, peer = mine[topology].get("compile_s"), theirs.get("compile_s")
        target = 1.5 * peer if peer else None
        found.append(
            Figure(f"YAML to artifact, {topology}", "s", ours, target, peer, "pyxform, its text format")
        )
    sheets = bench.pyxform("local", n, "xlsx")
    found.append(Figure("YAML to artifact, local", "s", mine["local"].get("compile_s"), None,
                        sheets.get("compile_s"), "pyxform, xlsx"))  # fmt: skip
    for topology in ("local", "rows"):
        large = bench.compile(topology, 4 * n)
        one, four = mine[topology].get("compile_s"), large.get("compile_s")
        growth = four / one / 4 if one and four else None
        found.append(Figure(f"YAML to artifact, {topology}, {4 * n:,} over {n:,} questions, for each question",
                            "x", growth, 1.3))  # fmt: skip
    again = bench.ours("again", bench.folder / f"local_{n}.yaml").get("again_s")
    found.append(Figure("YAML to artifact, local, nothing changed", "s", again, 0.3))
    most = mine["local"].get("rss_mib")
    found.append(
        Figure("compiler, most memory held", "MiB", most, 250, sheets.get("rss_mib"), "pyxform, xlsx")
    )
    return found


def _proved(bench: Bench) -> list[Figure]:
    """What proofs cost, beside z3 on the same formulas."""
    proofs = [sys.executable, "-m", "benchmarks.proofs"]
    mine = bench.run(*proofs, "ours", "2000")
    theirs = bench.run(*proofs, "z3", "2000") if bench.peers is not None else {}
    if mine and theirs:
        assert all(mine[key] == theirs[key] for key in ("dead", "meet")), (mine, theirs)
    rows = (
        ("duties and questions never asked, of 2,000", "s", "proofs_s", 1.0, 3.0),
        ("which of six variants can meet, in pairs", "ms", "pairs_s", 1e3, 100.0),
        ("proofs, most memory held", "MiB", "rss_mib", 1.0, 100.0),
    )
    return [
        Figure(name, unit, _scaled(mine.get(key), scale), most, _scaled(theirs.get(key), scale), "z3")
        for name, unit, key, scale, most in rows
    ]


def _layered(bench: Bench) -> list[Figure]:
    """What laying layers over a base costs, beside as many operations of a JSON Patch."""
    mine = bench.run(sys.executable, "-m", "benchmarks.layering", "1000")
    theirs = bench.peer("json_patch.py", "1000", "600").get("compose_s")
    name = "600 changes of four ranks and six variants laid over 1,000 questions"
    patched = _scaled(theirs, 1e3)
    plain = _scaled(mine.get("resolve_plain_s"), 1e3)
    return [
        Figure(name, "ms", _scaled(mine.get("compose_s"), 1e3), 150.0, patched, "jsonpatch, by index"),
        Figure("which of the six can meet, all pairs", "ms", _scaled(mine.get("pairs_s"), 1e3), 100.0),
        Figure(
            "the same resolved and folded into one",
            "ms",
            _scaled(mine.get("resolve_s"), 1e3),
            None,
            plain,
            "ours, no variants",
        ),
    ]


def _rechecked(bench: Bench) -> list[Figure]:
    """What a change in one layer of a folder of forty exemplars costs, beside the same check with nothing remembered."""
    mine = bench.run(sys.executable, "-m", "benchmarks.rechecking")
    anew, plain = _scaled(mine.get("anew_s"), 1e3), "ours, nothing remembered"
    forty = "forty exemplars checked again"
    return [
        Figure(
            f"{forty} after a change in one layer", "ms", _scaled(mine.get("again_s"), 1e3), 200, anew, plain
        ),
        Figure(f"{forty}, nothing changed", "ms", _scaled(mine.get("idle_s"), 1e3), None, anew, plain),
        Figure("`penpicture check` of the same, start included", "s", mine.get("idle_command_s")),
    ]


def _compared(bench: Bench) -> list[Figure]:
    """What comparing two versions costs, beside a JSON Patch between the same two."""
    contents = [bench.folder / f"{which}_version.json" for which in ("old", "new")]
    mine = bench.run(sys.executable, "-m", "benchmarks.differing", "1000", *contents)
    theirs = bench.peer("json_difference.py", *contents)
    name, patch = "two versions of 1,000 questions with 200 changes compared", "jsonpatch, places alone"
    return [Figure(name, "s", mine.get("diff_s"), 1.5, theirs.get("diff_s"), patch)]


def _kept(bench: Bench) -> list[Figure]:
    """What verifying signed records costs, beside git on the same content, and moving them, beside doing it by hand."""
    verifying = [sys.executable, "-m", "benchmarks.verifying"]
    folder = bench.folder / "records"
    bench.once(*verifying, "make", folder, str(bench.records // 10))
    mine, least, git = (
        bench.run(*verifying, what, folder).get("per_second") for what in ("ours", "least", "git")
    )
    moved = bench.once(sys.executable, "-m", "benchmarks.migrating", str(bench.records))
    signed, to_move = (
        "signed records of 100 answers verified",
        f"{bench.records:,} records of 100 answers moved to the next version",
    )
    return [
        Figure(signed, "1/s", mine, 1000, git, "git fsck"),
        Figure(signed, "1/s", mine, None, least, "each byte hashed, nothing compared"),
        Figure(
            f"{to_move}, by the clock",
            "s",
            moved.get("move_s"),
            60,
            moved.get("hand_s"),
            "by hand, nothing kept",
        ),
    ]


def _starting(bench: Bench) -> list[Figure]:
    """What a person waits for: whole commands, the interpreter's start and all imports included."""
    return [
        Figure("`penpicture --help`, start included", "s", bench.ours("command", "--help").get("command_s"), 0.3),
        Figure("`penpicture check` of the library, cold", "s",
               bench.ours("command", "check", str(LIBRARY)).get("command_s")),
    ]  # fmt: skip


def _written(bench: Bench) -> list[Figure]:
    """What the targets cost, and the form in a browser."""
    written = [sys.executable, "-m", "benchmarks.written"]
    lines = bench.folder / "paper.json"
    page, paper = bench.run(*written, "page", "300"), bench.run(*written, "paper", lines)
    library = bench.run(*written, "library")
    form = bench.run(sys.executable, "-m", "benchmarks.form_page", "1000")
    by_hand = bench.peer("wtforms_page.py", "300")
    printed = bench.peer("reportlab_record.py", lines)
    hand, print_ = "WTForms and Jinja by hand", "ReportLab, untagged"

    def of(figures: dict[str, Any], key: str, scale: float = 1e3) -> float | None:
        return _scaled(figures.get(key), scale)

    return [
        Figure("page of 300 questions built", "ms", of(page, "warm_s"), 150, of(by_hand, "warm_s"), hand),
        Figure("the first page of a process", "ms", of(page, "cold_s"), 150, of(by_hand, "cold_s"), hand),
        Figure("PDF of a record of 20 pages, the first of a process", "ms", of(paper, "cold_s"), 400, of(printed, "cold_s"),
               print_),
        Figure("PDF of a record of 20 pages", "ms", of(paper, "warm_s"), 60, of(printed, "warm_s"), print_),
        Figure("every target of the library in every edition, on two cores", "s", of(library, "library_s", 1), 5),
        Figure("form of 1,000 questions, size of the file", "MiB", of(form, "bytes", 2**-20), 1),
        Figure("form of 1,000 questions, an answer settled and painted", "ms",
               max((v for k, v in form.items() if k.endswith("_painted_ms")), default=None), 16),
    ]  # fmt: skip


def _idle_is_flat(bench: Bench, open_: dict[str, Any]) -> list[Figure]:
    n = bench.size
    found: list[Figure] = []
    for size in (n // 5, 4 * n):
        if not bench.artifact("local", size).exists():
            bench.compile("local", size)
        idle = bench.ours("run", bench.artifact("local", size), "local").get("idle_s")
        found.append(Figure(f"an idle answer among {size:,}", "us", _scaled(idle, 1e6), 20))
    return found


def check_right(reveal: dict[str, Any], chain: dict[str, Any], size: int) -> None:
    """Speed counts only where the outcome is right. Raises AssertionError where it is not."""
    if reveal:
        assert reveal["revealed"] == size and reveal["hidden"] == size - 1, reveal
    if chain:
        assert chain["left"] == 1, chain


def _scaled(value: float | None, scale: float) -> float | None:
    return None if value is None else value * scale


def write_page(text: str) -> None:
    """Put the table into the docs page, between its marks. Raises ValueError if the marks are gone."""
    before, _, after = PAGE.read_text(encoding="utf-8").split(MARK)
    PAGE.write_text(before + MARK + text + MARK + after, encoding="utf-8")


def main() -> int:
    """Measure, print, write."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--quick", action="store_true")
    options.add_argument("--ours", action="store_true")
    options.add_argument("--json", type=Path)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    size, repeats = (1000, 1) if chosen.quick else (5000, 3)
    figures = measure(Bench(size, repeats, None if chosen.ours else install(CACHE / "peers")))
    text = f"\n{size:,} questions; Python {platform.python_version()}.\n\n{table(figures)}\n"
    print("\n" + text)
    if chosen.json:
        chosen.json.write_text(json.dumps([f.as_json() for f in figures], indent=1))
    if chosen.write:
        write_page(text)
    return 1 if any(f.met is False for f in figures) else 0


if __name__ == "__main__":
    sys.exit(main())

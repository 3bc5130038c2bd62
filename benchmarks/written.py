"""What the targets cost, each figure in a process of its own; prints one line of JSON.

python -m benchmarks.written page SIZE      the form's page of so many questions, of every type and each with a hint,
                                            built: the first, and once warm (CPU)
python -m benchmarks.written paper LINES    the PDF of a record of twenty pages: the first, and once warm (CPU); its
                                            words are left in the file LINES for a peer
python -m benchmarks.written library        every target of every exemplar of the library, in every edition that it has,
                                            by two processes (time on the clock)
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.library import Workspace, version_order
from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition

from .forms import every_type_yaml

WARM = 7
PAGES = 20
SECTIONS = 18
LIBRARY = Path(__file__).resolve().parents[1] / "exemplars"
STORY = "Robin gets up at six and feeds the rabbits. " * 9
"""An answer of some length, in the record on paper, ours and the peer's."""


def cold_and_warm(work: Callable[[], Any]) -> dict[str, float]:
    """CPU seconds of the first time, and of the best of those after it."""

    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return {"cold_s": once(), "warm_s": min(once() for _ in range(WARM))}


def page(size: int) -> dict[str, Any]:
    """The page of a form of every type of question."""
    artifact = built(every_type_yaml(size))
    from penpicture.renderers.form_html import form_html

    return {
        **cold_and_warm(lambda: form_html(artifact)),
        "bytes": len(next(iter(form_html(artifact).files.values()))),
    }


def paper(lines: Path) -> dict[str, Any]:
    """A record of twenty pages, mostly of what people said at length. Raises AssertionError where it has fewer."""
    head = "penpicture: 1\nexemplar: bench-paper\nversion: 1.0.0\ntitle: Bench\nabout: child\nsections:\n"
    session = Session.open(built(head + "".join(map(_section, range(SECTIONS)))), today=date(2026, 6, 1))
    for path, spec in session.program.questions.items():
        session.answer(path, STORY if spec["type"] == "long text" else "now")
    from penpicture.renderers.record_pdf import record_pdf

    made: list[bytes] = []
    found = cold_and_warm(lambda: made.append(next(iter(record_pdf(session).files.values()))))
    lines.write_text(json.dumps(list(_lines(session))), encoding="utf-8")
    pages = len(re.findall(rb"/Type\s*/Page\b", made[0]))
    assert pages >= PAGES, pages
    return {**found, "pages": pages}


def _lines(session: Session) -> Iterator[tuple[str, str]]:
    """The words of the record with a style for each, as a developer would hand them to a printer."""
    for section in session.program.content["sections"]:
        yield "Heading2", section["title"]["practitioner"]
        for name in section["questions"]:
            view = session.question(name)
            yield "Heading4", view.text
            yield "BodyText", str(view.value)


def _section(number: int) -> str:
    asked = "".join(
        f"      - id: told{number}_{n}\n        ask: How do things go at home, number {n}?\n        type: long text\n"
        f"      - id: since{number}_{n}\n        ask: Since when is it so, number {n}?\n        type: choice\n"
        "        options:\n          now: Yes, now\n          past: In the past\n"
        for n in range(5)
    )
    return f"  - id: part{number}\n    title: Part {number}\n    questions:\n{asked}"


def library() -> dict[str, Any]:
    """Everything of the library, written by two processes. Compiling is left out: artifacts are what targets read."""
    from penpicture.renderers.registry import EXEMPLAR_TARGETS, RECORD_TARGETS

    jobs: dict[tuple[str, str], list[Job]] = {}
    for artifact in _library():
        text = artifact.dumps()
        for name, target in (*RECORD_TARGETS.items(), *EXEMPLAR_TARGETS.items()):
            for edition in target.editions:
                jobs.setdefault(_together(text, name, edition), []).append((text, name, edition))
    start = time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        sizes = list(pool.map(_write_all, jobs.values()))
    taken = time.perf_counter() - start
    return {"library_s": taken, "editions": sum(map(len, jobs.values())), "bytes": sum(sizes)}


Job = tuple[str, str, Edition]


def _together(text: str, name: str, edition: Edition) -> tuple[str, str]:
    """What one process writes: all for one reader of an exemplar, which is then read once; and all tables, since what
    writes them takes longest to load."""
    return ("", name) if name == "tables" else (text, edition.audience)


def _write_all(jobs: list[Job]) -> int:
    return sum(map(_write, jobs))


def _write(job: Job) -> int:
    from penpicture.renderers.registry import EXEMPLAR_TARGETS, RECORD_TARGETS

    text, name, edition = job
    session = _session(text)
    if name in RECORD_TARGETS:
        files = RECORD_TARGETS[name](session, edition).files
    else:
        files = EXEMPLAR_TARGETS[name](session.program.artifact, edition).files
    return sum(map(len, files.values()))


@cache
def _session(text: str) -> Session:
    """A record with an answer to every question of text that is asked, so that there is something to write."""
    session = Session.open(Artifact.loads(text), today=date(2026, 6, 1))
    for name, view in session.questions().items():
        spec = session.program.questions[name]
        if view.status == "asked" and spec["type"] in ("text", "long text") and "format" not in spec:
            session.answer(name, STORY)
    return session


def _library() -> list[Artifact]:
    """The highest version of each exemplar that ships."""
    found: list[Artifact] = []
    for folder in sorted(LIBRARY.iterdir()):
        files = [
            file for file in folder.glob("*.yaml") if "exemplar:" in file.read_text(encoding="utf-8")[:2000]
        ]
        if folder.is_dir() and files and folder.name not in ("codes", "data-model", "fragments"):
            best = max(files, key=lambda file: version_order(file.stem))
            built = compile_exemplar(best, workspace=Workspace.of(best)).artifact
            assert built is not None
            found.append(built)
    assert found
    return found


def built(text: str) -> Artifact:
    """The artifact of an exemplar's text. Raises AssertionError for one with an error."""
    compiled = compile_exemplar(Source("bench.yaml", text))
    assert compiled.artifact is not None, [d.message for d in compiled.diagnostics][:3]
    return compiled.artifact


if __name__ == "__main__":
    what, *arguments = sys.argv[1:]
    print(
        json.dumps(
            page(int(arguments[0]))
            if what == "page"
            else paper(Path(arguments[0]))
            if what == "paper"
            else library()
        )
    )

"""Our own figures for one form, in a process of its own; prints one line of JSON. CPU time throughout.

python ours.py compile FORM.yaml OUT.json        YAML to the artifact's text
python ours.py again FORM.yaml                   the same, where nothing changed since the last build
python ours.py run ARTIFACT.json TOPOLOGY        the session: open, answer, reveal, collapse, resume
python ours.py conditions ARTIFACT.json          conditions decided in a second
python ours.py command WORD...                   a whole command, from the interpreter's start to its end
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

REPEATS = 7


def cpu(work: Callable[[], Any]) -> float:
    """CPU seconds that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peak_mib() -> float:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def compile_form(form: Path, out: Path) -> dict[str, Any]:
    """YAML to the text of an artifact, the importing of our own code left out, as it is for the peers."""
    from penpicture.engine.compile import compile_exemplar

    start = time.process_time()
    compiled = compile_exemplar(form)
    assert compiled.artifact is not None, [d.message for d in compiled.diagnostics][:3]
    text = compiled.artifact.dumps()
    found = {"compile_s": time.process_time() - start, "rss_mib": peak_mib()}
    out.write_text(text, encoding="utf-8")
    return found


def compile_again(form: Path) -> dict[str, Any]:
    """The build of a form in an authority's folder, where nothing changed since the build before."""
    from penpicture.engine.kept import compile_kept
    from penpicture.engine.library import Workspace

    with TemporaryDirectory() as name:
        folder = Path(name)
        head = "penpicture: 1\nauthority: bench\ntitle: Bench\nnation: England\n"
        (folder / "authority.yaml").write_text(head, encoding="utf-8")
        here = folder / form.name
        here.write_bytes(form.read_bytes())
        first = compile_kept(here, Workspace.of(folder))
        start = time.process_time()
        second = compile_kept(here, Workspace.of(folder))
        found = {"again_s": time.process_time() - start}
    assert first.artifact is not None and second.artifact is not None and not second.values
    assert first.artifact.content_hash == second.artifact.content_hash
    return found


def run_session(artifact: Path, topology: str) -> dict[str, Any]:
    """An artifact's text to an open session, and what answering then costs."""
    from penpicture.engine.artifact import Artifact
    from penpicture.engine.session import Session

    text = artifact.read_text(encoding="utf-8")
    found: dict[str, Any] = {}
    start = time.process_time()
    session = Session.open(Artifact.loads(text))
    found["open_s"] = time.process_time() - start
    built = session.program.artifact
    questions = list(built.content["questions"])
    last = f"q{len(questions) - 1}"  # An artifact's keys are sorted: the last one is not the last question.

    def asked() -> int:
        return sum(1 for path in questions if session.status(path) == "asked")

    def statuses_after(code: str) -> None:
        session.answer("q0", code)
        assert session.status(last)

    if topology == "fanout":
        taken: list[float] = []
        for _ in range(REPEATS):
            taken.append(cpu(lambda: statuses_after("yes")))
            found["revealed"] = asked()
            statuses_after("no")
        found["reveal_s"] = median(taken)
        found["hidden"] = len(questions) - asked()
        return found

    for path in questions:
        session.answer(path, "yes")
    assert asked() == len(questions)
    loops = 2000
    start = time.process_time()
    for i in range(loops):
        session.answer(last, "no" if i % 2 else "yes")
    found["idle_s"] = (time.process_time() - start) / loops
    session.answer(last, "yes")
    if topology == "chain":
        taken = []
        for _ in range(REPEATS):
            taken.append(cpu(lambda: statuses_after("no")))
            found["left"] = asked()
            statuses_after("yes")
        found["collapse_s"] = median(taken)
    saved = session.answers().dumps()
    found["resume_s"] = _resume(built, saved, len(questions))
    found["rss_mib"] = peak_mib()
    return found


def _resume(artifact: Any, saved: str, expected: int) -> float:
    """From the answer file's text to an open session with all of its answers."""
    from penpicture.engine.session import Session

    taken: list[float] = []
    for _ in range(REPEATS):
        start = time.process_time()
        session = Session.open(artifact, answers=json.loads(saved))
        taken.append(time.process_time() - start)
        assert session.status(f"q{expected - 1}") == "asked"
    return median(taken)


def conditions(artifact: Path) -> dict[str, Any]:
    """How many compiled conditions are decided in a CPU second, over every condition of the form in turn."""
    from penpicture.engine.artifact import Artifact
    from penpicture.engine.session import Session

    session = Session.open(Artifact.loads(artifact.read_text(encoding="utf-8")))
    program = session.program
    for path in program.content["questions"]:
        session.answer(path, "yes")
    tests = [node.ask.holds for node in program.nodes if node.ask is not None]
    frame = session.root
    rounds = 200
    start = time.process_time()
    for _ in range(rounds):
        for holds in tests:
            holds(frame)
    return {"per_second": rounds * len(tests) / (time.process_time() - start)}


def command(words: list[str]) -> dict[str, Any]:
    """A command of the command line in a process of its own, its start included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "penpicture", *words], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"command_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime}


def main() -> None:
    """Measure what the command line asks for."""
    what, *arguments = sys.argv[1:]
    if what == "compile":
        found = compile_form(Path(arguments[0]), Path(arguments[1]))
    elif what == "again":
        found = compile_again(Path(arguments[0]))
    elif what == "run":
        found = run_session(Path(arguments[0]), arguments[1])
    elif what == "command":
        found = command(arguments)
    else:
        found = conditions(Path(arguments[0]))
    print(json.dumps(found))


main()

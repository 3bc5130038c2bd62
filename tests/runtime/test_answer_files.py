"""An opened answer file is a stranger's: the page refuses what Python refuses, for the same reason in the same place."""

from __future__ import annotations

import copy
import json
import subprocess
from typing import Any

import pytest

from penpicture.dsl.source import Source
from penpicture.engine.answer_checking import AnswerFault, answers_from
from penpicture.engine.answer_reading import read_answers
from penpicture.engine.artifact import Artifact
from penpicture.renderers.edition import Edition
from penpicture.renderers.page_data import page_data
from tests.engine.written import artifact, asking
from tests.runtime.visits import RUNTIME, Node, agree, by_page, fault_told, page_of

BODY = """\
sections:
  - id: story
    title: Story
    questions:
      - id: seen
        ask: Was the child seen?
        type: yes/no
        no answer because: not_known
      - id: worker
        ask: Who saw the child?
        type: person
      - id: lasted
        ask: How many weeks?
        type: number
        at most: 40
      - id: likes
        ask: What do you like?
        type: choices
        options:
          music: Music
          play: Play
      - id: secret
        ask: What should only we see?
        type: text
        who may see: practitioner
      - id: siblings
        ask: Who else?
        type: group
        each: sibling
        there are none: Nobody
        questions:
          - id: name
            ask: Their name?
            type: text
          - id: worry
            ask: What worries you?
            type: text
            who may see: practitioner
      - id: visits
        ask: Who came?
        type: group
        each: visit
        who may see: practitioner
        questions:
          - id: came_on
            ask: When?
            type: date
"""
HEAD: dict[str, Any] = {"penpicture": 1, "answers": "small", "version": "1.0.0"}
SECRET = "Dad drinks, she said"


def _deep() -> Any:
    found: Any = {}
    for _ in range(60):
        found = {"siblings": {"list": [{"row": "a", "rows": found}]}}
    return found


DEEP = _deep()

HOSTILE: dict[str, Any] = {
    "no mapping": [],
    "nothing": None,
    "a text": SECRET,
    "no exemplar": {},
    "another exemplar": {**HEAD, "answers": "other"},
    "the exemplar in a list": {**HEAD, "answers": ["small"]},
    "a key too many": {**HEAD, "givn": {}},
    "a key that is a sentence": {**HEAD, SECRET: {}},
    "another format": {**HEAD, "penpicture": 2},
    "the format in a list": {**HEAD, "penpicture": [1]},
    "the format as a text": {**HEAD, "penpicture": "1"},
    "no version": {"penpicture": 1, "answers": "small"},
    "another version": {**HEAD, "version": "2.0.0"},
    "a version that is none": {**HEAD, "version": 1},
    "an identity that is none": {**HEAD, "artifact": "sha256:xyz"},
    "another identity": {**HEAD, "artifact": "sha256:" + "0" * 64},
    "an identity of another type": {**HEAD, "artifact": 5},
    "an identity that is empty": {**HEAD, "artifact": ""},
    "given as a list": {**HEAD, "given": []},
    "given as an empty text": {**HEAD, "given": ""},
    "given as nothing": {**HEAD, "given": None},
    "facts as nothing": {**HEAD, "facts": None},
    "rows as a number": {**HEAD, "rows": 5},
    "a fact nobody uses": {**HEAD, "facts": {"child.shoe": 5}},
    "lateness too long": {**HEAD, "lateness": "x" * 100_001},
    "lateness in emoji": {**HEAD, "lateness": "😀" * 60_000},
    "lateness of half characters": {**HEAD, "lateness": "\ud83d"},
}
GIVEN: dict[str, Any] = {
    "a question that is none": {"sean": {"value": "yes"}},
    "a prototype": {"__proto__": {"value": "yes"}},
    "a constructor": {"constructor": {"value": "yes"}},
    "a dotted name": {"siblings.name": {"value": "Sam"}},
    "an answer without its key": {"seen": "yes"},
    "an answer that is empty": {"seen": ""},
    "an answer that is nothing": {"seen": None},
    "a key that is a sentence": {"seen": {"value": "yes", SECRET: 1}},
    "a prototype's key": {"seen": {"value": "yes", "__proto__": {"note": "x"}}},
    "both": {"seen": {"value": "yes", "reason": "not_known"}},
    "neither": {"seen": {"note": "hm"}},
    "nulls": {"seen": {"value": None, "reason": None}},
    "a reason not offered": {"seen": {"reason": "declined"}},
    "a reason that is a sentence": {"seen": {"reason": SECRET}},
    "a reason in a list": {"seen": {"reason": ["not_known"]}},
    "an answer to a group": {"siblings": {"value": "Sam"}},
    "a reason for a group": {"siblings": {"reason": "not_known"}},
    "a note of another type": {"seen": {"value": "yes", "note": 5}},
    "a moment that is none": {"seen": {"value": "yes", "at": "yesterday"}},
    "a moment of weeks": {"seen": {"value": "yes", "at": "2026-W01-1"}},
    "a moment with a time": {"seen": {"value": "yes", "at": "2026-01-31T23:59:59Z"}},
    "until that is none": {"seen": {"reason": "not_known", "until": "2026-02-30"}},
    "no choice": {"seen": {"value": SECRET}},
    "a truth": {"seen": {"value": True}},
    "a list for one": {"seen": {"value": ["yes"]}},
    "an empty list": {"likes": {"value": []}},
    "a list of one too many": {"likes": {"value": ["music", SECRET]}},
    "a list in one text": {"likes": {"value": "music, play"}},
    "a number too large": {"lasted": {"value": 41}},
    "a number too long": {"lasted": {"value": 12345678901234567890}},
    "a number of words": {"lasted": {"value": "forty"}},
    "a number in a list": {"lasted": {"value": [5]}},
    "a person with a key too many": {"worker": {"value": {"name": "Ada", "age": "5"}}},
    "a person without a name": {"worker": {"value": {"role": "x"}}},
    "a person of a prototype's name": {"worker": {"value": {"__proto__": {"name": "x"}}}},
    "a person of blanks": {"worker": {"value": "\x1f\x85"}},
    "a person of the byte order mark": {"worker": {"value": "\ufeff"}},
}
ROWS: dict[str, Any] = {
    "a group that is none": {"sibling": {}},
    "a question that has none": {"seen": {"list": []}},
    "an empty text": {"siblings": ""},
    "a list for a mapping": {"siblings": []},
    "a key too many": {"siblings": {"lists": []}},
    "a state that is none": {"siblings": {"state": "many"}},
    "a state in a list": {"siblings": {"state": ["none"]}},
    "a state not offered": {"siblings": {"state": "others"}},
    "none with rows": {"siblings": {"state": "none", "list": [{"row": "a"}]}},
    "none with removed rows": {"siblings": {"state": "none", "list": [{"row": "a", "removed": "yes"}]}},
    "rows that are none": {"siblings": {"list": {"row": "a"}}},
    "a row that is empty": {"siblings": {"list": [""]}},
    "a row that is a text": {"siblings": {"list": ["a"]}},
    "a row with a key too many": {"siblings": {"list": [{"row": "a", "x": 1}]}},
    "a row of no name": {"siblings": {"list": [{"given": {}}]}},
    "a row of a bad name": {"siblings": {"list": [{"row": "a b"}]}},
    "a row of a prototype's name": {"siblings": {"list": [{"row": "__proto__"}]}},
    "a row twice": {"siblings": {"list": [{"row": "a"}, {"row": "a"}]}},
    "removed that is neither": {"siblings": {"list": [{"row": "a", "removed": 1}]}},
    "removed in a list": {"siblings": {"list": [{"row": "a", "removed": ["yes"]}]}},
    "removed that is nothing": {"siblings": {"list": [{"row": "a", "removed": None}]}},
    "an answer amiss in a row": {"siblings": {"list": [{"row": "a", "given": {"name": {"value": 5}}}]}},
    "rows within that are none": {"siblings": {"list": [{"row": "a", "rows": {"name": {}}}]}},
    "rows without end": DEEP,
}
EVERY = {
    **HOSTILE,
    **{f"given: {name}": {**HEAD, "given": given} for name, given in GIVEN.items()},
    **{f"rows: {name}": {**HEAD, "rows": rows} for name, rows in ROWS.items()},
}


@pytest.fixture(scope="module")
def small() -> Artifact:
    return artifact(BODY)


@pytest.mark.parametrize("name", EVERY)
def test_a_file_amiss_is_refused_as_python_refuses_it(in_node: Node, small: Artifact, name: str) -> None:
    """Requirement 2c: the same code, question, expectation and place; or the same record."""
    text = json.dumps(EVERY[name])
    expected: Any = None
    try:
        answers_from(json.loads(text), small.content, small.content_hash)
    except AnswerFault as fault:
        expected = fault_told(fault)
    said = in_node({"page": page_of(small), "opening": {"answers": text, "today": "2026-06-01"}, "calls": []})
    assert said.get("refused") == json.loads(json.dumps(expected))
    assert SECRET not in json.dumps(said.get("refused", {}) | {"path": []})
    if expected is None:
        agree(in_node, small, [], answers=json.loads(text))


TEXTS = {
    "nothing": "",
    "half an object": '{"penpicture": 1',
    "two objects": "{} {}",
    "a comment": '{"a": 1} // x',
    "a comma too many": '{"a": 1,}',
    "a number that is none": '{"a": NaN}',
    "a number with a zero": '{"a": 01}',
    "single quotes": "{'a': 1}",
    "a line end in a text": '{"a": "x\ny"}',
    "an escape that is none": '{"a": "\\x41"}',
    "a byte order mark": "\ufeff{}",
    "a key twice": '{"penpicture": 1, "penpicture": 1}',
    "a key twice by an escape": '{"given": {"seen": 1, "\\u0073een": 2}}',
    "brackets without end": "[" * 100_000,
    "a bare word": "yes",
    "a number alone": "0",
    "a truth alone": "false",
    "an empty text alone": '""',
    "an empty list": "[]",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_is_no_json_is_refused_by_both(in_node: Node, small: Artifact, name: str) -> None:
    """A key that stands twice would lose an answer, in whichever program is the more lenient."""
    _, found = read_answers(Source("kept.json", TEXTS[name]), small.content, small.content_hash)
    said = in_node({"page": page_of(small), "opening": {"answers": TEXTS[name]}, "calls": []})
    assert said["refused"]["code"] == next(iter(found)).code


@pytest.mark.parametrize(
    "number", ["1e1", "10.0", "1.50", "0.10", "1e-15", "1e400", "-0", "1234567890123456", "39.99999999999999"]
)
def test_a_number_is_taken_as_it_is_written(in_node: Node, small: Artifact, number: str) -> None:
    text = json.dumps({**HEAD, "given": {"lasted": {"value": 5}}}).replace("5", number)
    answers, found = read_answers(Source("kept.json", text), small.content, small.content_hash)
    said = in_node({"page": page_of(small), "opening": {"answers": text}, "calls": []})
    if answers is None:
        assert said["refused"]["code"] == next(iter(found)).code
    else:
        assert said["answers"]["given"] == answers.as_json()["given"]


HELD: dict[str, Any] = {
    **HEAD,
    "facts": {"child.secret": {"value": "x", "on": "2026-01-01"}},
    "given": {
        "seen": {"value": "yes"},
        "secret": {"value": SECRET, "note": "Kept.", "at": "2026-05-01", "shown": "sha256:1"},
    },
    "rows": {
        "siblings": {
            "list": [{"row": "a", "given": {"name": {"value": "Sam"}, "worry": {"value": SECRET}}}],
        },
        "visits": {
            "state": "complete",
            "list": [{"row": "v", "given": {"came_on": {"value": "2026-05-02"}}}],
        },
    },
}


def test_what_is_not_for_the_reader_is_kept_and_never_shown(in_node: Node, small: Artifact) -> None:
    """Requirement 4, and nothing typed is lost: the file goes through a family's form and comes back whole."""
    page = page_data(small, Edition("family"))
    calls: list[Any] = [("answer", "lasted", 3), ("removeRow", "siblings", "a"), ("addRow", "siblings", "b")]
    said = by_page(in_node, page, calls, answers=json.dumps(HELD))
    answers = said.pop("answers")
    assert SECRET not in json.dumps(said)
    expected: Any = copy.deepcopy(HELD) | {"artifact": small.content_hash}
    expected["given"]["lasted"] = {"value": 3, "shown": small.content["questions"]["lasted"]["shown"]}
    expected["rows"]["siblings"]["list"] = [
        {"row": "b"},
        expected["rows"]["siblings"]["list"][0] | {"removed": True},
    ]
    assert answers == expected


def test_a_file_that_names_its_reader_comes_back_as_that_readers_part(in_node: Node, small: Artifact) -> None:
    page = page_data(small, Edition("family"))
    for told, reader in (({**HEAD, "reader": "family"}, "family"), (HEAD, None)):
        said = by_page(in_node, page, [("answer", "lasted", 3)], answers=json.dumps(told))
        assert said["answers"].get("reader") == reader


def test_from_whom_a_fact_came_is_written_back_and_never_shown() -> None:
    """A file that somebody opens may hold more than its reader's form shows."""
    built = asking("- id: name\n  ask: Which name?\n  type: text\n  fact: child.known_as\n")
    held = {"value": "Robin", "on": "2026-01-02", "record": "r-7", "said_by": SECRET}
    for audience in ("family", "practitioner"):
        page = page_data(built, Edition(audience))
        opening = json.dumps({"answers": {**HEAD, "facts": {"child.known_as": held}}, "today": "2026-06-01"})
        told = subprocess.run(
            ["node", "--input-type=module"],
            input=f"import {{ open }} from '{(RUNTIME / 'session.js').as_uri()}';\n"
            f"const session = open({json.dumps(page)}, {opening});\n"
            "const shown = session.onRecord('child.known_as');\n"
            "console.log(JSON.stringify([shown, session.answers().facts['child.known_as']]));",
            capture_output=True,
            check=True,
            text=True,
        )
        shown, kept = json.loads(told.stdout)
        assert kept == held and shown["value"] == "Robin" and shown["on"] == "2026-01-02"
        sources = ("r-7", SECRET) if audience == "practitioner" else (None, None)
        assert (shown["record"], shown["said_by"]) == sources


@pytest.mark.parametrize(
    "hidden, code",
    [
        ({"given": {SECRET: {"value": 1}}}, "PP705"),
        ({"given": {"other": {"value": "x", "more": 1}}}, "PP702"),
        ({"given": {"other": {"note": "x"}}}, "PP709"),
        ({"given": {"other": {"value": {"a": {"b": {"c": {"d": "e"}}}}}}}, "PP706"),
        ({"given": {"other": {"value": 12345678901234567890}}}, "PP706"),
        ({"given": {"other": {"reason": "tired"}}}, "PP707"),
        ({"rows": {"other": {"list": [{"row": "a", "rows": DEEP}]}}}, "PP703"),
        ({"rows": {"other": {"list": [{"row": "a"}, {"row": "a"}]}}}, "PP710"),
    ],
)
def test_what_is_not_shown_is_looked_at_all_the_same(
    in_node: Node, small: Artifact, hidden: Any, code: str
) -> None:
    page = page_data(small, Edition("family"))
    said = by_page(in_node, page, [], answers=json.dumps({**HEAD, **hidden}))
    assert said["refused"]["code"] == code


def test_a_page_that_shows_everything_keeps_nothing_that_it_does_not_know(
    in_node: Node, small: Artifact
) -> None:
    said = by_page(
        in_node, page_data(small), [], answers=json.dumps({**HEAD, "given": {"other": {"value": "x"}}})
    )
    assert said["refused"]["code"] == "PP705"

"""A file that was written under former names is read in the page as Python reads it (rule L7)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from penpicture.engine.answer_checking import AnswerFault, answers_from
from tests.engine.written import artifact
from tests.runtime.visits import Node, agree, by_page, fault_told, page_of

BODY = """\
sections:
  - id: story
    title: Story
    questions:
      - id: likes
        was: enjoys, fun
        ask: What do you like?
        type: choices
        options:
          music:
            say: Music
            was: tunes
          play: Play
      - id: kin
        was: siblings
        ask: Who else?
        type: group
        each: sibling
        questions:
          - id: called
            was: name
            ask: Their name?
            type: text
"""
HEAD: dict[str, Any] = {"penpicture": 1, "answers": "small", "version": "1.0.0"}
ROW = {"row": "a", "given": {"name": {"value": "Sam"}}}
FILES: dict[str, Any] = {
    "nothing": None,
    "present names": {"given": {"likes": {"value": ["play"]}}},
    "a former name": {"given": {"fun": {"value": ["play"]}}},
    "a former code": {"given": {"likes": {"value": ["tunes", "play"]}}},
    "former codes in a text": {"given": {"enjoys": {"value": "play, tunes"}}},
    "a code that is a mapping": {"given": {"likes": {"value": [{"toString": 1}]}}},
    "a name and a former one": {"given": {"fun": {"value": ["play"]}, "likes": {"value": ["music"]}}},
    "two former names": {"given": {"fun": {"value": ["play"]}, "enjoys": {"value": ["music"]}}},
    "rows under former names": {"rows": {"siblings": {"list": [ROW]}}},
    "rows under two names": {"rows": {"kin": {"list": []}, "siblings": {"list": []}}},
    "given that is none": {"given": ["fun"]},
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_under_former_names_is_read_in_the_page_as_python_reads_it(in_node: Node, name: str) -> None:
    small = artifact(BODY)
    data = None if FILES[name] is None else HEAD | FILES[name]
    try:
        answers_from(data, small.content, small.content_hash)
    except AnswerFault as fault:
        if data is not None:
            said = by_page(in_node, page_of(small), [], answers=data)
            told = fault_told(fault)
            if fault.code == "PP720":  # the page tells the question alone, under which nothing was read
                told["path"] = []
            assert said.get("refused") == json.loads(json.dumps(told))
            return
    agree(in_node, small, [], answers=data)

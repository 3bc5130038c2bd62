"""What a test of a list waits for, row by row: the page names what Python names, a row that may be left out included."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from penpicture.engine.artifact import Artifact
from tests.engine.written import asking
from tests.runtime.visits import Call, Node, agree

GROUP = """\
- id: siblings
  ask: Who else?
  type: group
  each: sibling
  there are others: There are others
  questions:
    - id: adult
      ask: Grown up?
      type: yes/no
      no answer because: not_applicable, not_known
    - id: age
      ask: How old?
      type: number
      no answer because: not_applicable, not_known
"""
TESTS = [
    "adult is yes and age > 3",
    "adult is yes or age > 3",
    "not (adult is yes and age > 3)",
    "age is answered",  # a gap fails it already, though it may yet hold
    "not (age is answered)",
]
ASKED = [f"{kind} sibling where ({test})" for kind, test in product(["any", "every", "no"], TESTS)]
FORM = GROUP + "".join(
    f"- id: asked_{number}\n  ask: What of them?\n  type: text\n  mandatory: yes\n  ask when: {condition}\n"
    for number, condition in enumerate(ASKED)
)
ADULT = [None, "yes", "no", "not_applicable", "not_known"]
AGE = [None, 5, 1, "not_applicable"]
SECOND = [None, ("yes", 5), ("no", 1), ("not_applicable", "not_applicable")]


@pytest.fixture(scope="module")
def form() -> Artifact:
    """Each kind of test, of each shape."""
    return asking(FORM)


def row(name: str, adult: Any, age: Any) -> list[Call]:
    """A row, told as far as this."""
    calls: list[Call] = [("addRow", "siblings", name)]
    for question, said in ((f"siblings[{name}].adult", adult), (f"siblings[{name}].age", age)):
        if said in ("not_applicable", "not_known"):
            calls.append(("giveReason", question, said))
        elif said is not None:
            calls.append(("answer", question, said))
    return calls


@pytest.mark.parametrize("adult", ADULT)
@pytest.mark.parametrize("age", AGE)
@pytest.mark.parametrize("others", [True, False])
def test_what_a_test_of_a_list_waits_for(
    in_node: Node, form: Artifact, adult: str | None, age: int | str | None, others: bool
) -> None:
    """Rules C6, S3 and S6: what is waited for and read, and what sign-off lacks."""
    for second in SECOND:
        calls = row("a", adult, age) + (row("b", *second) if second else [])
        if others:
            calls.append(("sayRows", "siblings", "others"))
        agree(in_node, form, calls)


def test_a_row_that_may_be_left_out_is_waited_for(in_node: Node, form: Artifact) -> None:
    """It would count against `every` if it were told: a grown-up who is none has an age all the same."""
    told = agree(in_node, form, row("a", "not_applicable", None))
    every = told["because"][f"asked_{ASKED.index(f'every sibling where ({TESTS[0]})')}"]
    assert every["sentence"].startswith("waiting until `siblings[a].age` is known")

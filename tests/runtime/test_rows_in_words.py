"""Lists of rows, said by the page as Python says them, nobody left out without a word."""

from __future__ import annotations

import pytest

from tests.engine.written import asking
from tests.runtime.visits import Call, Node, agree

GROUP = """\
- id: siblings
  ask: Who else?
  type: group
  each: sibling
  there are others: There are others
  questions:
    - id: called
      ask: Their name?
      type: text
    - id: adult
      ask: Grown up?
      type: yes/no
- id: carer
  ask: Who cares for them?
  type: text
  ask when: every sibling where adult is yes
"""
SUMMARY = "case summary:\n  - show: siblings\n    label: Siblings\npen picture:\n  - With <siblings>.\n"


@pytest.mark.parametrize("named", [(), ("a",), ("a", "b"), ("a", "b", "c")])
@pytest.mark.parametrize("others", [True, False])
def test_rows_named_and_not_yet_named(in_node: Node, named: tuple[str, ...], others: bool) -> None:
    """Rule R5."""
    calls: list[Call] = [("addRow", "siblings", row) for row in "abc"]
    calls += [("answer", f"siblings[{row}].called", row.upper()) for row in named]
    calls += [("answer", f"siblings[{row}].adult", "yes") for row in named]
    if others:
        calls.append(("sayRows", "siblings", "others"))
    agree(in_node, asking(GROUP, SUMMARY), calls)

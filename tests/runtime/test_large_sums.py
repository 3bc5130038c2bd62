"""A sum of many large amounts is exact in the page too, however large it grows."""

from __future__ import annotations

from tests.engine.written import asking
from tests.runtime.visits import Call, Node, agree

MONEY = """\
- id: debts
  ask: What is owed?
  type: group
  each: debt
  questions:
    - id: pounds
      ask: How much?
      type: number
- id: advice
  ask: Who advises?
  type: text
  ask when: total of debts.pounds > 999
"""


def test_a_sum_that_no_longer_fits_a_number_of_the_browsers_is_still_told(in_node: Node) -> None:
    """Rule C6."""
    rows = [f"r{n}" for n in range(12)]
    calls: list[Call] = [("addRow", "debts", row) for row in rows]
    calls += [("answer", f"debts[{row}].pounds", 999999999999999) for row in rows]
    told = agree(in_node, asking(MONEY), calls)
    assert told["json"]["questions"]["advice"]["status"] == "asked"

"""The page on conditions: every example in it means something."""

import re
from pathlib import Path

from tests.dsl.scope_of import typed

PAGE = Path(__file__).resolve().parents[2] / "docs" / "conditions.md"


def test_every_example_of_the_page_is_understood() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][2:]
    examples = [text for row in rows for text in re.findall(r"`([^`]+)`", row.split("|")[2])]
    assert len(examples) > 40
    for text in examples:
        assert typed(text).text == text

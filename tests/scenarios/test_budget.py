"""Finding 1: how many questions a child and family are asked. A budget that grows is a choice somebody has to make."""

from __future__ import annotations

import pytest

from tests.scenarios.children import AT_SCHOOL, BABY, FOURTEEN, UNBORN
from tests.scenarios.story import CASES, Story


def outside_rows(asked: list[str]) -> list[str]:
    """Questions asked once; those of rows are as many as the people they are about."""
    return [question for question in asked if "[" not in question]

"""A store with children of one family."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.knowing.family import Case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A new store, closed again."""
    made = Case(tmp_path)
    yield made
    made.store.close()

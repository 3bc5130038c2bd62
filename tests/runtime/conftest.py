"""The engine in the page, running in node."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.runtime.visits import Node, node


@pytest.fixture(scope="session")
def in_node() -> Iterator[Node]:
    """One node for all tests."""
    running = node()
    yield running
    running.close()

"""Stores with records in them: one signed record is made once, and each test has a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from penpicture.engine.store.store import Store
from tests.records.visit import kept
from tests.renderers.conftest import look_at

__all__ = ["look_at"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new store, closed again."""
    with Store.open(tmp_path / "new.db", create=True) as found:
        yield found


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "kept.db"
    kept(path)
    return path


@pytest.fixture
def signed_store(_made: Path, tmp_path: Path) -> Path:
    """The file of a store with one signed record, `r-1`."""
    return Path(shutil.copy(_made, tmp_path / "kept.db"))

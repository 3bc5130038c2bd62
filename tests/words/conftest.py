"""A folder that has an authority."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.words.folder import AUTHORITY, Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path).write(authority=AUTHORITY)

"""A file of ours that ends otherwise than in `.yaml` is told of, and a stranger's is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.engine.files import files_of


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("north.yml", "penpicture: 1\nlayer: north\n", 1),
        ("north.YAML", "# ours\npenpicture: 1\nlayer: north\n", 1),
        ("compose.yml", "services:\n  penpicture: 1\n", 0),
        (".hidden.yml", "penpicture: 1\n", 0),
        ("north.txt", "penpicture: 1\n", 0),
    ],
)
def test_what_says_that_it_is_ours_is_not_passed_over_in_silence(
    tmp_path: Path, name: str, text: str, told: int
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    found, faults = files_of(tmp_path)
    assert found == () and [fault.code for fault in faults] == ["PP307"] * told
    assert all(".yaml" in fault.help for fault in faults)

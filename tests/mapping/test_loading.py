"""What is loaded, and when: libraries that take long to load are loaded by those who need them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_SMALL = """\
penpicture: 1
exemplar: small
version: 1.0.0
title: Small
about: child
sections:
  - id: home
    title: At home
    questions:
      - id: likes
        ask: What does <child.known_as> like?
        type: text
"""

_BUILD = """\
import sys
from penpicture.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*sorted({"sqlalchemy", "holidays"} & sys.modules.keys()))
"""


def _loaded(folder: Path, target: str) -> list[str]:
    """Which of the libraries that take long to load are there after a build."""
    (folder / "small.yaml").write_text(_SMALL)
    command = [sys.executable, "-c", _BUILD, "build", "small.yaml", "--out", "out", "--target", target]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert (folder / "out" / "small" / "artifact.json").is_file()
    return done.stdout.splitlines()[-1].split()


def test_a_build_of_a_form_waits_neither_for_a_database_nor_for_a_calendar(tmp_path: Path) -> None:
    assert _loaded(tmp_path, "form-html") == []


def test_the_tables_are_written_with_what_they_need(tmp_path: Path) -> None:
    assert _loaded(tmp_path, "tables") == ["sqlalchemy"]
    assert (tmp_path / "out" / "small" / "tables.sqlite.sql").is_file()

"""README and docs are true: every block that can be run is run, and every link leads somewhere."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, TOP, blocks, run

NAMES = [str(page.relative_to(TOP)) for page in PAGES]
LANGUAGES = {"", "console", "diff", "js", "json", "make", "mermaid", "python", "sh", "text", "toml", "yaml"}
UNRUN = (
    "git clone ",
    "cd ",
    "make ",
    "pip install ",
    "penpicture watch ",
    "python3 -m venv ",
    ".venv/bin/",
    "sudo ",
)


RECIPES = "docs/adding.md"
"""The page that changes Penpicture itself: it is followed on a copy."""


def checkout(room: Path) -> None:
    """Copy what makes up the repository."""
    kept = (
        "penpicture",
        "dsl",
        "engine",
        "exemplars",
        "renderers",
        "examples",
        "tests",
        "docs",
        "pyproject.toml",
    )
    for name in kept:
        if (TOP / name).is_dir():
            junk = shutil.ignore_patterns("__pycache__")
            shutil.copytree(TOP / name, room / name, symlinks=True, ignore=junk)
        else:
            shutil.copy(TOP / name, room / name)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_does_what_it_says(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if name == RECIPES:
        checkout(tmp_path)
    monkeypatch.chdir(tmp_path)
    run(TOP / name, tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_blocks_say_their_language(name: str) -> None:
    for block in blocks(TOP / name):
        assert block.language in LANGUAGES, f"{name}:{block.line}"
        if block.language == "json":
            json.loads(block.text)
        if block.language == "sh":
            for line in block.text.splitlines():
                assert not line or line.startswith(UNRUN), f"{name}:{block.line}: {line}"


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    page = TOP / name
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        if path.startswith(("http://", "https://", "mailto:")):
            continue
        there = (page.parent / path) if path else page
        assert there.exists(), f"{name}: {target}"
        if anchor and there.suffix == ".md":
            assert anchor in anchors(there), f"{name}: {target}"


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    return {
        re.sub(r"[^\w\- ]", "", heading.replace("`", "")).strip().lower().replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    }


def test_the_index_leads_to_every_page() -> None:
    index = (TOP / "docs" / "index.md").read_text(encoding="utf-8")
    missing = [
        p.name for p in (TOP / "docs").glob("*.md") if p.name != "index.md" and f"({p.name}" not in index
    ]
    assert not missing, missing

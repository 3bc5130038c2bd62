"""Every folder is packaged, every link points home, and nothing stray lies at the top."""

from __future__ import annotations

import subprocess
import tomllib

from tests.package.rooms import FLOORS, TOP, real

LINKED = ("dsl", "engine", "exemplars", "renderers")

AT_THE_TOP = {
    ".ci", ".github", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "benchmarks", "docs",
    "dsl", "engine", "examples", "exemplars", "penpicture", "pyproject.toml", "renderers", "tests",
}  # fmt: skip


def packages() -> list[str]:
    """The packages that pyproject.toml lists."""
    with (TOP / "pyproject.toml").open("rb") as file:
        found: list[str] = tomllib.load(file)["tool"]["setuptools"]["packages"]
    return found


def test_every_folder_of_code_is_listed_and_no_other() -> None:
    """An unlisted folder imports fine in the checkout and is missing from the wheel."""
    folders = []
    for room in FLOORS:
        for init in sorted((TOP / room).rglob("__init__.py")):
            if real(init):
                parts = init.parent.relative_to(TOP).parts
                folders.append(".".join(parts if parts[0] == "penpicture" else ("penpicture", *parts)))
    assert sorted(folders) == sorted(packages())


def test_every_folder_with_python_in_it_is_a_package() -> None:
    for folder in (*FLOORS, "tests"):
        for path in (TOP / folder).rglob("*.py"):
            if real(path) and "__pycache__" not in path.parts:
                assert (path.parent / "__init__.py").exists(), path.relative_to(TOP)


def test_the_links_point_home() -> None:
    for room in LINKED:
        link = TOP / "penpicture" / room
        assert link.is_symlink() and str(link.readlink()) == f"../{room}"
        assert link.resolve() == TOP / room


def test_the_face_holds_the_face_alone() -> None:
    """Rooms are linked into the face, never copied."""
    folders = {p.name for p in (TOP / "penpicture").iterdir() if p.is_dir() and not p.is_symlink()}
    assert folders - {"__pycache__"} == {"commands"}


def test_the_top_level_is_as_it_is() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=TOP, capture_output=True, check=True, text=True
    ).stdout
    assert {name.split("/")[0] for name in tracked.split("\0") if name} <= AT_THE_TOP


def test_the_links_are_kept_as_links() -> None:
    """A checkout that copied them would import every class twice."""
    staged = subprocess.run(
        ["git", "ls-files", "-s", "penpicture"], cwd=TOP, capture_output=True, check=True, text=True
    ).stdout
    links = {line.split("\t")[1] for line in staged.splitlines() if line.startswith("120000")}
    assert links == {f"penpicture/{room}" for room in LINKED}

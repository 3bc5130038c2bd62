"""The wheel and the source archive hold what they should, exactly, and work when unpacked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.package.rooms import FLOORS, TOP, real

pytestmark = pytest.mark.xdist_group("archives")

DATA = {
    "dsl": {".lark", ".json"},
    "engine": {".json"},
    "exemplars": {".yaml", ".po"},
    "renderers": {
        ".jinja",
        ".html",
        ".css",
        ".js",
        ".json",
        ".typ",
        ".svg",
        ".txt",
        ".ttf",
        ".otf",
        ".woff2",
        ".po",
    },
    "penpicture": set(),
}
"""The kinds of file beside Python that a room ships."""


def tracked() -> list[str]:
    """What git would carry into a clean checkout, uncommitted files included."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    out = subprocess.run(command, cwd=TOP, capture_output=True, check=True, text=True).stdout
    return [name for name in out.split("\0") if name and os.path.lexists(TOP / name)]


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive and the wheel that is built from it."""
    room = tmp_path_factory.mktemp("archives")
    source = room / "source"
    for name in tracked():
        target = source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(TOP / name, target, follow_symlinks=False)
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(room), str(source)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return room


@pytest.fixture(scope="session")
def wheel(archives: Path) -> Path:
    return next(archives.glob("*.whl"))


@pytest.fixture(scope="session")
def unpacked(archives: Path) -> Path:
    """The source archive, unpacked."""
    with tarfile.open(next(archives.glob("*.tar.gz"))) as archive:
        archive.extractall(archives / "unpacked", filter="data")
    return next((archives / "unpacked").iterdir())


def expected_in_the_wheel() -> set[str]:
    found = {"penpicture/py.typed"}
    for room in FLOORS:
        for path in (TOP / room).rglob("*"):
            shipped = path.suffix == ".py" or path.suffix in DATA[room]
            if path.is_file() and real(path) and "__pycache__" not in path.parts and shipped:
                inside = path.relative_to(TOP).as_posix()
                found.add(inside if room == "penpicture" else f"penpicture/{inside}")
    return found


def test_the_wheel_holds_the_house_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {n for n in archive.namelist() if not n.endswith("/")}
    inside = {n for n in names if not n.startswith("penpicture-")}
    assert inside == expected_in_the_wheel()
    assert {n.split("/", 1)[1] for n in names - inside} == {
        "METADATA", "RECORD", "WHEEL", "entry_points.txt", "top_level.txt", "licenses/LICENSE",
    }  # fmt: skip


def test_the_wheel_takes_one_name_only(wheel: Path) -> None:
    """Nobody's site-packages gains a package called `engine`."""
    with zipfile.ZipFile(wheel) as archive:
        top = next(n for n in archive.namelist() if n.endswith("top_level.txt"))
        assert archive.read(top).decode().split() == ["penpicture"]


def test_the_wheel_carries_the_grammar_the_schemas_and_the_library(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for needed in (
        "penpicture/py.typed",
        "penpicture/dsl/grammar.lark",
        "penpicture/engine/language.schema.json",
        "penpicture/engine/artifact.schema.json",
        "penpicture/engine/kept-record.schema.json",
    ):
        assert needed in names, needed
    assert any(n.startswith("penpicture/exemplars/initial-assessment/") for n in names)
    assert any(n.startswith("penpicture/exemplars/data-model/") for n in names)


def test_the_source_archive_holds_what_the_wheel_is_built_from(unpacked: Path) -> None:
    """And no more of the checkout: whoever wants the tests and the pages takes the repository."""
    found = {p.relative_to(unpacked).as_posix() for p in unpacked.rglob("*") if p.is_file()}
    rooms = {name.removeprefix("penpicture/") for name in expected_in_the_wheel()}
    ours = {name if (TOP / name).is_file() else f"penpicture/{name}" for name in rooms}
    about = {"LICENSE", "README.md", "pyproject.toml"}
    written = {name for name in found if ".egg-info/" in name} | {"PKG-INFO", "setup.cfg"}
    assert found - written == ours | about


def test_the_unpacked_source_archive_installs_and_runs(unpacked: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation",
         "--target", str(home), str(unpacked)],
        check=True,
        capture_output=True,
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "penpicture", "check", str(TOP / "examples" / "northshire")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr

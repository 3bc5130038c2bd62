"""Imports run downhill, and say how they get there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.package.rooms import FLOORS, TOP, modules


def imports(path: Path) -> Iterator[tuple[int, int, str]]:
    """Each import of a file as line, leading dots and dotted name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            if node.level and node.module is None:
                for name in node.names:
                    yield node.lineno, node.level, name.name
            else:
                yield node.lineno, node.level, node.module or ""
        elif isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, 0, name.name


def imported_room(path: Path, dots: int, name: str) -> str | None:
    """The room that a relative import lands in; None where it leaves the house."""
    parts = path.relative_to(TOP).with_suffix("").parts
    # The face is the package itself; the other rooms hang under it.
    package = list(parts[:-1]) if parts[0] == "penpicture" else ["penpicture", *parts[:-1]]
    kept = package[: len(package) - (dots - 1)]
    if not kept:
        return None
    target = [*kept, *name.split(".")]
    return target[1] if len(target) > 1 and target[1] in FLOORS else "penpicture"


@pytest.mark.parametrize("room", FLOORS)
def test_a_room_imports_only_from_the_floors_below(room: str) -> None:
    wrong = []
    for path in modules(room):
        for line, dots, name in imports(path):
            if not dots:
                continue
            target = imported_room(path, dots, name)
            if target is None or (target != room and FLOORS[target] >= FLOORS[room]):
                wrong.append(f"{path.relative_to(TOP)}:{line} imports {'.' * dots}{name}")
    assert not wrong, wrong


@pytest.mark.parametrize("room", FLOORS)
def test_rooms_import_each_other_relatively(room: str) -> None:
    wrong = [
        f"{path.relative_to(TOP)}:{line} imports {name}"
        for path in modules(room)
        for line, dots, name in imports(path)
        if not dots and name.split(".")[0] in FLOORS
    ]
    assert not wrong, wrong


def test_tests_say_the_full_name() -> None:
    wrong = [
        f"{path.relative_to(TOP)}:{line} imports {'.' * dots}{name}"
        for path in modules("tests")
        for line, dots, name in imports(path)
        if dots or name.split(".")[0] in FLOORS.keys() - {"penpicture"}
    ]
    assert not wrong, wrong


def test_the_runtime_needs_no_compiler() -> None:
    """What loads and runs an artifact imports neither YAML nor the grammar."""
    for path in (TOP / "engine" / "session.py", TOP / "engine" / "artifact.py"):
        assert not {"yaml", "lark"} & {name.split(".")[0] for _, dots, name in imports(path) if not dots}


def test_an_uphill_import_would_be_seen() -> None:
    assert imported_room(TOP / "dsl" / "x.py", 2, "engine.model") == "engine"
    assert imported_room(TOP / "engine" / "analysis" / "x.py", 3, "dsl.source") == "dsl"
    assert imported_room(TOP / "engine" / "x.py", 2, "cli") == "penpicture"
    assert imported_room(TOP / "dsl" / "x.py", 3, "anything") is None
    assert imported_room(TOP / "penpicture" / "commands" / "x.py", 2, "engine.model") == "engine"

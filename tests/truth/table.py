"""Reads the truth table into cases that an evaluator can run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from penpicture.dsl.context import Context, Ref, Tree, depth_of
from penpicture.dsl.dates import parse
from penpicture.dsl.intervals import UNBOUNDED
from penpicture.dsl.truth import ABSENT, STATES, Frame, Pair, Rows, Truth

HERE = Path(__file__).parent
LETTERS: dict[str, Truth] = {"T": True, "F": False, "U": None}
Sources = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """One group of cells: the same sources and columns over many situations."""

    file: str
    rule: str
    about: str
    sources: Sources
    contexts: tuple[bool, ...]
    columns: dict[str, Tree]
    of_values: bool
    rows: tuple[tuple[str, dict[str, str]], ...]


def cases() -> tuple[Case, ...]:
    """Every case of the table but the connectives'."""
    return tuple(_case(path.name, raw) for path in _files() for raw in _load(path) if "sources" in raw)


def connectives() -> list[dict[str, Any]]:
    """The matrices of `connectives.yaml`: `rule`, `operator`, and `cells` by (row, column)."""
    found: list[dict[str, Any]] = []
    for raw in _load(HERE / "connectives.yaml"):
        head, *lines = raw["table"].strip().splitlines()
        columns = [cell.strip() for cell in head.split("|")][1:]
        cells: dict[tuple[str, str], str] = {}
        for line in lines:
            row, *values = (cell.strip() for cell in line.split("|"))
            assert len(values) == len(columns), line
            cells.update({(row, column): value for column, value in zip(columns, values, strict=True)})
        found.append({"rule": raw["rule"], "operator": raw["operator"], "cells": cells})
    return found


def pair(cell: str) -> Pair:
    """`TF` as a pair of truths."""
    return LETTERS[cell[0]], LETTERS[cell[1:]]


def value(cell: str) -> Any:
    """The operand that a cell of `values` names."""
    if cell in ("U", "-"):
        return None if cell == "U" else ABSENT
    lo, dots, hi = cell.partition("..")
    if not dots:
        exact = _end(lo)
        return exact
    low = -UNBOUNDED if not lo else _end(lo)
    high = UNBOUNDED if not hi else _end(hi)
    return low[0] if isinstance(low, tuple) else low, high[1] if isinstance(high, tuple) else high


def context(sources: Sources, nation: str = "England") -> Context:
    """The context of conditions over these sources, laid out in their order."""

    def place(scope: str, ref: Ref) -> tuple[int, int]:
        home, _, name = ref[1].rpartition(".")
        up = depth_of(scope) - depth_of(home)
        if up < 0 or not scope.startswith(home):
            raise KeyError(ref)
        return up, 1 + 2 * list(_within(sources, home)).index(name)

    as_of = ("question", "as_of") if "as_of" in sources else None
    return Context(place, {}, as_of, nation, lambda: 1)


def frame(sources: Sources, situation: str, outer: Frame | None = None, separator: str = ";") -> Frame:
    """The frame of a situation as a row of the table writes it."""
    parts = _split(situation, separator)
    assert len(parts) == len(sources), situation
    made: Frame = [outer, *(None, "") * len(parts)]
    for place, (kind, part) in enumerate(zip(sources.values(), parts, strict=True)):
        made[1 + 2 * place : 3 + 2 * place] = _cell(kind, part, made)
    return made


def walk(situation: str) -> Iterator[str]:
    """The parts of a situation, a source each."""
    yield from _split(situation, ";")


def _cell(kind: Any, text: str, outer: Frame) -> tuple[Any, str]:
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    group = isinstance(kind, Mapping)
    if text in STATES and text != "answered":
        if text in ("not_applicable", "skipped"):
            return (Rows(()) if group else ABSENT), text
        return None, text
    if group:
        rows = _split(text.removeprefix("rows:"), ",")
        others = rows[-1] == "others"
        frames = [
            frame(kind, row, outer, "/" if len(kind) > 1 else "\0") for row in rows[: -1 if others else None]
        ]
        return Rows(frames, others), "answered"
    return _answer(kind, text), "answered"


def _answer(kind: str, text: str) -> Any:
    if kind == "number":
        return _number(text)
    if kind in ("date", "partial date"):
        found = parse(text)
        assert found is not None, text
        return found
    if kind == "choices":
        return frozenset(text.split("+"))
    return text


def _split(text: str, separator: str) -> list[str]:
    """Parts of a text, brackets kept whole."""
    parts, level = [""], 0
    for char in text:
        level += (char == "(") - (char == ")")
        if char == separator and level == 0:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts]


def _number(text: str) -> int | Decimal:
    return int(text) if re.fullmatch(r"-?[0-9]+", text) else Decimal(text)


def _end(text: str) -> Any:
    return found if (found := parse(text)) is not None and len(text) > 3 else _number(text)


def _within(sources: Sources, home: str) -> Sources:
    for name in home.split(".") if home else ():
        sources = sources[name]
    return sources


def _case(file: str, raw: dict[str, Any]) -> Case:
    head, *lines = raw["table"].strip().splitlines()
    names, *columns = (cell.strip() for cell in head.split("|"))
    trees = raw.get("tests") or raw["values"]
    assert columns == list(trees), f"{file}: {raw['about']}: {columns} are not {list(trees)}"
    assert [name.strip() for name in names.split(";")] == list(raw["sources"]), f"{file}: {raw['about']}"
    rows: list[tuple[str, dict[str, str]]] = []
    for line in lines:
        situation, *cells = (cell.strip() for cell in line.split("|"))
        assert len(cells) == len(columns), line
        rows.append((situation, dict(zip(columns, cells, strict=True))))
    return Case(
        file,
        raw["rule"],
        raw["about"],
        raw["sources"],
        tuple(where == "deciding" for where in raw["in"]),
        {name: _tree(tree) for name, tree in trees.items()},
        "values" in raw,
        tuple(rows),
    )


def _tree(raw: Any) -> Any:
    """The tree as an artifact holds it: whole numbers as numbers, `null` as None."""
    if isinstance(raw, str):
        return None if raw == "null" else raw
    if raw[0] == "number":
        return "number", int(raw[1]) if re.fullmatch(r"-?[0-9]+", raw[1]) else raw[1]
    if raw[0] == "shift":
        return "shift", int(raw[1]), raw[2], _tree(raw[3])
    return tuple(_tree(part) for part in raw)


def _files() -> list[Path]:
    return sorted(HERE.glob("*.yaml"))


@cache
def _load(path: Path) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded

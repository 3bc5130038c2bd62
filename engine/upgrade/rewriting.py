"""The texts of a folder as an upgrade leaves them: single values put in place of others, whole changes taken out, and no
other letter touched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from ...dsl.diagnostic import Diagnostics, Edit
from ...dsl.source import Source, Span
from ...dsl.syntax import Located, Scalar
from .. import upgrade_codes as codes
from ..definition import Acceptance, Authority, Item, Layer, Pinned, Variant
from ..head import LAYERS
from ..layering.expectations import called, verb_of
from ..library import Workspace, fits

Change = tuple[Path, int]
"""A change: the file of its layer, and its place in the layer's list, from 0."""

_BLANK_END = re.compile(r"(\r?\n)(?:[ \t]*\r?\n)+\Z")
"""The blank lines at the end of a text."""


@dataclass(frozen=True, slots=True)
class Move:
    """An exemplar that is to be taken at another version."""

    name: str
    old: str
    new: str


def layers_of(workspace: Workspace, move: Move) -> Iterator[tuple[Path, Layer | Variant]]:
    """The layers and variants that stand on the old version, by file."""
    for head in workspace.documents():
        if head.kind in LAYERS:
            document, _ = workspace.open(head)
            if isinstance(document, (Layer, Variant)):
                wanted = document.changes.value
                if wanted.name == move.name and fits(move.old, wanted.version):
                    yield head.path, document


def rewritten(
    workspace: Workspace, move: Move, out: Diagnostics, without: Iterable[Change] = ()
) -> dict[Path, str]:
    """The new text of each file that changes, by path: `uses` and `changes` say the new version as exactly as they said the
    old one, and the changes in `without` are gone. One that cannot go by itself is reported (PP892, PP893)."""
    edits: dict[Path, list[Edit]] = {}
    made: dict[Path, str] = {}
    gone: dict[Path, set[int]] = {}
    for path, place in without:
        gone.setdefault(path, set()).add(place)
    authority, _ = workspace.authority()
    if authority is not None and workspace.root is not None:
        edits[workspace.root / "authority.yaml"] = list(_uses(authority, move))
    for path, document in layers_of(workspace, move):
        edits[path] = [_reference(document.changes, move)]
        places = gone.get(path, set())
        if len(places) == len(document.list):
            out.add(codes.NOTHING_LEFT.at(document.name.span, layer=document.name.text))
            edits[path], made[path] = [], ""
            continue
        for place in sorted(places):
            lines = lines_of(document.list[place])
            said = verb_of(document.list[place])[1]
            if lines is None:
                out.add(codes.CANNOT_TAKE_OUT.at(said.span, change=called(document.list[place])))
            else:
                edits[path].append(Edit(lines, ""))
    texts: Mapping[Path, list[Edit]] = {path: each for path, each in edits.items() if each}
    for path, several in texts.items():
        text = several[0].span.source.text
        new = _edited(text, several)
        if new != text and not re.search(_BLANK_END, text):
            new = re.sub(_BLANK_END, r"\1", new)
        if new != text:
            made[path] = new
    return made


def _uses(authority: Authority, move: Move) -> Iterator[Edit]:
    for used in authority.uses:
        if used.value.name == move.name and fits(move.old, used.value.version):
            yield _reference(used, move)


def _reference(said: Located[Pinned], move: Move) -> Edit:
    """A reference to the new version, as exact as it was: `@3` becomes `@4`, and none stays none."""
    version = said.value.version
    if version is None:
        return Edit(said.span, said.span.text)
    exact = ".".join(move.new.split(".")[: version.count(".") + 1])
    return Edit(said.span, said.span.text.replace(f"@{version}", f"@{exact}", 1))


def _edited(text: str, edits: Iterable[Edit]) -> str:
    for edit in sorted(edits, key=lambda each: each.span.start, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def lines_of(item: Item | Acceptance) -> Span | None:
    """The whole lines of a change, from its dash to its last word, with the blank line after it where one stands before it
    too; None where they hold anything else."""
    source = item.span.source
    text = source.text
    start = text.rfind("\n", 0, item.span.start) + 1
    last = max(_ends(item))
    end = text.find("\n", last)
    end = len(text) if end < 0 else end + 1
    if not re.fullmatch(r"[ \t]*-[ \t]+", text[start : item.span.start]):
        return None
    if not re.fullmatch(r"['\"]?[ \t]*(#[^\r\n]*)?\r?\n?", text[last:end]):
        return None
    blank = re.compile(r"[ \t]*\r?\n").match(text, end)
    if blank and re.search(r"(^[ \t]*|list:[ \t]*)\r?\n\Z", text[:start], re.MULTILINE):
        end = blank.end()
    return Span(source, start, end)


def text_of(item: Item) -> str:
    """A change as it stands in its layer, on one line: its lines with semicolons between, without those of comments."""
    said = item.span.source.text[item.span.start : max(_ends(item))]
    lines = (line.strip() for line in said.splitlines())
    return "; ".join(line for line in lines if line and not line.startswith("#"))


def _ends(value: Any) -> Iterator[int]:
    """Where each text and value of a change ends."""
    if isinstance(value, (Scalar, Located)):
        yield value.span.end - (1 if value.span.text.endswith("\n") else 0)
    elif isinstance(value, tuple):
        for each in value:
            yield from _ends(each)
    elif is_dataclass(value) and not isinstance(value, (type, Span, Source)):
        for each in fields(value):
            yield from _ends(getattr(value, each.name))

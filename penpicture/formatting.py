"""Laying files out again: the body of `fmt`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from .command_codes import NOT_LAID_OUT, NOTHING_TO_CHECK, UNWRITABLE
from .dsl.diagnostic import Diagnostic, Diagnostics
from .dsl.loading import load
from .engine.head import head
from .engine.layout import layout
from .engine.library import files_of, real
from .typed import command_line


def lay_out(
    args: list[str], paths: Sequence[Path], *, write: bool
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The files whose layout is not canonical, and what was found. With `write` they are laid out again, in place.

    A file with a fault is left as it is.
    """
    found = Diagnostics()
    changed: list[Path] = []
    for path in paths:
        before = len(found)
        files = list(_files(path, found))
        if not files and len(found) == before:
            found.add(NOTHING_TO_CHECK.at(command_line(args, str(path)), path=str(path)))
        for file in files:
            if file.suffix == ".json":
                found.add(NOT_LAID_OUT.at(command_line(args, str(file)), path=str(file)))
                continue
            text = _laid_out(file, found)
            if text is None:
                continue
            if write and not _write(args, file, text, found):
                continue
            changed.append(file)
    return tuple(changed), found.sorted()


def _files(path: Path, found: Diagnostics) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    files, faults = files_of(path)
    found.extend(faults)
    for file in files:
        if head(file) is not None:
            yield path / file.relative_to(real(path))


def _laid_out(file: Path, found: Diagnostics) -> str | None:
    """The canonical text of a file; None where it is canonical already, or has a fault."""
    source, faults = load(file, str(file))
    found.extend(faults)
    if source is None:
        return None
    text, faults = layout(source)
    found.extend(faults)
    return None if text == source.text else text


def _write(args: list[str], file: Path, text: str, found: Diagnostics) -> bool:
    target = real(file)  # a link stays a link
    half = target.with_name(f".{target.name}.part")
    try:
        half.write_text(text, encoding="utf-8", newline="\n")
        shutil.copymode(target, half)
        half.replace(target)
    except OSError as fault:
        half.unlink(missing_ok=True)
        reason = (fault.strerror or "it is not possible").lower()
        found.add(UNWRITABLE.at(command_line(args, str(file)), path=str(file), reason=reason))
        return False
    return True

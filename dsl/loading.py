"""A file's bytes as a source: the first gate, before YAML sees anything."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from .diagnostic import Diagnostic, Diagnostics
from .reading_codes import NOT_FOUND, NOT_UTF8, TOO_LARGE
from .source import Source, Span

MOST_BYTES = 16_000_000
"""The largest file read. A definition of 20,000 questions is about 8 MB, and no real one has a tenth of that."""

_OTHER_UNICODE = ((codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"),
                  (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))  # fmt: skip


def load(
    path: Path | str, name: str | None = None, *, private: bool | None = None
) -> tuple[Source | None, Diagnostics]:
    """Read a file as UTF-8; `name` is what its author calls it (the path as given, when left out). A
    `private` file holds answers, so no fault shows a line of it; left out, any is that may (`may_hold_answers`).

    A byte-order mark of UTF-8 is accepted and left out. Raises nothing: a file that is missing, a folder, not
    permitted, larger than `MOST_BYTES` or not UTF-8 gives None and one diagnostic.
    """
    path, name = Path(path), str(path) if name is None else name
    try:
        if path.is_dir():
            return None, _refused(name, "it is a folder")
        if path.exists() and not path.is_file():
            # A pipe or a device may never end.
            return None, _refused(name, "it is not an ordinary file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None, _refused(name, "there is no such file")
    except PermissionError:
        return None, _refused(name, "it may not be read")
    except (OSError, ValueError):
        return None, _refused(name, "the disk or the name is at fault")
    if len(data) > MOST_BYTES:
        return None, Diagnostics([_too_large(Source(name, ""))])
    return decode(data, name, private=may_hold_answers(data) if private is None else private)


def may_hold_answers(data: bytes) -> bool:
    """Whether a file may be somebody's answers, sound or not: it says so anywhere, or has what answers have and does
    not say that it is a definition."""
    if _ANSWERS.search(data):
        return True
    return _DEFINITION.search(data) is None and _ANSWERS_HAVE.search(data) is not None


_ANSWERS = re.compile(rb"(?:^|[\s{,])[\"']?answers[\"']?[ \t]*:")
_ANSWERS_HAVE = re.compile(rb"(?:^|[\s{,])[\"']?(?:given|rows|facts)[\"']?[ \t]*:")
_DEFINITION = re.compile(rb"(?:^|[\r\n])[\"']?(?:exemplar|fragment|data model|codes|authority)[\"']?[ \t]*:")


def decode(data: bytes, name: str, *, private: bool = False) -> tuple[Source | None, Diagnostics]:
    """The text of `data`, which must be UTF-8 (with or without a byte-order mark), else None and one diagnostic."""
    if len(data) > MOST_BYTES:
        return None, Diagnostics([_too_large(Source(name, ""))])
    for mark, encoding in _OTHER_UNICODE:
        if data.startswith(mark):
            return None, Diagnostics([_encoded(Source(name, ""), f"it is saved as {encoding}")])
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(name, data.decode("utf-8"), private), Diagnostics()
    except UnicodeDecodeError as fault:
        at = len(data[: fault.start].decode("utf-8"))
        line = data.count(b"\n", 0, fault.start) + 1
        source = Source(name, data.decode("utf-8", errors="replace"), private)
        if b"\0" in data[:64]:
            where, reason = "this file", "it is not text, or it is saved as UTF-16"
        else:
            where, reason = f"a letter on line {line}", f"byte {fault.start + 1} of the file begins no letter"
        return None, Diagnostics([NOT_UTF8.at(Span(source, at, at + 1), where=where, reason=reason)])


def too_large(source: Source) -> Diagnostic | None:
    """The diagnostic of a text beyond `MOST_BYTES` characters, however it came here; else None."""
    return _too_large(source) if len(source.text) > MOST_BYTES else None


def _too_large(source: Source) -> Diagnostic:
    return TOO_LARGE.at(Span(source, 0, 0), most=f"{MOST_BYTES // 1_000_000} MB")


def _encoded(source: Source, reason: str) -> Diagnostic:
    return NOT_UTF8.at(Span(source, 0, 0), where="this file", reason=reason)


def _refused(name: str, reason: str) -> Diagnostics:
    return Diagnostics([NOT_FOUND.at(Span(Source(name, ""), 0, 0), name=name, reason=reason)])

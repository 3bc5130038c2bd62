"""A record on paper: the same as the page, as tagged PDF/UA-1.

The record reaches Typst as JSON in `sys.inputs`, never as Typst text, so nothing in an answer can be markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from functools import cache, lru_cache
from importlib.resources import files

import typst

from ..engine.session import Session
from .edition import STANDARD, Edition
from .record import Notice, Record, read_record
from .target import Emitted

_UNKNOWN_LETTER = "\ufffd"
_ALWAYS_THERE = "\u017f"
"""Every letter up to here is in the fonts that Typst carries: Latin as English, Welsh and Polish write it."""


def record_pdf(session: Session, edition: Edition = STANDARD) -> Emitted:
    """An edition of the record, as `record.<edition>.<language>.pdf`; the same record gives the same bytes.

    A letter that the fonts lack is printed as a replacement mark, and the record's last heading says how many
    kinds there were. Raises typst.TypstError only for a fault of ours in the template.
    """
    record = read_record(session, edition.audience)
    return Emitted({f"record.{edition.name}.{record.language}.pdf": _print(record)})


def _print(record: Record) -> bytes:
    text = _as_json(record)
    try:
        return _compile(_template(), text)
    except typst.TypstError:
        # PDF/UA refuses a page with a letter that no font has: find which ones, and say so in print.
        foreign = {letter for letter in text if letter > _ALWAYS_THERE}
        lacking = {letter for letter in foreign if not _printable(letter)}
    try:
        return _compile(_template(), _without(lacking, record))
    except typst.TypstError:
        return _compile(_template(), _without(foreign, record))


def _as_json(record: Record) -> str:
    return json.dumps(asdict(record), ensure_ascii=False)


def _without(letters: Iterable[str], record: Record) -> str:
    marks = {ord(letter): _UNKNOWN_LETTER for letter in letters}
    line = f"Kinds of letter that the fonts lack: {len(marks)}. Each stands as {_UNKNOWN_LETTER}; the record keeps them."
    notice = Notice("Letters that could not be printed", (line,))
    return _as_json(replace(record, notices=(*record.notices, notice))).translate(marks)


@cache
def _template() -> bytes:
    return files(__name__.rpartition(".")[0]).joinpath("templates", "record.typ").read_bytes()


@lru_cache(maxsize=4096)
def _printable(letter: str) -> bool:
    try:
        _compile(
            b'#set document(title: "-")\n#json(bytes(sys.inputs.record))',
            json.dumps(letter, ensure_ascii=False),
        )
    except typst.TypstError:
        return False
    return True


def _compile(template: bytes, record: str) -> bytes:
    # Only Typst's own fonts and a fixed date: the same record gives the same bytes everywhere.
    pdf = typst.compile(
        template, sys_inputs={"record": record}, pdf_standards=["ua-1"], timestamp=0, ignore_system_fonts=True
    )
    assert isinstance(pdf, bytes)
    return pdf

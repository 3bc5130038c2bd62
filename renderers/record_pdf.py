"""A record on paper: the same as the page, as tagged PDF/UA-1.

The record reaches Typst as JSON in `sys.inputs`, never as Typst text, so nothing in an answer can be markup. Only our
own fonts are there to be chosen, and the date is a fixed one: the same record gives the same bytes everywhere.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

import typst

from ..dsl.diagnostic import Diagnostic
from ..engine.artifact import Artifact
from ..engine.session import Session
from ..engine.translation_applied import LANGUAGES
from . import record_codes as codes
from .edition import STANDARD, Edition
from .features import FEATURES, IN_RECORDS
from .font_files import FAMILIES, covered, font_path
from .legible import MARK, in_another_script, right_to_left, script
from .losses import place_of
from .record_kept import record_of
from .record_model import Entry, Record
from .symbols import svg
from .target import Editions, Emitted, Target

_ONE_AT_A_TIME = Lock()
_LONG, _LONG_AT_18_POINTS = re.compile(r"\S{40,}"), re.compile(r"\S{24,}")
"""A word that is longer than some lines. It may break, so that none of it runs off the page; seldom, since whoever
copies it copies the break along."""

_TEN = re.compile("([!-\u024f]{10})(?=[!-\u024f])")
"""Among Latin letters, figures and signs; other scripts break by themselves, or join their letters."""

_CODES = frozenset(("at", "kind", "id", "symbol", "language", "dimensions", "as_written"))
"""Fields of the record that are no text to be set."""


def record_pdf(session: Session, edition: Edition = STANDARD) -> Emitted:
    """An edition of the record, as `record.<edition>.<language>.pdf`.

    A letter that no font has is printed as a mark, and is a loss that says its script, never the text. Raises
    typst.TypstError only for a fault of ours in the template.
    """
    record = record_of(session, edition)
    setting = _Setting(covered(), edition)
    try:
        printed = _compile(setting.of(record))
    except typst.TypstError:
        # A letter and a mark over it that no one font has together: print what the main font has.
        setting = _Setting(covered(main_only=True) - _MARKS_OVER, edition)
        printed = _compile(setting.of(record))
    losses = tuple(setting.losses(record, session.program.artifact))
    return Emitted({f"record.{edition.name}.{record.language}.pdf": printed}, losses)


_MARKS_OVER = frozenset(range(0x300, 0x370))


class _Setting:
    """A record as Typst is given it: each text with its direction, and without the letters that cannot be printed."""

    def __init__(self, printable: frozenset[int], edition: Edition = STANDARD) -> None:
        self.printable = printable
        self.easy = edition.easy_read
        self.large = edition.large_print or edition.easy_read
        self.long = _LONG_AT_18_POINTS if self.large else _LONG
        self.symbols: set[str] = set()
        self.lacking = False
        self.english: frozenset[str] = frozenset()

    def of(self, record: Record) -> str:
        self.english = frozenset(record.as_written)
        # Of the edition only what is seen on paper: what looks alike is laid out once, for Typst remembers it.
        plain = {
            name: self.plain(getattr(record, name), name) for name in _names(record) if name != "edition"
        }
        symbols = {name: svg(name).decode() for name in sorted(self.symbols - {""})}
        data = {
            "record": plain,
            "easy": self.easy,
            "large": self.large,
            "fonts": FAMILIES,
            "symbols": symbols,
            "lang": record.language,
        }
        return json.dumps(data, ensure_ascii=False)

    def plain(self, part: Any, name: str = "") -> Any:
        if isinstance(part, str):
            if name == "symbol":
                self.symbols.add(part)
            if name in _CODES:
                return part
            told = self.text(part)
            return {**told, "english": True} if part in self.english else told
        if isinstance(part, tuple):
            return [self.plain(inner, name) for inner in part]
        if is_dataclass(part):
            return {name: self.plain(getattr(part, name), name) for name in _names(part)}
        return part

    def text(self, words: str) -> dict[str, Any]:
        if not (words.startswith("sha256:") and self.long is _LONG):
            words = self.long.sub(_may_break, words)
        if words.isascii():
            return {"text": words, "foreign": False, "rtl": False}
        rtl = right_to_left(words)
        return {"text": self.printed(words), "foreign": rtl or in_another_script(words), "rtl": rtl}

    def printed(self, words: str) -> str:
        if words.isascii() or all(ord(letter) in self.printable for letter in words):
            return words
        self.lacking = True
        return "".join(letter if ord(letter) in self.printable else MARK for letter in words)

    def losses(self, record: Record, artifact: Artifact) -> Iterator[Diagnostic]:
        """One for each script that lacks letters, at the first question where it does; of a record that was set."""
        found: dict[str, dict[str, str]] = {}
        for at, words in _texts(record) if self.lacking else ():
            for letter in () if words.isascii() else words:
                if ord(letter) not in self.printable:
                    letters = found.setdefault(_script(letter), {})
                    letters[letter] = letters.get(letter) or at
        for name, letters in sorted(found.items()):
            first = next(filter(None, letters.values()), "")
            path = re.sub(r"\[[^\]]*\]", "", first)
            many = len(letters)
            of = f"{name} letter" if name else "sign or small picture"
            yield codes.LETTERS_LACKING.at(
                place_of(("questions", path) if path else ("title",), artifact),
                what=f"one {of}" if many == 1 else f"{many} {of.replace('sign', 'signs')}s",
                where=f", first at `{path}`" if path else "",
            )


def _texts(part: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a record, with the address of the question around it, empty where there is none."""
    if isinstance(part, str):
        yield at, part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _texts(inner, at)
    elif is_dataclass(part):
        around = part.at if isinstance(part, Entry) else at
        for name in _names(part):
            if name not in _CODES:
                yield from _texts(getattr(part, name), around)


def _names(part: Any) -> tuple[str, ...]:
    kind: Any = type(part)  # mypy holds that a class cannot be looked up
    return _names_of(kind)


@cache
def _names_of(kind: type[Any]) -> tuple[str, ...]:
    """The names of a dataclass's fields, which are many times asked for."""
    return tuple(field.name for field in fields(kind))


def _may_break(found: re.Match[str]) -> str:
    return _TEN.sub("\\1\u200b", found[0])


def _script(letter: str) -> str:
    """What the letters of a script are called; empty for signs and small pictures."""
    if unicodedata.category(letter)[0] not in "LMN":
        return ""
    return {"Cjk": "Chinese, Japanese or Korean", "Hangul": "Korean"}.get(script(letter), script(letter))


@cache
def _template() -> bytes:
    return files(__name__.rpartition(".")[0]).joinpath("templates", "record.typ").read_bytes()


@cache
def _compiler() -> typst.Compiler:
    """Kept, so that fonts and template are read once."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_path()])
    return typst.Compiler(input=_template(), font_paths=fonts, ignore_system_fonts=True)


def _compile(record: str) -> bytes:
    with _ONE_AT_A_TIME:
        pdf = _compiler().compile(
            input=_template(), sys_inputs={"record": record}, pdf_standards=["ua-1"], timestamp=0
        )
    assert isinstance(pdf, bytes)
    return pdf


RECORD_PDF = Target(
    "record-pdf",
    "the record, on paper",
    "session",
    record_pdf,
    carries=IN_RECORDS,
    beyond=frozenset(FEATURES) - IN_RECORDS,
    editions=Editions(easy_read=True, large_print=True, framework=True, languages=tuple(LANGUAGES)),
)

"""One catalogue: the translations of an exemplar into one language, read from a PO file.

Babel reads it, after each line was looked at: a stranger's file is refused where it is not what it should be, with
its line, before anything is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..dsl.characters import unseen
from ..dsl.diagnostic import Diagnostics, Related
from ..dsl.source import Source, Span
from . import translation_codes as codes
from .canonical import digest
from .language import VOICES
from .translation_texts import voice_of

MOST_LETTERS = 4_000_000
"""The largest catalogue read, in code points. The shipped initial assessment has about 200,000."""

_TEXT = r'"(?:[^"\\]|\\[nrt"\\])*"'
_LINE = re.compile(rf"[ \t]*(?:#.*|(?:msgctxt|msgid|msgstr)[ \t]+{_TEXT}|{_TEXT})?[ \t]*\r?", re.ASCII)
_KEYWORD = re.compile(r"[ \t]*(msgctxt|msgid|msgstr)\b")
_PLURAL = re.compile(r"[ \t]*(?:msgid_plural\b|msgstr\[)")
_OBSOLETE = "#~"
_AFTER = {
    "msgctxt": ("msgid",),
    "msgid": ("msgstr",),
    "msgstr": ("msgctxt", "msgid"),
    "": ("msgctxt", "msgid"),
}
_REVIEWED = re.compile(r"reviewed-([0-9a-f]{12})")


@dataclass(frozen=True, slots=True)
class Message:
    """One translation: `context` is the path of a facet, empty for every text that is said alike; `source` the text
    as its author wrote it, `said` its translation, empty while there is none. `fuzzy` is what gettext calls a
    translation of other words; `reviewed` says that a native speaker looked at these very words; `remarks` are what the
    tools wrote above it."""

    context: str
    source: str
    said: str
    fuzzy: bool
    reviewed: bool
    span: Span = field(compare=False)
    remarks: tuple[str, ...] = ()

    @property
    def voice(self) -> str:
        """To whom its text is said: one of `language.VOICES`, or empty."""
        return voice_of(self.context)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one file: by their context, and those that hold, by voice and source text."""

    source: Source
    language: str
    by_context: Mapping[str, Message]
    by_words: Mapping[tuple[str, str], Message]

    def place(self) -> Span:
        """The whole file."""
        return Span(self.source, 0, 0)


def review_mark(source: str, said: str) -> str:
    """The flag of a message whose translation was reviewed: it fits these words alone, so that nobody has to remember
    to take it away when the words change."""
    return f"reviewed-{digest(chr(0).join((source, said)).encode()).removeprefix('sha256:')[:12]}"


def read_catalogue(source: Source, language: str) -> tuple[Catalogue | None, Diagnostics]:
    """The catalogue that a source holds, or None and why not (PP660, PP661, PP666, PP667)."""
    found = Diagnostics()
    if len(source.text) > MOST_LETTERS:
        reason = f"it is larger than {MOST_LETTERS // 1_000_000} million letters, and no exemplar has so many words"
        found.add(_unreadable(Span(source, 0, 0), reason))
        return None, found
    _look_through(source, found)
    read = None if found.has_errors else _messages(source, found)
    if read is None:
        return None, found
    messages, said_language = read
    if said_language and said_language.partition("_")[0].lower() != language:
        at = _where(source, r"\"Language:")
        found.add(
            codes.NO_SUCH_LANGUAGE.at(
                at,
                what=f"this catalogue says that it is in `{said_language}`, and it lies where `{language}` is kept",
                help=f"write `Language: {language}`, or move it to the folder of its language",
            )
        )
        return None, found
    by_context: dict[str, Message] = {}
    by_words: dict[tuple[str, str], Message] = {}
    for message in messages:
        if message.context:
            other = by_context.setdefault(message.context, message)
            if other is not message:
                first = (Related(other.span, "and first here"),)
                found.add(codes.SAID_TWICE.at(message.span, path=message.context, related=first))
        if message.said and not message.fuzzy:
            voices = (message.voice,) if message.context else ("", *VOICES)
            for voice in voices:
                by_words.setdefault((voice, message.source), message)
    return (None if found.has_errors else Catalogue(source, language, by_context, by_words)), found


def _look_through(source: Source, found: Diagnostics) -> None:
    """Whether each line is one of a PO file, in an order that makes messages; and that nothing in it is unseen."""
    text = source.text
    for at, name in unseen(text):
        found.add(codes.HIDDEN_LETTER.at(Span(source, at, at + 1), name=name))
        if len(found) >= 20:
            return
    before = ""
    last = 0
    for number, start in enumerate(source.line_starts, 1):
        line = source.line(number)
        span = Span(source, start, start + len(line))
        if _PLURAL.match(line):
            found.add(_unreadable(span, "no text of an exemplar has plural forms, so it has one translation"))
            return
        if not _LINE.fullmatch(line):
            found.add(_unreadable(span, "this line is none of a PO file"))
            return
        keyword = _KEYWORD.match(line)
        if keyword is not None:
            if keyword[1] not in _AFTER[before]:
                found.add(_unreadable(span, f"`{keyword[1]}` cannot stand here"))
                return
            before, last = keyword[1], start
        elif line.lstrip().startswith('"') and not before:
            found.add(_unreadable(span, "a text stands here that belongs to no `msgid` and no `msgstr`"))
            return
        elif line.lstrip().startswith("#") and before in ("msgctxt", "msgid"):
            found.add(_unreadable(span, "a remark stands in the middle of a message"))
            return
    if before in ("msgctxt", "msgid"):
        line = source.line(source.position(last)[0])
        found.add(_unreadable(Span(source, last, last + len(line)), "this message has no `msgstr`"))


def _messages(source: Source, found: Diagnostics) -> tuple[list[Message], str] | None:
    """The messages of a catalogue in their order, and the language that its head names."""
    # Babel is imported where a catalogue is read: most that is built has none.
    from babel.core import UnknownLocaleError
    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message as Read
    from babel.messages.pofile import PoFileError, PoFileParser

    class Each(Catalog):
        """Every message as it is read: two with one text are not made one."""

        def __setitem__(self, id: Any, message: Read) -> None:
            if message.id:
                each.append(message)
            else:
                heads.append(message)

    each: list[Read] = []
    heads: list[Read] = []
    lines = [line for line in source.text.split("\n") if not line.lstrip().startswith(_OBSOLETE)]
    kept = [n for n, line in enumerate(source.text.split("\n"), 1) if not line.lstrip().startswith(_OBSOLETE)]
    try:
        PoFileParser(Each(), abort_invalid=True).parse(iter(lines))
    except (PoFileError, UnknownLocaleError, ValueError, LookupError, TypeError) as fault:
        number = kept[min(getattr(fault, "lineno", 0), len(kept) - 1)]
        start = source.line_starts[number - 1]
        found.add(_unreadable(Span(source, start, start + len(source.line(number))), "this is no message"))
        return None
    head = str(heads[0].string) if heads else ""
    named_language = re.search(r"^Language:[ \t]*([A-Za-z_-]*)", head, re.MULTILINE | re.IGNORECASE)
    made: list[Message] = []
    for read in each:
        number = kept[min((read.lineno or 1) - 1, len(kept) - 1)]
        context, words, said = str(read.context or ""), str(read.id), str(read.string or "")
        span = _of_message(source, number)
        hidden = next((name for part in (context, words, said) for _, name in unseen(part)), None)
        if hidden is not None:
            found.add(codes.HIDDEN_LETTER.at(span, name=hidden))
            continue
        made.append(
            Message(
                context=context,
                source=words,
                said=said,
                fuzzy="fuzzy" in read.flags,
                reviewed=review_mark(words, said) in read.flags,
                span=span,
                remarks=tuple(map(str, read.auto_comments)),
            )
        )
    return None if found.has_errors else (made, named_language[1] if named_language else "")


def _of_message(source: Source, number: int) -> Span:
    """The translation of the message whose `msgid` stands on a line: from `msgstr` to its end."""
    starts = source.line_starts
    first = number
    while first < len(starts) and not source.line(first).lstrip().startswith("msgstr"):
        first += 1
    last = first
    while last < len(starts) and source.line(last + 1).lstrip().startswith('"'):
        last += 1
    return Span(source, starts[first - 1], starts[last - 1] + len(source.line(last)))


def in_message(message: Message, words: str) -> Span:
    """Where some words stand in a translation, or all of it where they are broken over lines."""
    span = message.span
    at = span.text.find(words)
    return span if at < 0 else Span(span.source, span.start + at, span.start + at + len(words))


def _where(source: Source, pattern: str) -> Span:
    found = re.search(pattern, source.text)
    return Span(source, found.start(), found.end()) if found else Span(source, 0, 0)


def _unreadable(span: Span, reason: str) -> Any:
    return codes.NOT_A_CATALOGUE.at(span, reason=reason)


def is_review_mark(flag: str) -> bool:
    """Whether a flag of a message is that of a review, of these words or others."""
    return _REVIEWED.fullmatch(flag) is not None

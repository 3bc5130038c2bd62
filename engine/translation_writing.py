"""Writing a catalogue: the texts of an exemplar as a PO file, and an older file brought up to date.

A translator's work is never thrown away: a translation of words that have changed is kept and marked `fuzzy`, one of
a text that is gone is set aside at the end of the file. The same exemplar and file give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from ..dsl.source import Source
from .artifact import Artifact
from .translation_applied import LANGUAGES
from .translation_catalogue import Catalogue, Message, is_review_mark, review_mark
from .translation_meaning import Meanings, meaning_of, remembers
from .translation_texts import as_written, places, voice_of

_TOLD = {
    "practitioner": "said to practitioners, and to whoever has no words of their own",
    "family": "said to the family",
    "child": "said to the child",
    "easy_read": "said to the child in easy words, beside a picture",
}
_HEAD = re.compile(r'\A(?:#[^\n]*\n)*msgid ""\r?\nmsgstr ""\r?\n(?:"[^\n]*\n?)*')


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text to be translated: its words as written, to whom they are said, and every facet that says them."""

    words: str
    voice: str
    paths: tuple[str, ...]


def wanted(artifact: Artifact) -> tuple[Wanted, ...]:
    """Each text of an exemplar once for each voice, in the author's order."""
    found: dict[tuple[str, str], list[str]] = {}
    for place in places(artifact.content):
        paths = found.setdefault((as_written(place.text), place.voice), [])
        if place.path not in paths:
            paths.append(place.path)
    return tuple(Wanted(words, voice, tuple(paths)) for (words, voice), paths in found.items())


def written(
    artifact: Artifact,
    language: str = "",
    old: Source | None = None,
    covered: Catalogue | None = None,
    meanings: Meanings | None = None,
) -> str:
    """The catalogue of an exemplar as a PO file: a template without a language.

    `old` is the file as it was, which `read_catalogue` has read without a fault. Texts that `covered`, the shipped
    catalogue, translates already are left out, unless the old file has a translation of its own. A translation of what
    means something else since, by `meanings`, is as stale as one of other words.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    texts = wanted(artifact)
    before = _Before(old, {(text.words, text.voice) for text in texts})
    made = Catalog()
    kept: set[int] = set()
    for text in texts:
        changes = [each for path in text.paths for each in meaning_of(path, meanings or {})]
        remarks = [*_remarks(artifact, text), *(each.remark for each in dict.fromkeys(changes))]
        locations = _places(artifact, text)
        add = partial(made.add, text.words, auto_comments=remarks, locations=locations)

        for read, context in before.of(text):
            kept.add(id(read))
            flags = set(read.flags)
            if read.string and not remembers(read.auto_comments, changes):
                flags = _stale(flags)
            add(read.string, context=context, flags=flags, user_comments=read.user_comments)
        if before.has(text) or (covered is not None and not changes and _covers(covered, text)):
            continue
        stale = before.stale(text)
        if stale is None:
            add("", context=text.paths[0])
            continue
        kept.add(id(stale))
        previous = stale.id if stale.string and stale.id != text.words else ()
        flags = _stale(stale.flags) if stale.string else set()
        add(
            stale.string,
            context=text.paths[0],
            flags=flags,
            user_comments=stale.user_comments,
            previous_id=previous,
        )
    for message in made:
        # Babel guesses from a percent sign or a brace that a text is a program's.
        message.flags -= {"python-format", "python-brace-format"}
    for read in before.every():
        if id(read) not in kept and read.string:
            key = (read.id, read.context or "")
            made.obsolete[key] = read
    out = BytesIO()
    write_po(out, made, width=0, omit_header=True, include_previous=True)
    body = out.getvalue().decode()
    return f"{_head(artifact, language, old)}\n{body}".rstrip("\n") + "\n"


def marked_reviewed(source: Source, messages: Iterable[Message], by: str) -> str:
    """A catalogue with every translation in it that holds marked as reviewed, and by whom in its head."""
    lines = source.text.split("\n")
    at: dict[int, str] = {}
    for message in messages:
        if message.said and not message.fuzzy:
            at[_first_line(lines, message.span.line)] = review_mark(message.source, message.said)
    made: list[str] = []
    for number, line in enumerate(lines, 1):
        mark = at.get(number)
        if mark is None:
            made.append(line)
        elif line.startswith("#,"):
            others = [
                flag for flag in map(str.strip, line[2:].split(",")) if flag and not is_review_mark(flag)
            ]
            made.append(f"#, {', '.join(sorted([*others, mark]))}")
        else:
            made += [f"#, {mark}", line]
    text = "\n".join(made)
    quoted = by.replace("\\", "\\\\").replace('"', '\\"')
    said = f'"X-Reviewed-By: {quoted}\\n"'
    if re.search(r'^"X-Reviewed-By:', text, re.MULTILINE):
        return re.sub(r'^"X-Reviewed-By:[^\n]*$', lambda _: said, text, count=1, flags=re.MULTILINE)
    return re.sub(
        r'^("Language:[^\n]*\n)', lambda found: f"{found[0]}{said}\n", text, count=1, flags=re.MULTILINE
    )


def _first_line(lines: list[str], number: int) -> int:
    """The line of a message's flags, or where they belong: before its `msgctxt` or `msgid`."""
    while number > 1 and not lines[number - 1].startswith("msgid "):
        number -= 1
    while number > 1 and lines[number - 2].startswith(("msgctxt ", '"')):
        number -= 1
    above = number - 1
    while above >= 1 and lines[above - 1].startswith("#"):
        if lines[above - 1].startswith("#,"):
            return above
        above -= 1
    return number


class _Before:
    """An older file: its messages by what they translate."""

    def __init__(self, old: Source | None, there: set[tuple[str, str]]) -> None:
        self._there = there
        self._read: list[Any] = []
        aside: list[Any] = []
        if old is not None:
            self._read, aside = _babel(old)
            self._read += aside
        self._of_words: dict[tuple[str, str], list[Any]] = {}
        self._of_context: dict[str, Any] = {}
        for read in self._read:
            self._of_words.setdefault((str(read.id), _voice(read)), []).append(read)
            if read.context and not any(read is other for other in aside):
                self._of_context.setdefault(read.context, read)

    def every(self) -> Iterator[Any]:
        return iter(self._read)

    def has(self, text: Wanted) -> bool:
        return any(True for _ in self.of(text))

    def of(self, text: Wanted) -> Iterator[tuple[Any, str]]:
        """The messages of these very words, each with the context it is to have: its own where that still says them.
        One without a context, which is for every reader, is from now on one for this reader."""
        alike = self._of_words.get((text.words, text.voice), [])
        own = [read for read in alike if read.context in text.paths]
        if own:
            yield from ((read, read.context) for read in own)
            return
        for read in (*alike, *self._of_words.get((text.words, "*"), ())):
            yield read, text.paths[0]
            return

    def stale(self, text: Wanted) -> Any:
        """The message that a facet of this text had before its words changed. One whose words now stand somewhere else
        has moved there."""
        for path in text.paths:
            read = self._of_context.get(path)
            if read is not None and (str(read.id), _voice(read)) not in self._there:
                return read
        return None


def _stale(flags: Iterable[str]) -> set[str]:
    """The flags of a message when its translation has to be looked at again: nobody has reviewed it any more."""
    return {"fuzzy", *(flag for flag in flags if not is_review_mark(flag))}


def _voice(read: Any) -> str:
    return voice_of(read.context) if read.context else "*"


def _babel(old: Source) -> tuple[list[Any], list[Any]]:
    """The messages of a file as Babel reads them, and those that were set aside."""
    from babel.messages.pofile import read_po

    catalogue = read_po(iter(old.text.split("\n")), abort_invalid=True)
    return [read for read in catalogue if read.id], list(catalogue.obsolete.values())


def _covers(covered: Catalogue, text: Wanted) -> bool:
    own = covered.by_context.get(text.paths[0])
    if own is not None and own.source == text.words and own.said and not own.fuzzy:
        return True
    return (text.voice, text.words) in covered.by_words


def _remarks(artifact: Artifact, text: Wanted) -> list[str]:
    """What a translator should know: to whom it is said, and why it is as it is."""
    told = [_TOLD[text.voice]] if text.voice in _TOLD else []
    for path in text.paths:
        because = artifact.provenance.get(path, {}).get("because")
        if isinstance(because, str) and because not in told:
            told.append(because)
    return told


def _places(artifact: Artifact, text: Wanted) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for path in text.paths:
        around = path
        while around and around not in artifact.provenance:
            around = around.rpartition(".")[0]
        said: Mapping[str, Any] = artifact.provenance.get(around) or artifact.provenance["exemplar"]
        place = (str(said["file"]), int(said["line"]))
        if place not in found:
            found.append(place)
    return found


def _head(artifact: Artifact, language: str, old: Source | None) -> str:
    """The head of the file: as it was, or a new one. No day stands in it that would be another tomorrow."""
    kept = _HEAD.match(old.text) if old is not None else None
    if kept is not None:
        return kept[0].rstrip("\n") + "\n"
    name = artifact.content["exemplar"]
    lines = [
        f"# {LANGUAGES[language]} translations of the exemplar {name}."
        if language
        else f"# The texts of {name}."
    ]
    lines += ["# Draft until somebody whose language it is has reviewed it."] if language else []
    lines += ['msgid ""', 'msgstr ""', f'"Project-Id-Version: {name}\\n"', f'"Language: {language}\\n"',
              '"MIME-Version: 1.0\\n"', '"Content-Type: text/plain; charset=utf-8\\n"',
              '"Content-Transfer-Encoding: 8bit\\n"']  # fmt: skip
    return "\n".join(lines) + "\n"

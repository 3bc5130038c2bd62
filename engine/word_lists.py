"""The words to avoid that hold for a folder: those of its own lists before those of the library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..dsl.diagnostic import Diagnostic, Diagnostics, Related
from ..dsl.nearest import nearest
from ..dsl.source import Span
from . import avoided_codes as codes
from .definition import Allow, Avoid, Words
from .head import Head
from .library import Workspace
from .shape_in_words import shown
from .word_search import MOST_WORDS, Phrase, Search, phrase, pieces

KIND = "words"


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of one word of a list, what is said of it, and where it stands."""

    words: Phrase
    said: Avoid | Allow
    span: Span = field(compare=False, repr=False)

    @property
    def readers(self) -> frozenset[str]:
        """The readers for whom it is one to avoid; empty where that is everybody."""
        named = self.said.whom if isinstance(self.said, Avoid) else ()
        return frozenset(reader.value for reader in named)


class WordLists:
    """Every word that holds for a folder, by its words, and the search for them."""

    def __init__(self, entries: Mapping[Phrase, Entry]) -> None:
        """Of entries by the words that they are about."""
        self.entries = entries
        self.search: Search[Entry] = Search(entries)


def word_lists(workspace: Workspace) -> tuple[WordLists, Diagnostics]:
    """The words that hold for a workspace, of every list at its highest version, and what is wrong inside a list.

    Where two say something of one word, the folder's own list stands before the library's. A list of the folder that
    has the name of one of the library stands in its place.
    """
    own, library, found = _lists(workspace)
    if not own:
        return library, found
    return WordLists({**library.entries, **_first_of_each(own)}), found


def check_words(document: Words, workspace: Workspace) -> Diagnostics:
    """What is wrong with one list beside the others of its folder: it says something else of a word (PP681), or
    allows one that nothing avoids (PP682), or names one that could not be found in any text (PP683)."""
    own, library, _ = _lists(workspace)
    name = document.name.text
    others = tuple(other for other in own if other.name.text != name)
    found = Diagnostics()
    for one in document.list:
        found.extend(_unfindable(one))
    said = _first_of_each(others)
    for entry in _entries(document):
        first = said.setdefault(entry.words, entry)
        if first is not entry and _says(first) != _says(entry):
            found.add(_disagreement(entry, first))
    avoided = {
        words
        for words, entry in (*library.entries.items(), *_avoiding((*others, document)))
        if isinstance(entry.said, Avoid)
    }
    for entry in _entries(document):
        if isinstance(entry.said, Allow) and not any(part in avoided for part in _parts(entry.words)):
            found.add(_idle(entry, avoided))
    return found


def _lists(workspace: Workspace) -> tuple[tuple[Words, ...], WordLists, Diagnostics]:
    """The folder's own lists, and the library's but for those that one of the folder stands for."""
    found = Diagnostics()
    mine = {head.name for head in workspace.documents() if head.kind == KIND}
    newest = {name: workspace.versions(KIND, name)[:1] for name in workspace.names(KIND)}
    own: list[Words] = []
    for name in sorted(mine & newest.keys()):
        document, faults = workspace.open(newest[name][0])
        found.extend(faults)
        if isinstance(document, Words):
            own.append(document)
    shipped = [heads[0] for name, heads in newest.items() if heads and name not in mine]
    return tuple(own), _library(shipped, workspace), found


_KEPT: dict[tuple[tuple[str, int, int], ...], WordLists] = {}


def _library(heads: Iterable[Head], workspace: Workspace) -> WordLists:
    """The lists of the library. They are the same for every workspace, so they are read once, and again when a file
    has changed."""
    heads = tuple(heads)
    stats = [head.path.stat() for head in heads]
    key = tuple(
        (str(head.path), stat.st_mtime_ns, stat.st_size) for head, stat in zip(heads, stats, strict=True)
    )
    if key not in _KEPT:
        documents = [workspace.open(head)[0] for head in heads]
        _KEPT.clear()
        _KEPT[key] = WordLists(_first_of_each(d for d in documents if isinstance(d, Words)))
    return _KEPT[key]


def _first_of_each(documents: Iterable[Words]) -> dict[Phrase, Entry]:
    found: dict[Phrase, Entry] = {}
    for document in documents:
        for entry in _entries(document):
            found.setdefault(entry.words, entry)
    return found


def _entries(document: Words) -> Iterator[Entry]:
    for said in document.list:
        for piece in pieces(said.words):
            words = phrase(piece.text)
            if 0 < len(words) <= MOST_WORDS:
                yield Entry(words, said, piece.span)


def _unfindable(said: Avoid | Allow) -> Iterator[Diagnostic]:
    for piece in pieces(said.words):
        count = len(phrase(piece.text))
        if count > MOST_WORDS:
            yield codes.NO_WORD.at(
                piece.span, what=f"this phrase has {count} words, and {MOST_WORDS} is the most"
            )
        elif not count and piece.text:
            yield codes.NO_WORD.at(piece.span, what=f"`{shown(piece.text)}` has no letter or digit in it")
        elif not count:
            yield codes.NO_WORD.at(piece.span, what="a comma has no word beside it")


def _avoiding(documents: Iterable[Words]) -> Iterator[tuple[Phrase, Entry]]:
    for document in documents:
        for entry in _entries(document):
            yield entry.words, entry


def _parts(words: Phrase) -> Iterator[Phrase]:
    """A phrase and every phrase inside it: to allow `contact details` makes sense where `contact` is avoided."""
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield words[start:end]


def _says(entry: Entry) -> tuple[object, ...]:
    if isinstance(entry.said, Allow):
        return ("allow",)
    return ("avoid", entry.said.instead.text, entry.readers)


def _disagreement(entry: Entry, first: Entry) -> Diagnostic:
    def said(one: Entry) -> str:
        return "allowed" if isinstance(one.said, Allow) else "one to avoid"

    here, there = said(entry), said(first)
    if here == there:
        there += ", with other words to say instead or for other readers,"
    return codes.LISTS_DISAGREE.at(
        entry.span,
        word=" ".join(entry.words),
        here=here,
        there=there,
        related=(Related(first.span, "the other place"),),
    )


def _idle(entry: Entry, avoided: Iterable[Phrase]) -> Diagnostic:
    word = " ".join(entry.words)
    near = nearest(word, (" ".join(words) for words in avoided))
    meant = f"perhaps `{near}` was meant; " if near else ""
    return codes.NOTHING_TO_ALLOW.at(entry.span, word=word, meant=meant)

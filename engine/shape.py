"""From the positioned tree to what the author said: every key known, every value of its declared shape.

One reader serves all kinds of file (`parts`). It reports every fault it meets, the innermost cause once.
"""

from __future__ import annotations

from typing import cast

from ..dsl.diagnostic import Diagnostic, Diagnostics, Edit, Severity
from ..dsl.nearest import close, nearest
from ..dsl.source import Source, Span
from ..dsl.syntax import Mapping, Scalar
from . import definition_codes as codes
from .definition import KINDS, Document
from .language import LANGUAGE_VERSION
from .leaves import BAD, language_version
from .parts import TABLES, part
from .shape_in_words import NOUNS, in_words

NOT_READ_YET = ("scenarios",)
"""Kinds of the design that this release does not read."""

ELSEWHERE = ("answers",)
"""Kinds that another reader reads: no fault here."""


MOST_FAULTS = 100
"""Reading stops after so many errors: nobody reads further, and a hostile file could make a million."""

MOST_WARNINGS = 1_000
"""Warnings beyond so many are left out."""


class _Enough(Exception):
    """So many errors that reading stops."""


class _Faults(Diagnostics):
    """Diagnostics that stop the reading once there are `MOST_FAULTS` errors."""

    def __init__(self) -> None:
        super().__init__()
        self._errors = self._warnings = 0

    def add(self, diagnostic: Diagnostic) -> None:
        if diagnostic.severity is Severity.ERROR:
            super().add(diagnostic)
            self._errors += 1
            if self._errors >= MOST_FAULTS:
                raise _Enough
        elif self._warnings < MOST_WARNINGS:
            super().add(diagnostic)
            self._warnings += 1


def shape(tree: Mapping, source: Source) -> tuple[Document | None, Diagnostics]:
    """What a file says, as the definition class of its kind, with all faults found on the way.

    The document is None where there is an error, and, without any fault, where the file is of a kind that is read
    elsewhere (`answers`). Nothing is resolved: conditions and texts stay as written.
    """
    out = _Faults()
    try:
        return _document(tree, source, out), out
    except _Enough:
        return None, out


def _document(tree: Mapping, source: Source, out: Diagnostics) -> Document | None:
    kind, key = kind_of(tree)
    if kind in ELSEWHERE:
        return None
    if not _language(tree, source, out):
        return None
    if kind is None or key is None:
        out.add(_no_kind(tree, source))
        return None
    if kind in NOT_READ_YET:
        out.add(codes.NOT_READ_YET.at(key.span, kind=kind, kinds=in_words(tuple(KINDS), "and")))
        return None
    table = TABLES[KINDS[kind].__name__]
    others = [e.key for e in tree.entries if e.key.text in KINDS and e.key.text not in table.slots]
    for other in others:
        noun, second = NOUNS[KINDS[kind].__name__], NOUNS[KINDS[other.text].__name__]
        out.add(codes.SECOND_KIND.at(other.span, first=noun, second=other.text, other=second))
    hidden = {id(other) for other in others}
    kept = tuple(e for e in tree.entries if id(e.key) not in hidden) if hidden else tree.entries
    made = part(table, Mapping(kept, tree.span), out)
    return None if out.has_errors else cast("Document", made)


def kind_of(tree: Mapping) -> tuple[str | None, Scalar | None]:
    """The kind that a file says it is, and the key that says so; the second key where it names a kind, otherwise
    the first that does. `data model` in an exemplar is no kind: it names the model that the exemplar uses."""
    keys = [e.key for e in tree.entries]
    kinds = {*KINDS, *NOT_READ_YET, *ELSEWHERE}
    found = [k for k in keys if k.text in kinds]
    if not found:
        return None, None
    leading = [k for k in keys[:2] if k.text in kinds]
    if not leading and len(found) > 1 and found[0].text == "data model":
        return found[1].text, found[1]
    first = (leading or found)[0]
    return first.text, first


def _language(tree: Mapping, source: Source, out: Diagnostics) -> bool:
    """Whether the file can be read on: a missing version is reported and read as this one, another is not read."""
    for entry in tree.entries:
        if entry.key.text == "penpicture":
            value = entry.value
            if isinstance(value, Scalar) and value.text.strip():
                return language_version(value, out) is not BAD
            return True
    top = _top(tree, source)
    edit = Edit(Span(source, top.start, top.start), f"penpicture: {LANGUAGE_VERSION}\n")
    out.add(codes.NO_LANGUAGE.at(top, version=LANGUAGE_VERSION, edit=edit))
    return True


def _no_kind(tree: Mapping, source: Source) -> Diagnostic:
    """No key names a kind; the second one may be a kind misspelt."""
    kinds = in_words(tuple(KINDS), "and")
    for entry in tree.entries[:2]:
        meant = nearest(entry.key.text, KINDS) if entry.key.text != "penpicture" else None
        if meant:
            edit = Edit(entry.key.span, meant) if meant == close(entry.key.text, KINDS) else None
            return codes.NO_KIND.at(
                entry.key.span, kinds=kinds, meant=f"perhaps `{meant}` was meant; ", edit=edit
            )
    return codes.NO_KIND.at(_top(tree, source), kinds=kinds, meant="")


def _top(tree: Mapping, source: Source) -> Span:
    return tree.entries[0].key.span if tree.entries else Span(source, 0, 0)

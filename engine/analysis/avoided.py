"""Words to avoid in what authors wrote, by the lists of the folder and of the library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ...dsl.diagnostic import Diagnostic, Diagnostics, Related
from ...dsl.source import Span
from ...dsl.syntax import Scalar
from .. import avoided_codes as codes
from ..authored import READERS, Authored, Hidden, authored, besides, sentence_key
from ..clearance import Clearance
from ..definition import Avoid, Codes, DataModel, Exemplar, Fragment
from ..faces import named
from ..model import Model, Sentence, Slot
from ..word_lists import Entry, WordLists
from .readers import outline

_CALLED = {"practitioner": "practitioners", "family": "the family", "child": "the child"}


@dataclass(frozen=True, slots=True)
class Said:
    """An exemplar as variants have it, and why they are there: what `words_to_avoid` reads beside it."""

    of: frozenset[str]
    exemplar: Exemplar
    because: tuple[Scalar, ...] = ()


def words_to_avoid(
    document: Exemplar | Fragment | DataModel | Codes,
    lists: WordLists,
    model: Model | None = None,
    variants: Iterable[Said] = (),
) -> Diagnostics:
    """Every word to avoid in a definition's texts and voices, slots left out (PP680), at the word.

    A word that a list has for some readers is told only where one of them comes to read it; of an exemplar that its
    `model` says. What `variants` say otherwise is read as well, each text once, by those who may see the variant.
    """
    found = Diagnostics()
    if not lists.entries:
        return found
    for one in _all(document, model, variants):
        for find in lists.search.within(one.text.text):
            entry = find.of
            concerned = entry.readers & one.readers if entry.readers else one.readers
            if isinstance(entry.said, Avoid) and concerned:
                place = one.text.place(find.start, find.end)
                word = one.text.text[find.start : find.end]
                found.add(_told(entry, entry.said, place, " ".join(word.split()), concerned))
    return found


def _all(
    document: Exemplar | Fragment | DataModel | Codes, model: Model | None, variants: Iterable[Said]
) -> Iterator[Authored]:
    """The texts of a definition, and then those that stand in it only as variants have it."""
    if model is None:
        yield from authored(document)
        return
    clearance = Clearance(outline(model))
    hidden = hidden_in(model, clearance)
    texts = list(authored(document, hidden))
    yield from texts
    read = {_place(one.text) for one in texts}
    known = besides(document, texts) if isinstance(document, Exemplar) else None
    for said in variants:
        unseen = frozenset(
            reader
            for reader in _KEPT_FROM
            if any(not clearance.sees(reader, ("define", named(name))) for name in said.of)
        )
        own = (Authored(text, READERS) for text in said.because)
        for one in (*authored(said.exemplar, hidden, known), *own):
            if _place(one.text) not in read:
                read.add(_place(one.text))
                yield replace(one, readers=one.readers - unseen)


def _place(text: Scalar) -> tuple[int, int]:
    return id(text.span.source), text.span.start


_KEPT_FROM = ("family", "child")


def hidden_in(model: Model, clearance: Clearance) -> Hidden:
    """From whom each part of a model is kept: by its own sensitivity and that of what it hangs on."""
    readers = _KEPT_FROM

    def sentence(one: Sentence, audience: str) -> bool:
        if one.when is not None and not clearance.sees_tree(audience, one.when.tree):
            return False
        texts = [*one.say.values(), *([one.otherwise] if one.otherwise else [])]
        slots = [part for text in texts for part in text.parts if isinstance(part, Slot)]
        return all(clearance.sees(audience, part.ref) for part in slots)

    unread: dict[str, frozenset[str]] = {}
    for one in model.pen_picture:
        # A variant may say one of the author's sentences in a place of its own: it is read where any of them is.
        kept = frozenset(reader for reader in readers if not sentence(one, reader))
        unread[sentence_key(one.span)] = unread.get(sentence_key(one.span), kept) & kept

    def hidden(kind: str, name: str) -> frozenset[str]:
        if kind == "sentence":
            return unread.get(name, frozenset())
        return frozenset(reader for reader in readers if not clearance.sees(reader, (kind, name)))

    return hidden


def _told(entry: Entry, said: Avoid, place: Span, word: str, concerned: frozenset[str]) -> Diagnostic:
    names = [name for reader, name in _CALLED.items() if reader in concerned]
    verb = "reads" if len(names) == 1 and names != ["practitioners"] else "read"
    return codes.AVOID.at(
        place,
        word=word,
        readers=f" in words that {' and '.join(names)} {verb}" if entry.readers else "",
        because=_inside_a_sentence(said.because.text),
        instead=_inside_a_sentence(said.instead.text),
        related=(Related(entry.span, f"who says so: {said.source.text}"),),
    )


def _inside_a_sentence(text: str) -> str:
    return " ".join(text.split()).rstrip(".")

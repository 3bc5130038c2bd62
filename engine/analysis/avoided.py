"""Words to avoid in what authors wrote, by the lists of the folder and of the library."""

from __future__ import annotations

from ...dsl.diagnostic import Diagnostic, Diagnostics, Related
from ...dsl.source import Span
from .. import avoided_codes as codes
from ..authored import Hidden, authored
from ..clearance import Clearance
from ..definition import Avoid, Codes, DataModel, Exemplar, Fragment
from ..model import Model, Sentence, Slot
from ..word_lists import Entry, WordLists
from .readers import outline

_CALLED = {"practitioner": "practitioners", "family": "the family", "child": "the child"}


def words_to_avoid(
    document: Exemplar | Fragment | DataModel | Codes, lists: WordLists, model: Model | None = None
) -> Diagnostics:
    """Every word to avoid in a definition's texts and voices, slots left out (PP680), at the word.

    A word that a list has for some readers is told only where one of them comes to read it; of an exemplar that its
    `model` says.
    """
    found = Diagnostics()
    if not lists.entries:
        return found
    for one in authored(document, hidden_in(model)) if model is not None else authored(document):
        for find in lists.search.within(one.text.text):
            entry = find.of
            concerned = entry.readers & one.readers if entry.readers else one.readers
            if isinstance(entry.said, Avoid) and concerned:
                place = one.text.place(find.start, find.end)
                word = one.text.text[find.start : find.end]
                found.add(_told(entry, entry.said, place, " ".join(word.split()), concerned))
    return found


def hidden_in(model: Model) -> Hidden:
    """From whom each part of a model is kept: by its own sensitivity and that of what it hangs on."""
    clearance = Clearance(outline(model))
    readers = ("family", "child")

    def sentence(one: Sentence, audience: str) -> bool:
        if one.when is not None and not clearance.sees_tree(audience, one.when.tree):
            return False
        texts = [*one.say.values(), *([one.otherwise] if one.otherwise else [])]
        slots = [part for text in texts for part in text.parts if isinstance(part, Slot)]
        return all(clearance.sees(audience, part.ref) for part in slots)

    unread = {
        str(n): frozenset(reader for reader in readers if not sentence(one, reader))
        for n, one in enumerate(model.pen_picture)
    }

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

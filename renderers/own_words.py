"""What a record says in words of its own, in each language: the English as it stands in the code, and a catalogue of
the same kind that exemplars have.

`words/record.<language>.po` holds the translations, with the plural forms of the language in the order of the CLDR:
zero, one, two, few, many, other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from ..engine.spoken import plural_form
from ..engine.translation_catalogue import review_mark
from .record_wording import TELLINGS, Telling

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The plural forms of the CLDR, in the order in which a catalogue has them."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. A text with `{...}` in it is filled by `str.format`."""

    language: str
    texts: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    counted: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]], repr=False)
    reviewed: bool = True

    def say(self, text: str, **places: Any) -> str:
        """A text in this language, as it stands where it is not translated."""
        said = self.texts.get(text, text)
        return said.format(**places) if places else said

    def count(self, one: str, many: str, number: int, **places: Any) -> str:
        """What is said of a number of things: `{n}` is the number."""
        forms = self.counted.get(many)
        if forms is None:
            return (one if number == 1 else many).format(n=number, **places)
        return forms[FORMS.index(plural_form(number, self.language))].format(n=number, **places)


@cache
def words_in(language: str) -> Words:
    """The words of a language of `translation_applied.LANGUAGES`."""
    if language == "en":
        return Words(language)
    from babel.messages.pofile import read_po

    text = (files(__name__.rpartition(".")[0]) / "words" / f"record.{language}.po").read_text("utf-8")
    texts: dict[str, str] = {}
    counted: dict[str, tuple[str, ...]] = {}
    reviewed = True
    for message in read_po(iter(text.split("\n")), abort_invalid=True):
        if isinstance(message.id, tuple):
            counted[str(message.id[1])] = tuple(map(str, message.string or ()))
        elif message.id:
            texts[str(message.id)] = str(message.string)
        if message.id:
            # A plural is marked by its first words, as gettext takes them for its name.
            words = message.id[0] if isinstance(message.id, tuple) else message.id
            said = "\0".join(message.string) if isinstance(message.string, tuple) else message.string
            reviewed = reviewed and review_mark(str(words), str(said)) in message.flags
    return Words(language, texts, counted, reviewed)


@cache
def telling(audience: str, language: str) -> Telling:
    """How a reader is told things in a language. What is counted stays in English: it is the name that `Words.count`
    finds the plural forms by."""
    plain = TELLINGS[audience]
    if language == "en":
        return plain
    words = words_in(language)

    def said(part: Any) -> Any:
        if isinstance(part, str):
            return words.say(part)
        if isinstance(part, tuple):
            return tuple(map(said, part))
        return {key: said(each) for key, each in part.items()}

    kept = ("manner", "following", "withheld")
    names = (name for name in plain.__dataclass_fields__ if name not in kept)
    changed = {name: said(getattr(plain, name)) for name in names}
    return Telling(**{**{name: getattr(plain, name) for name in kept}, **changed})

"""Every text that an author wrote, with who reads it: found by the declared keys, so that a new key is never forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ..dsl.source import Span
from ..dsl.syntax import Scalar
from .clearance import said_readers
from .definition import Codes, DataModel, Exemplar, Fact, Fragment, Question, Section, Sentence
from .language import Keyed, Prose, Record, Records, keys_of

READERS = frozenset({"practitioner", "family", "child"})
"""Those whom wording is written for. The child reads the easy-read words as well."""

NOT_WORDING = {"source", "field", "written_as"}
"""Texts that name what somebody else has published: a law, a return's field, a code."""

FOR_WORKERS = {"because"}
"""Texts for whoever asks, where they have no voices of their own: why something is asked. So is a fact's title."""

_VOICES = {"family": "family", "child": "child", "easy_read": "child"}
"""The endings of the fields that hold a text's other voices, with who reads them."""

Hidden = Callable[[str, str], frozenset[str]]
"""From `question` and a path, `section` and an identifier, or `sentence` and its `sentence_key`, to the readers it is kept
from."""


def sentence_key(span: Span) -> str:
    """What a sentence of the pen picture goes by: sentences have no names, and variants put theirs between them."""
    return f"{id(span.source)}:{span.start}"


@dataclass(frozen=True, slots=True)
class Authored:
    """A text, and the readers who come to read it: its own, and those for whom there are no words of their own."""

    text: Scalar
    readers: frozenset[str]
    voice: str = ""
    """The ending of the field, for a text that is written for one reader: `family`, `child` or `easy_read`."""


@dataclass(frozen=True, slots=True)
class Besides:
    """What has been looked through of another exemplar: its questions, each by its identity as a value in memory, and whom
    it is written for."""

    questions: frozenset[int]
    written_for: frozenset[str]


def besides(exemplar: Exemplar, texts: Iterable[Authored]) -> Besides:
    """An exemplar whose texts these are, as having been looked through."""
    sections = (section for section in exemplar.sections if isinstance(section, Section))
    questions = frozenset(id(one) for section in sections for one in section.questions)
    return Besides(questions, voices(texts))


def voices(texts: Iterable[Authored]) -> frozenset[str]:
    """The readers who have words of their own among some texts."""
    return frozenset(_VOICES[one.voice] for one in texts if one.voice)


def authored(
    document: Exemplar | Fragment | DataModel | Codes,
    hidden: Hidden = lambda kind, name: frozenset(),
    besides: Besides | None = None,
) -> Iterator[Authored]:
    """Every text of a definition in the author's order. Of an exemplar `hidden` says from whom a part is kept by what
    it hangs on; what a part says itself is seen here. A reader for whom there is no word of their own in all of it is
    not written for, or not yet, and so is nobody's reader. The questions that it shares with an exemplar that has been
    looked through are passed over, and whoever that is written for is written for here."""
    texts = list(_texts(document, READERS, "", hidden, besides.questions if besides else frozenset()))
    written_for = {"practitioner", *voices(texts), *(besides.written_for if besides else ())}
    for one in texts:
        yield one if one.readers <= written_for else replace(one, readers=one.readers & written_for)


def _texts(
    part: Any, readers: frozenset[str], group: str, hidden: Hidden, known: frozenset[int]
) -> Iterator[Authored]:
    # As deep as groups in groups and sections, which the reader of YAML caps.
    if id(part) in known:
        return
    match part:
        case Question():
            group = f"{group}.{part.id.text}".lstrip(".")
            readers = _kept(part, readers) - hidden("question", group)
        case Fact():
            readers = _kept(part, readers)
        case Section():
            readers = readers - hidden("section", part.id.text)
        case _:
            pass
    cls: Any = type(part)
    for base, voices in _wordings(cls):
        yield from _voiced(part, base, voices, readers)
    for name in _inside(cls):
        inner = getattr(part, name)
        for one in inner if isinstance(inner, tuple) else (inner,):
            if one is not None:
                told = isinstance(one, Sentence)
                seen = readers - hidden("sentence", sentence_key(one.span)) if told else readers
                yield from _texts(one, seen, group, hidden, known)


def _voiced(part: Any, base: str, voices: tuple[str, ...], readers: frozenset[str]) -> Iterator[Authored]:
    said: dict[str, Scalar] = {v: text for v in voices if (text := getattr(part, f"{base}_{v}")) is not None}
    plain = getattr(part, base)
    if plain is not None:
        alone = not voices and (base in FOR_WORKERS or isinstance(part, Fact) and base == "title")
        others = READERS if not alone else {"practitioner"}
        yield Authored(plain, frozenset({"practitioner"} | (readers & others - said.keys())))
    for voice, text in said.items():
        yield Authored(text, frozenset({_VOICES[voice]}), voice)


def _kept(part: Question | Fact, readers: frozenset[str]) -> frozenset[str]:
    level = part.sensitivity.value if part.sensitivity else None
    return readers & said_readers((who.value for who in part.who_may_see), level)


@cache
def _wordings(cls: type) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields of a class that hold wording, each with the other voices that it has fields for."""
    prose = [n for n, k in keys_of(cls).items() if isinstance(k.shape, Prose) and n not in NOT_WORDING]
    voices = {n: tuple(v for v in _VOICES if f"{n}_{v}" in prose) for n in prose}
    others = {f"{n}_{v}" for n, some in voices.items() for v in some}
    return tuple((n, some) for n, some in voices.items() if n not in others)


@cache
def _inside(cls: type) -> tuple[str, ...]:
    """The fields of a class that hold other parts."""
    return tuple(n for n, k in keys_of(cls).items() if isinstance(k.shape, (Record, Records, Keyed)))

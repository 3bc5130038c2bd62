"""Easy-read words that are not easy: sentences too long, and signs that hold two ideas in one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...dsl.diagnostic import Diagnostics
from .. import easy_read_codes as codes
from ..mentions import faced
from ..model import Model, Text, Wording

MOST_WORDS = 15
"""Words in a sentence of easy read, beyond which it is told. Good easy read has about ten."""

_SIGNS = {";": "a semicolon", "(": "a bracket", "[": "a bracket"}
_ENDS = re.compile(r"[.!?:…]+[\"'”’)]*\s+|\n")


def hard_to_read(model: Model) -> Diagnostics:
    """Every easy-read text with a sentence of more than `MOST_WORDS` words (PP650), or with a semicolon or a bracket
    (PP651), each told once however often the text is used."""
    found = Diagnostics()
    told: set[tuple[int, int]] = set()
    for wording in _wordings(model):
        text = wording.get("easy_read")
        if text is None or (id(text.span.source), text.span.start) in told:
            continue
        told.add((id(text.span.source), text.span.start))
        said = _as_shown(text)
        count = longest(said)
        if count > MOST_WORDS:
            found.add(codes.LONG_SENTENCE.at(text.span, count=count))
        sign = next((name for sign, name in _SIGNS.items() if sign in said), None)
        if sign is not None:
            found.add(codes.HARD_SIGN.at(text.span, sign=sign))
    return found


def longest(said: str) -> int:
    """How many words the longest sentence of a text has. What stands before a colon is a sentence of its own.

    >>> longest("You can say it or draw it. Or not.")
    7
    """
    return max(len(sentence.split()) for sentence in _ENDS.split(said))


def _as_shown(text: Text) -> str:
    """A text with one word for each slot: nobody knows yet how long what is put there will be."""
    return "".join(part if isinstance(part, str) else "something" for part in text.parts)


def _wordings(model: Model) -> Iterator[Wording]:
    yield model.title
    for part in faced(model.sections):
        yield part.title
    for question in faced(model.questions.values()):
        yield question.ask
        yield question.hint
        for option in question.options:
            yield option.say
    for sentence in model.pen_picture:
        yield sentence.say
    for line in model.case_summary:
        yield line.label
    for pathway in model.pathways:
        yield pathway.because

"""The words of a definition as the model holds them: one text for each voice that has its own."""

from __future__ import annotations

from ..dsl.diagnostic import Diagnostics
from ..dsl.scope import Scope
from ..dsl.syntax import Scalar
from .language import VOICES
from .model import Text, Wording
from .slots import cut, plain

Said = tuple[Scalar | None, ...]
"""The texts of one thing in the order of `language.VOICES`, with None for a voice that has none of its own."""


def wording(said: Said, scope: Scope, found: Diagnostics, within: str = "") -> Wording:
    """The texts of one thing by voice, each cut at its slots."""
    return {
        voice: cut(text, scope, found, within=within)
        for voice, text in zip(VOICES, said, strict=True)
        if text is not None
    }


def hints(said: Said, scope: Scope, found: Diagnostics, within: str = "") -> Wording:
    """The hints of one thing by voice. The family or the child may have one where the practitioner has none; the
    practitioner's is then empty."""
    words = wording(said, scope, found, within)
    if words and "practitioner" not in words:
        some = next(iter(words.values()))
        words = {"practitioner": Text(("",), some.span), **words}
    return words


def titles(said: Said, found: Diagnostics, what: str = "the title") -> Wording:
    """The exemplar's own titles, or what else no slots are filled in: `what` names it in a message."""
    return {
        voice: plain(text, what, found) for voice, text in zip(VOICES, said, strict=True) if text is not None
    }


def maybe(said: Scalar | None, scope: Scope, found: Diagnostics, within: str = "") -> Text | None:
    """A text that may be left out, cut at its slots."""
    return None if said is None else cut(said, scope, found, within=within)

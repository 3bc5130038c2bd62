"""The form's own words, in the languages it speaks, in the voice that speaks to one reader.

`words/<language>.json` has each word by its key; `key.family` and `key.child` say it more plainly to those readers. The
Welsh is a draft that no native speaker has reviewed, and the page says so.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from ..engine.language import VOICES

LANGUAGES = {"en": "English", "cy": "Cymraeg"}
"""The languages the form speaks, each by its own name."""

_PLAINER = {"easy_read": ("child", "family"), "child": ("child", "family"), "family": ("family",)}


def page_words(voice: str) -> dict[str, dict[str, str]]:
    """The words by language and key, for a voice of `language.VOICES`."""
    voices = _PLAINER.get(voice, ())
    return {language: _spoken(language, voices) for language in LANGUAGES}


def _spoken(language: str, voices: tuple[str, ...]) -> dict[str, str]:
    words = _written(language)
    plain = {key: text for key, text in words.items() if key.rpartition(".")[2] not in VOICES}
    for voice in reversed(voices):
        ending = f".{voice}"
        plain |= {key.removesuffix(ending): text for key, text in words.items() if key.endswith(ending)}
    return plain


@cache
def _written(language: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(
        (files(__name__.rpartition(".")[0]) / "words" / f"{language}.json").read_text("utf-8")
    )
    return found

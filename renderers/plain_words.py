"""An artifact's texts in plain words for people who read lists and schemas: one line, slots named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .unfilled_text import pieces, slot_name

Say = Callable[[Any], str]


def saying(content: dict[str, Any]) -> Say:
    """What says a TEXT or a WORDING of a cleared content in plain words: each slot stands as what its fact is called,
    or as its question's name. None, and a text that says nothing, are ""."""
    name = slot_name(content)

    def say(text: Any) -> str:
        if text is None:
            return ""
        if isinstance(text, Mapping):
            text = text["practitioner"]
        words = "".join(words for _, words in pieces(text, name))
        return " ".join(words.split())

    return say

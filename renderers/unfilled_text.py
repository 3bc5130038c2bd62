"""The artifact's texts while nobody is known yet: each slot stands as a piece that names what belongs there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..engine.wording import in_sentence

Piece = tuple[str, str]
"""A stretch of a text: `("text", words)`, or `("slot", words)` where a value belongs."""


def pieces(text: Any, name: Callable[[list[str]], str]) -> tuple[Piece, ...]:
    """A TEXT of the artifact cut into pieces; `name` gives the words that stand in a slot for a source."""
    if isinstance(text, str):
        return (("text", text),) if text else ()
    return tuple(
        ("text", part)
        if isinstance(part, str)
        else ("slot", in_sentence(name(part["slot"]), text[n - 1] if n else None))
        for n, part in enumerate(text)
    )


def slot_name(content: dict[str, Any]) -> Callable[[list[str]], str]:
    """How a slot reads while nothing is known: what the fact says for itself, else its title, else the question's id."""

    def name(source: list[str]) -> str:
        kind, path = source
        if kind == "fact":
            fact = content["facts"].get(path, {})
            return str(fact.get("called") or fact.get("title") or path)
        return path.rsplit(".", 1)[-1].replace("_", " ")

    return name

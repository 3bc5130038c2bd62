"""A single text in canonical layout: plain, in quotes, or as a block, after its key or dash."""

from __future__ import annotations

from ..dsl.quoting import is_text_everywhere, quoted, written
from ..dsl.syntax import Scalar

QUOTES = ("single", "double")
STEP = 2
"""Columns of one step of indentation."""


def text_lines(value: Scalar, prefix: str, indent: int, *, commented: bool) -> tuple[list[str], bool]:
    """A text after its key or dash, and whether a comment may follow on its first line. Where one does
    (`commented`), quotes stay: without them nobody could tell the comment from the text."""
    text = value.text
    margin = " " * indent
    if value.style in ("literal", "folded") and text.strip() and not text.endswith("\n\n"):
        block = _literal(text) if value.style == "literal" else _folded(value)
        if block is not None:
            header, lines = block
            return [f"{prefix} {header}", *(margin + line if line else "" for line in lines)], True
    if value.style == "plain" and "\n" in value.span.text:
        first, *others = [line.strip(" \t\r") for line in value.span.text.split("\n")]
        return [f"{prefix} {first}", *(margin + line if line else "" for line in others)], False
    if not text and value.style == "plain":
        return [prefix], False
    said = quoted(text) if commented and value.style in QUOTES else on_one_line(value)
    return [f"{prefix} {said}"], said[0] in "\"'" or " " not in said


def on_one_line(scalar: Scalar, inline: bool = False) -> str:
    """A text on one line. Quotes stay around what another YAML reader, or an editor, would not take for text."""
    if scalar.style in QUOTES and not is_text_everywhere(scalar.text):
        return quoted(scalar.text)
    return written(scalar.text, inline=inline)


def _literal(text: str) -> tuple[str, list[str]]:
    """The header and lines of a `|` block."""
    ended = text.endswith("\n")
    lines = text.removesuffix("\n").split("\n")
    stated = str(STEP) if text.lstrip("\n").startswith(" ") else ""
    return f"|{stated}{'' if ended else '-'}", lines


def _folded(value: Scalar) -> tuple[str, list[str]] | None:
    """The header and lines of a `>` block, folded where its author folded them; None where its header states an
    indentation."""
    header, *lines = [line.removesuffix("\r") for line in value.span.text.split("\n")]
    if any(letter.isdigit() for letter in header.split("#")[0]):
        return None
    stripped = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)
    return f">{'' if value.text.endswith(chr(10)) else '-'}", [line[stripped:] for line in lines]

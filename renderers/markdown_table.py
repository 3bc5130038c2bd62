"""Lists as tables of Markdown (GitHub's), in which nothing that anybody wrote is markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .legible import legible
from .record_markdown import escaped


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are plain text, several lines of one divided by `<br>`."""
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(_cell(text) for text in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return "<br>".join(escaped(line) for line in legible(text).splitlines())

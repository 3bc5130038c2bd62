"""Doing what a fault's help says, to the letter, as somebody would who trusts it."""

from __future__ import annotations

import re

from penpicture.dsl.diagnostic import Diagnostic


def edited(text: str, fault: Diagnostic) -> str:
    """The text with the fault's edit made."""
    assert fault.edit is not None, fault.message
    span = fault.edit.span
    return text[: span.start] + fault.edit.replacement + text[span.end :]


def line_replaced(text: str, fault: Diagnostic, way: int = 0) -> str:
    """The text with the fault's line as the help prints it; of several ways that the help offers, the one wanted."""
    lines = text.split("\n")
    lines[fault.span.line - 1] = _printed(fault)[way]
    return "\n".join(lines)


def line_put_above(text: str, fault: Diagnostic, way: int = 0) -> str:
    """The text with a line that the help prints put above the fault's line."""
    lines = text.split("\n")
    lines.insert(fault.span.line - 1, _printed(fault)[way])
    return "\n".join(lines)


def _printed(fault: Diagnostic) -> list[str]:
    """What stands in backticks after a colon in the help."""
    return re.findall(r": `([^`]*)`", fault.help)

"""The slips people make in writing a condition, and what they are told."""

from __future__ import annotations

from . import condition_codes as codes
from .checking import Checking
from .parser import Unexpected


def explain(at: Checking, unexpected: Unexpected) -> None:
    """Report, once, why a text is not a condition."""
    text = at.text.text
    start, end = unexpected.at
    if not text.strip():
        at.fault(codes.EMPTY, (0, len(text)))
    elif start >= len(text.rstrip()):
        at.fault(codes.UNFINISHED, (start, end), last=text.split()[-1], expected="say what is tested")
    else:
        at.fault(
            codes.UNEXPECTED, (start, end), found=text[start:end], expected="look at the words before it"
        )

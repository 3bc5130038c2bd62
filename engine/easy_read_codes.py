"""The faults of easy-read words: codes PP650 to PP659."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

LONG_SENTENCE = code(
    "PP650",
    "A long sentence in easy read",
    message="this easy-read text has a sentence of {count} words",
    help="part it: at most about ten words in a sentence, and one idea in each",
    why="Easy read is for people who read slowly, or by symbols, or who are tired or upset. A long sentence loses them "
    "before its end.",
    severity=Severity.WARNING,
)
HARD_SIGN = code(
    "PP651",
    "A semicolon or bracket in easy read",
    message="this easy-read text has {sign} in it",
    help="write two short sentences, and leave out what stood in brackets",
    why="A semicolon or a bracket holds two ideas in one sentence. Easy read has one idea at a time.",
    severity=Severity.WARNING,
)

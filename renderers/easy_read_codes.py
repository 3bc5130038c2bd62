"""What the easy-read edition lacks: codes PP960 to PP969."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

NO_EASY_WORDS = code(
    "PP960",
    "No easy-read words",
    message="{what} has no easy-read words, so the easy-read edition says `{said}`",
    help="add `{key}:` with a short sentence in everyday words, one idea in each",
    why="A child who is given the easy-read edition should be able to read all of it. Where there are no easy words, "
    "those for the child are shown, or those for practitioners.",
    severity=Severity.WARNING,
)
NO_SYMBOL = code(
    "PP961",
    "No symbol beside a question",
    message="{what} has no symbol, so the easy-read edition shows none beside it",
    help="add `symbol:` with the name of a picture: the language reference lists them",
    why="For some children the picture is what they read. A question without one looks as if it were not for them.",
    severity=Severity.WARNING,
)

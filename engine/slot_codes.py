"""The faults of slots: the `<name>` in a text that stands for an answer or a fact."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

NO_SUCH_SLOT = code(
    "PP601",
    "A slot that names nothing",
    message="`<{name}>` names no question and no fact",
    help="{help}",
    why="A slot is filled from a question of this exemplar, by its id, or from a fact of the data model, by its"
    " dotted name. A slot that names nothing could only be printed as it stands.",
)
OPEN_SLOT = code(
    "PP602",
    "A slot that is not closed",
    message="`{text}` begins a slot and does not end it",
    help="write the slot as `<name>`, or put a space after `<` if no slot was meant",
    why="A `<` with a letter after it begins a slot. Left open, the rest of the sentence would be lost in it.",
)
NOT_IN_WORDS = code(
    "PP603",
    "A slot that cannot be put into words",
    message="`<{name}>` is a {type}, which cannot stand in a sentence",
    help="name a question whose answer is in words, or take the slot out",
    why="A picture, a file or a list of the data model has no words to print in the middle of a text.",
)
SLOT_IN_ROWS = code(
    "PP604",
    "A slot that names a question of a row",
    message="`<{name}>` is asked in each row of `{group}`, so from here there is no one answer",
    help="write `<{group}>` for the titles of all rows, or name a question outside the group",
    why="A group may have many rows. Outside it, one answer of one row cannot be meant.",
)
TITLE_LOOKS_OUT = code(
    "PP605",
    "A row title that looks outside its row",
    message="`<{name}>` is not a question of a row of `{group}`, and this heads one row",
    help="name questions of the row, or facts",
    why="A row is headed by what was answered in it. Titles that named other groups could name each other in a"
    " circle.",
)
NO_SLOTS_HERE = code(
    "PP606",
    "A slot where none is filled",
    message="`<{name}>` stands in {what}, where no slots are filled",
    help="write the words out",
    why="This text is the same for every child, so it is shown as it stands, angle brackets included.",
)
SPACED_SLOT = code(
    "PP607",
    "A slot with spaces inside its brackets",
    message="`{text}` is shown as it stands, because a slot has no spaces inside its brackets",
    help="write `<{name}>`",
    why="A `<` with a space after it is the sign itself, so that `a < b` may be written. Around the name of a question"
    " or a fact it is nearly always meant as a slot.",
    severity=Severity.WARNING,
)
SLOT_IN_BRACES = code(
    "PP608",
    "A slot in braces",
    message="`{text}` is shown as it stands, because a slot stands between `<` and `>`",
    help="write `<{name}>`",
    why="Other programs put slots in braces. Here braces are only signs; around the name of a question or a fact they"
    " are nearly always meant as a slot.",
    severity=Severity.WARNING,
)

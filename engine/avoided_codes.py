"""The faults of words: those to avoid, the lists that name them, and how hard a text is to read. Codes PP680 to PP699."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

AVOID = code(
    "PP680",
    "A word to avoid",
    message="`{word}` is a word to avoid{readers}: {because}",
    help="say {instead}; or allow `{word}` with a reason in a word list of your own",
    why="Families remember the words that were used of them. The lists name words that children, parents and disabled"
    " people have asked workers not to use, and words that only workers understand; each entry says who asked.",
    severity=Severity.WARNING,
)
LISTS_DISAGREE = code(
    "PP681",
    "Two word lists that disagree",
    message="`{word}` is {here} here, and {there} elsewhere",
    help="take one of the two out",
    why="Both lists hold for the same folder, so nobody could tell which of the two is meant. A list of a folder stands"
    " before those of the library without being told, since it says why.",
    severity=Severity.WARNING,
)
NOTHING_TO_ALLOW = code(
    "PP682",
    "A word allowed that nothing avoids",
    message="`{word}` is allowed here, and no list avoids it",
    help="{meant}take it out, or write it as the list does that avoids it",
    why="It says nothing here; perhaps a word is misspelt, or the list that avoided it has changed.",
    severity=Severity.WARNING,
)
NO_WORD = code(
    "PP683",
    "A word that could not be found",
    message="{what}",
    help="write words, and a comma between one form and the next: `placement, placements`",
    why="Words are looked for whole, so that `art` is not found in `part`. What has no letter or digit in it can't be"
    " found, nor what no text is long enough to hold.",
)
TOO_HARD = code(
    "PP685",
    "Words too hard for their readers",
    message="what {reader} in `{name}` is at grade {grade}, and should be at {ceiling} or lower",
    help="shorten the sentences and the words; `penpicture reading` shows the hardest",
    why="A family reads a record under strain, often in a second language, and a child reads it too. GOV.UK asks for a"
    " reading age of nine of all that it publishes for the public. All texts for one reader are taken together, and"
    " only where they have a hundred words: of one short text the formulas say nothing.",
    severity=Severity.WARNING,
)

"""The codes of faults in answer files. They name the question, the line and what it takes, and never a value."""

from __future__ import annotations

from functools import partial

from ..dsl import catalogue
from ..dsl.diagnostic import Severity

code = partial(catalogue.code, safe=True)
"""These say nothing that the file says, but names."""

_PRIVATE = "The value is not repeated here: it may be about a child."

NOT_JSON = code(
    "PP701",
    "The answer file is not JSON",
    message="this answer file cannot be read as JSON",
    help="save it again from where it came from, or mend the place shown",
    why="A file that ends in .json is read strictly, so that every program reads the same answers from it.",
)
UNKNOWN_KEY = code(
    "PP702",
    "An answer file has a key it does not know",
    message="`{key}` is not a key of {place}",
    help="{suggestion}",
    why="A key that is not understood would be lost without a word, and with it what somebody wrote.",
)
WRONG_SHAPE = code(
    "PP703",
    "An answer file has the wrong shape",
    message="{place} should be {expected}",
    help="put {expected} here",
    why="The answer file is a published contract; its schema says what stands where.",
)
OTHER_EXEMPLAR = code(
    "PP704",
    "The answers belong to another exemplar",
    message="these answers belong to `{found}`, not to `{exemplar}`",
    help="open them with the exemplar `{found}`, or give this exemplar's answers",
    why="Answers are kept under the identities of one exemplar's questions and mean nothing under another's.",
)
UNKNOWN_QUESTION = code(
    "PP705",
    "An answer has no question",
    message="{place} has no question called `{name}`",
    help="{suggestion}",
    why="An answer without its question would be read by nobody.",
)
MALFORMED_VALUE = code(
    "PP706",
    "An answer its question cannot take",
    message="the answer to `{question}` should be {expected}",
    help="write {expected}, or give a reason for no answer",
    why="Conditions, counts and exports rely on each answer being of its question's type. " + _PRIVATE,
)
REASON_NOT_OFFERED = code(
    "PP707",
    "A reason that the question does not offer",
    message="`{question}` does not offer {reason}",
    help="{suggestion}",
    why="Which reasons a question accepts is part of its definition: a question that cannot be answered by a reason "
    "does not offer it (rule A2).",
)
VALUE_AND_REASON = code(
    "PP708",
    "Both an answer and a reason for none",
    message="`{question}` has both a value and a reason for having none",
    help="keep the value or the reason",
    why="A question is answered, or has a reason for no answer, or is blank: never two of them (rule A1).",
)
NEITHER = code(
    "PP709",
    "Neither an answer nor a reason",
    message="`{question}` has neither a value nor a reason",
    help="give a value, give a reason, or leave the question out: then it is blank",
    why="A note alone does not say whether the question was answered.",
)
ROW_TWICE = code(
    "PP710",
    "Two rows with one identifier",
    message="two rows of `{group}` are both called `{row}`",
    help="give each row an identifier of its own, such as `r1`, `r2`",
    why="Row identifiers are permanent: later records and signatures point to them.",
)
NONE_WITH_ROWS = code(
    "PP711",
    'Rows beside "there are none"',
    message="`{group}` says that there are none, and lists some",
    help="take out `state: none`, or mark the rows as removed",
    why="The two contradict each other, and conditions about the group would have two answers.",
)
GROUP_STATE_NOT_OFFERED = code(
    "PP712",
    "A group that does not offer this",
    message="`{group}` does not offer `{state}`",
    help="list the rows, or offer it in the exemplar with `{key}`",
    why="Whether a group can be empty, or have others unknown, is part of its definition.",
)
UNKNOWN_FACT = code(
    "PP713",
    "A fact the exemplar does not name",
    message="`{name}` is not a fact that `{exemplar}` uses",
    help="{suggestion}",
    why="A fact that nothing reads is usually a name misspelt, and what it says would be lost.",
    severity=Severity.WARNING,
)
MALFORMED_FACT = code(
    "PP714",
    "A fact of the wrong kind",
    message="the fact `{name}` should be {expected}",
    help="write {expected}",
    why="Facts are compared in conditions and shown in later records, so each has its type. " + _PRIVATE,
)
OTHER_ARTIFACT = code(
    "PP715",
    "The exemplar has changed since these answers were written",
    message="these answers were written under another version of `{exemplar}`",
    help="look at the answers marked *check*, then save the record again",
    why="The answer file names the exemplar's identity by hash; wording or options may have changed since (rule A4).",
    severity=Severity.WARNING,
)
VALUE_OF_GROUP = code(
    "PP716",
    "A group answered like a question",
    message="`{question}` is a group: it has rows, not a value",
    help="put its rows under `rows:`, or give a reason",
    why="Each row of a group is answered on its own.",
)
REPEATED_KEY = code(
    "PP717",
    "A key stands twice in a JSON answer file",
    message="`{key}` stands twice in one place of this file",
    help="keep one of the two",
    why="Programs differ in which of two equal keys they keep, so one answer would be lost in silence.",
)
WORKED_OUT = code(
    "PP718",
    "A fact that is worked out is given",
    message="`{name}` is worked out, so it is not given",
    help="take it out, and give `{other}`",
    why="An age that was written down is wrong by the next birthday; the date that it is reckoned from is not.",
)
FORMER_NAME = code(
    "PP719",
    "An answer under a former name",
    message="{said}",
    help="nothing needs to be done: it is read as that, and written so when the record is saved",
    why="A question or option that was renamed is still the same one, so that what was said to it stays with it (rule L7).",
    severity=Severity.WARNING,
)
TWO_NAMES = code(
    "PP720",
    "A question answered under two names",
    message="`{question}` is answered twice: it was called `{old}`",
    help="keep the answer that is right, under `{question}`",
    why="A question has one answer (rule A1), and nobody but its writer can tell which of two is meant.",
)
NOT_THEIRS = code(
    "PP721",
    "A reader's part says what that reader may not see",
    message="{what} is not for the reader `{reader}`, whose part of the record this is",
    help="take it out of this file; whoever may see it says it in a file without `reader`, which is written with `--in-part`",
    why="A file that names its `reader` was made for that reader alone. What they cannot see they did not answer, and what "
    "somebody else said there stays.",
)

"""What could have stood where a condition went wrong, in words."""

from __future__ import annotations

_A_TEST = "a test belongs here: a question with what is asked of it, such as `drinking is now`"
_A_VALUE = "a value belongs here: an option, a question, a fact, a date or a number"

_WORDS = (
    (("LPAR", "NAME"), _A_TEST),
    (("STATE", "ONE"), "say what it is: an option, a value, or a state such as `known` or `blank`"),
    (("NAME", "TODAY"), _A_VALUE),
    (("NAME", "NO"), "an option belongs here, by its code"),
    (("RPAR", "AND"), "close the bracket, or go on with `and` or `or`"),
    (
        ("$END", "IS"),
        "say what is asked of what stands before it, as in `drinking is now`, each question by its id",
    ),
    (("$END", "AND"), "the condition can end before it, or go on with `and` or `or`"),
    (
        ("IS",),
        "say what is asked of it: `is ...`, `is not ...`, `includes ...`, or a comparison such as `< 5`",
    ),
    (("LPAR",), "an opening bracket belongs here"),
    (("WHERE",), "say which rows are meant: `where`, and a test of one row"),
    (("OF",), "write `of` and the name it goes with: `is one of now, past`, `count of siblings`"),
    (("FROM",), "a time runs between two dates: `days from referral.date to assessment.started_on`"),
    (("TO",), "a time runs between two dates: `days from referral.date to assessment.started_on`"),
    (("INCLUDE",), "write `does not include`"),
    (("OR",), "write `is on or before` or `is on or after`"),
    (("BEFORE",), "write `before` or `after`, and a date"),
    (("NAME",), "a name belongs here"),
    (("RPAR",), "close the bracket"),
)
"""The first whose terminals could all stand there is told."""


def expected(accepts: frozenset[str]) -> str:
    """A sentence on what belongs where a condition went wrong; `accepts` names the terminals that could follow."""
    for terminals, words in _WORDS:
        if accepts.issuperset(terminals):
            return words
    return (
        "a condition has small letters, digits, brackets, commas and the signs `<`, `<=`, `>`, `>=`, `+`, `-`"
    )

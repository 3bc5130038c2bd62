"""The faults of conditions taken together: circles, and gaps that would hide a question."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

CIRCLE = code(
    "PP501",
    "Questions that depend on each other in a circle",
    message="whether {first} is asked depends on itself: {chain}",
    help="take one of these conditions out, or let it look at something that does not depend on it",
    why="A status is decided from others that are decided before it (rule C10). In a circle nothing comes first, and"
    " the order of answering would change the outcome.",
)
GAP_HIDES = code(
    "PP502",
    "A gap that would hide a question",
    message="{what} would be skipped if {gap}",
    help="{help}",
    why="A gap is not a no. Only a known fact may hide a question (rule S2): if leaving something blank, or saying"
    " that it is not known, could hide a question, nobody would see that it was missed.",
)
TANGLED = code(
    "PP503",
    "Conditions too tangled to prove",
    message="the conditions of {what} together have too many cases to prove that no gap would hide it",
    help="split them: put a part in a condition of its own, or in the section, or ask with `is known`",
    why="Every state of everything that these conditions look at is tried, so that no gap can hide a question (rule"
    " S2). Beyond some tens of thousands of cases that is given up, and what is not proved is not built.",
)
LEAVES_OUT = code(
    "PP510",
    "A skip that leaves out `not applicable`",
    message="`{text}` does not hold where `{name}` is not applicable, so {what} is asked then",
    help="add `or {name} is not applicable` if it should be skipped then too",
    why="A comparison with something that is not applicable does not arise: neither it nor its opposite holds (rule"
    " C1).",
    severity=Severity.WARNING,
)
UNUSED_NAME = code(
    "PP511",
    "A named condition that nothing uses",
    message="nothing uses the named condition `{name}`",
    help="use it, or take it out",
    why="It may have been meant for a question that now states its condition in full, or none.",
    severity=Severity.WARNING,
)

"""The faults that are proved: a duty that some child would miss, and a question that no child is ever asked."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

DUTY_MISSED = code(
    "PP520",
    "A duty that some child would miss",
    message="`{name}` would be {status} for {child}, but {source} wants it asked",
    help="ask it of every child for whom the duty holds, or narrow the duty's `for` where the law does",
    why="A statutory question is asked of every child for whom its `for` surely holds, whatever pathways and variants"
    " apply (rule L2). While it surely holds, a question that is skipped or that waits is a duty not met.",
)
DUTY_UNDECIDED = code(
    "PP521",
    "A duty that could not be proved",
    message="nobody can tell whether `{name}` is asked of everybody for whom {source} wants it: {reason}",
    help="say in fewer words whom the question is asked of, or the duty's `for`{more}",
    why="A duty counts as met only when it is proved to be (rule L2). What cannot be decided is not passed in silence.",
)
NEVER_ASKED = code(
    "PP522",
    "A question that no child is ever asked",
    message="no child is ever asked {what}: {reason}",
    help="change one of these conditions, or take out what is never asked",
    why="Whatever is answered, its conditions contradict each other or those of what they hang on. It looks like a"
    " question that is asked, and nobody would miss it until it is needed.",
    severity=Severity.WARNING,
)

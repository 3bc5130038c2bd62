"""The faults of conditions taken together: circles, and gaps that would hide a question."""

from __future__ import annotations

from ..dsl.catalogue import code

CIRCLE = code(
    "PP501",
    "Questions that depend on each other in a circle",
    message="whether {first} is asked depends on itself: {chain}",
    help="take one of these conditions out, or let it look at something that does not depend on it",
    why="A status is decided from others that are decided before it (rule C10). In a circle nothing comes first, and"
    " the order of answering would change the outcome.",
)

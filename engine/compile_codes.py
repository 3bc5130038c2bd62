"""The faults of compiling that belong to no stage's own work."""

from __future__ import annotations

from ..dsl.catalogue import code

NOT_AN_EXEMPLAR = code(
    "PP830",
    "Not an exemplar",
    message="this file is not an exemplar, so there is nothing to build from it",
    help="name the exemplar that uses it",
    why="Fragments, code lists and data models are parts of exemplars. They are checked on their own and built with"
    " the exemplars that use them.",
)

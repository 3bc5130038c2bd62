"""The faults of how long records are kept."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

NOT_FOR_ALL = code(
    "PP270",
    "Records of which nobody says how long to keep them",
    message="every rule of `retention` in {nation} is only for some records",
    help="add a rule without `if` for all the others",
    why="A record that no rule is for would be kept for ever, or thrown away, by nobody's decision.",
)
NEVER_COUNTS = code(
    "PP271",
    "A rule of retention that never counts",
    message="this rule keeps a record for {length}, and another keeps every record for {longer} from the same date",
    help="take this rule out, or the other one if this is what is meant",
    why="Of the rules that hold, the one that keeps a record longest counts. A shorter one from the same date is never that.",
    severity=Severity.WARNING,
)

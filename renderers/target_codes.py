"""What a target cannot say: codes PP901 to PP999."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

LEFT_OUT = code(
    "PP901",
    "A target leaves something out",
    message="`{target}` leaves out {feature}{places}",
    help="nothing is wrong here; where it matters, write another target as well: `penpicture targets` lists them",
    why="No kind of file can say all that an exemplar can. What one leaves out is told, with the first place that "
    "uses it, so that nobody finds it out from a record.",
    severity=Severity.WARNING,
)

"""What a printed record cannot show: codes PP950 to PP959."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

LETTERS_LACKING = code(
    "PP950",
    "Letters that no font of ours has",
    message="{what} could not be printed{where}",
    help="send the page or the text of this record along with the paper: both show every letter",
    why="Records are printed in fonts that come along, so that the same record is the same paper everywhere. They have "
    "no letters for some scripts and no small pictures. Each one that is missing stands as a mark, and is told here by "
    "its script alone: a message never repeats an answer.",
    severity=Severity.WARNING,
    safe=True,
)

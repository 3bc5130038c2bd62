"""What can be wrong with erasing, severing and giving out: codes PP775 to PP779, PP826 and PP827. None repeats an answer."""

from __future__ import annotations

from functools import partial

from ..dsl import catalogue

code = partial(catalogue.code, safe=True)
"""These say nothing that anybody answered."""

NOTHING_THERE = code(
    "PP775",
    "There is nothing to erase",
    message="nothing stands at `{place}` of record `{record}` that could be erased",
    help="{meant}name a question by its address: `penpicture record history` names the parts of a record; what was erased before is gone",
    why="Whoever erases has to know that it is gone. A name that means nothing would leave it there unseen.",
)
NOT_YET = code(
    "PP776",
    "A record that is to be kept still",
    message="record `{record}` is to be kept {until}",
    help="where a day is named, wait for it; else somebody has to decide: erase it with `--early`, and say by whose order in `--because`",
    why="The rule of its exemplar keeps a record so long that those whom it is about can come for it.",
)
NOT_READ = code(
    "PP777",
    "A list of what was read that cannot be taken",
    message="line {line} of `{path}` {reason}",
    help="put that line right and give the list again: its last column says `include`, `leave out` or nothing, and all else stays as `record extract` wrote it",
    why="What somebody has read is given out. Nothing may be given out that nobody has read.",
)
ERASED = code(
    "PP778",
    "A record that was erased",
    message="record `{record}` was erased",
    help="`penpicture record history` says when, by whom and why",
    why="Nothing is left of it but that there was one.",
)
NOTHING_HELD = code(
    "PP779",
    "Nothing is held about this identity",
    message="the store holds no record about `{identity}`",
    help="give the identity that records are about: `penpicture record list` names it with each",
    why="An identity is a name that tells nothing, so that it must be given exactly.",
)
REPEATED = code(
    "PP826",
    "A reason that says again what is erased",
    message="the reason says again what is to be erased of `{of}`",
    help='say why in other words, such as "It was about somebody else": the reason is kept where everybody who may read the history can see it',
    why="What is erased is to be gone. A reason that repeats it would keep it.",
)
DECIDED = code(
    "PP827",
    "A list with decisions that would be written over",
    message="`{path}` is there already with what somebody decided, which would be lost",
    help="give it along with `--reviewed`, or name another folder with `--out`",
    why="What was read once need not be read again, and what was decided is somebody's word.",
)

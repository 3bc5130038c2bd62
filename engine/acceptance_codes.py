"""The faults of accepting single changes of a difference (PP831-PP839)."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

UNKNOWN_RULE = code(
    "PP831",
    "An acceptance of a kind of change that there is not",
    message="there is no kind of change called `{rule}`",
    help="{nearest}let `penpicture diff --accept` write the entry, or copy the rule from what `penpicture diff` prints",
    why="An acceptance holds for one kind of change. One that is misspelt would accept nothing, and look as if it did.",
)
NO_PART = code(
    "PP832",
    "An acceptance of no single part",
    message="`{part}` is no part that a change can be about",
    help="name one part by its path, as `penpicture diff` prints it: `questions.school`",
    why="Changes are accepted one at a time. Whatever stands for several would also accept those that nobody has seen yet.",
)
NO_HASH = code(
    "PP833",
    "An acceptance whose hash is none",
    message="`{hash}` is no hash of a change",
    help="let `penpicture diff --accept` write the entry: the hash has 12 digits and letters from a to f",
    why="The hash binds an acceptance to the change that somebody looked at, with all that this change leans on.",
)
TWICE = code(
    "PP834",
    "A change that is accepted twice",
    message="`{rule}` of `{part}` is accepted twice",
    help="keep one of the two, with one reason, one name and one date",
    why="Two reasons, names or dates for one change leave open who stands for it, and until when.",
)
EXPIRED = code(
    "PP835",
    "An acceptance that has run out",
    message="`{rule}` of `{part}` was accepted until {until}, and counts again",
    help="look at the change anew, then accept it with `penpicture diff --accept`, or take the entry out",
    why="An acceptance is for a time, so that somebody looks again. When the time is over, the change counts as it did before.",
    severity=Severity.WARNING,
)
NO_LONGER = code(
    "PP836",
    "An acceptance of something that is not what it was",
    message="`{rule}` of `{part}` is not the change that was accepted: {reason}",
    help="look at what is there now, then accept it with `penpicture diff --accept`, or take the entry out",
    why="Somebody accepted one change, from what stood there to what was to stand there. Where either is otherwise, they "
    "accepted something else.",
    severity=Severity.WARNING,
)
OTHER_VERSIONS = code(
    "PP837",
    "Acceptances between other versions",
    message="this file is about `{name}` from {old} to {new}, and `{before}` is compared with `{after}`",
    help="give the file of acceptances between the versions that are compared",
    why="A change was accepted on the way from one version to another. On any other way it may mean something else.",
)
NO_SUCH_CHANGE = code(
    "PP838",
    "A change to accept that there is not",
    message="there is no `{rule}` of `{part}` between the two",
    help="{nearest}copy rule and part from what `penpicture diff` prints",
    why="Only what is there can be looked at and accepted.",
)
ALREADY = code(
    "PP839",
    "A change that is accepted already",
    message="`{rule}` of `{part}` is accepted already, by {by} until {until}",
    help="change what that entry says, or take it out first",
    why="An acceptance is somebody's word. Another is not put in its place unseen.",
)

"""The faults of taking a new version beneath an authority's changes (PP880-PP898)."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

NOT_IN_USE = code(
    "PP880",
    "An upgrade of something that is not in use",
    message="nothing here uses or changes `{name}`",
    help="name an exemplar that the folder uses or changes{used}",
    why="An upgrade looks at the changes that stand on an exemplar. Where nothing does, `uses:` in authority.yaml says all.",
)
NOT_NEWER = code(
    "PP881",
    "An upgrade to a version that is not newer",
    message="`{name}` is at {old} here, and {new} is not newer",
    help="see the versions that there are with `penpicture list`",
    why="An upgrade goes from the version in use to a later one.",
)
OTHER_DECISIONS = code(
    "PP882",
    "Decisions of another upgrade",
    message="this file decides on `{name}` from {old} to {new}, and its own name says another upgrade",
    help="give the file the name `{file}`, or put right what it says",
    why="A decision was made on two versions that somebody looked at. On any others it may be wrong.",
)
DECIDED_FOR_NOTHING = code(
    "PP883",
    "A decision about a change that meets nothing",
    message="`{change}` of `{layer}` is decided on, and the new version does not meet it",
    help="take the decision out, unless you keep it to remember",
    why="A decision that nothing asks for is nearly always one whose change was renamed or taken out since.",
    severity=Severity.WARNING,
)
TARGET_GONE = code(
    "PP884",
    "A new version that has no place for a change",
    message="`{change}` of `{layer}` has nothing to change in `{name}` {new}: {reason}",
    help="decide in {file}: `take`, and the change goes; or `edit`, and mend it in its layer",
    why="The new version renamed what the change was about, or let it go. Nobody but its owner knows what is to become of it.",
)
BASE_DIFFERS = code(
    "PP885",
    "A new version that changed what a change stands on",
    message="`{change}` of `{layer}` stands on {facet}, which `{name}` {new} changed",
    help="compare the three and decide in {file}: `keep` yours, `take` theirs, or `edit` yours in its layer",
    why="Both sides changed one thing. Taking either without a look would lose what the other meant.",
)
REDUNDANT = code(
    "PP886",
    "A change that the new version has made itself",
    message="`{change}` of `{layer}` {does} nothing any more: {reason}",
    help="decide in {file}: `take`, and the change goes, or `keep` it all the same",
    why="What a layer repeats it will go on repeating when the base says something better.",
)
NAME_TAKEN = code(
    "PP887",
    "A new version that uses a name of yours",
    message="`{change}` of `{layer}` has a name that `{name}` {new} uses: {reason}",
    help="decide in {file}: `take` theirs, and yours goes; or `edit`, and give yours another name",
    why="Answers are kept under a name for ever, so one name cannot mean two things. Only you know whether they are one.",
)
LOCKED = code(
    "PP888",
    "A change that the new version locks",
    message="`{change}` of `{layer}` may not be made to `{name}` {new}: {reason}",
    help="decide in {file}: `take`, and the change goes; or `edit` it so that it keeps what is locked",
    why="The new version, or a duty in it, keeps what this change would alter.",
)
UNPROVED = code(
    "PP889",
    "A change that does not hold on the new version",
    message="`{change}` of `{layer}` is sound on {old} and not on `{name}` {new}: {reason}",
    help="decide in {file}: `take`, and the change goes; or `edit` it in its layer",
    why="What was shown of the old version, that a name is there, that a duty is kept, is not so of the new one.",
)
CANNOT_KEEP = code(
    "PP890",
    "A change that cannot be kept",
    message="`{change}` of `{layer}` cannot be kept: {reason}",
    help="decide `take`, and the change goes; or `edit`, and mend it in its layer",
    why="To keep a change, there must be something to change, and it must be allowed.",
)
NOT_EDITED = code(
    "PP891",
    "A change that is still to be edited",
    message="`{change}` of `{layer}` is to be edited, and {reason}",
    help="edit the change in its layer and give the command again, or decide otherwise in {file}",
    why="`edit` says that the change will be another. It is looked at again once it is.",
)
CANNOT_TAKE_OUT = code(
    "PP892",
    "A change that shares its lines",
    message="`{change}` cannot be taken out by itself: it shares a line with something else",
    help="take it out by hand, or lay the file out with `penpicture fmt`, and give the command again",
    why="An upgrade takes whole lines out and touches no other, so that the difference is plain.",
)
NOTHING_LEFT = code(
    "PP893",
    "A layer of which nothing is left",
    message="nothing would be left of `{layer}`: all its changes are taken out",
    help="take the file away and give the command again",
    why="A layer that changes nothing is no layer, and only its owner takes a file away.",
)

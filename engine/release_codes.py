"""What can be wrong with a version that is to be published, and with releases that are kept: codes PP840 to PP849."""

from __future__ import annotations

from ..dsl.catalogue import code

TOO_SMALL = code(
    "PP840",
    "A version steps less far than what changed",
    message="`{version}` is too small a step from {last}: since then {says}",
    help="write {least} or more here; what forces it: {because}. `penpicture diff` tells all of it",
    why="Whoever relied on the last version reads from the number alone whether there is something to do. A greater first number "
    "says that stored data, returns, practice or privacy break; a greater second one that there is something to look at; a "
    "greater third one that only words are otherwise.",
)

ANOTHER_CONTENT = code(
    "PP841",
    "A version that was published already, with another content",
    message="{name} was published on {on}, and is something else now",
    help="write {least} or more here: what was published under a version stays what it is",
    why="Records name the version that they were written in, and somebody has signed them. Were a published version to change, "
    "nobody could tell any more what had been asked.",
)

OLDER = code(
    "PP842",
    "A version that is older than the last one",
    message="`{version}` is older than {last}, which was published on {on}",
    help="write {least} or more here",
    why="Releases follow each other, and each is compared with the last. An older number after a newer one would tell nobody "
    "which of the two is in force.",
)

NO_VERSION_OF_ITS_OWN = code(
    "PP843",
    "An exemplar with changes of an authority says no version of its own",
    message="{who} has changes of its own to `{exemplar}`, and no version of its own for it",
    help="write `publishes: {exemplar}@{version}` into {where}: three numbers, counted for what you publish, whatever version of "
    "`{exemplar}` it stands on",
    why="The version of a base says what its own authors changed. When an authority changes its layers, the base has the version "
    "that it had: without one of the authority's own, two different forms would have the same name and version.",
)

NOT_A_SHELF = code(
    "PP844",
    "A folder is not one of releases",
    message="there are no releases in `{path}`",
    help="name the folder that `penpicture publish` writes to; a first release goes into a new or an empty one",
    why="Releases are kept in a folder of their own, where nothing else is written or deleted.",
)

NO_SUCH_RELEASE = code(
    "PP845",
    "There is no such release, or more than one",
    message="there is {what} `{wanted}` in `{path}`",
    help="{nearest}`penpicture release list` says what is there; name one with its version, `first-visit@1.0.0`, or by eight digits "
    "or more of its hash",
    why="A release is found by its name and version, by its hash, or by the hash of its artifact, which records name.",
)

DAMAGED = code(
    "PP846",
    "A release is not what was published",
    message="{name} {what} since it was published",
    help="take it from a copy of the folder; the manifest of the release has the SHA-256 that the file had",
    why="Each file of a release has its hash in the manifest, and each manifest has the hash of the one before it, so that no byte "
    "is otherwise without being found.",
)

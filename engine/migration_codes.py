"""What can be wrong with a move of records to another version: codes PP790 to PP799. None repeats an answer."""

from __future__ import annotations

from functools import partial

from ..dsl import catalogue

code = partial(catalogue.code, safe=True)
"""These say nothing that anybody answered."""

NO_SUCH_VERSION = code(
    "PP790",
    "A version that is nowhere to be found",
    message="there is no version `{typed}` of `{exemplar}` here",
    help="name an artifact, an exemplar, or one of the versions that the store has met: {known}",
    why="Records move to a version only when all of it is at hand: it is kept with them.",
)
WHICH_RECORDS = code(
    "PP791",
    "A version alone does not say of which exemplar",
    message="the store keeps records of {what}, so the version `{typed}` alone does not say which are meant",
    help="say which: `--exemplar {example}`",
    why="Every exemplar counts its own versions.",
)
NO_RECORDS = code(
    "PP792",
    "The store has no records of an exemplar",
    message="the store has no records of `{exemplar}`",
    help="name a version of what it has records of: {known}",
    why="Answers belong to the questions of one exemplar and mean nothing under another's.",
)
WRITTEN_SINCE = code(
    "PP793",
    "A record to which something was done since it moved",
    message="`{record}` is not put back: {why}",
    help="look at it: what was said since was said to the newer version. It stays there, and its history has what stood before",
    why="Putting it back would take away unseen what somebody said in the meantime.",
)
NOTHING_MOVED = code(
    "PP794",
    "No record was moved to a version",
    message="no record of the store was moved to `{version}`",
    help="look under which version each record stands: `penpicture record list` says it; what was undone already is done",
    why="Only a move can be undone: a record that was begun under a version has never stood elsewhere.",
)
TWO_CONTENTS = code(
    "PP795",
    "A version of which the store knows two contents",
    message="the store knows {count} contents of `{version}`",
    help="name the artifact itself, or its hash: {hashes}",
    why="A version number can be written over two texts; a hash cannot.",
)

"""The faults of a lock file, and of a folder that is no longer what its lock file says (PP870-PP879)."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

NOT_A_LOCK_FILE = code(
    "PP870",
    "This is not a lock file",
    message="`penpicture.lock` {reason}",
    help="take the file away and run `penpicture lock`, which writes it anew",
    why="A lock file is written by a program and says what is used, to the letter. One that was changed by hand, or cut "
    "off, says something that nobody decided.",
)
VERSION_GONE = code(
    "PP871",
    "A locked version that is not there",
    message="the lock file says {kind} `{name}` {version}, and that version is not here",
    help="bring that version back{there}",
    why="Whoever builds this folder is to get what was agreed. Another version is taken only when somebody says so.",
)
BASE_CHANGED = code(
    "PP872",
    "An exemplar that is not the locked one",
    message="`{name}` {version} is {now}, and the lock file says {locked}",
    help="bring back the exemplar as it was, or look at what changed and run `penpicture lock`",
    why="A version that says something else than it did is another version. Records were made, and layers written, on what "
    "it said.",
)
PART_CHANGED = code(
    "PP873",
    "A part that changed since it was locked",
    message="{kind} `{name}` {version} changed since the lock file was written, and with it what `{exemplar}` asks",
    help="give the changed {kind} a new version, or look at what changed and run `penpicture lock`",
    why="A fragment, code list or data model is shared. What is changed in it without a new version changes every exemplar "
    "that takes it, in silence.",
)
OTHER_VERSION = code(
    "PP874",
    "A use that the lock file does not have",
    message="the folder uses `{wanted}`, and the lock file has `{name}` {version}",
    help="run `penpicture upgrade {name} --to VERSION`, which looks at every change of every layer on the way, or go back "
    "to `{name}@{major}`",
    why="A new version beneath an authority's changes can undo them. An upgrade shows each change that it meets.",
)
EXPECTATION_MISSED = code(
    "PP875",
    "A change of something that is not what it was",
    message="`{change}` was written when {facet} was another",
    help="look at what stands there now; then mend the change, or leave it, and run `penpicture lock`",
    why="Whoever wrote the change looked at what stood there. It says something else now, and nobody has compared the two.",
)
NOT_NOTED = code(
    "PP876",
    "A change that the lock file does not know",
    message="the lock file does not know `{change}`{more}",
    help="run `penpicture lock`, which notes what stands there now",
    why="What a change found in its place is noted, so that it can be told when something else comes to stand there.",
    severity=Severity.WARNING,
)
NOT_LOCKED = code(
    "PP877",
    "An exemplar that the lock file does not know",
    message="the lock file does not know `{name}`",
    help="run `penpicture lock`, which adds it at the version that is used now",
    why="What is not locked can be another version on another computer, or tomorrow.",
    severity=Severity.WARNING,
)
NO_FOLDER = code(
    "PP878",
    "This is no authority's folder",
    message="`{path}` is not in an authority's folder",
    help="give the folder that has `authority.yaml`, or begin one with `penpicture new authority NAME`",
    why="A lock file, a list and an upgrade are about everything that an authority has and uses together.",
)

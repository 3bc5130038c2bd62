"""The faults of an artifact that is handed in: not one of ours, changed on the way, or of another format."""

from __future__ import annotations

from functools import partial

from ..dsl import catalogue

code = partial(catalogue.code, safe=True)
"""These say nothing that the file says, but names."""

NOT_JSON = code(
    "PP820",
    "The artifact is not JSON",
    message="this file cannot be read as JSON",
    help="build the exemplar again, and copy the file whole",
    why="An artifact is one JSON document. A file that was cut short, edited by hand or opened and saved by"
    " another program may no longer be one.",
)
NOT_AN_ARTIFACT = code(
    "PP821",
    "The file is not an artifact",
    message="this JSON file is not a built exemplar",
    help="give the `artifact.json` that `penpicture build` wrote",
    why="A built exemplar has `artifact`, `content`, `hashes` and `provenance`, and nothing else. Other JSON"
    " files, a file of answers for example, are read by other commands.",
)
OTHER_FORMAT = code(
    "PP822",
    "The artifact is of another format",
    message="this artifact is of format {found}, and this version of Penpicture reads format {known}",
    help="build the exemplar again with this version of Penpicture, or read it with the version that built it",
    why="The format of artifacts has its own version number, so that a reader never guesses at what it does not"
    " know.",
)
CONTENT_CHANGED = code(
    "PP823",
    "The artifact's content was changed",
    message="the content of this artifact is not what its hash says it is",
    help="build the exemplar again; never edit an artifact by hand",
    why="The hash of the content is the exemplar's identity: records pin it and signatures sign it (rule L7). A"
    " content that does not match its hash belongs to no exemplar.",
)
PROVENANCE_CHANGED = code(
    "PP824",
    "The artifact's provenance was changed",
    message="the provenance of this artifact is not what its hash says it is",
    help="build the exemplar again; never edit an artifact by hand",
    why="Provenance says who wrote which part, where and why, and an auditor has to be able to rely on it.",
)
WRONG_SHAPE = code(
    "PP825",
    "A part of the artifact has the wrong shape",
    message="`{part}` of this artifact is not what the format describes: {expected}",
    help="build the exemplar again; `docs/artifact.md` describes the format",
    why="An artifact may be written by other programs too. What does not have the described shape is refused at"
    " once, before a record is opened on it.",
)

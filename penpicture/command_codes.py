"""What can be wrong with a command as it was given: codes PP850 to PP899."""

from __future__ import annotations

from .dsl.catalogue import code

NOT_AN_EXEMPLAR = code(
    "PP850",
    "This file is not an exemplar",
    message="`{path}` is {kind}, not an exemplar",
    help="give the path or the name of an exemplar or of an artifact; the second key of an exemplar's file is "
    "`exemplar:`",
    why="Only an exemplar can be built, run and explained: data models, code lists and fragments are parts of one.",
)

UNKNOWN_QUESTION = code(
    "PP851",
    "The exemplar has no such question",
    message="`{exemplar}` has no question `{question}`",
    help="{nearest}a question in a group is written `group.question`, or `group[row].question` for one row",
    why="A question is explained by its identity, the `id` in the exemplar, which never changes.",
)

UNWRITABLE = code(
    "PP852",
    "A file or folder cannot be written",
    message="`{path}` cannot be written: {reason}",
    help="choose another place, or ask whoever looks after the folder to let you write there",
    why="What was made could not be kept. Nothing that was there before was changed in that file.",
)

ALREADY_THERE = code(
    "PP853",
    "There is something there already",
    message="there is something at `{path}` already",
    help="choose another name, or move what is there out of the way: nothing is ever written over",
    why="A new folder or exemplar is only ever started where nothing stands yet, so that no work is lost.",
)

UNKNOWN_CODE = code(
    "PP854",
    "No diagnostic has this code",
    message="there is no code `{code}`",
    help="{nearest}a code stands at the head of each message, such as `PP101`",
    why="Every message of Penpicture has a code, and every code has a page. This is not one of them.",
)

NOTHING_TO_CHECK = code(
    "PP855",
    "The folder has no definitions",
    message="`{path}` has no definitions in it",
    help="a definition is a file that ends in `.yaml` and begins with `penpicture: 1`",
    why="Checking nothing finds nothing wrong, which would look like good news. Hidden folders and `out` are left "
    "out.",
)

NOT_A_NAME = code(
    "PP856",
    "This cannot be a name",
    message="`{name}` cannot be the name of {what}",
    help="use small letters, digits and hyphens, beginning with a letter: `{example}`",
    why="The name becomes part of file names, of references such as `initial-assessment@3` and of answers, so it is "
    "kept plain.",
)

NOT_ANSWERS = code(
    "PP857",
    "This file is not an answer file",
    message="`{path}` is {kind}, not an answer file",
    help="give the answers of one record: a file whose second key is `answers:`, with the exemplar's name",
    why="An exemplar says what is asked, an answer file what was answered. Read as the other, each line would be wrong.",
)

NOT_LAID_OUT = code(
    "PP858",
    "This file has no layout of ours",
    message="`{path}` is JSON, which is left as it is",
    help="give definitions and answer files that end in `.yaml`",
    why="The canonical layout is one of YAML. A JSON file is written by programs, and each has its own.",
)

UNKNOWN_TARGET = code(
    "PP859",
    "There is no target of this name",
    message="there is no target `{target}` here",
    help="{nearest}`penpicture targets` lists what there is, and what each writes",
    why="Each kind of file is a target with a name. `build` has those that read an exemplar, `run` those that read "
    "a record.",
)

NO_SUCH_EDITION = code(
    "PP860",
    "A target does not write for this reader",
    message="`{target}` has no edition for {edition}",
    help="it is written for {audiences}: name one of them with `--audience`, or another target",
    why="A file holds only what its reader may see, so one that is made for programs, or has no easy words, is not "
    "handed to a reader it was not made for.",
)

WHICH_EXEMPLAR = code(
    "PP894",
    "It is not said which exemplar of a folder is meant",
    message="`{path}` has {what}",
    help="say which one is meant with `--exemplar`: {names}",
    why="A folder may have several exemplars, and one is compared or published at a time, so it has to be said which.",
)

NO_BASE = code(
    "PP895",
    "There is no base to compare with",
    message="`base` means what an authority's changes stand on, and `{other}` is in no authority's folder",
    help="give a folder that has `authority.yaml` beside `base`, or name both exemplars",
    why="What is compared with its base is an exemplar with the changes of a folder laid over it. Without such a folder both "
    "would be the same.",
)

NO_REVISION = code(
    "PP896",
    "Git has no such revision, or nothing there",
    message="git has nothing to compare at `{typed}`",
    help="write `REVISION:path`, the path as it was from the top of the repository, or from here after `./`: "
    "`main:./first-visit.yaml`",
    why="A side of a difference can be what a file or folder was at a revision. It is read from the repository that you are in.",
)

NOT_ACCEPTANCES = code(
    "PP897",
    "This file is not one of acceptances",
    message="`{path}` is {kind}, and accepts no change",
    help="give a file whose second key is `acceptances:`; `penpicture diff --accept` writes one",
    why="A gate lets a change through because somebody accepted it. What says no such thing must not open the gate.",
)

UNFORESEEN = code(
    "PP899",
    "A fault of Penpicture's own",
    message="Penpicture met a fault of its own ({kind} at {where})",
    help="please report this line, with the definition that you used but no family's answers",
    why="No definition and no answer should ever bring Penpicture down. When one does, it is Penpicture that has to "
    "be mended. The report holds the place in the program, and never what anybody wrote.",
)

"""The faults of finding one file from another: names, versions, folders, and fragments put in place (PP300-PP329)."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

UNKNOWN_NAME = code(
    "PP300",
    "A name that no file has",
    message="there is no {kind} called `{name}`",
    help="{help}",
    why="A part is found by the name that its file says: in the folder with `authority.yaml` and everything beneath "
    "it, then in the library that comes with Penpicture.",
    safe=True,
)
UNKNOWN_VERSION = code(
    "PP301",
    "A version that isn't there",
    message="{kind} `{name}` has no version `{version}` here",
    help="{help}",
    why="`name@3` takes the highest version that begins with 3; `name@3.1.0` takes that version and no other.",
    safe=True,
)
TWO_FILES = code(
    "PP302",
    "Two files with one name and version",
    message="{kind} `{name}` {version}is here twice",
    help="give one of the two another version or another name, or take it out",
    why="It could not be told which of the two a name means, and they need not say the same.",
)
LEADS_OUTSIDE = code(
    "PP303",
    "A link that leads outside the folder",
    message="`{name}` is a link to something outside the authority's folder",
    help="put a copy of the file into the folder in place of the link",
    why="An authority's folder is passed on and signed as it is; what lies outside it would not go along, and may "
    "not be meant to be read.",
)
FRAGMENT_CYCLE = code(
    "PP304",
    "A fragment that uses itself",
    message="fragment `{name}` uses itself: {cycle}",
    help="take one of the uses out",
    why="Putting it in place would never end.",
)
WRONG_PART = code(
    "PP305",
    "A fragment that has nothing for this place",
    message="fragment `{name}` has no {wanted}, and {wanted} are wanted here",
    help="{help}",
    why="A fragment's questions stand among questions, and its sections among sections.",
)
TOO_MANY_PARTS = code(
    "PP306",
    "Fragments that grow without end",
    message="putting fragment `{name}` in place makes more than {most} {what}",
    help="use fewer fragments inside one another",
    why="No record for a child has so many; a few fragments that use one another many times over soon do.",
)
OTHER_ENDING = code(
    "PP307",
    "A file of ours that is not read",
    message="`{name}` is not read: our files end in `.yaml`",
    help="call it `{right}`, or take it out of the folder",
    why="What a file says is found by what it says, among the files that end in `.yaml`. One that is passed over in silence "
    "looks as if it had been taken up.",
    severity=Severity.WARNING,
)
REPLACES_SHIPPED = code(
    "PP308",
    "A file in the place of one that comes with Penpicture",
    message="{kind} `{name}` {version}stands in the place of the one that comes with Penpicture, and says something else",
    help="give it another name or another version; to change an exemplar of the library, write a layer",
    why="Whoever reads a name and a version takes it for the library's own. What is missing in the file that stands in its "
    "place, a duty among it, would be asked of nobody, and nothing would say so.",
    severity=Severity.WARNING,
)

"""The faults of laying layers over an exemplar: targets, anchors, locks, and changes that meet (PP370-PP399)."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

NO_TARGET = code(
    "PP370",
    "A change of something that is not there",
    message="there is no {what} `{name}` to {verb} in `{exemplar}`",
    help="{help}",
    why="A change that meets nothing would do nothing, and whoever wrote it would never hear of it.",
)
NO_EXEMPLAR = code(
    "PP371",
    "A layer for an exemplar that is not here",
    message="{kind} `{name}` changes `{wanted}`, and there is no such exemplar here",
    help="{help}",
    why="A layer that no exemplar takes up is nearly always one whose exemplar was renamed or has a new version.",
)
TWO_CHANGES = code(
    "PP372",
    "Two changes of one thing",
    message="{facet} of `{name}` is changed {by}",
    help="take one of the two out{settle}",
    why="Between two that stand equally near nobody says which comes last, and the order of files must not decide.",
)
LOCKED = code(
    "PP373",
    "A change of something locked",
    message="`{name}` is locked by `{layer}`: {keep}",
    help="take the change out, or ask {owner} to change the lock",
    why="A lock is how a nation, region or authority keeps what must not be lost on the way to the team.",
)
NAME_TAKEN = code(
    "PP374",
    "A new part with a name that is taken",
    message="there is a {what} `{name}` already",
    help="give the new one another name; to change the one that is there, use another verb than `add`",
    why="Answers are kept under a question's name for ever, so that no name can mean two things.",
)
TOMBSTONE = code(
    "PP375",
    "A new question under a retired one's name",
    message="`{name}` was asked before and is retired: its name is not free",
    help="write `- restore: {name}` to ask it again, or give the new question another name",
    why="Old answers stay readable under the old name; a new question must not find them under its own.",
)
CHANGES_NOTHING = code(
    "PP376",
    "A change that changes nothing",
    message="{facet} of `{name}` would stay as before",
    help="delete the change: the {whence} says the same",
    why="What a layer repeats it will go on repeating when the base says something better.",
    severity=Severity.WARNING,
)
NO_ANCHOR = code(
    "PP377",
    "A place that is not there",
    message="`{name}` cannot go {side} `{neighbour}`: {reason}",
    help="{help}",
    why="A place is said by a neighbour, so that it survives whatever else changes; the neighbour has to be there.",
)
ANCHOR_CIRCLE = code(
    "PP378",
    "Places that depend on each other",
    message="`{name}` goes {side} `{neighbour}`, whose own place depends on `{name}`",
    help="give one of the two another neighbour",
    why="Each of them waits for the other to be put somewhere.",
)
NOT_OF_THIS = code(
    "PP379",
    "A change that this kind of part does not have",
    message="a {what} has no `{key}` to change",
    help="{help}",
    why="What nobody reads would be lost in silence.",
)
NOT_RETIRED = code(
    "PP380",
    "Nothing to restore",
    message="`{name}` is asked already",
    help="take the change out",
    why="Only what was retired can be restored.",
)
NO_SUCH_OPTION = code(
    "PP381",
    "A change of an option that is not offered",
    message="`{name}` does not offer `{option}`",
    help="{help}",
    why="A change that meets nothing would do nothing, and whoever wrote it would never hear of it.",
)
OPTION_TAKEN = code(
    "PP382",
    "An option that is there already",
    message="`{name}` has an option `{option}` already",
    help="reword it under `reword`, or offer the new one under another code",
    why="Answers are kept by the option's code, so one code cannot mean two things.",
)
STATUTORY = code(
    "PP383",
    "A change that would hollow out a duty",
    message="`{name}` is asked by law ({source}), and this {what}",
    help="take the change out, or ask whoever owns `{name}` to make it",
    why="A duty can be lost without its question: by options withdrawn, reasons added or another meaning (rule L2).",
)
NOT_A_REASON = code(
    "PP384",
    "A change of a reason that changes nothing",
    message="`{name}` {does} `{reason}`",
    help="take `{reason}` out of the change",
    why="A change that meets nothing would do nothing, and whoever wrote it would never hear of it.",
)
OPTIONS_ELSEWHERE = code(
    "PP385",
    "Options that stand in a code list",
    message="the options of `{name}` are those of the list `{list}`",
    help="make a list of your own with `codes:` and name it, or leave the options as they are",
    why="What a code list says is said once for every question that uses it.",
)
NAMELESS = code(
    "PP386",
    "Several parts of one name",
    message="there are {count} {what}s called `{name}`, and a change can mean only one",
    help="{help}",
    why="A change must have one target.",
)
ASKED_OF_FEWER = code(
    "PP388",
    "A locked question that would be asked of others",
    message="`{name}` is locked by `{layer}`, and would be {status} for {child}",
    help="let it be asked of everybody whom it was asked of, or ask {owner} to change the lock",
    why="Under `at least` a question may be asked of more children than before and of no fewer; that is judged by what "
    "becomes of it for every child, and never by how the condition is written (rule L1).",
)
LOCK_UNDECIDED = code(
    "PP389",
    "A lock that nobody can tell is kept",
    message="`{name}` is locked by `{layer}`, and nobody can tell whether it is still asked of as many: {reason}",
    help="say in fewer words whom it is asked of, or ask {owner} to change the lock",
    why="What cannot be proved does not pass a lock.",
)
ON_A_TOMBSTONE = code(
    "PP390",
    "A change of something that is no longer asked",
    message="`{name}` is retired, so that this changes nothing that anybody sees",
    help="take the change out, or write `- restore: {name}` if it is to be asked again",
    why="What is changed on a retired question would lie there unseen.",
    severity=Severity.WARNING,
)
NAME_IN_USE = code(
    "PP395",
    "A new name that another part has",
    message="{old} cannot be called `{name}`: another {what} is",
    help="choose a name that no {what} has or had",
    why="Answers, conditions and changes go by name, so that no name can mean two things.",
)
NAME_ONCE_USED = code(
    "PP396",
    "A name that was used before",
    message="{old} cannot be called `{name}`: another {what} was",
    help="choose a name that no {what} has or had",
    why="Old answers and old changes go by the names of their day, for ever, so that a name is never given again.",
)
ANCHOR_RETIRED = code(
    "PP397",
    "A place beside something that another layer retires",
    message="`{name}` cannot go {side} `{neighbour}`, which `{layer}` retires",
    help="name another neighbour, or settle with `{layer}` whether it stays",
    why="Two that stand equally near the team have no order: what the one takes away the other cannot build upon.",
)
HANGS_ON_WITHDRAWN = code(
    "PP398",
    "A locked question that hangs on an answer nobody can give",
    message="`{name}` is locked by `{layer}`, and would be {status} for whoever would have said `{option}` to `{question}`, "
    "which is offered no more",
    help="keep offering it, let `{name}` be asked for what is offered in its place, or ask {owner} to change the lock",
    why="Under `at least` a question may be asked of more children than before and of no fewer. Who is asked hangs on what "
    "can be answered as much as on any condition (rule L1).",
)
MADE_OPTIONAL = code(
    "PP399",
    "A locked question that a record cut short leaves out",
    message="`{name}` is locked by `{layer}`, and this makes it optional for {child}",
    help="keep it with `- require: {name}` and `essential: yes`, or ask {owner} to change the lock",
    why="While a short pathway holds, whatever is neither essential nor statutory is optional (rule S5): less is asked.",
)
SEEN_BY_MORE = code(
    "PP391",
    "An answer that more readers may see",
    message="this lets {readers} see `{name}` as well, and does not say when that was agreed",
    help="add `agreed:` with the day on which whoever answers for it agreed, or take the change out",
    why="What was told in confidence was told on a promise of who reads it. A layer may make another, and then says when.",
    severity=Severity.WARNING,
)
TWO_PLACES = code(
    "PP393",
    "A part with two places",
    message="`{name}` is to go {first} `{one}` and {second} `{other}`",
    help="say one of the two",
    why="Whichever were passed over, whoever wrote it would never hear of it; and the two may not even agree.",
)
OTHER_RANK = code(
    "PP392",
    "A layer in the folder of another rank",
    message="layer `{name}` {says} the rank `{rank}`, and its file is in the folder of the rank `{folder}`",
    help="move the file into `layers/{rank}/`, or write `rank: {folder}` if that is meant",
    why="The rank that a layer says decides what wins over what. Whoever looks into the folders would take it for another.",
    severity=Severity.WARNING,
)
OLD_WORDS = code(
    "PP394",
    "A voice that still asks the old question",
    message="`{name}` asks something else now, and {voices} still ask the old question",
    help="write {keys} as well, or `meaning: same` if it still asks the same",
    why="All voices of a question fill one answer. Where they do not ask the same, nobody can tell what was answered.",
    severity=Severity.WARNING,
)

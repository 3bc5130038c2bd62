"""The faults of a definition's shape: its keys, its values, and what one part of it says of itself (PP2xx)."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

NO_KIND = code(
    "PP200",
    "A file that doesn't say what it is",
    message="this file doesn't say what it is",
    help="{meant}write its kind and name on the second line, for instance `exemplar: initial-assessment`; "
    "the kinds are {kinds}",
    why="The second key of a file tells its kind, so that a file may have any name and stand in any folder.",
)
NO_LANGUAGE = code(
    "PP201",
    "A file that doesn't say which language it is written in",
    message="this file doesn't say which version of the language it is written in",
    help="make `penpicture: {version}` the first line",
    why="The language will grow. A file that says its version is read the same way for ever.",
)
OTHER_LANGUAGE = code(
    "PP202",
    "A version of the language that this release doesn't read",
    message="`{found}` is not a version of the language that this release reads",
    help="write `penpicture: {version}`, or use a release of Penpicture that reads version `{found}`",
    why="Read by the wrong rules, a file could mean something else than its author meant.",
)
SECOND_KIND = code(
    "PP203",
    "A file that says two kinds",
    message="this file is {first}, and `{second}` would make it {other} as well",
    help="keep one of the two, and give the other a file of its own",
    why="One file holds one thing, so that everybody knows where to look for it.",
)
NOT_READ_YET = code(
    "PP204",
    "A kind of file that this release doesn't read",
    message="this release doesn't read `{kind}` files",
    help="leave the file out of what you check until a release reads it; this one reads {kinds}",
    why="A file that is silently passed over looks as if it had been checked.",
)
UNKNOWN_KEY = code(
    "PP205",
    "A key that the language doesn't have",
    message="{where} has no key `{key}`",
    help="{help}",
    why="A key that nobody reads would be lost in silence: a misspelt `mandatory` would make nothing mandatory.",
)
MISPLACED_KEY = code(
    "PP206",
    "A key in the wrong place",
    message="`{key}` belongs to {right}, not to {where}",
    help="{help}",
    why="A key says something only of the part it belongs to; elsewhere nobody would read it.",
)
NO_VERB = code(
    "PP246",
    "A change without a verb",
    message="this change doesn't say what it does",
    help="{meant}begin it with one of {verbs}, and what it is about: `- reword: drinking`",
    why="Each change of a layer has one verb, so that what it does to the exemplar can be told, checked and undone.",
)
KEY_WITHOUT_ITS_OTHER = code(
    "PP247",
    "A change that leaves something unsaid",
    message="`{key}` is here without `{other}`",
    help="say `{other}` as well, in the same change",
    why="Whoever reads an old answer needs to know since when an option is gone, or whether other words mean the same.",
)
NOTHING_CHANGED = code(
    "PP248",
    "A change that says nothing",
    message="this change of {what} says nothing that changes",
    help="say {keys}, or take the change out",
    why="A change without content is nearly always one not finished.",
)
OTHER_PART = code(
    "PP249",
    "A change of a kind of part that it is not about",
    message="`{key}` is about another kind of part than {kind} `{name}`",
    help="name what it is about: {wanted}",
    why="Each verb changes certain kinds of part; what it cannot change it would leave as it is.",
)
MISSING_KEY = code(
    "PP207",
    "Something that must be said is missing",
    message="{what} has no `{key}`",
    help="add `{key}:` with {wanted}: {doc}",
    why="Without it the part can't be shown, asked or referred to.",
)
WRONG_SHAPE = code(
    "PP208",
    "A list where a text is wanted, or the other way round",
    message="{what} wants {wanted}, and {found} stands here",
    help="{help}",
    why="Each key takes one shape of value, so that a file reads the same to everybody.",
)
EMPTY = code(
    "PP209",
    "Nothing after a key",
    message="nothing stands after `{key}`",
    help="write {wanted}{or_out}",
    why="An empty line may be a thing forgotten or a thing meant; the language doesn't guess.",
)
NOT_INDENTED = code(
    "PP245",
    "Lines that should be indented beneath a key",
    message="{what} {are} not indented beneath `{key}`, so {they} belong to it",
    help="indent {lines} by two more spaces, beneath `{key}`: `{repaired}`",
    why="What belongs to a key is indented beneath it. In the same column it stands beside the key, as a key of its "
    "own.",
)
EMPTY_LIST = code(
    "PP210",
    "A list with nothing in it",
    message="`{key}` has nothing in it",
    help="add at least one item, or take away the part that it stands in",
    why="A section without questions, or a data model without facts, is nearly always one not finished.",
)
IDENTIFIER = code(
    "PP211",
    "An identifier with other signs in it",
    message="`{text}` can't be an identifier",
    help="use small letters, digits and underscores, beginning with a letter{suggestion}",
    why="Conditions, answers and exports use identifiers, so they keep to signs that mean the same everywhere.",
)
DASHED_NAME = code(
    "PP212",
    "A name with other signs in it",
    message="`{text}` can't be the name of {what}",
    help="use small letters, digits and hyphens, beginning with a letter{suggestion}",
    why="These names become folders and addresses, so they keep to signs that are safe there.",
)
DOTTED_NAME = code(
    "PP213",
    "Not the name of a question or fact",
    message="`{text}` can't be the name of a question or fact",
    help="write an identifier such as `drinking`, or two with a dot such as `reason.prompted_by` "
    "or `child.born_on`{suggestion}",
    why="Questions and facts are called by their identifiers and never by their words, which may change.",
)
YES_OR_NO = code(
    "PP214",
    "Neither yes nor no",
    message="`{key}` is `yes` or `no`, not `{text}`",
    help="write `{key}: yes` or `{key}: no`",
    why="There is one way to say yes in the language, so that it is seen at a glance.",
)
ONE_OF = code(
    "PP215",
    "Not one of the words on offer",
    message="`{text}` is not one of the words that `{key}` takes",
    help="{suggestion}it takes {words}",
    why="These words decide how the part works, so only those that are known can be read.",
)
NUMBER = code(
    "PP216",
    "Not a number",
    message="`{text}` is not a number that `{key}` takes",
    help="write {wanted} in figures, without a unit and without commas",
    why="A number is compared and added, so it has to be one.",
)
DATE = code(
    "PP217",
    "Not a date",
    message="`{text}` is not a date",
    help="write the year, the month and the day, for instance `{example}`",
    why="`03/04/2026` is one day in Cardiff and another in Boston; year, month and day are read one way.",
)
VERSION = code(
    "PP218",
    "Not a version",
    message="`{text}` is not a version",
    help="write three numbers with dots, for instance `{example}`",
    why="The three numbers say how far a change goes: another meaning, something more, or a repair.",
)
REFERENCE = code(
    "PP219",
    "Not a name with a version",
    message="`{text}` is not a name that a file can be found by",
    help="write a name in small letters, digits and hyphens, and the version after `@`: `{example}`",
    why="A part is found by its name and version, never by where it lies, so that folders can be moved.",
)
LENGTH = code(
    "PP220",
    "Not a length of time",
    message="`{text}` is not a length of time that `{key}` takes",
    help="write a number and a unit, for instance `10 working days`; the units are {units}{suggestion}",
    why="A deadline without its unit is two deadlines.",
)
TWICE = code(
    "PP221",
    "The same word twice",
    message="`{text}` stands twice in `{key}`",
    help="take one of the two out",
    why="The second says nothing more; often another word was meant.",
    severity=Severity.WARNING,
)
LOOSE_COMMA = code(
    "PP222",
    "A comma with nothing beside it",
    message="a comma in `{key}` has nothing beside it",
    help="take the comma out, or write what was meant to stand there",
    why="A word may have been lost.",
)
NO_OPTIONS = code(
    "PP230",
    "A choice without options",
    message="`{id}` is a `{type}` and offers no options",
    help="add `options:` with a line for each, such as `now: Yes, now`; or `options from:` and a code list",
    why="A choice with nothing to choose from can only ever be left blank.",
)
OPTIONS_ON_OTHER = code(
    "PP231",
    "Options on a question that takes none",
    message="`{id}` is a `{type}`, which takes no `{key}`",
    help="make it a `choice` (one option) or `choices` (several), or take `{key}` out",
    why="Nobody would be shown these options.",
)
TWO_OPTION_LISTS = code(
    "PP232",
    "Options from two places",
    message="`{id}` has both `options` and `options from`",
    help="keep one: options written here, or those of the code list",
    why="It could not be told which of the two holds when they differ.",
)
NO_ROW_QUESTIONS = code(
    "PP233",
    "A group without questions",
    message="`{id}` is a group and asks nothing in its rows",
    help="add `questions:` with the questions of one row",
    why="A row with no questions holds nothing.",
)
KEY_OF_OTHER_TYPE = code(
    "PP234",
    "A key of another type",
    message="`{key}` belongs to {right}, and `{id}` is a `{type}`",
    help="take `{key}` out, or change the type",
    why="On this type nobody would read it.",
)
NOTE_ON_NO_OPTION = code(
    "PP235",
    "A note beside an option that isn't there",
    message="`more to say` names `{text}`, which is no option of `{id}`",
    help="{help}",
    why="The note would never be invited.",
)
LONE_IF_NOT_KNOWN = code(
    "PP236",
    "`if not known` without `ask when`",
    message="{what} says `if not known`, and has no `ask when` that could be not known",
    help="add the `ask when` that was meant, or take `if not known` out",
    why="It says what to do while the condition can't be told; without a condition there is nothing to tell.",
)
UPSIDE_DOWN = code(
    "PP237",
    "A range that ends before it begins",
    message="`{low}` is {low_value} and `{high}` is {high_value}, so nothing fits between them",
    help="change one of the two",
    why="Every answer would be refused, or the duty would never hold.",
)
NO_HONEST_ANSWER = code(
    "PP238",
    "Mandatory, with no way to say that it isn't known",
    message="`{id}` is mandatory and accepts no reason for having no answer",
    help="add the reasons that can be true here, for instance `no answer because: not_known`",
    why="Fields that had to be filled in got filled in with junk: religion was answered in 93 of 100 referrals and "
    "known in hardly any. Any reason that a question offers satisfies `mandatory` (rule A2).",
    severity=Severity.WARNING,
)
NO_CONDITION = code(
    "PP239",
    "A pathway without a condition",
    message="pathway `{id}` says neither `ask when` nor `skip when` nor `short when`",
    help="add the condition on which it asks, skips or cuts short",
    why="A pathway is a condition with a name; without one it changes nothing.",
)
NAMES_NOTHING = code(
    "PP240",
    "A pathway that names nothing",
    message="pathway `{id}` names no questions and no sections",
    help="add `questions:` or `sections:` with what is to be asked or skipped",
    why="Only `short when` may speak of the whole exemplar; asking and skipping need to be told what.",
)
EMPTY_FRAGMENT = code(
    "PP241",
    "A fragment with nothing in it",
    message="fragment `{id}` has neither `questions` nor `sections`",
    help="add the questions or the sections that it keeps",
    why="Using it would bring nothing.",
)
EXCLUSIVE_OF_ONE = code(
    "PP242",
    "An exclusive option where only one can be chosen",
    message="option `{option}` is `exclusive`, and only one option of `{id}` can be chosen anyway",
    help="take `exclusive` out, or make the question `choices`",
    why="It says nothing here; perhaps `choices` was meant.",
    severity=Severity.WARNING,
)
FACT_KEY = code(
    "PP243",
    "A fact without what its type needs",
    message="fact `{id}` is {type} and has no `{key}`",
    help="add `{key}:` with {wanted}",
    why="Without it the fact can't be worked out or kept.",
)
FACT_NAME = code(
    "PP244",
    "A fact's name with a part too many or too few",
    message="`{id}` can't be the name of {what}",
    help="{help}",
    why="A fact is called by what it is about and what it says of it, `child.born_on`; inside a list, where that is "
    "plain, by its last word alone.",
)
TWO_DUTIES = code(
    "PP251",
    "Two duties of one nation on one question",
    message="`{id}` has two duties of {nation}",
    help="name both laws in one `source`, or keep the one that is in force",
    why="The artifact carries the duty that binds, and proofs are made of it: it must be one.",
)
UNLOCKED = code(
    "PP252",
    "A change that would take a lock away",
    message="a layer cannot unlock anything",
    help="take this change out; whoever set the lock takes it away, by taking the line `- lock:` out of their layer",
    why="A lock that anybody could open would keep nothing. Whose it is, the fault of whatever it refuses says.",
)
NO_NEW_NAME = code(
    "PP253",
    "A new part without a name",
    message="the new {kind} has no name",
    help="give the {kind} a name: `add: {kind} NAME`",
    why="Whatever is added is changed, moved and locked by its name later on.",
)

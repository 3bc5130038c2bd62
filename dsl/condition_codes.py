"""The codes of faults in conditions, PP4xx: their wording lives here once.

PP40x and PP41x are slips of writing, PP42x to PP44x names, PP45x to PP48x types.
"""

from __future__ import annotations

from .catalogue import code

# --- writing --------------------------------------------------------------------------------------------------

EMPTY = code(
    "PP401",
    "A condition without words",
    message="there is no condition here",
    help="write one, such as `drinking is now`, or take the key out",
    why="A key such as `ask when` promises a condition. Left empty it could mean always or never; "
    "nobody who reads the record could tell which.",
)
TOO_LONG = code(
    "PP402",
    "A condition too long to read",
    message="this condition is longer than {limit} characters",
    help="name its parts under `define` and put the names together here",
    why="Nobody can check a condition that does not fit on a page, and a text without a limit could stop the check.",
)
TOO_DEEP = code(
    "PP403",
    "A condition with too many layers of brackets",
    message="this condition nests more than {limit} levels deep",
    help="name its inner parts under `define` and use the names here",
    why="Brackets within brackets stop being readable long before this limit.",
)
UNEXPECTED = code(
    "PP404",
    "Something that does not fit",
    message="`{found}` does not fit here",
    help="{expected}",
    why="Conditions are short English sentences with a fixed shape, so that they mean one thing only. "
    "Where a word does not fit that shape, guessing would be worse than asking.",
)
UNFINISHED = code(
    "PP405",
    "A condition that breaks off",
    message="the condition breaks off after `{last}`",
    help="{expected}",
    why="A condition that lacks its end cannot be judged.",
)

OTHER_SIGN = code(
    "PP406",
    "A sign that conditions do not use",
    message="conditions don't use `{found}`",
    help="write {instead}",
    why="Conditions are read aloud in meetings. Their words are `is`, `is not`, `and`, `or`, `not`; the only signs "
    "are `<`, `<=`, `>`, `>=`, `+` and `-`.",
)
OTHER_WORD = code(
    "PP407",
    "A wording that conditions do not use",
    message="conditions don't say `{found}`",
    help="write {instead}",
    why="There is one way to say each thing, so that two conditions that mean the same also look the same.",
)
CAPITALS = code(
    "PP408",
    "A word of the language in capitals",
    message="`{found}` is written in small letters",
    help="write `{instead}`",
    why="Words of the language and identifiers are in small letters throughout, so that nobody has to remember "
    "which capital matters.",
)
QUOTED = code(
    "PP409",
    "Quotation marks in a condition",
    message="`{found}` needs no quotation marks",
    help="{help}",
    why="Options are named by their code, which is one word.",
)
SEVERAL = code(
    "PP410",
    "Several options after one `is`",
    message="`{found}` stands alone, without a question of its own",
    help="{help}",
    why="In English `is now or past` is clear; read strictly, `past` would be a condition of its own. "
    "`is one of now, past` can't be misread.",
)
MIXED = code(
    "PP411",
    "`and` and `or` mixed without brackets",
    message="`and` and `or` stand side by side, so this can be read in two ways",
    help="put in brackets which one is meant: {readings}",
    why="Half of all readers take it the one way and half the other (rule C7).",
)
BRACKET = code(
    "PP412",
    "A bracket without its other half",
    message="this bracket {fault}",
    help="{help}",
    why="Brackets come in pairs; where one is missing, it is not certain what belongs together.",
)
NOT_BRACKETS = code(
    "PP413",
    "`not`, `surely` or `possibly` without brackets",
    message="`{word}` needs brackets round what it is about",
    help="write `{repaired}`",
    why="Without brackets nobody can tell how far `not`, `surely` or `possibly` reaches. Only the name of a condition "
    "can follow `not` bare.",
)
COUNT_BRACKETS = code(
    "PP414",
    "A count without brackets",
    message="a count needs brackets round the test of its rows",
    help="{help}",
    why="The brackets show where the test of the rows ends and the comparison of their number begins.",
)
RESERVED_NAME = code(
    "PP415",
    "A word of the language used as a name",
    message="`{found}` is a word of the language and can't be the name of a question here",
    help="give the question another id; the word itself is used as in {example}",
    why="A word that is sometimes a name and sometimes not makes every condition a riddle (rule C7).",
)
NO_SUBJECT = code(
    "PP416",
    "A test that does not say of what",
    message="`{found}` does not say which question it is about",
    help="write `{repaired}`",
    why="Each side of `and` and `or` is a whole test, so that it can be read alone.",
)
OTHER_DATE = code(
    "PP417",
    "A date written another way",
    message="`{found}` is not how a date is written here",
    help="write year, month and day: `{repaired}`",
    why="01/04 is April in one country and January in another; `2026-04-01` is the same everywhere.",
)
OTHER_STATE = code(
    "PP418",
    "A state by another name",
    message="`{found}` is not one of the states of a question",
    help="write {instead}",
    why="Blank, not known, declined and not applicable are different things everywhere (rule A1), "
    "so each has one name.",
)
TRUE_FALSE = code(
    "PP419",
    "`true` or `false` for yes or no",
    message="`{name}` is answered with yes or no, not with `{found}`",
    help="write `{instead}`",
    why="The answers of a yes/no question are `yes` and `no`, here as on the page.",
)

# --- names ----------------------------------------------------------------------------------------------------

UNKNOWN_NAME = code(
    "PP420",
    "A name that nothing has",
    message="there is no question, fact or condition called `{name}`",
    help="{help}",
    why="A condition may look only at questions of this exemplar, facts of the data model and conditions under "
    "`define`. A name that nothing has would never hold and never fail.",
)
UNKNOWN_OPTION = code(
    "PP421",
    "An option that the question does not have",
    message="`{name}` has no option `{option}`",
    help="{help}",
    why="A comparison with an option that is not on offer can never hold, so whatever hangs on it "
    "would never be asked.",
)
UNKNOWN_GROUP = code(
    "PP422",
    "A group that does not exist",
    message="there is no group called `{name}`",
    help="{help}",
    why="`any`, `every`, `no`, `count of`, `latest of`, `earliest of` and `total of` look through the rows "
    "of a repeating group, named by its id or by what it calls one row.",
)
NOT_A_GROUP = code(
    "PP423",
    "A question that has no rows",
    message="`{name}` is not a repeating group",
    help="write the test of `{name}` without `{word}`",
    why="Only a repeating group has rows to look through.",
)
IN_ROW = code(
    "PP424",
    "A row's question named outside its group",
    message="`{name}` is asked once for each row of `{group}`, so here it has no single answer",
    help="{help}",
    why="Outside its group a row's question has as many answers as there are rows. `any`, `every`, `no`, "
    "`count of`, `latest of`, `earliest of` and `total of` say what to do with them (rule C7).",
)
OTHER_ROW = code(
    "PP425",
    "A question of another group's row",
    message="`{name}` belongs to the rows of `{group}`, which cannot be seen from a row of `{within}`",
    help="{help}",
    why="Two groups have separate rows: there is no telling which row of the one goes with which row of the other.",
)
NOT_IN_ROW = code(
    "PP426",
    "A group that does not ask this",
    message="the rows of `{group}` have no question `{name}`",
    help="{help}",
    why="`latest of`, `earliest of` and `total of` go over one question of a group's rows.",
)

# --- types ----------------------------------------------------------------------------------------------------

BARE_YES_NO = code(
    "PP430",
    "A yes/no question standing alone",
    message="`{name}` is {what}, not a condition",
    help="write `{repaired}`",
    why="A yes/no question can also be blank or not known. `is yes` says plainly which answer is meant.",
)
BARE_QUESTION = code(
    "PP431",
    "A question standing alone",
    message="`{name}` is {what}, not a condition",
    help="say what about it: {example}",
    why="A condition is a test that holds or fails; a question alone is neither.",
)
DEFINED_AS_VALUE = code(
    "PP432",
    "A named condition used as if it had an answer",
    message="`{name}` is a condition of `define`, so it already holds or fails",
    help="write `{name}` alone, or `not {name}`",
    why="A named condition is complete: it has no options and no state of its own.",
)
TWO_CHOICES = code(
    "PP433",
    "One choice compared with another",
    message="`{left}` and `{right}` are both questions with options, and can't be compared with each other",
    help="compare each with an option: {example}",
    why="Options are the words of one question. Two questions may use the same word for different things.",
)
NEEDS_INCLUDES = code(
    "PP434",
    "A question with several answers compared as if it had one",
    message="`{name}` can have several answers at once, so `is` does not fit",
    help="write `{repaired}`",
    why="`is` would have to mean either `has this one` or `has this one and no other`. `includes` says the first.",
)
NEEDS_IS = code(
    "PP435",
    "A question with one answer asked for what it includes",
    message="`{name}` has one answer, so `includes` does not fit",
    help="write `{repaired}`",
    why="`includes` looks into a list of answers; a choice has one.",
)
PROSE = code(
    "PP436",
    "A condition on the words of a text",
    message="`{name}` is {kind}, and a condition never looks at what it says",
    help="ask only whether it was answered: `{name} is answered`, `{name} is known`; "
    "for more, add a question with options",
    why="Prose is never read (rule C8). Nobody writes the same thing in the same words twice, "
    "and a form that changes with a spelling can't be trusted.",
)
DATE_AND_NUMBER = code(
    "PP437",
    "A date compared with a number",
    message="`{date}` is a date and `{number}` is a number",
    help="{help}",
    why="A date can be compared with a date, and a time between two dates with a number.",
)
AGE_WITHOUT_UNIT = code(
    "PP438",
    "An age without its unit",
    message="an age needs its unit: `{number}` could be years, months or weeks",
    help="write `{number} years`, or months, weeks or days",
    why="Under five years and under five months are different children (rule C3).",
)
UNIT_DIFFERS = code(
    "PP439",
    "A number in another unit",
    message="`{name}` is counted in {unit}, not in {other}",
    help="{help}",
    why="Units are not converted behind anybody's back.",
)
NO_UNIT = code(
    "PP440",
    "A unit where none is counted",
    message="`{name}` is a plain number, not a number of {other}",
    help="{help}",
    why="A unit that the question does not state may not be the one that people answered in.",
)
KINDS_DIFFER = code(
    "PP441",
    "Two things of different kinds compared",
    message="`{left}` is {left_kind} and `{right}` is {right_kind}",
    help="compare {left_kind} with {wanted}",
    why="Only like can be compared with like; anything else would never hold.",
)
NO_ORDER = code(
    "PP442",
    "Options put in order",
    message="the answers of `{name}` have no order, so `{word}` does not fit",
    help="name the options that are meant: {example}",
    why="The order in which options are shown is not an order of more and less.",
)
NEEDS_NUMBERS = code(
    "PP443",
    "A sum of things that are not numbers",
    message="only numbers can be added and taken away, and `{name}` is {kind}",
    help="{help}",
    why="For dates there are `7 days after x` and `days from x to y`, which say what a month's end does.",
)
NEEDS_DATE = code(
    "PP444",
    "Something else where a date belongs",
    message="a date belongs here, and `{name}` is {kind}",
    help="name a date question or a date fact, or write a date as `2026-04-01`",
    why="A time runs from a date to a date.",
)
NEEDS_TIME = code(
    "PP445",
    "A length of time without its unit",
    message="`{length}` is not a length of time",
    help="write a whole number of days, working days, weeks, months or years: `7 working days after ...`",
    why="Before and after a date need a length of time.",
)
TIME_TOO_LONG = code(
    "PP446",
    "A length of time beyond reason",
    message="`{length}` is longer than a thousand years",
    help="check the number",
    why="Dates are reckoned within the years of a calendar.",
)
NO_SUCH_DATE = code(
    "PP447",
    "A date that is in no calendar",
    message="`{date}` is not a date",
    help="write year, month and day as `2026-04-01`; a partial date as `2026-04` or `2026`",
    why="A date that does not exist can't be before or after anything.",
)
NUMBER_TOO_LONG = code(
    "PP448",
    "A number with too many digits",
    message="this number has more than {limit} digits",
    help="check the number",
    why="Numbers this long are not kept exactly by every program that reads the record.",
)
GROUP_AS_VALUE = code(
    "PP449",
    "A group compared like a question",
    message="`{name}` is a repeating group, not a single answer",
    help="count its rows with `count of {name}`, or look into them with `any {each} where ...`",
    why="A group has rows; what is compared must be one value.",
)
NOT_AN_AGE = code(
    "PP450",
    "`on` after something that is not an age",
    message="`{name}` is {kind}, and only an age is reckoned `on` a date",
    help="take out `on` and what follows it",
    why="An age depends on the day it is reckoned; other answers do not.",
)
TWO_AGES = code(
    "PP451",
    "An age used as a number",
    message="an age can only be compared with a number of years, months, weeks or days",
    help="to compare two people, compare the dates on which they were born",
    why="An age is counted in completed years, months, weeks or days, and which of these must be said.",
)
NO_STATE = code(
    "PP452",
    "A state of something that has none",
    message="`{text}` has no state of its own",
    help="test a question or a fact: `drinking is known`",
    why="Known, blank or skipped are states of a question or a fact, not of a reckoned value.",
)
FACT_NOT_ASKED = code(
    "PP453",
    "A fact tested as if it were asked",
    message="`{name}` is a fact, and only a question is {word}",
    help="{help}",
    why="Asked, skipped and pending say what this exemplar does with a question (rule C9).",
)
APPLICABLE = code(
    "PP454",
    "`is applicable`",
    message="`is applicable` can be read in two ways",
    help="write `{name} is not not_applicable`, or say what is meant: `{name} is answered`, `{name} is known`",
    why="It could mean that nobody has said `not applicable`, or that it is known to apply. "
    "While the question is blank, these differ.",
)
TODAY_DECIDES = code(
    "PP455",
    "`today` in a condition that decides what is asked",
    message="`today` can't decide what is asked",
    help="use a date of the record: ages and times are reckoned on the date named by `as of`",
    why="Questions would come and go overnight under the writer's hands (rule C4).",
)
PENDING_DECIDES = code(
    "PP456",
    "`is pending` in a condition that decides what is asked",
    message="`is pending` can't decide what is asked",
    help="test what the question waits for, or whether the question is known",
    why="A question is pending while its own condition can't be told; to ask something because of that would make "
    "what is asked depend on the order of work (rule C2).",
)
TOTAL_OF_NUMBERS = code(
    "PP457",
    "A total of things that are not numbers",
    message="`total of` adds up numbers, and `{name}` is {kind}",
    help="use `count of {group}` for how many rows there are",
    why="Only numbers can be added up.",
)
LATEST_OF_DATES = code(
    "PP458",
    "The latest or earliest of things that are not dates",
    message="`{word} of` compares dates, and `{name}` is {kind}",
    help="name a date question of the rows of `{group}`",
    why="Only dates come earlier and later.",
)
BAD_ITEM = code(
    "PP459",
    "A list of something other than options",
    message="`{word}` needs options, and `{name}` is {kind}",
    help="{help}",
    why="A list after `is one of` names options of a choice.",
)
BROKEN_NAME = code(
    "PP460",
    "A named condition that can't be used here",
    message="`{name}` uses {word}, which can't decide what is asked",
    help="{help}",
    why="A condition under `define` may be used anywhere, and brings with it everything that it looks at.",
)
FOLD_OF_GROUP = code(
    "PP462",
    "A group where one of its questions belongs",
    message="`{word}` goes over one question of the rows of `{group}`, and none is named",
    help="name it: `{word} {repaired}`",
    why="A row has several answers; `latest of`, `earliest of` and `total of` need to know which.",
)
LABEL = code(
    "PP461",
    "The words of an option instead of its code",
    message="`{found}` are the words of an option, not its code",
    help="write its code: `{code}`",
    why="Words can be reworded for families or by an authority; the code stays, and with it the condition.",
)

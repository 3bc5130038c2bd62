"""The faults of names and of what they stand for: two things with one name, names that mean nothing, questions
and facts that do not fit, and two rules that decide the same status."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

SAME_QUESTION = code(
    "PP330",
    "Two questions with one id",
    message="`{id}` is the id of two questions",
    help="give one of them another id",
    why="Answers are kept under a question's id, wherever it stands, so that moving a question loses nothing. An id"
    " is therefore unique in the exemplar, and in a group's rows.",
)
SHADOWS = code(
    "PP331",
    "A row question with the id of a question outside",
    message="`{id}` is asked in the rows of `{group}` and outside them too",
    help="give the row's question another id, for example `{each}_{id}`",
    why="In a row, a name is looked up in the row first and then outside (rule C7). With one name for both, nobody"
    " reading a condition could tell which is meant.",
)
SAME_SECTION = code(
    "PP332",
    "Two sections with one id",
    message="`{id}` is the id of two sections",
    help="give one of them another id",
    why="Pathways, layers and `section.question` name sections by their ids.",
)
SAME_PATHWAY = code(
    "PP333",
    "Two pathways with one id",
    message="`{id}` is the id of two pathways",
    help="give one of them another id",
    why="Every explanation of why something was asked or skipped names its pathway.",
)
SAME_NAME = code(
    "PP334",
    "A named condition with the id of a question",
    message="`{id}` names a condition in `define` and is the id of a question",
    help="give the condition another name",
    why="A name that stands alone in a condition means a condition of `define`; one name cannot mean two things.",
)
RESERVED = code(
    "PP335",
    "A name that is a word of the language",
    message="`{id}` is a word of the condition language, so it cannot be {what}",
    help="choose another, for example `{other}`",
    why="A condition that used it could not be read: `x is {id}` already means something.",
)
TWO_MEANINGS = code(
    "PP336",
    "A dotted name with two meanings",
    message="`{name}` would be both the question `{question}` of section `{section}` and a fact of the data model",
    help="give the section or the question another id",
    why="A dotted name is a question by its section or a fact by its root, and never both (rule C7).",
)
SAME_SIGNATURE = code(
    "PP337",
    "Two signatures with one id",
    message="`{id}` is the id of two signatures",
    help="give one of them another id",
    why="A signed record says who signed under which id.",
)
FORMER_NAME_TAKEN = code(
    "PP338",
    "A former name that is another's",
    message="`{old}` is said to be what `{name}` was called, and another {what} has that name",
    help="take `{old}` out of `was`, or give the other {what} a name that was never used",
    why="Old answers, and changes written before the renaming, are read by the former name. It must lead to one part.",
)

NO_SUCH_FACT = code(
    "PP340",
    "A fact that the data model does not have",
    message="the data model has no fact `{name}`",
    help="{help}",
    why="A question that is bound to a fact fills that one place, for every exemplar that shows it. The fact has to"
    " be declared in the data model.",
)
OTHER_TYPE = code(
    "PP341",
    "A question and its fact are of different types",
    message="`{id}` is a {type} and the fact `{fact}` is a {fact_type}",
    help="make the question a {fact_type}, or bind it to another fact",
    why="The answer becomes the fact, so it has to be a value the fact can have.",
)
OPTION_NOT_OF_FACT = code(
    "PP342",
    "An option that the fact does not have",
    message="`{option}` is no value of the fact `{fact}`",
    help="{help}",
    why="The answer becomes the fact, so every option has to be one of the fact's values.",
)
OTHER_UNIT = code(
    "PP343",
    "A question and its fact count different things",
    message="`{id}` counts {unit} and the fact `{fact}` counts {fact_unit}",
    help="give both the same unit",
    why="The answer becomes the fact; a number in weeks is not a number in months.",
)
FACT_TWICE = code(
    "PP344",
    "Two questions for one fact",
    message="`{id}` and `{other}` are both the fact `{fact}`",
    help="ask once, and show the fact with a slot, `<{fact}>`, where it is needed again",
    why="One fact has one place. Two questions for it could be answered differently, and nobody could tell which"
    " answer holds.",
)
NOT_TO_BE_ASKED = code(
    "PP345",
    "A fact that is not for asking",
    message="the fact `{fact}` is {why}, so no question can be bound to it",
    help="take `fact` out of `{id}`",
    why="Some facts are worked out from others, and some come from outside the record.",
)
FACT_IN_ROWS = code(
    "PP346",
    "A row's question bound to one fact",
    message="`{id}` is asked in each row of `{group}`, and the fact `{fact}` has one value",
    help="take `fact` out, ask outside the group, or bind the group to a list and this question to a part of it, by its "
    "bare name",
    why="Every row would write the same fact over.",
)

NO_SUCH_QUESTION = code(
    "PP350",
    "A question that the exemplar does not have",
    message="there is no question `{name}` in this exemplar",
    help="{help}",
    why="A name that means nothing changes nothing, and nobody would notice.",
)
NO_SUCH_SECTION = code(
    "PP351",
    "A section that the exemplar does not have",
    message="there is no section `{name}` in this exemplar",
    help="{help}",
    why="A name that means nothing changes nothing, and nobody would notice.",
)
NAMED_TWICE = code(
    "PP352",
    "A pathway that names one question twice",
    message="pathway `{pathway}` names `{name}` twice",
    help="take one of the two out",
    why="Naming it again says nothing; perhaps another question was meant.",
)
OTHER_SECTION = code(
    "PP353",
    "A question of another section",
    message="`{question}` is not in section `{section}` but in `{right}`",
    help="write `{right}.{question}`, or just `{question}`",
    why="The section in front of a question's id is there to be checked, so that a move is noticed.",
)
SECOND_ASK = code(
    "PP354",
    "A second `ask when`",
    message="{what} has a second `ask when`",
    help="keep one of them, and write `{both}` if both must hold, or `{either}` if one is enough{where}",
    why="With two, it could not be told whether both must hold or either (rule S1). There may be any number of `skip"
    " when`: each is enough.",
)
SAY_IF_NOT_KNOWN = code(
    "PP355",
    "A risk or statutory question that may wait unsaid",
    message="`{id}` is {why}, and this `ask when` does not say what to do while it is not known",
    help="add `if not known: ask` to ask at once, or `if not known: wait` to wait until it is known",
    why="While its condition is not known a question waits, quietly. Where a child's safety or a duty is at stake"
    " the author must have decided that (rule S2).",
)
ROW_QUESTION = code(
    "PP356",
    "A question of a row named from outside",
    message="`{name}` is asked in each row of `{group}`, so it cannot be named here",
    help="{help}",
    why="A group may have many rows. Outside it, one answer of one row cannot be meant.",
)
NOT_A_DATE = code(
    "PP357",
    "Not a date",
    message="`{key}` needs a date, and `{name}` is a {type}",
    help="name a question or fact that is a date",
    why="Ages and time limits are reckoned from one day to another (rules C4 and R4).",
)
UNKNOWN_NAME = code(
    "PP358",
    "A name that means nothing",
    message="`{name}` is no question of this exemplar and no fact of the data model",
    help="{help}",
    why="Every name has to mean something declared: a question, by its id, or a fact, by its dotted name.",
)
DUTY_READS_ANSWERS = code(
    "PP359",
    "A duty that depends on an answer",
    message="`for` of a duty may look at facts only, and `{name}` is a question bound to no fact",
    help="name a fact, bind the question to a fact, or write `every child`",
    why="Whom the law protects does not depend on how far a form has been filled in (rule L2).",
)
NO_SUCH_EXEMPLAR = code(
    "PP360",
    "A next step to an exemplar that is not here",
    message="there is no exemplar `{name}` in this folder or in the library",
    help="{help}",
    why="The record would lead to something that nobody can open.",
    severity=Severity.WARNING,
)
NOT_FOR_SUMMARY = code(
    "PP361",
    "A summary line that cannot be shown on a line",
    message="`{name}` is a {type}, which cannot stand in the case summary",
    help="name a question or fact whose answer is in words",
    why="The case summary is a few lines of text at the head of the record.",
)
CIRCLE_OF_NAMES = code(
    "PP362",
    "Named conditions that use each other in a circle",
    message="the named condition `{name}` leads back to itself: {circle}",
    help="write one of them out without the others",
    why="A condition that is used to decide itself decides nothing (rule C10).",
)
SAME_FACT = code(
    "PP363",
    "Two facts with one name",
    message="`{id}` is the name of two facts",
    help="give one of them another name, or take one out",
    why="One fact has one place (rule R1).",
)
AGE_FROM = code(
    "PP364",
    "An age that cannot be reckoned",
    message="`{key}` needs a fact that is a {wanted}, and `{name}` is none",
    help="{help}",
    why="An age is reckoned from a date of birth, and does not arise for a child who is not born yet (rule C3).",
)
NO_AS_OF = code(
    "PP365",
    "An age without a day to reckon it on",
    message="this age is reckoned on a day that the exemplar does not say",
    help="add `as of:` with a date at the head of the exemplar, such as `as of: assessment.started_on`",
    why="Ages are reckoned on a day that the exemplar declares, so that questions do not change under the writer's"
    " hands on a birthday (rule C4).",
)
READS_RETIRED = code(
    "PP367",
    "A retired question that is still looked at",
    message="`{name}` is retired, and {what} still looks at it",
    help="look at something that is still asked; old answers stay readable without it",
    why="A retired question gets no new answers, so what looks at it would wait for ever (rule L6).",
)
TOO_MANY_PARTS = code(
    "PP368",
    "A condition that grows too large",
    message="this condition has more than {most} parts, those of the named conditions it uses counted in",
    help="use fewer names that themselves use names, or say in a question of its own what they work out",
    why="Names that each use others twice over double with every step. Nobody can check such a condition, and every"
    " condition must be quick to decide.",
)
TOO_DEEP_A_NAME = code(
    "PP369",
    "Named conditions built on too many others",
    message="the named condition `{name}` stands on a chain of others that is more than {limit} levels deep",
    help="write it with the questions and facts themselves, instead of with a condition that uses a condition",
    why="Nobody can follow a condition through dozens of others, and every condition must be quick to decide.",
)

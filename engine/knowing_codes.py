"""What can be wrong with what is known of children and families: codes PP770 to PP774, and PP753. None repeats an answer."""

from __future__ import annotations

from functools import partial

from ..dsl import catalogue
from ..dsl.diagnostic import Severity

code = partial(catalogue.code, safe=True)
"""These say nothing that anybody answered."""

NO_IDENTITY = code(
    "PP770",
    "The store knows no such child",
    message="the store knows no child `{identity}`",
    help="give the identity that the child has in the store: `penpicture record list` names whom each record is about, and "
    "`penpicture facts child` makes one for a child who is new",
    why="What is known is kept once for each child, each family and each household (rule R1), by names that tell nothing.",
)
OTHER_KIND = code(
    "PP772",
    "This is no child",
    message="`{identity}` is a {kind}, and not a child",
    help="give the identity of a child: what is known of a {kind} is shown with each child who belongs to it",
    why="Each child's record has what is known of the family as that child's record may have it, and nobody else's.",
)
NEVER_TOLD = code(
    "PP773",
    "No such fact is known here",
    message="`{fact}` is not known here: {reason}",
    help="write the fact's name as the data model has it; `penpicture facts show` names what is known of the child",
    why="A fact is known once a record has told it: at once, or when it is signed (rule R2).",
)
NOT_TAKEN = code(
    "PP771",
    "The exemplar does not take what is on record",
    message="what is on record of `{fact}` is not among what `{exemplar}` takes, so this record opens without it",
    help="see what it is with `penpicture facts history {store} {child} {fact} --values`, and ask anew",
    why="The data model of this exemplar is another than that of the record which told the fact: an option that it does not have, or "
    "another type. What is known stays as it is.",
    severity=Severity.WARNING,
)
KNOWN_ALREADY = code(
    "PP774",
    "The child is in the store already",
    message="the store knows the child `{identity}` already",
    help="go on with that identity; `penpicture facts family` says that two children are of one family, and `penpicture facts moves` "
    "that one lives elsewhere",
    why="Taking a child in twice would take the child out of the family that what is known was told of.",
)
TELLS_SOMETHING = code(
    "PP753",
    "A name that tells something",
    message="`{option}` has {found}, and should tell nobody anything",
    help="give a number of your own system's, or none where one is made up; `penpicture facts child` makes an identity. What is begun "
    "under this name keeps it: `penpicture record erase` erases the record, and `penpicture record sever` gives the child another",
    why="Whom a record is about, and what it is called, stand in each history for good, in lists and in messages. A name or a date of "
    "birth there would tell who the child is, and none of it is erased with an answer.",
    severity=Severity.WARNING,
)

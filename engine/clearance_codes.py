"""The faults of clearance: words written for somebody who may not see what they tell, and keepings that disagree."""

from __future__ import annotations

from ..dsl.catalogue import code
from ..dsl.diagnostic import Severity

SLOT_NOT_FOR_READER = code(
    "PP620",
    "A slot that the text's reader may not see",
    message="this text is written for {reader}, who may not see `<{name}>`{through}",
    help="say it without the slot, or name {reader} in `who may see` there",
    why="What is written for somebody is made from what they may see. The slot would always stand empty, and were it"
    " ever filled it would tell what is kept from them.",
)
CONDITION_NOT_FOR_READER = code(
    "PP621",
    "A sentence that hangs on what its reader may not see",
    message="this sentence has words for {reader} and hangs on `{name}`, which they may not see{through}",
    help="take their words out, or let the sentence hang on something that they may see",
    why="A sentence of the pen picture tells what its condition looks at by being there or not. So it is left out for a"
    " reader who may not see that, and its words for them would never be read.",
)
NEVER_READ = code(
    "PP622",
    "Words for somebody who is never asked",
    message="{what} has words for {reader}, who never sees it{through}",
    help="take their words out, or let {reader} see what it depends on",
    why="Whether a question is asked tells what its condition looked at, so a question is kept as closely as the most"
    " closely kept thing behind it. These words are never read, which their author may not know.",
    severity=Severity.WARNING,
)
WIDER_THAN_FACT = code(
    "PP623",
    "A question that more may see than its fact",
    message="`{id}` is open to {wider}, and the fact `{fact}` is not",
    help="say it in the data model, or take `{key}` out here: the fact's holds",
    why="The answer becomes the fact and the fact is shown for the answer, so whoever may not see one may not see the"
    " other. The narrower always holds; a question that says otherwise promises what is not kept.",
)
NO_PRACTITIONER = code(
    "PP624",
    "An answer that no practitioner may see",
    message="`who may see` of `{id}` leaves out `practitioner`",
    help="write `who may see: practitioner, {named}`",
    why="Practitioners keep the record: they check it, correct it, sign it, and act on what a child or a family has"
    " said. An answer that they cannot see would be kept by nobody, and a child might believe that it was read.",
)
CLOSER_THAN_FACT = code(
    "PP625",
    "A question kept more closely than its fact",
    message="`{id}` is kept from {kept_from}, and its fact `{fact}` is not",
    help="say it in the data model, or take `{key}` out here",
    why="The answer becomes the fact, and any other exemplar that reads the fact shows it to whoever the fact is open to."
    " What is kept here would be told there. Only the data model holds for every exemplar.",
)
TELLS_THROUGH_FACT = code(
    "PP626",
    "An open fact of a question that tells of something kept",
    message="`{id}` is kept from {kept_from}, since it tells of `{source}`, and its fact `{fact}` is not",
    help="keep the fact as closely in the data model, or let the question hang on something else",
    why="That the fact is known tells that its question was asked, and so what the question's condition looked at. Here"
    " the question is kept as closely as that; in another exemplar the fact is shown to whoever it is open to.",
    severity=Severity.WARNING,
)

"""What keeps a record from being signed, amended or found true: codes PP760 to PP769, and PP754 to PP757. None repeats an answer."""

from __future__ import annotations

from functools import partial

from ..dsl import catalogue
from ..dsl.diagnostic import Severity

code = partial(catalogue.code, safe=True)
"""These say nothing that anybody answered."""

MISSING = code(
    "PP760",
    "A question must not be blank at sign-off",
    message="`{question}` must not be blank when the record is signed: “{words}”{needed}",
    help="{help}",
    why="Sign-off waits for the few questions that are mandatory, and for what they wait for (rule S3). An honest reason for "
    "no answer is enough.",
)
UNSIGNED = code(
    "PP761",
    "A signature is missing",
    message="nobody has signed as {role}",
    help="name who signs: `--signed {id}=NAME`; a program gives a `Signature` in the role `{id}`",
    why="The exemplar says who signs. A record is signed by all of them at once, each with a name and a day.",
)
CHANGED = code(
    "PP762",
    "A fact has changed since the record was written",
    message="what is on record of `{fact}` has changed since this record was written, and nobody has looked at it",
    help="{help}",
    why="A record is written with what was known then. What changed in between is shown to whoever signs, and never taken "
    "over unseen (rule R2).",
)
NO_ROLE = code(
    "PP763",
    "The exemplar has no such signature",
    message="`{exemplar}` has no signature `{role}`",
    help="{suggestion}",
    why="Who signs is the exemplar's to say, each by a name that never changes.",
)
NOT_SIGNED = code(
    "PP764",
    "The record is not signed",
    message="`{record}` is not signed, {what}",
    help="sign it first with `penpicture record sign`; until then it can be written with `penpicture record write`",
    why="Only what was signed is amended, and only what was signed has versions to be read as they were.",
)
NOT_AS_KEPT = code(
    "PP765",
    "A record is not as it was kept",
    message="`{record}` is not as it was kept: {what}",
    help="work on a copy, and compare with the last sound one from your backups; tell whoever signed the record. Nothing was "
    "changed by looking",
    why="Every word of a record is under a digest, every digest under a seal, and every seal under the next. What does not "
    "agree was changed by another way than Penpicture's.",
)
NOTHING_AMENDED = code(
    "PP766",
    "The amendment changes nothing",
    message="the amendment says nothing otherwise than `{record}` does already",
    help="name the questions that are to be put right, with `--set question=answer` or in an answer file",
    why="An amendment is a dated, signed change of parts that it names. One that changes nothing would only look like one.",
)
AMENDED_UNASKED = code(
    "PP757",
    "What is to be put right is not asked",
    message="`{question}` is not asked in `{record}` as it would stand then, so what is said to it would be set aside: {why}",
    help="put right as well what it hangs on, or leave it out",
    why="What is said to a question that is not asked does not count, and no reader finds it. To sign it as put right would look like a "
    "correction and be none.",
)
AMENDED_BY_NOBODY = code(
    "PP755",
    "Nobody signs what is put right",
    message="`{record}` is put right by somebody who signs it, and nobody says as what",
    help="say as what they sign: `--role {first}`; `{exemplar}` has {roles}",
    why="A record that was signed is changed by somebody who answers for the change in one of the roles that sign it. Who signed "
    "before need not sign again: their names stand for what they signed, and that stays as it was.",
)
SIGNED_BEFORE = code(
    "PP754",
    "A signature of a day before the record was begun",
    message="`{role}` is said to have signed on {day}, before `{record}` was begun here",
    help="where it was signed on paper before, leave it; else tell whoever looks after the record which day was meant: the signature "
    "stays as it was given",
    why="What was signed on paper may be kept later, so it is taken. A day that was mistyped stands under the seal, and for good.",
    severity=Severity.WARNING,
)
BLANK_RISK = code(
    "PP756",
    "A question about safety was left blank",
    message="`{question}` is about safety, and is blank in `{record}` as it was signed: “{words}”",
    help="say it as soon as it is known, with `penpicture record amend`; until then every reader is told that it is still to be "
    "written down",
    why="Signing waits for the few questions that are mandatory alone (rule S3). What is asked because of a risk, and left blank, is for "
    "whoever signs to know, and not for the family to bring up.",
    severity=Severity.WARNING,
)
OTHER_SEAL = code(
    "PP767",
    "The record has not the seal that was given",
    message="`{record}` was sealed otherwise: no seal of its history is the one that was given",
    help="look whether it was copied whole, at least 32 of its letters and digits; if it was, the record that was sealed is not the "
    "one that is kept",
    why="Whoever can write the whole file could write a whole new history into it. The seal that was printed or sent along is "
    "what shows that.",
)
NO_VERSION = code(
    "PP768",
    "The record has no such version",
    message="`{record}` has {there}, and no version {number}",
    help="version 1 is the record as it was signed, 2 the first amendment, and so on; `penpicture record history` names them",
    why="Each signing is a version that stays as it was.",
)
NOT_SAID = code(
    "PP769",
    "This does not say what is meant",
    message="`{option}` needs {expected}",
    help="write it so: `{example}`; on the command line, quotation marks keep words with spaces together",
    why="A name, an answer or a time has to say what it belongs to, and a reason has to say something.",
)

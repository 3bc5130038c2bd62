"""Every kind of change: its id, what it is called, how it is judged, and who notices it.

The ids are for ever: gates, accepted changes and auditors speak of them. How a change is judged follows from its kind
alone, but where the module that finds it says otherwise, and why.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from .change import Change, Child, Grade, Judged, Plain

SOCIAL_WORKER, FAMILY, RETURN, MOVED = "a social worker", "a family", "a return", "moved"
"""Who notices a change; `moved` is what nobody does."""

NOTICED = (SOCIAL_WORKER, FAMILY, RETURN, MOVED)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change. `says` is its name in words; `mirror` are the ids of what it is when the two are compared the other
    way about, itself where none is named."""

    id: str
    says: str
    judged: Judged
    noticed: str
    mirror: tuple[str, ...]


RULES: dict[str, Kind] = {}
"""Every kind by id, in the order in which they are documented."""

_GRADE = {"-": Grade.NONE, "r": Grade.REVIEW, "B": Grade.BREAKING}


def _rule(id: str, graded: str, says: str, mirror: str = "", noticed: str = SOCIAL_WORKER) -> None:
    """`graded` has one letter each for data, returns, practice, wording, privacy: `-`, `r`eview, `B`reaking."""
    judged = Judged(*(_GRADE[letter] for letter in graded))
    RULES[id] = Kind(id, says, judged, noticed, tuple(mirror.split()) or (id,))


def made(
    rule: str,
    part: str,
    old: Plain = None,
    new: Plain = None,
    *,
    examples: tuple[Child, ...] = (),
    note: str = "",
    **judged: Grade,
) -> Change:
    """A change of a kind, judged as its kind is but for what is said here."""
    return Change(rule, part, old, new, replace(RULES[rule].judged, **judged), examples, note)


def noticed_by(change: Change) -> str:
    """Who notices a change first: one of `NOTICED`. What asks nothing of anybody, nobody does."""
    if change.judged.worst is Grade.NONE:
        return MOVED
    kind = RULES[change.rule].noticed
    if kind == FAMILY and change.part.startswith("translations.") and change.part.endswith(".practitioner"):
        return SOCIAL_WORKER
    return FAMILY if kind == SOCIAL_WORKER and change.part.endswith(_SPOKEN_TO) else kind


_SPOKEN_TO = (".family", ".child", ".easy_read")
"""What the path of a text ends with that is not written for those who work with it."""


def table() -> list[dict[str, Any]]:
    """Every kind as plain values, for the page and the schema."""
    return [
        {"id": k.id, "says": k.says, "judged": k.judged.as_json(), "noticed": k.noticed}
        for k in RULES.values()
    ]


# Questions.                 data, returns, practice, wording, privacy
_rule("Q_ADD", "--r--", "asked now", "Q_DELETE")
_rule("Q_ADD_NEEDED", "-rB--", "asked now, and needed", "Q_DELETE")
_rule("Q_RETIRE", "--r--", "no longer asked; its answers stay readable", "Q_RESTORE Q_REUSE")
_rule("Q_RESTORE", "-rr--", "asked again", "Q_RETIRE")
_rule("Q_DELETE", "BBr--", "gone, with its answers", "Q_ADD Q_ADD_NEEDED")
_rule("Q_RENAME", "-----", "has another name, and says what it was", noticed=MOVED)
_rule("Q_REUSE", "BBB--", "a retired name that now means something else", "Q_RETIRE")
_rule("T_WIDEN", "-r---", "takes more kinds of answer", "T_NARROW")
_rule("T_NARROW", "BB---", "takes fewer kinds of answer", "T_WIDEN")
_rule("T_CHANGE", "BB---", "takes another kind of answer")
_rule("U_CHANGE", "BB---", "counts in another unit")
_rule("C_MANY", "-B---", "takes several answers, where it took one", "C_ONE")
_rule("C_ONE", "BB---", "takes one answer, where it took several", "C_MANY")
_rule("V_TIGHTEN", "r-r--", "accepts fewer values", "V_LOOSEN")
_rule("V_LOOSEN", "-rr--", "accepts more values", "V_TIGHTEN")
_rule("V_OTHER", "rrr--", "accepts other values")
_rule("D_PREFILL", "-rB--", "is filled in from another fact, or from none")
# What is needed.
_rule("N_RAISE", "--B--", "needed at sign-off now", "N_LOWER")
_rule("N_LOWER", "-rr--", "no longer needed at sign-off", "N_RAISE")
_rule("N_DUTY_ADD", "-rB--", "the law asks for it", "N_DUTY_END")
_rule("N_DUTY_END", "-BB--", "the law is no longer said to ask for it", "N_DUTY_ADD")
_rule("N_DUTY_WIDER", "-rB--", "the law asks for it of more children, or for longer", "N_DUTY_NARROWER")
_rule("N_DUTY_NARROWER", "-BB--", "the law asks for it of fewer children, or for less long", "N_DUTY_WIDER")
_rule("N_DUTY_OTHER", "-BB--", "the law asks for it of other children, or at another time")
_rule(
    "N_DUTY_SAME",
    "-----",
    "says it otherwise, and the law asks for it of the same children: proved",
    noticed=MOVED,
)
_rule("N_DUTY_LAW", "-rr--", "another law, or that of another nation")
_rule("N_ESSENTIAL", "--r--", "kept, or no longer, when a record is cut short")
_rule("N_RISK", "--r--", "marked, or no longer, as about risk")
_rule("N_REASON_ADD", "-rr--", "one more reason for no answer is accepted", "N_REASON_END")
_rule("N_REASON_END", "r-r--", "one reason fewer for no answer is accepted", "N_REASON_ADD")
_rule("N_TELL_MORE", "--r--", "asks for more to be said about other answers")
_rule("N_WHO_ANSWERS", "--r--", "answered by other people", noticed=FAMILY)
# Options.
_rule("O_ADD", "--r--", "one more answer is offered", "O_DELETE O_RETIRE")
_rule("O_RETIRE", "-rr--", "an answer is no longer offered; old ones stay readable", "O_RESTORE O_ADD")
_rule("O_RESTORE", "-rr--", "an answer is offered again", "O_RETIRE")
_rule("O_DELETE", "BBr--", "an answer is gone", "O_ADD")
_rule("O_RECODE", "-r---", "an answer has another code, and says what it was", noticed=RETURN)
_rule("O_RELABEL", "rr-r-", "an answer is called something else", "O_RELABEL O_REUSE")
_rule("O_REUSE", "BBr--", "a code that was no longer offered now stands for another answer", "O_RELABEL")
_rule("O_SWAP", "BB---", "a label stands for another code: old answers now read as something else")
_rule("O_MERGE", "rBr--", "several answers have become one", "O_SPLIT")
_rule("O_SPLIT", "BBr--", "one answer has become several", "O_MERGE")
_rule("O_ORDER", "---r-", "answers in another order", noticed=MOVED)
_rule("O_EXCLUSIVE", "r-r--", "goes, or no longer goes, with other answers")
# Of whom it is asked.
_rule("W_WIDER", "-rr--", "asked of more children", "W_NARROWER")
_rule("W_NARROWER", "rrB--", "asked of fewer children", "W_WIDER")
_rule("W_OTHER", "rrB--", "asked of other children")
_rule("W_SAME", "-----", "says it otherwise, and is asked of the same children: proved", noticed=MOVED)
_rule("W_UNDECIDED", "rrB--", "asked when something else holds; of whom, could not be proved")
_rule("X_UNKNOWN", "rrB--", "stands otherwise while something is not known")
_rule("C_AS_OF", "rrB--", "ages are reckoned on another day")
# Where it stands.
_rule("M_SECTION", "--r--", "stands in another section")
_rule("M_ORDER", "---r-", "in another order", noticed=MOVED)
_rule("M_DIMENSION", "--r--", "under another dimension of the framework")
_rule("M_PART_ADD", "--r--", "a section of its own", "M_PART_END")
_rule("M_PART_END", "--r--", "no section any more", "M_PART_ADD")
_rule("M_PART_RENAME", "-----", "a section has another name, and says what it was", noticed=MOVED)
# Words.
_rule("S_WORDING", "---r-", "other words, of which it is said that they mean the same")
_rule("S_MEANING", "rrBr-", "other words, of which it is said that they mean something else")
_rule("S_REWORDED", "rrrr-", "other words, of which nobody says that they mean the same")
_rule(
    "S_SWAP", "BBBr-", "asks what another question asked: old answers now read as answers to something else"
)
_rule("S_NAME", "---r-", "called something else")
_rule("S_VOICE", "---r-", "other words for those it is written for", noticed=FAMILY)
_rule("S_GUIDANCE", "---r-", "other guidance")
_rule("S_BECAUSE", "---r-", "another reason is given for asking or not")
_rule("S_SYMBOL", "---r-", "another picture", noticed=FAMILY)
_rule("S_OWN_WORDS", "---r-", "in somebody else's own words", noticed=FAMILY)
_rule("S_TRANSLATION", "---r-", "translated otherwise", "S_TRANSLATION S_STALE", noticed=FAMILY)
_rule("S_STALE", "---r-", "other words, and no translation of them", "S_STALE S_TRANSLATION", noticed=FAMILY)
# Returns.
_rule("R_MAP", "-B---", "goes into another place of a return", noticed=RETURN)
_rule("R_CODE", "-B---", "is written with another code", noticed=RETURN)
# Facts.
_rule("F_ADD", "-----", "a fact is named that was not", "F_END", noticed=MOVED)
_rule("F_END", "-----", "a fact is no longer named", "F_ADD", noticed=MOVED)
_rule("F_KEPT", "rrr--", "a fact is kept otherwise")
_rule("F_STALE", "--r--", "goes out of date after another time")
# Who may see it.
_rule("A_WIDER", "----B", "more readers may see it", "A_NARROWER")
_rule("A_NARROWER", "--r-r", "fewer readers may see it", "A_WIDER")
_rule("A_OTHER", "--r-B", "other readers may see it")
_rule("A_LEVEL", "----r", "marked as kept more or less closely; its readers stay the same")
_rule("A_PUBLISH", "--r-B", "shared with other records at another moment")
_rule("A_RETAIN_LONGER", "----B", "a record is kept longer", "A_RETAIN_SHORTER", FAMILY)
_rule("A_RETAIN_SHORTER", "B---r", "a record is kept less long", "A_RETAIN_LONGER", FAMILY)
_rule("A_RETAIN_OTHER", "B---B", "kept for another time, or from another date", noticed=FAMILY)
_rule(
    "A_RETAIN_THEN", "r---r", "something else happens when a record has been kept long enough", noticed=FAMILY
)
_rule("A_LEGAL", "----r", "another law or schedule says how long a record is kept", noticed=FAMILY)
# Variants.
_rule("VAR_ADD", "--r--", "a variant for some children", "VAR_END")
_rule("VAR_END", "r-B--", "a variant no more", "VAR_ADD")
_rule("VAR_WIDER", "--r--", "a variant applies to more children", "VAR_NARROWER")
_rule("VAR_NARROWER", "r-B--", "a variant applies to fewer children", "VAR_WIDER")
_rule("VAR_OTHER", "r-B--", "a variant applies to other children")
_rule("VAR_SAME", "-----", "says it otherwise, and applies to the same children: proved", noticed=MOVED)
_rule("VAR_UNDECIDED", "r-B--", "applies when something else holds; to whom, could not be proved")
# What stands around the questions.
_rule("L_DEADLINE", "-BB--", "another timescale")
_rule("G_ADD", "--B--", "one more signature", "G_END")
_rule("G_END", "--B--", "one signature fewer", "G_ADD")
_rule("G_NEED", "--B--", "has to sign, or no longer has to")
_rule("NEXT_ADD", "--r--", "may lead on to another record", "NEXT_END")
_rule("NEXT_END", "--B--", "no longer leads on to a record", "NEXT_ADD")
_rule("NEXT_WIDER", "--r--", "leads on for more children", "NEXT_NARROWER")
_rule("NEXT_NARROWER", "--B--", "leads on for fewer children", "NEXT_WIDER")
_rule("NEXT_OTHER", "--B--", "leads on for other children")
_rule("NEXT_SAME", "-----", "says it otherwise, and leads on for the same children: proved", noticed=MOVED)
_rule("NEXT_UNDECIDED", "--B--", "leads on when something else holds; for whom, could not be proved")
_rule("SHORT_ADD", "--r--", "a record may be cut short", "SHORT_END")
_rule("SHORT_END", "--B--", "a record may no longer be cut short", "SHORT_ADD")
_rule("SHORT_WIDER", "-rr--", "cut short for more children", "SHORT_NARROWER")
_rule("SHORT_NARROWER", "--B--", "cut short for fewer children", "SHORT_WIDER")
_rule("SHORT_OTHER", "-rB--", "cut short for other children")
_rule(
    "SHORT_SAME", "-----", "says it otherwise, and is cut short for the same children: proved", noticed=MOVED
)
_rule("SHORT_UNDECIDED", "-rB--", "cut short when something else holds; for whom, could not be proved")
_rule("PEN_ADD", "---r-", "one more sentence in the pen picture", "PEN_END")
_rule("PEN_END", "---r-", "one sentence fewer in the pen picture", "PEN_ADD")
_rule("PEN_SAY", "---r-", "a sentence of the pen picture says it otherwise")
_rule("PEN_WHEN", "--rr-", "a sentence of the pen picture is said of other children")
_rule("SUM_ADD", "--r--", "one more line in the case summary", "SUM_END")
_rule("SUM_END", "--r--", "one line fewer in the case summary", "SUM_ADD")
_rule("H_WHAT", "rrr--", "is about something else, or for another place or stage")
_rule("E_OTHER", "rrrrr", "something that has no rule of its own")

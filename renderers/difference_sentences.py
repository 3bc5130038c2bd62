"""Each kind of change as a plain sentence, for whoever has to judge it and never saw the rules.

`{old}` and `{new}` stand for what stood and what stands there, `{part}` for the name of what it is about. A sentence
that says them needs no lines for before and now. Where something came that was not there, or went, a kind may have other words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..dsl import dates
from ..engine.difference.change import Change, in_a_line
from ..engine.difference.rules import RULES
from .reasons import REASONS


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a change; `come` where nothing stood there before, `gone` where nothing stands there now."""

    changed: str
    come: str = ""
    gone: str = ""


SENTENCES: Mapping[str, str | Words] = {
    "Q_ADD": "This question is new",
    "Q_ADD_NEEDED": "This question is new, and it is needed at sign-off",
    "Q_RETIRE": Words(
        "It was no longer asked before either; the day given for that is {new} now, and was {old}",
        "It is no longer asked; the day given for that is {new}. Its answers stay readable",
    ),
    "Q_RESTORE": "It is asked again; the day given for asking it no longer was {old}",
    "Q_DELETE": "This question is gone; its answers are kept aside when records move, and stay readable",
    "Q_RENAME": "Its name is {new} now, and was {old}; its answers are the same ones",
    "Q_REUSE": "The name of a retired question means another question now: its old answers would be read as answers to this one",
    "T_WIDEN": "It takes more kinds of answer: {new}, where it took {old}",
    "T_NARROW": "It takes fewer kinds of answer: {new}, where it took {old}",
    "T_CHANGE": "It takes another kind of answer: {new}, where it took {old}",
    "U_CHANGE": Words(
        "It counts in {new}, where it counted in {old}", "It counts in {new} now", "It no longer says {old}"
    ),
    "C_MANY": "It takes several answers, where it took one",
    "C_ONE": "It takes one answer, where it took several",
    "V_TIGHTEN": "It accepts fewer values",
    "V_LOOSEN": "It accepts more values",
    "V_OTHER": "It accepts other values",
    "D_PREFILL": Words(
        "It is filled in from {new}, where it was filled in from {old}",
        "It is filled in from {new}, if that is on record",
        "It is no longer filled in from {old}",
    ),
    "N_RAISE": "It is needed at sign-off now",
    "N_LOWER": "It is no longer needed at sign-off",
    "N_DUTY_ADD": "The law asks for it: {new}",
    "N_DUTY_END": "The law is no longer said to ask for it: {old}",
    "N_DUTY_WIDER": "The law asks for it of more children, or for longer: {new}, where it was {old}",
    "N_DUTY_NARROWER": "The law asks for it of fewer children, or for less long: {new}, where it was {old}",
    "N_DUTY_OTHER": "The law asks for it of other children, or at another time: {new}, where it was {old}",
    "N_DUTY_SAME": "For whom the law asks is said otherwise; it is proved to be the same children",
    "N_DUTY_LAW": "The law that asks for it is said otherwise",
    "N_ESSENTIAL": "Whether it is kept when a record is cut short: {new} now, {old} before",
    "N_RISK": "Whether it is about risk: {new} now, {old} before",
    "N_REASON_ADD": "“{new}” is accepted as a reason for no answer",
    "N_REASON_END": "“{old}” is no longer accepted as a reason for no answer",
    "N_TELL_MORE": Words(
        "A note is asked for with other answers than before",
        "A note is asked for now, with some answers",
        "No note is asked for any more",
    ),
    "N_WHO_ANSWERS": "Other people answer it",
    "O_ADD": "One more answer is offered: “{new}”",
    "O_RETIRE": Words(
        "The answer was no longer offered before either; the day given for that is {new} now, and was {old}",
        "",
        "An answer is no longer offered: “{old}”. Old ones stay readable",
    ),
    "O_RESTORE": "An answer is offered again: “{new}”",
    "O_DELETE": "An answer is gone: “{old}”",
    "O_RECODE": "The code of an answer is {new} now, and was {old}; it is the same answer",
    "O_RELABEL": "An answer is called something else; its code is the same",
    "O_REUSE": "The answer {part} was “{old}” when it was offered last, and is “{new}” now: old answers would read as something that nobody said",
    "O_SWAP": "The answer {part} was “{old}” and is “{new}” now, the label of another: old answers would read as something that nobody said",
    "O_MERGE": "Several answers have become one: “{new}”, from {old}",
    "O_SPLIT": "One answer has become several: “{old}” is now {new}",
    "O_ORDER": "The answers stand in another order",
    "O_EXCLUSIVE": "Whether an answer goes alone: {new} now, {old} before",
    "W_WIDER": "It is asked of more children",
    "W_NARROWER": "It is asked of fewer children",
    "W_OTHER": "It is asked of other children: of some newly, of some no more",
    "W_SAME": "It is said otherwise when it is asked; it is proved to be asked of the same children",
    "W_UNDECIDED": "It may be asked of other children, which could not be proved: judged as if it were the worst",
    "X_UNKNOWN": "It stands otherwise while something that it waits for is not known",
    "C_AS_OF": "Ages are reckoned on another day: {new}, where it was {old}",
    "M_SECTION": "It stands in another section",
    "M_ORDER": "The order is another one",
    "M_DIMENSION": "It stands under another dimension of the Assessment Framework",
    "M_PART_ADD": "This section is new",
    "M_PART_END": "This section is gone; what is still asked of it stands elsewhere",
    "M_PART_RENAME": "The name of this section is {new} now, and was {old}",
    "S_WORDING": "It is asked in other words, of which it is said that they mean the same",
    "S_MEANING": "It is asked in other words, and it is said that they mean something else: answers before and now do not compare",
    "S_REWORDED": "It is asked in other words, and nobody says whether they mean the same",
    "S_SWAP": "It asks what another question asked before: old answers would be read as answers to something else",
    "S_NAME": "It is called something else",
    "S_VOICE": "{words} are other ones",
    "S_GUIDANCE": Words("The guidance is another one", "There is guidance now", "There is no guidance any more"),
    "S_BECAUSE": Words(
        "Another reason is given for asking or not asking",
        "A reason is given now for asking or not asking",
        "No reason is given any more for asking or not asking",
    ),
    "S_SYMBOL": Words(
        "Its picture is “{new}” now, and was “{old}”", "It has a picture now: “{new}”", "It has lost its picture: “{old}”"
    ),
    "S_OWN_WORDS": Words(
        "Its answer is in the words of the {new}, and was in those of the {old}",
        "Its answer is in the words of the {new} now",
        "Its answer is no longer said to be in the words of the {old}",
    ),
    "S_TRANSLATION": Words(
        "{words} are translated otherwise into {language}",
        "{words} are translated into {language} now",
        "{words} are no longer translated into {language}",
    ),
    "S_STALE": "{words} changed, and {stale}",
    "R_MAP": Words(
        "In the return {part} it goes into “{new}”, where it went into “{old}”",
        "It goes into the return {part} now, as “{new}”",
        "It no longer goes into the return {part}, where it was “{old}”",
    ),
    "R_CODE": Words(
        "It is written in returns as {new}, where it was written as {old}",
        "It has a code for returns now: {new}",
        "It has no code for returns any more: it was {old}",
    ),
    "F_ADD": "This exemplar names a fact that it did not name",
    "F_END": "This exemplar no longer names this fact",
    "F_KEPT": "What is kept of this fact is another thing: {part}",
    "F_STALE": Words(
        "It goes out of date after {new}, where it was after {old}",
        "It goes out of date now, after {new}",
        "It no longer goes out of date; it did after {old}",
    ),
    "A_WIDER": "More readers may see it",
    "A_NARROWER": "Fewer readers may see it",
    "A_OTHER": "Other readers may see it",
    "A_LEVEL": "It is marked as kept more or less closely, and the same readers may see it",
    "A_PUBLISH": "It is shared with other records at another moment: {new}, where it was {old}",
    "A_RETAIN_LONGER": Words(
        "A record is kept longer", gone="Nobody says any more how long a record is kept"
    ),
    "A_RETAIN_SHORTER": Words("A record is kept less long", "It is said now how long a record is kept"),
    "A_RETAIN_OTHER": "A record is kept for another time, or from another date",
    "A_RETAIN_THEN": "Something else happens when a record has been kept long enough",
    "A_LEGAL": "Another law or schedule says how long a record is kept",
    "VAR_ADD": "A variant for some children is new",
    "VAR_END": "A variant is gone",
    "VAR_WIDER": "This variant applies to more children",
    "VAR_NARROWER": "This variant applies to fewer children",
    "VAR_OTHER": "This variant applies to other children",
    "VAR_SAME": "It is said otherwise when this variant applies; it is proved to apply to the same children",
    "VAR_UNDECIDED": "This variant may apply to other children, which could not be proved: judged as if it were the worst",
    "L_DEADLINE": "The timescale is another one",
    "G_ADD": "One more signature is asked for: {new}",
    "G_END": "One signature fewer is asked for: {old}",
    "G_NEED": "Whether this signature is needed: {new} now, {old} before",
    "NEXT_ADD": "It may lead on to another record",
    "NEXT_END": "It no longer leads on to this record",
    "NEXT_WIDER": "It leads on for more children",
    "NEXT_NARROWER": "It leads on for fewer children",
    "NEXT_OTHER": "It leads on for other children",
    "NEXT_SAME": "It is said otherwise when it leads on; it is proved to do so for the same children",
    "NEXT_UNDECIDED": "It may lead on for other children, which could not be proved: judged as if it were the worst",
    "SHORT_ADD": "A record may be cut short now",
    "SHORT_END": "A record may no longer be cut short here",
    "SHORT_WIDER": "A record may be cut short for more children",
    "SHORT_NARROWER": "A record may be cut short for fewer children",
    "SHORT_OTHER": "A record may be cut short for other children, or of other parts",
    "SHORT_SAME": "It is said otherwise when a record is cut short; it is proved to be for the same children",
    "SHORT_UNDECIDED": "A record may be cut short for other children, which could not be proved: judged as if it were the worst",
    "PEN_ADD": "The pen picture has a sentence more",
    "PEN_END": "The pen picture has a sentence less",
    "PEN_SAY": "The pen picture says this otherwise to {reader}",
    "PEN_WHEN": "A sentence of the pen picture is said of other children",
    "SUM_ADD": "The case summary has a line more: {new}",
    "SUM_END": "The case summary has a line less: {old}",
    "H_WHAT": "The exemplar itself is another thing: {part}",
    "E_OTHER": "Something changed that has no rule of its own: {part}",
}  # fmt: skip
"""By the id of the rule."""

_READERS = {"family": "the family", "child": "the child", "easy_read": "the reader of easy read"}
_LANGUAGES = {"cy": "Welsh", "en-GB": "English"}


def sentence(change: Change) -> str:
    """What happened, as one sentence without its full stop."""
    last = change.part.rpartition(".")[2]
    reader = _READERS.get(last, "practitioners")
    language = change.part.split(".")[1] if change.part.startswith("translations.") else ""
    said = _words(change).format_map(
        {
            "old": told(change, change.old),
            "new": told(change, change.new),
            "part": last,
            "reader": reader,
            "words": _whose(change.part) + _which(change),
            "language": _LANGUAGES.get(language, language),
            "stale": f"the {_LANGUAGES.get(language, language)} is still that of the old ones"
            if change.note
            else f"there is no {_LANGUAGES.get(language, language)} of the new ones yet",
        }
    )
    _, dot, rest = change.part.partition(".variants.")
    if not dot:
        return said
    names = rest.partition(".")[0].split("+")
    several = "the variants" if len(names) > 1 else "the variant"
    return f"In {several} {' and '.join(names)}: {said[:1].lower()}{said[1:]}"


def _whose(part: str) -> str:
    """The words that stand at a path: what they belong to, where that is not the question or part itself, and whom they are for,
    where each reader has their own."""
    of = " of an answer" if ".options." in part else ""
    facets = frozenset(part.split("."))
    of += " in a sentence" if "in_sentence" in facets else ""
    of += " of the guidance" if "hint" in facets else " of the reason" if "because" in facets else ""
    last = part.rpartition(".")[2]
    reader = "practitioners" if last == "practitioner" else _READERS.get(last, "")
    return f"The words{of}" + (f" for {reader}" if reader else "")


def _which(change: Change) -> str:
    """The old words of an answer, where nothing else of the change shows them."""
    return (
        f", “{told(change, change.old)}”," if change.rule == "S_STALE" and ".options." in change.part else ""
    )


def says_before(change: Change) -> bool:
    """Whether the sentence says what stood there already."""
    return "{old}" in _words(change)


def says_now(change: Change) -> bool:
    """Whether the sentence says what stands there now."""
    return "{new}" in _words(change)


def told(change: Change, value: Any) -> str:
    """A value of a change in a line, in a reader's words where it is a word of the language."""
    if change.rule.startswith("N_REASON_"):
        return REASONS.get(str(value), str(value))
    if change.rule in _OF_DAYS and _DAY.fullmatch(str(value)):
        return dates.said(str(value))
    return in_a_line(value)


_OF_DAYS = frozenset(("Q_RETIRE", "Q_RESTORE", "O_RETIRE"))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _words(change: Change) -> str:
    says = RULES[change.rule].says
    said = SENTENCES.get(change.rule, says[:1].upper() + says[1:])
    if isinstance(said, str):
        return said
    if change.old is None and said.come:
        return said.come
    return said.gone if change.new is None and said.gone else said.changed

"""What becomes of an answer, and the words that say so."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What becomes of an answer, from nothing at all to work for somebody."""

    KEPT = "kept"
    """As it is."""
    CARRIED = "carried"
    """By a rule: under another name or code, or as another type of answer. It says the same."""
    CHECK = "check"
    """It stays, and is marked *check* (rule A4)."""
    ASIDE = "aside"
    """It has no place in the newer version: kept aside under the older one, and readable there."""
    PERSON = "person"
    """Kept aside likewise, and a person has to look: no rule can say what it would be now."""


OUTCOMES: tuple[Outcome, ...] = tuple(Outcome)
"""From least to most."""

GRAVITY = {outcome: n for n, outcome in enumerate(OUTCOMES)}
"""The place of each in `OUTCOMES`."""

OTHER_FORMER = "M_SECTION"
"""The rule of a question that went into the rows of a group, or out of them: how often it is asked is another."""

AS_IT_IS = "kept as it is"
"""What becomes of answers that no rule touches."""

HAPPENS: dict[str, str] = {
    "Q_ADD": "there is no answer yet",
    "Q_ADD_NEEDED": "there is no answer yet, and one is needed at sign-off",
    "Q_RENAME": "kept under the new name",
    "Q_RETIRE": "stays with its question, which is no longer asked, and stays readable",
    "Q_RESTORE": "counts again, marked to be checked",
    "Q_DELETE": "kept aside with the older version, and readable there",
    "Q_REUSE": "kept aside with the older version: the name means something else now",
    OTHER_FORMER: "kept aside, and a person says where it belongs: it is asked more or less often now",
    "T_WIDEN": "kept as the wider type of answer",
    "T_NARROW": "kept where it still fits; otherwise kept aside, and a person looks",
    "T_CHANGE": "kept aside, and a person looks: one type of answer does not follow from the other",
    "C_MANY": "kept as the one of several",
    "C_ONE": "kept where there is only one; otherwise kept aside, and a person chooses",
    "U_CHANGE": "kept aside, and a person looks: what was counted in one unit is not turned into another",
    "V_TIGHTEN": "kept where it still fits; otherwise kept aside, and a person looks",
    "V_LOOSEN": "kept as it is",
    "V_OTHER": "kept where it still fits; otherwise kept aside, and a person looks",
    "N_REASON_END": "kept, but for answers with that reason: those are kept aside, and a person looks",
    "O_ADD": "kept as it is",
    "O_RETIRE": "kept as it is, and stays readable",
    "O_RESTORE": "kept as it is",
    "O_DELETE": "kept, but for that answer: it is kept aside, and a person looks",
    "O_RECODE": "kept under the new code",
    "O_RELABEL": "kept, and marked to be checked",
    "O_SWAP": "kept, but for that answer: it is kept aside, and a person looks, for its words now mean another",
    "O_REUSE": "kept, but for that answer: it is kept aside, and a person looks, for its code now means another",
    "O_MERGE": "kept, the merged ones under the one code and marked to be checked",
    "O_SPLIT": "kept, but for that answer: it is kept aside, and a person says which one is meant",
    "O_EXCLUSIVE": "kept where the answers still go together; otherwise kept aside, and a person looks",
    "S_WORDING": "kept as it is",
    "S_REWORDED": "kept, and marked to be checked",
    "S_SWAP": "kept aside, and a person looks: it would be read as an answer to what another question asked",
    "S_MEANING": "kept, and marked to be checked",
    "S_VOICE": "kept, and marked to be checked",
    "N_ROWS_END": "kept, but for what was said of the rows as a whole: it is kept aside, and a person looks",
    "SET_ASIDE": "stays set aside, and returns marked to be checked",
    "F_END": "kept aside with the older version: no question or condition names the fact now",
    "F_KEPT": "kept where it still fits; otherwise kept aside with the older version",
}
"""By rule: what becomes of the answers. Rules that touch no answer are not here."""

"""What a record says in words of ours, to each of its readers.

Practitioners, conferences and courts are told each question's state where it stands. Schools and health are told
answers, and at the end what is not here. A family and a child are told calmly: nothing is left out as if it were a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from .reasons import REASONS

Manner = Literal["each", "report", "calm"]


@dataclass(frozen=True, slots=True)
class Telling:
    """How one reader is told things.

    Texts with `{...}` are filled by `str.format`: `{name}` is the child's, `{why}`, `{when}`, `{who}` and
    `{where}` are what they say. `reasons` are sentences by reason (rule A1). `being_checked` heads what was answered under an older version; `about_safety` questions about a risk that
    are blank: never among those that may wait.
    """

    manner: Manner
    reader: str
    pen_picture: str
    summary: str
    unknown: str
    reasons: Mapping[str, str]
    blank: str
    was_blank: str
    skipped: str
    waiting: str
    come_back: str
    on_record: str
    said_by: str
    confirmed: str
    corrected: str
    changed: str
    own_words: Mapping[str, str]
    made_by: Mapping[str, str]
    still_open: tuple[str, str]
    was_open: tuple[str, str]
    about_safety: tuple[str, str]
    being_checked: tuple[str, str]
    not_needed: tuple[str, str]
    following: tuple[str, str]
    withheld: tuple[str, str]
    domains: tuple[str, str, str]
    whole: tuple[str, str]
    pointing: str


_PLAINLY = {reason: f"No answer because: {words.lower()}." for reason, words in REASONS.items()}
_OWN_WORDS = {"child": "In {name}'s own words", "family": "In the family's own words"}

_EACH = Telling(
    manner="each",
    reader="For practitioners",
    pen_picture="Pen picture",
    summary="Key facts",
    unknown="Not known",
    reasons=_PLAINLY,
    blank="Blank: no answer so far, and no reason for none.",
    was_blank="Blank: no answer when it was signed, and no reason for none.",
    skipped="Skipped: {why}.",
    waiting="Not asked yet: {why}.",
    come_back="To come back to on {when}.",
    on_record="On record{when}{where}{who}; not confirmed here.",
    said_by=", said by {who}",
    confirmed="Confirmed here; it was on record{when}{where}{who}.",
    corrected="Corrected here; something else was on record{when}{where}{who}.",
    changed="Corrected here; on record{when}{where}{who} was: {before}",
    own_words=_OWN_WORDS,
    made_by={"child": "{name} made it.", "family": "The family made it."},
    still_open=("Not answered so far", ""),
    was_open=("Not answered when it was signed", ""),
    about_safety=("About safety, and blank", "Signing does not wait for these. Whoever reads this has to ask what is known of them."),
    being_checked=("Answered before the form changed", ""),
    not_needed=("Not asked", ""),
    following=("One question waits for something that is not known yet.",
               "{n} questions wait for something that is not known yet."),
    withheld=("One question of this exemplar is not for this reader.",
              "{n} questions of this exemplar are not for this reader."),
    domains=("The child's developmental needs", "Parents' and carers' care", "Family and surroundings"),
    whole=("The whole picture", "What belongs to no one part of the framework alone."),
    pointing="These are about this too, and stand elsewhere:",
)  # fmt: skip


_CALM = replace(
    _EACH,
    manner="calm",
    reader="For the family",
    pen_picture="The picture so far",
    summary="In brief",
    unknown="Not known yet",
    reasons={
        "not_applicable": "This question does not fit here.",
        "not_known": "We do not know this.",
        "not_yet_known": "We do not know this yet.",
        "declined": "This was left unsaid, and that is all right.",
        "not_asked": "We have not talked about this.",
        "recorded_elsewhere": "This is written down in another place.",
    },
    come_back="We will come back to it on {when}.",
    on_record="We have known this{when}{who}.",
    said_by=". {Who} told us",
    confirmed="",
    corrected="Written anew when we talked.",
    changed="",
    still_open=("Still to talk about", "We have not come to these yet. There is no hurry: bring them up whenever you like."),
    was_open=("Not talked about when this was signed", "You can bring them up next time, if you like."),
    about_safety=("Still to be written down", "There is more for us to write down about safety. That is ours to do, and you can ask us about it at any time."),
    being_checked=("We are checking these with you", "These were answered before, and the form has changed since. We are checking whether what was said still holds."),
    not_needed=("What we left out", ""),
    following=("One more thing may follow from these.", "{n} more things may follow from these."),
    withheld=("There is one thing that only the people who work with you can see.",
              "There are {n} things that only the people who work with you can see."),
    domains=("How {name} is growing and doing", "How {name} is cared for", "Family, home and the people around"),
    whole=("The whole picture", "What is about all of life, and not one part alone."),
)  # fmt: skip

TELLINGS: Mapping[str, Telling] = {
    "practitioner": _EACH,
    "conference": replace(_EACH, reader="For the conference"),
    "court": replace(_EACH, reader="For the court"),
    "school": replace(_EACH, manner="report", reader="For the school"),
    "health": replace(_EACH, manner="report", reader="For health services"),
    "family": _CALM,
    "child": replace(
        _CALM,
        reader="For {name}",
        pen_picture="In short",
        summary="Facts about you",
        reasons={
            **_CALM.reasons,
            "not_known": "We don't know this.",
            "not_yet_known": "We don't know this yet.",
        },
        own_words={"child": "Your own words", "family": "Your family's own words"},
        made_by={"child": "You made it.", "family": "Your family made it."},
        still_open=("Still to talk about", "We can talk about these another time, if you like."),
        about_safety=("Still to be written down", "There is more for the adults to write down about keeping you safe. You can ask them about it at any time."),
        being_checked=("We are checking these with you", "We wrote about these before. We will check with you that it is still right."),
        withheld=("There is one thing that only some adults can see. You can ask about it.",
                  "There are {n} things that only some adults can see. You can ask about them."),
        domains=("How you are growing and doing", "How people look after you", "Your family, your home and around"),
        whole=("Everything together", "These are about all of your life."),
    ),
}  # fmt: skip
"""How each reader (`language.AUDIENCES`) is told things."""

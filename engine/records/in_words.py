"""What stands at a place of a record, and the day of an entry, in words without an answer."""

from __future__ import annotations

from .parted import FACT, LATE, is_of_question
from .seal import CLOCK, PEN_PICTURE, RENDERING, SIGNATURE, STATUS, WAITED, WHY_AMENDED, WHY_WRITTEN


def part(place: str) -> tuple[str, str]:
    """What stands at a place: what kind of thing, and in words."""
    for before, kind, words in (
        (FACT, "fact", "what was on record of `{}`"),
        (STATUS, "status", "why `{}` was asked or not"),
        (SIGNATURE, "signature", "the signature of `{}`"),
        (RENDERING, "rendering", "the kept page `{}`"),
    ):
        if place == before:
            return kind, "the signature"
        if place.startswith(before):
            return kind, words.format(place.removeprefix(before))
    if place in _WORDS:
        return _WORDS[place]
    if place.endswith("[]"):
        return "rows", f"the rows of `{place.removesuffix('[]')}`"
    if is_of_question(place):
        return "answer", f"the answer to `{place}`"
    return "leaf", "something that it holds"


_WORDS = {
    LATE: ("answer", "why it was late"),
    PEN_PICTURE: ("pen picture", "what the pen picture said"),
    WAITED: ("waiting", "what was waited for"),
    CLOCK: ("clock", "where its clock stood"),
    WHY_AMENDED: ("reason", "why it was amended"),
    WHY_WRITTEN: ("reason", "why it was written"),
}

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(moment: str) -> str:
    """The day of a moment, in words."""
    try:
        return f"{int(moment[8:10])} {_MONTHS[int(moment[5:7]) - 1]} {moment[:4]}"
    except (ValueError, IndexError):
        return "an unknown day"

"""What is new in a version, told to those who work with it: by the questions' own words, with the reason that was given and who gave it.

It is made from the judged difference and from proofs, so it says nothing that was not found there; what nobody notices is
left out of it, and stands in the difference.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..engine.artifact import Artifact
from ..engine.difference.change import Change, Difference
from ..engine.difference.compare import whole_of
from ..engine.migration.plan import Plan, plan
from ..engine.releases.asked_by_age import asked_by_age
from ..engine.releases.manifest import Manifest
from .changelog_around import family_words, next_steps, pen_picture, places, returns, variants
from .changelog_counts import of_counts
from .changelog_model import Changelog, Line, Part
from .changelog_questions import (
    EXTENT,
    as_sentences,
    gone_questions,
    new_questions,
    of_every_child,
    of_variant,
    of_whom,
    other_answers,
    other_words,
)
from .changelog_reasons import Reasons
from .changelog_records import newly_needed, of_records
from .changelog_short import in_short
from .changelog_words import Saying, capital, day, stopped
from .plain_words import saying

_NEEDED = ("N_RAISE", "N_LOWER", "N_DUTY_ADD", "N_DUTY_END", "N_DUTY_WIDER", "N_DUTY_NARROWER", "N_DUTY_OTHER", "N_DUTY_LAW",
           "N_ESSENTIAL", "N_RISK", "N_TELL_MORE", "SHORT_ADD", "SHORT_END", "SHORT_WIDER", "SHORT_NARROWER", "SHORT_OTHER",
           "SHORT_UNDECIDED")  # fmt: skip
_KIND = ("T_", "U_", "C_", "V_", "D_", "O_EXCLUSIVE", "F_KEPT", "F_STALE")
_AROUND = ("L_", "G_", "SUM_", "H_", "E_")

NEW, GONE, ANSWERS = "New questions", "No longer asked", "Other answers to choose from"

QUIET = frozenset(
    ("Q_RENAME", "M_PART_RENAME", "W_SAME", "N_DUTY_SAME", "VAR_SAME", "NEXT_SAME", "SHORT_SAME", "F_ADD", "F_END", "O_ORDER",
     "O_RECODE")
)  # fmt: skip
"""What nobody notices who works with a record: it stands in the difference."""


def changelog(
    manifest: Manifest,
    publisher: str,
    last: Manifest | None,
    before: Artifact | None,
    now: Artifact,
    changed: Difference | None,
) -> Changelog:
    """What is new since the `last` release, or in a first one since its base. `publisher` is the authority's name in full, empty
    where none has changes of its own. `before` and `changed` are None where there is nothing to compare with."""
    title = saying(now.content)(now.content["title"])
    of = f" ({publisher})" if publisher else ""
    lead = list(_lead(manifest, last, changed is not None))
    head = f"{title}{of}: what is new in {manifest.version}"
    if before is None or changed is None:
        return Changelog(f"{title}{of} {manifest.version}", tuple(lead))
    if changed.same:
        return Changelog(head, (*lead, "Nothing is asked, answered, kept or read otherwise than before."))
    parts = tuple(part for part in _parts(before, now, changed) if part.lines)
    return Changelog(head, tuple(lead), parts)


def _lead(manifest: Manifest, last: Manifest | None, is_compared: bool) -> Iterator[str]:
    said = manifest.published
    yield stopped(f"Published by {said.by} on {day(said.on)}: {said.because}")
    if last is not None:
        yield f"Compared with {last.version} of {day(last.published.on)}."
    elif is_compared:
        yield f"This is the first version. Compared with what it stands on: {manifest.base.replace('@', ' ')}."
    else:
        yield "This is the first version."


def _parts(before: Artifact, now: Artifact, changed: Difference) -> Iterator[Part]:
    say, why = Saying(before, now), Reasons(before, now)
    changes: tuple[Change, ...] = changed.changes
    going = plan(before, now)
    told = list(_told(changes, before, now, going, say, why))
    new, gone, answers = (_lines_of(told, head) for head in (NEW, GONE, ANSWERS))
    many = sum(len(each.lines) for each in told)
    short = in_short(changes, going, len(newly_needed(changes, say)), new, gone, answers, many)
    yield from told if short is None else (short, *told)


def _lines_of(parts: list[Part], head: str) -> tuple[Line, ...]:
    return next((part.lines for part in parts if part.head == head), ())


def _told(
    changes: tuple[Change, ...], before: Artifact, now: Artifact, going: Plan, say: Saying, why: Reasons
) -> Iterator[Part]:
    counts = of_counts(asked_by_age(before, now), say)
    if counts is not None:
        yield counts
    yield of_records(changes, going, say)

    def part(head: str, lines: Iterator[Line], lead: str = "") -> Part:
        return Part(head, lead, tuple(dict.fromkeys(lines)))

    yield part(NEW, new_questions(changes, say, why), of_every_child(changes, say))
    yield part(GONE, gone_questions(changes, say, why))
    yield part("Asked of more or of fewer children", of_whom(changes, say, why))
    yield part("In other words", other_words(changes, say, why))
    yield part("Reasons that the form gives", _reasons(changes, say, why))
    yield part(ANSWERS, other_answers(changes, say, why))
    yield part("What has to be answered", as_sentences(changes, _NEEDED, say, why))
    yield part("Another kind of answer", as_sentences(changes, _KIND, say, why))
    yield part("In another place", _places(changes, say, why))
    yield part("Guidance beside the questions", _guidance(changes, say, why))
    yield part("Around the record", _around(changes, say, why))
    yield part("Who may see it, and how long it is kept", as_sentences(changes, ("A_",), say, why))
    yield part("What families and children read", _families(changes, say, why))
    yield part("What goes into returns", returns(changes, say, why))


def _places(changes: tuple[Change, ...], say: Saying, why: Reasons) -> Iterator[Line]:
    yield from places(changes, say, why)
    yield from as_sentences(changes, ("M_DIMENSION",), say, why)


def _guidance(changes: tuple[Change, ...], say: Saying, why: Reasons) -> Iterator[Line]:
    for change in changes:
        if change.rule == "S_GUIDANCE" and change.part.endswith(".practitioner"):
            name = say.part(change.part.partition(".hint")[0].partition(".variants.")[0])
            words = f"{name}: {say.quoted(change.new)}" if change.new else f"{name} has no guidance any more."
            yield Line(words + of_variant(change.part), why.of(change))


def _around(changes: tuple[Change, ...], say: Saying, why: Reasons) -> Iterator[Line]:
    yield from as_sentences(changes, _AROUND, say, why)
    yield from variants(changes, say, why)
    yield from next_steps(changes, say, why)
    yield from pen_picture(changes, say, why)


def _reasons(changes: tuple[Change, ...], say: Saying, why: Reasons) -> Iterator[Line]:
    """The reasons that the form gives otherwise, but for those that are told with who is asked."""
    told = {whole_of(change.part) for change in changes if change.rule in EXTENT}
    for change in changes:
        part = whole_of(change.part)
        if change.rule == "S_BECAUSE" and part not in told and change.new is not None:
            yield Line(
                stopped(
                    f"{capital(say.part(part))}: the form says why in other words, {say.quoted(change.new)}"
                ),
                why.of(change),
            )


def _families(changes: tuple[Change, ...], say: Saying, why: Reasons) -> Iterator[Line]:
    yield from family_words(changes, say, why)
    yield from as_sentences(changes, ("N_WHO_ANSWERS", "S_SYMBOL", "S_OWN_WORDS"), say, why)

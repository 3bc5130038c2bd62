"""What a record tells of where its questions come from: to practitioners all of it, to a family who added a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..engine.origins import Changed, Origins, origins
from ..engine.session import Session
from ..engine.spoken import listed
from .legible import isolated, legible
from .origin_words import is_authors, told_of, where_from
from .own_words import words_in
from .record_entries import Entries
from .record_model import Line, Origin, Record, Traced

_MOST = 3
"""Questions that a family is told of by their words; of more than these their number."""


def with_origin(record: Record, whole: Session, entries: Entries) -> Record:
    """A record with where its questions come from, as far as its reader has to do with it. `whole` is the session of the
    whole artifact; `entries` reads the one that is cleared for the reader."""
    edition = entries.edition
    told = (
        edition.audience if edition.audience in ("practitioner", "family") and not edition.easy_read else ""
    )
    if not told:
        return record
    artifact = whole.program.artifact
    found = origins(artifact, edition.audience, edition.voice)
    if told == "family":
        return replace(record, about=(*record.about, *_for_the_family(found, entries)))
    own = words_in(edition.language)
    if not found.laid:
        line = Line(own.say("Where the questions come from"), own.say("all from the base, as it stands"))
        return replace(record, about=(*record.about, line))
    origin = Origin(
        own.say("Where the questions come from"),
        where_from(_laid(found, entries.session.holding), artifact.name, edition.language),
        own.say("What was changed, and why:"),
        tuple(_changed(found, record, entries)),
    )
    made = replace(record, origin=origin if origin.changed else replace(origin, lead=""))
    return made if record.language == artifact.content["language"] else _in_english(made, origin)


def _changed(found: Origins, record: Record, entries: Entries) -> Iterator[Traced]:
    """What was changed of the whole and of the pen picture; then the sections and questions, each section before its own.
    Of a question that this child was not asked `explain` tells."""
    session = entries.session
    content, holding = session.program.content, session.holding
    for name, changed in ((record.title, found.whole), (record.pen_picture_title, found.pen_picture)):
        told = told_of("", _holding(changed, holding), entries.edition.language)
        if told is not None:
            yield Traced(name, told.lines)
    for section in content["sections"]:
        changed = _holding(found.sections.get(section["id"], ()), holding)
        told = told_of(section["id"], changed, entries.edition.language)
        if told is not None:
            yield Traced(entries.filled(session.facing_section(section["id"])["title"]), told.lines)
        for path, spec in content["questions"].items():
            if spec["section"] != section["id"] or session.status(path.partition(".")[0]) == "skipped":
                continue
            told = told_of(path, _holding(found.questions.get(path, ()), holding), entries.edition.language)
            if told is not None:
                yield Traced(entries.filled(session.facing(path)["ask"]), told.lines)


def _laid(found: Origins, holding: frozenset[str]) -> Origins:
    """The same, of the variants only those that this child is in."""
    return replace(found, laid=tuple(l for l in found.laid if l.rank != "variant" or l.name in holding))


def _holding(changed: Iterable[Changed], holding: frozenset[str]) -> tuple[Changed, ...]:
    """What was changed for every child, and by the variants that this child is in; the rest is not of this record."""
    kept = (replace(c, steps=tuple(s for s in c.steps if holding.issuperset(s.variants))) for c in changed)
    return tuple(each for each in kept if any(step.rank for step in each.steps))


def _for_the_family(found: Origins, entries: Entries) -> Iterator[Line]:
    """Who added questions that the family was asked: whom to ask about them. Why was written for colleagues."""
    own = words_in(entries.edition.language)
    added: dict[str, list[str]] = {}
    for path, changed in found.questions.items():
        if "." in path or entries.session.question(path).status != "asked":
            continue
        for step in (each.steps[0] for each in changed if each.kind == "added"):
            if step.owner:
                added.setdefault(legible(step.owner), []).append(path)
    for owner, paths in added.items():
        label = own.say("Added by {who}", who=isolated(owner))
        if len(paths) > _MOST:
            yield Line(label, own.count("one question", "{n} questions", len(paths)))
        else:
            yield Line(label, listed([f"“{entries.asked_as(path)}”" for path in paths], own.language))


def _in_english(record: Record, origin: Origin) -> Record:
    """What authors wrote of their changes is in the language that the exemplar was written in."""
    values = (line.value for each in origin.changed for line in each.lines)
    said = (value for value in values if is_authors(value, record.language))
    return replace(record, as_written=tuple(dict.fromkeys((*record.as_written, *said))))

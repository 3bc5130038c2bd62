"""A record as one reader may see it: a session of the artifact cleared for that reader, told in plain words.

Everything comes from `engine/cleared.py`: what the reader may not see is not here to be left out. An answer, a reason
for none, a blank, a skipped question and one still waiting are never told alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ..engine.address import Address
from ..engine.cleared import Cleared, cleared_session
from ..engine.program import ASKED, SKIPPED, STATUS
from ..engine.session import Session
from ..engine.wording import fill, words_of
from .capital import capital
from .easy_lines import easy_lines
from .edition import Edition
from .framework import by_framework
from .legible import isolated, legible
from .own_words import telling, words_in
from .reasons import REASONS
from .record_closing import Closing
from .record_entries import Entries
from .record_language import marked
from .record_model import Entry, Line, Notice, Part, Record
from .record_origin import with_origin
from .record_retention import how_long
from .record_signed import with_signing
from .record_wording import Telling
from .symbols import ATTRIBUTION

_STORY, _FRAMEWORK = 3, 4
"""The heading level of a question in each order."""


def read_record(session: Session, edition: Edition) -> Record:
    """The record of a session for an edition. A signed record is read in the same way, from the session that it
    opens as: that one knows how it was signed (`Session.signed`)."""
    made, its = cleared_session(session, edition.audience, edition.voice, edition.language)
    reading = _Reading(made, its, edition)
    read = with_signing(reading.record(), reading.entries)
    record = marked(read, session.program.artifact, edition, made.said)
    return with_origin(record, session, reading.entries)


class _Reading:
    """One record being read for one edition. `session` is the cleared one."""

    def __init__(self, made: Cleared, session: Session, edition: Edition) -> None:
        self.made, self.session, self.edition = made, session, edition
        self.content = made.artifact.content
        self.own = words_in(edition.language)
        self.known_as = self.name()
        self.tell: Telling = telling(edition.audience, edition.language)
        self.entries = Entries(session, edition, self.tell, self.known_as)
        self.closing = Closing(session, self.entries, self.tell)

    def record(self) -> Record:
        pen_picture = tuple(self.pen_picture())
        summary = tuple(self.summary())
        parts = tuple(self.parts())
        notices = (
            *self.closing.open(),
            *self.closing.for_the_writer(self.edition.audience),
            *self.closing.asked_by_law(),
            *how_long(self.session, self.entries, self.tell),
            *self.withheld(),
        )
        return Record(
            title=self.words(self.content["title"]),
            language=self.content["language"],
            reader=self.reader(),
            edition=self.edition,
            pen_picture_title=self.tell.pen_picture,
            pen_picture=pen_picture,
            summary_title=self.tell.summary,
            summary=summary,
            parts=parts,
            pointing=self.tell.pointing,
            notices=notices,
            about_title=self.own.say("About this record"),
            about=tuple(self.about()),
            credits=ATTRIBUTION if self.edition.easy_read else "",
            skip=self.own.say("Skip to the record"),
            contents=self.own.say("In this record"),
            paging=self.own.say("Page {now} of {all}"),
            child="" if self.known_as == self.own.say("the child") else self.known_as,
        )

    def words(self, wording: Any) -> str:
        return legible(fill(wording["practitioner"], self.session, self.session.root).text)

    def name(self) -> str:
        """What the child is called, isolated from the sentence around it; "the child" while that is not known."""
        if "child.known_as" not in self.content["facts"]:
            return self.own.say("the child")
        said = words_of(self.session, ("fact", "child.known_as"), self.session.root)
        return isolated(legible(said)) if said and said.strip() else self.own.say("the child")

    def reader(self) -> str:
        kind = self.tell.reader.format(name=self.known_as)
        return self.own.say("{reader}, easy read", reader=kind) if self.edition.easy_read else kind

    # --- the head ------------------------------------------------------------------------------------------------

    def pen_picture(self) -> Iterator[str]:
        for said in self.session.pen_picture().sentences:
            yield from easy_lines(legible(said)) if self.edition.easy_read else (legible(said),)

    def summary(self) -> Iterator[Line]:
        for spec, line in zip(self.content["case_summary"], self.session.case_summary(), strict=True):
            if line.said is None and self.edition.easy_read:
                continue
            yield Line(
                capital(legible(line.label)),
                self.unsaid(spec["show"]) if line.said is None else capital(legible(line.said)),
            )

    def unsaid(self, show: list[str]) -> str:
        """Why a line of the summary says nothing, to those who are told each question's state: a blank, a reason that was
        given and a question that is not asked are not alike (rule A1)."""
        kind, name = show
        question = name if kind == "question" else self.session.program.bound.get(name)
        if question is None or self.tell.manner == "calm":
            return self.tell.unknown
        view = self.session.question(question)
        if view.status != "asked":
            return self.own.say("Not asked" if view.status == "skipped" else "Not asked yet")
        return (
            self.own.say("No answer so far")
            if view.state == "blank"
            else self.own.say(REASONS.get(view.state, self.tell.unknown))
        )

    # --- the parts -----------------------------------------------------------------------------------------------

    def parts(self) -> Iterator[Part]:
        if self.edition.order == "framework":
            entries = [e for section in self.content["sections"] for e in self.shown(section, _FRAMEWORK)]
            domains = tuple(title.format(name=self.known_as) for title in self.tell.domains)
            yield from map(
                _written_once,
                by_framework(
                    entries,
                    (domains[0], domains[1], domains[2]),
                    self.tell.whole,
                    self.own.say("{ask} (under {where})"),
                ),
            )
            return
        for section in self.content["sections"]:
            part = self.section(section)
            if part.entries or part.standing:
                yield _written_once(part)

    def section(self, section: Any) -> Part:
        title = self.words(self.session.facing_section(section["id"])["title"])
        status = self.status(section)
        if status != ASKED:
            # Told once for the whole section; what was said in it is among the set aside.
            address = Address(section["questions"][0])
            entry = self.entries.entry(address, self.session.root, _STORY)
            if self.tell.manner == "each":
                return Part(section["id"], title, 2, standing=entry.standing)
            self.closing.leave_out(
                "skipped" if status == SKIPPED else "pending", title, entry.standing, *section["questions"]
            )
            return Part(section["id"], title, 2)
        return Part(section["id"], title, 2, entries=tuple(self.shown(section, _STORY)))

    def status(self, section: Any) -> int:
        cells = self.session.program.cells[""]
        return int(self.session.root[cells[("section", section["id"])] + STATUS])

    def shown(self, section: Any, depth: int) -> Iterable[Entry]:
        for path in section["questions"]:
            entry = self.entries.entry(Address(path), self.session.root, depth)
            kept = self.closing.sift(entry)
            if kept is not None:
                yield kept

    # --- the end -------------------------------------------------------------------------------------------------

    def withheld(self) -> Iterator[Notice]:
        count = sum(self.made.withheld.values())
        if count and not self.edition.easy_read:
            one, many = self.tell.withheld
            yield Notice(self.own.say("Not shown here"), self.own.count(one, many, count))

    def about(self) -> Iterator[Line]:
        content = self.content
        say = self.own.say
        yield Line(say("Made for"), self.reader().removeprefix(say("For ")))
        as_of = content["as_of"]
        on = None if as_of is None else words_of(self.session, (as_of[0], as_of[1]), self.session.root)
        if on is not None:
            yield Line(say("Ages are counted on"), legible(on))
        calm = self.tell.manner == "calm"
        stood = say("As things were on" if calm else "As it stood on")
        yield Line(stood, self.entries.day(self.session.today.isoformat()))
        if self.edition.audience != "child":
            named = say("The form that was used" if calm else "Exemplar")
            yield Line(named, f"{content['exemplar']} {content['version']}")
        if self.tell.manner != "calm" and not self.edition.easy_read:
            yield Line(say("Its identity"), self.made.identity)


def _written_once(part: Part) -> Part:
    """What is written by one hand on one day is said so once for the whole part."""
    written = {
        entry.written
        for entry in _all(part.entries)
        if entry.kind in ("answered", "reason") and not entry.rows
    }
    if len(written) == 1 and len(part.entries) > 1 and "" not in written:
        return replace(part, written=written.pop(), entries=tuple(map(_unwritten, part.entries)))
    return replace(part, parts=tuple(map(_written_once, part.parts)))


def _all(entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        for row in entry.rows:
            yield from _all(row.entries)


def _unwritten(entry: Entry) -> Entry:
    rows = tuple(replace(row, entries=tuple(map(_unwritten, row.entries))) for row in entry.rows)
    return replace(entry, written="", rows=rows)

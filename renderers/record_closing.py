"""What a record tells at its end: what is open, what was not needed, and what its writer has still to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..engine.address import parse_address
from ..engine.session import Session
from .capital import capital
from .legible import legible
from .own_words import words_in
from .record_entries import Entries
from .record_model import Entry, Notice, Row
from .record_wording import Telling

_LEFT_OUT = ("We did not need to ask you about one thing.", "We did not need to ask you about {n} things.")
_WAITED_FOR = ("“{name}”: one question waits for it", "“{name}”: {n} questions wait for it")


class Closing:
    """Collects what one record leaves for its end."""

    def __init__(self, session: Session, entries: Entries, tell: Telling) -> None:
        """Nothing is left out yet."""
        self.session, self.entries, self.tell = session, entries, tell
        self.own = words_in(entries.edition.language)
        self._left: dict[str, dict[str, str]] = {
            "blank": {},
            "safety": {},
            "before": {},
            "skipped": {},
            "pending": {},
        }

    def sift(self, entry: Entry, within: str = "") -> Entry | None:
        """The entry where the reader is told of it where it stands; else None, and it is told at the end."""
        if self.tell.manner == "each":
            return entry
        if entry.kind in self._left:
            words = f"{within}: {entry.ask}" if within and entry.kind == "blank" else entry.ask
            self.leave_out(self._kind(entry), words, entry.standing, entry.at)
            return None
        return replace(entry, rows=tuple(self._sifted(row) for row in entry.rows))

    def _kind(self, entry: Entry) -> str:
        if entry.kind != "blank" or self.tell.manner != "calm":
            return entry.kind
        if entry.at in self.session.answered_before:
            return "before"
        return "safety" if self.session.facing(parse_address(entry.at).path).get("risk") else "blank"

    def _sifted(self, row: Row) -> Row:
        kept = [e for e in (self.sift(e, row.title) for e in row.entries) if e]
        if self.tell.manner == "calm" and kept and _only_says(kept[0], row.title):
            kept = kept[1:]  # the title has said it
        return replace(row, entries=tuple(kept))

    def leave_out(self, kind: str, words: str, standing: str, *questions: str) -> None:
        """Something is told at the end: `kind` is blank, safety (a blank about a risk), before (one that was answered before the record moved to
        another version), skipped or pending, `standing` says why. What these
        questions say is told as put right, where somebody had answered one of them and it was signed."""
        told = self.tell.manner == "calm" and kind == "skipped"
        if not (told and any(map(self.entries.no_longer_asked, questions))):
            self._left[kind].setdefault(words, standing)

    def open(self) -> Iterator[Notice]:
        """What is open, and what did not have to be asked."""
        blank, safety, skipped, pending = (
            self._left[kind] for kind in ("blank", "safety", "skipped", "pending")
        )
        signed = self.session.signed is not None
        if signed and self.tell.manner == "calm":
            pending = {}  # nothing follows any more: what is signed is not written on
        if before := self._left["before"]:
            title, lead = self.tell.being_checked
            yield Notice(title, lead, tuple(before))
        if safety:
            # What bears on a child's safety is for us to ask: no family is told that it can wait, or that they may bring it up.
            title, lead = self.tell.about_safety
            yield Notice(title, lead, tuple(safety))
        if blank or pending:
            title, lead = self.tell.was_open if signed else self.tell.still_open
            one, many = self.tell.following
            more = self.own.count(one, many, len(pending))
            told = " ".join(filter(None, (lead if blank else "", more if pending else "")))
            yield Notice(title, told, tuple(blank))
        if skipped:
            title, lead = self.tell.not_needed
            if self.tell.manner == "calm":
                # Their words would alarm: somebody who was never missing need not read "to find your child".
                one, many = _LEFT_OUT
                yield Notice(title, self.own.count(one, many, len(skipped)))
            elif self.tell.manner == "report":
                yield Notice(title, lead, tuple(f"{ask} ({self.why(why)})" for ask, why in skipped.items()))
            else:
                yield Notice(title, lead, tuple(skipped))

    def for_the_writer(self, audience: str) -> Iterator[Notice]:
        """What is missing, waited for, set aside, changed, late, and next: for those who act on it."""
        if self.tell.manner != "each":
            return
        session, entries, say = self.session, self.entries, self.own.say
        if audience == "practitioner" and session.signed is None:
            missing = tuple(entries.asked_as(m.question) for m in session.missing())
            if missing:
                yield Notice(say("Missing for sign-off"), "", missing)
        if audience == "practitioner":
            needed = {m.question for m in session.missing()}
            safety = tuple(entries.asked_as(at) for at in session.blank_risks() if at not in needed)
            if safety:
                yield Notice(*self.tell.about_safety, safety)
        waits = tuple(
            self.own.count(
                *_WAITED_FOR,
                len(w.questions),
                name=entries.asked_as(w.name) if w.kind == "question" else entries.fact_title(w.name),
            )
            for w in session.waiting()
            if w.named and not entries.erased(w.name)
        )
        if waits:
            yield Notice(say("Waited for"), "", waits)
        if audience == "practitioner":
            yield from self._apart()
        late = session.late()
        if late is not None and late.is_late:
            why = say("Reason given: {why}", why=late.reason) if late.reason else say("No reason given yet.")
            due = say("Due on {when}.", when=entries.day(late.due or ""))
            yield Notice(say("Late"), legible(f"{due} {why}"))
        signing = tuple(
            legible(say("{role}: not signed yet", role=s["role"]))
            for s in session.program.content["signatures"]
        )
        if signing and session.signed is None:
            yield Notice(say("Signatures"), "", signing)
        following = tuple(
            legible(f"{capital(n.exemplar.replace('-', ' '))}{f': {n.because}' if n.because else ''}")
            for n in session.next()
        )
        if following:
            yield Notice(say("What comes next"), "", following)

    def asked_by_law(self) -> Iterator[Notice]:
        """Which law has what asked, for those who answer for it and those who judge it."""
        if self.tell.manner != "each":
            return
        asked: dict[str, list[str]] = {}
        for path, spec in self.session.program.content["questions"].items():
            if "statutory" in spec:
                asked.setdefault(spec["statutory"]["source"], []).append(
                    self.entries.name_of(("question", path))
                )
        lines = tuple(legible(f"{source}: {' '.join(words)}") for source, words in asked.items())
        if lines:
            yield Notice(self.own.say("Asked by law"), "", lines)

    def _apart(self) -> Iterator[Notice]:
        session, entries, say = self.session, self.entries, self.own.say
        aside = tuple(self._aside(kept.question) for kept in session.set_aside())
        if aside:
            yield Notice(say("Set aside"), say("Kept, and not part of this record now."), aside)
        changed = tuple(entries.fact_title(name) for name in session.changed_facts())
        if changed:
            yield Notice(
                say("Changed on record since"),
                say("The record says these otherwise than when this was written."),
                changed,
            )

    def why(self, standing: str) -> str:
        """Why something was not asked, without the words that say that it was not."""
        said = standing.removeprefix(self.tell.skipped.partition("{why}")[0]).rstrip(".")
        return said[:1].lower() + said[1:]

    def _aside(self, name: str) -> str:
        """What is set aside, and why; never its words."""
        entries = self.entries
        if name.endswith("]"):
            group, _, _ = name.rpartition("[")
            return f"{entries.asked_as(group)} {self.own.say('One of them (the row was removed here)')}"
        view = self.session.question(name)
        if entries.hangs_on_erased(view):
            return entries.asked_as(name)
        why = entries.why_skipped(view) if view.status == "skipped" else entries.why_waiting(view)
        return f"{entries.asked_as(name)} ({legible(why)})"


def _only_says(entry: Entry, title: str) -> bool:
    says = len(entry.answer) == 1 and capital(entry.answer[0].words) == title
    return says and not (entry.answer[0].symbol or entry.notes or entry.quiet or entry.whose)

"""One question of a record in plain words: its answer, or how it stands, who wrote it when, and its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ..engine.address import Address, parse_address
from ..engine.answers import OnRecord
from ..engine.drafts import OnRecordDraft, RowsDraft
from ..engine.program import DRAFT, GAPS, Frame
from ..engine.said_at import reads_any
from ..engine.session import QuestionView, Session
from ..engine.spoken import day_words, listed
from ..engine.wording import fill, row_title, value_in_words
from .capital import capital
from .easy_lines import easy_lines
from .edition import Edition
from .group_answers import group_answers
from .legible import legible
from .own_words import words_in
from .record_known_once import said_once
from .record_model import Entry, Row, Said
from .record_table import table_of
from .record_wording import Telling

DEEPEST = 6
_OF_WHAT = re.compile("^(?:the (?:section|group) `[^`]*` (?:is skipped|waits|is asked): )+")
_SHOWN = ("picture", "file")
_NOT_SAID_YET = GAPS | {"pending"}


class Entries:
    """Reads entries from one cleared session, for one edition; `name` is what the child is called."""

    def __init__(self, session: Session, edition: Edition, tell: Telling, name: str) -> None:
        """Nothing is read yet."""
        self.session, self.edition, self.tell, self.name = session, edition, tell, name
        self.own = words_in(edition.language)
        self.specs = session.program.questions
        self._rows: dict[str, dict[tuple[str, ...], list[tuple[str, Frame]]]] = {}

    def entry(self, address: Address, frame: Frame, depth: int) -> Entry:
        """The entry of a question in a frame, its heading at a level."""
        spec = self.session.facing(address.path)
        view = self.session.question(str(address))
        kind = _kind(view)
        if kind == "blank" and self.erased(view.id):
            kind = "reason"  # it is no blank that anybody has still to fill
        rows: tuple[Row, ...] = ()
        answer: tuple[Said, ...] = ()
        if spec["type"] == "group":
            rows = tuple(self.rows(address, depth)) if view.status == "asked" else ()
        elif kind == "answered":
            answer = tuple(self.answer(spec, address.path, view.value))
        quiet = () if self.edition.easy_read else tuple(self.on_record(spec, view, kind, address, frame))
        told = Entry(
            at=str(address),
            kind=kind,
            depth=min(depth, DEEPEST),
            ask=legible(view.text),
            symbol=spec.get("symbol", "") if self.edition.easy_read else "",
            answer=answer,
            listed=spec["type"] == "choices" and len(answer) > 1,
            whose=self.whose(spec) if kind == "answered" else "",
            standing=self.standing(kind, view, spec, address.path),
            notes=(
                *(legible(note) for note in self.notes(kind, view, spec, address, frame)),
                *self.put_right(kind, view.id),
            ),
            quiet=quiet,
            written=self.written(address, frame) if kind in ("answered", "reason") else "",
            rows=rows,
            dimensions=tuple(spec.get("dimensions", ())),
        )
        plain = not self.edition.large_print and not self.edition.easy_read
        told = said_once(told, self.tell.manner == "calm") if rows else told
        return table_of(told, spec, self.specs, self.tell.manner == "each") if rows and plain else told

    # --- answers -------------------------------------------------------------------------------------------------

    def answer(self, spec: Any, path: str, value: Any) -> Iterator[Said]:
        """An answer's paragraphs; of a choice, each option's words, offered now or not."""
        kind = spec["type"]
        if kind in ("choice", "choices"):
            offered = (*spec.get("options", ()), *self.specs[path].get("options", ()))
            for code in [value] if kind == "choice" else value:
                yield self.option(offered, code)
            return
        if kind == "person":
            said = _person(value)
        else:
            said = value_in_words(spec, value, language=self.edition.language)
            said = said.capitalize() if kind == "yes/no" else said
        for line in legible(said).split("\n"):
            words = line.strip()
            if not words:
                continue
            for idea in easy_lines(words) if self.edition.easy_read else (words,):
                symbol = {"yes": "yes", "no": "no"}.get(str(value), "") if kind == "yes/no" else ""
                yield Said(idea, symbol if self.edition.easy_read else "")

    def option(self, offered: Iterable[Any], code: str) -> Said:
        """An option's words, as a line of its own."""
        for option in offered:
            if option["code"] == code:
                words = fill(option["say"]["practitioner"], self.session, self.session.root).text
                return Said(legible(words), option.get("symbol", "") if self.edition.easy_read else "")
        return Said(legible(code))

    def whose(self, spec: Any) -> str:
        """Whose own words the answers to a question are, in words; empty where it is not said, and for a picture,
        of which only our description is here."""
        if spec["type"] in _SHOWN:
            return ""
        words = self.tell.own_words.get(spec.get("whose_words", ""), "")
        return words.format(name=self.name)

    # --- how it stands -------------------------------------------------------------------------------------------

    def standing(self, kind: str, view: QuestionView, spec: Any, path: str) -> str:
        """How a question without an answer stands; empty for one with an answer."""
        if kind != "answered" and (erased := self.erased(view.id)):
            told = self.own.say("What was answered here was erased on {when}.", when=self.day(erased[:10]))
        elif kind in ("skipped", "pending") and self.hangs_on_erased(view):
            told = self.own.say("Why this was asked, or not, went with what was erased.")
        elif kind == "skipped":
            told = self.tell.skipped.format(why=self.why_skipped(view))
        elif kind == "pending":
            told = self.tell.waiting.format(why=self.why_waiting(view))
        elif kind == "blank":
            told = self.blank(view.id)
        elif kind == "reason" and spec["type"] == "group" and view.state == "not_applicable":
            none = dict(group_answers({**self.specs[path], **spec})).get("none")
            told = fill(none, self.session, self.session.root).text if none else ""
            told = told or self.tell.reasons[view.state].format(name=self.name)
        elif kind == "reason":
            told = self.tell.reasons[view.state].format(name=self.name)
        else:
            return ""
        aside = (
            " " + self.own.say("What was said here is set aside.")
            if view.set_aside and self.edition.audience == "practitioner"
            else ""
        )
        return legible(told) + aside

    def blank(self, question: str) -> str:
        """How a blank stands: where it was answered before the record moved to another version, that is said, and not that nobody answered."""
        before = self.session.answered_before.get(question)
        if before is None:
            return self.tell.blank if self.session.signed is None else self.tell.was_blank
        if not before.words:
            return self.own.say("Answered before the form changed, and not said again yet.")
        words = " ".join(legible(before.words).split()).rstrip(".")
        return self.own.say(
            "Answered before the form changed: {what}. Say again what still holds.", what=words
        )

    def hangs_on_erased(self, view: QuestionView) -> bool:
        """Whether what decided of a question was erased since it was signed."""
        session = self.session
        return reads_any(session.program, (each.ref for each in view.because.read), session.gone)

    def erased(self, question: str) -> str | None:
        """When what was answered to a question of a signed record was erased; None where it was not."""
        signed = self.session.signed
        return next((e.at for e in signed.erasures if question in e.places), None) if signed else None

    def put_right(self, kind: str, question: str) -> Iterator[str]:
        """When what stands here was put right, so that nobody takes it for what was signed first."""
        signed = self.session.signed
        places = {question, f"{question}[]"}
        if signed is None or kind in ("skipped", "pending"):
            return
        days = [each.at[:10] for each in signed.amendments if places.intersection(each.places)]
        if days:
            yield self.own.say("Put right on {when}.", when=self.day(days[-1]))

    def no_longer_asked(self, question: str) -> bool:
        """Whether it was answered when it was signed first, and an amendment of something else left it out."""
        signed = self.session.signed
        return signed is not None and any(
            {question, f"{question}[]"}.intersection(e.aside) for e in signed.amendments
        )

    def why_skipped(self, view: QuestionView) -> str:
        """The author's reason; without one, what decided."""
        said = _bare(view.because.sentence)
        if not said.startswith(("skipped when ", "asked only when ")):
            return said
        names = self.named(read.ref for read in view.because.read)
        return (
            self.own.say("because of what is said of {names}", names=names)
            if names
            else self.own.say("for good")
        )

    def why_waiting(self, view: QuestionView) -> str:
        """What it waits for: what is not said yet, or what is said too roughly."""
        read = view.because.read
        names = self.named(one.ref for one in read if one.state in _NOT_SAID_YET)
        if names:
            return self.own.say("waiting for {names}", names=names)
        names = self.named(one.ref for one in read)
        if names:
            return self.own.say("waiting to know more exactly: {names}", names=names)
        # The engine tells of conditions in English alone.
        own = self.edition.language == "en"
        return (
            _bare(view.because.sentence)
            if own
            else self.own.say("waiting for something that is not known yet")
        )

    def named(self, refs: Iterable[tuple[str, str]]) -> str:
        """Sources in a sentence, each in quotation marks."""
        return listed([f"“{name}”" for name in dict.fromkeys(map(self.name_of, refs))], self.edition.language)

    def notes(
        self, kind: str, view: QuestionView, spec: Any, address: Address, frame: Frame
    ) -> Iterator[str]:
        """What is said beside an answer or a reason."""
        if kind not in ("answered", "reason"):
            return
        given = self.session.given(address.path, frame)
        made = self.tell.made_by.get(spec.get("whose_words", ""), "")
        if kind == "answered" and spec["type"] in _SHOWN and made:
            yield made.format(name=self.name)
        if view.note:
            yield from easy_lines(view.note) if self.edition.easy_read else (view.note,)
        if given is not None and given.until:
            yield self.tell.come_back.format(when=self.day(given.until))
        if given is not None and given.pointer:
            yield self.own.say("See {where}.", where=given.pointer.rstrip("."))
        draft = frame[self.session.cell(address.path) + DRAFT]
        others = dict(group_answers({**self.specs[address.path], **spec})).get("others")
        if isinstance(draft, RowsDraft) and draft.others and others:
            yield fill(others, self.session, self.session.root).text + "."
        if view.check and self.tell.manner != "calm":
            yield self.own.say("The question or its answers changed since: check.")
        if view.not_offered and self.tell.manner != "calm":
            yield self.own.say("It was offered while a variant applied that no longer does; it still counts.")

    # --- who, when, and what is on record ---------------------------------------------------------------------------

    def written(self, address: Address, frame: Frame) -> str:
        """Who wrote an answer or a reason, and on which day; empty where neither is kept."""
        given = self.session.given(address.path, frame)
        if (
            self.edition.easy_read
            or given is None
            or isinstance(frame[self.session.cell(address.path) + DRAFT], OnRecordDraft)
        ):
            return ""
        by = legible(given.by) if given.by and given.by.strip() else ""
        on = self.day(given.at) if given.at else ""
        said = "Written by {by} on {on}." if by and on else "Written by {by}." if by else "Written on {on}."
        return self.own.say(said, by=by, on=on) if by or on else ""

    def on_record(
        self, spec: Any, view: QuestionView, kind: str, address: Address, frame: Frame
    ) -> Iterator[str]:
        """What became of the fact on record (rule A5): its date, source and who said so, and what was done with it."""
        if view.provenance is None or kind not in ("answered", "reason", "blank"):
            return
        held = self.session.on_record(spec["fact"]) if "fact" in spec else None
        if held is None:
            row = self.session.row_on_record(address.path, frame)
            held = OnRecord(on=row.at if row else None)
        says = {"on record": self.tell.on_record, "confirmed": self.tell.confirmed, "corrected": self.tell.corrected,
                "left": "" if self.tell.manner == "calm" else self.own.say("On record{when}{where}{who}, too long ago to go by.")}  # fmt: skip
        when = self.own.say(" since {day}", day=self.day(held.on)) if held.on else ""
        where = f" ({legible(held.record)})" if held.record else ""
        name = legible(held.said_by or "").strip()
        who = self.tell.said_by.format(who=name, Who=name[:1].upper() + name[1:]) if name else ""
        before = self.before(spec, held)
        if view.provenance == "corrected" and self.tell.changed and before:
            yield self.tell.changed.format(when=when, where=where, who=who, before=before)
            return
        told = says[view.provenance].format(when=when, where=where, who=who)
        if told:
            yield told

    def before(self, spec: Any, held: OnRecord) -> str:
        """What was on record, in quotation marks; empty where it is no one value, or a reason for none."""
        if held.value is None or spec["type"] in ("group", *_SHOWN):
            return ""
        said = (
            _person(held.value)
            if spec["type"] == "person"
            else value_in_words(spec, held.value, language=self.edition.language)
        )
        return f"“{legible(' '.join(said.split()))}”"

    def day(self, text: str) -> str:
        """A day, or a day and a time, in words; as it was written where it is neither."""
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return legible(text)
        on = date.toordinal(moment)
        words = day_words(on, on, self.edition.language)
        return (
            words if len(text) <= 10 else self.own.say("{day} at {time}", day=words, time=f"{moment:%H:%M}")
        )

    # --- rows ----------------------------------------------------------------------------------------------------

    def rows(self, group: Address, depth: int) -> Iterator[Row]:
        """The rows of a group, each under its title."""
        spec = self.session.facing(group.path)
        for number, (name, frame) in enumerate(self._frames(group), 1):
            title = legible(row_title(self.session, group.path, frame)).strip()
            inner = (Address(path, (*group.rows, name)) for path in spec["questions"])
            yield Row(
                capital(
                    title
                    or self.own.say(
                        "{each} {number}", each=str(spec.get("each", "row")).replace("_", " "), number=number
                    )
                ),
                min(depth + 1, DEEPEST),
                tuple(self.entry(address, frame, depth + 2) for address in inner),
            )

    def _frames(self, group: Address) -> list[tuple[str, Frame]]:
        if group.path not in self._rows:
            found: dict[tuple[str, ...], list[tuple[str, Frame]]] = {}
            for frame, rows in self.session.frames(group.path):
                found.setdefault(rows[:-1], []).append((rows[-1], frame))
            self._rows[group.path] = found
        return self._rows[group.path].get(group.rows, [])

    # --- names ---------------------------------------------------------------------------------------------------

    def asked_as(self, question: str) -> str:
        """The words of a question by its address."""
        return legible(self.session.question(question).text)

    def name_of(self, ref: tuple[str, str]) -> str:
        """What a source is called: a question's words, a fact's title."""
        kind, name = ref
        if kind == "fact":
            return self.fact_title(name)
        name = parse_address(name).path
        spec = self.session.facing(name)
        if "group" not in spec:
            return self.asked_as(name)
        return legible(fill(spec["ask"]["practitioner"], self.session, self.session.root).text)

    def filled(self, wording: Mapping[str, Any]) -> str:
        """A wording of the cleared content as it reads in the record, not in any row."""
        return legible(fill(wording["practitioner"], self.session, self.session.root).text)

    def fact_title(self, name: str) -> str:
        """The title of a fact."""
        return legible(str(self.session.program.content["facts"][name]["title"]))


def _person(value: Mapping[str, str]) -> str:
    """Who somebody is: the name, and what else is said, but nothing twice: a grandmother may be written down as one
    in each box."""
    told: dict[str, str] = {}
    for key in ("name", "relationship", "role"):
        part = value.get(key, "").strip()
        if part:
            told.setdefault(part.casefold(), part)
    return ", ".join(told.values())


def _kind(view: QuestionView) -> str:
    if view.status != "asked":
        return view.status
    return view.state if view.state in ("answered", "blank") else "reason"


def _bare(sentence: str) -> str:
    """An explanation without the name of the section or group that it is of, and without its full stop."""
    return _OF_WHAT.sub("", sentence).replace("`", "").rstrip(".")

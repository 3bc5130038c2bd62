"""A record as one reader may see it: plain words in order, the same for the page and for paper.

An answer, a reason for none, a blank, a skipped question and one still waiting are never told alike.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..dsl import dates
from ..engine.address import Address, parse_address
from ..engine.program import ASKED, GAPS, STATUS, Frame
from ..engine.session import QuestionView, Session
from ..engine.wording import fill, row_title, value_in_words, wording_for, words_of
from .reasons import REASONS

_DEEPEST = 6
_NOT_SAID_YET = GAPS | {"pending"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One question. `kind` is answered, reason, blank, skipped or pending; `standing` says it in words where there
    is no answer; `answer` and `notes` are paragraphs; `depth` is the heading's level."""

    kind: str
    depth: int
    ask: str
    answer: tuple[str, ...]
    standing: str
    notes: tuple[str, ...]
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a group."""

    title: str
    depth: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One section; `withheld` says, in words, that some of it is not for this reader."""

    id: str
    title: str
    standing: str
    entries: tuple[Entry, ...]
    withheld: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the case summary."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the writer should know, at the end."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The whole. `identity` is the artifact's hash."""

    title: str
    language: str
    made_from: str
    identity: str
    pen_picture: tuple[str, ...]
    summary: tuple[Line, ...]
    parts: tuple[Part, ...]
    notices: tuple[Notice, ...]


def read_record(session: Session, audience: str) -> Record:
    """The record of a session for an audience, one of `language.AUDIENCES`. What the audience may not see
    (`who may see`) is left out and counted."""
    return _Reader(session, audience).record()


class _Reader:
    def __init__(self, session: Session, audience: str) -> None:
        self.session = session
        self.audience = audience
        self.content = session.program.content
        self.specs = session.program.questions
        self._rows: dict[str, dict[tuple[str, ...], list[tuple[str, Frame]]]] = {}

    def record(self) -> Record:
        session, content = self.session, self.content
        return Record(
            title=self.words(content["title"]),
            language=content["language"],
            made_from=f"{content['exemplar']} {content['version']}",
            identity=session.program.artifact.content_hash,
            pen_picture=tuple(_clean(s) for s in session.pen_picture(self.audience).sentences),
            summary=tuple(self.summary()),
            parts=tuple(self.part(section) for section in content["sections"]),
            notices=tuple(self.notices()) if self.audience == "practitioner" else (),
        )

    def words(self, texts: Any, frame: Frame | None = None, scope: str = "") -> str:
        text = wording_for(texts, self.audience)
        return _clean(fill(text, self.session, frame or self.session.root, scope, self.audience).text)

    def summary(self) -> Iterable[Line]:
        for line in self.content["case_summary"]:
            kind, name = line["show"]
            if not self.may_see(self.specs[name] if kind == "question" else self.content["facts"][name]):
                continue
            said = words_of(self.session, (kind, name), self.session.root, "", self.audience)
            yield Line(line["label"], "Not known" if said is None else _clean(said))

    def part(self, section: dict[str, Any]) -> Part:
        shown = [path for path in section["questions"] if self.may_see(self.specs[path])]
        kept_back = len(section["questions"]) - len(shown)
        root, cells = self.session.root, self.session.program.cells[""]
        standing = ""
        if shown and root[cells[("section", section["id"])] + STATUS] != ASKED:
            # Told once for the whole section; what was said in it is among the set aside.
            standing, shown = self.entry(Address(shown[0]), root, 3).standing, []
        return Part(
            id=section["id"],
            title=self.words(section["title"]),
            standing=standing,
            entries=tuple(self.entry(Address(path), self.session.root, 3) for path in shown),
            withheld="" if not kept_back else f"{kept_back} more here not for this reader.",
        )

    def may_see(self, spec: Any) -> bool:
        readers = spec.get("who_may_see")
        return readers is None or self.audience in readers

    def entry(self, address: Address, frame: Frame, depth: int) -> Entry:
        spec = self.specs[address.path]
        view = self.session.question(str(address), self.audience)
        kind = _kind(view)
        rows: tuple[Row, ...] = ()
        answer: tuple[str, ...] = ()
        if spec["type"] == "group":
            rows = tuple(self.rows(address, depth)) if view.status == "asked" else ()
        elif kind == "answered":
            answer = tuple(_clean(value_in_words(spec, view.value, self.audience)).splitlines())
        return Entry(
            kind=kind,
            depth=min(depth, _DEEPEST),
            ask=_clean(view.text),
            answer=tuple(_yes_no(spec, answer)),
            standing=_clean(self.standing(kind, view, spec)),
            notes=tuple(_clean(note) for note in self.notes(kind, view, address, frame)),
            rows=rows,
        )

    def rows(self, group: Address, depth: int) -> Iterable[Row]:
        for number, (name, frame) in enumerate(self.frames(group), 1):
            spec = self.specs[group.path]
            title = row_title(self.session, group.path, frame, self.audience)
            shown = [path for path in spec["questions"] if self.may_see(self.specs[path])]
            inner = (Address(path, (*group.rows, name)) for path in shown)
            yield Row(
                _clean(title) or f"{spec.get('each', 'row').replace('_', ' ').capitalize()} {number}",
                min(depth + 1, _DEEPEST),
                tuple(self.entry(address, frame, depth + 2) for address in inner),
            )

    def frames(self, group: Address) -> list[tuple[str, Frame]]:
        if group.path not in self._rows:
            found: dict[tuple[str, ...], list[tuple[str, Frame]]] = {}
            for frame, rows in self.session.frames(group.path):
                found.setdefault(rows[:-1], []).append((rows[-1], frame))
            self._rows[group.path] = found
        return self._rows[group.path].get(group.rows, [])

    def standing(self, kind: str, view: QuestionView, spec: Any) -> str:
        aside = " What was said here is set aside." if view.set_aside else ""
        if kind == "skipped":
            return f"Skipped: {_plain(view.because.sentence)}.{aside}"
        if kind == "pending":
            waits = [self.name_of(read.ref) for read in view.because.read if read.state in _NOT_SAID_YET]
            why = f"waiting for “{'” and “'.join(waits)}”" if waits else _plain(view.because.sentence)
            return f"Not asked yet: {why}.{aside}"
        if kind == "blank":
            return "Blank: no answer so far, and no reason for none."
        if kind == "reason":
            if spec["type"] == "group" and view.state == "not_applicable" and "there_are_none" in spec:
                return fill(spec["there_are_none"], self.session, self.session.root).text
            return f"No answer because: {REASONS[view.state].lower()}."
        return ""

    def notes(self, kind: str, view: QuestionView, address: Address, frame: Frame) -> Iterable[str]:
        if kind not in ("answered", "reason"):
            return
        given = self.session.given(address.path, frame)
        if view.note:
            yield view.note
        if given is not None and given.until:
            yield f"To come back to on {_day(given.until)}."
        if given is not None and given.pointer:
            yield f"See {given.pointer}."
        if view.provenance == "on record":
            yield "As it stands on record; not confirmed here."
        if view.check:
            yield "The question has been reworded since: check."

    def notices(self) -> Iterable[Notice]:
        session = self.session
        missing = tuple(self.asked_as(m.question) for m in session.missing())
        if missing:
            yield Notice("Missing for sign-off", missing)
        waits = tuple(
            f"{self.asked_as(w.name) if w.kind == 'question' else self.fact_title(w.name)}: "
            f"{len(w.questions)} {'question waits' if len(w.questions) == 1 else 'questions wait'} for it"
            for w in session.waiting()
            if w.named
        )
        if waits:
            yield Notice("Waited for", waits)
        aside = tuple(f"{self.aside(s.question)} ({_plain(s.because)})" for s in session.set_aside())
        if aside:
            yield Notice("Set aside", aside)
        late = session.late()
        if late is not None and late.is_late:
            why = f" Reason given: {late.reason}" if late.reason else " No reason given yet."
            yield Notice("Late", (_clean(f"Due on {_day(late.due or '')}.{why}"),))
        following = tuple(f"{n.exemplar}{f': {n.because}' if n.because else ''}" for n in session.next())
        if following:
            yield Notice("What comes next", following)

    def asked_as(self, question: str) -> str:
        return _clean(self.session.question(question, self.audience).text)

    def aside(self, name: str) -> str:
        if not name.endswith("]"):
            return self.asked_as(name)
        group, _, _ = name.rpartition("[")
        return f"{self.asked_as(group)} One of them"

    def name_of(self, ref: tuple[str, str]) -> str:
        kind, name = ref
        if kind == "fact":
            return self.fact_title(name)
        name = parse_address(name).path
        spec = self.specs[name]
        return self.asked_as(name) if "group" not in spec else self.words(spec["ask"])

    def fact_title(self, name: str) -> str:
        return str(self.content["facts"][name]["title"])


def _kind(view: QuestionView) -> str:
    if view.status != "asked":
        return view.status
    return view.state if view.state in ("answered", "blank") else "reason"


def _yes_no(spec: Any, answer: tuple[str, ...]) -> Iterable[str]:
    return (word.capitalize() for word in answer) if spec["type"] == "yes/no" else answer


def _plain(sentence: str) -> str:
    return sentence.replace("`", "").rstrip(".")


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text).toordinal()
    except ValueError:
        return text
    return dates.words(day, day)


def _clean(text: str) -> str:
    """Text that any page or print can hold: line breaks kept, other control characters and halves of letters
    (lone surrogates) shown as replacement marks."""
    return "".join(
        letter if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs") else _mark(letter)
        for letter in text
    )


def _mark(letter: str) -> str:
    return " " if letter == "\t" else "" if letter == "\r" else "\ufffd"

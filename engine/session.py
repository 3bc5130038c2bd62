"""A running record as its users meet it: open, answer, ask what stands. The one place where state lives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from .address import Address
from .answer_checking import answers_from
from .answered_before import AnsweredBefore
from .answers import Answers
from .artifact import Artifact, ArtifactError, out_of_order
from .cleared import cleared
from .cleared_answers import cleared_answers, cleared_facts
from .drafts import OnRecordDraft, RowsDraft, says_something
from .explain import Because, why
from .faces import is_offered
from .pen_picture import PenPicture, pen_picture
from .program import ASKED, DRAFT, STATUS, STATUS_NAMES, TODAY, Frame, OutOfOrder, Program, Status
from .read_as_signed import stand
from .records.parted import FACT
from .records.signed import Signed
from .records.signed import seen as seen_of
from .state import State
from .timescale import Lateness, lateness
from .variants_seen import said_beyond
from .waiting import Missing, Waiting, blank_risks, missing, short_pathways, waiting
from .wording import fill, words_of


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question as it stands.

    `status` is asked, skipped or pending, and `because` says why (rule S6). `state` is blank, answered, or the reason
    given (rule A1), whether or not it counts now: `set_aside` says that it does not (rule S4). `value` is in its JSON
    form, `erased` when it was erased where it was. `provenance` of a question bound to a fact is `on record`, `confirmed`, `corrected` or `left` (rule A5).
    `check` marks an answer given to words that have changed, `not_offered` an option or a reason of a variant that
    applies no longer; both stay valid (rule A4).
    """

    id: str
    text: str
    status: Status
    because: Because
    state: str
    value: Any = None
    note: str | None = None
    provenance: str | None = None
    stale: bool = False
    set_aside: bool = False
    check: bool = False
    not_offered: bool = False
    erased: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The entry of `run --format json`: status, because, state, and what there is besides; of a signed record, when what was said there was
        erased."""
        found: dict[str, Any] = {"status": self.status, "because": self.because.sentence, "state": self.state}
        for name in ("value", "note", "provenance", "erased"):
            if getattr(self, name) is not None:
                found[name] = getattr(self, name)
        for name in ("stale", "set_aside", "check", "not_offered"):
            if getattr(self, name):
                found[name] = True
        return found


@dataclass(frozen=True, slots=True)
class SetAside:
    """An answer, or a removed row, that is kept and does not count (rules S4, C6)."""

    question: str
    because: str

    def as_json(self) -> dict[str, str]:
        """The same as plain JSON data."""
        return {"question": self.question, "because": self.because}


@dataclass(frozen=True, slots=True)
class NextExemplar:
    """Where the record leads."""

    exemplar: str
    because: str | None = None

    def as_json(self) -> dict[str, str]:
        """The same as plain JSON data."""
        found = {"exemplar": self.exemplar}
        return found if self.because is None else {**found, "because": self.because}


@dataclass(frozen=True, slots=True)
class Short:
    """A short pathway in force, and why."""

    pathway: str
    because: str

    def as_json(self) -> dict[str, str]:
        """The same as plain JSON data."""
        return {"pathway": self.pathway, "because": self.because}


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line of the case summary: what it is called, and its words, or None while there is nothing to say."""

    label: str
    said: str | None


class Session(State):
    """One record being written, or one that was signed and is read: then `signed` says by whom and when. `answered_before` has, by address, what
    was answered before a draft moved to another version, and has no place in that.

    Addresses name questions: `drinking`, in a row `siblings[r1].name`. A session is not to be shared between
    threads without a lock; the artifact behind it may be.
    """

    def __init__(self, program: Program, today: date) -> None:
        """A blank record of a program; `open` is the way in."""
        super().__init__(program, today)
        self.signed: Signed | None = None
        self.answered_before: Mapping[str, AnsweredBefore] = {}
        self._readers: dict[str, tuple[tuple[Answers, date], Session]] = {}

    @classmethod
    def open(
        cls,
        artifact: Artifact,
        *,
        facts: Mapping[str, Any] | None = None,
        answers: Answers | Mapping[str, Any] | None = None,
        today: date | None = None,
    ) -> Session:
        """Open a record: blank, or with the answers of an earlier sitting.

        `facts` is what the data model holds now, by name: values, `OnRecord`s, or mappings of an `OnRecord`'s names
        (rule A5). Without it the facts that the answers saw are used. Raises AnswerFault on the first thing that
        is wrong with either; no answer's value is ever told. Raises ArtifactError for an artifact whose order has
        something decided before what it reads.
        """
        try:
            program = Program.of(artifact)
        except OutOfOrder as fault:
            raise ArtifactError((out_of_order(str(fault)),)) from None
        session = cls(program, today or date.today())
        if answers is not None and not (
            isinstance(answers, Answers) and answers.checked == artifact.content_hash
        ):
            plain = answers.as_json() if isinstance(answers, Answers) else answers
            answers = answers_from(plain, artifact.content, artifact.content_hash)
        session.load(answers, facts)
        return session

    def seen_by(self, audience: str, voice: str | None = None, language: str | None = None) -> Session:
        """The record as one reader may see it: a session of its own, with what the reader may see of the answers and
        of the facts, in the reader's voice (one of `VOICES`) and in a language that the exemplar has been
        translated into. Whatever it is asked, it tells nothing else.

        Ask it without an audience: it has one. What is said to it is not said to this session. Raises ValueError
        for an audience, a voice or a language that there is none of.
        """
        whole = self.program.artifact.content
        plain = self.answers().as_json()
        made = cleared(self.program.artifact, audience, voice, language, said_beyond(whole, plain)).artifact
        now = seen = cleared_facts(plain.get("facts", {}), made.content, audience)
        if self.seen is not None:
            before = {name: held.as_json() for name, held in self.seen.items()}
            seen = cleared_facts(before, made.content, audience)
        plain = cleared_answers(plain, made.content, audience, whole)
        plain |= {"artifact": made.content_hash, "facts": seen}
        # What is left is the reader's already, and a cleared artifact no longer says who may see what.
        plain.pop("reader", None)
        view = Session.open(made, facts=None if self.seen is None else now, answers=plain, today=self.today)
        view.identity = self.identity
        everything = audience == "practitioner" and not self.program.clearance.unseen(audience)
        view.reader = self.reader if everything else audience
        view.answered_before = {
            at: one if audience == "practitioner" else replace(one, words="")
            for at, one in self.answered_before.items()
            if audience in one.readers and view._has(at)
        }
        if self.signed is not None:
            view.read_as(seen_of(self.signed, view._has))
        return view

    def read_as(self, signed: Signed) -> None:
        """Read it as it was signed: who signed, what was amended and erased, and each status as it stood then, whatever is erased of what
        decided it, or said to this session from now on (rule R3)."""
        self.signed = signed
        stand(self, signed.statuses, signed.gone)

    def question(self, question: str, audience: str = "practitioner") -> QuestionView:
        """One question as it stands, to an audience of `AUDIENCES`. Raises AnswerFault if there is none of
        that address, or none that the audience may see."""
        view = self._read_by(audience)
        named = _ROWS.sub("", str(question))
        if named in self.program.questions and named not in view.program.questions:
            raise self._no_question(question, "it is not for this reader")
        path, frame = view.locate(question)
        return view._view(question, path, frame)

    def questions(self, audience: str = "practitioner") -> dict[str, QuestionView]:
        """Every question of the record that the audience may see, by address, rows and all, in the author's order."""
        view = self._read_by(audience)
        return {
            str(address): view._view(str(address), address.path, frame) for address, frame in view.instances()
        }

    def missing(self) -> tuple[Missing, ...]:
        """What sign-off waits for (rule S3); nothing else blocks."""
        return missing(self)

    def blank_risks(self) -> tuple[str, ...]:
        """Questions about a risk that are asked and blank, by address, unless a short pathway makes them optional. Signing does not wait
        for those that are not mandatory, so whoever signs is told of them."""
        return blank_risks(self)

    def waiting(self) -> tuple[Waiting, ...]:
        """What pending questions wait for (rule S3)."""
        return waiting(self)

    def set_aside(self) -> tuple[SetAside, ...]:
        """Answers kept behind a skipped or pending status, and removed rows (rules S4, C6)."""
        found: list[SetAside] = []
        for address, frame in self.instances():
            cell = self.cell(address.path)
            draft = frame[cell + DRAFT]
            if frame[cell + STATUS] != ASKED and says_something(draft):
                found.append(SetAside(str(address), why(self, address.path, frame).sentence))
            if isinstance(draft, RowsDraft):
                for row in draft.removed:
                    name = str(Address(f"{address.path}.row", (*address.rows, row))).removesuffix(".row")
                    found.append(SetAside(name, "the row was removed here"))
        return tuple(found)

    def late(self) -> Lateness | None:
        """Where the clock stands; None without a timescale (rule R4)."""
        return lateness(self)

    def next(self) -> tuple[NextExemplar, ...]:
        """The exemplars that the record leads to, as far as is known."""
        TODAY.set(self.today.toordinal())
        found: list[NextExemplar] = []
        for spec in self.program.content["next"]:
            if "if" in spec and self.program.reading(spec["if"]["tree"])(self.root) is not True:
                continue
            because = fill(spec["because"], self, self.root).text if "because" in spec else None
            found.append(NextExemplar(spec["exemplar"], because))
        return tuple(found)

    def pen_picture(self, audience: str = "practitioner") -> PenPicture:
        """The child and family in a few sentences (rule R5), those that the audience may see."""
        return pen_picture(self._read_by(audience))

    def case_summary(self, audience: str = "practitioner") -> tuple[SummaryLine, ...]:
        """The key facts at the head of the record that the audience may see, in the author's order."""
        view = self._read_by(audience)
        return tuple(
            SummaryLine(
                fill(spec["label"]["practitioner"], view, view.root).text,
                words_of(view, (spec["show"][0], spec["show"][1]), view.root),
            )
            for spec in view.program.content["case_summary"]
        )

    def short(self) -> tuple[Short, ...]:
        """The short pathways in force: what they name is optional, and hidden is nothing (rule S5)."""
        return tuple(
            Short(pathway["id"], fill(pathway["because"]["practitioner"], self, self.root).text)
            for pathway in short_pathways(self)
        )

    def changed_facts(self) -> tuple[str, ...]:
        """Facts whose record is not what these answers saw: for the signer to look at (rule R2)."""
        if self.seen is None:
            return ()
        names = dict.fromkeys((*self.seen, *(n for n in self.program.facts if self.on_record(n) is not None)))
        return tuple(n for n in names if self.on_record(n) != self.seen.get(n))

    def as_json(self) -> dict[str, Any]:
        """The record as `run --format json` prints it."""
        late = self.late()
        told: dict[str, Any] = {
            "artifact": self.identity,
            "questions": {name: view.as_json() for name, view in self.questions().items()},
            "missing": [m.as_json() for m in self.missing()],
            "waiting": [w.as_json() for w in self.waiting()],
            "set_aside": [s.as_json() for s in self.set_aside()],
            "next": [n.as_json() for n in self.next()],
            "late": None if late is None else late.as_json(),
            "pen_picture": self.pen_picture().as_json(),
        }
        if short := self.short():
            told["short"] = [pathway.as_json() for pathway in short]
        return told

    def _read_by(self, audience: str) -> Session:
        """This session for whom it keeps nothing from, in words for practitioners; else one for the reader, kept
        until something changes."""
        if audience == "practitioner" and not self.program.clearance.unseen(audience):
            return self
        now = (self.answers(), self.today)
        kept = self._readers.get(audience)
        if kept is None or kept[0] != now:
            kept = self._readers[audience] = (now, self.seen_by(audience))
        return kept[1]

    def _has(self, place: str) -> bool:
        """Whether this session has what stands at a place of a record (`records.parted`)."""
        if place.startswith(FACT):
            return place.removeprefix(FACT) in self.program.facts
        path = _ROWS.sub("", place.removesuffix("[]"))
        return path in self.program.questions or (place == "why late" and self.lateness is not None)

    def _view(self, name: str, path: str, frame: Frame) -> QuestionView:
        spec = self.facing(path)
        draft = frame[self.cell(path) + DRAFT]
        status: int = frame[self.cell(path) + STATUS]
        given = self.given(path, frame)
        state = "blank"
        if isinstance(draft, RowsDraft):
            state = draft.operand_and_state()[1]
        elif draft is not None:
            state = draft[2]
        value = None if given is None else given.value
        provenance, stale = self._provenance(spec, path, frame, value, state)
        if provenance == "on record" and "fact" in spec and given is None:
            held = self.on_record(spec["fact"])
            assert held is not None
            state, value = held.reason or "answered", held.value
        text = fill(spec["ask"]["practitioner"], self, frame, self.program.scope_of[path]).text
        return QuestionView(
            name,
            text,
            STATUS_NAMES[status],
            why(self, path, frame),
            state,
            value,
            None if given is None else given.note,
            provenance,
            stale,
            status != ASKED and says_something(draft),
            given is not None
            and given.shown is not None
            and given.shown not in (spec.get("shown"), *spec.get("same_as", ())),
            given is not None
            and "variants" in self.program.questions[path]
            and not is_offered(spec, given.value, given.reason),
            self._erased(name),
        )

    def _erased(self, name: str) -> str | None:
        """When what stood at a question was erased; None where nothing was, or something else was said since."""
        if self.signed is None or self.gone.isdisjoint((name, f"{name}[]")):
            return None
        return next((e.at for e in self.signed.erasures if {name, f"{name}[]"}.intersection(e.places)), None)

    def _provenance(
        self, spec: Mapping[str, Any], path: str, frame: Frame, value: Any, state: str
    ) -> tuple[str | None, bool]:
        """Rule A5: what became of the fact on record, and whether the record is stale."""
        cell = self.cell(path)
        if frame[cell + STATUS] != ASKED or spec["type"] == "group":
            return None, False
        if isinstance(frame[cell + DRAFT], OnRecordDraft):
            return "on record", False
        row = self.row_on_record(path, frame)
        if row is not None:
            return ("confirmed" if row.value == value else "corrected"), False
        held = self.on_record(spec["fact"]) if "fact" in spec else None
        if held is None:
            return None, False
        if state == "blank":
            stale = self.is_stale(spec["fact"])
            return ("left" if stale else "on record"), stale
        same = (held.value, held.reason or "answered") == (value, state)
        return ("confirmed" if same else "corrected"), False


_ROWS = re.compile(r"\[[^\]]*\]")

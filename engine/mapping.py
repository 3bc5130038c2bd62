"""The map between questions and facts, both ways: what a new record opens with, and what a record has to say of the
child and family when it is done (rules A5, C6, C9, R1 and R2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from .absence import absent_reason
from .answers import Given, OnRecord
from .artifact import Artifact
from .drafts import OnRecordDraft, RowsDraft, says_something
from .program import ASKED, DRAFT, STATUS, STATUS_NAMES, Frame
from .session import Session


@dataclass(frozen=True, slots=True)
class Prefilled:
    """One question that a new record opens with.

    `question` is its address, `fact` what it is bound to (of a row: the list and its part). `held` is what the data
    model holds, in the value's JSON form. `status` is asked, skipped or pending: what is on record counts for conditions in all
    three (rule C9). `stale` says that it is past its fact's `stale after`, and to be said again (rule A5).
    """

    question: str
    fact: str
    held: OnRecord
    status: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Prefill:
    """What a new record opens with: the `facts` to open a session with, the `questions` that they fill, the names in
    `context` that conditions and texts read and no question asks, and those `passed_over`, which the exemplar does
    not use."""

    facts: Mapping[str, OnRecord]
    questions: tuple[Prefilled, ...]
    context: tuple[str, ...]
    passed_over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """One fact as a record would have it kept.

    `value` (in its JSON form) or `reason`, with `on` (ISO date), `record` and `said_by`. `publish` is `at once` or
    `at sign-off` (rule R2), `about` whom it is kept for, once for each (rule R1), None where the data model does not
    say. `provenance` is `new`, `confirmed` or `corrected`, against `before`, which is on record now. `changed` says that the record changed since
    these answers saw it: for the signer to look at, never to be merged unseen (rule R2); `seen` is what they saw.
    `unsaid` has, of a list, the reasons given for parts of rows: what is on record of them stays. `others` says that there
    are more than its rows (rule C6).
    """

    fact: str
    question: str
    value: Any = None
    reason: str | None = None
    on: str | None = None
    record: str | None = None
    said_by: str | None = None
    publish: str = "at sign-off"
    about: str | None = None
    provenance: str = "new"
    before: OnRecord | None = None
    changed: bool = False
    seen: OnRecord | None = None
    unsaid: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    others: bool = False

    @property
    def held(self) -> OnRecord:
        """What the data model would hold."""
        return OnRecord(self.value, self.reason, self.on, self.record, self.said_by, self.others)

    @property
    def data_absent_reason(self) -> str | None:
        """HL7's code for the reason, or None where there is a value (rule A3)."""
        return absent_reason("asked", self.reason or "answered")


@dataclass(frozen=True, slots=True)
class Unpublished:
    """One fact that a record leaves as it is, and `why`: its question is `skipped` or `pending`, the answer is still
    `blank`, what is `on record` was not touched, or it was `left` though out of date (rule A5).

    Of a list with rows on record it may also be that this record `says none`, that it has `only removed` rows, or that
    it has given `only reasons`: none of these says a row again, and whether the family's list changes is for the signer
    to say (rules C6, R2). `unsaid` has the reasons given for parts of rows. `set_aside` says that there is an answer, or
    a removed row, that does not count (rule S4)."""

    fact: str
    question: str
    why: str
    held: OnRecord | None = None
    set_aside: bool = False
    unsaid: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Extract:
    """What a record has to say of the child and family: what would be `published`, and what it leaves as it is."""

    published: tuple[Published, ...]
    unpublished: tuple[Unpublished, ...]

    def now(self, publish: str) -> tuple[Published, ...]:
        """What is published `at once`, or `at sign-off` (rule R2)."""
        return tuple(fact for fact in self.published if fact.publish == publish)


def prefill(artifact: Artifact, facts: Mapping[str, Any], *, today: date | None = None) -> Prefill:
    """What a new record opens with, from all that the data model holds, by name, as `Session.open` takes it. Raises AnswerFault for a fact that its type does not take."""
    known = artifact.content["facts"]
    used = {name: held for name, held in facts.items() if name in known}
    session = Session.open(artifact, facts=used, today=today)
    held = session.answers().facts
    questions = tuple(_filled(session))
    context = tuple(name for name in held if name not in session.program.bound)
    return Prefill(held, questions, context, tuple(name for name in facts if name not in known))


def extract(session: Session, *, record: str | None = None, on: str | None = None) -> Extract:
    """What a record has to say of the child and family. `record` names it where facts are kept (by default its
    exemplar and version), `on` is the ISO date for answers that say none (by default the session's today). Raises ValueError for an
    `on` that is no such date."""
    if on is not None and not _is_date(on):
        raise ValueError("`on` should be a date, as 2026-04-01")
    extracting = _Extracting(
        session, record or session.program.artifact.name, on or session.today.isoformat()
    )
    published: list[Published] = []
    unpublished: list[Unpublished] = []
    for fact, question in session.program.bound.items():
        found = extracting.of(fact, question)
        if isinstance(found, Published):
            published.append(found)
        else:
            unpublished.append(found)
    return Extract(tuple(published), tuple(unpublished))


def _is_date(said: str) -> bool:
    try:
        return date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False


def _filled(session: Session) -> Iterator[Prefilled]:
    questions = session.program.questions
    for address, frame in session.instances():
        spec = questions[address.path]
        status = STATUS_NAMES[frame[session.cell(address.path) + STATUS]]
        if "fact" in spec:
            held = session.on_record(spec["fact"])
            if held is not None:
                stale = session.is_stale(spec["fact"])
                yield Prefilled(str(address), spec["fact"], held, status, stale)
        elif "part" in spec:
            row = session.row_on_record(address.path, frame)
            whole = questions[spec["group"]]["fact"]
            listed = session.on_record(whole)
            if row is not None and listed is not None:
                held = OnRecord(row.value, None, listed.on, listed.record, listed.said_by)
                yield Prefilled(
                    str(address), f"{whole}.{spec['part']}", held, status, session.is_stale(whole)
                )


class _Extracting:
    def __init__(self, session: Session, record: str, on: str) -> None:
        self.session = session
        self.record = record
        self.on = on
        self.changed = frozenset(session.changed_facts())

    def of(self, fact: str, question: str) -> Published | Unpublished:
        session = self.session
        cell = session.cell(question)
        draft = session.root[cell + DRAFT]
        status = session.root[cell + STATUS]
        before = session.on_record(fact)
        said = says_something(draft)
        if status != ASKED:
            return Unpublished(fact, question, STATUS_NAMES[status], before, said)
        if not said:
            stale = before is not None and session.is_stale(fact)
            why = "blank" if before is None else "left" if stale else "on record"
            return Unpublished(fact, question, why, before)
        if isinstance(draft, RowsDraft):
            return self.listed(fact, question, draft, before)
        given: Given = draft[0]
        return self.published(fact, question, given.value, given.reason, [given], before)

    def listed(
        self, fact: str, question: str, draft: RowsDraft, before: OnRecord | None
    ) -> Published | Unpublished:
        """A list: what is on record, with what was said of its rows. A row removed here stays with the family."""
        entries: dict[str, dict[str, Any]] = {}
        for entry in (before.value or ()) if before is not None else ():
            entries[entry["row"]] = dict(entry)
        known = frozenset(entries)
        values: list[Given] = []
        reasons: list[Given] = [] if draft.reason is None else [draft.reason]
        unsaid: dict[str, dict[str, str]] = {}
        for row, frame in draft.present.items():
            entry = entries.setdefault(row, {"row": row})
            for part, given in self.parts(question, frame):
                if given.reason is None:
                    values.append(given)
                    entry[part] = given.value
                else:
                    reasons.append(given)
                    unsaid.setdefault(row, {})[part] = given.reason
        if not entries:
            stated = None if draft.reason is None else draft.reason.reason
            reason = "not_applicable" if draft.said == "none" else stated
            if reason is None:
                return Unpublished(fact, question, "blank", before, bool(draft.removed))
            return self.published(fact, question, None, reason, reasons, before)
        value = list(entries.values())
        if not known:
            return self.published(
                fact, question, value, None, values or reasons, before, unsaid, draft.others
            )
        assert before is not None
        others = before.others if draft.said is None else draft.others
        if values or (draft.said == "complete" and not draft.removed):
            return self.published(fact, question, value, None, values, before, unsaid, others)
        if entries.keys() != known or (draft.present and others and not before.others):
            # More is known of the list, and none of what was on record is said again: it is no younger than it was.
            return replace(
                self.published(fact, question, value, None, [], before, unsaid, others),
                on=before.on,
                said_by=before.said_by,
            )
        why = "on record"
        if draft.said == "none":
            why = "says none"
        elif draft.removed:
            why = "only removed"
        elif reasons:
            why = "only reasons"
        return Unpublished(fact, question, why, before, bool(draft.removed), unsaid)

    def parts(self, group: str, frame: Frame) -> Iterator[tuple[str, Given]]:
        """What was said here of the parts of one row, where it counts (rule C9)."""
        for path in self.session.program.questions[group]["questions"]:
            spec = self.session.program.questions[path]
            cell = self.session.cell(path)
            draft: Any = frame[cell + DRAFT]
            if "part" not in spec or frame[cell + STATUS] != ASKED or isinstance(draft, OnRecordDraft):
                continue
            if draft is not None:
                yield spec["part"], draft[0]

    def published(
        self,
        fact: str,
        question: str,
        value: Any,
        reason: str | None,
        said: list[Given],
        before: OnRecord | None,
        unsaid: Mapping[str, Mapping[str, str]] | None = None,
        others: bool = False,
    ) -> Published:
        session = self.session
        spec = session.program.facts[fact]
        provenance = "new"
        if before is not None:
            same = _stated(before) == (value, reason) and before.others == others
            provenance = "confirmed" if same else "corrected"
        people = {given.by for given in said}
        return Published(
            fact,
            question,
            value,
            reason,
            max((given.at[:10] for given in said if given.at is not None), default=self.on),
            self.record,
            people.pop() if len(people) == 1 else None,
            spec["publish"],
            spec.get("about"),
            provenance,
            before,
            fact in self.changed,
            None if session.seen is None else session.seen.get(fact),
            unsaid or {},
            others,
        )


def _stated(held: OnRecord) -> tuple[Any, str | None]:
    """What is on record, said as a record says it: a list of no entries is a stated none (rule C6)."""
    return (None, "not_applicable") if held.value == [] else (held.value, held.reason)

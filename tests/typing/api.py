"""A program that embeds Penpicture, as mypy and pyright see it: both read this file strictly.

It is run as well, by test_api.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal, assert_type

import penpicture
from penpicture import (
    EXEMPLAR_TARGETS,
    RECORD_TARGETS,
    Answers,
    Artifact,
    Because,
    Checked,
    Compiled,
    Diagnostic,
    Diagnostics,
    Edition,
    Emitted,
    Lateness,
    Missing,
    NextExemplar,
    OnRecord,
    PenPicture,
    QuestionView,
    Session,
    SetAside,
    Severity,
    Source,
    Store,
    Target,
    Waiting,
    Workspace,
)


def build(path: Path) -> Artifact:
    built = penpicture.compile_exemplar(path, Workspace.of(path))
    assert_type(built, Compiled)
    assert_type(built.diagnostics, Diagnostics)
    for found in built.diagnostics.sorted():
        assert_type(found, Diagnostic)
        assert_type(found.severity, Severity)
        print(found.code, found.span.file, found.span.line, found.message, found.help)
    assert built.artifact is not None
    return Artifact.loads(built.artifact.dumps())


def faults(folder: Path) -> int:
    wrong = 0
    for checked in penpicture.check([folder]):
        assert_type(checked, Checked)
        wrong += checked.diagnostics.has_errors
    return wrong


def fill_in(artifact: Artifact) -> Session:
    session = Session.open(artifact, facts={"child.known_as": "Robin"}, today=date(2026, 4, 1))
    session.answer("seen", "no", by="A. Worker")
    session.give_reason("visited_on", "not_known", note="The diary was lost.")
    session.clear("visited_on")
    session.answer("visited_on", date(2026, 4, 1))
    return session


def look_at(session: Session) -> None:
    view = session.question("not_seen_because")
    assert_type(view, QuestionView)
    assert_type(view.because, Because)
    assert_type(session.questions(), dict[str, QuestionView])
    assert_type(session.missing(), tuple[Missing, ...])
    assert_type(session.waiting(), tuple[Waiting, ...])
    assert_type(session.set_aside(), tuple[SetAside, ...])
    assert_type(session.next(), tuple[NextExemplar, ...])
    assert_type(session.late(), Lateness | None)
    assert_type(session.pen_picture("family"), PenPicture)
    assert_type(session.answers(), Answers)
    assert_type(view.status, Literal["skipped", "pending", "asked"])
    print(view.status, view.because.sentence, session.pen_picture().text)


def write(session: Session, folder: Path) -> None:
    form = EXEMPLAR_TARGETS["form-html"]
    assert_type(form, Target[Artifact])
    record = RECORD_TARGETS["record-plain"](session, Edition("family"))
    assert_type(record, Emitted)
    for name, data in {**form(session.program.artifact).files, **record.files}.items():
        (folder / name).write_bytes(data)
    for loss in record.losses:
        assert_type(loss, Diagnostic)


def keep(store: Store, session: Session) -> int:
    record = store.begin(session.program.artifact, subject="c-1", by="Asha", answers=session.answers())
    assert_type(store.standing(record).standing, Literal["draft", "signed", "erased"])
    return store.write(record, session.seen_by("family").answers(), by="Dana", after=1, in_part=True)


def next_record(session: Session, artifact: Artifact) -> Session:
    published = {fact.fact: fact.held for fact in penpicture.extract(session).published}
    assert_type(published, dict[str, OnRecord])
    opening = penpicture.prefill(artifact, published)
    assert_type(opening.facts, Mapping[str, OnRecord])
    made = Session.open(artifact, facts=opening.facts)
    for name, held in opening.facts.items():
        made.hold(name, held)
    return made


def reopen(artifact: Artifact, saved: str) -> Session | None:
    answers, found = penpicture.read_answers(
        Source("visit.json", saved), artifact.content, artifact.content_hash
    )
    assert_type(answers, Answers | None)
    assert_type(found, Diagnostics)
    return None if answers is None else Session.open(artifact, answers=answers)


def main(path: Path) -> None:
    artifact = build(path)
    session = fill_in(artifact)
    look_at(session)
    write(session, path.parent)
    next_record(session, artifact)
    again = reopen(artifact, session.answers().dumps())
    assert again is not None and again.questions() == session.questions()

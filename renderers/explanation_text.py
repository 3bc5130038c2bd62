"""Why one question stands as it does, and where its words come from, as plain text for a terminal."""

from __future__ import annotations

from ..dsl.printing import visible
from ..engine.address import AddressError, parse_address
from ..engine.explain import Because
from ..engine.session import QuestionView, Session
from .explanation_retention import RETENTION, retention_text
from .origin_text import origin_text
from .variants_here import deciding, variants_here


def explanation_text(session: Session, question: str, *, of_a_child: bool = False) -> str:
    """The explanation of a question by its address or, in a group, by its template path (`siblings.name`), or of `retention`;
    `of_a_child` for a record that somebody began, where it says which variants apply as well.

    Raises AnswerFault if there is no such question.
    """
    path = _path(question)
    program = session.program
    if question == RETENTION and question not in program.questions and RETENTION in program.content:
        return retention_text(session, of_a_child=of_a_child)
    if path in session.program.questions and "[" not in question and "." in question:
        head, told = f"{question}, in each row", _in_rows(session, path)
    else:
        view = session.question(question)
        head = f"{question}: {view.text}"
        told = [f"  {standing(view)}", *_reads(session, view.because)]
        if view.set_aside:
            told.append("  An answer is set aside: it is kept, and returns with its question.")
    here = variants_here(session) if of_a_child else ""
    if here:
        told.append(f"  {here}")
    artifact = session.program.artifact
    origin = origin_text(artifact.content, artifact.provenance, path)
    return "\n".join([*map(visible, (head, *told)), "", "Where it comes from", *map(visible, origin), ""])


def standing(view: QuestionView) -> str:
    """The status of a question and why, in one sentence."""
    sentence = view.because.sentence
    if view.status == "pending":
        return sentence if sentence.startswith("waiting") else f"waiting: {sentence}"
    return sentence if sentence.startswith(("always asked", view.status)) else f"{view.status}: {sentence}"


def _path(question: str) -> str:
    try:
        return parse_address(question).path
    except AddressError:
        return question


def _in_rows(session: Session, path: str) -> list[str]:
    told = []
    for address, _ in session.instances():
        if address.path == path:
            view = session.question(str(address))
            told.append(f"  {address}: {standing(view)}")
    if told:
        return told
    rules = session.program.questions[path].get("rules", ())
    return [f"  {rule['kind']} when {rule['text']}" for rule in rules] or [
        "  always asked in a row that is there"
    ]


def _reads(session: Session, because: Because) -> list[str]:
    lines = []
    if because.condition is not None:
        lines.append(f"  decided by: {because.kind} when {because.condition} ({because.by} {because.owner})")
    lines += [f"  {line}" for line in deciding(session, because)]
    lines += [f"  it read {ref.ref[0]} {ref.ref[1]}: {ref.state.replace('_', ' ')}" for ref in because.read]
    return lines

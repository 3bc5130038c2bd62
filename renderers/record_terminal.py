"""A record as plain text for a terminal: the pen picture, where each question stands, and what is still open."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

from ..dsl.printing import visible
from ..engine.address import Address
from ..engine.program import Frame
from ..engine.session import QuestionView, Session
from ..engine.wording import fill, row_title, value_in_words, wording_for
from .explanation_text import standing
from .variants_here import variants_here

WIDTH = 100
NAMES = 26


def record_terminal(session: Session) -> str:
    """The record as it stands, in lines of text of at most 100 columns, ending in a line end."""
    content = session.program.content
    lines = [f"{_words(session, content['title'])} ({session.program.artifact.name})", ""]
    sentences = session.pen_picture().sentences or ("There is nothing to say in the pen picture yet.",)
    for sentence in sentences:
        lines += _wrapped("  ", sentence, "  ")
    views = session.questions()
    section = None
    for address, frame in session.instances():
        spec = session.program.questions[address.path]
        if spec["section"] != section:
            section = spec["section"]
            lines += ["", _words(session, session.facing_section(section)["title"])]
        lines += _entry(session, address, frame, views[str(address)])
    return "\n".join([*lines, "", *_open(session, list(views.values())), ""])


def _entry(session: Session, address: Address, frame: Frame, view: QuestionView) -> list[str]:
    return _wrapped(f"  {view.id:<{NAMES}} ", _standing(session, address, frame, view), " " * (NAMES + 3))


def _standing(session: Session, address: Address, frame: Frame, view: QuestionView) -> str:
    if view.status != "asked":
        return standing(view) + (" (an answer is set aside)" if view.set_aside else "")
    marks = [
        view.provenance,
        "stale" if view.stale else None,
        "check: its words have changed" if view.check else None,
        "offered while a variant applied that no longer does" if view.not_offered else None,
    ]
    marked = "".join(f" ({mark})" for mark in marks if mark)
    return _said(session, address, frame, view) + marked


def _said(session: Session, address: Address, frame: Frame, view: QuestionView) -> str:
    spec = session.program.questions[address.path]
    if view.state != "answered":
        return view.state.replace("_", " ")
    if spec["type"] == "group":
        inner = [f for f, rows in session.frames(address.path) if rows[: len(address.rows)] == address.rows]
        titles = (row_title(session, address.path, row) or "…" for row in inner)
        return "; ".join(titles)
    said = value_in_words(session.facing(address.path), view.value, own=spec)
    return said + (f" ({view.note})" if view.note else "")


def _open(session: Session, views: list[QuestionView]) -> list[str]:
    lines = _wrapped("", variants_here(session)) if session.program.variants else []
    asked = sum(view.status == "asked" for view in views)
    skipped = sum(view.status == "skipped" for view in views)
    lines += [f"{asked} asked, {skipped} skipped, {len(views) - asked - skipped} waiting"]
    missing = session.missing()
    for gap in missing:
        needed = f" (needed by {', '.join(gap.needed_by)})" if gap.needed_by else ""
        lines += _wrapped("Missing for sign-off: ", gap.question + needed)
    if not missing:
        lines.append("Missing for sign-off: nothing")
    for wait in session.waiting():
        if not wait.named:
            continue  # waiting on a blank is quiet (rule S3): it is counted above, and told beside each question
        state = wait.state.replace("_", " ")
        lines += _wrapped("Waiting: ", f"{', '.join(wait.questions)}, for {wait.name} ({state})")
    for kept in session.set_aside():
        lines += _wrapped("Set aside: ", f"{kept.question}, because {kept.because}")
    for pathway in session.short():
        lines += _wrapped("Short: ", f"{pathway.because} ({pathway.pathway})")
    for step in session.next():
        lines += _wrapped("Next: ", step.exemplar + (f" ({step.because})" if step.because else ""))
    late = session.late()
    if late is not None:
        lines.append(f"Timescale: {late.stage}" + (f", due on {late.due}" if late.due else ""))
    return lines


def _words(session: Session, wording: Any) -> str:
    return visible(fill(wording_for(wording, "practitioner"), session, session.root).text)


def _wrapped(head: str, words: str, hang: str = "  ") -> list[str]:
    """Words behind a head, over as many lines as they need; nothing in them can move a terminal's cursor."""
    plain = visible(" ".join(words.split()))
    return wrap(plain, WIDTH, initial_indent=head, subsequent_indent=hang, break_on_hyphens=False) or [
        head.rstrip()
    ]

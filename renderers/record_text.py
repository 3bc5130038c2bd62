"""A record as plain text for a terminal: the pen picture, where each question stands, and what is still open."""

from __future__ import annotations

from typing import Any

from ..engine.session import QuestionView, Session

WIDTH = 28


def record_text(session: Session) -> str:
    """The record as it stands, in lines of text, ending in a line end."""
    content = session.program.content
    lines = [f"{_plain(content['title'])} ({session.program.artifact.name})", ""]
    picture = session.pen_picture()
    lines += [f"  {sentence}" for sentence in picture.sentences] or ["  No pen picture yet."]
    views = session.questions()
    section = None
    for address, view in views.items():
        inside = session.program.questions[_template(address)]["section"]
        if inside != section:
            section = inside
            title = next(s["title"] for s in content["sections"] if s["id"] == section)
            lines += ["", _plain(title)]
        lines.append(_line(session, address, view))
    return "\n".join([*lines, "", *_open(session, views), ""])


def _line(session: Session, address: str, view: QuestionView) -> str:
    if view.status != "asked":
        kept = " (an answer is set aside)" if view.set_aside else ""
        return f"  {address:<{WIDTH}} {view.status:<8} {view.because.sentence}{kept}"
    spec = session.program.questions[_template(address)]
    marks = "".join(
        f" ({mark})"
        for mark in (view.provenance, "check" if view.check else None, "stale" if view.stale else None)
        if mark
    )
    return f"  {address:<{WIDTH}} {_said(spec, view)}{marks}".rstrip()


def _said(spec: dict[str, Any], view: QuestionView) -> str:
    if view.state != "answered":
        return view.state.replace("_", " ")
    if spec["type"] == "group":
        return "answered"
    value = view.value
    listed = value if isinstance(value, list) else [value]
    return ", ".join(str(part) for part in listed)


def _open(session: Session, views: dict[str, QuestionView]) -> list[str]:
    lines = []
    asked = sum(view.status == "asked" for view in views.values())
    skipped = sum(view.status == "skipped" for view in views.values())
    lines.append(f"{asked} asked, {skipped} skipped, {len(views) - asked - skipped} waiting")
    missing = session.missing()
    for gap in missing:
        needed = f", which {', '.join(gap.needed_by)} waits for" if gap.needed_by else ""
        lines.append(f"Missing for sign-off: {gap.question}{needed}")
    if not missing:
        lines.append("Nothing is missing for sign-off")
    lines += [
        f"Waiting for {wait.name} ({wait.state.replace('_', ' ')}): {', '.join(wait.questions)}"
        for wait in session.waiting()
        if wait.named
    ]
    lines += [f"Set aside: {kept.question}: {kept.because}" for kept in session.set_aside()]
    for step in session.next():
        lines.append(f"Next: {step.exemplar}" + (f": {step.because}" if step.because else ""))
    late = session.late()
    if late is not None:
        lines.append(f"Timescale: {late.stage}" + (f", due {late.due}" if late.due else ""))
    return lines


def _template(address: str) -> str:
    """The template path of an address: `siblings[r1].name` is `siblings.name`."""
    out, depth = [], 0
    for letter in address:
        depth += (letter == "[") - (letter == "]")
        if not depth and letter != "]":
            out.append(letter)
    return "".join(out)


def _plain(wording: dict[str, Any]) -> str:
    text = wording["practitioner"]
    return text if isinstance(text, str) else "".join(p if isinstance(p, str) else "…" for p in text)

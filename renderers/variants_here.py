"""Which variants apply in one record, and which decide of a question, in lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ..engine.explain import Because
from ..engine.faces import named
from ..engine.session import Session
from ..engine.spoken import listed
from ..engine.wording import fill


def variants_here(session: Session) -> str:
    """The variants that surely apply now, each with why its author says so, and those of which that is not known yet (rule
    L3); empty for an exemplar without variants."""
    holds = {name: holds(session.root) for name, holds in session.program.variants}
    if not holds:
        return ""
    apply = [f"`{name}`{why(session, name)}" for name, known in holds.items() if known is True]
    said = f"{listed(apply)} {'apply' if len(apply) > 1 else 'applies'}" if apply else "none applies"
    open_ = [f"`{name}`" for name, known in holds.items() if known is None]
    return f"Variants: {said}" + (f"; it is not known yet of {listed(open_)}" if open_ else "")


def deciding(session: Session, because: Because) -> Iterator[str]:
    """Of each variant that decided of a question: when it applies, as its author wrote it; and why, to whom it applies. Of any
    other child that would not be true, and nobody is told so."""
    if because.by != "variant":
        return
    for name in (because.owner or "").split(", "):
        if name in session.program.content["variants"]:
            when = session.program.content["define"][named(name)]["text"]
            yield f"`{name}` applies when {when}" + (why(session, name) if name in session.holding else "")


def why(session: Session, name: str) -> str:
    """Why a variant is there, in brackets; empty where its author does not say."""
    because = session.program.content["variants"][name].get("because")
    return "" if because is None else f" ({fill(because, session, session.root).text})"

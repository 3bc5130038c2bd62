"""Which variants apply in one record, in a line for a terminal."""

from __future__ import annotations

from ..engine.session import Session
from ..engine.spoken import listed
from ..engine.wording import fill


def variants_here(session: Session) -> str:
    """The variants that surely apply now, each with why its author says so, and those of which that is not known yet (rule
    L3); empty for an exemplar without variants."""
    holds = {name: holds(session.root) for name, holds in session.program.variants}
    if not holds:
        return ""
    apply = [_named(session, name) for name, known in holds.items() if known is True]
    said = f"{listed(apply)} {'apply' if len(apply) > 1 else 'applies'}" if apply else "none applies"
    open_ = [f"`{name}`" for name, known in holds.items() if known is None]
    return f"Variants: {said}" + (f"; it is not known yet of {listed(open_)}" if open_ else "")


def _named(session: Session, name: str) -> str:
    because = session.program.content["variants"][name].get("because")
    return f"`{name}`" if because is None else f"`{name}` ({fill(because, session, session.root).text})"

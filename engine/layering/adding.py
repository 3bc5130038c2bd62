"""Parts that a layer adds, and the places that it says for them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from ...dsl.diagnostic import Related
from ...dsl.nearest import nearest
from ...dsl.source import Span
from ...dsl.syntax import Scalar
from .. import layer_codes as codes
from ..definition import (
    AddCondition,
    Addition,
    AddNext,
    AddPathway,
    AddQuestion,
    AddSection,
    AddSentence,
    AddSignature,
    Named,
    Next,
    Pathway,
    Question,
    Section,
    Sentence,
    Signature,
)
from .anchors import Anchor
from .holding import CONDITION, NEXT, PATHWAY, QUESTION, SECTION, SENTENCE, SIGNATURE, Name

if TYPE_CHECKING:
    from .work import Work

_MADE: dict[type, tuple[str, type]] = {
    AddQuestion: (QUESTION, Question),
    AddSection: (SECTION, Section),
    AddPathway: (PATHWAY, Pathway),
    AddCondition: (CONDITION, Named),
    AddSentence: (SENTENCE, Sentence),
    AddSignature: (SIGNATURE, Signature),
    AddNext: (NEXT, Next),
}


def add(work: Work, item: Addition) -> None:
    """Add a part where the change says."""
    kind, cls = _MADE[type(item)]
    said: Scalar = item.exemplar if isinstance(item, AddNext) else item.id
    made: Any = cls(**{f.name: getattr(item, f.name) for f in fields(cls)})
    path = said.text
    within: Scalar | None = None
    if isinstance(item, AddQuestion):
        within = item.within
        group = work.find(QUESTION, within.text)
        path = f"{group[1]}.{path}" if group is not None else path
    if _is_taken(work, kind, path, said):
        return
    after, before = getattr(item, "after", None), getattr(item, "before", None)
    put = place(work, (kind, path), within, after, before, said.span)
    if put is None:
        return
    inside = made.questions if kind in (QUESTION, SECTION) else ()
    work.held.put(kind, path, replace(made, questions=()) if inside else made, *put)
    home = (kind, path)
    work.held.questions(inside, home, path if kind == QUESTION else "")
    work.history[f"{kind}s.{path}"] = (work.step(said.span),)


def _is_taken(work: Work, kind: str, path: str, said: Scalar) -> bool:
    old = work.held.values.get((kind, path))
    if old is None or kind == NEXT:
        return False
    if kind == QUESTION and old.retired is not None:
        where = (Related(old.retired.span, "retired here"),)
        work.fault(codes.TOMBSTONE, said.span, name=said.text, related=where)
    else:
        where = (Related(old.id.span, "it stands here"),)
        work.fault(codes.NAME_TAKEN, said.span, what=kind, name=said.text, related=where)
    return True


def place(
    work: Work, name: Name, within: Scalar | None, after: Scalar | None, before: Scalar | None, span: Span
) -> tuple[Name, Anchor] | None:
    """The container and anchor that a change says for a part, or None, which is reported (PP377)."""
    kind = name[0]
    home: Name = (kind, "")
    if kind == QUESTION:
        found = work.held.homes.get(name) if within is None else _container(work, name, within)
        if found is None:
            return None
        home = found
    said, side = (after, "after") if after is not None else (before, "before")
    if said is None:
        return home, Anchor("end", "", work.rank, span)
    neighbour = work.find(kind, said.text) or work.find(kind, f"{home[1]}.{said.text}")
    reason, help_ = "", ""
    if neighbour is None:
        near = nearest(said.text, work.held.names(kind))
        reason = f"there is no {kind} of that name"
        help_ = f"perhaps `{near}` was meant" if near else f"name a {kind} that is there"
    elif neighbour == name:
        reason, help_ = "that is itself", "name another neighbour"
    elif work.held.homes[neighbour] != home:
        there = work.held.homes[neighbour][1]
        reason, help_ = f"that stands in `{there}`", f"say `in: {there}`, or name a neighbour in `{home[1]}`"
    if neighbour is None or reason:
        work.fault(
            codes.NO_ANCHOR,
            said.span,
            name=name[1],
            side=side,
            neighbour=said.text,
            reason=reason,
            help=help_,
        )
        return None
    return home, Anchor(side, neighbour[1], work.rank, said.span)


def _container(work: Work, name: Name, within: Scalar) -> Name | None:
    for kind in (SECTION, QUESTION):
        found = work.find(kind, within.text)
        if found is not None and (kind == SECTION or work.value(found).type.value == "group"):
            return found
    near = nearest(within.text, work.held.names(SECTION))
    help_ = f"perhaps `{near}` was meant" if near else "name a section that is there, or a group"
    reason = "there is no section or group of that name"
    work.fault(
        codes.NO_ANCHOR,
        within.span,
        name=name[1],
        side="in",
        neighbour=within.text,
        reason=reason,
        help=help_,
    )
    return None

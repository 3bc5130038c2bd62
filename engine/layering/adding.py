"""Parts that a layer adds, and the places that it says for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from ...dsl.diagnostic import Related
from ...dsl.nearest import nearest
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
    Layer,
    Named,
    Next,
    Pathway,
    Question,
    Section,
    Sentence,
    Signature,
    Variant,
)
from .anchors import Anchor
from .history import whole
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
    """Add a part that stands in no other."""
    kind, cls = _MADE[type(item)]
    said: Scalar = item.exemplar if isinstance(item, AddNext) else item.id
    name = said.text
    if isinstance(item, AddNext) and (NEXT, name) in work.held.values:
        name = f"{name} if {item.when.text if item.when else 'always'}"  # one exemplar may follow for several reasons
    _put(work, item, (kind, name), (kind, ""), cls)


def add_questions(work: Work, additions: Sequence[tuple[Layer | Variant, AddQuestion]]) -> None:
    """Add questions. Of those of one rank any may be a group that others are asked in."""
    waiting = list(additions)
    while waiting:
        here = [(layer, item) for layer, item in waiting if container(work, item.within) is not None]
        for layer, item in here:
            work.take_up(layer, item)
            home = container(work, item.within)
            assert home is not None
            path = f"{home[1]}.{item.id.text}" if home[0] == QUESTION else item.id.text
            _put(work, item, (QUESTION, path), home, Question)
        made = {id(item) for _, item in here}
        waiting = [each for each in waiting if id(each[1]) not in made]
        if not here:
            break
    for layer, item in waiting:
        work.take_up(layer, item)
        no_container(work, item.id.text, item.within)


def _put(work: Work, item: Addition, name: Name, home: Name, cls: type) -> None:
    said: Scalar = item.exemplar if isinstance(item, AddNext) else item.id
    if _is_taken(work, name[0], name[1], said) or not work.grows(home, said.span):
        return
    made: Any = cls(**{f.name: getattr(item, f.name) for f in fields(cls)})
    if isinstance(item, (AddQuestion, AddSection)):
        made = replace(made, because=item.asked_because)
    inside = made.questions if name[0] in (QUESTION, SECTION) else ()
    made = replace(made, questions=()) if inside else made
    work.held.put(*name, made, home, Anchor("end", "", work.rank, said.span))
    work.held.questions(inside, name, name[1] if name[0] == QUESTION else "")
    work.place(name, getattr(item, "after", None), getattr(item, "before", None))
    work.history[whole(name)] = (work.step(said.span),)


def _is_taken(work: Work, kind: str, path: str, said: Scalar) -> bool:
    old = work.held.values.get((kind, path))
    if old is None:
        if (kind, path) not in work.held.former:
            return False
        where = (Related(work.held.named_at((kind, path)), "that was its name here"),)
        work.fault(
            codes.NAME_ONCE_USED, said.span, what=kind, name=said.text, old=f"the new {kind}", related=where
        )
        return True
    if kind == QUESTION and old.retired is not None:
        where = (Related(old.retired.span, "retired here"),)
        work.fault(codes.TOMBSTONE, said.span, name=said.text, related=where)
    else:
        there = old.exemplar if kind == NEXT else old.id
        where = (Related(there.span, "it stands here"),)
        work.fault(codes.NAME_TAKEN, said.span, what=kind, name=said.text, related=where)
    return True


def container(work: Work, within: Scalar) -> Name | None:
    """The section or group that a change means, or None where there is none."""
    for kind in (SECTION, QUESTION):
        found = work.held.find(kind, within.text)
        if found is not None and (kind == SECTION or work.value(found).type.value == "group"):
            return found
    return None


def no_container(work: Work, name: str, within: Scalar) -> None:
    """Report a section or group that is not there (PP377)."""
    near = nearest(within.text, work.held.names(SECTION))
    help_ = f"perhaps `{near}` was meant" if near else "name a section that is there, or a group"
    reason = "there is no section or group of that name"
    work.fault(
        codes.NO_ANCHOR, within.span, name=name, side="in", neighbour=within.text, reason=reason, help=help_
    )


def settle(work: Work, name: Name, said: Scalar, side: str) -> None:
    """Give a part of this rank its anchor, once every part of the rank is there. A neighbour that is not, or that stands
    elsewhere, is reported (PP377)."""
    kind = name[0]
    home = work.held.homes[name]
    neighbour = work.held.find(kind, said.text) or work.held.find(kind, f"{home[1]}.{said.text}")
    reason, help_ = "", ""
    ended = work.ended.get(neighbour or (kind, said.text))
    if ended is not None and (neighbour is None or ended[0] is not work.layer):
        where = (Related(ended[1], "retired here"),)
        work.fault(
            codes.ANCHOR_RETIRED, said.span, name=name[1], side=side, neighbour=said.text, layer=ended[0].name.text,
            related=where,
        )  # fmt: skip
        return
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
        return
    work.held.containers[home].anchored[name[1]] = Anchor(side, neighbour[1], work.rank, said.span)

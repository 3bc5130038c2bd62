"""What each change finds in its place: the facets of its target that it replaces, as they stand below its layer (rule L1).

Nobody types an expectation. The lock file notes it, and whatever comes to stand there later is compared with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from ...dsl.source import Span
from ...dsl.syntax import Located, Scalar
from ..canonical import canonical
from ..definition import (
    AddCondition,
    AddNext,
    AddPathway,
    AddSection,
    AddSentence,
    AddSignature,
    Aim,
    ChangeOptions,
    ChangeRetention,
    ChangeReturns,
    ChangeSensitivity,
    ChangeTimescale,
    ChangeTitle,
    ChangeWhen,
    Item,
    Layer,
    Move,
    Option,
    Rename,
    Require,
    Retire,
    Reword,
    Variant,
)
from ..language import keys_of
from .choices import find_option
from .history import facet
from .holding import (
    CONDITION,
    MAIN_TEXT,
    NEXT,
    OF_THE_WHOLE,
    PATHWAY,
    QUESTION,
    SECTION,
    SENTENCE,
    SIGNATURE,
    VOICES,
    WHOLE,
    Held,
    Name,
)

_ADDED: dict[type, str] = {
    AddCondition: CONDITION, AddNext: NEXT, AddPathway: PATHWAY, AddSection: SECTION, AddSentence: SENTENCE,
    AddSignature: SIGNATURE,
}  # fmt: skip
"""What each change that adds something other than a question adds."""

_TEXTS = {
    "ask": "wording",
    "title": "title",
    "say": "sentence",
    "label": "label",
    "role": "role",
    "hint": "hint",
}
_FOR = {
    "practitioner": "",
    "family": " for the family",
    "child": " for the child",
    "easy_read": " in easy words",
}
_WORDS = {"rules": "its condition", "position": "its place", "id": "its name", "code": "its code"}

Plain = Any
"""A value of a definition as plain JSON, without its places."""

_RETIRED = {**MAIN_TEXT, PATHWAY: "because"}
"""The text by which a part that is retired is known."""
_STATUS = ("ask_when", "skip_when", "short_when", "when", "if_not_known")


@dataclass(frozen=True, slots=True)
class Found:
    """A facet that a change replaces: what stands there below its layer (None: nothing), where, and what the change says.
    `also` are further places, where several variants say what a change settles."""

    path: str
    theirs: Plain
    at: Span | None
    ours: Plain
    also: tuple[Span, ...] = ()

    @property
    def called(self) -> str:
        """What the facet is called in a message: `its wording`, `its option `past``."""
        text, dot, voice = self.path.rpartition(".")
        owner, _, last = text.rpartition(".")
        if dot and last in _TEXTS and voice in _FOR:
            return f"its {_TEXTS[last]}{_FOR[voice]}"
        if last in ("options", "returned_as"):
            return f"its {'option' if last == 'options' else 'return'} `{voice}`"
        if owner == "" and text == "exemplar":
            return f"the {voice.split('_')[0]}"
        return _WORDS.get(voice, f"its `{voice.replace('_', ' ')}`")

    @property
    def short(self) -> str:
        """The short hash by which a lock file remembers what stood there: 12 hexadecimal digits."""
        return hashlib.sha256(canonical(self.theirs)).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Expected:
    """One change of a layer or variant, and what it finds. `called` is the change as people know it
    (`reword home.likes`); `target` is None where the change has none, and not there where `found` is None."""

    layer: Layer | Variant
    item: Item
    called: str
    span: Span
    found: tuple[Found, ...] | None


def noted_as(change: Expected, facet: Found) -> str:
    """The name under which a lock file notes what a change expects of a facet. A layer and a variant may have one name; and a
    layer may change one facet for every child, for those of a variant, and for those of several."""
    if isinstance(change.layer, Variant):
        return f"variant {facet.path}"
    item: Any = change.item
    together = sorted({name.text for name in getattr(item, "when_all", ())})
    target: Located[Aim] | None = getattr(item, "target", None)
    if together:
        return f"variants {' '.join(together)} {facet.path}"
    named = target.value.variant if target is not None else ""
    return f"variant {named} {facet.path}" if named else facet.path


def called(item: Item) -> str:
    """A change as people know it: its verb, what it is of, and which variants it settles.

    `reword likes`, `reword signing/likes`, `reword likes when all signing, newcomers`
    """
    verb, said = verb_of(item)
    together = ", ".join(name.text for name in getattr(item, "when_all", ()))
    what = f"{verb} {said.text}".rstrip()
    return f"{what} when all {together}" if together else what


def verb_of(item: Item) -> tuple[str, Scalar]:
    """The verb of a change as it is written, and what it is said of, with its place."""
    cls: type = type(item)
    name, key = next(iter(keys_of(cls).items()))
    said: Any = getattr(item, name)
    if isinstance(said, tuple):
        return key.spelling, Scalar("", said[0].span)
    if isinstance(said, Scalar):
        kind = _ADDED.get(cls)
        return key.spelling, Scalar(f"{kind} {said.text}", said.span) if kind else said
    if not isinstance(said.value, Aim):
        return key.spelling, Scalar(said.span.text, said.span)
    text = f"{said.value.variant}/" * bool(said.value.variant) + said.value.name.text
    if said.value.kind != QUESTION:
        text = f"{said.value.kind} {text}"
    return key.spelling, Scalar(text, said.span)


def found_by(item: Item, held: Held) -> tuple[Found, ...] | None:
    """The facets that a change replaces, as they stand; None where its target is not there."""
    if isinstance(item, (ChangeTitle, ChangeTimescale, ChangeRetention)):
        return tuple(_whole(item, held))
    target: Located[Aim] | None = getattr(item, "target", None)
    if target is None:
        return ()
    name = part_of(held, target.value)
    if name is None:
        return None
    return tuple(_facets(item, name, held))


def part_of(held: Held, aim: Aim) -> Name | None:
    """The part that a change is about, by its id, its path in a group, or `section.question`; None where it is not there.
    A timescale is there once the exemplar has one, and so is a retention."""
    if aim.kind in OF_THE_WHOLE:
        return (WHOLE, aim.kind) if getattr(held.exemplar, aim.kind) else None
    return held.find(aim.kind, aim.name.text)


def _whole(item: ChangeTitle | ChangeTimescale | ChangeRetention, held: Held) -> Iterator[Found]:
    if isinstance(item, ChangeRetention):
        stood = held.exemplar.retention
        yield Found("exemplar.retention", plain(stood), _place(stood), plain(item.retention))
        return
    names = (
        ("timescale",) if isinstance(item, ChangeTimescale) else ("title", *(f"title_{v}" for v in VOICES))
    )
    for field in names:
        said = item.within if isinstance(item, ChangeTimescale) else getattr(item, field)
        if said is not None:
            stands = getattr(held.exemplar, field)
            path = f"exemplar.{field}"
            # A layer may leave `from` and `to` as they are: what it says is then the length alone.
            theirs = stands.within if isinstance(item, ChangeTimescale) and stands is not None else stands
            yield Found(path, plain(theirs), _place(stands), plain(said))


def _facets(item: Item, name: Name, held: Held) -> Iterator[Found]:
    value: Any = held.values.get(name)
    noted = name[0], held.first_name(name)  # A renaming moves nothing that was noted.

    def of(field: str, ours: Any) -> Iterator[Found]:
        if hasattr(value, field):
            stands = getattr(value, field)
            at = _place(stands) or _place(value)
            yield Found(facet(noted, field), plain(stands), at, plain(ours))

    match item:
        case Reword():
            main = MAIN_TEXT[name[0]]
            for key in keys_of(Reword):
                text = getattr(item, key)
                if isinstance(text, Scalar) and key != "because":
                    yield from of(f"{main}_{key}" if key in VOICES else key, text)
        case ChangeWhen():
            stands = {field: plain(getattr(value, field)) for field in _STATUS if hasattr(value, field)}
            stands = {field: text for field, text in stands.items() if text is not None}
            said = {
                key: plain(getattr(item, key))
                for key in ("ask_when", "skip_when", "short_when", "if_not_known")
            }
            said["when"] = plain(item.say_when)
            ours = {
                field: text
                for field, text in stands.items()
                if field.replace("_", " ") not in plain(item.without)
            }
            ours |= {field: text for field, text in said.items() if text is not None}
            elsewhere = (_place(getattr(value, field, None)) for field in _STATUS)
            here = _place(value)
            at = next((p for p in elsewhere if p is not None and here and p.source is not here.source), here)
            yield Found(facet(noted, "ask_when"), stands, at, ours)
        case ChangeOptions():
            for code in item.withdraw:
                there = find_option(value, code.text)
                if there is not None:
                    stood = _under_first_code(there)
                    yield Found(f"{facet(noted, 'options')}.{stood['code']}", stood, there.span, None)
            for option in item.reword:
                there = find_option(value, option.code.text)
                if there is not None:
                    stood = _under_first_code(there)
                    ours = stood | plain(option) | {"code": stood["code"]}
                    yield Found(f"{facet(noted, 'options')}.{stood['code']}", stood, there.span, ours)
            for new in item.rename:
                there = find_option(value, new.code.text)
                if there is not None:
                    path = f"{facet(noted, 'options')}.{_under_first_code(there)['code']}.code"
                    yield Found(path, there.code.text, there.code.span, new.to.text)
        case Rename():
            yield from of("id", item.to)
        case Require():
            for need in ("mandatory", "essential", "risk"):
                if getattr(item, need) is not None:
                    yield from of(need, getattr(item, need))
            if item.answered_by:
                yield from of("answered_by", item.answered_by)
        case Retire():
            if name[0] in _RETIRED:
                yield from of(_RETIRED[name[0]], None)
        case Move():
            home = held.homes[name]
            within = item.within and _home(held, item.within.text)
            yield Found(facet(noted, "position"), held.first_name(home), _place(value), within)
        case ChangeSensitivity():
            if item.level is not None:
                yield from of("sensitivity", item.level)
            if item.who_may_see:
                yield from of("who_may_see", item.who_may_see)
        case ChangeReturns():
            returned: dict[str, Any] = {each.to.text: each for each in getattr(value, "returned_as", ())}
            for each in item.returned_as:
                before = returned.get(each.to.text)
                at = before.span if before is not None else _place(value)
                yield Found(f"{facet(noted, 'returned_as')}.{each.to.text}", plain(before), at, plain(each))
        case _:
            pass


def _under_first_code(option: Option) -> Plain:
    """An option as it stands, by the code that it had first of all: another code is no change of what it says."""
    return plain(replace(option, code=(*option.was, option.code)[0], was=()))


def _home(held: Held, said: str) -> str:
    found = held.find(SECTION, said) or held.find(QUESTION, said)
    return said if found is None else held.first_name(found)


def plain(value: Any) -> Plain:
    """A value of a definition as plain JSON: texts, numbers as texts, lists, and objects without places or what is not
    said.

    >>> plain((Located("past", Span(None, 0, 0)),))
    ['past']
    """
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Located):
        return plain(value.value)
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if is_dataclass(value) and not isinstance(value, (type, Span)):
        found = {
            f.name: plain(getattr(value, f.name)) for f in fields(value) if f.name not in ("span", "source")
        }
        return {name: each for name, each in found.items() if each not in (None, [])}
    if value is None or isinstance(value, (str, bool, int)):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _place(value: Any) -> Span | None:
    if isinstance(value, tuple):
        return _place(value[0]) if value else None
    name = getattr(value, "id", None)
    span = getattr(name, "span", None) or getattr(value, "span", None)
    return span if isinstance(span, Span) else None

"""What each verb of a layer does to the parts of an exemplar (rule L1; design section 2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from ...dsl.diagnostic import Related
from ...dsl.syntax import Located, Scalar
from .. import layer_codes as codes
from ..definition import (
    AddCondition,
    AddNext,
    AddPathway,
    AddQuestion,
    AddSection,
    AddSentence,
    AddSignature,
    ChangeOptions,
    ChangeReasons,
    ChangeRetention,
    ChangeReturns,
    ChangeSensitivity,
    ChangeTimescale,
    ChangeTitle,
    ChangeWhen,
    Lock,
    Move,
    Question,
    Require,
    Restore,
    Retention,
    Retire,
    Reword,
    Statutory,
    Timescale,
)
from ..language import ANSWERING, SENSITIVITIES
from ..lengths import shorter
from .adding import add, container, no_container
from .anchors import Anchor
from .choices import change_options, change_reasons
from .holding import MAIN_TEXT, PATHWAY, QUESTION, SECTION, SENTENCE, VOICES, Name
from .locks import LESS, OTHER, STATUS, WORDING, duty_of
from .work import Work

ASKED = "when it is asked"
"""Retiring and conditions are one thing: the status (rule L5)."""


def _reword(work: Work, item: Reword) -> None:
    name = work.target(item.target, "reword")
    if name is None:
        return
    if item.meaning.value == "changed" and work.hollows(
        name, "would give it another meaning", item.meaning.span
    ):
        return
    before = work.value(name)
    fitting = _fields_of_wording(name[0], before)
    for key, text in _texts(item):
        field = fitting.get(key)
        if field is None:
            own = MAIN_TEXT[name[0]]
            help_ = f"write `{own}:`, or take it out" if key in MAIN_TEXT.values() else "take it out"
            work.fault(codes.NOT_OF_THIS, text.span, what=name[0], key=key.replace("_", " "), help=help_)
        else:
            work.write(name, field, text, WORDING, text.span)
    if work.value(name) is not before:
        work.mean(name, same=item.meaning.value == "same")
        _speak_alike(work, name, item, before)


def _speak_alike(work: Work, name: Name, item: Reword, before: Any) -> None:
    """Warn of voices that keep their words while the practitioner's come to ask something else (PP394)."""
    if name[0] != QUESTION or item.ask is None or item.meaning.value != "changed":
        return
    old = {voice: getattr(before, f"ask_{voice}") for voice in VOICES if getattr(item, voice) is None}
    kept = {voice: words for voice, words in old.items() if words is not None}
    if kept:
        work.fault(
            codes.OLD_WORDS, item.ask.span, name=name[1], voices=" and ".join(_VOICES[voice][0] for voice in kept),
            keys=" and ".join(f"`{_VOICES[voice][1]}:`" for voice in kept),
            related=tuple(Related(words.span, "the old question") for words in kept.values()),
        )  # fmt: skip


_VOICES = {
    "family": ("the family's words", "for family"),
    "child": ("the child's words", "for child"),
    "easy_read": ("the easy words", "easy read"),
}
"""What the words of each voice are called, and the key that has them."""


def _texts(item: Reword) -> list[tuple[str, Scalar]]:
    texts = (
        (f.name, getattr(item, f.name)) for f in fields(item) if f.name not in ("because", "agreed", "target")
    )
    return [(key, text) for key, text in texts if isinstance(text, Scalar)]


def _fields_of_wording(kind: str, value: Any) -> dict[str, str]:
    """From the keys of a rewording to the fields of a part."""
    main = MAIN_TEXT[kind]
    found = {main: main} | {voice: f"{main}_{voice}" for voice in VOICES}
    found |= {key: key for key in ("hint", "hint_family", "hint_child", "hint_easy_read", "otherwise")}
    if kind == QUESTION and value.type.value == "group":
        found |= {key: key for key in ("row_title", "there_are_none", "there_are_others")}
    there = {f.name for f in fields(value)}
    return {key: field for key, field in found.items() if field in there}


_CONDITIONS = {
    QUESTION: ("ask_when", "skip_when"),
    SECTION: ("ask_when", "skip_when"),
    PATHWAY: ("ask_when", "skip_when", "short_when"),
    SENTENCE: ("say_when",),
}


def _when(work: Work, item: ChangeWhen) -> None:
    name = work.target(item.target, "change")
    if name is None:
        return
    before = work.value(name)
    own = _CONDITIONS[name[0]]
    gone = {each.value.replace(" ", "_"): each.span for each in item.without}
    for key in ("ask_when", "skip_when", "short_when", "say_when"):
        text: Scalar | None = getattr(item, key)
        span = text.span if text is not None else gone.get(key)
        if span is None:
            continue
        if key not in own:
            help_ = "write " + " or ".join(f"`{each.replace('_', ' ')}:`" for each in own)
            work.fault(codes.NOT_OF_THIS, span, what=name[0], key=key.replace("_", " "), help=help_)
            continue
        if name[0] == SENTENCE:
            work.write(name, "when", text, OTHER, span)
        elif getattr(work.value(name), key) == text and (item.if_not_known or item.asked_because):
            pass  # the condition is said again beside what changes
        elif work.write(name, key, text, STATUS, span, ASKED):
            _explain(work, name, key, item, replaces=getattr(before, key) is not None)
    if item.if_not_known is not None and name[0] != SENTENCE:
        work.write(name, "if_not_known", item.if_not_known, STATUS, item.if_not_known.span, ASKED)
    if item.asked_because is not None and name[0] != SENTENCE:
        work.held.values[name] = replace(work.value(name), because=item.asked_because)


def _explain(work: Work, name: Name, key: str, item: ChangeWhen, *, replaces: bool) -> None:
    """What was said of the old condition goes with it, but for what is done while nobody knows; what stands unchanged keeps
    its reason. A pathway always says why, so that there the reason of the change stands in."""
    value = work.value(name)
    if name[0] == PATHWAY:
        value = replace(value, because=item.because)
    elif replaces:
        value = replace(value, because=None)
    work.held.values[name] = (
        replace(value, if_not_known=None) if getattr(value, "ask_when", None) is None else value
    )


def _require(work: Work, item: Require) -> None:
    name = work.target(item.target, "require")
    if name is None:
        return
    for field in ("mandatory", "essential", "risk"):
        said: Located[bool] | None = getattr(item, field)
        if said is not None:
            if not said.value and work.hollows(name, f"would make it no longer {field}", said.span):
                continue
            work.write(name, field, said, OTHER, said.span)
    for duty in item.statutory:
        _owe(work, name, duty)
    if item.answered_by:
        # To let somebody no longer answer asks less of the part: a lock at least refuses it.
        old = _answering(work, name)
        new = {each.value for each in item.answered_by}
        work.write(
            name, "answered_by", item.answered_by, LESS if old - new else OTHER, item.answered_by[0].span
        )


def _answering(work: Work, name: Name) -> set[str]:
    """Who answers a question as it stands: whom it says, or the nearest group or section around it that says so."""
    home: Name | None = name
    while home is not None and home in work.held.values:
        said = getattr(work.value(home), "answered_by", ())
        if said:
            return {each.value for each in said}
        home = work.held.homes.get(home)
    return set(ANSWERING)


def _owe(work: Work, name: Name, duty: Statutory) -> None:
    """Add the duty of a nation that has none here; whoever owns the question answers for the one that is there (PP383)."""
    there = duty_of(work.value(name), duty.nation.value)
    group = f"the duty of {duty.nation.value}"
    if there is not None and not work.is_written(name, group):
        where = (Related(there.span, "the duty"),)
        what = f"would put another duty of {duty.nation.value} in its place"
        work.fault(
            codes.STATUTORY,
            duty.nation.span,
            name=name[1],
            source=there.source.text,
            what=what,
            related=where,
        )
        return
    new = tuple(each for each in work.value(name).statutory if each is not there)
    if there == duty:
        return  # What two that stand equally near say alike, they say together.
    work.write(name, "statutory", (*new, duty), OTHER, duty.nation.span, group)


def _retire(work: Work, item: Retire) -> None:
    name = work.target(item.target, "retire")
    if name is None:
        return
    span = item.target.span
    if name[0] == QUESTION:
        _retire_question(work, name, item)
    elif name[0] == SECTION:
        inside = [n for n, home in work.held.homes.items() if home == name]
        for question in inside:
            _retire_question(work, question, item)
    elif work.allowed(name, LESS, span) and not work.others_on(name, span):
        work.remember(name, "retired", work.value(name), span)
        work.end(name, span)
        work.held.take_out(name)


def _retire_question(work: Work, name: Name, item: Retire) -> None:
    if work.on_a_tombstone(name, item.target.span):
        return
    if not work.hollows(name, "would end it", item.target.span) and not work.others_on(
        name, item.target.span
    ):
        since = Located(item.since.value, item.target.span)
        if work.write(name, "retired", since, STATUS, item.target.span, ASKED):
            work.end(name, item.target.span)
            if item.read_instead:
                work.held.values[name] = replace(work.value(name), read_instead=item.read_instead)


def _restore(work: Work, item: Restore) -> None:
    name = work.target(item.target, "restore")
    if name is None:
        return
    if work.value(name).retired is None:
        work.fault(codes.NOT_RETIRED, item.target.span, name=name[1])
        return
    work.write(name, "retired", None, STATUS, item.target.span, ASKED)


def _move(work: Work, item: Move) -> None:
    name = work.target(item.target, "move")
    if name is None or not work.allowed(name, OTHER, item.target.span):
        return
    if item.within is not None and name[0] != QUESTION:
        help_ = "say `after` or `before`; only a question stands in something"
        work.fault(codes.NOT_OF_THIS, item.within.span, what=name[0], key="in", help=help_)
        return
    if not work.claim(name, "the place", item.target.span):
        return
    home = work.held.homes[name] if item.within is None else container(work, item.within)
    if home is None and item.within is not None:
        no_container(work, name[1], item.within)
    elif home is not None and _keeps_its_row(work, name, home, item):
        work.remember(name, "position", None, item.target.span)
        work.held.move(name, home, Anchor("end", "", work.rank, item.target.span))
        work.place(name, item.after, item.before)


def _keeps_its_row(work: Work, name: Name, home: Name, item: Move) -> bool:
    """Whether a question stays in its group, or outside of any: its answers are kept by row (PP377)."""
    old = work.held.homes[name]
    if old == home or QUESTION not in (old[0], home[0]):
        return True
    reason = (
        "its answers are kept by row" if old[0] == QUESTION else "that is asked for each row, and this is not"
    )
    help_ = f"leave it in `{old[1]}`, or add another question where it is wanted"
    said = item.within or item.target.value.name
    work.fault(
        codes.NO_ANCHOR, said.span, name=name[1], side="in", neighbour=home[1], reason=reason, help=help_
    )
    return False


def _lock(work: Work, item: Lock) -> None:
    """A lock is put in force once its whole rank has spoken."""


def _sensitivity(work: Work, item: ChangeSensitivity) -> None:
    name = work.target(item.target, "change")
    if name is None:
        return
    value: Question = work.value(name)
    if item.level is not None:
        now = value.sensitivity.value if value.sensitivity else SENSITIVITIES[0]
        is_less = SENSITIVITIES.index(item.level.value) < SENSITIVITIES.index(now)
        work.write(name, "sensitivity", item.level, LESS if is_less else OTHER, item.level.span)
    if item.who_may_see:
        more = {each.value for each in item.who_may_see} - {each.value for each in value.who_may_see}
        does = LESS if value.who_may_see and more else OTHER
        work.write(name, "who_may_see", item.who_may_see, does, item.who_may_see[0].span)


def _returns(work: Work, item: ChangeReturns) -> None:
    name = work.target(item.target, "change")
    if name is None:
        return
    there = {f.to.text: f for f in work.value(name).returned_as}
    other = [f for f in item.returned_as if f.to.text in there and f.field != there[f.to.text].field]
    if not other or not work.hollows(name, "would return it in another field", other[0].span):
        new = there | {f.to.text: f for f in item.returned_as}
        work.write(name, "returned_as", tuple(new.values()), OTHER, item.returned_as[0].span)


def _timescale(work: Work, item: ChangeTimescale) -> None:
    old = work.held.exemplar.timescale
    start = item.start or (old.start if old else None)
    end = item.end or (old.end if old else None)
    if start is None or end is None:
        work.fault(codes.NOT_OF_THIS, item.within.span, what="exemplar without a timescale", key="timescale",
                   help="say `from` and `to` as well")  # fmt: skip
        return
    new = Timescale(span=item.span, start=start, end=end, within=item.within)
    work.write_whole("timescale", new, item.within.span, LESS)


def _retention(work: Work, item: ChangeRetention) -> None:
    does = OTHER if _keeps_as_long(item.retention, work.held.exemplar.retention) else LESS
    work.write_whole("retention", item.retention, item.retention[0].span, does)


def _keeps_as_long(new: tuple[Retention, ...], old: tuple[Retention, ...]) -> bool:
    """Whether each rule that there was has one that keeps the same records from the same date as long, or longer."""
    return all(
        any(
            _of_the_same(rule, other)
            and not shorter(
                (rule.keep_for.value.count, rule.keep_for.value.unit), (other.keep_for.value.count, other.keep_for.value.unit)
            )
            for rule in new
        )
        for other in old
    )  # fmt: skip


def _of_the_same(rule: Retention, other: Retention) -> bool:
    def said(text: Scalar | Located[str] | None) -> str | None:
        return None if text is None else text.text if isinstance(text, Scalar) else text.value

    is_wider = rule.when is None or said(rule.when) == said(other.when)
    everywhere = rule.nation is None or said(rule.nation) == said(other.nation)
    return said(rule.start) == said(other.start) and is_wider and everywhere


def _title(work: Work, item: ChangeTitle) -> None:
    for field in ("title", "title_family", "title_child", "title_easy_read"):
        text: Scalar | None = getattr(item, field)
        if text is not None:
            work.write_whole(field, text, text.span)


VERBS: dict[type, Callable[[Work, Any], None]] = {
    AddSection: add, AddPathway: add, AddCondition: add, AddSentence: add, AddSignature: add,
    AddNext: add, Restore: _restore, Reword: _reword, ChangeOptions: change_options, ChangeReasons: change_reasons,
    ChangeWhen: _when, Require: _require, ChangeSensitivity: _sensitivity, ChangeReturns: _returns,
    ChangeTimescale: _timescale, ChangeRetention: _retention, ChangeTitle: _title, Move: _move, Retire: _retire, Lock: _lock,
}  # fmt: skip
"""What each kind of change does."""

PHASES = (AddSection, AddQuestion, *(verb for verb in VERBS if verb is not AddSection))
"""The order in which the changes of one rank are made."""

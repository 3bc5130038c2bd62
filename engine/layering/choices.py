"""Changes of the answers that a question offers: its options, and its reasons for no answer.

Each option and each reason is a thing of its own, so that two layers that stand equally near may each offer one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from ...dsl.diagnostic import Related
from ...dsl.source import Span
from .. import layer_codes as codes
from ..definition import ChangeOptions, ChangeReasons, Option, Question
from ..language import CHOOSING
from .holding import Name
from .locks import LESS, OTHER, WORDING
from .work import Work


def change_options(work: Work, item: ChangeOptions) -> None:
    """Offer, reword and withdraw options (PP381, PP382, PP385)."""
    name = work.target(item.target, "change the options of")
    if name is None or not offers_its_own(work, name, item):
        return
    if item.withdraw and work.hollows(name, "would take answers away", item.withdraw[0].span):
        return
    meaning = item.meaning if item.meaning and item.meaning.value == "changed" else None
    if meaning and work.hollows(name, "would give an answer another meaning", meaning.span):
        return
    for option in item.offer:
        _offer(work, name, option)
    for option in item.reword:
        old = _offered(work, name, option.code.text, option.code.span)
        if old is not None and _only_words(work, option):
            _put(work, name, old, _reworded(old, option), WORDING, option.code.span)
    for code in item.withdraw:
        old = _offered(work, name, code.text, code.span)
        if old is not None:
            _put(work, name, old, replace(old, retired=item.since), LESS, code.span)
    work.mean(name, same=meaning is None)


def offers_its_own(work: Work, name: Name, item: ChangeOptions) -> bool:
    """Whether a question has options, and they are its own; otherwise that is reported (PP379, PP385)."""
    question: Question = work.value(name)
    if question.type.value not in CHOOSING:
        help_ = "only a `choice` or `choices` question has options; add another question, if one is wanted"
        what = f"question of type `{question.type.value}`"
        work.fault(codes.NOT_OF_THIS, item.target.span, what=what, key="options", help=help_)
        return False
    if question.options_from is not None:
        pinned = question.options_from.value
        said = f"{pinned.name}@{pinned.version}" if pinned.version else pinned.name
        work.fault(codes.OPTIONS_ELSEWHERE, item.target.span, name=name[1], list=said)
        return False
    return True


def find_option(question: Question, code: str) -> Option | None:
    """An option by its code, or by one that it had before."""
    named = (option for option in question.options if option.code.text == code)
    formerly = (option for option in question.options if any(old.text == code for old in option.was))
    return next(named, None) or next(formerly, None)


def _offer(work: Work, name: Name, option: Option) -> None:
    """Offer an option after those that are there, and before those that rule out the others."""
    options: tuple[Option, ...] = work.value(name).options
    there = find_option(work.value(name), option.code.text)
    group = _called(option.code.text)
    if there is not None and not work.is_written(name, group):
        where = (Related(there.code.span, "it stands here"),)
        work.fault(codes.OPTION_TAKEN, option.code.span, name=name[1], option=option.code.text, related=where)
        return
    if there == option:
        return
    plain = [each for each in options if not _is_alone(each)]
    alone = [each for each in options if _is_alone(each)]
    new = (*plain, option, *alone)
    work.write(name, "options", new, OTHER, option.code.span, group, option.code.text)


def _is_alone(option: Option) -> bool:
    return bool(option.exclusive and option.exclusive.value)


def _offered(work: Work, name: Name, code: str, span: Span) -> Option | None:
    options: tuple[Option, ...] = work.value(name).options
    found = find_option(work.value(name), code)
    if found is None:
        have = ", ".join(f"`{option.code.text}`" for option in options)
        work.fault(codes.NO_SUCH_OPTION, span, name=name[1], option=code, help=f"it offers {have}")
    return found


def _put(work: Work, name: Name, old: Option, new: Option, does: str, span: Span) -> None:
    options = tuple(new if each is old else each for each in work.value(name).options)
    work.write(name, "options", options, does, span, _called(old.code.text), old.code.text)


def _only_words(work: Work, said: Option) -> bool:
    """Whether a rewording gives words alone: what else an option says has verbs of its own, or belongs to its owner."""
    others = {
        "retired": "use `withdraw` with `since`",
        "exclusive": "offer another option",
        "written_as": "leave it as it is",
        "was": "use `rename`",
    }
    for field, help_ in others.items():
        value: Any = getattr(said, field)
        there = (value or (None,))[0] if field == "was" else value
        if there is not None:
            key = field.replace("_", " ")
            work.fault(codes.NOT_OF_THIS, there.span, what="rewording of an option", key=key, help=help_)
            return False
    return True


def _reworded(old: Option, said: Option) -> Option:
    """An option with the texts that a rewording gives; the others stay."""
    given = {f.name: getattr(said, f.name) for f in fields(said) if f.name not in ("span", "code", "was")}
    return replace(old, **{key: value for key, value in given.items() if value is not None})


def _called(code: str) -> str:
    return f"the option `{code}`"


def change_reasons(work: Work, item: ChangeReasons) -> None:
    """Offer and withdraw reasons for no answer (PP384)."""
    name = work.target(item.target, "change the reasons of")
    if name is None:
        return
    if item.offer and work.hollows(
        name, "would let it go unanswered for one more reason", item.offer[0].span
    ):
        return
    for reason in item.offer:
        _accept(work, name, reason.value, reason.span, (reason,), offers=True)
    for reason in item.withdraw:
        _accept(work, name, reason.value, reason.span, (), offers=False)


def _accept(work: Work, name: Name, code: str, span: Span, more: Iterable[object], *, offers: bool) -> None:
    reasons = work.value(name).no_answer_because
    group = f"the reason `{code}`"
    there = any(reason.value == code for reason in reasons)
    if there is offers and not work.is_written(name, group):
        does = "accepts already" if offers else "does not accept"
        work.fault(codes.NOT_A_REASON, span, name=name[1], does=does, reason=code)
        return
    new = (*(reason for reason in reasons if reason.value != code), *more)
    if there is not offers:
        work.write(name, "no_answer_because", new, OTHER, span, group, code)

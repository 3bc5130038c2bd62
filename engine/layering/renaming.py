"""Other names for questions, sections and options: the verb `rename` (rule L7).

What a part is called can change; what it is cannot. A part keeps every name that it had (`was`, the first of all first),
and each of them means it for ever: in conditions, texts, pathways and translations, which nobody has to touch, in
layers and lock files written before, and in answers given before. So no name is ever free again, neither that of a
part nor one that a part had. All renamings of a rank are made at once, before its other changes, which may use either
name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from ...dsl.catalogue import Code
from ...dsl.diagnostic import Related
from ...dsl.source import Span
from ...dsl.syntax import Scalar
from .. import layer_codes as codes
from ..definition import ChangeOptions, Exemplar, Item, Layer, Lock, NewCode, Question, Rename, Variant
from .choices import find_option, offers_its_own
from .holding import Held, Name, beside
from .locks import OTHER, locked
from .stack import rank_of
from .work import Work

Changes = Sequence[tuple[Layer | Variant, Item]]


def rename_all(work: Work, changes: Changes) -> None:
    """Make the renamings of one rank (PP370, PP372, PP373, PP376, PP381, PP395, PP396)."""
    moves: dict[Name, Scalar] = {}
    named = [each for each in changes if isinstance(each[1], Rename)]
    _each(work, changes, named, lambda item: _rename(work, item, moves))
    work.renamed(work.held.rename(moves))
    coded = [each for each in changes if isinstance(each[1], ChangeOptions) and each[1].rename]
    _each(work, changes, coded, lambda item: _rename_options(work, item))


def _each(work: Work, changes: Changes, some: Changes, make: Callable[[Any], None]) -> None:
    """Make some of the changes by their names, so that the order of files says nothing, while every lock of the rank on
    what is there already is in force: it binds others of its own rank."""
    if not some:
        return
    in_force = {name: list(locks) for name, locks in work.locks.items()}
    for layer, item in changes:
        if isinstance(item, Lock) and isinstance(layer, Layer):
            name = work.held.find(item.target.value.kind, item.target.value.name.text)
            if name is not None:
                work.locks.setdefault(name, []).append(locked(item, layer, work.rank, name))
    for layer, item in sorted(some, key=lambda each: (_wanted(each[1]), each[0].name.text)):
        work.take_up(layer, item)
        make(item)
    work.locks = in_force


def _wanted(item: Item) -> tuple[str, ...]:
    if isinstance(item, Rename):
        return (item.target.value.name.text, item.to.text)
    assert isinstance(item, ChangeOptions)
    return (item.target.value.name.text, *sorted(f"{each.code.text} {each.to.text}" for each in item.rename))


def _rename(work: Work, item: Rename, moves: dict[Name, Scalar]) -> None:
    name = work.target(item.target, "rename")
    if name is None:
        return
    old, to = work.value(name).id, item.to
    if old.text == to.text:
        work.fault(
            codes.CHANGES_NOTHING, to.span, facet="the name", name=to.text, whence=work.whence(name, "id")
        )
    elif name in moves and moves[name].text == to.text:
        pass  # What two that stand equally near say alike, they say together.
    elif (
        work.allowed(name, OTHER, to.span)
        and not work.on_a_tombstone(name, to.span)
        and work.claim(name, "the name", to.span)
        and _is_free(work, name, to, moves)
    ):
        work.remember(name, "id", old, to.span, new=to)
        moves[name] = to


def _is_free(work: Work, name: Name, to: Scalar, moves: dict[Name, Scalar]) -> bool:
    """Whether nothing else has the new name, had it, or is to get it; otherwise it is reported with both places."""
    new = (name[0], beside(name[1], to.text))
    there = work.held.values.get(new)
    first = next(
        (said for other, said in moves.items() if (other[0], beside(other[1], said.text)) == new), None
    )
    if there is not None:
        gone = getattr(there, "retired", None)
        if gone is None:
            return _refuse(work, codes.NAME_IN_USE, name, to, there.id.span, "it stands here")
        return _refuse(work, codes.NAME_ONCE_USED, name, to, gone.span, "retired here")
    if first is not None:
        return _refuse(work, codes.NAME_IN_USE, name, to, first.span, "given to another here")
    if new in work.held.former:
        return _refuse(
            work, codes.NAME_ONCE_USED, name, to, work.held.named_at(new), "that was its name here"
        )
    return True


def _refuse(work: Work, code: Code, name: Name, to: Scalar, span: Span, label: str) -> bool:
    work.fault(code, to.span, what=name[0], name=to.text, old=f"`{name[1]}`", related=(Related(span, label),))
    return False


def _rename_options(work: Work, item: ChangeOptions) -> None:
    name = work.target(item.target, "rename the options of")
    if name is None or not offers_its_own(work, name, item):
        return
    for each in item.rename:
        question: Question = work.value(name)
        old = find_option(question, each.code.text)
        if old is None:
            have = ", ".join(f"`{option.code.text}`" for option in question.options)
            work.fault(
                codes.NO_SUCH_OPTION,
                each.code.span,
                name=name[1],
                option=each.code.text,
                help=f"it offers {have}",
            )
        elif old.code is each.to or not work.allowed(name, OTHER, each.to.span):
            pass
        elif old.code.text == each.to.text:
            if not work.is_written(name, _called(each)):
                work.fault(
                    codes.CHANGES_NOTHING, each.to.span, facet=f"the code `{each.to.text}`", name=name[1],
                    whence=work.whence(name, "options", each.to.text),
                )  # fmt: skip
        elif work.claim(name, _called(each), each.to.span) and _is_free_code(work, name, question, each):
            new = replace(old, code=each.to, was=(*old.was, old.code))
            options = tuple(new if option is old else option for option in question.options)
            work.held.values[name] = replace(question, options=options)
            work.renamed_option(name, old.code.text, each.to.text)
            work.remember(name, f"codes.{each.to.text}", old.code, each.to.span, new=each.to)


def _called(each: NewCode) -> str:
    return f"the code `{each.code.text}`"


def _is_free_code(work: Work, name: Name, question: Question, each: NewCode) -> bool:
    other = find_option(question, each.to.text)
    if other is None:
        return True
    code = codes.NAME_IN_USE
    span, label = other.code.span, "it stands here"
    if other.code.text != each.to.text or other.retired is not None:
        code, label = codes.NAME_ONCE_USED, "it was a code here"
        span = next((old.span for old in other.was if old.text == each.to.text), other.code.span)
    related = (Related(span, label),)
    said = f"`{each.code.text}` of `{name[1]}`"
    work.fault(code, each.to.span, what="option", name=each.to.text, old=said, related=related)
    return False


def as_they_name(exemplar: Exemplar, layers: Sequence[Layer]) -> Exemplar:
    """An exemplar with the names that layers give, and nothing else of theirs: so that it can be compared, part by part,
    with what they make of it. What is not there has no name to change."""
    held = Held(exemplar)
    for _, together in groupby(layers, rank_of):
        moves: dict[Name, Scalar] = {}
        for item in (item for layer in together for item in layer.list):
            if isinstance(item, Rename):
                name = held.find(item.target.value.kind, item.target.value.name.text)
                if name is not None and held.values[name].id.text != item.to.text:
                    moves.setdefault(name, item.to)
            elif isinstance(item, ChangeOptions) and item.rename:
                name = held.find(item.target.value.kind, item.target.value.name.text)
                if name is not None:
                    held.values[name] = _with_codes(held.values[name], item)
        held.rename(moves)
    return held.together()


def _with_codes(question: Question, item: ChangeOptions) -> Question:
    for each in item.rename:
        old = find_option(question, each.code.text)
        if old is not None and old.code.text != each.to.text:
            new = replace(old, code=each.to, was=(*old.was, old.code))
            options = tuple(new if option is old else option for option in question.options)
            question = replace(question, options=options)
    return question

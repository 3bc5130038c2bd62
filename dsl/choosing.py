"""Tests of an answer against options: the right-hand side of `is`, `is one of` and `includes`."""

from __future__ import annotations

from collections.abc import Callable

from . import condition_codes as codes
from .checking import Checking
from .kinds import PHRASES, Operand, Tree
from .nearest import close, nearest
from .nodes import At, Condition, Includes, Name, OneOf, Value
from .scope import Known
from .typed_values import operand

Check = Callable[[Checking, Condition], Tree | None]

YES_NO = ("yes", "no")


def one_of(at: Checking, node: OneOf, condition: Check) -> Tree | None:
    """`x is one of a, b`: an option of a choice, or yes or no."""
    subject = operand(at, node.subject, condition)
    if subject is None:
        return None
    name = at.words(subject.at)
    if subject.kind == "choices":
        tests = " or ".join(f"{name} includes {at.words(item.at)}" for item in node.items)
        repaired = f"not ({tests})" if node.negated else tests
        at.fault(codes.NEEDS_INCLUDES, node.at, name=name, repaired=repaired)
        return None
    if subject.kind not in ("choice", "yes/no"):
        if not refused(at, subject):
            join, verb = (" and ", "is not") if node.negated else (" or ", "is")
            repaired = join.join(f"{name} {verb} {at.words(item.at)}" for item in node.items)
            at.fault(
                codes.BAD_ITEM, subject.at, word="is one of", name=name, kind=PHRASES[subject.kind],
                help=f"compare it with one value at a time: `{repaired}`",
            )  # fmt: skip
        return None
    found = [option_of(at, subject, item) for item in node.items]
    if None in found:
        return None
    tree = ("one_of", subject.tree, tuple(found))
    return ("not", tree) if node.negated else tree


def includes(at: Checking, node: Includes, condition: Check) -> Tree | None:
    """`x includes a`: a question with several answers has the option."""
    subject = operand(at, node.subject, condition)
    if subject is None:
        return None
    name = at.words(subject.at)
    if subject.kind in ("choice", "yes/no"):
        repaired = f"{name} {'is not' if node.negated else 'is'} {at.words(node.item.at)}"
        at.fault(codes.NEEDS_IS, node.at, edit=(node.at, repaired), name=name, repaired=repaired)
        return None
    if subject.kind != "choices":
        if not refused(at, subject):
            at.fault(
                codes.BAD_ITEM, subject.at, word="includes", name=name, kind=PHRASES[subject.kind],
                help="name a question of the type `choices`",
            )  # fmt: skip
        return None
    code = option_of(at, subject, node.item)
    if code is None:
        return None
    tree = ("includes", subject.tree, code)
    return ("not", tree) if node.negated else tree


def refused(at: Checking, value: Operand) -> bool:
    """Whether a value can be compared with nothing; the fault is then reported."""
    name = at.words(value.at)
    if value.kind in ("text", "person", "picture", "file", "list"):
        at.fault(codes.PROSE, value.at, name=name, kind=PHRASES[value.kind])
        return True
    if value.kind == "group":
        each = (value.known and value.known.each) or name
        at.fault(
            codes.GROUP_AS_VALUE,
            value.at,
            edit=((value.at[0], value.at[0]), "count of "),
            name=name,
            each=each,
        )
        return True
    return False


def option_of(at: Checking, subject: Operand, value: Value) -> str | None:
    """The code that a value names among the options of a question, by that or a former code; None with a fault
    reported, which tells the words of an option from its code, and a question from an option."""
    known = subject.known
    assert known is not None
    options = YES_NO if known.type == "yes/no" else known.options
    if isinstance(value, Name) and value.text in options:
        return value.text
    if isinstance(value, Name) and value.text in known.was:
        return known.was[value.text]
    name = at.words(subject.at)
    if not isinstance(value, Name):
        _wrong_option(at, known, name, at.words(value.at), value.at, options)
        return None
    other = at.scope.find(value.text, at.within)
    if other is not None and (other.type in ("choice", "choices", "yes/no")):
        option = options[0] if options else "..."
        at.fault(
            codes.TWO_CHOICES, value.at, related=at.defined(other), left=name, right=value.text,
            example=f"`{name} is {option}`",
        )  # fmt: skip
        return None
    _wrong_option(at, known, name, value.text, value.at, options)
    return None


def _wrong_option(
    at: Checking, known: Known, name: str, option: str, place: At, options: tuple[str, ...]
) -> None:
    for code, label in zip(known.options, known.labels, strict=False):
        if label.casefold() == option.casefold():
            at.fault(
                codes.LABEL, place, edit=(place, code), related=at.defined(known), found=option, code=code
            )  # fmt: skip
            return
    near = nearest(option, options) if at.scope.may_search() else None
    offered = ", ".join(f"`{o}`" for o in options[:12]) + (" ..." if len(options) > 12 else "")
    if near is None:
        at.fault(
            codes.UNKNOWN_OPTION, place, related=at.defined(known), name=name, option=option,
            help=f"its options are {offered}",
        )  # fmt: skip
    else:
        edit = (place, near) if near == close(option, options) else None
        at.fault(
            codes.UNKNOWN_OPTION, place, edit=edit, related=at.defined(known), name=name, option=option,
            help=f"did you mean `{near}`? Its options are {offered}",
        )  # fmt: skip

"""Tests of a value against another: `is`, `is one of`, `includes`, and the comparisons of numbers, dates and ages."""

from __future__ import annotations

from . import condition_codes as codes
from .checking import Checking
from .choosing import YES_NO, Check, option_of, refused
from .kinds import PHRASES, SHORT_PERIODS, Operand, Tree, differing, period, same_unit
from .misread import other_value
from .nodes import Compare, Is, Name
from .typed_values import age, as_date, operand
from .written_dates import iso


def is_value(at: Checking, node: Is, condition: Check) -> Tree | None:
    """`x is v`: an option of a choice, yes or no, an equal number, the same date, an age of so many years."""
    if _defined(at, node):
        return None
    subject = operand(at, node.subject, condition)
    if subject is None or other_value(at, node, subject.known):
        return None
    if subject.kind in ("choice", "yes/no") and subject.known is not None:
        code = option_of(at, subject, node.value)
        tree: Tree | None = None if code is None else ("is", subject.tree, code)
    elif subject.kind == "choices":
        option = at.words(node.value.at)
        verb = "does not include" if node.negated else "includes"
        repaired = f"{at.words(subject.at)} {verb} {option}"
        at.fault(
            codes.NEEDS_INCLUDES,
            node.at,
            edit=(node.at, repaired),
            name=at.words(subject.at),
            repaired=repaired,
        )
        return None
    else:
        if refused(at, subject):
            return None
        if _yes_or_no(at, subject, node):
            return None
        value = operand(at, node.value, condition)
        tree = None if value is None else _compared(at, "=", subject, value, "is")
    if tree is None:
        return None
    return ("not", tree) if node.negated else tree


def _defined(at: Checking, node: Is) -> bool:
    """`school_age is yes`: the name of a condition with an answer."""
    if not (isinstance(node.subject, Name) and isinstance(node.value, Name)):
        return False
    name, answer = node.subject.text, node.value.text.lower()
    if name not in at.scope.define or answer not in ("yes", "no", "true", "false"):
        return False
    holds = (answer in ("yes", "true")) != node.negated
    at.fault(
        codes.DEFINED_AS_VALUE,
        node.subject.at,
        edit=(node.at, name if holds else f"not {name}"),
        name=name,
    )
    return True


def _yes_or_no(at: Checking, subject: Operand, node: Is) -> bool:
    """`rooms is yes`: an answer of another kind of question."""
    if not isinstance(node.value, Name) or node.value.text not in YES_NO or subject.kind == "group":
        return False
    at.fault(
        codes.KINDS_DIFFER,
        node.at,
        left=at.words(subject.at),
        right=node.value.text,
        left_kind=PHRASES[subject.kind],
        right_kind="the answer of a yes/no question",
        wanted=_LIKE.get(subject.kind, "its like"),
    )
    return True


_LIKE = {
    "number": "a number",
    "date": "a date",
    "age": "a number of years, months, weeks or days",
}


def compare(at: Checking, node: Compare, condition: Check) -> Tree | None:
    """`<`, `<=`, `>`, `>=`, and in words `is before`, `is on or after`: numbers, dates and ages in order."""
    left = operand(at, node.left, condition)
    right = (
        operand(at, node.right, condition) if left is None or left.kind not in ("choice", "yes/no") else None
    )
    if left is None:
        return None
    word = _WORDS[node.op] if node.in_words else node.op
    for side in (left, right):
        if side is None:
            continue
        if side.kind in ("choice", "choices", "yes/no"):
            options = side.known.options or YES_NO if side.known else YES_NO
            example = f"`{at.words(side.at)} is one of {', '.join(options[:2])}`"
            if side.kind == "yes/no":
                example = f"`{at.words(side.at)} is yes`"
            at.fault(codes.NO_ORDER, node.at, name=at.words(side.at), word=word, example=example)
            return None
        if refused(at, side):
            return None
    if right is None:
        return None
    tree = _compared(at, node.op, left, right, word)
    return ("not", tree) if node.negated and tree is not None else tree


_WORDS = {"<": "is before", "<=": "is on or before", ">": "is after", ">=": "is on or after"}


def _compared(at: Checking, op: str, left: Operand, right: Operand, word: str) -> Tree | None:
    if left.kind == "age" or right.kind == "age":
        return _ages(at, op, left, right)
    if left.kind == "date" and right.kind == "number":
        right_date = as_date(at, right)
        if right_date is None:
            return None
        right = right_date
    elif right.kind == "date" and left.kind == "number":
        left_date = as_date(at, left)
        if left_date is None:
            return None
        left = left_date
    if left.kind == right.kind == "date":
        return ("compare", op, left.tree, right.tree)
    if left.kind == right.kind == "number":
        return _numbers(at, op, left, right)
    if {left.kind, right.kind} == {"date", "number"}:
        _date_and_number(at, left, right)
        return None
    if not refused(at, right):
        wanted = _LIKE.get(left.kind, "its like")
        at.fault(
            codes.KINDS_DIFFER, (left.at[0], right.at[1]),
            left=at.words(left.at), right=at.words(right.at),
            left_kind=PHRASES[left.kind], right_kind=PHRASES[right.kind], wanted=wanted,
        )  # fmt: skip
    return None


def _numbers(at: Checking, op: str, left: Operand, right: Operand) -> Tree | None:
    for one, other in ((left, right), (right, left)):
        if (
            other.literal
            and other.unit is not None
            and (one.unit is None or not same_unit(one.unit, other.unit))
        ):
            if period(one.unit) and _shortened(at, other):
                return None
            name = at.words(one.at)
            if one.unit is not None:
                at.fault(codes.UNIT_DIFFERS, other.at, name=name, **differing(one.unit, other.unit))
            elif one.known is not None:
                help = f"leave out `{other.unit}`, or give the question `unit: {other.unit}`"
                at.fault(codes.NO_UNIT, other.at, name=name, other=other.unit, help=help)
            else:
                number = at.words(other.at).split()[0]
                counted = one.tree[0] == "count"
                help = f"write `{number}` alone" + (
                    "; `total of` adds up what the rows say" if counted else ""
                )
                edit = (other.at, number) if counted else None
                at.fault(codes.NO_UNIT, other.at, edit=edit, name=name, other=other.unit, help=help)
            return None
    if left.unit and right.unit and not same_unit(left.unit, right.unit):
        at.fault(codes.UNIT_DIFFERS, right.at, name=at.words(left.at), **differing(left.unit, right.unit))
        return None
    return ("compare", op, left.tree, right.tree)


def _ages(at: Checking, op: str, left: Operand, right: Operand) -> Tree | None:
    aged, other = (left, right) if left.kind == "age" else (right, left)
    if other.kind != "number" or not other.literal:
        at.fault(codes.TWO_AGES, other.at)
        return None
    number = at.words(other.at)
    unit = period(other.unit)
    if other.unit is None:
        at.fault(codes.AGE_WITHOUT_UNIT, other.at, edit=((other.at[1], other.at[1]), " years"), number=number)
        return None
    if _shortened(at, other):
        return None
    first = period((other.unit or "").split()[0])
    if unit is None and first is not None:
        repaired = f"{number.split()[0]} {other.unit.split()[0]}"
        at.fault(
            codes.OTHER_WORD, other.at, edit=(other.at, repaired), found=other.unit, instead=f"`{repaired}`"
        )
        return None
    if unit is None or unit == "working days":
        at.fault(
            codes.UNIT_DIFFERS, other.at, name=at.words(aged.at), unit="years, months, weeks or days",
            other=other.unit, help="give the age in years, months, weeks or days",
        )  # fmt: skip
        return None
    sides = (age(at, aged, unit), other.tree)
    return ("compare", op, *(sides if aged is left else reversed(sides)))


def _shortened(at: Checking, length: Operand) -> bool:
    """Whether a length of time has its unit shortened, as in `18 mths`; the fault is then reported."""
    unit = SHORT_PERIODS.get((length.unit or "").casefold().removesuffix(" old"))
    if unit is None:
        return False
    repaired = f"{at.words(length.at).split()[0]} {unit}"
    at.fault(
        codes.OTHER_WORD, length.at, edit=(length.at, repaired), found=length.unit, instead=f"`{repaired}`"
    )
    return True


def _date_and_number(at: Checking, left: Operand, right: Operand) -> None:
    day, number = (left, right) if left.kind == "date" else (right, left)
    name = at.words(day.at)
    written = iso(at.text.text[slice(*number.at)])
    if written is not None and written[0].span() == (0, number.at[1] - number.at[0]):
        at.fault(
            codes.OTHER_DATE,
            number.at,
            edit=(number.at, written[1]),
            found=at.words(number.at),
            repaired=written[1],
        )
        return
    help = f"compare it with a date: `{name} is before 2026-04-01`"
    unit = period(number.unit)
    if unit is not None:
        help = f"for a time between two dates write `{unit} from {name} to ...`, and compare that"
    at.fault(
        codes.DATE_AND_NUMBER, (left.at[0], right.at[1]), date=name, number=at.words(number.at), help=help
    )

"""Slips that are grammatical, but not what was meant: `drinking is now or past`, `weeks is empty`, `5 or more`."""

from __future__ import annotations

from . import condition_codes as codes
from .checking import Checking
from .nodes import All, Any, At, Compare, Condition, Includes, Is, Name, Named, Number, OneOf
from .scope import Known
from .words import STATES

_BLANK = frozenset(("empty", "null", "nil", "none", "missing", "unanswered", "undefined", "nothing"))
_UNKNOWN = frozenset(("unknown", "unsure", "uncertain", "unclear"))
_ANSWERED = frozenset(("filled", "complete", "completed", "given", "present", "set", "there", "something"))
_NOT_APPLICABLE = frozenset(("na", "n_a", "irrelevant", "inapplicable"))
_TRUE_FALSE = {"true": "yes", "y": "yes", "false": "no", "n": "no"}
_MORE = {"more": ">=", "over": ">=", "above": ">=", "older": ">=", "greater": ">="}
_LESS = {"less": "<=", "under": "<=", "below": "<=", "younger": "<=", "fewer": "<="}


def strays(at: Checking, node: All | Any) -> frozenset[int]:
    """The parts of `and` or `or` that are options left standing alone, told of together; none where all is well."""
    parts = node.parts
    if not any(isinstance(part, Named) for part in parts[1:]):
        return frozenset()
    found: set[int] = set()
    index = 1
    while index < len(parts):
        last = index
        while last < len(parts) and _alone(at, parts[last], parts[index - 1]):
            last += 1
        if last > index:
            names = [part.name for part in parts[index:last] if isinstance(part, Named)]
            _tell(at, node, parts[index - 1], names)
            found.update(range(index, last))
        index = last + 1
    return frozenset(found)


def _alone(at: Checking, part: Condition, test: Condition) -> bool:
    if not isinstance(part, Named) or part.name.text in at.scope.define:
        return False
    name = part.name.text
    if isinstance(test, Compare | Is) and isinstance(_right(test), Number):
        return name in _MORE or name in _LESS
    known = _subject(at, test)
    return known is not None and (name in known.options or (known.type == "yes/no" and name in ("yes", "no")))


def _right(test: Compare | Is) -> object:
    return test.right if isinstance(test, Compare) else test.value


def _subject(at: Checking, test: Condition) -> Known | None:
    if isinstance(test, Is | OneOf | Includes) and isinstance(test.subject, Name):
        return at.scope.find(test.subject.text, at.within)
    return None


def _tell(at: Checking, node: All | Any, test: Condition, names: list[Name]) -> None:
    whole = (test.at[0], names[-1].at[1])
    place = (names[0].at[0], names[-1].at[1])
    if isinstance(test, Compare | Is) and isinstance(_right(test), Number):
        left = test.left if isinstance(test, Compare) else test.subject
        right = _right(test)
        assert isinstance(right, Number)
        sign = {**_MORE, **_LESS}[names[0].text]
        repaired = f"{at.words(left.at)} {sign} {at.words(right.at)}"
        at.fault(
            codes.OTHER_WORD, place, edit=(whole, repaired), found=names[0].text, instead=f"`{repaired}`"
        )
        return
    assert isinstance(test, Is | OneOf | Includes)
    subject = at.words(test.subject.at)
    others = [name.text for name in names]
    if isinstance(test, Includes):
        verb = "does not include" if test.negated else "includes"
        word = " and " if isinstance(node, All) else " or "
        repaired = word.join(f"{subject} {verb} {code}" for code in (at.words(test.item.at), *others))
        at.fault(codes.SEVERAL, place, edit=(whole, repaired), found=others[0], help=f"write `{repaired}`")
        return
    items = [at.words(item.at) for item in (test.items if isinstance(test, OneOf) else (test.value,))]
    is_not = "is not" if test.negated else "is"
    repaired = f"{subject} {is_not} one of {', '.join([*items, *others])}"
    if isinstance(node, All) and not test.negated:
        at.fault(
            codes.SEVERAL, place, found=others[0],
            help=f"one answer can't be both; for either, write `{repaired}`",
        )  # fmt: skip
    else:
        at.fault(codes.SEVERAL, place, edit=(whole, repaired), found=others[0], help=f"write `{repaired}`")


def other_value(at: Checking, node: Is, known: Known | None) -> bool:
    """Whether the value of `is` is a state by another name, or true or false; the fault is then reported."""
    value = node.value
    if not isinstance(value, Name) or (known is not None and value.text in known.options):
        return False
    small = value.text.casefold()
    subject, is_not = at.words(node.subject.at), "is not" if node.negated else "is"
    if known is not None and known.type == "yes/no" and small in _TRUE_FALSE:
        code = _TRUE_FALSE[small]
        at.fault(
            codes.TRUE_FALSE, value.at, edit=(value.at, code),
            name=subject, found=value.text, instead=f"{subject} {is_not} {code}",
        )  # fmt: skip
        return True
    if small in STATES and small != value.text:
        at.fault(codes.CAPITALS, value.at, edit=(value.at, small), found=value.text, instead=small)
        return True
    if at.scope.find(value.text, at.within) is not None:
        return False
    place: At = (node.subject.at[1], value.at[1])
    if small in _BLANK:
        told = f"`{subject} {is_not} blank` for an answer nobody has given yet, `{subject} is not known` for any gap"
        if known is not None and known.type == "group":
            told = (
                f"`count of {subject} is 0` for a group said to have no rows, `{subject} is blank` for a gap"
            )
        edit = (value.at, "blank") if small in ("empty", "unanswered") else None
    elif small in _UNKNOWN:
        told = f"`{subject} {'is known' if node.negated else 'is not known'}`"
        edit = (place, " is known" if node.negated else " is not known")
    elif small in _ANSWERED:
        told = f"`{subject} {is_not} answered`"
        edit = (value.at, "answered")
    elif small in _NOT_APPLICABLE:
        told = f"`{subject} {is_not} not_applicable`"
        edit = (value.at, "not_applicable")
    else:
        return False
    at.fault(codes.OTHER_STATE, value.at, edit=edit, found=value.text, instead=told)
    return True

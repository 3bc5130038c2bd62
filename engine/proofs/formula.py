"""Two-valued formulas over variables of few cases, in negation normal form: what the search works on.

A three-valued condition is taken apart into four of them (`reading`): that it holds, that it does not, and the same of
its opposite. A formula is a tuple: `(LIT, variable, mask)` says that the variable is in one of the cases whose bits are
set in the mask; `(AND, *parts)` and `(OR, *parts)` join. `TRUE` is the empty AND, `FALSE` the empty OR.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

LIT: Final = 0
AND: Final = 1
OR: Final = 2

Formula = tuple[Any, ...]

TRUE: Final[Formula] = (AND,)
FALSE: Final[Formula] = (OR,)


def conj(parts: Iterable[Formula]) -> Formula:
    """All of the parts, nested ones flattened.

    >>> conj([TRUE, (LIT, 0, 1)]), conj([(LIT, 0, 1), FALSE])
    ((0, 0, 1), (2,))
    """
    return _joined(AND, parts)


def disj(parts: Iterable[Formula]) -> Formula:
    """Any of the parts, nested ones flattened.

    >>> disj([]), disj([FALSE, (LIT, 0, 1)])
    ((2,), (0, 0, 1))
    """
    return _joined(OR, parts)


def _joined(tag: int, parts: Iterable[Formula]) -> Formula:
    ends = (3 - tag,)
    found: list[Formula] = []
    for part in parts:
        if part == ends:
            return part
        if part[0] == tag:
            found.extend(part[1:])
        else:
            found.append(part)
    return found[0] if len(found) == 1 else (tag, *found)


def negated(formula: Formula, full: list[int]) -> Formula:
    """The opposite; `full` has for each variable the mask of all its cases. As deep as the formula.

    >>> negated((AND, (LIT, 0, 1), (LIT, 1, 2)), [3, 3])
    (2, (0, 0, 2), (0, 1, 1))
    """
    if formula[0] == LIT:
        return (LIT, formula[1], full[formula[1]] & ~formula[2])
    return (3 - formula[0], *(negated(part, full) for part in formula[1:]))

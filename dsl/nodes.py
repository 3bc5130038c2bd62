"""The tree of a condition as its author wrote it: names not yet looked up, nothing typed.

Every node knows the offsets in the text, in code points, between which it stands; places never take part in
equality.
"""

from __future__ import annotations

from dataclasses import dataclass, field

At = tuple[int, int]
"""Where in the condition's text: from the first offset up to but not including the second."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written: `drinking`, `education.attendance`, `child.age`."""

    text: str
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class NameOn:
    """An age on a date of the author's choice: `child.age on referral.date`."""

    name: Name
    on: Value
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and the words of its unit where it has one: `5`, `5 years`, `2.5 hours a week`."""

    text: str
    unit: str | None
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Date:
    """A date as written: `2026-04-01`, `2026-04`."""

    text: str
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Today:
    """The day of asking."""

    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Sum:
    """Two values added (`+`) or taken away (`-`)."""

    sign: str
    left: Value
    right: Value
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Shift:
    """A date some time `after` or `before` another: `7 working days after referral.decided_on`."""

    length: Number
    way: str
    date: Value
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The time between two dates: `months from referral.date to assessment.started_on`."""

    unit: str
    start: Value
    end: Value
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows a group has, or how many for which a condition holds."""

    group: Name
    where: Condition | None
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Fold:
    """`latest`, `earliest` or `total` of a question over the rows of its group."""

    kind: str
    name: Name
    at: At = field(compare=False)


Value = Name | NameOn | Number | Date | Today | Sum | Shift | Elapsed | Count | Fold


@dataclass(frozen=True, slots=True)
class All:
    """Conditions joined by `and`; `bracketed` says that brackets stand round the whole."""

    parts: tuple[Condition, ...]
    at: At = field(compare=False)
    bracketed: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Any:
    """Conditions joined by `or`; `bracketed` as in All."""

    parts: tuple[Condition, ...]
    at: At = field(compare=False)
    bracketed: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """`not (...)`, or `not` before the name of a condition."""

    part: Condition
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Modal:
    """`surely (...)` or `possibly (...)`."""

    kind: str
    part: Condition
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Named:
    """A name that stands alone: a condition of `define`, if all is well."""

    name: Name
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class State:
    """A test of a question's state: `is known`, `is not blank`, `is not_asked`. `word` is as written."""

    subject: Value
    word: str
    negated: bool
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Is:
    """`is` or `is not` with a value on its right; an option is a Name too."""

    subject: Value
    value: Value
    negated: bool
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class OneOf:
    """`is one of` or `is not one of` with a list."""

    subject: Value
    items: tuple[Value, ...]
    negated: bool
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Includes:
    """`includes` or `does not include`."""

    subject: Value
    item: Value
    negated: bool
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """Two values in order; `op` is `<`, `<=`, `>` or `>=`, and `in_words` tells `is before` from `<`."""

    op: str
    left: Value
    right: Value
    in_words: bool
    negated: bool
    at: At = field(compare=False)


@dataclass(frozen=True, slots=True)
class Rows:
    """`any`, `every` or `no` row of a group for which a condition holds."""

    quantifier: str
    group: Name
    where: Condition
    at: At = field(compare=False)


Condition = All | Any | Not | Modal | Named | State | Is | OneOf | Includes | Compare | Rows
Node = Condition | Value


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly inside a node, in the order written."""
    match node:
        case All() | Any():
            return node.parts
        case Not() | Modal():
            return (node.part,)
        case Named():
            return (node.name,)
        case State():
            return (node.subject,)
        case Is():
            return node.subject, node.value
        case OneOf():
            return node.subject, *node.items
        case Includes():
            return node.subject, node.item
        case Compare() | Sum():
            return node.left, node.right
        case Rows():
            return node.group, node.where
        case NameOn():
            return node.name, node.on
        case Shift():
            return node.length, node.date
        case Elapsed():
            return node.start, node.end
        case Count():
            return (node.group,) if node.where is None else (node.group, node.where)
        case Fold():
            return (node.name,)
        case Name() | Number() | Date() | Today():
            return ()

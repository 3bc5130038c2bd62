"""A condition back into canonical text: from the nodes its author wrote, or from a portable tree."""

from __future__ import annotations

from .nodes import (
    All,
    Any,
    Compare,
    Condition,
    Count,
    Date,
    Elapsed,
    Fold,
    Includes,
    Is,
    Modal,
    Name,
    Named,
    NameOn,
    Node,
    Not,
    Number,
    OneOf,
    Rows,
    Shift,
    State,
    Sum,
    Today,
)  # fmt: skip

_IN_WORDS = {"<": "before", "<=": "on or before", ">": "after", ">=": "on or after"}


def spell(node: Node) -> str:
    """The canonical text of a condition or value: one space between words, brackets only where they are needed.

    Parsing it gives an equal node.
    """
    match node:
        case Is():
            return f"{spell(node.subject)} {_is(node.negated)} {spell(node.value)}"
        case Name():
            return node.text
        case State():
            return f"{spell(node.subject)} {_is(node.negated)} {node.word}"
        case Compare():
            if node.in_words:
                return f"{spell(node.left)} {_is(node.negated)} {_IN_WORDS[node.op]} {spell(node.right)}"
            return f"{spell(node.left)} {node.op} {spell(node.right)}"
        case OneOf():
            return f"{spell(node.subject)} {_is(node.negated)} one of {', '.join(map(spell, node.items))}"
        case Includes():
            verb = "does not include" if node.negated else "includes"
            return f"{spell(node.subject)} {verb} {spell(node.item)}"
        case All():
            return " and ".join(map(_part, node.parts))
        case Any():
            return " or ".join(map(_part, node.parts))
        case Not():
            if isinstance(node.part, Named):
                return f"not {node.part.name.text}"
            return f"not ({spell(node.part)})"
        case Modal():
            return f"{node.kind} ({spell(node.part)})"
        case Named():
            return node.name.text
        case Rows():
            return f"{node.quantifier} {node.group.text} where {spell(node.where)}"
        case Number():
            return node.text if node.unit is None else f"{node.text} {node.unit}"
        case Date():
            return node.text
        case Today():
            return "today"
        case NameOn():
            return f"{node.name.text} on {spell(node.on)}"
        case Sum():
            return f"{spell(node.left)} {node.sign} {spell(node.right)}"
        case Shift():
            return f"{spell(node.length)} {node.way} {spell(node.date)}"
        case Elapsed():
            return f"{node.unit} from {spell(node.start)} to {spell(node.end)}"
        case Count():
            rest = "" if node.where is None else f" where ({spell(node.where)})"
            return f"count of {node.group.text}{rest}"
        case Fold():
            return f"{node.kind} of {node.name.text}"


def _is(negated: bool) -> str:
    return "is not" if negated else "is"


def _part(node: Condition) -> str:
    text = spell(node)
    return f"({text})" if isinstance(node, All | Any | Rows) else text

"""A condition's text into its tree of nodes, by the LALR grammar beside this file.

What does not parse is handed to `slips`, which names the slip. The parser is built once, on first use, and the
outcome of a text is remembered: the same condition is often written more than once.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from . import nodes
from .grammar_tables import parser
from .nodes import At, Condition, Node, Value

MAX_LENGTH = 2_000
"""How many characters a condition may have."""

MAX_DEPTH = 50
"""How deep a condition may nest, so that no walk over its tree can overflow."""


class TooLong(Exception):
    """The text has more than MAX_LENGTH characters."""


class TooDeep(Exception):
    """The condition nests deeper than MAX_DEPTH."""


class Unexpected(Exception):
    """The text stops being a condition at `at`; `accepts` names the terminals that could stand there."""

    def __init__(self, at: At, accepts: frozenset[str]) -> None:
        """At the offsets of the first token or character that does not fit; both at the end where text is missing."""
        super().__init__(at)
        self.at = at
        self.accepts = accepts


@lru_cache(maxsize=20_000)
def parse(text: str) -> Condition:
    """The tree of a condition. Raises TooLong, TooDeep or Unexpected, and nothing else."""
    if len(text) > MAX_LENGTH:
        raise TooLong
    grammar: Any = _grammar()
    try:
        found: Condition = grammar.parse(text)
    except UnexpectedCharacters as error:
        where: Any = error
        at: int = where.pos_in_stream
        raise Unexpected((at, at + 1), frozenset()) from None
    except UnexpectedToken as error:
        token: Any = error.token
        accepts = frozenset(error.accepts or error.expected)
        if token.type == "$END" or token.start_pos is None:
            end = len(text.rstrip())
            raise Unexpected((end, end), accepts) from None
        raise Unexpected((token.start_pos, token.start_pos + len(token)), accepts) from None
    except UnexpectedInput:
        raise Unexpected((0, len(text)), frozenset()) from None
    # Two characters are the least that a level of nesting takes.
    if len(text) > 2 * MAX_DEPTH and _deeper_than(found, MAX_DEPTH):
        raise TooDeep
    return found


def parses(text: str) -> bool:
    """Whether a text is a condition."""
    try:
        parse(text)
    except (TooLong, TooDeep, Unexpected):
        return False
    return True


@cache
def _grammar() -> Lark:
    return parser(_Build())


def _deeper_than(node: Node, depth: int) -> bool:
    level: list[Node] = [node]
    while level:
        if depth == 0:
            return True
        depth -= 1
        level = [child for parent in level for child in nodes.children(parent)]
    return False


def _at(token: Token) -> At:
    start = token.start_pos or 0
    return start, start + len(token)


def _name(token: Token) -> nodes.Name:
    return nodes.Name(str(token), _at(token))


def _item(token: Token) -> Value:
    match token.type:
        case "NUMBER":
            return nodes.Number(str(token), None, _at(token))
        case "DATE":
            return nodes.Date(str(token), _at(token))
        case _:
            return _name(token)


class _Build(Transformer[Token, Condition]):
    """What each rule of the grammar makes, as the parser reduces it; `found` holds the tokens kept and the nodes
    made of the rule's parts."""

    def start(self, found: list[Any]) -> Condition:
        condition: Condition = found[0]
        return condition

    def ands(self, found: list[Any]) -> nodes.All:
        first, second = found
        at = (first.at[0], second.at[1])
        if isinstance(first, nodes.All) and not first.bracketed:
            return nodes.All((*first.parts, second), at)
        return nodes.All((first, second), at)

    ands_rows = ands

    def ors(self, found: list[Any]) -> nodes.Any:
        first, second = found
        at = (first.at[0], second.at[1])
        if isinstance(first, nodes.Any) and not first.bracketed:
            return nodes.Any((*first.parts, second), at)
        return nodes.Any((first, second), at)

    ors_rows = ors

    def brackets(self, found: list[Any]) -> Condition:
        opening, inner, closing = found
        at = (_at(opening)[0], _at(closing)[1])
        if isinstance(inner, nodes.All):
            return nodes.All(inner.parts, at, bracketed=True)
        if isinstance(inner, nodes.Any):
            return nodes.Any(inner.parts, at, bracketed=True)
        condition: Condition = inner
        return condition

    def negated(self, found: list[Any]) -> nodes.Not:
        return nodes.Not(found[2], (_at(found[0])[0], _at(found[3])[1]))

    def negated_name(self, found: list[Any]) -> nodes.Not:
        name = _name(found[1])
        return nodes.Not(nodes.Named(name, name.at), (_at(found[0])[0], name.at[1]))

    def modal(self, found: list[Any]) -> nodes.Modal:
        return nodes.Modal(str(found[0]), found[2], (_at(found[0])[0], _at(found[3])[1]))

    def rows(self, found: list[Any]) -> nodes.Rows:
        quantifier, group, where = found
        return nodes.Rows(str(quantifier), _name(group), where, (_at(quantifier)[0], where.at[1]))

    def compare(self, found: list[Any]) -> nodes.Compare:
        left, op, right = found
        return nodes.Compare(str(op), left, right, False, False, (left.at[0], right.at[1]))

    def order(self, found: list[Any]) -> nodes.Compare:
        left, way, right = found[0], found[-2], found[-1]
        op = "<" if way.type == "BEFORE" else ">"
        return nodes.Compare(op, left, right, True, len(found) == 4, (left.at[0], right.at[1]))

    def order_or_on(self, found: list[Any]) -> nodes.Compare:
        left, way, right = found[0], found[-2], found[-1]
        op = "<=" if way.type == "BEFORE" else ">="
        return nodes.Compare(op, left, right, True, len(found) == 4, (left.at[0], right.at[1]))

    def state(self, found: list[Any]) -> nodes.State:
        subject, word = found[0], found[-1]
        return nodes.State(subject, str(word), len(found) == 3, (subject.at[0], _at(word)[1]))

    def is_value(self, found: list[Any]) -> nodes.Is:
        subject, value = found[0], found[-1]
        return nodes.Is(subject, value, len(found) == 3, (subject.at[0], value.at[1]))

    def is_no(self, found: list[Any]) -> nodes.Is:
        subject, value = found[0], _name(found[-1])
        return nodes.Is(subject, value, len(found) == 3, (subject.at[0], value.at[1]))

    def one_of(self, found: list[Any]) -> nodes.OneOf:
        subject, *items = found
        negated = isinstance(items[0], Token)
        if negated:
            del items[0]
        return nodes.OneOf(subject, tuple(items), negated, (subject.at[0], items[-1].at[1]))

    def includes(self, found: list[Any]) -> nodes.Includes:
        subject, item = found
        return nodes.Includes(subject, item, False, (subject.at[0], item.at[1]))

    def excludes(self, found: list[Any]) -> nodes.Includes:
        subject, item = found[0], found[-1]
        return nodes.Includes(subject, item, True, (subject.at[0], item.at[1]))

    def named(self, found: list[Any]) -> nodes.Named:
        name = _name(found[0])
        return nodes.Named(name, name.at)

    def item(self, found: list[Any]) -> Value:
        return _item(found[0])

    def arithmetic(self, found: list[Any]) -> nodes.Sum:
        left, sign, right = found
        return nodes.Sum(str(sign), left, right, (left.at[0], right.at[1]))

    def name(self, found: list[Any]) -> nodes.Name:
        return _name(found[0])

    def name_on(self, found: list[Any]) -> nodes.NameOn:
        name, on = _name(found[0]), found[1]
        return nodes.NameOn(name, on, (name.at[0], on.at[1]))

    def date(self, found: list[Any]) -> nodes.Date:
        return nodes.Date(str(found[0]), _at(found[0]))

    def today(self, found: list[Any]) -> nodes.Today:
        return nodes.Today(_at(found[0]))

    def signed(self, found: list[Any]) -> nodes.Number:
        sign, number = found[0], found[1]
        text = number.text if str(sign) == "+" else f"-{number.text}"
        return nodes.Number(text, number.unit, (_at(sign)[0], number.at[1]))

    def length(self, found: list[Any]) -> nodes.Number:
        number, *words = found
        unit = " ".join(" ".join(word.split()) for word in words) or None
        return nodes.Number(str(number), unit, (_at(number)[0], _at(found[-1])[1]))

    def shift(self, found: list[Any]) -> nodes.Shift:
        length, way, date = found
        return nodes.Shift(length, str(way), date, (length.at[0], date.at[1]))

    def elapsed(self, found: list[Any]) -> nodes.Elapsed:
        unit, start, end = found
        return nodes.Elapsed(" ".join(unit.split()), start, end, (_at(unit)[0], end.at[1]))

    def count(self, found: list[Any]) -> nodes.Count:
        counted, group = found
        return nodes.Count(_name(group), None, (_at(counted)[0], _at(group)[1]))

    def count_where(self, found: list[Any]) -> nodes.Count:
        counted, group, _, where, closing = found
        return nodes.Count(_name(group), where, (_at(counted)[0], _at(closing)[1]))

    def fold(self, found: list[Any]) -> nodes.Fold:
        kind, name = found
        return nodes.Fold(str(kind), _name(name), (_at(kind)[0], _at(name)[1]))

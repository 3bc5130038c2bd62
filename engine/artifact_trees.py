"""A quick look at the conditions of an artifact: every tree of the described shape, every name in it here."""

from __future__ import annotations

from typing import Any

from ..dsl.dates import parse
from ..dsl.nesting import TooDeep, depth
from ..dsl.truth import STATE_TESTS
from .language import PERIODS, SPANS

MOST_DEEP = 60
"""Levels of one condition: more than its text may have."""

_CONDITIONS = {
    "not": "c",
    "surely": "c",
    "possibly": "c",
    "named": "d",
    "state": "sw",
    "is": "vt",
    "includes": "vt",
    "one_of": "vl",
    "compare": "ovv",
    "some": "gr",
    "every": "gr",
    "none": "gr",
}
_VALUES = {
    "question": "q",
    "fact": "f",
    "number": "n",
    "date": "e",
    "as_of": "",
    "today": "",
    "age": "usvz",
    "elapsed": "pvv",
    "shift": "ipv",
    "add": "vv",
    "subtract": "vv",
    "count": "gy",
    "total": "ga",
    "latest": "ga",
    "earliest": "ga",
}
"""By node: a letter for each member. Trees: c condition, v value, s source, z source or null, r condition and a value
read in a row, y such a condition or null. Words: d a named condition, q question, f fact, g group, e date, t text, l texts,
n number, i whole number, o operator, u unit, p unit with working days, w state test."""

_OPERATORS = frozenset(("<", "<=", ">", ">=", "="))


class Trees:
    """The names that the trees of one artifact may use."""

    def __init__(self, content: dict[str, Any]) -> None:
        """Those of a content whose other parts have been looked at."""
        self.questions = content["questions"]
        self.facts = content["facts"]
        self.define = content["define"]
        self._depths: dict[str, int] = {}

    def sound(self, tree: Any, scope: str = "", *, ends: bool = True) -> bool:
        """Whether a condition that stands in a row of the group `scope` is one, and names what is in reach. `ends`
        asks too whether the named conditions it uses come to an end, once those have been looked at."""
        if self._plain(tree):
            return True
        waiting: list[tuple[Any, str, str, int]] = [(tree, "c", scope, 0)]
        deep = False
        while waiting:
            node, kind, where, level = waiting.pop()
            if type(node) is not list or not node or level > MOST_DEEP:
                return False
            name = node[0]
            if kind == "c" and (name == "all" or name == "any"):
                if len(node) < 2:
                    return False
                waiting.extend((part, "c", where, level + 1) for part in node[1:])
                continue
            shape = (_CONDITIONS if kind == "c" else _VALUES).get(name) if type(name) is str else None
            if shape is None or len(node) != len(shape) + 1:
                return False
            if kind == "s" and name != "question" and name != "fact":
                return False
            deep = deep or name == "named"
            for letter, part in zip(shape, node[1:], strict=True):
                if letter in "cvs":
                    waiting.append((part, letter, where, level + 1))
                elif letter == "z" or letter == "y":
                    if part is not None:
                        inner = where if letter == "z" else node[1]
                        waiting.append((part, "s" if letter == "z" else "c", inner, level + 1))
                elif letter == "r" or letter == "a":
                    waiting.append((part, "c" if letter == "r" else "v", node[1], level + 1))
                elif not self._word(letter, part, where):
                    return False
        return not deep or not ends or self._ends(tree)

    def _plain(self, tree: Any) -> bool:
        # Most conditions are one test of a question outside groups, and there may be thousands.
        if type(tree) is not list or len(tree) != 3 or (tree[0] != "is" and tree[0] != "one_of"):
            return False
        source, told = tree[1], tree[2]
        if type(source) is not list or len(source) != 2 or source[0] != "question":
            return False
        if type(source[1]) is not str or "." in source[1] or source[1] not in self.questions:
            return False
        if tree[0] == "is":
            return type(told) is str
        return type(told) is list and all(type(each) is str for each in told)

    def source(self, source: Any, scope: str = "") -> bool:
        """Whether something is a source in reach of a row of the group `scope`."""
        if type(source) is not list or len(source) != 2:
            return False
        return source[0] in ("question", "fact") and self._word(source[0][0], source[1], scope)

    def text(self, text: Any, scope: str = "") -> bool:
        """Whether something is a text, whole or cut at slots of sources in reach of a row of the group `scope`."""
        if type(text) is str:
            return True
        return type(text) is list and all(
            type(part) is str or (type(part) is dict and self.source(part.get("slot"), scope))
            for part in text
        )

    def wording(self, wording: Any, scope: str = "") -> bool:
        """Whether something is a text for each audience, the practitioner's among them."""
        if type(wording) is dict and len(wording) == 1 and type(wording.get("practitioner")) is str:
            return True
        return (
            type(wording) is dict
            and "practitioner" in wording
            and all(type(text) is str or self.text(text, scope) for text in wording.values())
        )

    def _word(self, letter: str, word: Any, scope: str) -> bool:
        if letter == "n":
            return type(word) is int or (type(word) is str and _is_number(word))
        if letter == "i":
            return type(word) is int
        if letter == "l":
            return type(word) is list and all(type(each) is str for each in word)
        if type(word) is not str:
            return False
        if letter == "q" or letter == "g":
            question = self.questions.get(word)
            if question is None or (letter == "g" and question["type"] != "group"):
                return False
            group = word.rpartition(".")[0]
            return not group or scope == group or scope.startswith(f"{group}.")
        if letter == "f":
            return word in self.facts
        if letter == "d":
            return word in self.define
        if letter == "e":
            return _is_date(word)
        if letter == "o":
            return word in _OPERATORS
        if letter == "u":
            return word in PERIODS
        if letter == "p":
            return word in SPANS
        return letter == "t" or word in STATE_TESTS

    def _ends(self, tree: Any) -> bool:
        try:
            return depth(tree, {name: held["tree"] for name, held in self.define.items()}, self._depths) < 100
        except (TooDeep, KeyError):
            return False


def _is_date(word: str) -> bool:
    return parse(word) is not None


def _is_number(word: str) -> bool:
    digits = word.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdigit()

"""One value, from what a question took before to what it takes now: the same, the same in another form, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..values import Malformed, ValueKind, read_value


class NoPlace(ValueError):
    """A value that the newer question cannot take. `rule` is that of the change which took its place away."""

    def __init__(self, rule: str) -> None:
        """Of the id of a rule."""
        super().__init__(rule)
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Turn:
    """How the values of one question, or of one fact, turn into those of the newer one.

    `was` is its former type and `now` what it takes now. `codes` are the options that are called otherwise, old to new, and
    `merged` those of them that became one with another; `lost` those that no longer mean what was said, each with the rule.
    `said` has by old code the words that stood for it, `meant` by words the new code: for answers that turn into text,
    and back. `narrowing` is the rule that takes some places away, `never` one that takes all; empty where none does.
    """

    was: str
    now: ValueKind
    codes: Mapping[str, str]
    merged: frozenset[str]
    lost: Mapping[str, str]
    said: Mapping[str, str]
    meant: Mapping[str, str]
    narrowing: str = ""
    never: str = ""
    turned: dict[str, Any] = field(default_factory=dict[str, Any], compare=False, repr=False)
    """What codes have turned into already: there are few, and a million answers."""

    @property
    def may_fail(self) -> bool:
        """Whether there are values that have no place any more."""
        return bool(self.narrowing or self.never or self.lost)

    @property
    def blamed(self) -> str:
        """The rule that is named where a value has no place."""
        return self.narrowing or "T_CHANGE"

    def merges(self, value: Any) -> bool:
        """Whether a value has an option that became one with another."""
        return any(code in self.merged for code in (value if isinstance(value, list) else (value,)))

    def of(self, value: Any) -> Any:
        """The value in its JSON form as the newer question takes it. Raises NoPlace."""
        if self.was != "choice":
            return self._of(value)
        if value not in self.turned:
            self.turned[value] = self._of(value)
        found = self.turned[value]
        return list(found) if isinstance(found, list) else found

    def _of(self, value: Any) -> Any:
        if self.never:
            raise NoPlace(self.never)
        if self.was in ("choice", "choices"):
            for code in value if isinstance(value, list) else (value,):
                if code in self.lost:
                    raise NoPlace(self.lost[code])
        way = _as_it_is if self.was == self.now.type else _WAYS.get((self.was, self.now.type))
        if way is None:
            raise NoPlace(self.blamed)
        turned = way(self, value)
        try:
            return read_value(self.now, turned)[0]
        except Malformed:
            raise NoPlace(self.blamed) from None


def _as_it_is(turn: Turn, value: Any) -> Any:
    if isinstance(value, list):
        return list(dict.fromkeys(turn.codes.get(code, code) for code in value))
    return turn.codes.get(value, value) if turn.was == "choice" else value


def _wrapped(turn: Turn, value: Any) -> Any:
    return [turn.codes.get(value, value)]


def _unwrapped(turn: Turn, value: Any) -> Any:
    found = _as_it_is(turn, value)
    if len(found) != 1:
        raise NoPlace(turn.blamed)
    return found[0]


def _in_words(turn: Turn, value: Any) -> Any:
    return turn.said.get(value, value) if isinstance(value, str) else str(value)


def _by_words(turn: Turn, value: Any) -> Any:
    if turn.now.type != "choice":
        return value
    if value not in turn.meant:  # somebody may have written a word that happens to be a code
        raise NoPlace(turn.blamed)
    return turn.meant[value]


_TEXTS = ("text", "long text")
_WAYS: dict[tuple[str, str], Callable[[Turn, Any], Any]] = {
    ("text", "long text"): _as_it_is,
    ("long text", "text"): _as_it_is,
    ("date", "partial date"): _as_it_is,
    ("partial date", "date"): _as_it_is,
    ("yes/no", "choice"): _as_it_is,
    ("choice", "yes/no"): _as_it_is,
    ("choice", "choices"): _wrapped,
    ("choices", "choice"): _unwrapped,
    **{(one, text): _in_words for one in ("yes/no", "choice", "number") for text in _TEXTS},
    **{(text, one): _by_words for one in ("yes/no", "choice", "number") for text in _TEXTS},
}
"""From one type to another, by the rules T_WIDEN, T_NARROW, C_MANY and C_ONE; for any other pair there is none."""

TAKES_ALL = frozenset(pair for pair, way in _WAYS.items() if way not in (_by_words, _unwrapped)) - {
    ("partial date", "date"), ("choice", "yes/no"), ("yes/no", "choice"),
}  # fmt: skip
"""Those pairs of which the second takes every answer of the first, if nothing else narrows it."""

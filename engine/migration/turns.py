"""How the values of a question turn into those of the newer one, from what both say and from the rules of the difference."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ..difference.options import became_one, reused, swapped
from ..difference.variants import worlds_of
from ..faces import facing
from ..values import ValueKind, kind_of
from .turning import TAKES_ALL, Turn

Spec = Mapping[str, Any]

_NEVER = ("U_CHANGE", "T_CHANGE", "S_SWAP")
"""Rules under which no value goes over: nobody said by what factor, or what one type of answer is in another."""

_NARROWING = (
    "T_NARROW",
    "C_ONE",
    "V_OTHER",
    "V_TIGHTEN",
    "O_EXCLUSIVE",
    "O_DELETE",
    "F_KEPT",
    "C_MANY",
    "T_WIDEN",
)
"""What takes a value's place away: the first of these that changed."""


def turn_between(
    said: Spec, old: Spec, new: Spec, recoded: Mapping[str, str], rules: Collection[str]
) -> Turn | None:
    """How values turn, or None where each stays as it is. `said` is the older entry as it was written, `old` the same
    in the newer names, `recoded` the options that are called otherwise, `rules` those of the changes of this question."""
    never = next((rule for rule in _NEVER if rule in rules), "")
    if not never and said.get("unit") != new.get("unit"):
        never = "F_KEPT"
    before, after = _by_code(old), _by_code(new)
    called = {code: recoded.get(code, code) for code in _by_code(said)}
    one = {was: now for now, gone in became_one(before, after).items() for was in gone}
    parted, moved = became_one(after, before), _swapped(old, new)
    again = reused(before, after)
    codes, lost = dict[str, str](), dict[str, str]()
    for code, now in called.items():
        if now in moved:
            lost[code] = "O_SWAP"
        elif now in again:
            lost[code] = "O_REUSE"
        elif now in parted:
            lost[code] = "O_SPLIT"
        elif one.get(now, now) in after:
            codes |= {code: one.get(now, now)} if one.get(now, now) != code else {}
        elif after:
            lost[code] = "O_DELETE"
    was, kind = kind_of(said), kind_of(new)
    fits = _takes_all(was, kind, codes, frozenset(lost))
    if not never and not lost and not codes and fits and was.type == kind.type and _in_order(was, kind):
        return None
    narrowing = "" if fits else next((rule for rule in _NARROWING if rule in rules), "T_CHANGE")
    merged = frozenset(code for code, now in called.items() if one.get(now, now) != now)
    return Turn(said["type"], kind, codes, merged, lost, _words(said), _meant(new), narrowing, never)


def _takes_all(was: ValueKind, now: ValueKind, codes: Mapping[str, str], lost: Collection[str]) -> bool:
    """Whether every value of one kind, but for those with a code that is lost, is one of the other once its codes are
    those of now."""
    if was.type != now.type and (was.type, now.type) not in TAKES_ALL:
        return was.type == "yes/no" and now.type == "choice" and set(was.options) <= set(now.options)
    if now.format is not None and now.format != was.format:
        return False
    if now.at_least is not None and (was.at_least is None or was.at_least < now.at_least):
        return False
    if now.at_most is not None and (was.at_most is None or was.at_most > now.at_most):
        return False
    left = {code: codes.get(code, code) for code in was.options if code not in lost}
    alone = {left[code] for code in was.exclusive if code in left}
    return was.type != "choices" or {code for code in left.values() if code in now.exclusive} <= alone


def _in_order(was: ValueKind, now: ValueKind) -> bool:
    """Whether several answers to one question stand in the same order: that of the options."""
    return was.type != "choices" or [c for c in now.options if c in was.options] == list(was.options)


def _swapped(old: Spec, new: Spec) -> frozenset[str]:
    """The codes whose label went to another, whichever variants apply."""
    found: set[str] = set()
    for world in worlds_of(old, new):
        found |= swapped(_by_code(facing(old, world)), _by_code(facing(new, world))).keys()
    return frozenset(found)


def _by_code(spec: Spec) -> dict[str, Spec]:
    return {option["code"]: option for option in spec.get("options", ())}


def _words(spec: Spec) -> dict[str, str]:
    """By code: the words of an option, as a practitioner reads them; its code where they hold a slot."""
    return {
        code: option["say"]["practitioner"]
        for code, option in _by_code(spec).items()
        if isinstance(option["say"]["practitioner"], str)
    }


def _meant(spec: Spec) -> dict[str, str]:
    """By words: the one option that they stand for."""
    words = _words(spec)
    found = {words.get(code, code): code for code in _by_code(spec)}
    return found if len(found) == len(spec.get("options", ())) else {}

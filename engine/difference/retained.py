"""How long a record is kept, and what happens then. Of the rules that hold the longest counts, so one more can only keep
it longer, and one fewer only shorter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..lengths import length_words, shorter
from ..translation_texts import slot_name
from .change import Change, Child, Grade
from .proving import Extent, Proved
from .rules import RULES, made
from .sides import Sides

Spec = Mapping[str, Any]

_BY_EXTENT = {Extent.WIDER: {"longer"}, Extent.NARROWER: {"shorter"}, Extent.SAME: set[str]()}
_OPPOSITE = {Extent.WIDER: Extent.NARROWER, Extent.NARROWER: Extent.WIDER}


def of_retention(sides: Sides) -> Iterator[Change]:
    """What is otherwise of how long records are kept, of what happens then, and of which law or schedule says so."""
    old, new = (content.get("retention", ()) for content in (sides.old, sides.new))
    pairs, gone, come = _paired(old, new)
    moved: set[str] = set()
    examples: tuple[Child, ...] = ()
    notes: list[str] = []
    for was, now in pairs:
        moved |= _length(was, now)
        proved = _for_whom(sides, was.get("if"), now.get("if"))
        moved |= _BY_EXTENT.get(proved.extent, {"longer", "shorter"})
        examples += proved.examples
        notes += [proved.why] if proved.why else []
    if old and new:
        moved |= ({"shorter"} if gone else set()) | ({"longer"} if come else set())
    elif old or new:
        # What nobody says how long to keep is kept until somebody thinks of it.
        moved = {"shorter" if new else "longer"}
    if moved:
        is_first = not old  # a period takes none away where there was none
        rule = "A_RETAIN_OTHER" if len(moved) > 1 else f"A_RETAIN_{moved.pop().upper()}"
        yield made(
            rule, "retention", retention_words(old), retention_words(new), examples=examples, note=" ".join(notes),
            data=Grade.REVIEW if is_first else RULES[rule].judged.data,
        )  # fmt: skip
    erasing = [rule for rule in come if rule["then"] == "erase"]
    if erasing:  # nobody looks before it is gone
        yield made("A_RETAIN_THEN", "retention.then", None, retention_words(erasing), data=Grade.BREAKING)
    for key, rule in (("then", "A_RETAIN_THEN"), ("source", "A_LEGAL")):
        before, after = (
            ([each.get(key, "") for each in side] for side in zip(*pairs, strict=True)) if pairs else ([], [])
        )
        if before != after:
            erased = key == "then" and any(
                now == "erase" != was for was, now in zip(before, after, strict=True)
            )
            grade = Grade.BREAKING if erased else RULES[rule].judged.data  # nobody looks before it is gone
            yield made(
                rule, f"retention.{key}", "; ".join(before) or None, "; ".join(after) or None, data=grade
            )


def _for_whom(sides: Sides, was: Spec | None, now: Spec | None) -> Proved:
    """Of whom a rule is. It counts while nobody can tell whether its condition holds, so what is compared is of whom it surely
    does not."""
    if was is None or now is None:
        return Proved(Extent.SAME if was is now else Extent.WIDER if now is None else Extent.NARROWER)
    if was["tree"] == now["tree"]:
        return sides.proving.holds(was, now)
    found = sides.proving.holds(_not(was), _not(now))
    shown = tuple(replace(child, before=child.after, after=child.before) for child in found.examples)
    return Proved(_OPPOSITE.get(found.extent, found.extent), shown, found.why)


def _not(condition: Spec) -> Spec:
    return {"tree": ["not", condition["tree"]], "text": f"not ({condition['text']})"}


def _length(was: Spec, now: Spec) -> set[str]:
    old, new = (was["keep_for"][0], was["keep_for"][1]), (now["keep_for"][0], now["keep_for"][1])
    if old == new or (not shorter(old, new) and not shorter(new, old) and _alike(old, new)):
        return set()
    if shorter(old, new):
        return {"longer"}
    return {"shorter"} if shorter(new, old) else {"longer", "shorter"}


def _alike(old: tuple[int, str], new: tuple[int, str]) -> bool:
    """Whether two lengths that neither is shorter are the same: 2 years and 24 months, never 30 days and a month."""
    exact = ({"days", "weeks"}, {"months", "years"})
    return any(old[1] in units and new[1] in units for units in exact)


def _paired(
    old: Sequence[Spec], new: Sequence[Spec]
) -> tuple[list[tuple[Spec, Spec]], list[Spec], list[Spec]]:
    """The rules that are one and the same, from the same date: for the same records, else for as long, else the only one left;
    and those that are gone, and those that have come."""
    gone, come = list(old), list(new)
    pairs: list[tuple[Spec, Spec]] = []
    for alike in (_for_the_same, _as_long):
        for was in list(gone):
            now = next(
                (each for each in come if was.get("from") == each.get("from") and alike(was, each)), None
            )
            if now is not None:
                pairs.append((was, now))
                gone.remove(was)
                come.remove(now)
    return pairs, gone, come


def _for_the_same(was: Spec, now: Spec) -> bool:
    one, other = (each.get("if", {}).get("tree") for each in (was, now))
    return bool(one == other)


def _as_long(was: Spec, now: Spec) -> bool:
    return bool(was["keep_for"] == now["keep_for"])


def retention_words(rules: Sequence[Spec]) -> str | None:
    """All rules in one text, as they are read aloud; None where there is none."""
    return "; ".join(map(_rule, rules)) or None


def _rule(rule: Spec) -> str:
    start = slot_name(rule["from"]) if "from" in rule else "signing"
    when = f" if {rule['if']['text']}" if "if" in rule else ""
    return (
        f"{length_words((rule['keep_for'][0], rule['keep_for'][1]))} from {start}, then {rule['then']}{when}"
    )

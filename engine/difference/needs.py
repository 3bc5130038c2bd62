"""What a question asks for: whether it is needed, by which law, which reasons it takes instead, and who answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...dsl import dates
from ..faces import facing
from ..translation_texts import as_written
from .change import Change, Grade
from .rules import made
from .sides import Pair, Sides
from .variants import worlds

Spec = Mapping[str, Any]


def of_needs(sides: Sides) -> Iterator[Change]:
    """Every change of what is needed, in the world without variants first, and elsewhere where it is not the same there."""
    for pair in sides.questions:
        if pair.is_retired:
            continue
        told: set[tuple[str, str]] = set()
        for world in worlds(pair):
            at = f"{pair.part}.variants.{'+'.join(sorted(world))}" if world else pair.part
            for change in _of(facing(pair.old, world), facing(pair.new, world), at):
                if not pair.is_asked and not change.rule.startswith("N_REASON_"):
                    continue  # nothing is asked for any more; old answers keep their reasons
                what = change.rule, change.part[len(at) :]
                if what not in told:
                    yield change
                if not world:
                    told.add(what)
        yield from _duty(sides, pair)


def _of(old: Spec, new: Spec, part: str) -> Iterator[Change]:
    def both(key: str, empty: Any) -> tuple[Any, Any]:
        return old.get(key, empty), new.get(key, empty)

    was, now = both("mandatory", False)
    if was != now:
        yield made("N_RAISE" if now else "N_LOWER", part, was, now)
    for key, rule in (("essential", "N_ESSENTIAL"), ("risk", "N_RISK")):
        was, now = both(key, False)
        if was != now:
            yield made(rule, f"{part}.{key}", was, now)
    was, now = both("reasons", [])
    lawful = (
        Grade.BREAKING if "statutory" in old and "statutory" in new else Grade.REVIEW
    )  # only its lock's owner may (rule A2)
    for reason in now:
        if reason not in was:
            yield made("N_REASON_ADD", f"{part}.reasons.{reason}", None, reason, practice=lawful)
    for reason in was:
        if reason not in now:
            yield made("N_REASON_END", f"{part}.reasons.{reason}", reason, None)
    for key in ("there_are_none", "there_are_others"):
        was, now = (_label(spec.get(key)) for spec in (old, new))
        if (was is None) != (now is None):
            yield made("N_REASON_END" if now is None else "N_REASON_ADD", f"{part}.{key}", was, now)
    was, now = both("more_to_say", [])
    if sorted(was) != sorted(now):
        # An answer that came or went takes the asking for a note along.
        stays = not _stay(old, new).isdisjoint(set(was) ^ set(now))
        came, went = (_labels(old, new, set(a) - set(b)) for a, b in ((now, was), (was, now)))
        said = [f"now with {came}"] * bool(came) + [f"no longer with {went}"] * bool(went)
        note = "; ".join([*said, *([] if stays else ["only with answers that came or went"])])
        grade = Grade.REVIEW if stays else Grade.NONE
        lists = (sorted(each) or None for each in (was, now))
        yield made("N_TELL_MORE", f"{part}.more_to_say", *lists, note=note, practice=grade)
    was, now = both("answered_by", [])
    if sorted(was) != sorted(now):
        yield made("N_WHO_ANSWERS", f"{part}.answered_by", sorted(was), sorted(now))
    was, now = both("symbol", None)
    if was != now:
        yield made("S_SYMBOL", f"{part}.symbol", was, now)


def _stay(old: Spec, new: Spec) -> set[str]:
    """The answers that both offer; `yes` and `no` are always there."""
    offered = [{o["code"] for o in spec.get("options", ()) if "retired" not in o} for spec in (old, new)]
    return offered[0] & offered[1] | {"yes", "no"}


def _labels(old: Spec, new: Spec, codes: set[str]) -> str:
    """Some answers as they are read, in the order in which they are offered."""
    said = {"yes": "Yes", "no": "No"}
    for spec in (old, new):
        said |= {o["code"]: as_written(o["say"]["practitioner"]) for o in spec.get("options", ())}
    return ", ".join(f"“{label}”" for code, label in said.items() if code in codes)


def _label(said: Any) -> str | None:
    """What is ticked to say that there are no rows, or others: a text, or the practitioner's of several."""
    if said is None:
        return None
    return as_written(said["practitioner"] if isinstance(said, Mapping) else said)


_NEVER = "9999-12-31"
"""A day after all that a law can name."""


def _period(old: tuple[str, str], new: tuple[str, str]) -> str:
    """The rule of a duty that lasts from and to other days; days are ISO 8601, and an empty one is before all."""
    if old[0] <= new[0] and new[1] <= old[1]:
        return "N_DUTY_NARROWER"
    return "N_DUTY_WIDER" if new[0] <= old[0] and old[1] <= new[1] else "N_DUTY_OTHER"


def _days(said: tuple[str, str]) -> str:
    start, end = said
    words = [f"from {dates.said(start)}"] if start else []
    words += [f"to {dates.said(end)}"] if end != _NEVER else []
    return " ".join(words) or "at any time"


def _period_of(duty: Spec) -> tuple[str, str]:
    return duty.get("from", ""), duty.get("to", _NEVER)


def law_in_words(duty: Spec) -> str:
    """The law that asks for a question, with its days where it has some: a comparison has no day of its own, so whether a duty has
    begun is for whoever reads it."""
    days = _period_of(duty)
    return str(duty["source"]) if days == ("", _NEVER) else f"{duty['source']}, {_days(days)}"


def _duty(sides: Sides, pair: Pair) -> Iterator[Change]:
    old, new = (None if "retired" in spec else spec.get("statutory") for spec in (pair.old, pair.new))
    part = f"{pair.part}.statutory"
    if old is None and new is None:
        return
    if old is None or new is None:
        yield made(
            "N_DUTY_ADD" if new else "N_DUTY_END", part, old and law_in_words(old), new and law_in_words(new)
        )
        return
    was, now = old.get("for"), new.get("for")
    proved = sides.proving.holds(was, now) if was or now else None
    if proved is not None and (proved.extent != "SAME" or (was and was["tree"]) != (now and now["tree"])):
        undecided = proved.extent == "UNDECIDED"
        rule = "N_DUTY_OTHER" if undecided else f"N_DUTY_{proved.extent}"
        texts = ["every child" if each is None else each["text"] for each in (was, now)]
        note = f"of whom, could not be proved: {proved.why}" if undecided else ""
        yield made(rule, part, *texts, examples=proved.examples, note=note)
    was_on, is_on = _period_of(old), _period_of(new)
    if was_on != is_on:
        yield made(_period(was_on, is_on), f"{part}.period", _days(was_on), _days(is_on))
    keys = ("nation", "source")
    law = [", ".join(str(each[key]) for key in keys if key in each) for each in (old, new)]
    if law[0] != law[1]:
        yield made("N_DUTY_LAW", part, *law)

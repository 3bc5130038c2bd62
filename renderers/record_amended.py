"""What was put right of a signed record, as its readers are told: what stood before, what from then on, by whom and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from ..engine.address import parse_address
from ..engine.records.parted import FACT, is_of_question
from ..engine.records.signed import Amendment, Change, Signed
from .capital import capital
from .legible import legible
from .record_entries import Entries
from .record_model import Notice


def put_right(signed: Signed, entries: Entries) -> Iterator[Notice]:
    """What was put right: in easy read, that something was."""
    own = entries.own
    if not signed.amendments:
        return
    lines = tuple(
        line
        for n, each in enumerate(signed.amendments)
        for line in _lines(each, _places(signed.amendments[n + 1 :]), entries)
    )
    lead = own.say("What it said before is kept as well.")
    yield Notice(own.say("Put right since"), lead, () if entries.edition.easy_read else lines)


def words_of(place: str, entries: Entries) -> str:
    """What stands at a place is called, in a sentence: a question's words, a fact's title."""
    if place.startswith(FACT):
        return f"“{entries.fact_title(place.removeprefix(FACT))}”"
    if place == "why late":
        return entries.own.say("why it was late")
    return f"“{entries.asked_as(place.removesuffix('[]'))}”"


def _places(later: Sequence[Amendment]) -> frozenset[str]:
    """What was put right by some amendments."""
    return frozenset(place for each in later for place in each.places)


def _lines(each: Amendment, again: Collection[str], entries: Entries) -> Iterator[str]:
    """One amendment: in one line where it put one thing right, else who did it when and why, then each thing. `again` are
    the places that were put right once more after it."""
    say = entries.own.say
    who = say("{when}, {who}", when=entries.day(each.at[:10]), who=each.by)
    changed = [_changed(one, one.place in again, entries) for one in each.changes]
    changed += [
        say(
            "{question} was answered, and is no longer part of this record: it is not asked now.",
            question=asked,
        )
        for asked in dict.fromkeys(
            words_of(place, entries) for place in each.aside if not _is_asked(place, entries)
        )
    ]
    if each.others:
        changed.append(say("something that is not shown here") + ".")
    why = say("Because: {why}", why=capital(each.because.strip())) if each.because else ""
    if len(changed) == 1:
        yield legible(" ".join(filter(None, (f"{who}: {changed[0]}", why))))
        return
    yield legible(" ".join(filter(None, (f"{who}.", why))))
    yield from map(legible, changed)


def _is_asked(place: str, entries: Entries) -> bool:
    return entries.session.question(place.removesuffix("[]")).status == "asked"


def _changed(change: Change, again: bool, entries: Entries) -> str:
    """What one change was. Of a question that is not asked now it is said that it is set aside, and never its words."""
    say, place = entries.own.say, change.place
    asked = words_of(place, entries)
    if not is_of_question(place):
        return f"{asked}."
    if not _is_asked(place, entries):
        return say("{question} (set aside: it is not asked now).", question=asked)
    before, then = _stood(change, "before", entries), _stood(change, "then", entries)
    if not before or not then:
        return f"{asked}."
    # What the record says was put right: nothing in the family's life began on that day.
    told = "{question}. It said: {before}. {then}"
    now = say("Then it said: {then}." if again else "It says now: {then}.", then=then)
    return say(told, question=asked, before=before, then=now)


def _stood(change: Change, when: str, entries: Entries) -> str:
    """What stood at a question, without a full stop; empty for what cannot be told to this reader."""
    own = entries.own
    if when in change.erased:
        return own.say("something that was erased since")
    said: Any = getattr(change, when)
    if said is None:
        return own.say("nothing")
    path = parse_address(change.place.removesuffix("[]")).path
    spec = entries.session.facing(path)
    told: list[str] = []
    reason = said.get("state") if spec["type"] == "group" else said.get("reason")
    if reason is not None:
        told.append(entries.tell.reasons[reason].format(name=entries.name))
    elif spec["type"] == "group":
        told.append(str(len(said["list"])))
    else:
        if not _offered(spec, entries.specs[path], said["value"]):
            return ""
        words = "; ".join(one.words for one in entries.answer(spec, path, said["value"]))
        told.append(_quoted(words))
    if said.get("note"):
        told.append(_quoted(said["note"]))
    if said.get("until"):
        told.append(entries.tell.come_back.format(when=entries.day(said["until"])))
    if said.get("pointer"):
        told.append(own.say("See {where}.", where=said["pointer"].rstrip(".")))
    return "; ".join(one.rstrip(".") for one in told)


def _quoted(words: str) -> str:
    """Words inside a sentence of ours, which has the full stop."""
    return f"“{' '.join(words.split()).removesuffix('.')}”"


def _offered(spec: Any, whole: Any, value: Any) -> bool:
    """Whether this reader has words for a choice: an option of a variant that they do not see has none."""
    if spec["type"] not in ("choice", "choices"):
        return True
    codes = {one["code"] for one in (*spec.get("options", ()), *whole.get("options", ()))}
    return codes.issuperset([value] if spec["type"] == "choice" else value)

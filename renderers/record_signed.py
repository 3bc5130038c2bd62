"""What a record tells of its signing: who signed when, what was put right since, by whom and why, and the seal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..engine.records.signed import Amendment, Erasure, Signature, Signed
from ..engine.spoken import listed
from .legible import legible
from .own_words import Words
from .record_amended import put_right, words_of
from .record_entries import Entries
from .record_model import Line, Notice, Record

_NAMED = ("each", "calm")
"""The manners of telling in which names stand under a record: those who sign it read it. Others are told that it was signed."""


def with_signing(record: Record, entries: Entries) -> Record:
    """A record with what its reader is told of its signing; as it is while it is not signed. Its session has what this reader may
    know of it (`Session.seen_by`)."""
    signed = entries.session.signed
    if signed is None:
        return record
    told = (_signatures(signed, entries), *put_right(signed, entries), *_erasures(signed, entries))
    about = record.about if entries.edition.easy_read else (*record.about, *_seal(signed, entries))
    return replace(record, notices=(*told, *record.notices), about=about)


def _seal(signed: Signed, entries: Entries) -> Iterator[Line]:
    """The beginning of the seal; for a family and a child, what it is good for as well."""
    say = entries.own.say
    is_child = entries.edition.audience == "child"
    yield Line(say("Letters and numbers to keep" if is_child else "Seal"), signed.mark)
    if entries.tell.manner == "calm":
        why = "Keep it: with it, anybody can check that nobody has changed what is written here."
        yield Line(say("What it is for"), say(why))


def _signatures(signed: Signed, entries: Entries) -> Notice:
    own = entries.own
    roles = {each["id"]: each["role"] for each in entries.session.program.content["signatures"]}
    lines: tuple[str, ...] = ()
    if entries.tell.manner in _NAMED and not entries.edition.easy_read:
        order = list(roles)
        names = sorted(
            signed.signatures, key=lambda each: order.index(each.role) if each.role in roles else -1
        )
        since = (_since(each, roles, entries) for each in signed.amendments)
        lines = (*(_line(each, roles, entries) for each in names), *since)
    return Notice(own.say("Signed"), own.say(_lead(signed, entries), when=entries.day(signed.at[:10])), lines)


def _lead(signed: Signed, entries: Entries) -> str:
    """What the names stand for: of an amended record, not for what was put right after they had signed."""
    if not signed.amendments:
        return "Signed on {when}. What is written here stays as it was signed."
    if entries.edition.easy_read:
        return "First signed on {when}. Some of it was put right later."
    return "First signed on {when}. What was put right since says so where it stands: it is not what was signed first."


def _since(each: Amendment, roles: dict[str, str], entries: Entries) -> str:
    """Who answers for an amendment."""
    say = entries.own.say
    names = [
        f"{one.name or say('a name that was erased')}{f' ({roles[one.role]})' if one.role in roles else ''}"
        for one in each.signatures
    ]
    who = listed(names or [each.by], entries.edition.language)
    return legible(say("Changed since on {when}, signed by {who}", when=entries.day(each.at[:10]), who=who))


def _line(each: Signature, roles: dict[str, str], entries: Entries) -> str:
    say = entries.own.say
    name = each.name or say("a name that was erased")
    when = entries.day(each.at[:10]) if each.at else ""
    told = f"{name}, {when}" if when else name
    role = roles.get(each.role)
    return legible(f"{role}: {told}" if role else told)


def _erasures(signed: Signed, entries: Entries) -> Iterator[Notice]:
    """What was erased: nobody is to take it for what nobody ever said. In easy read, that something was."""
    own = entries.own
    if not signed.erasures:
        return
    lines = tuple(_erased(each, entries, own) for each in signed.erasures)
    lead = own.say("It was taken out of the record and of the pages kept with it.")
    rest = "" if signed.amendments else own.say("Everything else is as it was signed.")
    yield Notice(
        own.say("Erased since"), f"{lead} {rest}".strip(), () if entries.edition.easy_read else lines
    )


def _erased(each: Erasure, entries: Entries, own: Words) -> str:
    who = own.say("{when}, {who}", when=entries.day(each.at[:10]), who=each.by)
    named = dict.fromkeys(words_of(place, entries) for place in each.places)
    if each.others:
        named[own.say("something that is not shown here")] = None
    return legible(f"{who}: {'; '.join(named)}.")

"""What a record tells at its end of how long it is kept, why, and what happens then."""

from __future__ import annotations

from collections.abc import Iterator

from ..engine.retention import Counting, Kept, kept
from ..engine.session import Session
from .legible import legible
from .own_words import Words, words_in
from .record_entries import Entries
from .record_model import Notice
from .record_wording import Telling

_LENGTHS = {
    "days": ("one day", "{n} days"),
    "weeks": ("one week", "{n} weeks"),
    "months": ("one month", "{n} months"),
    "years": ("one year", "{n} years"),
}
_THEN = {
    "review": "Then somebody looks at it and decides whether it is still needed.",
    "erase": "Then it is erased.",
}


def how_long(session: Session, entries: Entries, tell: Telling) -> Iterator[Notice]:
    """One notice, where the exemplar says how long its records are kept and the reader may know all of it. A child is told until
    when and what happens then; everybody else also by which rule."""
    found = kept(session, session.signed.day if session.signed else None)
    if found is None:
        return
    own = words_in(entries.edition.language)
    is_brief = entries.edition.audience == "child" or entries.edition.easy_read
    # What may come to be so of other families is not for this one to wonder about.
    told_of = [rule for rule in found.rules if rule.is_sure or tell.manner != "calm"]
    rules = tuple(_rule(rule, entries, own) for rule in told_of)
    until = tuple(_until(found, entries, own))
    if not until:
        # Without a day the rule is all that can be told; what happens "then" would hang in the air without either.
        unknown = own.say("Nobody can say yet until when we keep this.")
        until = tuple(f"{rule}." for rule in rules if is_brief) or (unknown,)
    lead = " ".join((*until, own.say(_THEN[found.then])))
    yield Notice(own.say("How long this is kept"), lead, () if is_brief else rules)


def _until(found: Kept, entries: Entries, own: Words) -> Iterator[str]:
    if found.until is not None and found.until == found.at_least:
        yield own.say("We keep this until {when}.", when=entries.day(found.until))
    elif found.at_least is not None:
        yield own.say("We keep this until {when} at least.", when=entries.day(found.at_least))


def _rule(rule: Counting, entries: Entries, own: Words) -> str:
    """A rule in words: how long, from when, and who says so."""
    start = own.say("the day it is signed") if rule.start is None else f"“{entries.name_of(rule.start)}”"
    count, unit = rule.length
    length = own.count(*_LENGTHS[unit], count)
    text = "{length} from {start}" if rule.is_sure else "Perhaps {length} from {start}; that is not known yet"
    told = own.say(text, length=length, start=start)
    return legible(f"{told} ({rule.source})" if rule.source else told)

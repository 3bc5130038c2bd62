"""What came of erasing, severing and looking what is due, in lines of text. No answer is among them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .engine.records.findings import Mismatch
from .engine.store.due import Looked, rule_words
from .engine.store.erasing import Erased
from .engine.store.redacting import Redacted
from .engine.store.severing import Severed
from .telling import counted


def due_text(found: Looked) -> str:
    """The records that are due, and what else was found."""
    lines = [
        f"{each.record}  {each.exemplar}  kept until {_day(each.until)}, then {each.then}: {rule_words(each.rule)}"
        for each in found.due
    ]
    head = f"{counted(len(found.due), 'record', 'records')} kept long enough on {_day(found.on)}, {found.kept} to be kept still"
    more = [
        *_records("of {} nobody can tell, since a date is not known, so it is kept still", found.untold),
        *_records("nobody says how long to keep {}, so somebody has to decide", found.unsaid),
        *_listed(
            "not as they were kept, so that nobody can tell (`penpicture verify` says more)", found.damaged
        ),
    ]
    return "".join(f"{line}\n" for line in (*lines, head, *more))


def redacted_text(found: Redacted) -> str:
    """What was erased, and what is left for somebody to look at."""
    return "".join(
        f"{line}\n"
        for line in (
            f"{'would be erased' if found.dry_run else 'erased'} in {found.record}: {', '.join(found.places)}",
            (
                f"{counted(found.leaves, 'part', 'parts')} of the record in all: what was answered, what followed from it, "
                "and the pages that showed it"
            ),
            *_listed("facts that came of it", found.facts),
            *_listed("erased in other records that had it on record", found.copies),
            *_listed(
                "said again in their own words by these records, which stay as they are", found.said_again
            ),
            *_listed(
                "still answered, and asked because of it, so that it may be guessed (erase these as well?)",
                found.still_telling,
            ),
            *_damaged(found.damaged),
            *_listed(
                "some of it lies under these names and stays: look at each, and erase it there with --although-damaged as well",
                found.elsewhere,
            ),
            *_unsettled(found.settled),
            *_rehearsed(found.dry_run, "erased"),
        )
    )


def erased_text(found: Erased) -> str:
    """What was erased of a whole record."""
    done = "would erase" if found.dry_run else "erased"
    head = f"{done} {found.record}: {counted(found.leaves, 'part', 'parts')}; that there was a record stays"
    return "".join(
        f"{line}\n"
        for line in (
            head,
            *_listed("facts that nobody's record needs any more", found.facts),
            *_damaged(found.damaged),
            *_listed(
                "some of it lies under these names and stays: look at each, and erase it there with --although-damaged as well",
                found.elsewhere,
            ),
            *_unsettled(found.settled),
            *_rehearsed(found.dry_run, "erased"),
        )
    )


def severed_text(found: Severed) -> str:
    """The new identity, and what was cut."""
    records, ties = (
        counted(len(found.records), "record", "records"),
        counted(found.links, "tie", "ties"),
    )
    facts = counted(found.sources, "fact", "facts")
    cut = (
        f"{records} would go along, {ties} to family and household would be cut, {facts} of theirs would no longer say which record told them"
        if found.dry_run
        else f"{records} of it now, {ties} to family and household cut, {facts} of theirs no longer say which record told them"
    )
    told = (
        ["would go on under a new identity, which is told once it is done"]
        if found.dry_run
        else [
            f"new identity: {found.identity}",
            "It is kept nowhere beside the old one: write it down where only those look who may know both.",
        ]
    )
    return "".join(
        f"{line}\n"
        for line in (
            *told,
            cut,
            *_listed("these records write the old identity out, and stay as they are", found.still_named),
            *_listed("the old identity is written out here as well, and stays", found.named_elsewhere),
            *_unsettled(found.settled),
            *_rehearsed(found.dry_run, "cut"),
        )
    )  # fmt: skip


def _records(what: str, names: tuple[str, ...]) -> list[str]:
    return _listed(what.format(counted(len(names), "record", "records")), names)


def _damaged(wrong: Iterable[Mismatch]) -> list[str]:
    """What was wrong with the record before."""
    told = [
        f"it was not as it was kept, and `penpicture verify` finds that as before: {each.what}"
        for each in wrong
    ]
    return [*told, "so all that could follow from it went as well"] if told else []


def _rehearsed(dry_run: bool, done: str) -> list[str]:
    return [f"nothing was {done}: give the command again without --dry-run"] if dry_run else []


def _unsettled(settled: bool) -> list[str]:
    """What to do while somebody reads the store."""
    if settled:
        return []
    told = (
        "It is not gone from the files yet: somebody reads the store, and until they let go it is still there. "
        "Close every program that has the store open: the last one that may write to it takes it out, or else the next one that may."
    )
    return [told]


def _listed(what: str, names: Iterable[str]) -> list[str]:
    told = ", ".join(names)
    return [f"{what}: {told}"] if told else []


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {day:%B %Y}"

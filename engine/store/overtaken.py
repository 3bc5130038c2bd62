"""What is told to whoever writes in a record that went on since they read it."""

from __future__ import annotations

from collections.abc import Sequence

from ..records.entry import AMENDED, LOOKED, MIGRATED, REDACTED, SEVERED, SIGNED, UNDONE, Entry
from ..records.history import History
from ..records.parted import is_of_answers
from .fault import Overtaken


def overtaken(found: History, after: int) -> Overtaken:
    """That the record is not as its writer has seen it: who wrote which places since, or did something else."""
    since = [each for each in found.entries if each.number > after]
    by = tuple(dict.fromkeys(each.by for each in since))
    wrote = (each for each in since if each.kind != LOOKED)
    places = tuple(dict.fromkeys(place for each in wrote for place in each.said if is_of_answers(place)))
    return Overtaken(found.record, _since(since, by, places), places, by, found.head)


def _since(since: Sequence[Entry], by: Sequence[str], places: Sequence[str]) -> str:
    """What was done, in words."""
    if not since:
        return "of what you read, the last is not there"
    done = list(dict.fromkeys(_DID[each.kind] for each in since if each.kind in _DID))
    if places:
        named = ", ".join(f"`{place}`" for place in places[:8]) + (" and more" if len(places) > 8 else "")
        done.append(f"wrote {named}")
    return f"{' and '.join(by)} {' and '.join(done) or 'has been at it'}"


_DID = {
    LOOKED: "looked at what is known otherwise by now",
    SIGNED: "signed it",
    AMENDED: "amended it",
    REDACTED: "redacted it",
    SEVERED: "cut its links",
    MIGRATED: "moved it to another version",
    UNDONE: "undid a move to another version",
}
"""What somebody did who did not only write."""

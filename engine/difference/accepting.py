"""Which changes of a difference somebody has looked at and accepted: this very change, and no other, for a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ...dsl.diagnostic import Diagnostic, Diagnostics, Related
from ...dsl.nearest import nearest
from .. import acceptance_codes as codes
from ..definition import Acceptance, Acceptances
from .binding import LENGTH
from .change import Accepted, Change, Difference, in_a_line
from .rules import RULES

_HASH = re.compile(rf"[0-9a-f]{{{LENGTH}}}")
_PART = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?:[.+][A-Za-z0-9_-]+)*")


@dataclass(frozen=True, slots=True)
class Held:
    """A difference with what is accepted of it, and what was found wrong with the acceptances."""

    difference: Difference
    found: Diagnostics


def check_acceptances(document: Acceptances) -> Diagnostics:
    """What is wrong with a file of acceptances by itself (PP831-PP834)."""
    return Diagnostics(_faults(document.list))


def is_between(document: Acceptances, difference: Difference) -> bool:
    """Whether a file of acceptances is about the two that were compared."""
    name = document.name.text
    return (difference.old.name, difference.new.name) == (
        f"{name}@{document.old.text}",
        f"{name}@{document.new.text}",
    )


def accepted(difference: Difference, documents: Iterable[Acceptances], today: date) -> Held:
    """The difference with each change that is accepted saying so. What has expired (PP835), is no longer what was accepted (PP836),
    is accepted twice (PP834) or is between other versions (PP837) is reported at its place, and accepts nothing."""
    found = Diagnostics()
    entries: list[Acceptance] = []
    for document in documents:
        if is_between(document, difference):
            entries += document.list
        else:
            found.add(_between_others(document, difference))
    found.extend(_faults(entries))
    by_change = {(change.rule, change.part): change for change in difference.changes}
    said: dict[tuple[str, str], Accepted] = {}
    for entry in entries:
        key = entry.rule.text, entry.part.text
        if key in said or entry.rule.text not in RULES:
            continue
        reason = _otherwise(entry, by_change.get(key), difference)
        if reason:
            found.add(codes.NO_LONGER.at(entry.part.span, rule=key[0], part=key[1], reason=reason))
            continue
        said[key] = Accepted(
            because=entry.because.text,
            by=entry.by.text,
            until=entry.until.value.isoformat(),
            expired=entry.until.value < today,
            at=f"{entry.rule.span.file}:{entry.rule.span.line}",
        )
        if said[key].expired:
            place, until = entry.until.span, said[key].until
            found.add(codes.EXPIRED.at(place, rule=key[0], part=key[1], until=until))
    changes = tuple(
        replace(change, accepted=said.get((change.rule, change.part))) for change in difference.changes
    )
    return Held(replace(difference, changes=changes), found)


def _otherwise(entry: Acceptance, change: Change | None, difference: Difference) -> str:
    """Why an entry accepts no change that is there; empty where it does."""
    if change is None:
        there = [each.rule for each in difference.changes if each.part == entry.part.text]
        return (
            f"there is {', '.join(f'`{rule}`' for rule in there)} now"
            if there
            else "nothing changes there now"
        )
    old, new = in_a_line(change.old), in_a_line(change.new)
    if (entry.old.text, entry.new.text) != (old, new):
        return f"it is from `{old}` to `{new}` now"
    if entry.hash.text != change.hash:
        return "it says the same, and something that it leans on, or how it is judged, is otherwise now"
    return ""


def _between_others(document: Acceptances, difference: Difference) -> Diagnostic:
    return codes.OTHER_VERSIONS.at(
        document.name.span,
        name=document.name.text,
        old=document.old.text,
        new=document.new.text,
        before=difference.old.name,
        after=difference.new.name,
    )


def _faults(entries: Iterable[Acceptance]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Acceptance] = {}
    for entry in entries:
        rule, part = entry.rule.text, entry.part.text
        if rule not in RULES:
            near = nearest(rule, RULES)
            offered = f"did you mean `{near}`? Else " if near else ""
            yield codes.UNKNOWN_RULE.at(entry.rule.span, rule=rule, nearest=offered)
        if not _PART.fullmatch(part):
            yield codes.NO_PART.at(entry.part.span, part=part)
        if not _HASH.fullmatch(entry.hash.text):
            yield codes.NO_HASH.at(entry.hash.span, hash=entry.hash.text)
        other = first.setdefault((rule, part), entry)
        if other is not entry:
            where = (Related(other.rule.span, "first here"),)
            yield codes.TWICE.at(entry.rule.span, rule=rule, part=part, related=where)

"""What becomes of the records of a store, for people to read: question by question, and no answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..engine.migration.moving import Moved, PutBack
from ..engine.migration.outcome import Outcome
from ..engine.migration.summary import OfQuestion, Summary
from ..engine.records.parted import FACT
from .legible import legible

_SAYS = {
    Outcome.KEPT: "as it is",
    Outcome.CARRIED: "carried over",
    Outcome.CHECK: "to be checked",
    Outcome.ASIDE: "kept aside",
    Outcome.PERSON: "kept aside, for a person",
}
_MOST = 20
"""Records that are named in one place; the JSON form names all."""


def migration_text(moved: Moved, *, dry: bool) -> str:
    """The report of a move, or of what it would be."""
    lines: list[str] = []
    for name, summary in moved.summaries:
        lines += _of_version(name, moved.to, summary)
    would = "would move" if dry else "moved"
    lines.append(f"{_count(moved.records, 'record')} {would} to {moved.to}")
    for count, what in (
        (moved.there, "there already"),
        (moved.signed, "signed: read as signed, and never moved"),
        (moved.erased, "erased"),
    ):
        if count:
            lines.append(f"{_count(count, 'record')} {what}")
    lines += _to_do(moved)
    if dry:
        lines.append("nothing was written")
    return legible("\n".join(lines)) + "\n"


def put_back_text(done: PutBack) -> str:
    """The report of a move that was undone."""
    return legible(f"{_count(done.records, 'record')} put back as before the move to {done.to}") + "\n"


def _to_do(moved: Moved) -> Iterable[str]:
    """What somebody has to do once the records have moved, the gravest first."""
    lines: list[str] = []
    read = "read what was kept aside (`penpicture record show`), and say again what holds"
    if moved.needs:
        lines.append(f"{_count(len(moved.needs), 'record')}: {read}: {_named(moved.needs)}")
    if moved.unread:
        many = _count(len(moved.unread), "record")
        lines.append(f"{many} that moved before, not written to since: {read}: {_named(moved.unread)}")
    if moved.checks:
        lines.append(
            f"{_count(len(moved.checks), 'record')}: look at the answers marked to be checked: {_named(moved.checks)}"
        )
    needed = dict.fromkeys(path for _, each in moved.summaries for path, is_needed in each.added if is_needed)
    if needed:
        lines.append(f"before sign-off, where it is asked: answer {', '.join(needed)}")
    if lines:
        yield "what somebody has to do:"
        yield from (f"  {line}" for line in lines)
    elif moved.records:
        yield "nobody has to do anything"


def _of_version(name: str, to: str, summary: Summary) -> Iterable[str]:
    yield f"{name} -> {to}: {_count(summary.records, 'record')}"
    quiet = facts = 0
    for each in summary.questions:
        if each.moves or (each.answered and "Q_RETIRE" in each.rules):
            yield from _of_question(each)
        elif each.answered and each.question.startswith(FACT):
            facts += 1
        elif each.answered:
            quiet += 1
    for path, needed in summary.added:
        yield f"  {path}: asked now" + (", and an answer is needed at sign-off" if needed else "")
    if quiet:
        yield f"  {_count(quiet, 'other question')}: every answer kept as it is"
    if facts:
        yield f"  {_count(facts, 'other fact')} on record: kept as {'it is' if facts == 1 else 'they are'}"
    yield ""


def _of_question(each: OfQuestion) -> Iterable[str]:
    named = each.question if each.now in (each.question, None) else f"{each.question} -> {each.now}"
    yield f"  {named}" + (f": {' '.join(each.asks.split())}" if each.asks else "")
    said = ", ".join(f"{count:,} {_SAYS[outcome]}" for outcome, count in each.records)
    yield f"    {_count(each.answered, 'record')}: {said}"
    told: dict[str, list[str]] = {}
    for rule, happens in zip(each.rules or ("",), each.happens, strict=True):
        told.setdefault(happens, []).append(rule)
    for happens, rules in told.items():
        yield f"    {happens}" + (f" ({', '.join(rules)})" if any(rules) else "")
    if each.needs:
        yield f"    for a person: {_named(each.needs)}"


def _named(records: Sequence[str]) -> str:
    more = len(records) - _MOST
    return ", ".join(records[:_MOST]) + (f" and {more:,} more" if more > 0 else "")


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"

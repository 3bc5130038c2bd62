"""Whether the history of each fact is as it was kept: every byte under a digest, every digest under a version, every version under the
next. Whose a history is stands in it by a digest alone, so that an identity can be severed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, LargeBinary, cast, select

from ..canonical import canonical, digest
from ..records.leaf import SALT, leaf_digest
from ..store.fact_tables import FACT_HISTORIES, FACT_LEAVES, FACT_VERSIONS
from .version import HOW, SAID, SOURCE, VERSION_FORMAT, whose


@dataclass(frozen=True, slots=True)
class Broken:
    """The first thing of a fact's history that does not match: whose fact it is as the store says, and `what`, in words without an
    answer."""

    holder: str
    fact: str
    what: str


class _Wrong(Exception):
    """What does not match."""


def broken(connection: Connection) -> tuple[Broken, ...]:
    """Of each fact's history that is not as it was kept, the first thing that does not match; none where all are."""
    versions = _of_each(connection, FACT_VERSIONS, ("version", "body", "digest"), order="number")
    leaves = _of_each(connection, FACT_LEAVES, ("digest", "place", "salt", "text"), order="digest")
    found: list[Broken] = []
    for row in connection.execute(
        select(
            FACT_HISTORIES.c.history, FACT_HISTORIES.c.holder, _bytes(FACT_HISTORIES.c.fact),
            FACT_HISTORIES.c.salt, FACT_HISTORIES.c.head, _bytes(FACT_HISTORIES.c.digest),
        ).order_by(FACT_HISTORIES.c.fact, FACT_HISTORIES.c.holder)
    ):  # fmt: skip
        history, holder, fact, salt, head, last = row
        try:
            of = _verify(
                history, fact.decode(), head, last, versions.pop(history, []), leaves.pop(history, [])
            )
            if len(salt) != SALT or of != whose(salt, history, holder):
                raise _Wrong("whose history it is does not agree with it")
        except _Wrong as wrong:
            found.append(Broken(str(holder), fact.decode(errors="replace"), str(wrong)))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            found.append(Broken(str(holder), fact.decode(errors="replace"), "a version cannot be read"))
    lost = sorted({*versions, *leaves})
    return (*found, *(Broken("", "", f"nothing says whose history `{each}` is") for each in lost))


def _verify(
    history: str, fact: str, head: int, last: bytes, versions: Sequence[Any], leaves: Sequence[Any]
) -> str | None:
    """Verify one history, and give the digest of whose it is."""
    of: str | None = None
    there = {found.decode(): (place.decode(), salt, text) for found, place, salt, text in leaves}
    named: dict[str, tuple[str, int]] = {}
    erased: set[str] = set()
    previous: str | None = None
    for number, (kept_number, version, text, kept) in enumerate(versions, 1):
        if kept_number != number:
            raise _Wrong(f"version {number} is not there")
        if digest(text) != kept.decode():
            raise _Wrong(f"version {number} is not what its digest says")
        told = json.loads(text)
        if canonical(told) != text or (told["fact_version"], told["how"] in HOW) != (VERSION_FORMAT, True):
            raise _Wrong(f"version {number} is not written as versions are")
        if (told["history"], told["fact"], told["number"]) != (history, fact, number):
            raise _Wrong(f"version {number} is of another history")
        if told["previous"] != previous:
            raise _Wrong(f"version {number} does not follow the one before")
        for place, one in ((SAID + fact, told["said"]), (SOURCE + fact, told["source"])):
            if one is not None:
                named[one] = place, number
        erased.update(told.get("erased", ()))
        of = told.get("of", of)
        source = there.get(told["source"], ("", None, None))[2]
        if source is not None and json.loads(source)["version"] != version.decode():
            raise _Wrong(f"version {number} goes by another name than it was given")
        previous = kept.decode()
    if (len(versions), previous) != (head, last.decode()):
        raise _Wrong("the last version is not there")
    for one, (place, number) in named.items():
        if one not in there:
            raise _Wrong(f"what version {number} says is not there")
        _verify_leaf(one, place, number, *there.pop(one), erased=one in erased)
    if there:
        raise _Wrong("something is kept that no version says")
    return of


def _verify_leaf(
    one: str,
    place: str,
    number: int,
    kept_place: str,
    salt: bytes | None,
    text: bytes | None,
    *,
    erased: bool,
) -> None:
    if kept_place != place:
        raise _Wrong(f"what version {number} says stands at another place")
    if text is None or salt is None:
        if not erased or text is not None or salt is not None:
            raise _Wrong(f"what version {number} says was taken out, and no redaction says so")
    elif len(salt) != SALT or leaf_digest(salt, place, text) != one:
        raise _Wrong(f"what version {number} says is not what was kept")


def _of_each(connection: Connection, table: Any, names: Sequence[str], *, order: str) -> dict[str, list[Any]]:
    columns = [table.c[name] if name in ("salt", "text", "body") else _bytes(table.c[name]) for name in names]
    if order == "number":
        columns.insert(0, table.c.number)
    found: dict[str, list[Any]] = defaultdict(list)
    for history, *rest in connection.execute(
        select(table.c.history, *columns).order_by(table.c.history, table.c[order])
    ):
        found[history].append(rest)
    return found


def _bytes(column: Any) -> Any:
    return cast(column, LargeBinary)

"""What children are told of otherwise once somebody said who belongs to whom: each child by identity, each fact by its name and title,
and no word of what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .dsl.printing import visible
from .engine.knowing.for_one_child import Told, for_one_child
from .engine.knowing.identity import FAMILY, HOUSEHOLD, holders, known_child, members
from .engine.store.store import Store

Known = Mapping[str, Mapping[str, Told]]
"""What is known of each child: by identity, and by the name of the fact."""


def known_of(store: Store, children: Iterable[str]) -> Known:
    """What is known now of children, and of everybody who is of their families and households. Raises StoreFault (PP770, PP772)."""
    everybody: dict[str, None] = {}
    with store.reading() as connection:
        for child in children:
            known_child(connection, child)
            everybody[child] = None
            held_by = holders(connection, child)
            for kind in (FAMILY, HOUSEHOLD):
                if kind in held_by:
                    everybody |= dict.fromkeys(members(connection, held_by[kind]))
    return {child: {each.fact: each for each in for_one_child(store, child)} for child in everybody}


def told_otherwise(before: Known, now: Known) -> str:
    """What is known of each child who was there before that was not, and what is not any more, in lines."""
    lines = [line for child in before if child in now for line in _of_child(child, before[child], now[child])]
    return "".join(f"{line}\n" for line in lines or ("nothing is known otherwise of any child",))


def _of_child(child: str, before: Mapping[str, Told], now: Mapping[str, Told]) -> Iterator[str]:
    for what, facts in (
        ("is told of now", [each for fact, each in now.items() if fact not in before]),
        (
            "is told otherwise of now",
            [each for fact, each in now.items() if fact in before and each.held != before[fact].held],
        ),
        ("is not told of any more", [each for fact, each in before.items() if fact not in now]),
    ):
        if facts:
            yield f"{visible(child)} {what}:"
            yield from (f"  {each.spec['title']} ({each.fact})" for each in facts)

"""What holds where several variants apply to one child: what each says of a facet, and what is settled for all (rule L5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import Any, Generic, TypeVar

from ...dsl.diagnostic import Diagnostics, Related
from ...dsl.source import Span
from .. import variant_codes as codes
from ..proofs.verdict import Meeting, Met, Undecided
from ..spoken import listed
from .varied import Names

Meet = Callable[[Names, tuple[Names, ...]], Meeting]
"""Whether a child can be in all of some variants at once, and in none of some other sets."""

MOST = 6
"""How many variants can change one part."""

Value = TypeVar("Value")


class Together(Generic[Value]):
    """What variants, and settlements of several, say of one facet of one part, by whom they are for."""

    def __init__(self, said: Mapping[Names, Value]) -> None:
        """`said` is what each says."""
        self.said = dict(sorted(said.items(), key=lambda each: (len(each[0]), sorted(each[0]))))

    def speaks(self, applying: Names) -> Names | None:
        """Whose word holds while these variants surely apply: the largest set among them, or None where none says
        anything."""
        return next((names for names in reversed(self.said) if names <= applying), None)

    def unsettled(self) -> Iterable[tuple[Names, Names]]:
        """Pairs that say different things, neither within the other, and that nothing settles: where both hold, no larger
        set speaks in the place of either."""
        for one, other in combinations(self.said, 2):
            if one < other or other < one or self.said[one] == self.said[other]:
                continue
            if not any((one < names or other < names) and names <= one | other for names in self.said):
                yield one, other


def judge(
    together: Together[Any],
    name: str,
    facet: str,
    where: Callable[[Names], Span],
    meet: Meet,
    found: Diagnostics,
) -> None:
    """Report whatever two variants that a child can both be in say differently (PP552, PP553), and settlements of nothing
    (PP558). `where` is the place at which a set says it."""
    for one, other in together.unsettled():
        larger = tuple(names for names in together.said if one < names or other < names)
        meeting = meet(one | other, larger)
        if not isinstance(meeting, (Met, Undecided)):
            continue
        words: dict[str, Any] = {
            "variants": listed([f"`{each}`" for each in sorted(one | other)]),
            "all": ", ".join(sorted(one | other)),
            "facet": facet,
            "name": name,
            "related": (Related(where(one), "said otherwise here"),),
        }
        if isinstance(meeting, Met):
            found.add(codes.TWO_VARIANTS.at(where(other), child=meeting.example.said, **words))
        else:
            found.add(codes.MEETING_UNDECIDED.at(where(other), reason=meeting.reason, **words))
    for names in together.said:
        inside = [each for each in together.said if each < names]
        if len(names) > 1 and not any(
            together.said[a] != together.said[b] for a, b in combinations(inside, 2)
        ):
            each = listed([f"`{name}`" for name in sorted(names)])
            found.add(codes.SETTLES_NOTHING.at(where(names), variants=each, facet=facet, name=name))


def subsets(names: Names) -> Iterable[Names]:
    """Every set of some of these variants, the smaller first."""
    ordered = sorted(names)
    for size in range(1, len(ordered) + 1):
        for chosen in combinations(ordered, size):
            yield frozenset(chosen)

"""What of a record has to go with an answer: every leaf that ever held it, what followed from it, and the pages that showed it.

Pure functions over a history; `store.redacting` erases what they find.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from ..artifact import Artifact
from ..program import Program
from .entry import Under
from .following import Following
from .history import History, standing
from .parted import FACT, is_of_question
from .place_steps import steps
from .seal import RENDERING, WHY_WRITTEN

Content = Mapping[str, Any]
"""The content of an artifact that the record was kept under."""


def places_of(found: History, contents: Sequence[Content], said: str) -> frozenset[str]:
    """The places at which what somebody means ever stood: a question by its address, under each name that it has had, with all that
    stands in its rows; of a group's question without a row, that of every row; and what was on record of the fact that it goes into. Or `fact NAME`, or any other
    place that a leaf has."""
    there = {leaf.place for leaf in found.leaves.values()}
    if said in there and not is_of_question(said):
        return frozenset({said})
    wanted = steps(said)
    if not wanted:
        return frozenset()
    names = _names(contents, [name for name, _ in wanted])
    asked = {place for place in there if is_of_question(place) and _is_within(steps(place), wanted, names)}
    # What is on record of its fact stands for an answer that nobody gave (rule C9), and is shown as one.
    paths = {".".join(path) for path in product(*names)}
    return frozenset(asked | {FACT + fact for fact in facts_of(contents, {*asked, *paths})} & there)


def facts_of(contents: Sequence[Content], places: Collection[str]) -> frozenset[str]:
    """The facts that what stands at some places is told to: of a row, the list that its group is told to."""
    found: set[str] = set()
    for place in places:
        path = ""
        for name, _ in steps(place) if is_of_question(place) else ():
            path = f"{path}.{name}" if path else name
            specs = (content["questions"].get(path, {}) for content in contents)
            found |= {spec["fact"] for spec in specs if "fact" in spec}
    return frozenset(found)


def gone_with(found: History, artifacts: Mapping[Under, Artifact], places: Collection[str]) -> dict[str, str]:
    """Every leaf that goes when what stood at some places is erased, as digest and place: those leaves themselves; then, of each version in
    which they stood, all that could be otherwise had they said otherwise (`following`): why questions were asked, the pen picture, what was waited for,
    the clock; and its renderings. Leaves that are erased already are not among them. `artifacts` are those that the record was kept under."""
    gone = {d: leaf.place for d, leaf in found.leaves.items() if leaf.place in places}
    held = frozenset(gone)
    for seal in found.seals:
        stood = standing(found.entries, seal.number)
        here = {place for place, digest in stood.items() if digest in held}
        if not here:
            continue
        follows = Following(Program.of(artifacts[seal.under]), here)
        gone |= {digest: place for place, digest in stood.items() if follows.goes(place)}
        if here != {WHY_WRITTEN}:  # no page shows that
            gone |= {digest: place for place, digest in stood.items() if place.startswith(RENDERING)}
    return {digest: place for digest, place in gone.items() if not found.leaves[digest].erased}


def _is_within(
    place: Sequence[tuple[str, str]], wanted: Sequence[tuple[str, str]], names: Sequence[Collection[str]]
) -> bool:
    return len(place) >= len(wanted) and all(
        here[0] in names[n] and row in ("", here[1])
        for n, (here, (_, row)) in enumerate(zip(place, wanted, strict=False))
    )


def _names(contents: Sequence[Content], path: Sequence[str]) -> list[frozenset[str]]:
    """Of each step of a path, the names that it has had in any version (`was`)."""
    found: list[frozenset[str]] = []
    around: set[str] = {""}
    for name in path:
        families = [family for content in contents for family in _families(content, around)]
        names = {name}
        for _ in families:  # one renaming may lead to the next
            names |= {each for family in families if family & names for each in family}
        found.append(frozenset(names))
        around = {f"{outer}.{each}" if outer else each for outer in around for each in names}
    return found


def _families(content: Content, around: Iterable[str]) -> Iterator[set[str]]:
    for path, spec in content["questions"].items():
        outer, _, name = path.rpartition(".")
        if outer in around:
            yield {name, *(each.rpartition(".")[2] for each in spec.get("was", ()))}

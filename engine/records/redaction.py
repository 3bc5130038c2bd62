"""What of a record has to go with an answer: every leaf that ever held it, what followed from it, and the pages that showed it.

Pure functions over a history; `store.redacting` erases what they find.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from .history import History, standing
from .parted import FACT, is_of_question
from .seal import CLOCK, PEN_PICTURE, RENDERING, STATUS, WAITED, WHY_WRITTEN

Content = Mapping[str, Any]
"""The content of an artifact that the record was kept under."""

_STEP = re.compile(r"([a-z][a-z0-9_]*)(?:\[([^\]]*)\])?")


def places_of(found: History, contents: Sequence[Content], said: str) -> frozenset[str]:
    """The places at which what somebody means ever stood: a question by its address, under each name that it has had, with all that
    stands in its rows; of a group's question without a row, that of every row; and what was on record of the fact that it goes into. Or `fact NAME`, or any other
    place that a leaf has."""
    there = {leaf.place for leaf in found.leaves.values()}
    if said in there and not is_of_question(said):
        return frozenset({said})
    wanted = _steps(said)
    if not wanted:
        return frozenset()
    names = _names(contents, [name for name, _ in wanted])
    asked = {place for place in there if is_of_question(place) and _is_within(_steps(place), wanted, names)}
    # What is on record of its fact stands for an answer that nobody gave (rule C9), and is shown as one.
    paths = {".".join(path) for path in product(*names)}
    return frozenset(asked | {FACT + fact for fact in facts_of(contents, {*asked, *paths})} & there)


def facts_of(contents: Sequence[Content], places: Collection[str]) -> frozenset[str]:
    """The facts that what stands at some places is told to: of a row, the list that its group is told to."""
    found: set[str] = set()
    for place in places:
        path = ""
        for name, _ in _steps(place) if is_of_question(place) else ():
            path = f"{path}.{name}" if path else name
            specs = (content["questions"].get(path, {}) for content in contents)
            found |= {spec["fact"] for spec in specs if "fact" in spec}
    return frozenset(found)


def gone_with(found: History, contents: Sequence[Content], places: Collection[str]) -> dict[str, str]:
    """Every leaf that goes when what stood at some places is erased, as digest and place: those leaves themselves, then what followed
    from them (why a question was asked, the pen picture, what was waited for, the clock), and the renderings of each version
    in which they stood. Leaves that are erased already are not among them."""
    gone = {d: leaf.place for d, leaf in found.leaves.items() if leaf.place in places and not leaf.erased}
    held = {d for d, leaf in found.leaves.items() if leaf.place in places}
    shown = {digest for digest in held if found.leaves[digest].place != WHY_WRITTEN}  # no page shows that
    named = {place.removeprefix(FACT) for place in places if place.startswith(FACT)} | facts_of(
        contents, places
    )
    named |= {_template(place) for place in places if is_of_question(place)}
    for digest, leaf in found.leaves.items():
        if not leaf.erased and _follows(leaf.place, leaf.text or b"", held, named, contents):
            gone[digest] = leaf.place
    for seal in found.seals:
        stood = standing(found.entries, seal.number)
        if shown & set(stood.values()):
            pages = {d: place for place, d in stood.items() if place.startswith(RENDERING)}
            gone |= {d: place for d, place in pages.items() if not found.leaves[d].erased}
    return gone


def _follows(
    place: str, text: bytes, held: Collection[str], named: Collection[str], contents: Sequence[Content]
) -> bool:
    if place.startswith(STATUS):
        return any(set(read["leaves"]) & set(held) for read in json.loads(text)["read"])
    if place == WAITED:
        return any(_mentions(json.loads(text), named))
    if place == PEN_PICTURE:
        return any(any(_mentions(content["pen_picture"], named)) for content in contents)
    return place == CLOCK and any(any(_mentions(content["timescale"], named)) for content in contents)


def _mentions(said: Any, named: Collection[str]) -> Iterator[bool]:
    """Whether plain data names one of some questions or facts anywhere."""
    if isinstance(said, str):
        yield _template(said) in named
    elif isinstance(said, Mapping):
        for each in said.values():
            yield from _mentions(each, named)
    elif isinstance(said, Sequence):
        for each in said:
            yield from _mentions(each, named)


def _steps(place: str) -> list[tuple[str, str]]:
    """A place step by step: the question, and the row that is meant, "" for none or for all."""
    steps: list[tuple[str, str]] = []
    rest = place
    while rest:
        step = _STEP.match(rest)
        if step is None:
            return []
        steps.append((step[1], step[2] or ""))
        rest = rest[step.end() :]
        if rest and not rest.startswith("."):
            return []
        rest = rest.removeprefix(".")
    return steps


def _template(place: str) -> str:
    steps = _steps(place)
    return ".".join(name for name, _ in steps) if steps else place


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

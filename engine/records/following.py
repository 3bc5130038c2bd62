"""What follows from an answer, whatever it says: by the same graph by which statuses settle, through named conditions, pathways, sections, groups and
statuses of statuses (rule S1).

What a leaf happened to read is not enough: that a rule did not look at an answer can tell of it as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from ..faces import named
from ..program import Program, Reach
from .parted import FACT, is_of_question
from .place_steps import steps
from .seal import CLOCK, PEN_PICTURE, STATUS, WAITED

Ref = tuple[str, str]
Rows = tuple[str, ...]
"""The rows in which something stands, outermost first; those of a shorter one have all that stands in them."""


class Following:
    """What of a record could be otherwise, were what stands at some places (`records.parted`) otherwise."""

    def __init__(self, program: Program, places: Iterable[str]) -> None:
        """Walks each dependent once for the rows that it is met in."""
        self._program = program
        self._reached: dict[str, set[Rows]] = {}
        self._touched: set[Ref] = set()
        """Those of the places, and what they reach."""
        self._waiting: list[tuple[Ref, Rows]] = []
        for place in places:
            self._begin(place)
        while self._waiting:
            self._spread(*self._waiting.pop())

    def goes(self, place: str) -> bool:
        """Whether a leaf at a place tells of one of them: a status, the pen picture, what was waited for, the clock."""
        if place.startswith(STATUS):
            path, rows = _address(place.removeprefix(STATUS))
            return any(rows[: len(each)] == each for each in self._reached.get(f"q:{path}", ()))
        if place == WAITED:
            return any(name[0] in "qs" for name in self._reached)
        content = self._program.content
        if place == PEN_PICTURE:
            return any(self._is_touched(self._of_sentence(each)) for each in content["pen_picture"])
        clock: Mapping[str, Any] | None = content.get("timescale")
        return (
            place == CLOCK
            and clock is not None
            and self._is_touched((clock[end][0], clock[end][1]) for end in ("from", "to"))
        )

    # --- walking ------------------------------------------------------------------------------------------------------

    def _begin(self, place: str) -> None:
        program = self._program
        if place.startswith(FACT):
            fact = place.removeprefix(FACT)
            self._meet(("fact", fact), ())
            group = program.bound.get(fact)
            if group is not None and program.questions[group]["type"] == "group":
                self._meet(("question", group), ())  # its rows are what is on record
        elif is_of_question(place):
            path, rows = _address(place)
            if path in program.questions:
                self._meet(("question", path), rows)

    def _meet(self, ref: Ref, rows: Rows) -> None:
        self._touched.add(ref)
        self._waiting.append((ref, rows))

    def _spread(self, ref: Ref, rows: Rows) -> None:
        program, (kind, name) = self._program, ref
        at = program.index.get(f"{kind[0]}:{name}")
        found = program.fact_dependents.get(name) if at is None else program.dependents[at]
        if found is None:
            return
        depth = name.count(".") if kind == "question" else 0
        for node in found.flat:
            self._reach(node, ())
        for reach in found.reach:
            self._reach(reach.node, rows[: _meeting(reach, depth)])

    def _reach(self, node: int, rows: Rows) -> None:
        name = self._program.nodes[node].name
        there = self._reached.setdefault(name, set())
        if not any(rows[: len(each)] == each for each in there):
            there.add(rows)
            self._meet((_KINDS[name[0]], name[2:]), rows)

    # --- what is read otherwise than by statuses ----------------------------------------------------------------------

    def _is_touched(self, refs: Iterable[Ref]) -> bool:
        return any(each in self._touched for ref in refs for each in self._behind(ref))

    def _of_sentence(self, sentence: Mapping[str, Any]) -> Iterator[Ref]:
        if "when" in sentence:
            yield from self._read(sentence["when"]["tree"])
        for text in (sentence["say"]["practitioner"], sentence.get("otherwise", "")):
            for part in () if isinstance(text, str) else text:
                if not isinstance(part, str):
                    yield (part["slot"][0], part["slot"][1])

    def _behind(self, ref: Ref) -> Collection[Ref]:
        """What a source takes its words from."""
        program, (kind, name) = self._program, ref
        found = {ref}
        if kind == "fact":
            spec = program.facts[name]
            if spec["type"] == "age":
                found |= {("fact", of) for key in ("age_from", "age_unless") if (of := spec.get(key))}
                found |= {program.as_of} if program.as_of else set()
            return found
        spec = program.questions[name]
        if "fact" in spec:
            found.add(("fact", spec["fact"]))
        if spec["type"] == "group":
            found |= {("question", path) for path in program.questions if path.startswith(f"{name}.")}
        for variant in {name for entry in spec.get("variants", ()) for name in entry["in"]}:
            found |= set(self._read(program.content["define"][named(variant)]["tree"]))
        return found

    def _read(self, tree: Any) -> Iterator[Ref]:
        return (ref for ref, _ in self._program.reads(tree))


_KINDS = {"q": "question", "f": "fact", "s": "section"}


def _meeting(reach: Reach, depth: int) -> int:
    return max(depth - reach.up, 0)


def _address(place: str) -> tuple[str, Rows]:
    """The path of a question's place, and the rows in which it stands."""
    found = steps(place)
    return ".".join(name for name, _ in found), tuple(row for _, row in found[:-1])

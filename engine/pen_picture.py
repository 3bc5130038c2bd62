"""The pen picture (rule R5): sentences with slots; one with an empty slot is left out and its gap is listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .program import STATE, TODAY
from .state import State
from .wording import fill

Ref = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PenPicture:
    """The sentences that can be said, and for each that cannot, the sources that it lacks."""

    sentences: tuple[str, ...]
    gaps: tuple[tuple[Ref, ...], ...] = ()

    @property
    def text(self) -> str:
        """The whole, as one paragraph."""
        return " ".join(self.sentences)

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        return {
            "sentences": list(self.sentences),
            "gaps": [[{kind: name} for kind, name in gap] for gap in self.gaps],
        }


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence whose turn it is: its `number` in the exemplar, from 1; whether it is the one `otherwise` said; its words, or
    None where a slot is empty; the sources of its slots; and those that had nothing to say."""

    number: int
    otherwise: bool
    words: str | None
    read: tuple[Ref, ...]
    empty: tuple[Ref, ...]


def pen_picture(state: State) -> PenPicture:
    """The pen picture of a record as it stands."""
    said: list[str] = []
    gaps: list[tuple[Ref, ...]] = []
    for sentence in sentences(state):
        if sentence.words is not None:
            said.append(sentence.words)
        gap = tuple(dict.fromkeys(ref for ref in sentence.empty if _is_gap(state, ref)))
        if gap:
            gaps.append(gap)
    return PenPicture(tuple(said), tuple(gaps))


def sentences(state: State) -> Iterator[Sentence]:
    """The sentences whose condition holds, or that have none, in the author's order."""
    TODAY.set(state.today.toordinal())
    for number, spec in enumerate(state.program.content["pen_picture"], start=1):
        if "when" in spec and state.program.reading(spec["when"]["tree"])(state.root) is not True:
            continue
        text = spec["say"]["practitioner"]
        filled = fill(text, state, state.root)
        empty = filled.empty
        otherwise = bool(empty) and "otherwise" in spec
        if otherwise:
            text = spec["otherwise"]
            filled = fill(text, state, state.root)
            empty += filled.empty
        yield Sentence(number, otherwise, None if filled.empty else filled.text, _slots(text), empty)


def _slots(text: Any) -> tuple[Ref, ...]:
    parts = () if isinstance(text, str) else text
    return tuple((part["slot"][0], part["slot"][1]) for part in parts if not isinstance(part, str))


def _is_gap(state: State, ref: Ref) -> bool:
    """Whether an empty slot lacks something: what does not arise, or is none, lacks nothing (rule A1)."""
    program = state.program
    unless = program.facts[ref[1]].get("age_unless") if ref[0] == "fact" else None
    if unless is not None and state.root[program.place("", ("fact", unless))[1]] == "yes":
        return False
    _, cell = program.place("", ref)
    return state.root[cell + STATE] not in ("not_applicable", "skipped")

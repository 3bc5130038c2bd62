"""The pen picture (rule R5): sentences with slots; one with an empty slot is left out and its gap is listed."""

from __future__ import annotations

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


def pen_picture(state: State) -> PenPicture:
    """The pen picture of a record as it stands."""
    said: list[str] = []
    gaps: list[tuple[Ref, ...]] = []
    TODAY.set(state.today.toordinal())
    for spec in state.program.content["pen_picture"]:
        if "when" in spec and state.program.reading(spec["when"]["tree"])(state.root) is not True:
            continue
        filled = fill(spec["say"]["practitioner"], state, state.root)
        empty = filled.empty
        if empty and "otherwise" in spec:
            filled = fill(spec["otherwise"], state, state.root)
            empty += filled.empty
        if not filled.empty:
            said.append(filled.text)
        gap = tuple(dict.fromkeys(ref for ref in empty if _is_gap(state, ref)))
        if gap:
            gaps.append(gap)
    return PenPicture(tuple(said), tuple(gaps))


def _is_gap(state: State, ref: Ref) -> bool:
    """Whether an empty slot lacks something: what does not arise, or is none, lacks nothing (rule A1)."""
    program = state.program
    unless = program.facts[ref[1]].get("age_unless") if ref[0] == "fact" else None
    if unless is not None and state.root[program.place("", ("fact", unless))[1]] == "yes":
        return False
    _, cell = program.place("", ref)
    return state.root[cell + STATE] not in ("not_applicable", "skipped")

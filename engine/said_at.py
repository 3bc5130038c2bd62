"""Where a record says what a condition reads, by place: so that what hangs on an erased answer can be told from what hangs on a blank (rule R3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from .program import Program
from .records.parted import FACT

Ref = tuple[str, str]


def said_at(program: Program, ref: Ref) -> Iterator[str]:
    """The places (`records.parted`) of what a source says, a question by its address: of a fact that a question here asks for, what was said to
    that question as well."""
    kind, name = ref
    if kind == "fact":
        spec = program.facts[name]
        named = (spec.get("age_from"), spec.get("age_unless")) if spec["type"] == "age" else (name,)
        places = [FACT + each for each in named if each is not None]
        places += [bound for each in named if each and (bound := program.bound.get(each))]
    else:
        places = [name]
    for place in places:
        yield from (place, f"{place}[]")


def reads_any(program: Program, refs: Iterable[Ref], places: Collection[str]) -> bool:
    """Whether one of some sources is said at one of some places."""
    return any(place in places for ref in refs for place in said_at(program, ref))

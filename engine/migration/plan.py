"""What becomes of the answers to each question when records go over to a newer version: the plan, made once for all records.

It follows from the difference of the two (`engine/difference`): the same pairing by `was`, the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..artifact import Artifact
from ..difference.change import Change
from ..difference.compare import whole_of
from ..difference.options import of_options
from ..difference.questions import of_questions
from ..difference.sides import Pair, Sides
from ..difference.wordings import of_wordings
from .marking import NO_WORDS, Faces, faces_of
from .outcome import HAPPENS, OTHER_FORMER, Outcome
from .setting_aside import Apart, apart
from .turning import Turn
from .turns import turn_between

Spec = Mapping[str, Any]


class OtherExemplar(ValueError):
    """The two are not versions of one exemplar: answers mean nothing under another's questions."""

    def __init__(self, old: str, new: str) -> None:
        """Name both, as `name@version`."""
        super().__init__(f"{old} and {new} are not versions of one exemplar")
        self.old, self.new = old, new

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of, so that it can go from one process to another."""
        return OtherExemplar, (self.old, self.new)


@dataclass(frozen=True, slots=True)
class Way:
    """What becomes of the answers to one question, or of what was seen of one fact.

    `old` and `new` are its paths in the two versions, `new` None where it has no place. `rules` are the ids of the
    changes that decide. `turn` says how a value goes over, None where it stays as it is. `ended` are the reasons for no
    answer that are no longer offered, `states` what can no longer be said of a group's rows as a whole. `faces` says of which
    words an answer keeps the hash (rule A4). `returns` is whether it was retired before, and is no longer. `outcome` is the gravest that an
    answer may meet.
    """

    old: str
    new: str | None
    rules: tuple[str, ...] = ()
    outcome: Outcome = Outcome.KEPT
    turn: Turn | None = None
    ended: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    faces: Faces = NO_WORDS
    returns: bool = False
    is_group: bool = False
    retires: bool = False
    """Whether it is retired in the newer version: nobody is sent back to an answer that nobody is asked for."""
    stays: bool = False
    """Whether every answer stays as it is under the same name, but for the hash of what was shown."""


@dataclass(frozen=True)
class Plan:
    """From one version of an exemplar to another. `ways` are by the older path of a question, `facts` by the name of a
    fact; `parts` are those of the entries of lists, as `household.name`. `added` are the questions that are new, each with whether an answer is
    needed."""

    old: Artifact
    new: Artifact
    ways: Mapping[str, Way]
    facts: Mapping[str, Way]
    parts: Mapping[str, Way]
    added: tuple[tuple[str, bool], ...]

    @property
    def same(self) -> bool:
        """Whether both are of one content, so that nothing becomes of anything (rule L7)."""
        return self.old.content_hash == self.new.content_hash

    @cached_property
    def apart(self) -> Apart:
        """What may be set aside under the older version (rule S4)."""
        return apart(self.old.content)


def plan(old: Artifact, new: Artifact) -> Plan:
    """What becomes of every answer on the way from one version to another, whichever of them is the newer.

    Raises OtherExemplar for two that are not versions of one exemplar.
    """
    if old.content["exemplar"] != new.content["exemplar"]:
        raise OtherExemplar(old.name, new.name)
    sides = Sides(old, new)
    rules = _rules(sides)
    ways = {path: _way(path, sides, rules) for path in in_order(sides.said)}
    facts, parts = _facts(sides)
    added = tuple(
        (path, bool(spec.get("mandatory") or "statutory" in spec))
        for path in in_order(sides.new)
        if path not in sides.old["questions"] and "retired" not in (spec := sides.new["questions"][path])
    )
    return Plan(old, new, ways, facts, parts, added)


def in_order(content: Mapping[str, Any]) -> Iterator[str]:
    """The paths of all questions as they are asked; those of a row after their group."""
    waiting = [path for section in content["sections"] for path in section["questions"]]
    while waiting:
        path = waiting.pop(0)
        yield path
        waiting = [*content["questions"][path].get("questions", ()), *waiting]


def _rules(sides: Sides) -> dict[str, tuple[str, ...]]:
    """The rules that touch the answers to a question, by its newer path, in the order of `HAPPENS`."""
    found: dict[str, set[str]] = {}
    for change in _changes(sides):
        of = whole_of(change.part)
        if of.startswith("questions.") and change.rule in HAPPENS:
            found.setdefault(of.removeprefix("questions."), set()).add(change.rule)
    return {path: tuple(rule for rule in HAPPENS if rule in told) for path, told in found.items()}


def _changes(sides: Sides) -> Iterator[Change]:
    yield from of_questions(sides)
    yield from of_options(sides)
    yield from of_wordings(sides)


def _way(old: str, sides: Sides, rules: Mapping[str, tuple[str, ...]]) -> Way:
    new = sides.names.questions.get(old, old)
    before = sides.old["questions"][new]
    is_group = before["type"] == "group"
    after = sides.new["questions"].get(new)
    if after is None:
        rule, outcome = "Q_DELETE", Outcome.ASIDE
        if _stands_elsewhere(new, before, sides):
            rule, outcome = OTHER_FORMER, Outcome.PERSON
        return Way(old, None, (rule,), outcome, is_group=is_group)
    told = rules.get(new, ())
    if "Q_REUSE" in told:
        return Way(old, None, ("Q_REUSE",), Outcome.ASIDE, is_group=is_group)
    if is_group != (after["type"] == "group"):
        return Way(old, None, ("T_CHANGE",), Outcome.PERSON, is_group=is_group)
    pair = Pair(f"questions.{new}", new, before, after)
    recoded = sides.names.options.get(("question", new), {})
    turn = None if is_group else turn_between(sides.said["questions"][old], before, after, recoded, told)
    ended = _offered(before, "reasons") - _offered(after, "reasons")
    states = _states(before) - _states(after) if is_group else frozenset[str]()
    told += ("N_REASON_END",) * bool(ended) + ("N_ROWS_END",) * bool(states)
    faces = faces_of(pair)
    returns = "retired" in before and "retired" not in after
    retires = "retired" in after
    if retires:
        told = tuple(rule for rule in told if HAPPENS[rule] != HAPPENS["S_REWORDED"])
    return Way(
        old,
        new,
        told,
        _gravest(told, turn, faces, returns=returns, retires=retires, lost=bool(ended or states)),
        turn,
        ended,
        states,
        faces,
        returns,
        is_group,
        retires,
        turn is None and not ended and not returns and new == old,
    )


def _gravest(
    rules: Iterable[str], turn: Turn | None, faces: Faces, *, returns: bool, retires: bool, lost: bool
) -> Outcome:
    """The gravest that an answer to a question with a place may meet."""
    found = Outcome.KEPT
    if turn is not None or "Q_RENAME" in rules:
        found = Outcome.CARRIED
    if not retires and (returns or faces.changed or "O_MERGE" in rules):
        found = Outcome.CHECK
    if lost or (turn is not None and turn.may_fail):
        found = Outcome.PERSON
    return found


def _offered(spec: Spec, key: str) -> frozenset[str]:
    return frozenset(each for said in (spec, *spec.get("variants", ())) for each in said.get(key, ()))


def _states(spec: Spec) -> frozenset[str]:
    """What can be said of a group's rows as a whole, as answers have it."""
    return frozenset(
        state
        for state, key in (("none", "there_are_none"), ("others", "there_are_others"))
        if any(key in said for said in (spec, *spec.get("variants", ())))
    )


def _stands_elsewhere(path: str, spec: Spec, sides: Sides) -> bool:
    """Whether a question of the same bare name and type is asked in the rows of another group now, or in none."""
    bare = path.rpartition(".")[2]
    return any(
        other.rpartition(".")[2] == bare
        and other not in sides.old["questions"]
        and found["type"] == spec["type"]
        for other, found in sides.new["questions"].items()
    )


def _facts(sides: Sides) -> tuple[dict[str, Way], dict[str, Way]]:
    """What becomes of what was seen of each fact, and of each part of the entries of a list. Nobody has to look at these: what
    is on record is read anew."""
    found: dict[str, Way] = {}
    parts: dict[str, Way] = {}
    for name, said in sides.said["facts"].items():
        before, after = sides.old["facts"][name], sides.new["facts"].get(name)
        recoded = sides.names.options.get(("fact", name), {})
        found[name] = _fact(name, said, before, after, recoded)
        if before["type"] == "list" and found[name].new is not None and after is not None:
            now = {part["id"]: part for part in after.get("parts", ())}
            for part in before.get("parts", ()):
                path = f"{name}.{part['id']}"
                parts[path] = _fact(path, part, part, now.get(part["id"]), {})
    return found, parts


def _fact(name: str, said: Spec, before: Spec, after: Spec | None, recoded: Mapping[str, str]) -> Way:
    if after is None:
        return Way(name, None, ("F_END",), Outcome.ASIDE)
    if before["type"] != after["type"] and "list" in (before["type"], after["type"]):
        return Way(name, None, ("F_KEPT",), Outcome.ASIDE)
    if after["type"] == "age" != before["type"]:  # it is worked out now, and never given
        return Way(name, None, ("F_KEPT",), Outcome.ASIDE)
    if after["type"] in ("list", "age"):
        return Way(name, name)
    turn = turn_between(said, before, after, recoded, ("F_KEPT",))
    if turn is None:
        return Way(name, name)
    return Way(name, name, ("F_KEPT",), Outcome.ASIDE if turn.may_fail else Outcome.CARRIED, turn)

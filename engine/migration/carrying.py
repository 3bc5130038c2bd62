"""The answers of one record, carried over by a plan: the newer answers, what is kept aside, and what became of each.

Every answer of the older record is in the one or in the other, never in neither (rule S4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from ..answer_checking import answers_from
from ..answers import Answers, Given, OnRecord, Row, RowsGiven
from .facts import UNNAMED, carried_fact
from .marking import with_value
from .outcome import GRAVITY, Outcome
from .plan import Plan, Way
from .setting_aside import set_aside_in
from .turning import NoPlace


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one answer that is not as it was. `address` is its place in the older version, as histories have it
    (`pets[r1].name`, `pets[]` for the rows of a group, `fact child.wishes`), `question` the path of its question there, or
    the fact; `rule` is the id of the rule that decided. It never holds the answer."""

    address: str
    question: str
    rule: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a record's answers. `answers` are those of the newer version; `aside` what has no place there, as it
    was said, as answers of the older one; `told` has one entry for each answer that is not as it was. `met` has the gravest
    outcome of each question that was answered, by its older path, and of each fact that was seen."""

    answers: Answers
    aside: Answers
    told: tuple[Told, ...] = ()
    met: Mapping[str, Outcome] = field(default_factory=dict[str, Outcome])

    @property
    def needs(self) -> tuple[Told, ...]:
        """What a person must look at."""
        return tuple(each for each in self.told if each.outcome is Outcome.PERSON)


def migrated(plan: Plan, answers: Answers, *, sound: bool = False) -> Carried:
    """The same as `carried`, of answers in which nobody has looked yet for what is set aside: they are read under the older
    version, and the record is opened. `sound` says that they are that version's own and nobody changed them since. Raises
    AnswerFault for answers that are not that version's."""
    if plan.same or answers.artifact == plan.new.content_hash:
        return carried(plan, answers)
    if not sound and answers.checked != plan.old.content_hash:
        answers = answers_from(answers.as_json(), plan.old.content, plan.old.content_hash)
    return carried(plan, answers, set_aside_in(plan.old, plan.apart, answers))


def carried(plan: Plan, answers: Answers, set_aside: Collection[str] = ()) -> Carried:
    """Carry answers that were read under the plan's older version.

    `set_aside` are the addresses of answers that do not count there (rule S4): they go over like any other, and return
    marked *check*. Answers that are the newer version's already stay as they are, so that twice is once. Raises nothing: an
    answer of which the plan knows nothing is kept aside.
    """
    if plan.same or answers.artifact == plan.new.content_hash:
        return Carried(answers, Answers(answers.exemplar, answers.version, answers.artifact))
    carrying = _Carrying(plan, set_aside)
    given, aside_given = carrying.given("", "", answers.given)
    rows, aside_rows = carrying.rows("", "", answers.rows)
    facts, aside_facts = carrying.facts(answers.facts)
    old, new = plan.old, plan.new
    return Carried(
        Answers(
            new.content["exemplar"],
            new.content["version"],
            new.content_hash,
            facts,
            given,
            rows,
            answers.lateness,
        ),
        Answers(
            old.content["exemplar"],
            old.content["version"],
            old.content_hash,
            aside_facts,
            aside_given,
            aside_rows,
        ),
        tuple(carrying.told),
        carrying.met,
    )


class _Carrying:
    def __init__(self, plan: Plan, set_aside: Collection[str]) -> None:
        self._plan, self._set_aside = plan, frozenset(set_aside)
        self._removed = False
        self.told: list[Told] = []
        self.met: dict[str, Outcome] = {}

    def given(
        self, scope: str, at: str, said: Mapping[str, Given]
    ) -> tuple[dict[str, Given], dict[str, Given]]:
        """What was given in one frame: what goes over, and what stays aside."""
        kept: dict[str, Given] = {}
        aside: dict[str, Given] = {}
        ways, met, set_aside, removed = self._plan.ways, self.met, self._set_aside, self._removed
        for name, given in said.items():
            path = scope + name
            way = ways.get(path, _UNKNOWN)
            # Nine answers of ten: as it was, under the same name. This is done a million times.
            if way.stays and given.shown in way.faces.still and not removed and at + name not in set_aside:
                met.setdefault(path, Outcome.KEPT)
                kept[name] = given
                continue
            now = self._one(path, at + name, way, given)
            if now is None:
                aside[name] = given
            elif way.new is not None:
                kept[way.new.rpartition(".")[2]] = now
        return kept, aside

    def _one(self, path: str, address: str, way: Way, given: Given) -> Given | None:
        """One answer as it goes over, or None where it has no place; told and counted."""
        if way.new is None:
            self._tell(address, path, way.rules[0], way.outcome)
            return None
        if given.reason is not None and given.reason in way.ended:
            self._tell(address, path, "N_REASON_END", Outcome.PERSON)
            return None
        now, merged = given, False
        if way.turn is not None and given.reason is None:
            try:
                value = way.turn.of(given.value)
            except NoPlace as fault:
                self._tell(address, path, fault.rule, Outcome.PERSON)
                return None
            if value != given.value or type(value) is not type(given.value):
                now = with_value(given, value)
            merged = way.turn.merges(given.value)
        returns = way.returns or self._removed or address in self._set_aside
        faces = way.faces
        if returns or now.shown is None or now.shown in faces.onward or now.shown not in faces.accepted:
            now = faces.shown(now, merged=merged, returns=returns)
            if faces.marks(now) and not way.retires and not (faces.marked(given) and now == given):
                self._tell(address, path, _why(way, merged=merged, returns=returns), Outcome.CHECK)
                return now
        if now.value != given.value:
            rule = next((each for each in way.rules if each in _CARRYING), way.rules[0])
            self._tell(address, path, rule, Outcome.CARRIED)
        elif "Q_RENAME" in way.rules:
            self._tell(address, path, "Q_RENAME", Outcome.CARRIED)
        else:
            self.met.setdefault(path, Outcome.KEPT)
        return now

    def _tell(self, address: str, path: str, rule: str, outcome: Outcome) -> None:
        self.told.append(Told(address, path, rule, outcome))
        self.met[path] = max(self.met.get(path, outcome), outcome, key=_GRAVE)

    def rows(
        self, scope: str, at: str, said: Mapping[str, RowsGiven]
    ) -> tuple[dict[str, RowsGiven], dict[str, RowsGiven]]:
        """The rows of one frame: those that go over, and what stays aside of them, row by row in the same order."""
        kept: dict[str, RowsGiven] = {}
        aside: dict[str, RowsGiven] = {}
        for name, listed in said.items():
            path = scope + name
            way = self._plan.ways.get(path, _UNKNOWN)
            if way.new is None:
                aside[name] = listed
                self._whole(path, at + name, way, listed)
                continue
            state, state_aside = listed.state, None
            if state in way.states:
                state, state_aside = None, state
                self._tell(f"{at}{name}[]", path, "N_ROWS_END", Outcome.PERSON)
            rows, left = self._each(path, at + name, listed.rows)
            if state is not None or rows or state_aside is None:
                kept[way.new.rpartition(".")[2]] = RowsGiven(state, rows)
            if state_aside is not None or left:
                aside[name] = RowsGiven(state_aside, left)
            self._place(path, f"{at}{name}[]", way)
        return kept, aside

    def _each(self, path: str, at: str, listed: Iterable[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        kept: list[Row] = []
        aside: list[Row] = []
        for row in listed:
            here = f"{at}[{row.row}]."
            before, self._removed = self._removed, self._removed or row.removed
            given, given_aside = self.given(f"{path}.", here, row.given)
            rows, rows_aside = self.rows(f"{path}.", here, row.rows)
            self._removed = before
            kept.append(Row(row.row, given, rows, row.removed))
            if given_aside or rows_aside:
                aside.append(Row(row.row, given_aside, rows_aside, row.removed))
        return tuple(kept), tuple(aside)

    def _place(self, path: str, address: str, way: Way) -> None:
        """Count the rows of a group that has a place."""
        if "Q_RENAME" in way.rules:
            self._tell(address, path, "Q_RENAME", Outcome.CARRIED)
        else:
            self.met.setdefault(path, Outcome.KEPT)

    def _whole(self, path: str, address: str, way: Way, listed: RowsGiven) -> None:
        """Tell of a group that has no place, and of everything in it: it stays as it is, aside."""
        self._tell(f"{address}[]", path, way.rules[0], way.outcome)
        for row in listed.rows:
            here = f"{address}[{row.row}]."
            for name in row.given:
                self._tell(here + name, f"{path}.{name}", way.rules[0], way.outcome)
            for name, inner_rows in row.rows.items():
                self._whole(f"{path}.{name}", here + name, way, inner_rows)

    def facts(self, seen: Mapping[str, OnRecord]) -> tuple[dict[str, OnRecord], dict[str, OnRecord]]:
        """The facts that were seen, by name: those that the newer version names, and those that it does not."""
        kept: dict[str, OnRecord] = {}
        aside: dict[str, OnRecord] = {}
        for name, held in seen.items():
            place = f"fact {name}"
            now, left = carried_fact(self._plan, name, held)
            if now is not None:
                kept[name] = now
            if left is not None:
                aside[name] = left
                rules = self._plan.facts.get(name, UNNAMED).rules
                self._tell(place, place, rules[0] if rules else "F_KEPT", Outcome.ASIDE)
            elif now != held:
                self._tell(place, place, "F_KEPT", Outcome.CARRIED)
            else:
                self.met[place] = Outcome.KEPT
        return kept, aside


_GRAVE = GRAVITY.__getitem__
_UNKNOWN = Way("", None, ("Q_DELETE",), Outcome.ASIDE)
_CARRYING = ("C_MANY", "C_ONE", "T_WIDEN", "T_NARROW", "O_RECODE", "Q_RENAME")


def _why(way: Way, *, merged: bool, returns: bool) -> str:
    """The rule by which an answer is marked."""
    if merged:
        return "O_MERGE"
    if returns:
        return "Q_RESTORE" if "Q_RESTORE" in way.rules else "SET_ASIDE"
    return next(
        (rule for rule in ("S_MEANING", "S_REWORDED", "O_RELABEL", "S_VOICE") if rule in way.rules),
        "S_REWORDED",
    )

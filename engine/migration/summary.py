"""Many records on their way to a newer version: for each question how many, what happens, and which need a person.

It holds names of records and of questions, and no answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..records.parted import FACT
from ..translation_texts import as_written
from .carrying import Carried
from .outcome import AS_IT_IS, HAPPENS, OUTCOMES, Outcome
from .plan import Plan


@dataclass(frozen=True, slots=True)
class OfQuestion:
    """What becomes of the answers to one question. `question` is its path in the older version, `now` that in the newer one,
    None where it has no place; of a fact, its name after `fact `. `asks` is what it asked a practitioner, in the older version. `happens` says in words what becomes of them, `rules` by
    which rules; `records` counts the records that have an answer, by what became of it, the gravest where there are several;
    `needs` are the records that need a person, in order."""

    question: str
    now: str | None
    rules: tuple[str, ...]
    happens: tuple[str, ...]
    records: tuple[tuple[Outcome, int], ...]
    needs: tuple[str, ...] = ()
    asks: str = ""

    @property
    def answered(self) -> int:
        """How many records have an answer to it."""
        return sum(count for _, count in self.records)

    @property
    def moves(self) -> bool:
        """Whether anything becomes of any answer, beyond staying as it is."""
        return any(outcome is not Outcome.KEPT for outcome, _ in self.records)

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        return {
            "question": self.question,
            "asks": self.asks,
            "now": self.now,
            "rules": list(self.rules),
            "happens": list(self.happens),
            "records": {str(outcome): count for outcome, count in self.records},
            "needs": list(self.needs),
        }


@dataclass(frozen=True, slots=True)
class Summary:
    """All records together: how many, question by question, and the questions that are `added`, each with whether an answer is
    needed. `checks` are the records in which some answer is marked to be checked."""

    records: int
    questions: tuple[OfQuestion, ...]
    added: tuple[tuple[str, bool], ...]
    checks: tuple[str, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """The records that need a person, in order, each once."""
        return tuple(dict.fromkeys(record for each in self.questions for record in each.needs))

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        return {
            "records": self.records,
            "questions": [each.as_json() for each in self.questions],
            "added": [{"question": path, "needed": needed} for path, needed in self.added],
            "needs": list(self.needs),
            "checks": list(self.checks),
        }


@dataclass
class Counting:
    """Counts records as they come, so that none has to be kept: `add` each, then ask for the `summary`."""

    plan: Plan
    records: int = 0
    _met: defaultdict[str, Counter[Outcome]] = field(
        default_factory=lambda: defaultdict[str, "Counter[Outcome]"](Counter)
    )
    _needs: dict[str, list[str]] = field(default_factory=dict[str, "list[str]"])
    _checks: list[str] = field(default_factory=list[str])
    _rules: dict[str, set[str]] = field(default_factory=dict[str, "set[str]"])

    def add(self, record: str, carried: Carried) -> None:
        """Count one record, by its name."""
        self.records += 1
        for question, outcome in carried.met.items():
            self._met[question][outcome] += 1
            if outcome is Outcome.PERSON:
                self._needs.setdefault(question, []).append(record)
        # What is set aside is looked at when it returns, and not before.
        if any(told.outcome is Outcome.CHECK and told.rule != "SET_ASIDE" for told in carried.told):
            self._checks.append(record)
        for told in carried.told:
            self._rules.setdefault(told.question, set()).add(told.rule)

    def summary(self) -> Summary:
        """What was counted, question by question in the older version's order; facts after them."""
        ways = {**self.plan.ways, **{f"fact {name}": way for name, way in self.plan.facts.items()}}
        found: list[OfQuestion] = []
        for name in dict.fromkeys((*ways, *self._met)):
            if name not in self._met and (name not in ways or not ways[name].rules):
                continue
            way, met = ways.get(name), self._met.get(name, Counter())
            rules = {*(() if way is None else way.rules), *self._rules.get(name, ())}
            told = tuple(rule for rule in HAPPENS if rule in rules)
            found.append(
                OfQuestion(
                    name,
                    None if way is None else way.new,
                    told,
                    tuple(HAPPENS[rule] for rule in told) or (AS_IT_IS,),
                    tuple((outcome, met[outcome]) for outcome in OUTCOMES if met[outcome]),
                    tuple(self._needs.get(name, ())),
                    self._asks(name),
                )
            )
        return Summary(self.records, tuple(found), self.plan.added, tuple(self._checks))

    def _asks(self, name: str) -> str:
        """What a question asked, or what a fact is called, in the older version."""
        content = self.plan.old.content
        if name.startswith(FACT):
            fact = content["facts"].get(name.removeprefix(FACT), {})
            return str(fact.get("title", ""))
        spec = content["questions"].get(name)
        return as_written(spec["ask"]["practitioner"]) if spec is not None else ""


def summary(plan: Plan, records: Iterable[tuple[str, Carried]]) -> Summary:
    """What becomes of many records, each with its name."""
    counting = Counting(plan)
    for record, carried in records:
        counting.add(record, carried)
    return counting.summary()

"""Rules L3 and L5 worked out once more, by hand, for small random exemplars and their variants: every status at every
combination of answers and gaps, and which variants contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.printing import text
from penpicture.engine.session import Session
from tests.layers.folder import layer
from tests.variants.folder import compiled, variant

SKIPPED, PENDING, ASKED = 0, 1, 2
STATUSES = ("skipped", "pending", "asked")
INPUTS = ("red", "green", "blue")
STATES = ("yes", "no", "?not_known", None)
WHY = "  because: x\n"


# --- conditions ------------------------------------------------------------------------------------------------------

Known = Mapping[str, Any]
Said = tuple[str, ...]
"""A condition as its words: what is joined by `or`, each part of what is joined by `and`."""


def holds(said: str, known: Known) -> bool | None:
    """A condition's value in strong Kleene logic, `or` of `and`s of `NAME is VALUE`."""

    def is_so(each: str) -> bool | None:
        name, value = each.split(" is ")
        return known[name] == value if known[name] in ("yes", "no") else None

    def least(values: list[bool | None]) -> bool | None:
        return False if False in values else None if None in values else True

    if " or " in said:
        values = [holds(each, known) for each in said.split(" or ")]
        return True if True in values else None if None in values else False
    return least([is_so(each) for each in said.split(" and ")])


CONDITIONS = (
    "red is yes", "green is yes", "blue is yes", "blue is no", "red is yes and green is yes", "red is yes or blue is no",
    "red is no", "red is yes and blue is yes",
)  # fmt: skip


# --- what is said of whom a part is asked --------------------------------------------------------------------------


@dataclass(frozen=True)
class Asked:
    """Of whom a part is asked; `ended` is what a variant retires."""

    ask: str | None = None
    skips: frozenset[str] = frozenset()
    at_once: bool = False
    ended: bool = False

    def status(self, known: Known) -> int:
        """Rule S1."""
        if self.ended or any(holds(each, known) for each in self.skips):
            return SKIPPED
        held = True if self.ask is None else holds(self.ask, known)
        return {True: ASKED, False: SKIPPED, None: ASKED if self.at_once else PENDING}[held]

    def written(self, indent: str) -> str:
        """As an author writes it."""
        lines = [f"ask when: {self.ask}"] if self.ask else []
        lines += ["if not known: ask"] if self.ask and self.at_once else []
        lines += [f"skip when: {each}" for each in self.skips]
        return "".join(f"{indent}{line}\n" for line in lines)


conditions = st.sampled_from(CONDITIONS)
asked = st.builds(
    Asked,
    ask=st.none() | conditions,
    skips=st.frozensets(conditions, max_size=1),
    at_once=st.booleans(),
).map(lambda each: each if each.ask else Asked(skips=each.skips))


@dataclass(frozen=True)
class Case:
    """An exemplar: the base's word on each part, each variant's condition, and what sets of them say, by part."""

    base: Mapping[str, Asked]
    applies: Mapping[str, str]
    said: Mapping[str, Mapping[frozenset[str], Asked]]
    pathways: Mapping[str, str] = field(default_factory=dict)
    """By a variant, what a pathway that it adds skips `first` by."""
    words: Mapping[frozenset[str], str] = field(default_factory=dict)
    """How sets of variants word `ending`, and a sentence of the pen picture."""

    def of(self, part: str) -> dict[frozenset[str], Asked]:
        """What sets of variants make of a part."""
        found = dict(self.said.get(part, {}))
        for name, condition in self.pathways.items() if part == "opening" else ():
            own = found.get(frozenset({name}), self.base["opening"])
            found[frozenset({name})] = Asked(own.ask, own.skips | {condition}, own.at_once, own.ended)
        return found


@st.composite
def cases(draw: st.DrawFn) -> Case:
    names = ("north", "south", "west")[: draw(st.integers(1, 3))]
    base = {part: draw(asked) for part in ("opening", "home")}
    applies = {name: draw(conditions) for name in names}
    sets = [frozenset({name}) for name in names]
    said: dict[str, dict[frozenset[str], Asked]] = {}
    for part in ("opening", "home"):
        mine = draw(st.lists(st.sampled_from(sets), unique=True, max_size=3))
        said[part] = {each: new for each in mine if meaning(new := draw(asked)) != meaning(base[part])}
        mine = list(said[part])
        if part == "opening" and mine and draw(st.integers(0, 3)) == 0:
            own = base["opening"]
            said[part][mine[0]] = Asked(own.ask, own.skips, own.at_once, ended=True)
        for size in range(2, len(names) + 1):
            for several in combinations(names, size):
                inside = [each for each in said[part] if each < frozenset(several)]
                if len(inside) > 1 and draw(st.integers(0, 3)):
                    said[part][frozenset(several)] = draw(asked)
    adder = draw(st.sampled_from(sets))
    said["more"] = {adder: draw(asked)}
    pathways = {}
    if not said["opening"] and draw(st.booleans()):
        pathways = {next(iter(adder)): draw(conditions)}
    wording = st.sampled_from(("How?", "Why?", "When?"))
    words = {each: draw(wording) for each in draw(st.lists(st.sampled_from(sets), unique=True))}
    for size in range(2, len(names) + 1):
        for several in combinations(names, size):
            if sum(each < frozenset(several) for each in words) > 1 and draw(st.integers(0, 3)):
                words[frozenset(several)] = draw(st.just(PLAIN) | wording)
    return Case(base, applies, said, pathways, words)


# --- the same as an author writes it ---------------------------------------------------------------------------------


def written(case: Case) -> tuple[str, list[str]]:
    """The exemplar's text, and those of its variants and of the layer that settles."""
    ask = "".join(
        f"      - id: {name}\n        ask: {name}?\n        type: yes/no\n        no answer because: not_known\n"
        for name in INPUTS
    )
    base = (
        "penpicture: 1\nexemplar: first-visit\nversion: 1.2.0\ntitle: x\nabout: child\n"
        f"pen picture:\n  - id: told\n    say: {PLAIN}\nsections:\n"
        f"  - id: beginning\n    title: x\n    questions:\n{ask}"
        f"  - id: home\n    title: x\n{case.base['home'].written('    ')}    questions:\n"
        f"      - id: opening\n        ask: First?\n        type: text\n{case.base['opening'].written('        ')}"
        "      - id: ending\n        ask: Last?\n        type: text\n"
    )
    laid = [
        variant("".join(changes(case, frozenset({name}))) or NOTHING, name, condition)
        for name, condition in case.applies.items()
    ]
    settled = [
        f"{each}  when all: {', '.join(sorted(names))}\n"
        for names in dict.fromkeys(n for of in (*case.said.values(), case.words) for n in of if len(n) > 1)
        for each in changes(case, names)
    ]
    return base, [*laid, *([layer("".join(settled))] if settled else [])]


PLAIN = "Last?"
NOTHING = f"- require: ending\n  essential: yes\n{WHY}"


def changes(case: Case, names: frozenset[str]) -> Iterator[str]:
    """The changes that say it."""
    for part, of in case.said.items():
        new = of.get(names)
        if new is None:
            continue
        if part == "more":
            yield f"- add: more\n  in: home\n  after: opening\n  ask: More?\n  type: text\n{new.written('  ')}{WHY}"
            continue
        old = case.base[part]
        if new.ended:
            yield f"- retire: {part}\n  since: 2026-04-01\n{WHY}"
            continue
        gone = [
            key
            for key, was, now in (("ask when", old.ask, new.ask), ("skip when", old.skips, new.skips))
            if not now and (was or len(names) > 1)
        ]
        without = f"  without: {', '.join(gone)}\n" if gone else ""
        said = new.written("  ") + without
        if said:
            wait = "" if not new.ask or new.at_once else "  if not known: wait\n"
            yield f"- when: {'section ' if part == 'home' else ''}{part}\n{said}{wait}{WHY}"
    if names in case.words:
        for key, part in (("ask", "ending"), ("say", "sentence told")):
            yield f"- reword: {part}\n  {key}: {case.words[names]}\n  meaning: same\n{WHY}"
    for name, condition in case.pathways.items():
        if names == frozenset({name}):
            yield f"- add: pathway quick\n  skip when: {condition}\n  questions: opening\n{WHY}"


# --- the rules ------------------------------------------------------------------------------------------------------


def status(case: Case, part: str, known: Known) -> int:
    """L3 and L5: the status of the largest set that surely holds, or the base's; while a set may still hold, at least
    pending where it would ask."""
    sets = {names: applying(case, names, known) for names in case.of(part)}
    own = case.base.get(part, Asked(ended=True))
    surely = [names for names, held in sets.items() if held]
    if surely:
        own = case.of(part)[max(surely, key=len)]
    found = own.status(known)
    for names, held in sets.items():
        if held is None:
            found = max(found, min(PENDING, case.of(part)[names].status(known)))
    return found


def words(case: Case, known: Known) -> str:
    """L3 and L5: the words of the largest set that surely holds, or the base's."""
    surely = [names for names in case.words if applying(case, names, known)]
    return case.words[max(surely, key=len)] if surely else PLAIN


def applying(case: Case, names: frozenset[str], known: Known) -> bool | None:
    values = [holds(case.applies[name], known) for name in names]
    return False if False in values else None if None in values else True


def contradicted(case: Case) -> bool:
    """Whether there is a child for whom two sets, of which neither holds the other, say different things, and none that
    holds both says what stands."""
    for known in every_state():
        every: list[dict[frozenset[str], object]] = [
            {names: meaning(said) for names, said in case.of(part).items()} for part in case.said
        ]
        for of in (*every, case.words):
            here = [names for names in of if applying(case, names, known)]
            tops = [names for names in here if not any(names < other for other in here)]
            if any(of[a] != of[b] for a, b in combinations(tops, 2)):
                return True
    return False


def meaning(said: Asked) -> object:
    return (said.ask, said.skips, said.at_once and said.ask is not None, said.ended)


def every_state() -> Iterator[dict[str, Any]]:
    for values in product(STATES, repeat=len(INPUTS)):
        yield dict(zip(INPUTS, values, strict=True))


def check(case: Case) -> str:
    """Compile a case and compare it with the rules at every state; what came of it."""
    base, laid = written(case)
    with TemporaryDirectory() as folder:
        made = compiled(Path(folder), *laid, base=base)
    codes = {each.code for each in made.diagnostics if each.severity.name == "ERROR"}
    if contradicted(case):
        assert codes == {"PP552"}, text(made.diagnostics) + "\n".join((base, *laid))
        return "contradicted"
    assert made.artifact is not None, text(made.diagnostics) + "\n".join((base, *laid))
    ranks: dict[tuple[Any, ...], dict[str, int]] = {}
    for known in every_state():
        session = Session.open(made.artifact)
        for name, value in known.items():
            if value is not None and value.startswith("?"):
                session.give_reason(name, value[1:])
            elif value is not None:
                session.answer(name, value)
        around = status(case, "home", known)
        wanted = {part: min(around, status(case, part, known)) for part in ("opening", "more")}
        found = {part: STATUSES.index(session.status(part)) for part in wanted}
        assert found == wanted, f"{known}\n" + "\n".join((base, *laid))
        told = session.question("ending").text, session.pen_picture().sentences
        assert told == (words(case, known), (words(case, known),)), f"{known}\n" + "\n".join((base, *laid))
        ranks[tuple(known.values())] = found
    for state, found in ranks.items():  # S2: no gap in place of an answer hides anything
        for n in range(len(state)):
            with_gap = ranks[(*state[:n], "?not_known", *state[n + 1 :])]
            assert all(with_gap[part] > SKIPPED for part, rank in found.items() if rank > SKIPPED)
    return "agreed"


@settings(max_examples=12, deadline=None)
@given(cases())
def test_l3_l5_every_status_at_every_state_is_what_the_rules_say(case: Case) -> None:
    check(case)

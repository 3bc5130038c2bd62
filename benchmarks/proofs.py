"""Proofs over a form of many questions, by our search and by z3; one line of JSON. CPU time throughout.

python -m benchmarks.proofs ours 2000       every question reached or not, every duty, and pairs of six variants
python -m benchmarks.proofs z3 2000         the same questions put to z3
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from itertools import combinations
from typing import Any

from penpicture.dsl.source import Source, Span
from penpicture.engine.model import (
    Condition,
    Fact,
    Model,
    Option,
    Question,
    Rule,
    Section,
    Statutory,
    Text,
    Tree,
)
from penpicture.engine.proofs.duties import duties_met
from penpicture.engine.proofs.explanation import reached
from penpicture.engine.proofs.never_asked import dead
from penpicture.engine.proofs.questions import Proofs, not_asked
from penpicture.engine.proofs.reading import IS
from penpicture.engine.proofs.verdict import Met, Never

IN_SECTION = 20
HERE = Span(Source("form.yaml", ""), 0, 0)
WORDS = {"practitioner": Text(("?",), HERE)}
CODES = tuple("abcdefgh")
HUBS = (
    ("child.placement", "choice", 8), ("child.disabled", "yes/no", 2), ("child.speaks", "choice", 6),
    ("child.looked_after", "yes/no", 2), ("child.plan", "choice", 5), ("child.asylum", "yes/no", 2),
)  # fmt: skip


def form(size: int) -> tuple[Model, tuple[str, ...], tuple[Condition, ...]]:
    """A form in sections of twenty behind a gate, with conditions over the section and over facts; the questions in
    it that are never asked; and the conditions of six variants. By a fixed seed."""
    rng = random.Random(7)
    questions: list[Question] = [_question("started", "date", "head", ())]
    sections: list[tuple[str, tuple[Rule, ...]]] = [("head", ())]
    never: list[str] = []
    gates: list[Question] = []
    own: list[Question] = []
    gate = ""
    while len(questions) < size:
        n = len(questions)
        path = f"q{n}"
        if (n - 1) % IN_SECTION == 0:
            place = "head"
            rules: tuple[Rule, ...] = (_ask(_any_of(rng, gates[-3:], 1 + rng.randrange(2)), path),)
            made = _question(path, "yes/no", place, rules if rng.random() < 0.5 else ())
            gates.append(made)
            gate, own = path, []
            sections.append((f"s{n}", (_ask(("is", ("question", gate), "yes"), f"s{n}"),)))
            questions.append(made)
            continue
        place = f"s{n - (n - 1) % IN_SECTION}"
        rules = ()
        statutory = None
        if rng.random() < 0.02:
            rules = (_ask(("all", _age("<", 5), _age(">=", 10), ("is", ("question", gate), "yes")), path),)
            never.append(path)
        elif rng.random() < 0.6:
            rules = (_ask(_any_of(rng, own, 1 + rng.randrange(3)), path),)
        if rng.random() < 0.05 and path not in never:
            whom: Tree = ("all", ("is", ("fact", "child.looked_after"), "yes"), _age("<", 18))
            statutory = Statutory("England", "the law", None, None, _condition(whom), HERE)
            place, rules = "head", (_ask(("any", whom, _any_of(rng, gates[-3:], 1)), path),)
        made = _question(path, _kind(rng), place, rules, statutory)
        own.append(made)
        questions.append(made)
    variants = tuple(
        _condition(tree)
        for tree in (
            ("is", ("fact", "child.disabled"), "yes"),
            ("all", ("is", ("fact", "child.asylum"), "yes"), _age("<", 18)),
            ("one_of", ("fact", "child.speaks"), ("b", "c")),
            ("is", ("fact", "child.speaks"), "a"),
            ("all", ("is", ("fact", "child.looked_after"), "yes"), ("is", ("fact", "child.disabled"), "no")),
            _age("<", 1),
        )
    )
    return _model(questions, sections), tuple(never), variants


def _kind(rng: random.Random) -> str:
    return "yes/no" if rng.random() < 0.5 else "choice"


def _question(
    path: str, kind: str, section: str, rules: tuple[Rule, ...], statutory: Statutory | None = None
) -> Question:
    options = tuple(Option(code, WORDS) for code in CODES) if kind == "choice" else ()
    return Question(
        path=path, section=section, group=None, type=kind, ask=WORDS, options=options, rules=rules, span=HERE, id_span=HERE,
        statutory=statutory, reasons=("not_applicable", "not_known"),
    )  # fmt: skip


def _condition(tree: Tree) -> Condition:
    return Condition(tree, "a condition", (), HERE)


def _ask(tree: Tree, owner: str) -> Rule:
    return Rule("ask", "question", owner, _condition(tree), None, "wait")


def _age(op: str, years: int) -> Tree:
    return (
        "compare",
        op,
        ("age", "years", ("fact", "child.born_on"), ("as_of",), ("fact", "child.unborn")),
        ("number", years),
    )


def _any_of(rng: random.Random, questions: list[Question], many: int) -> Tree:
    parts = [_atom(rng, questions) for _ in range(many)]
    return parts[0] if many == 1 else (rng.choice(("all", "any")), *parts)


def _atom(rng: random.Random, questions: list[Question]) -> Tree:
    if questions and rng.random() < 0.7:
        q = rng.choice(questions)
        ref: Tree = ("question", q.path)
        kind, many = q.type, len(CODES)
    elif rng.random() < 0.3:
        return _age(rng.choice(("<", ">=")), rng.choice((1, 5, 10, 16)))
    else:
        name, kind, many = rng.choice(HUBS)
        ref = ("fact", name)
    if kind == "yes/no":
        return ("is", ref, rng.choice(("yes", "no")))
    return ("one_of", ref, tuple(rng.sample(CODES[:many], rng.randrange(1, 3))))


def _model(questions: list[Question], sections: list[tuple[str, tuple[Rule, ...]]]) -> Model:
    facts = [
        Fact(name=n, title=n, type=t, about="child", options=tuple(Option(c, WORDS) for c in CODES[:k] if t == "choice"))
        for n, t, k in HUBS
    ]  # fmt: skip
    facts += [
        Fact(name="child.born_on", title="b", type="date"),
        Fact(name="child.unborn", title="u", type="yes/no"),
    ]
    listed = {name: tuple(q.path for q in questions if q.section == name) for name, _ in sections}
    order = ["s:head"]
    known = {name for name, _ in sections[:1]}
    for q in questions:
        if q.section not in known:
            known.add(q.section)
            order.append(f"s:{q.section}")
        order.append(f"q:{q.path}")
    order += [f"s:{name}" for name, _ in sections if name not in known]
    return Model(
        name="form", version="1.0.0", title=WORDS, about="child", stage=None, nation="England", language="en",
        as_of=("question", "started"), timescale=None,
        sections=tuple(
            Section(id=name, title=WORDS, rules=rules, questions=listed[name], span=HERE) for name, rules in sections
        ),
        questions={q.path: q for q in questions}, pathways=(), define={}, facts={f.name: f for f in facts},
        pen_picture=(), case_summary=(), signatures=(), next=(), order=tuple(order), span=HERE,
    )  # fmt: skip


def ours(size: int) -> dict[str, Any]:
    """Our figures."""
    made, never, variants = form(size)
    start = time.process_time()
    found = dead(Proofs(made))
    refused = len(duties_met(made))
    taken = time.process_time() - start
    assert set(never) <= {node[2:] for node in found} and not refused, (len(found), refused)
    small, _, variants = form(1000)
    start = time.process_time()
    proofs = Proofs(small, variants)
    met = [proofs.can_meet(pair) for pair in combinations(variants, 2)]
    pairs = time.process_time() - start
    assert all(isinstance(each, Met | Never) for each in met)
    return {
        "proofs_s": taken,
        "pairs_s": pairs,
        "dead": len(found),
        "meet": sum(isinstance(each, Met) for each in met),
        "duties": sum(q.statutory is not None for q in made.questions.values()),
        "rss_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def by_z3(size: int) -> dict[str, Any]:
    """z3's figures, on the same formulas."""
    from .peers.z3_proofs import Z3

    made, never, variants = form(size)
    start = time.process_time()
    proofs = Proofs(made)
    solver = Z3(proofs.reading)
    nodes = [n for n in made.order if n[0] != "f" and any(proofs.world.can_be(0, n))]
    found = [node for node in nodes if not solver.can_be(reached(proofs.reading, node))]
    refused = 0
    for question in made.questions.values():
        if question.statutory is not None and question.statutory.whom is not None:
            holds = proofs.reading.condition(0, question.statutory.whom.tree, (), IS)
            refused += solver.can_be((1, holds, not_asked(proofs.reading, 0, question.path)))
    taken = time.process_time() - start
    assert set(never) <= {node[2:] for node in found} and not refused
    small, _, variants = form(1000)
    start = time.process_time()
    reading = Proofs(small, variants).reading
    again = Z3(reading)
    trees = [reading.condition(0, each.tree, (), IS) for each in variants]
    meet = sum(again.can_be((1, *pair)) for pair in combinations(trees, 2))
    return {
        "proofs_s": taken,
        "pairs_s": time.process_time() - start,
        "dead": len(found),
        "meet": meet,
        "rss_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps((ours if sys.argv[1] == "ours" else by_z3)(int(sys.argv[2]))))

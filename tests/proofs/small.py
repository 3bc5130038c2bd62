"""Hypothesis strategies: small exemplars with random conditions, as models, and every record that they can have.

They are made directly, without an author's text, so that conditions are tried that the checks would refuse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from hypothesis import strategies as st

from penpicture.dsl.source import Source, Span
from penpicture.engine.artifact import Artifact
from penpicture.engine.emit import content
from penpicture.engine.model import (
    Condition,
    Fact,
    Model,
    Option,
    Question,
    Rule,
    Section,
    Text,
    Tree,
)
from penpicture.engine.session import Session

HERE = Span(Source("small.yaml", ""), 0, 0)
WORDS = {"practitioner": Text(("?",), HERE)}
REASONS = ("not_applicable", "not_known")
NUMBERS = (1, 4, "2.5")
SECTION = "two"


def condition(tree: Tree) -> Condition:
    return Condition(tree, "a condition", (), HERE)


def rule(kind: str, tree: Tree, owner: str, if_not_known: str | None = None) -> Rule:
    return Rule(kind, "question", owner, condition(tree), None, if_not_known)


def question(path: str, kind: str, rules: tuple[Rule, ...] = (), **more: Any) -> Question:
    codes = {"choice": ("red", "green", "blue"), "choices": ("red", "green", "none")}.get(kind, ())
    options = tuple(Option(code, WORDS, exclusive=code == "none") for code in codes)
    more.setdefault("reasons", REASONS)
    return Question(
        path=path, section=more.pop("section", "one"), group=path.rpartition(".")[0] or None, type=kind, ask=WORDS,
        options=options, rules=rules, span=HERE, id_span=HERE, **more,
    )  # fmt: skip


def model(
    questions: list[Question],
    *,
    facts: tuple[Fact, ...] = (),
    section: tuple[Rule, ...] = (),
    order: tuple[str, ...] = (),
    **more: Any,
) -> Model:
    """A model of two sections, the second of which has rules."""
    root = [q for q in questions if q.group is None]
    sections = tuple(
        Section(
            id=name,
            title=WORDS,
            rules=section if name == SECTION else (),
            questions=tuple(q.path for q in root if q.section == name),
            span=HERE,
        )
        for name in ("one", SECTION)
    )
    found: list[str] = ["s:one"]
    for q in questions:
        if q.section == SECTION and f"s:{SECTION}" not in found:
            found.append(f"s:{SECTION}")
        found.append(f"q:{q.path}")
        if q.fact is not None and not q.group:
            found.append(f"f:{q.fact}")
    if f"s:{SECTION}" not in found:
        found.append(f"s:{SECTION}")
    given: dict[str, Any] = {
        "name": "small", "version": "1.0.0", "title": WORDS, "about": "child", "stage": None, "nation": "England",
        "language": "en", "as_of": None, "timescale": None, "pathways": (), "define": {}, "pen_picture": (),
        "case_summary": (), "signatures": (), "next": (),
    }  # fmt: skip
    return Model(
        **{**given, **more}, sections=sections, questions={q.path: q for q in questions},
        facts={fact.name: fact for fact in facts}, order=order or tuple(found), span=HERE,
    )  # fmt: skip


def fact(name: str, kind: str, **more: Any) -> Fact:
    return Fact(name=name, title=name, type=kind, **more)


KINDS = ("choice", "yes/no", "number", "choices", "text", "bound")


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Four questions, one or two of them in a section with a rule; conditions look at what stands above them."""
    made: list[Question] = []
    facts = [fact("child.free", "yes/no")]
    section: tuple[Rule, ...] = ()
    split = draw(st.integers(1, 4))
    for number in range(4):
        kind = draw(st.sampled_from(KINDS))
        seen = [*made]
        rules = draw(rules_over(seen, f"q{number}")) if number else ()
        if number == split:
            section = draw(rules_over(seen, SECTION))
        place = SECTION if number >= split else "one"
        if kind == "bound":
            facts.append(fact(f"child.f{number}", "yes/no"))
            made.append(question(f"q{number}", "yes/no", rules, section=place, fact=f"child.f{number}"))
        else:
            made.append(question(f"q{number}", kind, rules, section=place))
    return model(made, facts=tuple(facts), section=section)


@st.composite
def rules_over(draw: st.DrawFn, seen: list[Question], owner: str) -> tuple[Rule, ...]:
    kinds = draw(st.sampled_from([(), ("ask",), ("ask",), ("skip",), ("ask", "skip")]))
    return tuple(
        rule(
            kind,
            draw(conditions(seen)),
            owner,
            draw(st.sampled_from([None, "wait", "ask"])) if kind == "ask" else None,
        )
        for kind in kinds
    )


def conditions(seen: list[Question]) -> st.SearchStrategy[Tree]:
    return st.recursive(
        leaves(seen),
        lambda inner: st.one_of(
            st.tuples(st.just("not"), inner),
            st.tuples(st.sampled_from(["all", "any"]), inner, inner),
            st.tuples(st.sampled_from(["surely", "possibly"]), inner),
        ),
        max_leaves=3,
    )


def leaves(seen: list[Question]) -> st.SearchStrategy[Tree]:
    tests = ("answered", "known", "not_applicable", "not_known", "blank", "reason:not_known")
    found: list[st.SearchStrategy[Tree]] = [
        st.sampled_from([("is", ("fact", "child.free"), "yes"), ("state", ("fact", "child.free"), "known")])
    ]
    for q in seen:
        ref = ("fact", q.fact) if q.fact is not None else ("question", q.path)
        found.append(st.sampled_from([("state", ref, test) for test in tests]))
        of_status = ("asked", "skipped")
        found.append(st.sampled_from([("state", ("question", q.path), test) for test in of_status]))
        if q.type == "choice":
            found.append(st.sampled_from([("is", ref, "red"), ("one_of", ref, ("red", "green"))]))
        elif q.type == "yes/no":
            found.append(st.sampled_from([("is", ref, "yes"), ("is", ref, "no")]))
        elif q.type == "choices":
            found.append(st.sampled_from([("includes", ref, code) for code in ("red", "green", "none")]))
        elif q.type == "number":
            ops = ("<", "<=", ">", ">=", "=")
            found.append(
                st.sampled_from([("compare", op, ref, ("number", n)) for op in ops for n in NUMBERS])
            )
    return st.one_of(found)


# --- every record that one can have ---------------------------------------------------------------------------------

ANSWERS: dict[str, tuple[Any, ...]] = {
    "choice": ("red", "green", "blue"),
    "yes/no": ("yes", "no"),
    "number": (0, 1, 2, 2.5, 3, 4, 5),
    "choices": (["red"], ["green"], ["red", "green"], ["none"]),
    "text": ("Something",),
}


def opened(made: Model) -> Session:
    return Session.open(Artifact.of(content(made), {}))


def every_record(*made: Model) -> Iterator[tuple[Session, ...]]:
    """Records of these models, all with the same answers, one after the other in every state that there is. They are
    the same sessions each time."""
    sessions = tuple(opened(each) for each in made)
    places: list[tuple[str, str, list[Any]]] = []
    for q in {q.path: q for each in made for q in each.questions.values()}.values():
        said = [("value", value) for value in ANSWERS[q.type]] + [("reason", reason) for reason in REASONS]
        places.append(("question", q.path, [None, *said]))
    for held in {f.name: f for each in made for f in each.facts.values()}.values():
        told = [{"value": value} for value in ("yes", "no")] + [{"reason": reason} for reason in REASONS]
        places.append(("fact", held.name, [None, *told]))
    last: list[Any] = [None] * len(places)
    for state in product(*(each[2] for each in places)):
        for number, (kind, name, _) in enumerate(places):
            if state[number] is not last[number]:
                for session in sessions:
                    _say(session, kind, name, state[number])
        last = list(state)
        yield sessions


def _say(session: Session, kind: str, name: str, what: Any) -> None:
    if kind == "fact":
        if name in session.program.facts:
            session.hold(name, what)
    elif name not in session.program.questions:
        return
    elif what is None:
        session.clear(name)
    elif what[0] == "value":
        session.answer(name, what[1])
    else:
        session.give_reason(name, what[1])


def with_rules(made: Model, path: str, rules: tuple[Rule, ...]) -> Model:
    """The same model with other rules for one question."""
    changed = replace(made.questions[path], rules=rules)
    return replace(made, questions={**made.questions, path: changed})

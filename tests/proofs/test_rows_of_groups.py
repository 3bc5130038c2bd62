"""Tests over rows: what is proved is so for every record of up to two rows, and what such a record shows is found (C6)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from penpicture.engine.artifact import Artifact
from penpicture.engine.emit import content
from penpicture.engine.model import Model, Tree
from penpicture.engine.proofs import Met, Proofs, Refuted
from penpicture.engine.proofs.replay import status_in
from penpicture.engine.session import Session
from tests.proofs.small import WORDS, model, question, rule

COLOUR = ("question", "rows.colour")


@st.composite
def models(draw: st.DrawFn) -> Model:
    """A question, a group, and questions that hang on the rows of it."""
    in_row = st.sampled_from(
        [("is", COLOUR, "red"), ("not", ("is", COLOUR, "red")), ("state", COLOUR, "answered"), ("is", COLOUR, "green")]
    )  # fmt: skip
    over = st.one_of(
        st.tuples(st.sampled_from(["some", "every", "none"]), st.just("rows"), in_row),
        st.builds(
            lambda op, test, n: ("compare", op, ("count", "rows", test), ("number", n)),
            st.sampled_from(["<", ">=", "="]),
            st.one_of(st.none(), in_row),
            st.integers(0, 2),
        ),
        st.just(("is", ("question", "q0"), "yes")),
        st.sampled_from(
            [("state", ("question", "rows"), t) for t in ("answered", "not_applicable", "known")]
        ),
    )
    conditions = st.one_of(
        over, st.tuples(st.sampled_from(["all", "any"]), over, over), st.tuples(st.just("not"), over)
    )

    def rules(owner: str, tree: st.SearchStrategy[Tree]) -> tuple[Any, ...]:
        kinds = draw(st.sampled_from([("ask",), ("skip",), ("ask", "skip")]))
        return tuple(rule(kind, draw(tree), owner) for kind in kinds)

    first = st.just(("is", ("question", "q0"), "yes"))
    group = question(
        "rows", "group", rules("rows", first) if draw(st.booleans()) else (), reasons=("not_known",),
        there_are_none=WORDS["practitioner"], questions=("rows.colour", "rows.shade"),
    )  # fmt: skip
    return model(
        [
            question("q0", "yes/no"),
            group,
            question("rows.colour", "choice", reasons=("not_known",)),
            question("rows.shade", "text", rules("rows.shade", in_row)),
            question("q1", "text", rules("q1", conditions)),
            question("q2", "text", rules("q2", conditions)),
        ]
    )


def every_record(made: Model) -> Iterator[Session]:
    artifact = Artifact.of(content(made), {})
    head = {"penpicture": 1, "answers": "small", "version": "1.0.0"}
    colours = [{}, {"value": "red"}, {"value": "green"}, {"reason": "not_known"}]
    listed: list[Any] = [{"given": {}}, {"given": {"rows": {"reason": "not_known"}}}]
    listed.append({"rows": {"rows": {"state": "none"}}})
    for many in (1, 2):
        for each in product(colours, repeat=many):
            rows = [
                {"row": f"r{n + 1}", "given": {"colour": said} if said else {}} for n, said in enumerate(each)
            ]
            listed.append({"rows": {"rows": {"list": rows}}})
    for said in listed:
        for answer in ({}, {"value": "yes"}, {"value": "no"}, {"reason": "not_known"}):
            given_ = {**said.get("given", {}), **({"q0": answer} if answer else {})}
            yield Session.open(artifact, answers={**head, **said, "given": given_})


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(models())
def test_what_is_proved_of_rows_is_so_in_every_record(made: Model) -> None:
    asked: set[str] = set()
    missed: set[str] = set()
    for session in every_record(made):
        has_rows = any(True for _ in session.frames("rows"))
        for path in made.questions:
            if has_rows or "." not in path:
                (asked if status_in(session, path) == "asked" else missed).add(path)
    proofs = Proofs(made)
    for path in made.questions:
        ever, always = proofs.ever_asked(path), proofs.asked_of_all(path)
        assert isinstance(ever, Met) if path in asked else True, path
        assert isinstance(always, Refuted) if path in missed else True, path


def test_an_example_shows_its_rows() -> None:
    made = model(
        [
            question("rows", "group", reasons=(), questions=("rows.colour",)),
            question("rows.colour", "choice"),
            question("q1", "text", (rule("ask", ("compare", ">=", ("count", "rows", ("is", COLOUR, "red")), ("number", 2)), "q1"),)),
        ]
    )  # fmt: skip
    found = Proofs(made).ever_asked("q1")
    assert isinstance(found, Met)
    assert found.example.said == (
        "a child for whom `rows` has 2 rows, `colour` of row 1 is `red` and `colour` of row 2 is `red`"
    )

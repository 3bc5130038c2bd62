"""Hypothesis strategies: small exemplars with random conditions, and random things to say to them.

Contents are made directly in the artifact's form, so that the session is tested on conditions no author would write.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from penpicture.engine.artifact import Artifact

OPTIONS = ("red", "green")
REASONS = ["not_applicable", "not_known", "declined"]


def choice(rules: list[Any], **more: Any) -> dict[str, Any]:
    options = [{"code": code, "say": {"practitioner": code}} for code in OPTIONS]
    spec = {
        "section": "one",
        "type": "choice",
        "ask": {"practitioner": "?"},
        "options": options,
        "reasons": REASONS,
        "mandatory": True,
        **more,
    }
    return {**spec, "rules": rules} if rules else spec


def leaves(paths: list[str]) -> st.SearchStrategy[Any]:
    refs = st.sampled_from(paths).map(lambda p: ["question", p])
    tests = st.sampled_from(["answered", "known", "not_applicable", "skipped", "asked"])
    return st.one_of(
        st.builds(lambda r, c: ["is", r, c], refs, st.sampled_from(OPTIONS)),
        st.builds(lambda r: ["one_of", r, list(OPTIONS)], refs),
        st.builds(lambda r, t: ["state", r, t], refs, tests),
    )


def conditions(leaf: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds(lambda c: ["not", c], inner),
            st.builds(lambda a, b: ["all", a, b], inner, inner),
            st.builds(lambda a, b: ["any", a, b], inner, inner),
        ),
        max_leaves=4,
    )


def rule(kind: str, tree: Any, owner: str, if_not_known: str = "wait") -> dict[str, Any]:
    made = {"kind": kind, "by": "question", "owner": owner, "tree": tree, "text": "a condition"}
    return {**made, "if_not_known": if_not_known} if kind == "ask" else made


@st.composite
def artifacts(draw: st.DrawFn) -> Artifact:
    """An artifact of a few questions, each with random rules over earlier ones, and a group in the middle."""
    questions: dict[str, Any] = {}
    order = ["s:one"]
    seen: list[str] = []
    group = draw(st.integers(1, 4))

    def rules_for(path: str, paths: list[str], row_tests: bool) -> list[Any]:
        leaf = leaves(paths)
        if row_tests:
            inner = st.sampled_from(OPTIONS).map(lambda c: ["is", ["question", "rows.colour"], c])
            quantified = st.builds(
                lambda head, c: [head, "rows", c], st.sampled_from(["some", "every", "none"]), inner
            )
            counted = st.integers(0, 2).map(
                lambda n: ["compare", ">=", ["count", "rows", None], ["number", n]]
            )
            leaf = st.one_of(leaf, quantified, counted)
        made = []
        if draw(st.booleans()):
            made.append(rule("ask", draw(conditions(leaf)), path, draw(st.sampled_from(["wait", "ask"]))))
        if draw(st.integers(0, 3)) == 0:
            made.append(rule("skip", draw(conditions(leaf)), path))
        return made

    for number in range(6):
        path = f"q{number}"
        if number == group:
            questions["rows"] = {
                "section": "one",
                "type": "group",
                "ask": {"practitioner": "?"},
                "there_are_none": "None",
                "there_are_others": "Others",
                "questions": ["rows.colour", "rows.shade"],
                "rules": rules_for("rows", seen, False),
            }
            if not questions["rows"]["rules"]:
                del questions["rows"]["rules"]
            order.append("q:rows")
            questions["rows.colour"] = choice(rules_for("rows.colour", seen, False), group="rows")
            order.append("q:rows.colour")
            questions["rows.shade"] = choice(
                rules_for("rows.shade", [*seen, "rows.colour"], False), group="rows"
            )
            order.append("q:rows.shade")
        questions[path] = choice(rules_for(path, seen, number > group) if seen else [])
        order.append(f"q:{path}")
        seen.append(path)
    content = {
        "exemplar": "random",
        "version": "1.0.0",
        "title": {"practitioner": "Random"},
        "about": "child",
        "stage": None,
        "nation": "England",
        "language": "en",
        "as_of": None,
        "timescale": None,
        "sections": [
            {
                "id": "one",
                "title": {"practitioner": "One"},
                "questions": [p for p in questions if "." not in p],
            }
        ],
        "questions": questions,
        "pathways": [],
        "define": {},
        "facts": {},
        "pen_picture": [],
        "case_summary": [],
        "signatures": [],
        "next": [],
        "order": order,
    }
    return Artifact.of(content, {})


def places() -> st.SearchStrategy[str]:
    """The address of a question, in a row or out of it."""
    rows = [f"rows[{row}].{name}" for row in "ab" for name in ("colour", "shade")]
    return st.sampled_from([*(f"q{n}" for n in range(6)), *rows])


def words() -> st.SearchStrategy[str]:
    """An option or a reason."""
    return st.sampled_from([*OPTIONS, *REASONS])


def sayings() -> st.SearchStrategy[tuple[str, str]]:
    """One thing to say to one question."""
    return st.tuples(places(), words())

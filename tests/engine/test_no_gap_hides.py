"""The law behind rule S2: of an exemplar that is built, no answer replaced by a gap hides a question, ever."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from penpicture.dsl.source import Source
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.session import Session
from tests.engine.written import HEAD

NAMES = ["q0", "q1", "q2", "q3", "q4"]
GAPS = ["not_known", "declined"]
TESTS = [
    "{q} is a",
    "{q} is not a",
    "{q} is one of a, b",
    "{q} is known",
    "{q} is not known",
    "{q} is answered",
    "{q} is blank",
    "{q} is declined",
    "{q} is not applicable",
    "{q} is asked",
    "{q} is skipped",
    "surely ({q} is a)",
    "possibly ({q} is a)",
    "any friend where near is a",
    "every friend where near is a",
    "no friend where near is known",
    "any friend where (near is not known)",
    "every friend where near is answered",
    "count of friends where (near is known) >= 1",
    "count of friends where (near is a) < 2",
]

FRIENDS = """\
      - id: friends
        ask: Friends
        type: group
        each: friend
        there are none: None
        questions:
          - id: near
            ask: Near
            type: choice
            options: {a: A, b: B}
            no answer because: not_known, not_applicable
"""


@st.composite
def conditions(draw: st.DrawFn, earlier: list[str]) -> str:
    """A condition on earlier questions, one to three tests joined."""
    tests = [
        draw(st.sampled_from(TESTS)).format(q=draw(st.sampled_from(earlier)))
        for _ in range(draw(st.integers(1, 3)))
    ]
    tests = [f"not ({test})" if draw(st.booleans()) else f"({test})" for test in tests]
    return draw(st.sampled_from([" and ", " or "])).join(tests)


@st.composite
def forms(draw: st.DrawFn) -> str:
    """A small exemplar: a group, and questions each of which may look at those before it."""
    lines = [HEAD + "sections:\n  - id: story\n    title: Story\n    questions:\n" + FRIENDS]
    for n, name in enumerate(NAMES):
        lines.append(
            f"      - id: {name}\n        ask: Ask {name}\n        type: choice\n"
            "        options: {a: A, b: B, c: C}\n"
            "        no answer because: not_known, declined, not_applicable\n"
        )
        for key in (
            draw(st.sampled_from([[], ["ask when"], ["skip when"], ["ask when", "skip when"]])) if n else []
        ):
            lines.append(f"        {key}: {draw(conditions(NAMES[:n]))}\n")
            if key == "ask when" and draw(st.booleans()):
                lines.append("        if not known: ask\n")
    return "".join(lines)


def statuses(session: Session) -> dict[str, str]:
    return {name: session.question(name).status for name in NAMES}


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@given(forms(), st.data())
def test_no_answer_replaced_by_a_gap_hides_a_question_s2(form: str, data: st.DataObject) -> None:
    artifact = compile_exemplar(Source("small.yaml", form)).artifact
    assume(artifact is not None)
    assert artifact is not None
    session = Session.open(artifact)
    rows = []
    for n in range(data.draw(st.integers(0, 2))):
        rows.append(f"r{n}")
        session.add_row("friends", f"r{n}")
    for row in rows:
        near = data.draw(st.sampled_from(["a", "b", "not_applicable", None]))
        if near == "not_applicable":
            session.give_reason(f"friends[{row}].near", near)
        elif near is not None:
            session.answer(f"friends[{row}].near", near)
    filled = [f"friends[{row}].near" for row in rows]
    # Only what is asked is answered, so that nothing is set aside and returns (rule S4).
    for name in NAMES:
        if session.question(name).status == "asked":
            value = data.draw(st.sampled_from(["a", "b", "c", "not_applicable", "not_known", None]))
            if value in ("not_applicable", "not_known"):
                session.give_reason(name, value)
            elif value is not None:
                session.answer(name, value)
            filled.append(name)
    assume(filled)
    before = statuses(session)
    gone = data.draw(st.sampled_from(filled))
    gap = data.draw(st.sampled_from(["blank", "not_known"] if "[" in gone else ["blank", *GAPS]))
    if gap == "blank":
        session.clear(gone)
    else:
        session.give_reason(gone, gap)
    after = statuses(session)
    hidden = [name for name in NAMES if after[name] == "skipped" and before[name] != "skipped"]
    assert hidden == []


def test_forms_like_these_are_built() -> None:
    # The law would be empty if all of them were refused.
    form = HEAD + "sections:\n  - id: story\n    title: Story\n    questions:\n" + FRIENDS
    artifact = compile_exemplar(Source("small.yaml", form)).artifact
    assert artifact is not None
    assert Session.open(artifact).question("friends").status == "asked"

"""A gap never takes a question away, and nothing decides itself: rules S2 and C10, tried on every kind of condition."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.source import Source
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.model import Model
from tests.engine.written import HEAD

FORM = """\
as of: assessment.started_on
sections:
  - id: story
    title: Story
    questions:
      - id: x
        ask: The first
        type: choice
        options: {{now: Now, past: Past, never: Never}}
        no answer because: not_known, not_applicable, declined
      - id: only_blank
        ask: No reasons here
        type: yes/no
      - id: n
        ask: How many
        type: number
      - id: waits
        ask: Waits for x
        type: text
        ask when: x is now
      - id: opens
        ask: Skipped by x
        type: text
        skip when: x is now
      - id: people
        ask: Who
        type: group
        each: person_there
        there are none: Nobody
        questions:
          - id: r
            ask: In a row
            type: choice
            options: {{a: A, b: B}}
            no answer because: not_known, not_applicable
      - id: judged
        ask: The one that is judged
        type: text
        {rule}
"""

SAFE = [
    "ask when: x is now",
    "skip when: x is now",
    "ask when: x is known",
    "skip when: x is known",
    "skip when: x is answered",
    "ask when: not (x is answered)",
    "ask when: x is not known",
    "ask when: x is blank or x is declined or x is not known",
    "ask when: only_blank is blank",
    "skip when: x is not applicable",
    "ask when: possibly (x is now)",
    "skip when: surely (x is now)",
    "skip when: x is now and x is not known",
    "skip when: n > 3 or x is known",
    "ask when: surely (n > 3) or n <= 3 or n is not known",
    "ask when: waits is asked",
    "skip when: waits is skipped",
    "ask when: waits is skipped",
    "skip when: waits is asked",
    "skip when: opens is skipped",
    "skip when: child.age < 5 years",
    "ask when: child.age < 5 years",
    "ask when: any person_there where r is a",
    "skip when: every person_there where r is a",
    "ask when: every person_there where r is known",
    "skip when: every person_there where r is known",
    "ask when: no person_there where r is known",
    "skip when: count of people where (r is not known) < 1",
    "ask when: count of people where (r is not known) >= 1",
    "skip when: count of people > 1",
    "skip when: people is not applicable",
]

HIDING = [
    ("skip when: x is not known", "x` were blank"),
    ("skip when: x is blank", "x` were blank"),
    ("ask when: not (x is not known)", "x` were blank"),
    ("skip when: not (x is answered)", "x` were blank"),
    ("skip when: not (x is known)", "x` were blank"),
    ("ask when: x is blank", "x` were `not_known`"),
    ("skip when: x is declined", "x` were `declined`"),
    ("skip when: only_blank is blank", "only_blank` were blank"),
    ("ask when: surely (x is now)", "x` were blank"),
    ("skip when: possibly (x is now)", "x` were blank"),
    ("skip when: x is now or n is blank", "n` were blank"),
    ("ask when: opens is skipped", "x` were blank"),
    ("skip when: opens is asked", "x` were blank"),
    ("skip when: child.born_on is blank", "child.born_on` were blank"),
    ("skip when: any person_there where r is not known", "r` were blank in a row"),
    ("skip when: no person_there where r is known", "r` were blank in a row"),
    ("ask when: no person_there where r is not known", "r` were blank in a row"),
    ("skip when: count of people where (r is not known) >= 1", "r` were blank in a row"),
    ("skip when: people is blank", "people` were blank"),
]


@pytest.mark.parametrize("rule", SAFE)
def test_what_only_a_known_fact_can_skip_is_accepted_s2(rule: str) -> None:
    compiled = compile_exemplar(Source("small.yaml", HEAD + FORM.format(rule=rule)))
    assert [d.message for d in compiled.diagnostics] == []


@pytest.mark.parametrize(("rule", "gap"), HIDING)
def test_what_a_gap_would_skip_is_refused_with_the_gap_s2(rule: str, gap: str) -> None:
    compiled = compile_exemplar(Source("small.yaml", HEAD + FORM.format(rule=rule)))
    (fault,) = compiled.diagnostics
    assert fault.code == "PP502"
    assert fault.message == f"`judged` would be skipped if `{gap}"
    assert compiled.artifact is None


def test_an_ask_and_a_skip_are_judged_together_s2() -> None:
    # Alone the skip would hide it; but where `x` is a gap it is not asked in any case.
    rule = "ask when: x is now\n        skip when: x is not known"
    (fault,) = compile_exemplar(Source("small.yaml", HEAD + FORM.format(rule=rule))).diagnostics
    assert fault.code == "PP502"


def test_a_pathway_s_fault_is_told_once_however_many_questions_it_names() -> None:
    form = FORM.format(rule="hint: A hint") + (
        "pathways:\n  - id: p\n    skip when: x is not known\n    questions: judged, n\n    because: Because\n"
    )
    assert [d.code for d in compile_exemplar(Source("small.yaml", HEAD + form)).diagnostics] == ["PP502"]


def test_a_skip_that_leaves_out_not_applicable_is_warned_of_c1() -> None:
    for rule, codes in (
        ("skip when: x is not now", ["PP510"]),
        ("skip when: x is not one of now, past", ["PP510"]),
        ("skip when: x is not now or x is not applicable", []),
        ("skip when: only_blank is not yes", []),
    ):
        found = compile_exemplar(Source("small.yaml", HEAD + FORM.format(rule=rule))).diagnostics
        assert [d.code for d in found] == codes, rule


def chain(count: int, backwards: bool = False) -> str:
    lines = ["sections:", "  - id: story", "    title: Story", "    questions:"]
    for n in range(count):
        lines += [f"      - id: q{n}", f"        ask: Number {n}?", "        type: yes/no"]
        before = (n + 1) % count if backwards else n - 1
        if backwards or n:
            lines.append(f"        ask when: q{before} is yes")
    return HEAD + "\n".join(lines) + "\n"


def test_a_circle_is_printed_whole_with_each_place_c10() -> None:
    (fault,) = compile_exemplar(Source("small.yaml", chain(4, backwards=True))).diagnostics
    assert fault.code == "PP501"
    assert fault.message == (
        "whether `q0` is asked depends on itself: `q0` depends on `q1`, `q1` depends on `q2`,"
        " `q2` depends on `q3`, `q3` depends on `q0`"
    )
    assert [r.span.text for r in fault.related] == ["q2", "q3", "q0"]
    assert fault.span.text == "q1"


def test_a_circle_through_a_section_and_through_a_fact_is_found_c9_c10() -> None:
    form = """\
sections:
  - id: story
    title: Story
    ask when: referral.reason is known
    questions:
      - id: why
        ask: Why?
        type: text
        fact: referral.reason
"""
    (fault,) = compile_exemplar(Source("small.yaml", HEAD + form)).diagnostics
    assert fault.code == "PP501"
    assert "section `story` depends on the fact `referral.reason`" in fault.message
    assert "the fact `referral.reason` is the answer to `why`" in fault.message
    assert "`why` is asked in section `story`" in fault.message


def test_a_question_may_not_depend_on_itself_c10() -> None:
    (fault,) = compile_exemplar(Source("small.yaml", chain(1, backwards=True))).diagnostics
    assert fault.code == "PP501"


def test_a_long_chain_and_a_long_circle_need_no_recursion() -> None:
    assert compile_exemplar(Source("small.yaml", chain(3000))).artifact is not None
    (fault,) = compile_exemplar(Source("small.yaml", chain(300, backwards=True))).diagnostics
    assert fault.code == "PP501"


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(7)))
def test_each_node_comes_after_all_that_it_reads_whatever_the_order_of_writing(order: list[int]) -> None:
    lines = ["sections:", "  - id: story", "    title: Story", "    questions:"]
    for n in order:
        lines += [f"      - id: q{n}", f"        ask: Number {n}?", "        type: yes/no"]
        if n:
            lines.append(f"        ask when: q{n - 1} is yes")
    compiled = compile_exemplar(Source("small.yaml", HEAD + "\n".join(lines)))
    analysed = compiled.values["analyse"]
    assert isinstance(analysed, Model)
    places = [analysed.order.index(f"q:q{n}") for n in range(7)]
    assert all(one < other for one, other in pairwise(places))
    assert analysed.order[0] == "s:story"

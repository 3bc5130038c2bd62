"""Names mean one thing, facts and pathways fit what they are joined to, and what does not is said with its place."""

from __future__ import annotations

from textwrap import dedent

import pytest

from penpicture.dsl.diagnostic import Diagnostic
from penpicture.dsl.source import Source
from penpicture.dsl.words import RESERVED
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.model import Model, Slot
from tests.engine.written import HEAD, artifact


def found(body: str) -> list[Diagnostic]:
    return list(compile_exemplar(Source("small.yaml", HEAD + dedent(body))).diagnostics)


def model(body: str) -> Model:
    compiled = compile_exemplar(Source("small.yaml", HEAD + dedent(body)), stop_after="resolve")
    resolved = compiled.values["resolve"]
    assert isinstance(resolved, Model)
    return resolved


def section(questions: str, head: str = "", foot: str = "") -> str:
    start = "sections:\n  - id: story\n    title: Story\n    questions:\n"
    lines = "".join(f"      {line}\n" for line in dedent(questions).strip("\n").splitlines())
    return dedent(head) + start + lines + dedent(foot)


DRINKING = """
- id: drinking
  ask: Does anyone's drinking affect the child?
  type: choice
  options: {now: Now, past: Past}
  no answer because: not_known
- id: effect
  ask: How?
  type: text
"""


def test_a_pathway_stands_with_each_question_it_names() -> None:
    made = model(
        section(
            DRINKING,
            foot="""
            pathways:
              - id: stopped
                skip when: drinking is past
                questions: story.effect
                because: Asked only of what is
            """,
        )
    )
    (rule,) = made.questions["effect"].rules
    assert (rule.kind, rule.by, rule.owner) == ("skip", "pathway", "stopped")
    assert rule.condition.tree == ("is", ("question", "drinking"), "past")


def test_a_second_ask_when_prints_the_and_and_the_or_of_the_two_s1() -> None:
    foot = """
        pathways:
          - id: now
            ask when: drinking is now or child.unborn is no
            questions: effect
            because: Asked of what is
        """
    (fault,) = found(section(DRINKING + "  ask when: drinking is known", foot=foot))
    assert fault.code == "PP354"
    assert "`drinking is known and (drinking is now or child.unborn is no)`" in fault.help
    assert "`drinking is known or drinking is now or child.unborn is no`" in fault.help
    assert [related.span.text for related in fault.related] == ["drinking is known"]
    assert fault.span.text == "drinking is now or child.unborn is no"


def test_any_number_of_skip_when_is_allowed_s1() -> None:
    foot = """
        pathways:
          - id: one
            skip when: drinking is past
            questions: effect
            because: One
          - id: two
            skip when: child.unborn is yes
            questions: effect
            because: Two
        """
    assert (
        len(model(section(DRINKING + "  skip when: drinking is now", foot=foot)).questions["effect"].rules)
        == 3
    )


@pytest.mark.parametrize(
    ("where", "head", "question", "foot"),
    [
        ("its own", "", "  ask when: drinking is now", ""),
        ("its section's", "", "", ""),
        (
            "a pathway's",
            "",
            "",
            """
            pathways:
              - id: p
                ask when: drinking is now
                questions: effect
                because: Because
            """,
        ),
    ],
)
def test_a_risk_question_says_what_to_do_while_it_is_not_known_s2(
    where: str, head: str, question: str, foot: str
) -> None:
    body = section(DRINKING + "  risk: yes\n  no answer because: not_known\n" + question, foot=foot)
    if where == "its section's":
        body = body.replace("    title: Story\n", "    title: Story\n    ask when: child.unborn is no\n")
    assert [fault.code for fault in found(body)] == ["PP355"]
    lines = []
    for line in body.splitlines():
        if line.strip().startswith("ask when:"):
            lines.append(f"{line.partition('ask when')[0]}if not known: ask")
        lines.append(line)
    assert found("\n".join(lines)) == []


def test_a_group_s_ask_when_counts_for_a_risk_in_its_rows_s2() -> None:
    questions = """
    - id: people
      ask: Who is there?
      type: group
      ask when: child.unborn is no
      questions:
        - id: harm
          ask: Is there harm?
          type: yes/no
          risk: yes
    """
    assert [fault.code for fault in found(section(questions))] == ["PP355"]


def test_shadowing_is_an_error_that_shows_both_places_c7() -> None:
    questions = """
    - id: people
      ask: Who is there?
      type: group
      each: person_there
      questions:
        - id: schools
          ask: Which schools?
          type: group
          questions:
            - id: story
              ask: What is the story?
              type: text
    - id: story
      ask: What is the story?
      type: text
    """
    (fault,) = found(section(questions))
    assert fault.code == "PP331"
    assert fault.span.line < fault.related[0].span.line


def test_the_same_id_may_stand_in_the_rows_of_two_groups() -> None:
    questions = """
    - id: brothers
      ask: Who are the brothers?
      type: group
      questions:
        - id: name
          ask: What is their name?
          type: text
    - id: sisters
      ask: Who are the sisters?
      type: group
      questions:
        - id: name
          ask: What is their name?
          type: text
    """
    assert list(model(section(questions)).questions) == [
        "brothers",
        "brothers.name",
        "sisters",
        "sisters.name",
    ]


@pytest.mark.parametrize("word", sorted(RESERVED - {"no"}))
def test_no_word_of_the_language_can_be_an_option_c7(word: str) -> None:
    questions = f"""
    - id: drinking
      ask: Does anyone drink?
      type: choice
      options:
        {word}: Words
        never: Never
    """
    assert [fault.code for fault in found(section(questions))] == ["PP335"]


def test_yes_and_no_can_be_options() -> None:
    questions = """
    - id: drinking
      ask: Does anyone drink?
      type: choice
      options:
        yes: Yes
        no: No
        rarely: Rarely
    - id: effect
      ask: How?
      type: text
      ask when: drinking is not no
    """
    assert artifact(section(questions)).content["questions"]["effect"]["rules"][0]["tree"] == [
        "not",
        ["is", ["question", "drinking"], "no"],
    ]


def test_a_question_bound_to_a_fact_takes_its_options_and_its_sensitivity() -> None:
    questions = """
    - id: language_help
      ask: What does the family need?
      type: choice
      options from: interpreter-needs@1
      fact: family.interpreter
    - id: home
      ask: Where does the family live?
      type: text
      fact: household.address
    """
    made = model(section(questions))
    assert made.questions["language_help"].options_from == "interpreter-needs@1"
    assert [o.code for o in made.questions["language_help"].options] == [
        o.code for o in made.facts["family.interpreter"].options
    ]
    assert made.questions["home"].sensitivity == "restricted"
    assert made.questions["home"].who_may_see == ("practitioner", "conference", "court")


def test_named_conditions_may_be_written_in_any_order() -> None:
    head = """
    define:
      worried: unsafe and drinking is now
      unsafe: child.unborn is no
    """
    made = model(section(DRINKING + "  ask when: worried", head=head))
    assert list(made.define) == ["worried", "unsafe"]
    assert made.define["worried"].tree[1] == ("named", "unsafe")


def test_a_duty_may_be_owed_to_every_child_or_by_facts_l2() -> None:
    duty = """
    - id: wishes
      ask: What does the child wish?
      type: text
      no answer because: not_known
      statutory:
        nation: England
        source: Children Act 1989, section 17
        for: {whom}
    """
    everybody = model(section(duty.format(whom="every child"))).questions["wishes"].statutory
    some = model(section(duty.format(whom="child.unborn is no"))).questions["wishes"].statutory
    assert everybody is not None and everybody.whom is None
    assert some is not None and some.whom is not None
    assert some.whom.tree == ("is", ("fact", "child.unborn"), "no")


def test_slots_name_facts_and_questions_and_a_sign_alone_is_a_sign() -> None:
    questions = """
    - id: name
      ask: What is <child.known_as>'s full name, if 3 < 4 and a <b> is meant?
      type: text
    - id: b
      ask: Something?
      type: text
    """
    parts = model(section(questions)).questions["name"].ask["practitioner"].parts
    assert [part if isinstance(part, str) else part.ref for part in parts] == [
        "What is ",
        ("fact", "child.known_as"),
        "'s full name, if 3 < 4 and a ",
        ("question", "b"),
        " is meant?",
    ]


def test_a_slot_in_a_row_means_the_row_s_own_question_and_a_group_means_its_titles() -> None:
    questions = """
    - id: siblings
      ask: Who are the brothers and sisters?
      type: group
      row title: <name>
      questions:
        - id: name
          ask: What is their name?
          type: text
        - id: tie
          ask: How is <name> related?
          type: text
    - id: together
      ask: What do <siblings> do together?
      type: text
    """
    made = model(section(questions))
    tie = made.questions["siblings.tie"].ask["practitioner"].parts[1]
    assert isinstance(tie, Slot) and tie.ref == ("question", "siblings.name")
    together = made.questions["together"].ask["practitioner"].parts[1]
    assert isinstance(together, Slot) and together.ref == ("question", "siblings")


def test_a_slot_of_a_bound_question_stands_for_its_fact_c9() -> None:
    questions = """
    - id: why
      ask: Why?
      type: text
      fact: referral.reason
    - id: more
      ask: More about <why>?
      type: text
    """
    part = model(section(questions)).questions["more"].ask["practitioner"].parts[1]
    assert isinstance(part, Slot) and part.ref == ("fact", "referral.reason")


def test_facts_that_ages_need_come_along() -> None:
    head = "as of: assessment.started_on\ncase summary:\n  - child.age\n"
    made = model(section(DRINKING, head=head))
    assert list(made.facts) == ["child.unborn", "child.born_on", "child.age", "assessment.started_on"]


def test_the_innermost_cause_is_told_once() -> None:
    head = """
    define:
      worried: drinking is nw
    """
    faults = found(section(DRINKING + "  ask when: worried and drinking is now", head=head))
    assert [fault.code for fault in faults] == ["PP421"]


def test_names_that_double_with_every_step_are_refused_and_do_not_hang() -> None:
    steps = "\n".join(f"  w{n}: " + " or ".join([f"w{n - 1}"] * 200) for n in range(1, 10))
    faults = found(section(DRINKING + "  ask when: w9", head=f"define:\n  w0: drinking is now\n{steps}\n"))
    assert "PP368" in {fault.code for fault in faults}


def test_a_named_condition_may_not_hide_a_question_of_a_row() -> None:
    """Rule C7: shadowing is an error, in rows too."""
    body = """\
    define:
      calm: quiet is yes
    sections:
      - id: story
        title: Story
        questions:
          - id: quiet
            ask: Quiet?
            type: yes/no
          - id: rooms
            ask: Which rooms?
            type: group
            questions:
              - id: calm
                ask: Calm?
                type: yes/no
              - id: why
                ask: Why?
                type: text
                ask when: calm
    """
    compiled = compile_exemplar(Source("small.yaml", HEAD + dedent(body)))
    assert "PP334" in [d.code for d in compiled.diagnostics]


def test_prose_is_never_read() -> None:
    """Rule C8: a condition may ask a text question's state, and not its words."""
    body = """\
    sections:
      - id: story
        title: Story
        questions:
          - id: hopes
            ask: What are the hopes?
            type: long text
          - id: more
            ask: Say more
            type: text
            ask when: hopes is {test}
    """
    for test, codes in (("answered", []), ("football", ["PP436"])):
        compiled = compile_exemplar(Source("small.yaml", HEAD + dedent(body.format(test=test))))
        assert [d.code for d in compiled.diagnostics] == codes

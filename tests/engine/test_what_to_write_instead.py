"""What is offered in place of a condition that a gap would turn against its question can be followed to the letter."""

from __future__ import annotations

import re

import pytest

from penpicture.dsl.diagnostic import Diagnostic, Severity
from penpicture.dsl.source import Source
from penpicture.engine.compile import compile_exemplar
from tests.engine.written import HEAD

FORM = """\
as of: assessment.started_on
define:
  dunno: helping is not known
  at_a_loss: dunno
sections:
  - id: story
    title: Story
    questions:
      - id: helping
        ask: Is anybody helping?
        type: yes/no
        no answer because: not_known
      - id: harm
        ask: Harm
        type: choice
        options: {now: Now, past: Past, never: Never}
        no answer because: not_known, not_applicable
      - id: harm_plan
        ask: What is the plan?
        type: text
        ask when: harm is now
        if not known: ask
      - id: unless_now
        ask: What else?
        type: text
        skip when: harm is now
      - id: reason
        ask: Why
        type: text
        fact: referral.reason
        no answer because: not_known
      - id: breaks
        ask: Breaks
        type: group
        each: break
        there are none: None
        no answer because: not_known
        questions:
          - id: nights
            ask: Nights
            type: number
            no answer because: not_known
          - id: weekly
            ask: Every week?
            type: yes/no
      - id: chaps
        ask: Who
        type: group
        each: chap
        there are none: Nobody
        ask when: harm is now
        if not known: ask
        questions:
          - id: r
            ask: Reachable?
            type: yes/no
            no answer because: not_known
          - id: more
            ask: More
            type: text
            ask when: r is yes
            if not known: ask
          - id: judged_in_row
            ask: The one that is judged in each row
            type: text
            {row}
  - id: harmed
    title: Harm
    ask when: harm is now
    if not known: ask
    questions:
      - id: hurt
        ask: How?
        type: text
      - id: led
        ask: Led here
        type: text
  - id: end
    title: End
    questions:
      - id: named_by_a_pathway
        ask: Named
        type: text
      - id: judged
        ask: The one that is judged
        type: text
        {rule}
pathways:
  - id: harmed
    ask when: harm is now
    if not known: ask
    questions: named_by_a_pathway
    because: There is harm
"""

CASES = [
    ("skip when: helping is not known", "`helping` were blank", "`ask when: helping is known`"),
    (
        "skip when: helping is no or helping is blank",
        "`helping` were blank",
        "`skip when: helping is no` and",
    ),
    ("ask when: surely (helping is no)", "`helping` were blank", "`ask when: helping is no`"),
    ("skip when: dunno", "`helping` were blank", "`ask when: helping is known`"),
    ("skip when: at_a_loss", "`helping` were blank", "`ask when: helping is known`"),
    ("skip when: reason is blank", "`reason` were blank", "`ask when: reason is known`"),
    ("skip when: story.harm is blank", "`story.harm` were blank", "`ask when: harm is known`"),
    ("ask when: breaks is blank", "`breaks` were `not_known`", "`ask when: breaks is not known`"),
    (
        "skip when: any break where nights is blank",
        "`nights` were blank in a row",
        "`ask when: every break where nights is known`",
    ),
    (
        "skip when: (any break where (nights is blank)) or helping is yes",
        "`nights` were blank in a row",
        "`skip when: helping is yes` and `ask when: every break where nights is known`",
    ),
    (
        "ask when: no break where (nights is blank and weekly is yes)",
        "`nights` were blank in a row",
        "`ask when: every break where nights is known or weekly is not yes`",
    ),
    (
        "skip when: possibly (any break where (weekly is yes))",
        "`breaks` were blank",
        "`skip when: any break where weekly is yes`",
    ),
    (
        "skip when: possibly (count of breaks >= 1)",
        "`breaks` were blank",
        "`skip when: count of breaks >= 1`",
    ),
    (
        "skip when: (every break where (weekly is yes)) or breaks is not known",
        "`breaks` were blank",
        "`skip when: every break where weekly is yes` and `ask when: breaks is known`",
    ),
    (
        "skip when: harm_plan is asked",
        "`harm` were blank",
        "`skip when: harm is known and harm_plan is asked`",
    ),
    (
        "ask when: harm_plan is skipped",
        "`harm` were blank",
        "`ask when: harm_plan is skipped or harm is not known`",
    ),
    ("skip when: hurt is asked", "`harm` were blank", "`skip when: harm is known and hurt is asked`"),
    (
        "skip when: named_by_a_pathway is asked",
        "`harm` were blank",
        "`skip when: harm is known and named_by_a_pathway is asked`",
    ),
    ("skip when: chaps is asked", "`harm` were blank", "`skip when: harm is known and chaps is asked`"),
    ("skip when: any chap where more is asked", "`r` were blank in a row", ""),
    (
        "skip when: count of breaks where (nights is not known) >= 1",
        "`nights` were blank in a row",
        "",
    ),
    (
        "ask when: helping is yes\n        skip when: helping is not known",
        "`helping` were blank",
        "`ask when: helping is yes and helping is known` in place of both",
    ),
    (
        "risk: yes\n        skip when: helping is not known",
        "`helping` were blank",
        "`ask when: helping is known` and `if not known: wait`",
    ),
]


def faults(rule: str, row: str = "hint: None") -> list[Diagnostic]:
    form = FORM.replace("{rule}", rule).replace("{row}", row)
    return errors(HEAD + form)


def errors(text: str) -> list[Diagnostic]:
    found = compile_exemplar(Source("small.yaml", text)).diagnostics
    return [d for d in found if d.severity is Severity.ERROR]


def offered(help: str, rule: str, space: str) -> str:
    """The rule with what the help says in place of the line of `ask when` or `skip when` that it replaces."""
    kept = [] if "both" in help else [line for line in rule.split(f"\n{space}") if "when:" not in line]
    return f"\n{space}".join([*kept, *re.findall(r"`([a-z ]+: [^`]+)`", help)])


@pytest.mark.parametrize(("rule", "gap", "help"), CASES)
def test_what_is_offered_says_what_is_meant_and_hides_nothing_s2(rule: str, gap: str, help: str) -> None:
    (fault,) = faults(rule)
    assert fault.code == "PP502"
    assert fault.message == f"`judged` would be skipped if {gap}"
    if not help:
        assert fault.help == "ask it when something is known, and never skip it while something is not"
        return
    assert help in fault.help
    assert faults(offered(fault.help, rule, " " * 8)) == []


def test_in_a_row_it_is_offered_in_the_words_of_the_row_s2() -> None:
    for rule, help in (
        ("skip when: r is not known", "`ask when: r is known`"),
        ("skip when: more is asked", "`skip when: r is known and more is asked`"),
    ):
        (fault,) = faults("hint: None", rule)
        assert fault.message == "`judged_in_row` would be skipped if `r` were blank"
        assert help in fault.help
        assert faults("hint: None", offered(fault.help, rule, " " * 12)) == []


def test_a_named_condition_s_line_is_shown_beside_its_use() -> None:
    (fault,) = faults("skip when: at_a_loss")
    assert fault.span.text == "at_a_loss"
    first = fault.related[0]
    assert (first.span.text, first.message) == ("helping", "`helping` is looked at here")


def test_what_decides_a_question_in_between_is_shown_beside_it() -> None:
    (fault,) = faults("skip when: harm_plan is asked")
    assert fault.span.text == "harm_plan"
    first = fault.related[0]
    assert (first.span.text, first.message) == ("harm", "`harm` decides whether `harm_plan` is asked")


def test_a_pathway_s_help_is_right_for_all_that_it_names_s2() -> None:
    pathway = (
        "  - id: lost\n    skip when: helping is not known\n    questions: {names}\n    because: Because\n"
    )
    told = {}
    for names in ("judged, led", "judged, harm_plan"):
        form = FORM.replace("{rule}", "hint: None").replace("{row}", "hint: None")
        source = HEAD + form + pathway.replace("{names}", names)
        (fault,) = errors(source)
        told[names] = fault.help
        line = "skip when: helping is not known"
        followed = source.replace(line, offered(fault.help, line, "    ") or line)
        assert (compile_exemplar(Source("small.yaml", followed)).artifact is None) == (
            names == "judged, harm_plan"
        )
    assert "`ask when: helping is known`" in told["judged, led"]
    # `harm_plan` has an `ask when` already, and a second would be an error.
    assert told["judged, harm_plan"].startswith("ask it when")


def test_a_section_s_help_takes_apart_what_a_gap_and_what_a_status_decides_s2() -> None:
    rule = "skip when: helping is not known or harm_plan is asked"
    form = FORM.replace("{rule}", "hint: None").replace("{row}", "hint: None")
    text = HEAD + form.replace("    title: End\n", f"    title: End\n    {rule}\n")
    (fault,) = errors(text)
    assert fault.message == "section `end` would be skipped if `helping` were blank"
    assert "`skip when: harm is known and harm_plan is asked` and `ask when: helping is known`" in fault.help
    assert errors(text.replace(rule, offered(fault.help, rule, " " * 4))) == []


def test_what_is_said_twice_is_offered_once_and_what_is_too_long_in_words() -> None:
    (fault,) = faults("skip when: helping is blank or helping is not_known")
    assert "`ask when: helping is known` in its place" in fault.help
    long = " and ".join(["(harm is now or helping is blank)"] * 40)
    (fault,) = faults(f"skip when: {long}")
    assert faults(offered(fault.help, f"skip when: {long}", " " * 8)) == [] or fault.help.startswith("ask it")


@pytest.mark.parametrize(
    "rule",
    [
        "skip when: harm_plan is asked and harm is past",
        "skip when: harm_plan is asked and harm is known",
        "skip when: hurt is asked and led is asked and harm is now",
        "skip when: any chap where (more is asked and r is yes)",
        "ask when: harm_plan is skipped or harm is not known",
        "skip when: unless_now is asked or harm is known",
        "skip when: unless_now is asked and harm is past",
        "skip when: child.age < 5 years or child.unborn is yes",
        "skip when: not (child.age >= 5 years) and child.unborn is no",
        "ask when: child.age < 5 years or child.unborn is yes",
    ],
)
def test_a_status_is_taken_with_what_decides_it_s2(rule: str) -> None:
    assert faults(rule) == []

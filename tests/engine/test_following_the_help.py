"""Whoever does to the letter what the help says has a file that checks: no second error, no lost question."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from penpicture.dsl.diagnostic import Diagnostic, Severity
from penpicture.dsl.source import Source
from penpicture.engine.compile import compile_exemplar
from tests.following import edited, line_put_above, line_replaced

FORM = """\
penpicture: 1
exemplar: visit
version: 1.0.0
title: Visit
for family: Our visit
about: child
timescale:
  from: assessment.started_on
  to: assessment.signed_on
  within: 10 working days
pen picture:
  - say: The breaks help.
    when: helping is yes
sections:
  - id: breaks_now
    title: The breaks
    questions:
      - id: breaks
        ask: Which breaks has <child.known_as> had?
        type: group
        each: break
        row title: <where_held>
        questions:
          - id: where_held
            ask: Where was it?
            type: text
      - id: helping
        ask: Do the breaks help?
        type: yes/no
        no answer because: not_known
      - id: more
        ask: What would help more?
        type: text
        ask when: helping is no
  - id: safety
    title: Safety
    questions:
      - id: harm
        ask: Has anybody been hurt?
        type: choice
        options:
          now: Yes, and it goes on
          past: Yes, not now
          never: No
        more to say: now, past
        statutory:
          nation: Wales
          source: Social Services and Well-being (Wales) Act 2014
pathways:
  - id: later
    skip when: helping is yes
    questions: harm
    because: All is well
next:
  - exemplar: initial-assessment
    if: harm is now
"""
HELPING = "      - id: helping\n"
OPTIONS = "          now: Yes, and it goes on\n          past: Yes, not now\n          never: No\n"
DUTY = "          nation: Wales\n          source: Social Services and Well-being (Wales) Act 2014\n"
TIMES = "  from: assessment.started_on\n  to: assessment.signed_on\n  within: 10 working days\n"


def outdented(block: str) -> str:
    return "".join(line[2:] + "\n" for line in block.splitlines())


def checked(text: str) -> tuple[Diagnostic, ...]:
    return compile_exemplar(Source("visit.yaml", text)).diagnostics.sorted()


def spoilt(right: str, wrong: str) -> str:
    assert right in FORM
    return FORM.replace(right, wrong, 1)


def test_the_form_is_sound() -> None:
    assert [f.message for f in checked(FORM)] == []


Follow = Callable[[str, Diagnostic], str]


SLIPS: list[tuple[str, str, str, str, Follow]] = [
    ("a question a space too far", HELPING, "       - id: helping\n", "PP148", line_replaced),
    ("a question a step too far", HELPING, "        - id: helping\n", "PP153", line_replaced),
    ("a question three too far", HELPING, "         - id: helping\n", "PP148", line_replaced),
    ("a question in the list of the rows", HELPING, "          - id: helping\n", "PP157", line_replaced),
    ("a question a space short", HELPING, "     - id: helping\n", "PP148", line_replaced),
    ("a key a space too far", "        ask: Do the", "         ask: Do the", "PP154", line_replaced),
    ("a key a space short", "        ask: Do the", "       ask: Do the", "PP148", line_replaced),
    ("a key under another's text", "        no answer", "          no answer", "PP154", line_replaced),
    ("a tab before a key", "        ask: Do the", "\task: Do the", "PP111", line_replaced),
    ("a tab before an option", "          past: Yes", "\t\tpast: Yes", "PP111", line_replaced),
    ("a tab after the options", "        more to say", "\tmore to say", "PP111", line_replaced),
    ("a tab before a question", HELPING, "\t- id: helping\n", "PP111", line_replaced),
    ("a tab before the first question", "      - id: harm", "\t- id: harm", "PP111", line_replaced),
    ("pathways indented", "pathways:\n", "  pathways:\n", "PP151", line_replaced),
    ("a sentence's condition", "    when: helping is yes", "  when: helping is yes", "PP151", line_replaced),
    ("questions left out", "    questions:\n      - id: harm", "      - id: harm", "PP130", line_put_above),
    ("a question that goes on a text", "      - id: more", "          - id: more", "PP130", line_replaced),
    ("a dash forgotten", HELPING, "        id: helping\n", "PP155", line_replaced),
    ("a dash forgotten, by the edit", HELPING, "        id: helping\n", "PP155", edited),
    ("a section's dash forgotten", "  - id: safety", "    id: safety", "PP155", line_replaced),
    ("a dash taken away", HELPING, "      id: helping\n", "PP151", line_replaced),
    ("a long dash", HELPING, "      \u2013 id: helping\n", "PP156", line_replaced),
    ("a bullet, by the edit", HELPING, "      \u2022 id: helping\n", "PP156", edited),
    ("a bullet at the first question", "      - id: harm", "      \u2022 id: harm", "PP156", line_replaced),
    ("an asterisk for a bullet", HELPING, "      * id: helping\n", "PP156", edited),
    ("a line separator", "Do the breaks", "Do the\u2028breaks", "PP104", edited),
    ("options beside their key", OPTIONS, outdented(OPTIONS), "PP245", edited),
    ("a duty beside its key", DUTY, outdented(DUTY), "PP245", edited),
    ("a timescale beside its key", TIMES, outdented(TIMES), "PP245", edited),
    ("`if` in a pen picture", "    when: helping", "    if: helping", "PP205", edited),
    ("`when` in a next step", "    if: harm", "    when: harm", "PP205", edited),
    ("`show if`", "        ask when", "        show if", "PP205", edited),
    ("`ask if`", "        ask when", "        ask if", "PP205", edited),
    ("`name` of a section", "    title: Safety", "    name: Safety", "PP205", edited),
    ("`for parents`", "for family", "for parents", "PP205", edited),
    ("a capital in an option", "          past: Yes", "          Past: Yes", "PP211", edited),
    ("a slot with spaces", "<child.known_as>", "< child.known_as >", "PP607", edited),
    ("a slot in braces", "has <child.known_as>", "has {child.known_as}", "PP608", edited),
    ("a slot with a space at its end", "<child.known_as>", "<child.known_as >", "PP601", edited),
    ("a slot of two words", "<child.known_as>", "<child.known as>", "PP601", edited),
]  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong", "code", "follow"), [s[1:] for s in SLIPS], ids=[s[0] for s in SLIPS]
)
def test_what_the_help_says_mends_the_file_at_once(right: str, wrong: str, code: str, follow: Follow) -> None:
    text = spoilt(right, wrong)
    (fault,) = checked(text)
    assert fault.code == code
    mended = follow(text, fault)
    assert [f"{f.code} {f.message}" for f in checked(mended)] == [], mended
    assert mended == FORM


def test_a_bare_sentence_with_a_condition_beneath_it_is_given_its_name() -> None:
    text = spoilt("  - say: The breaks help.", "  - The breaks help.")
    (fault,) = checked(text)
    assert fault.code == "PP154" and "`- say: The breaks help.`" in fault.help


def test_pasted_bullets_of_a_list_of_texts_are_told_each_and_mended() -> None:
    text = spoilt(
        "  - say: The breaks help.\n    when: helping is yes\n", "  \u2022 All is well.\n  \u2022 We go on.\n"
    )
    assert [f.code for f in checked(text)] == ["PP156", "PP156"]
    for _ in range(2):
        text = edited(text, checked(text)[0])
    assert checked(text) == ()


def test_a_file_indented_with_tabs_throughout_is_mended_line_by_line_by_what_is_printed() -> None:
    text = re.sub(r"(?m)^ +", lambda spaces: "\t" * (len(spaces[0]) // 2), FORM)
    assert "\t\t\t- id" in text
    for fault in checked(text):
        assert fault.code == "PP111"
        text = line_replaced(text, fault)
    assert text == FORM


def test_lines_that_end_in_carriage_returns_alone_are_told_once() -> None:
    (fault,) = checked(FORM.replace("\n", "\r"))
    assert fault.code == "PP115" and "LF or CRLF" in fault.help


def test_a_needed_line_with_nothing_on_it_is_never_to_be_taken_out() -> None:
    for key in ("ask: Do the breaks help?", "id: helping", "type: yes/no"):
        (fault,) = checked(spoilt(key, key.partition(":")[0] + ":"))[:1]
        assert fault.code == "PP209" and "take the line out" not in fault.help
    (fault,) = checked(spoilt("no answer because: not_known", "no answer because:"))
    assert "take the line out" in fault.help


def test_a_key_twice_in_a_question_is_still_a_key_twice() -> None:
    assert [f.code for f in checked(spoilt("        ask: Do", "        id: again\n        ask: Do"))] == [
        "PP124"
    ]
    assert [
        f.code for f in checked(spoilt("        type: yes/no", "        type: text\n        type: yes/no"))
    ] == ["PP124"]


def test_an_option_that_is_spoilt_is_told_once_and_not_again_by_what_names_it() -> None:
    (fault,) = checked(spoilt("          past: Yes", "          in the past: Yes"))
    assert fault.code == "PP211"


def test_angle_brackets_around_several_words_are_told_as_what_they_are() -> None:
    (fault,) = checked(spoilt("<child.known_as>", "<child name>"))
    assert (fault.code, fault.span.text) == ("PP601", "<child name>")
    assert "one word" in fault.help


def test_a_sign_or_a_brace_around_no_name_is_left_alone() -> None:
    for words in ("is it < 30 kg or > 20", "so { or } be it", "a {this}", "< that >"):
        assert checked(spoilt("Do the breaks help?", words)) == ()


def test_a_misspelt_key_after_an_empty_one_is_not_taken_for_what_belongs_to_it() -> None:
    found = checked(spoilt(OPTIONS + "        more to say", "        mor to say"))
    assert [f.code for f in found if f.severity is Severity.ERROR] == ["PP209", "PP205"]

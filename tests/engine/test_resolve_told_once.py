"""One cause, one message: what a name, a day or a word that is not there leads to is not told again."""

from __future__ import annotations

import pytest

from penpicture.dsl.diagnostic import Diagnostic
from penpicture.dsl.source import Source
from penpicture.engine.compile import compile_exemplar

REVIEW = """\
penpicture: 1
exemplar: review
version: 1.0.0
title: Review
about: child
as of: review_held
pen picture:
  - <child.known_as> is <child.age> old.
define:
  older: child.age >= 11 years
sections:
  - id: safety
    title: Safety
    questions:
      - id: review_held
        ask: When was the review?
        type: date
        no answer because: not_known
      - id: weight
        ask: What is the weight?
        type: number
        unit: kg
        no answer because: not_known
        statutory:
          nation: England
          source: A regulation
          for: every child
      - id: harm
        ask: Has anybody been hurt?
        type: choice
        options:
          now: Yes, and it goes on
          past: Yes, not now
          never: No
        no answer because: not_known
      - id: plan
        ask: What has been done?
        type: long text
        ask when: harm is one of now, past
        no answer because: not_known
      - id: hoist
        ask: Is a hoist needed?
        type: yes/no
        ask when: weight > 30 kg and harm is not past
        no answer because: not_known
        if not known: ask
pathways:
  - id: light
    skip when: older
    questions: plan
    because: Asked from eleven
"""


def found(*changes: tuple[str, str]) -> tuple[str, list[Diagnostic]]:
    text = REVIEW
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text, list(compile_exemplar(Source("review.yaml", text)).diagnostics)


def errors(*changes: tuple[str, str]) -> list[Diagnostic]:
    return [told for told in found(*changes)[1] if told.severity == "error"]


def test_as_it_stands_it_is_sound() -> None:
    assert errors() == []


ONCE = {
    "a day that is nothing": ([("as of: review_held", "as of: review.held")], "PP358", "review.held"),
    "a day that is no date": ([("as of: review_held", "as of: weight")], "PP357", "weight"),
    "an option named by a state": (
        [("past: Yes", "known: Yes"), ("now, past", "now, known"), ("is not past", "is not never")],
        "PP335", "known",
    ),
    "an option named by a word": (
        [("past: Yes", "and: Yes"), ("now, past", "and, now"), ("is not past", "is not and")], "PP335", "and",
    ),
    "a question named by a word": (
        [("- id: weight", "- id: days"), ("weight > 30", "days > 30")], "PP335", "days",
    ),
    "a condition named by a word": (
        [("  older:", "  before:"), ("skip when: older", "skip when: not before")], "PP335", "before",
    ),
    "a section named in place of a question": ([("questions: plan", "questions: safety")], "PP350", "safety"),
    "a question named in place of a section": ([("questions: plan", "sections: hoist")], "PP351", "hoist"),
    "all children": ([("for: every child", "for: all children")], "PP407", "all children"),
    "every one of the children": (
        [("for: every child", "for: All of the children")], "PP407", "All of the children",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ONCE)
def test_one_cause_has_one_message(what: str) -> None:
    changes, code, shown = ONCE[what]
    told = errors(*changes)
    assert [(one.code, one.span.text) for one in told] == [(code, shown)]


def test_a_slip_elsewhere_in_a_condition_with_a_refused_word_is_still_told() -> None:
    told = errors(("past: Yes", "known: Yes"), ("now, past", "now, known"), ("is not past", "=! never"))
    assert [one.code for one in told] == ["PP335", "PP406"]


@pytest.mark.parametrize(
    ("changes", "help"),
    [
        ([("questions: plan", "questions: safety")], "`sections: safety`"),
        ([("questions: plan", "sections: hoist")], "`questions: hoist`"),
        ([("as of: review_held", "as of: child.borned")], "`child.born_on`"),
    ],
)
def test_the_help_says_what_to_write(changes: list[tuple[str, str]], help: str) -> None:
    (told,) = errors(*changes)
    assert help in told.help


@pytest.mark.parametrize(
    "said", ["all children", "Every Child", "each child", "everyone", "any child", "children"]
)
def test_for_whom_a_duty_is_has_one_wording_for_everybody(said: str) -> None:
    text, told = found(("for: every child", f"for: {said}"))
    (one,) = [fault for fault in told if fault.severity == "error"]
    assert one.edit is not None
    mended = text[: one.edit.span.start] + one.edit.replacement + text[one.edit.span.end :]
    assert "          for: every child\n" in mended

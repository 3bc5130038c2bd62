"""A word of the definitions that is not one: put right where one letter is wrong, asked about where it is only like."""

from __future__ import annotations

import pytest

from penpicture.dsl.diagnostic import Diagnostic
from penpicture.dsl.source import Source
from penpicture.engine.compile import compile_exemplar

VISIT = """\
penpicture: 1
exemplar: visit
version: 1.0.0
title: Visit
about: child
timescale:
  from: seen_on
  to: seen_on
  within: 20 working days
sections:
  - id: harm
    title: Harm
    questions:
      - id: seen_on
        ask: When?
        type: partial date
        no answer because: not_known
      - id: hurt
        ask: Is anybody hurt?
        type: choice
        options: {now: Now, past: Past, never: Never}
        no answer because: recorded_elsewhere
        more to say: never
        mandatory: yes
"""


def told(old: str, new: str) -> tuple[str, Diagnostic]:
    assert old in VISIT
    text = VISIT.replace(old, new)
    (one,) = compile_exemplar(Source("visit.yaml", text)).diagnostics
    return text, one


PUT_RIGHT = [
    ("type: choice", "type: Choice"),
    ("type: choice", "type: chocie"),
    ("type: partial date", "type: partial_date"),
    ("recorded_elsewhere", "recorded_elswhere"),
    ("recorded_elsewhere", "recorded elsewhere"),
    ("within: 20 working days", "within: 20 workin days"),
    ("more to say: never", "more to say: nevr"),
]


@pytest.mark.parametrize(("right", "written"), PUT_RIGHT)
def test_a_slip_of_a_letter_is_put_right(right: str, written: str) -> None:
    text, one = told(right, written)
    assert one.edit is not None
    span = one.edit.span
    mended = text[: span.start] + one.edit.replacement + text[span.end :]
    assert mended == VISIT


@pytest.mark.parametrize(
    ("right", "written", "guess"),
    [
        ("recorded_elsewhere", "recorded_elswere", "`recorded_elsewhere`"),
        ("type: partial date", "type: partially date", "`partial date`"),
        ("more to say: never", "more to say: neverrs", "`never`"),
        ("type: choice", "type: hospital", ""),
    ],
)
def test_a_word_that_is_only_like_is_asked_about(right: str, written: str, guess: str) -> None:
    _, one = told(right, written)
    assert one.edit is None
    assert guess in one.help


def test_a_shortened_unit_of_time_is_put_right() -> None:
    _, one = told("within: 20 working days", "within: 4 wks")
    assert one.span.text == "4 wks"
    assert one.edit is not None and one.edit.replacement == "4 weeks"


def test_a_key_that_is_only_like_one_is_asked_about_and_a_slip_put_right() -> None:
    _, slip = told("mandatory: yes", "mandatry: yes")
    assert slip.edit is not None and slip.edit.replacement == "mandatory"
    _, guess = told("mandatory: yes", "mandatoryly: yes")
    assert guess.edit is None and "perhaps `mandatory` was meant" in guess.help

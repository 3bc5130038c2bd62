"""An author who writes for a reader is told where that reader may not see what the words tell."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from penpicture.dsl.diagnostic import Diagnostic
from penpicture.dsl.source import Source
from penpicture.engine.check import check
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.library import SHIPPED
from tests.engine.written import HEAD

DANGER = """\
      - id: danger
        ask: Is the child in danger today?
        type: yes/no
        who may see: practitioner, conference
"""


def told(questions: str, before: str = "") -> list[Diagnostic]:
    """What is found in an exemplar with these questions after one that is kept."""
    sections = f"sections:\n  - id: all\n    title: All\n    questions:\n{DANGER}{questions}"
    return list(compile_exemplar(Source("small.yaml", HEAD + dedent(before) + sections)).diagnostics)


def places(found: Diagnostic) -> list[str]:
    """The text of each place that it shows."""
    return [found.span.text, *(other.span.text for other in found.related)]


@pytest.mark.parametrize("key", ["for family", "for child", "easy read", "hint for family", "hint for child"])
def test_a_slot_is_refused_in_each_text_that_is_written_for_a_reader(key: str) -> None:
    words = f"      - id: plan\n        ask: What now?\n        hint: Be brief.\n        {key}: And if <danger>?\n        type: text\n"
    (found,) = (one for one in told(words) if one.code.startswith("PP62"))
    assert found.code == "PP620"
    assert places(found) == ["<danger>", "practitioner, conference"]


def test_a_slot_that_everybody_reads_stands_as_while_nothing_is_known() -> None:
    assert told("      - id: plan\n        ask: What now, if <danger>?\n        type: text\n") == []


def test_an_options_words_and_a_sections_title_are_looked_at_too() -> None:
    words = """\
      - id: plan
        ask: What now?
        type: choice
        options:
          go:
            say: Go
            for family: We go, <danger>
          stay: Stay
  - id: more
    title: More
    for child: More about <danger>
    questions:
      - id: rest
        ask: What else?
        type: text
"""
    assert [(one.code, one.span.text) for one in told(words)] == [("PP620", "<danger>")] * 2


def test_a_slot_of_a_fact_shows_where_the_fact_is_kept() -> None:
    words = "      - id: plan\n        ask: Plan?\n        for child: May we ring <person.phone>?\n        type: text\n"
    (found,) = told(words)
    assert found.code == "PP620"
    assert places(found) == ["<person.phone>", "practitioner"]
    assert "data-model" in found.related[0].span.source.name


def test_a_sentence_for_the_family_hangs_on_what_they_may_see() -> None:
    before = """\
        pen picture:
          - say: There is danger.
            for family: We are worried today.
            when: alarm
          - say: There is danger today.
            when: danger is yes
        define:
          alarm: danger is yes
        """
    (found,) = told("", before)
    assert found.code == "PP621"
    assert "We are worried today." in places(found) and "practitioner, conference" in places(found)


def test_words_that_nobody_reads_are_warned_of_once() -> None:
    words = """\
      - id: plan
        ask: What now?
        for family: What shall we do?
        hint for family: Take your time.
        type: group
        ask when: danger is yes
        questions:
          - id: step
            ask: Which step?
            for family: Which step first?
            type: text
"""
    (found,) = told(words)
    assert (found.code, found.severity.value) == ("PP622", "warning")
    assert places(found) == ["What shall we do?", "danger is yes", "practitioner, conference"]


def test_a_section_with_nothing_for_its_reader_needs_no_words_for_them() -> None:
    words = """\
  - id: adults
    title: The adults
    for child: The grown-ups
    questions:
      - id: drinking
        ask: Who drinks?
        type: text
        sensitivity: restricted
"""
    (found,) = told(words)
    assert found.code == "PP622" and found.message.startswith("section `adults` has words for the child")
    assert places(found) == ["The grown-ups", "restricted"]


def test_a_question_is_kept_as_closely_as_its_fact_no_less_and_no_more() -> None:
    def bound(said: str) -> list[str]:
        words = f"      - id: told\n        ask: Told?\n        type: text\n        fact: referral.reason\n        {said}\n"
        return [one.code for one in told(words)]

    assert bound("sensitivity: restricted") == bound("who may see: practitioner") == ["PP625"]
    assert bound("sensitivity: sensitive") == []
    source = (
        "      - id: told\n        ask: Told?\n        type: text\n        fact: person.phone\n        {}\n"
    )
    assert [one.code for one in told(source.format("who may see: practitioner, family"))] == ["PP623"]
    assert [one.code for one in told(source.format("sensitivity: ordinary"))] == ["PP623"]
    assert told(source.format("sensitivity: sensitive")) == []


def test_a_fact_that_no_practitioner_may_see_is_refused_in_the_data_model(tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text(
        "penpicture: 1\ndata model: facts\nversion: 1.0.0\nfacts:\n  - id: child.secret\n    title: A secret\n"
        "    type: text\n    who may see: child, family\n"
    )
    (checked,) = check([file])
    assert [(one.code, one.span.text) for one in checked.diagnostics] == [("PP624", "child, family")]


def test_the_library_writes_for_nobody_what_they_may_not_see() -> None:
    found = [
        one for checked in check([SHIPPED]) for one in checked.diagnostics if one.code.startswith("PP62")
    ]
    assert found == []


def test_what_is_said_otherwise_is_looked_at_where_the_sentence_speaks_to_the_reader() -> None:
    def otherwise(words: str) -> list[tuple[str, str]]:
        before = f"pen picture:\n  - say: They like <likes>.\n    {words}otherwise: We know <danger>.\n"
        likes = "      - id: likes\n        ask: Likes?\n        type: text\n"
        return [(one.code, one.span.text) for one in told(likes, before)]

    assert otherwise("for family: You like <likes>.\n    ") == [("PP620", "<danger>")]
    assert otherwise("") == []


def test_an_option_of_a_question_that_is_kept_has_words_that_nobody_reads() -> None:
    words = """\
      - id: how
        ask: How bad is it?
        type: choice
        sensitivity: restricted
        options:
          bad:
            say: Bad
            for family: Hard for you
          worse: Worse
"""
    assert [(one.code, one.span.text) for one in told(words)] == [("PP622", "Hard for you")]


def test_rows_of_which_the_family_sees_nothing_need_no_words_for_them() -> None:
    words = """\
      - id: people
        ask: Who comes to the house?
        for family: Who visits you?
        type: group
        questions:
          - id: incident
            ask: What happened?
            type: text
            sensitivity: restricted
"""
    (found,) = told(words)
    assert found.code == "PP622" and places(found) == ["Who visits you?", "restricted"]


def test_a_fact_that_is_open_where_its_question_tells_of_something_kept_is_warned_of() -> None:
    """Another exemplar would show the fact, and with it that there was danger."""
    words = "      - id: told\n        ask: Told?\n        type: text\n        fact: referral.reason\n        {}\n"
    (found,) = told(words.format("ask when: danger is yes"))
    assert (found.code, found.severity.value) == ("PP626", "warning")
    assert "`family`" in found.message and "`conference`" not in found.message
    assert places(found)[0] == "danger is yes" and "data-model" in found.related[0].span.source.name
    assert told(words.format("because: We need it")) == []

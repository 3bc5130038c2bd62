"""A sentence of the author's never loses its end to a comment."""

from __future__ import annotations

import pytest

from penpicture.dsl.reader import read
from penpicture.dsl.source import Source
from penpicture.engine.shape import shape

FORM = """\
penpicture: 1
exemplar: visit
version: 1.0.0
title: {title}
about: child # a comment may follow a word of the language
sections:
  - id: visit
    title: The visit
    questions:
      - id: drinking
        ask: {ask}
        type: text
"""


def codes(title: str, ask: str) -> list[str]:
    """The codes that the form earns with this title and question."""
    source = Source("visit.yaml", FORM.format(title=title, ask=ask))
    tree, found = read(source)
    assert tree is not None and not list(found)
    _, faults = shape(tree, source)
    return [d.code for d in faults]


@pytest.mark.parametrize(
    ("title", "ask"),
    [("Visit #2 of four", "Why?"), ("Visit", "Drinking #1 or #2?"), ("Visit # ours", "Why?")],
)
def test_one_word_of_prose_and_a_number_sign_are_refused(title: str, ask: str) -> None:
    assert codes(title, ask) == ["PP127"]


@pytest.mark.parametrize("title", ['"Visit #2"', "Visit", '"Visit" # ours', "Visit#2"])
def test_what_is_whole_is_left_alone(title: str) -> None:
    assert codes(title, "Why?") == []

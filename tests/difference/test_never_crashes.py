"""Whatever two exemplars are, their difference is told: of any types, groups and conditions, in either direction."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.difference.compare import difference
from penpicture.renderers.difference_html import difference_html
from penpicture.renderers.difference_markdown import difference_markdown
from penpicture.renderers.difference_text import difference_text
from tests.difference.by_hand import by_hand
from tests.difference.small import built, edited
from tests.difference.test_laws import SCHEMA

TYPES = ("text", "yes/no", "choice", "choices", "number", "date", "group")
OPTIONS = "        options:\n          low: Low\n          high: High\n          none_at_all: None\n"
WHENS = {
    "text": ("{} is answered", "{} is known"),
    "yes/no": ("{} is yes", "{} is no"),
    "choice": ("{} is low", "{} is one of low, high"),
    "choices": ("{} includes high", "{} is known"),
    "number": ("{} > 3", "{} is answered"),
    "date": ("{} is before assessment.started_on", "years from {} to assessment.started_on >= 2"),
    "group": ("any {} where {}_in is yes", "count of {} > 1"),
}


def question(name: str, kind: str, when: str, extra: str) -> str:
    text = f"      - id: {name}\n        ask: What of {name}?\n        type: {kind}\n"
    if kind in ("choice", "choices"):
        text += OPTIONS
    if kind == "group":
        text += f"        each: row\n        questions:\n          - id: {name}_in\n            ask: In {name}?\n            type: yes/no\n"
    if when:
        text += f"        ask when: {when}\n        if not known: wait\n"
    return text + extra


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A small exemplar of five questions, each of any type and asked always or by one that stands before it."""
    kinds = {name: draw(st.sampled_from(TYPES)) for name in "abcde"}
    written: list[str] = []
    for before, name in pairwise(("", *kinds)):
        when = draw(st.sampled_from(("", *WHENS[kinds[before]]))) if before else ""
        extra = draw(st.sampled_from(("", "        mandatory: yes\n", "        retired: 2026-01-01\n")))
        if before and "retired" in written[-1]:
            when = ""
        written.append(question(name, kinds[name], when.format(before, before), extra))
    cut = draw(st.integers(1, 4))
    order = draw(st.sampled_from((written, written[:cut])))
    gate = draw(st.sampled_from(("", "    ask when: child.age >= 5 years\n    if not known: wait\n")))
    head = "penpicture: 1\nexemplar: small\nversion: 1.0.0\ntitle: Small\nabout: child\nas of: assessment.started_on\n"
    return f"{head}sections:\n  - id: home\n    title: One\n{gate}    questions:\n{''.join(order)}"


def made(text: str) -> Artifact | None:
    return compile_exemplar(Source("small.yaml", text)).artifact


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts(), texts())
def test_any_two_exemplars_are_compared_and_told(one: str, two: str) -> None:
    old, new = made(one), made(two)
    if old is None or new is None:
        return
    for sides in ((old, new), (new, old)):
        found = difference(*sides)
        assert found.same == (old.content_hash == new.content_hash)
        parts = [(change.rule, change.part) for change in found.changes]
        assert len(set(parts)) == len(parts), "rule and part name one change"
        jsonschema.validate(json.loads(json.dumps(found.as_json())), SCHEMA)
        assert difference_text(found) and difference_markdown(found) and difference_html(found)


def test_the_exemplars_that_are_drawn_are_nearly_all_sound() -> None:
    for kind, whens in WHENS.items():
        for when in whens:
            text = "penpicture: 1\nexemplar: small\nversion: 1.0.0\ntitle: Small\nabout: child\nas of: assessment.started_on\n"
            text += "sections:\n  - id: home\n    title: One\n    questions:\n"
            text += question("a", kind, "", "") + question("b", "text", when.format("a", "a"), "")
            assert made(text) is not None, [
                d.message for d in compile_exemplar(Source("s.yaml", text)).diagnostics
            ]


@pytest.mark.parametrize(
    "kind", ["text", "number", "date", "partial date", "yes/no", "choices", "person", "list"]
)
def test_a_fact_that_becomes_of_another_type_is_told_and_nothing_is_said_to_be_proved(kind: str) -> None:
    when = "ask when: drinking is now"
    old = built(edited(when, "ask when: child.harm is harmed"))

    def retype(content: dict[str, Any]) -> None:
        fact = content["facts"]["child.harm"]
        fact["type"] = kind
        if kind != "choices":
            del fact["options"]
        if kind == "list":
            part = {"id": "what", "title": "What", "type": "text", "publish": fact["publish"]}
            fact["parts"] = [part]

    new = by_hand(retype, edited(when, "ask when: child.harm is known"))
    for sides in ((old, new), (new, old)):
        found = {change.rule: change for change in difference(*sides).changes}
        assert found.keys() & {"W_SAME", "W_WIDER", "W_NARROWER", "W_OTHER"} == set()
        assert "`child.harm`, which takes another kind of answer now" in found["W_UNDECIDED"].note
        assert found["F_KEPT"].part.startswith("facts.child.harm.")

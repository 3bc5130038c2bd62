"""An artifact reads back as it was written, and one that was changed on the way is refused (rule L7)."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penpicture.dsl.source import Source, Span
from penpicture.engine.artifact import Artifact, ArtifactError, read_artifact
from penpicture.engine.canonical import canonical
from penpicture.engine.emit import content
from penpicture.engine.model import (
    Condition,
    Fact,
    Model,
    Option,
    Question,
    Read,
    Rule,
    Section,
    Slot,
    Text,
    Timescale,
)
from penpicture.engine.provenance import provenance
from penpicture.engine.shown import shown_hash

SOURCE = Source("exemplars/small.yaml", "exemplar: small\n")
HERE = Span(SOURCE, 0, 8)


def text(*parts: str | Slot) -> Text:
    return Text(parts, HERE)


def say(words: str) -> dict[str, Text]:
    return {"practitioner": text(words)}


def small_model(words: str = "Does anyone drink?") -> Model:
    condition = Condition(
        ("one_of", ("question", "drinking"), ("now", "past")),
        "drinking is one of now, past",
        (Read(("question", "drinking"), HERE),),
        HERE,
    )
    drinking = Question(
        path="drinking",
        section="reason",
        group=None,
        type="choice",
        ask=say(words),
        options=(
            Option("now", say("Yes, now"), span=HERE),
            Option("past", say("Once"), retired=date(2026, 1, 1)),
        ),
        reasons=("not_known",),
        mandatory=True,
        span=HERE,
        id_span=HERE,
    )
    effect = Question(
        path="effect",
        section="reason",
        group=None,
        type="number",
        ask={"practitioner": text("How does it affect ", Slot(("fact", "child.known_as"), HERE), "?")},
        at_least=Decimal(0),
        at_most=Decimal("9.50"),
        rules=(Rule("ask", "question", "effect", condition, if_not_known="wait"),),
        span=HERE,
        id_span=HERE,
    )
    return Model(
        name="small",
        version="1.0.0",
        title=say("Small"),
        about="child",
        stage=None,
        nation="England",
        language="en",
        as_of=("fact", "assessment.started_on"),
        timescale=Timescale(
            start=("fact", "assessment.started_on"),
            end=("fact", "assessment.signed_on"),
            within=(10, "working days"),
            span=HERE,
        ),
        sections=(Section(id="reason", title=say("Why"), questions=("drinking", "effect"), span=HERE),),
        questions={"drinking": drinking, "effect": effect},
        pathways=(),
        define={},
        facts={
            name: Fact(name=name, title=title, type=type)
            for name, title, type in (
                ("child.known_as", "Known as", "text"),
                ("assessment.started_on", "Started on", "date"),
                ("assessment.signed_on", "Signed on", "date"),
            )
        },
        pen_picture=(),
        case_summary=(),
        signatures=(),
        next=(),
        order=("s:reason", "q:drinking", "q:effect"),
        span=HERE,
    )


def small(words: str = "Does anyone drink?") -> Artifact:
    model = small_model(words)
    return Artifact.of(content(model), provenance(model, lambda source: ("small@1.0.0", source.name)))


def codes_of(document: Any) -> list[str]:
    whole = document if isinstance(document, str) else json.dumps(document)
    artifact, found = read_artifact(Source("artifact.json", whole))
    assert artifact is None
    return [d.code for d in found]


def test_the_content_says_what_the_format_describes() -> None:
    said = small().content
    effect = said["questions"]["effect"]
    assert effect == {
        "shown": shown_hash(effect),
        "section": "reason",
        "type": "number",
        "ask": {"practitioner": ["How does it affect ", {"slot": ["fact", "child.known_as"]}, "?"]},
        "at_least": 0,
        "at_most": "9.5",
        "sensitivity": "ordinary",
        "rules": [
            {
                "kind": "ask",
                "by": "question",
                "owner": "effect",
                "tree": ["one_of", ["question", "drinking"], ["now", "past"]],
                "text": "drinking is one of now, past",
                "if_not_known": "wait",
            }
        ],
    }
    assert said["timescale"] == {
        "from": ["fact", "assessment.started_on"],
        "to": ["fact", "assessment.signed_on"],
        "within": [10, "working days"],
    }


def test_provenance_gives_the_layer_and_the_place_of_each_facet() -> None:
    assert small().provenance["questions.drinking.ask.practitioner"] == {
        "layer": "small@1.0.0",
        "file": "exemplars/small.yaml",
        "line": 1,
        "column": 1,
    }


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_whatever_the_words_it_reads_back_as_it_was_written(words: str) -> None:
    built = small(words)
    written = built.dumps()
    assert Artifact.loads(written) == built
    assert canonical(json.loads(written)).decode() == written


def test_a_laid_out_copy_has_the_same_identity() -> None:
    built = small()
    assert Artifact.loads(json.dumps(json.loads(built.dumps()), indent=2)) == built
    assert Artifact.loads(built.dumps() + "\n") == built


def test_a_changed_word_changes_the_identity_and_a_moved_line_does_not() -> None:
    built = small()
    assert small("Does anybody drink?").content_hash != built.content_hash
    moved = Source(SOURCE.name, "# a comment\n" + SOURCE.text)
    model = replace(small_model(), span=Span(moved, 12, 20))
    again = Artifact.of(content(model), provenance(model, lambda source: ("small@1.0.0", source.name)))
    assert again.content_hash == built.content_hash
    assert again.provenance_hash != built.provenance_hash


def test_a_changed_byte_anywhere_is_refused() -> None:
    written = small().dumps()
    for at in range(0, len(written), 7):
        other = "x" if written[at] != "x" else "y"
        artifact, found = read_artifact(Source("artifact.json", written[:at] + other + written[at + 1 :]))
        assert artifact is None
        assert found.has_errors


def test_a_changed_content_is_told_apart_from_a_changed_provenance() -> None:
    document = json.loads(small().dumps())
    document["content"]["about"] = "family"
    assert codes_of(document) == ["PP823"]
    document = json.loads(small().dumps())
    document["provenance"]["exemplar"]["line"] = 7
    assert codes_of(document) == ["PP824"]


@pytest.mark.parametrize("cut", ["", "{", '{"artifact":1,"content":', "[" * 200_000, "\ud800", "null,"])
def test_what_is_not_json_is_refused_at_its_place(cut: str) -> None:
    assert codes_of(cut) == ["PP820"]


@pytest.mark.parametrize(
    "other",
    [
        None,
        [],
        {},
        3,
        {"penpicture": 1, "answers": "small"},
        {"artifact": True, "content": {}, "hashes": {}, "provenance": {}},
        {"artifact": 1},
    ],
)
def test_other_json_is_not_an_artifact(other: Any) -> None:
    assert codes_of(other) == ["PP821"]


def test_another_format_is_refused_by_its_number() -> None:
    document = json.loads(small().dumps())
    document["artifact"] = 2
    assert codes_of(document) == ["PP822"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("content", "sections"), {}),
        (("content", "about"), None),
        (("content", "questions", "drinking", "ask"), "words"),
        (("content", "questions", "drinking", "ask"), {}),
        (("content", "questions", "drinking", "options"), [{"code": "now"}]),
        (("content", "questions", "effect", "rules"), [{}]),
        (("content", "questions", "effect"), []),
        (("content", "sections", 0, "questions"), ["nowhere"]),
        (("content", "order"), [1]),
        (("content", "order"), ["s:reason"]),
        (("content", "questions", "effect", "ask", "practitioner"), 7),
        (("content", "questions", "effect", "ask", "practitioner"), [{"slot": ["question", "nowhere"]}]),
        (("content", "title"), {"practitioner": None}),
        (
            ("content", "questions", "effect", "rules", 0, "tree"),
            ["compare", "<", ["fact", "assessment.started_on"], ["date", "soon"]],
        ),
        (("content", "as_of"), ["fact", "child.shoe_size"]),
        (("content", "timescale", "within"), [10, "moons"]),
        (("content", "questions", "effect", "rules", 0, "tree"), ["is", ["question", "nowhere"], "now"]),
        (("content", "questions", "effect", "rules", 0, "tree"), ["is", ["question", "drinking"]]),
        (("content", "questions", "effect", "rules", 0, "tree"), ["maybe", ["today"]]),
        (("content", "questions", "effect", "rules", 0, "tree"), ["named", "nobody"]),
        (("content", "questions", "effect", "rules", 0, "tree"), []),
        (("content", "questions", "effect", "rules", 0, "tree"), ["any", ["number", 3]]),
        (("content", "define"), {"a": {"tree": ["named", "a"], "text": "a"}}),
        (("content",), []),
    ],
)
def test_a_part_of_the_wrong_shape_is_refused_though_its_hash_is_right(
    path: tuple[Any, ...], value: Any
) -> None:
    document = json.loads(small().dumps())
    part = document
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    whole = document["content"]
    again = Artifact.of(whole, document["provenance"]) if isinstance(whole, dict) else None
    assert codes_of(again.dumps() if again else document) == ["PP825"]


def test_loading_without_a_reader_raises_with_the_diagnostics() -> None:
    with pytest.raises(ArtifactError) as caught:
        Artifact.loads("{}")
    assert [d.code for d in caught.value.diagnostics] == ["PP821"]


def test_loading_needs_no_yaml_and_no_grammar() -> None:
    script = (
        "import sys; from penpicture.engine.artifact import Artifact; Artifact.loads(sys.stdin.read());"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('yaml', 'lark', '_yaml')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], input=small().dumps(), capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"

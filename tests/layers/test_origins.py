"""Where an exemplar's parts come from, for one reader: every step of a facet with what it said, and nothing that the
reader may not see (issue 4, requirement 5)."""

from __future__ import annotations

import json
from pathlib import Path

from penpicture.engine.artifact import Artifact
from penpicture.engine.origins import Said, origins
from penpicture.renderers.origin_text import origin_text
from tests.engine.test_artifact_schema import VALIDATOR
from tests.layers.folder import NO_PATHWAY, artifact, layer
from tests.renderers.origin import changed

WHY = "because: The panel asked\n  agreed: 2026-03-02"


def reworded(folder: Path, base: str = NO_PATHWAY) -> Artifact:
    """The base with the same question reworded by a region and by a team."""
    south = f"- reword: likes\n  ask: What makes them happy?\n  meaning: same\n  {WHY}"
    team = "- reword: likes\n  ask: What do they love?\n  meaning: same\n  because: Shorter"
    return artifact(folder, layer(south, "south", "region"), layer(team, "team-one", "team"), base=base)


def test_a_history_has_what_each_step_said_from_the_base_on(tmp_path: Path) -> None:
    (words,) = origins(reworded(tmp_path)).questions["likes"]
    assert words.kind == "ask"
    assert words.steps == (
        Said("first-visit@1.2.0", said="What does the child like?"),
        Said("south", "region", "The south board", "2026-03-02", "The panel asked", "What makes them happy?"),
        Said("team-one", "team", "The team-one board", "", "Shorter", "What do they love?"),
    )


def test_every_layer_is_named_nearest_the_base_first_though_all_it_does_is_lock(tmp_path: Path) -> None:
    lock = layer("- lock: likes\n  keep: wording\n  because: We compare it", "all-wales", "nation")
    move = layer("- move: likes\n  after: effect\n  because: It reads better", "team-one", "team")
    found = origins(artifact(tmp_path, move, lock))
    assert [(laid.name, laid.rank, laid.owner) for laid in found.laid] == [
        ("all-wales", "nation", "The all-wales board"),
        ("team-one", "team", "The team-one board"),
    ]
    assert found.text.startswith("sha256:") and len(found.text) == 71


def test_a_sentence_of_the_pen_picture_has_its_history_where_it_stands_now(tmp_path: Path) -> None:
    changes = (
        f"- add: sentence first\n  say: We met.\n  before: likes\n  {WHY}\n"
        f"- reword: sentence drinking\n  say: Drinking is a worry.\n  meaning: same\n  {WHY}\n"
        f"- reword: summary line drinking\n  label: Drink\n  meaning: same\n  {WHY}\n"
        f"- timescale: 5 working days\n  {WHY}\n- title: Our visit\n  {WHY}"
    )
    made = artifact(tmp_path, layer(changes))
    told = {
        path: [step.get("said") for step in at["history"]]
        for path, at in made.provenance.items()
        if "history" in at
    }
    assert told == {
        "pen_picture.0": [None],
        "pen_picture.2.say.practitioner": ["Drinking worries somebody.", "Drinking is a worry."],
        "case_summary.0.label.practitioner": ["Drinking", "Drink"],
        "timescale": ["10 working days", "5 working days"],
        "title.practitioner": ["First visit", "Our visit"],
    }
    assert list(VALIDATOR.iter_errors(json.loads(made.dumps()))) == []
    assert [sentence["say"]["practitioner"] for sentence in made.content["pen_picture"]][
        2
    ] == "Drinking is a worry."


def test_of_a_question_that_a_reader_may_not_see_no_history_is_told(tmp_path: Path) -> None:
    kept = NO_PATHWAY.replace(
        "      - id: likes\n", "      - id: likes\n        who may see: practitioner, court\n", 1
    )
    made = reworded(tmp_path, kept)
    assert set(origins(made).questions) == set(origins(made, "court").questions) == {"likes"}
    for audience in ("family", "child", "school", "conference"):
        assert origins(made, audience).questions == {}


def test_of_a_condition_that_read_what_a_reader_may_not_see_nothing_is_told(tmp_path: Path) -> None:
    kept = NO_PATHWAY.replace(
        "      - id: drinking\n", "      - id: drinking\n        sensitivity: sensitive\n", 1
    )
    when = f"- when: effect\n  ask when: likes is answered\n  {WHY}"
    made = artifact(tmp_path, layer(when), base=kept)
    (told,) = origins(made).questions["effect"]
    assert [step.said for step in told.steps] == ["ask when: drinking is now", "ask when: likes is answered"]
    assert "effect" in made.content["questions"] and origins(made, "school").questions == {}


def test_a_condition_on_what_is_asked_no_more_is_repeated_to_practitioners_alone(tmp_path: Path) -> None:
    aged = NO_PATHWAY.replace("ask when: drinking is now", "ask when: child.age >= 5 years")
    made = artifact(tmp_path, layer(f"- when: effect\n  ask when: likes is answered\n  {WHY}"), base=aged)

    def said(audience: str) -> list[str]:
        (told,) = origins(made, audience).questions["effect"]
        return [step.said for step in told.steps]

    assert said("practitioner") == ["ask when: child.age >= 5 years", "ask when: likes is answered"]
    assert said("court") == ["", "ask when: likes is answered"]


def test_a_reader_is_told_of_the_words_that_reader_reads(tmp_path: Path) -> None:
    words = (
        f"- reword: likes\n  ask: What is liked?\n  for family: What do they like?\n  meaning: same\n  {WHY}"
    )
    made = artifact(tmp_path, layer(words))
    said = [
        origins(made, reader).questions["likes"][0].steps[-1].said
        for reader in ("practitioner", "family", "child")
    ]
    assert said == ["What is liked?", "What do they like?", "What is liked?"]


def test_an_artifact_that_somebody_made_by_hand_is_read_with_care(tmp_path: Path) -> None:
    content = artifact(tmp_path).content
    by_hand = {
        "exemplar": 1,
        "layers.x": [],
        "questions.likes": {"history": {}},
        "questions.likes.ask.practitioner": {"history": [1, {"said": 2, "layer": None}]},
        "questions.likes.nothing": None,
        "questions.": {"history": [{}]},
    }
    found = origins(Artifact.of(content, by_hand))
    assert (
        [laid.name for laid in found.laid] == ["x"] and found.text == "" and set(found.questions) == {"likes"}
    )


def test_explain_tells_of_the_sentences_that_speak_of_a_question_and_what_each_step_said(
    tmp_path: Path,
) -> None:
    changes = f"- reword: sentence likes\n  say: What they love is <likes>.\n  meaning: same\n  {WHY}"
    made = artifact(tmp_path, layer(changes))
    told = origin_text(made.content, made.provenance, "likes")
    at = told.index("How a sentence of the pen picture, for practitioners, came about")
    assert told[at + 1 :] == [
        "  base.yaml line 13 (first-visit@1.2.0)",
        "    They like <likes>.",
        "  layer-0.yaml line 8 (northshire, authority of The northshire board, 2026-03-02): The panel asked",
        "    What they love is <likes>.",
    ]
    assert not any("pen picture" in line for line in origin_text(made.content, made.provenance, "effect"))


VARIANT = """\
penpicture: 1
variant: disability
changes: first-visit@1
owner: The disability board
applies when: child.unborn is no
list:
  - reword: likes
    ask: What makes a good day?
    meaning: same
    because: Not everybody says what they like
  - reword: sentence likes
    say: A good day has <likes>.
    meaning: same
    because: It reads better
  - add: equipment
    in: home
    ask: What equipment is used?
    type: text
    because: Somebody has to order it
"""


def test_a_variants_change_is_the_last_step_of_the_same_history(tmp_path: Path) -> None:
    south = f"- reword: likes\n  ask: What makes them happy?\n  meaning: same\n  {WHY}"
    found = origins(artifact(tmp_path, layer(south, "south", "region"), VARIANT))
    assert [(laid.name, laid.rank) for laid in found.laid] == [("south", "region"), ("disability", "variant")]
    (words,) = found.questions["likes"]
    assert [(step.rank, step.said) for step in words.steps] == [
        ("", "What does the child like?"),
        ("region", "What makes them happy?"),
        ("variant", "What makes a good day?"),
    ]
    (added,) = found.questions["equipment"]
    assert (added.kind, added.steps[0].rank, added.steps[0].because) == (
        "added",
        "variant",
        "Somebody has to order it",
    )
    assert [[step.said for step in each.steps] for each in found.pen_picture] == [
        ["They like <likes>.", "A good day has <likes>."]
    ]


def test_a_terminal_says_which_reason_for_no_answer_is_accepted_and_who_reads_easy_read() -> None:
    made = changed()
    told = origin_text(made.content, made.provenance, "likes")
    (at,) = (n for n, line in enumerate(told) if "Some children would rather not say" in line)
    assert told[at + 1] == "    declined: accepted"
    words = {
        f"questions.likes.ask.{voice}": {"file": "a", "layer": "b", "line": line}
        for line, voice in enumerate(("child", "easy_read"), 1)
    }
    assert "the question's words, for the child and easy read" in origin_text(made.content, words, "likes")[1]

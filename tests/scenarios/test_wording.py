"""Finding 12: wording for practitioner, family and child, and nothing in it that would hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from penpicture.engine.clearance import Clearance
from penpicture.renderers.easy_read import lacks
from tests.scenarios.children import FOURTEEN
from tests.scenarios.journey import LIBRARY
from tests.scenarios.story import CASES, TOP, Story, artifact

CONTENT = artifact("initial-assessment").content
NAME = {"slot": ["fact", "child.known_as"]}
every_exemplar = pytest.mark.parametrize("name", LIBRARY)


def seen_by(reader: str, name: str = "initial-assessment") -> Iterator[tuple[str, dict[str, Any]]]:
    """The questions of an exemplar that a reader may see."""
    content = artifact(name).content
    clearance = Clearance(content)
    for path, spec in content["questions"].items():
        if clearance.sees(reader, ("question", path)):
            yield path, spec


def words_for(reader: str, wording: dict[str, Any]) -> list[Any]:
    """A wording as that reader meets it, in parts."""
    text = wording.get(reader, wording["practitioner"])
    return [text] if isinstance(text, str) else text


@every_exemplar
@pytest.mark.parametrize("facet", ["ask", "hint"])
def test_a_child_is_spoken_to_and_never_about(facet: str, name: str) -> None:
    about = [
        p for p, spec in seen_by("child", name) if facet in spec and NAME in words_for("child", spec[facet])
    ]
    assert not about, about


@every_exemplar
def test_every_section_has_a_title_for_the_child(name: str) -> None:
    seen = {path for path, _ in seen_by("child", name)}
    sections = [s for s in artifact(name).content["sections"] if seen & set(s["questions"])]
    about = [s["id"] for s in sections if NAME in words_for("child", s["title"])]
    assert not about, about


def test_what_is_dangerous_to_read_is_for_practitioners() -> None:
    for path in ("hurt_at_home", "safe_contact", "who_asked"):
        readers = CONTENT["questions"][path]["who_may_see"]
        assert "practitioner" in readers and "family" not in readers and "child" not in readers, path


def test_a_school_reads_what_helps_a_child_to_learn_and_nothing_of_what_happened_at_home() -> None:
    """Finding 13: the same answers for each purpose, with only what that reader may see."""
    for reader in ("school", "health"):
        seen = {path for path, _ in seen_by(reader)}
        assert {"communicates_by", "listening_well", "learning", "going_well", "diet", "interpreter"} <= seen
        kept = {
            "prompted_by",
            "harm",
            "drinking",
            "ordinary_day",
            "own_words",
            "makes_of_it",
            "pressures",
            "journey",
        }
        assert not kept & seen, kept & seen


def test_what_a_child_said_in_confidence_after_being_missing_is_not_told_at_home() -> None:
    readers = {who for who in ("family", "child", "practitioner") if ("talk_after") in dict(seen_by(who))}
    assert readers == {"child", "practitioner"}


def easy_words(name: str) -> Iterator[tuple[str, str]]:
    """Every easy-read text that the child sees in an exemplar, a slot as one word, with where it stands."""
    content = artifact(name).content
    wordings: list[tuple[str, dict[str, Any]]] = [("the title", content["title"])]
    wordings += [(f"section {section['id']}", section["title"]) for section in content["sections"]]
    for path, spec in seen_by("child", name):
        wordings += [(path, spec["ask"]), (f"{path}, hint", spec.get("hint", {}))]
        wordings += [(f"{path}, {option['code']}", option["say"]) for option in spec.get("options", ())]
    wordings += [("pen picture", sentence["say"]) for sentence in content["pen_picture"]]
    for where, wording in wordings:
        if "easy_read" in wording:
            parts = wording["easy_read"]
            parts = [parts] if isinstance(parts, str) else parts
            yield where, "".join(part if isinstance(part, str) else "Jonah" for part in parts)


@every_exemplar
def test_everything_that_a_child_sees_has_easy_words_and_every_question_a_symbol(name: str) -> None:
    """Finding 12: easy read with symbols."""
    told = [f"{loss.span.line}: {loss.message}" for loss in lacks(artifact(name))]
    assert told == []


@every_exemplar
def test_every_option_that_a_child_may_choose_has_easy_words_but_for_names_of_peoples(name: str) -> None:
    lacking = [
        f"{path}: {option['code']}"
        for path, spec in seen_by("child", name)
        for option in spec.get("options", ())
        if "easy_read" not in option["say"] and path != "ethnicity"
    ]
    assert lacking == []


@every_exemplar
def test_easy_words_are_short_sentences_with_one_idea_in_each(name: str) -> None:
    long = []
    for where, said in easy_words(name):
        for sentence in re.split(r"[.?!:]\s*", said):
            if len(sentence.split()) > 10 or re.search(r"[;()–]| - ", sentence):
                long.append(f"{where}: {sentence}")
    assert long == []


@every_exemplar
def test_easy_words_speak_to_the_child_in_everyday_words(name: str) -> None:
    hard = re.compile(
        r"\b(?:assess\w*|referr?\w*|statutory|conference|professionals?|behaviou?rs?|attend\w*|regarding|disclos\w*"
        r"|contact|placement|engage\w*|identif\w*|communicat\w*|the child|practitioner|provision|appropriate\w*"
        r"|inform\w*|affects?|require\w*|currently)\b",
        re.IGNORECASE,
    )
    found = [f"{where}: {said}" for where, said in easy_words(name) if hard.search(said)]
    assert found == []


@every_exemplar
def test_no_easy_words_blame_or_frighten(name: str) -> None:
    blaming = re.compile(
        r"\b(?:your fault|you must|you have to|bad|naughty|wrong with you|problem|victim|abuse\w*|neglect\w*)\b",
        re.IGNORECASE,
    )
    found = [
        f"{where}: {said}"
        for where, said in easy_words(name)
        if blaming.search(re.sub(r"not your fault|do not have to", "", said, flags=re.IGNORECASE))
    ]
    assert found == []


@every_exemplar
def test_what_the_census_is_owed_names_the_field_that_it_goes_into(name: str) -> None:
    """Finding 17: staff see which return each question feeds."""
    for path, spec in artifact(name).content["questions"].items():
        source = spec.get("statutory", {}).get("source", "")
        if "Children in need census" in source:
            assert spec.get("returned_as", {}).get("cin"), f"{path}: {source}"


def test_own_words_are_asked_for_and_told_apart() -> None:
    """Finding 12: space for first-person words; who said them stands with them in the cases."""
    own = {path: spec["whose_words"] for path, spec in CONTENT["questions"].items() if "whose_words" in spec}
    assert own["own_words"] == own["picture"] == "child" and own["parents_words"] == "family"
    for name in CASES:
        given = Story.case(name).session.answers().as_json()["given"]
        said = [given[path] for path in own if "value" in given.get(path, {})]
        assert said and all("by" in words and "at" in words for words in said), name


@pytest.mark.parametrize("name", CASES)
def test_the_steps_that_everybody_reads_do_not_tell_of_what_only_workers_may_know(name: str) -> None:
    """A step such as "ask her, alone, whether she is hurt" would tell whoever hurts her."""
    rows = Story.case(name).session.answers().as_json().get("rows", {})
    for row in rows.get("next_steps", {}).get("list", ()):
        for words in row["given"].values():
            assert not re.search(r"hurt|frighten|violen|abus|safe contact", str(words), re.IGNORECASE), words


def test_no_exemplar_says_what_a_child_cannot_do_or_should_do_at_an_age() -> None:
    """Finding 5: nothing that a parent of a disabled child would be hurt to read."""
    hurtful = re.compile(
        r"milestone|delay|deficit|unable|special needs|suffer|normal|wheelchair.bound|mental age|retard|handicap"
        r"|challenging behaviour|parenting capacity|dysfunction|hard to reach|fail",
        re.IGNORECASE,
    )
    said = [*(TOP / "exemplars").rglob("*.yaml"), *(TOP / "examples").rglob("*.yaml")]
    lists_of_what_to_avoid = {path for path in said if path.parent.parent.name == "words"}
    for path in sorted({*said} - lists_of_what_to_avoid):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert not hurtful.search(line), f"{path.name}:{number}: {line.strip()}"


@every_exemplar
def test_the_family_reads_no_jargon(name: str) -> None:
    jargon = re.compile(
        r"referral|assessment|statutory|domain|section 17|strategy|multi-agency|engage", re.IGNORECASE
    )
    for path, spec in seen_by("family", name):
        for part in words_for("family", spec["ask"]):
            assert not (isinstance(part, str) and jargon.search(part)), path


def test_the_family_reads_the_childs_name() -> None:
    story = Story.open("initial-assessment", FOURTEEN)
    assert story.session.question("seen", "family").text == "Have we met Jonah, and on their own?"
    assert story.session.question("seen", "child").text == "Did we talk with you, just us?"

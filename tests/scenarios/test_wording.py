"""Finding 12: wording for practitioner, family and child, and nothing in it that would hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.scenarios.children import FOURTEEN
from tests.scenarios.story import TOP, Story, artifact

CONTENT = artifact("initial-assessment").content
NAME = {"slot": ["fact", "child.known_as"]}


def seen_by(reader: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The questions that a reader may see."""
    for path, spec in CONTENT["questions"].items():
        if reader in spec.get("who_may_see", (reader,)):
            yield path, spec


def words_for(reader: str, wording: dict[str, Any]) -> list[Any]:
    """A wording as that reader meets it, in parts."""
    text = wording.get(reader, wording["practitioner"])
    return [text] if isinstance(text, str) else text


@pytest.mark.parametrize("facet", ["ask", "hint"])
def test_a_child_is_spoken_to_and_never_about(facet: str) -> None:
    about = [p for p, spec in seen_by("child") if facet in spec and NAME in words_for("child", spec[facet])]
    assert not about, about


def test_every_section_has_a_title_for_the_child() -> None:
    about = [s["id"] for s in CONTENT["sections"] if NAME in words_for("child", s["title"])]
    assert not about, about


def test_what_is_dangerous_to_read_is_for_practitioners() -> None:
    for path in ("hurt_at_home", "safe_contact", "who_asked"):
        readers = CONTENT["questions"][path]["who_may_see"]
        assert "practitioner" in readers and "family" not in readers and "child" not in readers, path


def test_no_exemplar_says_what_a_child_cannot_do_or_should_do_at_an_age() -> None:
    """Finding 5: nothing that a parent of a disabled child would be hurt to read."""
    hurtful = re.compile(
        r"milestone|delay|deficit|unable|special needs|suffer|normal|wheelchair.bound|mental age|retard|handicap"
        r"|challenging behaviour|parenting capacity|dysfunction|hard to reach|fail",
        re.IGNORECASE,
    )
    for path in sorted((TOP / "exemplars").rglob("*.yaml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert not hurtful.search(line), f"{path.name}:{number}: {line.strip()}"


def test_the_family_reads_the_childs_name_and_no_jargon() -> None:
    jargon = re.compile(
        r"referral|assessment|statutory|domain|section 17|strategy|multi-agency|engage", re.IGNORECASE
    )
    for path, spec in seen_by("family"):
        for part in words_for("family", spec["ask"]):
            assert not (isinstance(part, str) and jargon.search(part)), path
    story = Story.open("initial-assessment", FOURTEEN)
    assert story.session.question("seen", "family").text == "Have we met Jonah, and on their own?"
    assert story.session.question("seen", "child").text == "Did we talk with you, just us?"

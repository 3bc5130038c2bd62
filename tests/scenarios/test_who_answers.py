"""Nobody is asked to write what somebody else thinks and decides; and nobody's own words are taken from them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from penpicture.engine.cleared import cleared
from tests.scenarios.journey import LIBRARY
from tests.scenarios.story import artifact

OURS = re.compile(
    r"\b(?:have we decided|did we decide|do we think|do we want to understand|were we told|have we met"
    r"|did we last (?:see|meet)|helped us to understand|did we talk with\?)"
)
OWN = ("own_words", "picture", "wishes", "child_says", "going_well", "hard_now", "talk_after")


def words(text: Any) -> str:
    return text if isinstance(text, str) else "".join(part for part in text if isinstance(part, str))


def is_theirs(spec: Any, reader: str) -> bool:
    return reader in spec.get("answered_by", (reader,))


@pytest.mark.parametrize("reader", ["family", "child"])
@pytest.mark.parametrize("name", LIBRARY)
def test_what_only_a_worker_can_say_is_not_asked_of_anybody_else(name: str, reader: str) -> None:
    asked = cleared(artifact(name), reader).artifact.content["questions"]
    ours = {path for path, spec in asked.items() if OURS.search(words(spec["ask"]["practitioner"]).lower())}
    assert not {
        path for path in ours if is_theirs(asked[path], reader) and (path, reader) != ("seen_since", "child")
    }
    if name != "childs-plan":
        assert "decision" in ours and "decision" in asked, "it is no secret what was decided"


@pytest.mark.parametrize("name", LIBRARY)
def test_a_childs_own_words_are_the_childs_to_write(name: str) -> None:
    asked = cleared(artifact(name), "child").artifact.content["questions"]
    assert all(is_theirs(asked[path], "child") for path in OWN if path in asked)
    assert is_theirs(asked.get("harm", {}), "child")


@pytest.mark.parametrize("name", LIBRARY)
def test_a_family_answers_for_itself_and_a_child_does_not(name: str) -> None:
    asked = artifact(name).content["questions"]
    for path in ("parents_words", "family_says"):
        if path in asked:
            assert is_theirs(asked[path], "family") and not is_theirs(asked[path], "child")

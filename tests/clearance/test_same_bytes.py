"""A reader is handed the same file, to the byte, whatever stands in what is kept from them."""

from __future__ import annotations

from typing import Any

import pytest

from penpicture.engine.language import AUDIENCES
from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.registry import RECORD_TARGETS
from tests.clearance.canaries import marked
from tests.clearance.searching import MARK

READERS = [audience for audience in AUDIENCES if audience != "practitioner"]


def saying(**changed: Any) -> Session:
    """The record from its answer file, with some of it changed."""
    whole = marked().session.answers().as_json()
    return Session.open(marked().artifact, answers={**whole, **changed}, today=marked().session.today)


def otherwise(audience: str) -> Session:
    """The record with something else said wherever the audience may not look: other words, and no for yes."""
    readers, places = marked().readers, marked().places

    def kept(text: str) -> bool:
        return any(audience not in readers[mark] for mark in MARK.findall(text))

    def changed(thing: Any, within: bool = False) -> Any:
        if isinstance(thing, list):
            return [changed(one, within) for one in thing]
        if isinstance(thing, dict):
            return {key: changed(one, within or kept(key)) for key, one in thing.items()}
        if isinstance(thing, str) and (within or kept(thing)):
            is_code = any(places[mark].startswith("option code") for mark in MARK.findall(thing))
            return {"yes": "no"}.get(
                thing, thing if is_code else MARK.sub(lambda mark: f"other{mark[0][2:6]}", thing)
            )
        return thing

    whole = marked().session.answers().as_json()
    return saying(**{key: changed(whole[key]) for key in ("given", "rows", "facts", "lateness")})


# Paper is printed from what the page says: two readers of it are enough.
PAIRS = [(t, a) for t in RECORD_TARGETS for a in READERS if t != "record-pdf" or a in ("family", "school")]


@pytest.mark.parametrize(("target", "audience"), PAIRS)
def test_a_file_is_the_same_whatever_is_kept_from_its_reader(target: str, audience: str) -> None:
    edition = Edition(audience)
    other = otherwise(audience)
    assert other.answers() != marked().session.answers()
    assert (
        RECORD_TARGETS[target](marked().session, edition).files
        == RECORD_TARGETS[target](other, edition).files
    )

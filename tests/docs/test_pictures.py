"""The README's pictures are there, light, and of what there is now."""

from __future__ import annotations

import json
import re

import pytest

from tests.docs.pages import TOP
from tests.pictures import FOLDER, HEAVIEST, PICTURES, SHOWN, Picture, shown

README = (TOP / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_there_is_light_and_is_on_the_first_page(picture: Picture) -> None:
    file = FOLDER / f"{picture.name}.png"
    assert file.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n" and file.stat().st_size < HEAVIEST
    assert f"docs/pictures/{file.name}" in README


def test_every_picture_says_in_words_what_it_shows() -> None:
    told = re.findall(r"!\[([^\]]*)\]\(docs/pictures/", README) + re.findall(r'<img alt="([^"]*)"', README)
    assert len(told) == len(PICTURES) and all(len(words) > 20 for words in told)


def test_no_picture_is_older_than_the_exemplar_or_the_case_that_it_shows() -> None:
    assert json.loads(SHOWN.read_text(encoding="utf-8")) == shown(), (
        "take the pictures again: `make pictures`"
    )

"""The pictures of the easy-read edition: those that the language names, safe to put in a page, small, and owned up to."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from penpicture.engine.language import SYMBOLS
from penpicture.renderers import symbols
from tests.package.rooms import TOP

FOLDER = TOP / "renderers" / "symbols"
DRAWN = {"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"}
"""What a still picture is made of."""


def test_every_symbol_of_the_language_has_a_picture_and_no_picture_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(SYMBOLS)
    assert len(set(SYMBOLS)) == len(SYMBOLS)


@pytest.mark.parametrize("name", SYMBOLS)
def test_a_picture_is_still_and_brings_nothing_from_elsewhere(name: str) -> None:
    picture = ElementTree.fromstring(symbols.svg(name))
    for part in picture.iter():
        assert part.tag.removeprefix("{http://www.w3.org/2000/svg}") in DRAWN
        for attribute, value in part.attrib.items():
            assert not re.match(r"on|id$|class$|style$|\{|href", attribute), attribute
            assert "url(" not in value and ":" not in value, value
    assert picture.get("viewBox") == "0 0 72 72"


def test_all_pictures_together_keep_to_their_budget() -> None:
    assert sum(len(symbols.svg(name)) for name in SYMBOLS) < symbols.MOST_BYTES


def test_a_name_that_is_no_symbol_opens_no_file() -> None:
    for name in ("LICENSE", "../symbols/home", "home.svg", ""):
        with pytest.raises(ValueError, match="no symbol"):
            symbols.svg(name)


def test_the_licence_stands_beside_the_pictures_and_names_each_of_them() -> None:
    licence = (FOLDER / "LICENSE.txt").read_text(encoding="utf-8")
    said = licence.partition("Attribution-ShareAlike 4.0 International")[0]
    assert "OpenMoji" in symbols.ATTRIBUTION and "CC BY-SA 4.0" in symbols.ATTRIBUTION
    assert set(SYMBOLS) <= set(re.findall(r"[a-z_]+", said))

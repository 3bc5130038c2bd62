"""Whatever is otherwise is told, also beside another change; and what only looks otherwise to a program is not."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from penpicture.engine.difference.change import Change, Grade
from penpicture.engine.difference.compare import difference
from tests.difference.by_hand import Content, by_hand, with_a_law
from tests.difference.small import TEXT, built, changes, edited

SIBLINGS = {
    "title": "Brothers and sisters", "type": "list", "publish": "at sign-off", "about": "child", "sensitivity": "personal",
    "parts": [
        {"id": "name", "title": "Name", "type": "text", "publish": "at sign-off", "sensitivity": "personal"},
        {
            "id": "full", "title": "How related", "type": "choice", "publish": "at sign-off", "sensitivity": "personal",
            "options": [
                {"code": "full", "say": {"practitioner": "Same mother and father"}},
                {"code": "half", "say": {"practitioner": "One parent in common"}},
            ],
        },
    ],
}  # fmt: skip


def titled(content: Content) -> None:
    content["facts"]["family.siblings"] = json.loads(json.dumps(SIBLINGS))
    content["sections"][0]["title"]["practitioner"] = "In the home"


def beside(change: Any) -> tuple[Change, ...]:
    """What is told of a change that stands beside another."""
    old = by_hand(lambda content: content["facts"].update({"family.siblings": SIBLINGS}))

    def both(content: Content) -> None:
        titled(content)
        change(content["facts"]["family.siblings"]["parts"][1])

    (title, *others) = difference(old, by_hand(both)).changes
    assert title.part == "sections.home.title.practitioner"
    return tuple(others)


def test_labels_that_trade_places_in_a_part_of_a_list_are_a_swap() -> None:
    def swap(part: Content) -> None:
        one, other = part["options"]
        one["say"], other["say"] = other["say"], one["say"]

    found = beside(swap)
    assert {each.rule for each in found} == {"O_SWAP"}
    assert all(each.judged.data is Grade.BREAKING for each in found)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda part: part["options"].pop(), "O_DELETE"),
        (lambda part: part["options"][0].update(code="same"), "O_DELETE"),
        (lambda part: part.update(publish="at once"), "A_PUBLISH"),
        (lambda part: part.update(unit="years"), "F_KEPT"),
    ],
)
def test_what_is_otherwise_in_a_part_of_a_list_is_told_beside_another_change(change: Any, rule: str) -> None:
    assert rule in [each.rule for each in beside(change)]


_OF_NO_MEANING = {"shown", "text", "owner", "version"}
"""How a condition is written, who wrote it, and what follows from words that are told themselves."""


def leaves(said: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything that is said in a content, once for each name."""
    if isinstance(said, (dict, list)):
        for key, each in said.items() if isinstance(said, dict) else enumerate(said):
            if key not in ("tree", "order"):
                yield from leaves(each, (*way, key))
    elif way[-1] not in _OF_NO_MEANING:
        yield way


def other(said: Any) -> Any:
    if isinstance(said, bool) or said is None:
        return not said
    return said + 1 if isinstance(said, int) else said + "x"


def test_whatever_is_said_otherwise_is_told_beside_another_change() -> None:
    old = by_hand(lambda content: content["facts"].update({"family.siblings": SIBLINGS}))
    untold: list[str] = []
    tried = 0
    for way in leaves(old.content):

        def change(content: Content, way: tuple[Any, ...] = way) -> None:
            titled(content)
            *to, last = way
            for key in to:
                content = content[key]
            content[last] = other(content[last])

        if way[:3] == ("sections", 0, "title"):
            continue
        try:
            found = difference(old, by_hand(change)).changes
        except (KeyError, ValueError, LookupError, TypeError):
            continue  # no artifact says this: it would not have been read
        tried += 1
        if len(found) < 2:
            untold.append(".".join(map(str, way)))
    assert tried > 100 and untold == []


def test_other_welsh_in_the_pen_picture_is_told_and_whatever_only_moved_is_not() -> None:
    def said(welsh: str, *, moved: bool = False) -> Any:
        def change(content: Content) -> None:
            at = "pen_picture.1.say.practitioner" if moved else "pen_picture.0.say.practitioner"
            content["translations"] = {"cy": {"texts": {at: welsh}, "reviewed": []}}
            if moved:
                content["pen_picture"].reverse()

        return by_hand(change)

    (found,) = difference(said("Mae hyn am y plentyn."), said("Nid yw hyn am y plentyn.")).changes
    assert (found.rule, found.part) == ("S_TRANSLATION", "translations.cy.pen_picture.0.say.practitioner")
    moved = difference(said("Mae hyn am y plentyn."), said("Mae hyn am y plentyn.", moved=True)).changes
    assert not [each for each in moved if each.part.startswith("translations")]


def test_blanks_and_how_a_letter_is_put_together_are_no_change() -> None:
    cafe = edited("How is school going?", '"How is the caf\u00e9 going?"')
    apart = unicodedata.normalize("NFD", cafe)
    assert apart != cafe
    assert difference(built(cafe), built(apart)).changes == ()
    assert difference(built(cafe), built(cafe.replace("How is the", "How   is the"))).changes == ()


def test_what_is_accepted_of_a_duty_is_that_duty() -> None:
    one, other = (
        with_a_law("child.age >= 13 years").replace(
            "nation: England", f"nation: England\n          from: {day}"
        )
        for day in ("2020-01-01", "2027-01-01")
    )
    (first,), (second,) = (
        [c for c in changes(TEXT, each) if c.rule == "N_DUTY_ADD"] for each in (one, other)
    )
    assert first.hash != second.hash


def test_that_some_records_are_erased_unseen_breaks_what_is_kept() -> None:
    more = "    source: Our schedule\n  - keep for: 90 years\n    from: child.born_on\n    then: erase\n    if: seen is yes\n"
    found = {
        each.rule: each.judged.data for each in changes(TEXT, edited("    source: Our schedule\n", more))
    }
    assert found["A_RETAIN_THEN"] is Grade.BREAKING

"""Rule C7: a test of another group's rows sees those rows and the outside, never the row that it stands in itself."""

from __future__ import annotations

import pytest

from penpicture.dsl.context import GROUP_NODES
from tests.dsl.scope_of import FAMILY, fault, typed

REFUSED = {
    "any placement where cost > age": ("siblings", "age"),
    "every placement where ended_on is blank and home is yes": ("siblings", "home"),
    "no placement where cost > siblings.age": ("siblings", "siblings.age"),
    "count of placements where (age > 3) > 1": ("siblings", "age"),
    "any placement where ended_on is after joined_on": ("siblings.schools", "joined_on"),
    "any placement where joined_on is blank and home.drinking is now": ("siblings.schools", "joined_on"),
    "any sibling where any placement where cost > age": ("", "age"),
    "any sibling where any school where any placement where cost > age": ("", "age"),
    "any sibling where count of placements where (cost > age) > 1": ("", "age"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_the_row_it_stands_in_is_out_of_sight_in_another_groups_rows(text: str) -> None:
    within, name = REFUSED[text]
    told = fault(text, within=within, deciding=True)
    assert (told.code, told.span.text) == ("PP425", name)
    assert "`placements`" in told.message
    assert f"test `{name.rpartition('.')[2]}` beside it" in told.help


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("any placement where any school where joined_on is blank", "siblings"),
        ("any placement where count of schools > 1", "siblings"),
        ("any placement where latest of schools.joined_on is before 2026", "siblings"),
    ],
)
def test_nor_are_the_groups_of_that_row_in_sight(text: str, within: str) -> None:
    assert fault(text, within=within).code == "PP422"


ALLOWED = {
    "age > 3 and any placement where cost > 5": "siblings",
    "any placement where drinking is now and cost > hours": "siblings",
    "any placement where any sibling where age > 3": "siblings",
    "any school where joined_on is before 2026 and age > 3": "siblings",
    "age > 3 and (no placement where ended_on is blank)": "siblings.schools",
    "any sibling where home is yes": "siblings.schools",
}


@pytest.mark.parametrize("text", ALLOWED)
def test_every_source_of_a_sound_condition_stands_where_its_row_can_read_it(text: str) -> None:
    """What the running record finds by going outward from the row is all that the type checker lets through."""
    within = ALLOWED[text]
    pairs = [(typed(text, within=within).tree, within)]
    while pairs:
        node, row = pairs.pop()
        if node[0] == "question":
            home = FAMILY.questions[node[1]].group
            assert row == home or not home or row.startswith(f"{home}.")
            continue
        inside = node[1] if node[0] in GROUP_NODES else row
        pairs.extend((part, inside) for part in node[1:] if isinstance(part, tuple) and part)

"""Duties and locks bind variants too (rule L2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.dsl.printing import text
from tests.layers.folder import layer
from tests.variants.folder import codes, compiled, variant
from tests.variants.said import WORDS


def test_l2_a_duty_is_proved_in_every_combination_of_variants(tmp_path: Path) -> None:
    lost = "- add: pathway briefly\n  skip when: likes is answered\n  questions: seen_alone\n  because: Enough is known\n"
    found = compiled(tmp_path, variant(lost)).diagnostics
    assert [each.code for each in found] == ["PP520"]
    assert "`signs` is `yes`" in text(found)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("- retire: seen_alone\n  since: 2026-04-01\n  because: x", "PP383"),
        ("- reword: seen_alone\n  ask: Was anybody seen?\n  meaning: changed\n  because: x", "PP383"),
        ("- no answer because: seen_alone\n  offer: declined\n  because: x", "PP383"),
    ],
)
def test_l2_no_variant_hollows_out_a_duty(tmp_path: Path, change: str, code: str) -> None:
    assert codes(tmp_path, variant(change)) == [code]


def test_locks_bind_variants_of_their_rank_and_nearer_the_team(tmp_path: Path) -> None:
    lock = layer("- lock: likes\n  keep: wording\n  because: Agreed by everybody", rank="region")
    assert codes(tmp_path / "a", lock, variant(WORDS)) == ["PP373"]
    assert codes(tmp_path / "b", lock, variant(WORDS, rank="nation")) == []


def test_at_least_is_proved_for_the_children_of_a_variant_too(tmp_path: Path) -> None:
    lock = layer("- lock: school\n  keep: at least\n  because: Every child who goes to school", rank="region")
    later = "- when: school\n  ask when: child.age >= 7 years\n  because: Later\n"
    assert codes(tmp_path / "a", lock, variant(later)) == ["PP388"]
    earlier = later.replace("7", "3")
    assert codes(tmp_path / "b", lock, variant(earlier)) == []

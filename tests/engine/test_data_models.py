"""A data model is checked on its own too: its names, its ages and its code lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.engine.check import check
from penpicture.engine.library import SHIPPED

HEAD = "penpicture: 1\ndata model: facts\nversion: 1.0.0\nfacts:\n"


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ("  - {id: child.name, title: Name, type: text}\n", []),
        (
            "  - {id: child.name, title: Name, type: text}\n  - {id: child.name, title: Other, type: text}\n",
            ["PP363"],
        ),
        ("  - {id: child.age, title: Age, type: age, from: child.born_on}\n", ["PP364"]),
        (
            (
                "  - {id: child.born_on, title: Born, type: date}\n"
                "  - {id: child.age, title: Age, type: age, from: child.born_on, unless: child.born_on}\n"
            ),
            ["PP364"],
        ),
        ("  - {id: child.sex, title: Sex, type: choice, options from: sexx@1}\n", ["PP300"]),
    ],
)
def test_a_data_model_says_what_is_wrong_with_it(facts: str, codes: list[str], tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(HEAD + facts, encoding="utf-8")
    found = [d.code for checked in check([tmp_path / "facts.yaml"]) for d in checked.diagnostics]
    assert found == codes


def test_the_shipped_data_model_is_sound() -> None:
    found = [
        d.message for checked in check(sorted(SHIPPED.glob("data-model/*.yaml"))) for d in checked.diagnostics
    ]
    assert found == []

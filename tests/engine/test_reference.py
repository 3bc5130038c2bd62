"""The language reference is made from the declared keys, and shows each of them in use."""

from __future__ import annotations

from pathlib import Path

import pytest

import penpicture
from penpicture.engine import definition
from penpicture.engine.language import own_keys
from penpicture.engine.reference import reference
from penpicture.engine.shape_in_words import NOUNS, bare
from tests.conftest import Golden

PAGE = Path(penpicture.__file__ or "").resolve().parent.parent / "docs" / "language.md"


def test_the_page_is_what_the_declared_keys_make(golden: Golden) -> None:
    golden.generated(PAGE, reference())


@pytest.mark.parametrize("name", NOUNS)
def test_every_key_is_explained_and_shown_in_an_example(name: str) -> None:
    heading = f"## {bare(NOUNS[name]).capitalize()}\n"
    section = reference().partition(heading)[2].partition("\n## ")[0]
    examples = "".join(section.split("```yaml\n")[1:])
    for key in own_keys(getattr(definition, name)).values():
        assert f"| `{key.spelling}` |" in section
        # What every change may say is shown somewhere, and not for each verb anew.
        shown = reference() if key.place in (-1, 1) else examples
        assert f"{key.spelling}:" in shown, f"no example shows `{key.spelling}` of {NOUNS[name]}"

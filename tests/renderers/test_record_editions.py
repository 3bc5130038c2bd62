"""Whole records of one visit, kept to be read: `tests/renderers/golden/` says exactly what each reader is handed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.record_markdown import record_markdown
from penpicture.renderers.record_plain import record_plain
from penpicture.renderers.target import Emitted
from tests.conftest import Golden
from tests.renderers.visit import visit

HERE = Path(__file__).resolve().parent / "golden"
EDITIONS = (
    Edition(),
    Edition("family"),
    Edition("child"),
    Edition("child", easy_read=True),
    Edition("school"),
    Edition("court", order="framework"),
)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
@pytest.mark.parametrize("write", [record_markdown, record_plain], ids=["markdown", "plain"])
def test_an_edition_reads_as_it_was_read_through(
    write: Callable[[Session, Edition], Emitted], edition: Edition, golden: Golden
) -> None:
    for name, content in write(visit(), edition).files.items():
        # The identity of an artifact follows every change of its shape: it has a test of its own.
        identity = visit().program.artifact.content_hash
        text = content.decode().replace(identity, "sha256:(of the exemplar)")
        lines = identity[:66], identity[66:]
        text = text.replace(f"{lines[0]}\n      {lines[1]}", "sha256:(of the exemplar)")
        golden.generated(HERE / name, text)

"""Publishing and reading releases from a program of one's own, by public names alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture import Releases, compile_exemplar, difference, least_step, publish_release
from tests.releases.small import TEXT, edited


def test_a_program_publishes_and_reads_what_it_published(tmp_path: Path) -> None:
    file = tmp_path / "first-visit.yaml"
    file.write_text(TEXT, encoding="utf-8")
    for is_new in (True, False):
        done = publish_release(file, tmp_path / "releases", by="Practice board", because="Agreed")
        assert done.release is not None and done.is_new is is_new and not done.found.has_errors
    (found,) = Releases(tmp_path / "releases").find("first-visit@1.0.0")
    assert found == done.release and found.manifest.published.by == "Practice board"


def test_a_version_that_is_too_small_is_told_and_nothing_is_published(tmp_path: Path) -> None:
    file = tmp_path / "first-visit.yaml"
    file.write_text(TEXT, encoding="utf-8")
    first = compile_exemplar(file).artifact
    publish_release(file, tmp_path / "releases", by="Practice board", because="Agreed")
    file.write_text(edited("1.0.1", ("      - id: friends\n", "      - id: mates\n")), encoding="utf-8")
    done = publish_release(str(file), str(tmp_path / "releases"), by="Practice board", because="Agreed")
    second = compile_exemplar(file).artifact
    assert done.release is None and done.found.has_errors
    assert first is not None and second is not None
    assert least_step(difference(first, second)).after("1.0.0") == "2.0.0"


@pytest.mark.parametrize(
    "name", ["a\0b", "\ud800", "x" * 300_000], ids=["nothing", "half a letter", "too long"]
)
def test_what_can_be_no_name_is_told_and_nothing_is_raised(tmp_path: Path, name: str) -> None:
    for what, to in ((name, tmp_path / "releases"), ("initial-assessment", name)):
        done = publish_release(what, to, by="Practice board", because="Agreed")
        assert done.release is None and done.mistyped and done.found.has_errors
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("by", "because"), [("", "Agreed"), ("A\u202eb", "Agreed"), ("Practice board", " ")])
def test_nothing_is_published_that_nobody_answers_for(tmp_path: Path, by: str, because: str) -> None:
    done = publish_release("initial-assessment", tmp_path / "releases", by=by, because=because)
    assert done.release is None and done.found.has_errors
    assert not list(tmp_path.iterdir())

"""An authority's folder keeps what it built, and never gives back anything stale."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from penpicture.engine.kept import HIDDEN, compile_kept
from penpicture.engine.library import Workspace

AUTHORITY = "penpicture: 1\nauthority: small-town\ntitle: Small Town\nnation: England\n"
EXEMPLAR = """\
penpicture: 1
exemplar: small
version: 1.0.0
title: Small
about: child
sections:
  - id: start
    title: Start
    questions:
      - id: story
        ask: What happened?
        type: text
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "authority.yaml").write_text(AUTHORITY)
    (tmp_path / "small.yaml").write_text(EXEMPLAR)
    return tmp_path


def kept(folder: Path) -> list[Path]:
    return sorted((folder / HIDDEN).glob("*.json"))


def built(folder: Path) -> tuple[str | None, bool]:
    """The identity of what was built, and whether it was kept from before."""
    compiled = compile_kept(folder / "small.yaml", Workspace.of(folder))
    identity = None if compiled.artifact is None else compiled.artifact.content_hash
    return identity, not compiled.values


def test_the_second_build_of_the_same_files_compiles_nothing(folder: Path) -> None:
    first, second = built(folder), built(folder)
    assert first == (second[0], False)
    assert second[1]


def test_a_changed_exemplar_is_built_anew_and_the_old_one_is_let_go(folder: Path) -> None:
    before = built(folder)[0]
    (folder / "small.yaml").write_text(EXEMPLAR.replace("What happened?", "What has happened?"))
    after = built(folder)
    assert after[0] != before
    assert not after[1]
    assert len(kept(folder)) == 1


def test_a_change_anywhere_in_the_folder_is_noticed(folder: Path) -> None:
    built(folder)
    (folder / "other.yaml").write_text(EXEMPLAR.replace("exemplar: small", "exemplar: other"))
    assert not built(folder)[1]


def test_a_layer_of_another_exemplar_leaves_it_as_it_is(folder: Path) -> None:
    layer = "penpicture: 1\nlayer: ours\nchanges: other@1\nlist:\n  - reword: story\n    ask: What?\n    meaning: same\n"
    (folder / "other.yaml").write_text(EXEMPLAR.replace("exemplar: small", "exemplar: other"))
    (folder / "ours.yaml").write_text(layer + "    because: Our panel\n")
    first = built(folder)[0]
    (folder / "ours.yaml").write_text(layer + "    because: Our other panel\n")
    assert built(folder) == (first, True)
    (folder / "ours.yaml").write_text(layer.replace("other@1", "small@1") + "    because: Our panel\n")
    changed = built(folder)
    assert changed[0] != first and not changed[1]


def test_nothing_is_written_through_a_link(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    away = tmp_path_factory.mktemp("away")
    (folder / HIDDEN).symlink_to(away)
    assert built(folder)[0] is not None
    assert list(away.iterdir()) == []


@pytest.mark.parametrize("text", ["", "{", '{"artifact":1}', "\0"])
def test_a_kept_file_that_was_spoilt_is_not_believed(folder: Path, text: str) -> None:
    first = built(folder)[0]
    kept(folder)[0].write_text(text)
    assert built(folder) == (first, False)
    assert built(folder) == (first, True)


def test_an_exemplar_with_an_error_is_not_kept(folder: Path) -> None:
    (folder / "small.yaml").write_text(EXEMPLAR.replace("type: text", "type: txet"))
    assert built(folder)[0] is None
    assert not (folder / HIDDEN).exists()


def test_a_pipe_in_a_files_place_is_refused_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    compiled = compile_kept(folder / "pipe.yaml", Workspace.of(folder))
    assert compiled.artifact is None
    assert [fault.code for fault in compiled.diagnostics] == ["PP102"]


def test_a_lone_file_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(EXEMPLAR)
    assert built(tmp_path)[0] is not None
    assert [path.name for path in tmp_path.iterdir()] == ["small.yaml"]


def test_a_folder_that_cannot_be_written_is_built_from_all_the_same(folder: Path) -> None:
    (folder / HIDDEN).write_text("a file where the folder would be")
    assert built(folder)[0] is not None
    assert not built(folder)[1]

"""Where a layer says that a question means something else, what was translated before is looked at again."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.cli import outcome
from penpicture.engine.compile import Compiled, compile_exemplar
from tests.translations.folder import artifact, catalogue, compiled, folder

LAYER = (
    "penpicture: 1\nlayer: glanmorfa\nchanges: visit@1\nrank: authority\nowner: The board\nlist:\n"
    "  - reword: drinking\n    for child: Does drink at home worry you?\n    meaning: {meaning}\n"
    "    because: The panel asked that it mean drink at home, and nowhere else\n"
)
HINT = "questions.drinking.hint.practitioner"


def layered(at: Path, meaning: str) -> Compiled:
    """The visit in Welsh, and then a layer."""
    folder(at, catalogue())
    (at / "layer.yaml").write_text(LAYER.format(meaning=meaning), encoding="utf-8")
    return compile_exemplar(at / "visit.yaml")


def said(found: Compiled) -> dict[str, object]:
    assert found.artifact is not None
    texts: dict[str, object] = found.artifact.content["translations"]["cy"]["texts"]
    return texts


def test_words_beside_it_that_are_the_same_are_stale_too_where_the_meaning_has_changed(
    tmp_path: Path,
) -> None:
    found = layered(tmp_path, "changed")
    assert HINT not in said(found) and "sections.home.title.practitioner" in said(found)
    stale = next(each for each in found.diagnostics if each.code == "PP664")
    assert stale.related[0].span.file.endswith("layer.yaml") and stale.related[0].span.text == "changed"


def test_where_the_meaning_is_the_same_only_the_words_that_changed_are_missing(tmp_path: Path) -> None:
    found = layered(tmp_path, "same")
    assert HINT in said(found) and "questions.drinking.ask.child" not in said(found)


def test_an_update_marks_them_and_who_has_looked_takes_the_mark_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layered(tmp_path, "changed")
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert outcome(["translate", "update", "visit.yaml", "--language", "cy"]) == 0
    file = tmp_path / "translations" / "cy" / "visit.po"
    text = file.read_text(encoding="utf-8")
    hint = next(part for part in text.split("\n\n") if 'msgid "Ask each person alone."' in part)
    assert "#, fuzzy" in hint and "its meaning was changed by glanmorfa" in hint
    file.write_text(text.replace(hint, hint.replace("#, fuzzy\n", "")), encoding="utf-8")
    assert HINT in said(compile_exemplar(tmp_path / "visit.yaml"))


def test_a_folder_without_layers_knows_of_no_change(tmp_path: Path) -> None:
    assert compiled(tmp_path, catalogue()).artifact == artifact(tmp_path, catalogue())

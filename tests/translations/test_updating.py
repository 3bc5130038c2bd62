"""`penpicture translate`: a translator's work is kept, and what has changed is marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.cli import outcome
from tests.translations.folder import EXEMPLAR, WELSH, artifact, catalogue, codes, compiled, folder


def update(at: Path, monkeypatch: pytest.MonkeyPatch, exemplar: str = EXEMPLAR, po: str | None = None) -> str:
    """The catalogue after an update."""
    folder(at, po, exemplar)
    monkeypatch.chdir(at)
    assert outcome(["translate", "update", "visit.yaml", "--language", "cy"]) == 0
    return (at / "translations" / "cy" / "visit.po").read_text(encoding="utf-8")


def message(text: str, words: str) -> str:
    """The message of some words, with the remarks above it."""
    return next(part for part in text.split("\n\n") if f'msgid "{words}"' in part)


def test_a_new_catalogue_has_each_text_once_with_its_reader_and_its_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = update(tmp_path, monkeypatch)
    asked = message(text, "Does a grown-up's drinking worry you?")
    assert "#. said to the child" in asked and "#: visit.yaml:16" in asked
    assert 'msgctxt "questions.drinking.ask.child"' in asked and asked.endswith('msgstr ""')
    assert text.count('msgid "Yes, now"') == 1


def test_the_same_exemplar_and_catalogue_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = update(tmp_path, monkeypatch, po=catalogue())
    assert update(tmp_path, monkeypatch) == first
    assert "-Date:" not in first


def test_translations_and_the_remarks_of_a_translator_survive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = '\n# Agreed with the parents\' panel.\nmsgctxt "questions.effect.ask.practitioner"\n' + (
        'msgid "How does it affect <child.known_as>?"\nmsgstr "Sut mae\'n effeithio ar <child.known_as>?"\n'
    )
    text = update(tmp_path, monkeypatch, po=catalogue({"A visit": "Ymweliad"}, more))
    assert "# Agreed with the parents' panel." in message(text, "How does it affect <child.known_as>?")
    assert 'msgstr "Ymweliad"' in message(text, "A visit")


def test_a_changed_text_is_fuzzy_and_tells_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(tmp_path, monkeypatch, po=catalogue())
    changed = EXEMPLAR.replace("How does it affect <child.known_as>?", "What does it do to <child.known_as>?")
    text = update(tmp_path, monkeypatch, changed)
    said = message(text, "What does it do to <child.known_as>?")
    assert "#, fuzzy" in said and '#| msgid "How does it affect <child.known_as>?"' in said
    assert WELSH["How does it affect <child.known_as>?"] in said
    assert "PP664" in codes(compiled(tmp_path, None, changed))


def test_a_text_that_is_gone_is_set_aside_and_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(tmp_path, monkeypatch, po=catalogue())
    gone = EXEMPLAR.replace("        hint: Ask each person alone.\n", "")
    text = update(tmp_path, monkeypatch, gone)
    assert '#~ msgstr "Gofynnwch i bob un ar wahân."' in text
    assert 'msgstr "Gofynnwch i bob un ar wahân."' in message(
        update(tmp_path, monkeypatch), "Ask each person alone."
    )


def test_a_text_that_moved_keeps_its_translation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    update(tmp_path, monkeypatch, po=catalogue())
    first = "  - say: <child.known_as> is"
    moved = EXEMPLAR.replace(first, f"  - say: First of all.\n{first}")
    text = update(tmp_path, monkeypatch, moved)
    assert "#, fuzzy" not in text
    assert 'msgstr "Rwyt ti\'n <child.age> oed."' in message(text, "You are <child.age> old.")


def test_reviewed_words_are_a_draft_again_when_they_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(tmp_path, monkeypatch, po=catalogue())
    file = tmp_path / "translations" / "cy" / "visit.po"
    assert outcome(["translate", "reviewed", str(file), "--by", "Siân Example, 20 November 2026"]) == 0
    said = artifact(tmp_path).content["translations"]["cy"]
    assert set(said["reviewed"]) == set(said["texts"])
    text = file.read_text(encoding="utf-8")
    assert '"X-Reviewed-By: Siân Example, 20 November 2026\\n"' in text
    file.write_text(text.replace('msgstr "Ymweliad"', 'msgstr "Yr ymweliad"'), encoding="utf-8")
    said = artifact(tmp_path).content["translations"]["cy"]
    assert set(said["texts"]) - set(said["reviewed"]) == {"title.practitioner"}
    assert update(tmp_path, monkeypatch) == update(tmp_path, monkeypatch)


def test_a_template_has_no_language_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert outcome(["translate", "extract", "visit.yaml"]) == 0
    said = capsys.readouterr().out
    assert '"Language: \\n"' in said and 'msgid "At home"' in said
    assert list((tmp_path / "translations").rglob("*.po")) == []


def test_a_catalogue_that_cannot_be_read_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, "this is no catalogue\n")
    monkeypatch.chdir(tmp_path)
    assert outcome(["translate", "update", "visit.yaml", "--language", "cy"]) == 1
    assert "PP660" in capsys.readouterr().err
    assert (tmp_path / "translations" / "cy" / "visit.po").read_text(
        encoding="utf-8"
    ) == "this is no catalogue\n"


def test_of_a_shipped_exemplar_an_authority_is_given_only_what_is_not_translated_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert outcome(["translate", "update", "initial-assessment", "--language", "cy"]) == 0
    text = (tmp_path / "translations" / "cy" / "initial-assessment.po").read_text(encoding="utf-8")
    assert 'msgid "Initial assessment"' not in text

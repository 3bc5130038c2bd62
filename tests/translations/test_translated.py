"""A translation stands for its text, with the same slots, while the words it translates are those that are asked."""

from __future__ import annotations

from pathlib import Path

from penpicture.engine.artifact import Artifact
from penpicture.engine.cleared import cleared
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.kept import compile_kept
from penpicture.engine.library import Workspace
from penpicture.engine.translation_writing import wanted
from tests.translations.folder import EXEMPLAR, WELSH, artifact, catalogue, codes, compiled, folder


def asked(made: Artifact, audience: str = "practitioner") -> object:
    said: object = cleared(made, audience, None, "cy").artifact.content["questions"]["drinking"]["ask"][
        "practitioner"
    ]
    return said


def test_each_reader_is_spoken_to_in_words_of_their_own(tmp_path: Path) -> None:
    made = artifact(tmp_path, catalogue())
    assert asked(made) == [
        "A yw yfed rhywun yn effeithio ar ",
        {"slot": ["fact", "child.known_as"]},
        "?",
    ]
    assert asked(made, "child") == WELSH["Does a grown-up's drinking worry you?"]
    assert (
        cleared(made).artifact.content["questions"]["drinking"]["ask"]["practitioner"][0].startswith("Does")
    )


def test_a_text_of_one_place_can_be_said_otherwise_there(tmp_path: Path) -> None:
    more = (
        '\nmsgctxt "questions.drinking.options.now.say.practitioner"\nmsgid "Yes, now"\nmsgstr "Oes, nawr"\n'
    )
    made = artifact(tmp_path, catalogue(more=more))
    said = made.content["translations"]["cy"]["texts"]
    assert said["questions.drinking.options.now.say.practitioner"] == "Oes, nawr"


def test_the_same_words_said_to_another_reader_are_another_message(tmp_path: Path) -> None:
    more = '\nmsgctxt "questions.effect.ask.child"\nmsgid "At home"\nmsgstr "Gartref gyda ti"\n'
    welsh = {k: v for k, v in WELSH.items() if k != "At home"}
    found = compiled(tmp_path, catalogue(welsh, more))
    assert found.artifact is not None
    assert "sections.home.title.practitioner" not in found.artifact.content["translations"]["cy"]["texts"]


def test_a_translation_of_other_words_is_stale_and_not_shown(tmp_path: Path) -> None:
    more = '\nmsgctxt "questions.effect.ask.practitioner"\nmsgid "How is it?"\nmsgstr "Sut mae?"\n'
    welsh = {k: v for k, v in WELSH.items() if not k.startswith("How does it")}
    found = compiled(tmp_path, catalogue(welsh, more))
    stale = next(each for each in found.diagnostics if each.code == "PP664")
    assert stale.span.file.endswith("visit.po") and stale.span.text == 'msgstr "Sut mae?"'
    assert stale.related[0].span.text == "How does it affect <child.known_as>?"
    assert found.artifact is not None
    assert "questions.effect.ask.practitioner" not in found.artifact.content["translations"]["cy"]["texts"]


def test_what_a_tool_marked_fuzzy_is_stale(tmp_path: Path) -> None:
    more = '\n#, fuzzy\nmsgctxt "sections.home.title.practitioner"\nmsgid "At home"\nmsgstr "Yn y ty"\n'
    welsh = {k: v for k, v in WELSH.items() if k != "At home"}
    assert "PP664" in codes(compiled(tmp_path, catalogue(welsh, more)))


def test_rewording_by_a_layer_makes_a_translation_stale_though_it_says_that_the_meaning_is_the_same(
    tmp_path: Path,
) -> None:
    layer = (
        "penpicture: 1\nlayer: glanmorfa\nchanges: visit@1\nrank: authority\nowner: The board\nlist:\n"
        "  - reword: drinking\n    ask: Does drink do <child.known_as> harm?\n    meaning: same\n    because: Plainer\n"
    )
    (tmp_path / "layer.yaml").write_text(layer, encoding="utf-8")
    key = "Does anyone's drinking affect <child.known_as>?"
    own = f'\nmsgctxt "questions.drinking.ask.practitioner"\nmsgid "{key}"\nmsgstr "{WELSH[key]}"\n'
    welsh = {k: v for k, v in WELSH.items() if k != key}
    found = compiled(tmp_path, catalogue(welsh, own))
    stale = next(each for each in found.diagnostics if each.code == "PP664")
    assert stale.related[0].span.file.endswith("layer.yaml")


def test_what_is_missing_is_told_once_with_the_first_few_places(tmp_path: Path) -> None:
    found = [each for each in compiled(tmp_path, catalogue({"A visit": "Ymweliad"})).diagnostics]
    missing = [each for each in found if each.code == "PP665"]
    assert len(missing) == 1 and len(missing[0].related) == 2
    assert missing[0].message.split()[0].isdecimal()


def test_without_a_catalogue_nobody_is_told_anything(tmp_path: Path) -> None:
    found = compiled(tmp_path)
    assert codes(found) == [] and found.artifact is not None
    assert "translations" not in found.artifact.content


def test_a_slot_lost_or_invented_is_an_error_with_both_places(tmp_path: Path) -> None:
    key = "How does it affect <child.known_as>?"
    for said, code in (("Sut mae'n effeithio?", "PP662"), (f"{WELSH[key]} <worker.name>", "PP663")):
        found = compiled(tmp_path, catalogue({**WELSH, key: said}))
        fault = next(each for each in found.diagnostics if each.code == code)
        assert found.artifact is None
        assert fault.span.file.endswith("visit.po")
        assert fault.related[0].span.file.endswith("visit.yaml") and fault.related[0].span.line == 26


def test_a_slot_may_stand_twice_and_anywhere(tmp_path: Path) -> None:
    key = "How does it affect <child.known_as>?"
    made = artifact(tmp_path, catalogue({**WELSH, key: "<child.known_as>: sut mae <child.known_as>?"}))
    text = made.content["translations"]["cy"]["texts"]["questions.effect.ask.practitioner"]
    assert [part for part in text if not isinstance(part, str)] == [{"slot": ["fact", "child.known_as"]}] * 2


def test_an_authority_is_asked_before_the_shipped_library_message_by_message(tmp_path: Path) -> None:
    (tmp_path / "translations" / "cy").mkdir(parents=True)
    (tmp_path / "authority.yaml").write_text(
        "penpicture: 1\nauthority: glanmorfa\ntitle: Glanmorfa\nnation: England\n"
    )
    own = '\nmsgctxt "title.practitioner"\nmsgid "Initial assessment"\nmsgstr "Asesiad Glanmorfa"\n'
    (tmp_path / "translations" / "cy" / "initial-assessment.po").write_text(
        catalogue({}, own), encoding="utf-8"
    )
    workspace = Workspace(tmp_path)
    head = workspace.versions("exemplar", "initial-assessment")[0]
    made = compile_exemplar(head.path, workspace).artifact
    assert made is not None
    said = made.content["translations"]["cy"]["texts"]
    assert said["title.practitioner"] == "Asesiad Glanmorfa"
    assert said["title.child"] == "Amdanaf i"


def test_a_translation_is_part_of_what_the_exemplar_is_called_by(tmp_path: Path) -> None:
    plain = artifact(tmp_path)
    said = artifact(tmp_path, catalogue())
    again = artifact(tmp_path, catalogue(more="\n# A remark.\n"))
    other = artifact(tmp_path, catalogue({**WELSH, "A visit": "Yr ymweliad"}))
    assert len({plain.content_hash, said.content_hash, other.content_hash}) == 3
    assert said.content_hash == again.content_hash


def test_what_was_kept_is_not_taken_when_a_catalogue_has_changed(tmp_path: Path) -> None:
    path = folder(tmp_path, catalogue(every(tmp_path)))
    first = compile_kept(path, Workspace.of(path))
    assert (tmp_path / ".penpicture").is_dir()
    folder(tmp_path, catalogue({**every(tmp_path), "A visit": "Yr ymweliad"}))
    second = compile_kept(path, Workspace.of(path))
    assert first.artifact is not None and second.artifact is not None
    assert first.artifact.content_hash != second.artifact.content_hash


def every(at: Path) -> dict[str, str]:
    """Welsh for every text, the titles of facts too."""
    return {each.words: WELSH.get(each.words, each.words) for each in wanted(artifact(at / "plain"))}


def test_a_text_that_is_another_ones_path_is_left_over(tmp_path: Path) -> None:
    more = '\nmsgctxt "questions.gone.ask.practitioner"\nmsgid "Gone?"\nmsgstr "Wedi mynd?"\n'
    assert "PP668" in codes(compiled(tmp_path, catalogue(more=more)))


def test_the_exemplar_itself_says_nothing_of_a_translation(tmp_path: Path) -> None:
    assert (
        "translations" not in cleared(artifact(tmp_path, catalogue()), "family", None, "cy").artifact.content
    )
    assert EXEMPLAR.count("Welsh") == 0

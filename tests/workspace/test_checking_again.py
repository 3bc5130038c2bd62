"""A folder is checked again at the cost of what has changed: never anything stale, and never a different word."""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from penpicture.dsl.printing import text
from penpicture.engine import check_anew, program_stamp
from penpicture.engine.check import check
from penpicture.engine.compile import Compiled, compile_exemplar
from penpicture.engine.hidden import HIDDEN
from penpicture.engine.rechecking import memory

FILES = {
    "authority.yaml": "penpicture: 1\nauthority: westmarch\ntitle: Westmarch\nnation: England\nuses: visit@1\n",
    "model.yaml": "penpicture: 1\ndata model: model\nversion: 1.0.0\nfacts:\n"
    "  - id: child.known_as\n    title: The name\n    type: text\n    about: child\n",
    "visit.yaml": """\
penpicture: 1
exemplar: visit
version: 1.0.0
title: A visit
about: child
data model: model@1
sections:
  - id: home
    title: At home
    questions:
      - id: likes
        ask: What does <child.known_as> like?
        type: text
      - use: pets@1
      - id: school
        ask: Which school?
        type: choice
        options from: schools@1
      - id: mood
        ask: How does the day go?
        type: text
        ask when: school is hill
next:
  - exemplar: second-visit
""",
    "pets.yaml": "penpicture: 1\nfragment: pets\nversion: 1.0.0\nquestions:\n"
    "  - id: animals\n    ask: Which animals are there?\n    type: text\n",
    "schools.yaml": "penpicture: 1\ncodes: schools\nversion: 1\nsource: Our list\nfrom: 2026-01-01\noptions:\n"
    "  hill: Hill School\n  lake: Lake School\n",
    "words.yaml": "penpicture: 1\nwords: ours\nversion: 1.0.0\nlist:\n"
    "  - avoid: hub\n    say instead: office\n    because: nobody knew it\n    source: Our panel\n",
    "layers/authority/ours.yaml": "penpicture: 1\nlayer: ours\nchanges: visit@1\nlist:\n"
    "  - reword: likes\n    ask: What makes <child.known_as> happy?\n    meaning: same\n    because: Our panel\n",
    "second-visit.yaml": "penpicture: 1\nexemplar: second-visit\nversion: 1.0.0\ntitle: Another\nabout: child\n"
    "data model: model@1\nsections:\n  - id: home\n    title: At home\n    questions:\n"
    "      - id: slept\n        ask: How are the nights?\n        type: text\n",
    "cases/one.yaml": "penpicture: 1\nanswers: visit\nversion: 1.0.0\ngiven:\n  likes: {value: Frogs}\n",
    "cases/two.json": '{"penpicture": 1, "answers": "visit", "version": "1.0.0", "given": {"likes": {"value": "Toads"}}}',
    "translations/cy/visit.po": 'msgid ""\nmsgstr ""\n"Language: cy\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '\nmsgctxt "title.practitioner"\nmsgid "A visit"\nmsgstr "Ymweliad"\n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, said in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(said, encoding="utf-8")
    return tmp_path


def told(folder: Path, *, remember: bool) -> str:
    """All that a check says, in its order, in both of its forms."""
    found = [each for checked in check([folder], remember=remember) for each in checked.diagnostics]
    return text(found) + json.dumps([each.as_json() for each in found])


def change(folder: Path, name: str, good: str, bad: str) -> None:
    path = folder / name
    said = path.read_text(encoding="utf-8")
    assert said.count(good) == 1
    path.write_text(said.replace(good, bad), encoding="utf-8")


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The exemplars that are compiled from here on."""
    names: list[str] = []
    plain = compile_exemplar

    def noted(source: Any, *rest: Any, **more: Any) -> Compiled:
        names.append(Path(source.name).stem)
        return plain(source, *rest, **more)

    monkeypatch.setattr(check_anew, "compile_exemplar", noted)
    return names


def test_what_has_not_changed_is_not_checked_again(folder: Path, compiled: list[str]) -> None:
    first = told(folder, remember=True)
    assert sorted(compiled) == ["second-visit", "visit"]
    compiled.clear()
    assert told(folder, remember=True) == first
    assert compiled == []


def test_a_change_in_one_layer_costs_the_one_exemplar_that_it_changes(
    folder: Path, compiled: list[str]
) -> None:
    told(folder, remember=True)
    compiled.clear()
    change(folder, "layers/authority/ours.yaml", "happy?", "happy, or glad?")
    told(folder, remember=True)
    assert compiled == ["visit"]


def test_nothing_is_remembered_unless_it_is_asked_for(folder: Path, tmp_path: Path) -> None:
    told(folder, remember=False)
    assert not (folder / HIDDEN).exists()
    lone = tmp_path / "lone"
    lone.mkdir()
    (tmp_path / "authority.yaml").unlink()
    (lone / "visit.yaml").write_text(FILES["second-visit.yaml"])
    told(lone, remember=True)
    assert sorted(path.name for path in lone.iterdir()) == ["visit.yaml"]


CHANGES: dict[str, Callable[[Path], None]] = {
    "its own text": lambda at: change(at, "visit.yaml", "school is hill", "school is hall"),
    "a fragment": lambda at: change(at, "pets.yaml", "type: text", "type: txet"),
    "a code list": lambda at: change(at, "schools.yaml", "hill: Hill", "moor: Moor"),
    "the data model": lambda at: change(at, "model.yaml", "child.known_as", "child.called"),
    "a word list": lambda at: change(at, "words.yaml", "avoid: hub", "avoid: animals"),
    "a layer": lambda at: change(at, "layers/authority/ours.yaml", "reword: likes", "reword: loves"),
    "one layer more": lambda at: write(at, "layers/region/theirs.yaml", FILES["layers/authority/ours.yaml"]
                                       .replace("layer: ours", "layer: theirs\nrank: region").replace("likes", "loves")),
    "a layer taken away": lambda at: (at / "layers/authority/ours.yaml").unlink(),
    "a variant": lambda at: write(at, "variants/deaf.yaml", "penpicture: 1\nvariant: deaf\nchanges: visit@1\n"
                                  "applies when: school is nowhere\nlist:\n  - retire: likes\n    because: Asked in sign\n"),
    "a translation": lambda at: change(at, "translations/cy/visit.po", 'msgid "A visit"', 'msgid "The visit"'),
    "a translation more": lambda at: write(at, "translations/cy/nobody.po", FILES["translations/cy/visit.po"]),
    "the authority": lambda at: change(at, "authority.yaml", "visit@1", "visit@2"),
    "a lock file": lambda at: write(at, "penpicture.lock", "penpicture: 1\nlock file: 1\nexemplars:\n"),
    "the exemplar that comes next": lambda at: change(at, "second-visit.yaml", "exemplar: second-visit", "exemplar: third-visit"),
    "a newer version of a part": lambda at: write(at, "pets-2.yaml", FILES["pets.yaml"].replace("1.0.0", "1.1.0")
                                                  .replace("type: text", "type: txet")),
    "a part of the same name": lambda at: write(at, "more/pets.yaml", FILES["pets.yaml"]),
    "a name that cannot be one": lambda at: change(at, "second-visit.yaml", "exemplar: second-visit", "exemplar: Second"),
    "a case": lambda at: change(at, "cases/one.yaml", "likes:", "loves:"),
    "a case in JSON": lambda at: change(at, "cases/two.json", '"likes"', '"loves"'),
    "a link that leads outside": lambda at: (at / "linked.yaml").symlink_to(__file__),
}  # fmt: skip


def write(folder: Path, name: str, said: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(said, encoding="utf-8")


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_a_finding_hangs_on_makes_it_anew(what: str, folder: Path) -> None:
    before = told(folder, remember=True)
    CHANGES[what](folder)
    after = told(folder, remember=False)
    assert after != before
    assert told(folder, remember=True) == after
    assert told(folder, remember=True) == after


def test_another_state_of_this_program_believes_nothing(
    folder: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told(folder, remember=True)
    compiled.clear()
    other = program_stamp.program_stamp() + b"!"
    monkeypatch.setattr("penpicture.engine.rechecking.grounds.program_stamp", lambda: other)
    told(folder, remember=True)
    assert sorted(compiled) == ["second-visit", "visit"]


def test_findings_call_a_file_as_their_reader_does(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(folder, "visit.yaml", "school is hill", "school is hall")
    change(folder, "cases/one.yaml", "likes:", "loves:")
    told(folder, remember=True)
    for stands in (folder, folder / "cases", folder.parent):
        monkeypatch.chdir(stands)
        for path in (folder, Path(os.path.relpath(folder))):
            assert told(path, remember=True) == told(path, remember=False)


def test_any_run_of_changes_is_told_as_if_nothing_were_remembered(folder: Path) -> None:
    """Any edits, back and forth, with checks between them."""
    dice = random.Random(7)
    edits = [
        (name, good, bad)
        for name, good, bad in (
            ("visit.yaml", "school is hill", "school is hall"),
            ("pets.yaml", "type: text", "type: txet"),
            ("layers/authority/ours.yaml", "reword: likes", "reword: loves"),
            ("second-visit.yaml", "type: text", "type: txet"),
            ("cases/one.yaml", "likes:", "loves:"),
            ("authority.yaml", "visit@1", "visit@2"),
        )
    ]
    for _ in range(16):
        for name, good, bad in dice.sample(edits, 2):
            path = folder / name
            said = path.read_text(encoding="utf-8")
            path.write_text(
                said.replace(bad, good) if bad in said else said.replace(good, bad), encoding="utf-8"
            )
        assert told(folder, remember=True) == told(folder, remember=False)


def kept(folder: Path) -> Path:
    return folder / HIDDEN / memory.NAME


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "{",
        "[]",
        "null",
        '{"exemplar": 1}',
        "\0",
        "[" * 100_000,
        '{"a": ["é", "[]"]}',
        "\ud800",
        "1" * 5_000,
    ],
)
def test_a_spoilt_memory_is_as_good_as_none(folder: Path, spoilt: str) -> None:
    change(folder, "visit.yaml", "school is hill", "school is hall")
    first = told(folder, remember=True)
    kept(folder).write_bytes(spoilt.encode("utf-8", "surrogatepass"))
    assert told(folder, remember=True) == first
    assert told(folder, remember=True) == first


def test_a_memory_that_was_made_up_is_not_believed(folder: Path) -> None:
    """Whoever says that nothing is wrong, says it for other words than were sealed."""
    change(folder, "visit.yaml", "school is hill", "school is hall")
    first = told(folder, remember=True)
    entries = json.loads(kept(folder).read_text())
    kept(folder).write_text(json.dumps({what: [seal, "[]"] for what, (seal, _) in entries.items()}))
    assert told(folder, remember=True) == first


def test_a_memory_of_another_folder_is_not_believed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    told(folder, remember=True)
    other = tmp_path_factory.mktemp("other")
    for name, said in FILES.items():
        write(other, name, said)
    change(other, "visit.yaml", "school is hill", "school is hall")
    write(other, f"{HIDDEN}/{memory.NAME}", kept(folder).read_text().replace(str(folder), str(other)))
    assert told(other, remember=True) == told(other, remember=False)


def test_no_line_of_anybodys_file_is_kept(folder: Path) -> None:
    change(folder, "visit.yaml", "How does the day go?", "How does the hub go?")
    change(folder, "cases/one.yaml", "{value: Frogs}", "{value: [Frogs]}")
    assert "Toads" not in told(folder, remember=True)
    assert "Frogs" not in kept(folder).read_text() and "How does" not in kept(folder).read_text()


def test_a_hidden_folder_that_leads_elsewhere_is_not_written_to(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("away")
    (folder / HIDDEN).symlink_to(away)
    first = told(folder, remember=True)
    assert list(away.iterdir()) == []
    assert told(folder, remember=True) == first


def test_a_file_that_changes_while_it_is_checked_is_not_remembered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = compile_exemplar

    def meanwhile(*said: Any, **more: Any) -> Compiled:
        made = plain(*said, **more)
        write(folder, "pets.yaml", FILES["pets.yaml"] + "# saved again\n")
        return made

    with monkeypatch.context() as patch:
        patch.setattr(check_anew, "compile_exemplar", meanwhile)
        told(folder, remember=True)
    assert not kept(folder).exists()


def test_a_check_of_what_is_remembered_reads_no_condition_and_no_yaml(folder: Path) -> None:
    """What takes a while to import is imported when there is something to check."""
    command = [sys.executable, "-X", "importtime", "-m", "penpicture", "check", str(folder)]
    assert run(command, capture_output=True, check=False).returncode == 0
    again = run(command, capture_output=True, check=True, text=True)
    imported = {line.rpartition("|")[2].strip() for line in again.stderr.splitlines()}
    assert "penpicture.engine.rechecking.memory" in imported
    assert not {"lark", "yaml", "babel", "penpicture.engine.compile"} & imported

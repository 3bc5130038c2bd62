"""The lock file: what a folder uses, to the letter, and what its changes stand on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from penpicture.engine.library import Workspace
from penpicture.engine.lock_file import read_lock
from penpicture.engine.locking import lock_of
from tests.cli.conftest import Say
from tests.workspace.folder import BASE_1, LAYER, northshire

REGION = """\
penpicture: 1
layer: riverland
changes: first-visit@1
rank: region
list:
  - reword: likes
    ask: What does the child love?
    meaning: same
    because: The region's schools say it so
"""


@pytest.fixture
def locked(desk: Path, say: Say) -> Path:
    """Northshire's folder, locked; the commands are given in it."""
    northshire(desk)
    assert say("lock").code == 0
    return desk


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def built(say: Say, name: str = "first-visit") -> str:
    """What the folder builds: the text of the artifact."""
    said = say("build", ".", "--out", "out", "--target", "record-schema")
    assert said.code == 0, said.err
    return Path(f"out/{name}/artifact.json").read_text(encoding="utf-8")


def test_a_folder_without_a_lock_file_works_and_no_command_but_lock_writes_one(desk: Path, say: Say) -> None:
    northshire(desk)
    assert say("check", ".").code == 0
    assert '"version":"1.0.0"' in built(say)
    assert not (desk / "penpicture.lock").exists()


def test_the_lock_file_says_versions_and_hashes_and_what_each_change_found(locked: Path) -> None:
    text = (locked / "penpicture.lock").read_text(encoding="utf-8")
    assert "  - exemplar: first-visit\n    version: 1.0.0\n    text: sha256:" in text
    assert "part: data model data-model@" in text
    assert text.count("questions.") == 5  # two changes only add: they find nothing
    assert "questions.likes.ask.practitioner" in text


def test_locking_twice_gives_the_same_bytes_and_nothing_to_tell(locked: Path, say: Say) -> None:
    before = (locked / "penpicture.lock").read_bytes()
    said = say("lock")
    assert said.out == "penpicture.lock\n"
    assert (locked / "penpicture.lock").read_bytes() == before


def test_two_folders_with_the_same_files_build_the_same_bytes(tmp_path: Path, locked: Path, say: Say) -> None:
    here = built(say)
    assert built(say) == here
    os.rename(locked / "layers/authority/northshire.yaml", locked / "layers/authority/ours.yaml")
    os.rename(locked / "layers/authority/ours.yaml", locked / "layers/authority/northshire.yaml")
    assert built(say) == here


def test_a_newer_version_is_not_taken_until_somebody_says_so(locked: Path, say: Say) -> None:
    put(
        locked / "exemplars/first-visit/1.1.0.yaml",
        BASE_1.replace("1.0.0", "1.1.0").replace("nights", "days"),
    )
    assert say("check", ".").code == 0
    assert '"version":"1.0.0"' in built(say)
    assert say("lock").out == "penpicture.lock\n", "locking again takes no other version either"
    assert '"version":"1.0.0"' in built(say)
    (locked / "penpicture.lock").unlink()
    assert '"version":"1.1.0"' in built(say), "without a lock file, `@1` is the newest there is"


def test_a_fragment_stays_at_its_locked_version_too(desk: Path, say: Say) -> None:
    fragment = "penpicture: 1\nfragment: nights\nversion: {}\nquestions:\n  - id: sleep\n    ask: {}\n    type: text\n"
    inline = "      - id: sleep\n        ask: How are the nights?\n        type: text\n"
    northshire(desk)
    put(desk / "exemplars/first-visit/1.0.0.yaml", BASE_1.replace(inline, "      - use: nights@1\n"))
    put(desk / "fragments/nights-1.yaml", fragment.format("1.0.0", "How are the nights?"))
    assert say("lock").code == 0
    put(desk / "fragments/nights-2.yaml", fragment.format("1.1.0", "Is anybody awake at night?"))
    assert say("check", ".").code == 0
    (desk / "fragments/nights-1.yaml").unlink()
    said = say("check", ".")
    assert said.code == 1 and "PP871" in said.out and "`nights` 1.0.0" in said.out


def test_a_comment_in_the_base_is_no_change(locked: Path, say: Say) -> None:
    path = locked / "exemplars/first-visit/1.0.0.yaml"
    put(path, "# Looked through in May.\n" + BASE_1)
    assert say("check", ".").code == 0
    path.write_bytes(BASE_1.replace("\n", "\r\n").encode())
    assert say("check", ".").code == 0


def test_a_base_that_says_something_else_under_the_same_version_is_refused_with_both_hashes(
    locked: Path, say: Say
) -> None:
    put(locked / "exemplars/first-visit/1.0.0.yaml", BASE_1.replace("Which school?", "Which schools?"))
    said = say("build", ".", "--out", "out")
    assert said.code == 1 and "PP872" in said.err
    assert said.err.count("sha256:") == 2
    assert not Path("out/first-visit").exists()


def test_a_change_beneath_a_change_is_told_with_both_places(locked: Path, say: Say) -> None:
    put(locked / "layers/region/riverland.yaml", REGION)
    said = say("check", ".")
    assert said.code == 1 and "PP875" in said.out
    assert "northshire.yaml:8:13" in said.out and "riverland.yaml:7:10" in said.out
    accepted = say("lock")
    assert "northshire now expects something else at questions.likes.ask.practitioner" in accepted.out
    assert say("check", ".").code == 0


def test_a_change_is_not_bothered_by_what_it_does_not_touch(locked: Path, say: Say) -> None:
    put(locked / "layers/region/riverland.yaml", REGION.replace("    ask:", "    hint:"))
    said = say("check", ".")
    assert said.code == 0 and "PP875" not in said.out


def test_a_change_that_nobody_noted_is_only_warned_of(locked: Path, say: Say) -> None:
    more = "  - reword: pets\n    ask: Which pets?\n    meaning: same\n    because: Shorter\n"
    put(locked / "layers/authority/northshire.yaml", LAYER + more)
    said = say("check", ".")
    assert said.code == 0 and "PP876" in said.out
    assert "1 more noted for northshire" in say("lock").out
    assert say("check", ".").out == ""


HOSTILE = {
    "nothing": b"",
    "another kind": b"penpicture: 1\nauthority: x\ntitle: X\nnation: England\n",
    "no text": b"\xff\xfe\x00\x01",
    "deep": b"[" * 100_000,
    "an anchor": b"penpicture: 1\nlock file: &a x\nexemplars: *a\n",
    "a hash that is none": b"sha256:cafe",
    "a name twice": b"twice",
    "a part of nowhere": b"      - part: ../../etc/passwd@1\n        text: x\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_lock_file_holds_is_refused_with_a_place(locked: Path, say: Say, name: str) -> None:
    path = locked / "penpicture.lock"
    good, bad = path.read_text(encoding="utf-8"), HOSTILE[name]
    if name == "a hash that is none":
        path.write_text(good.replace("content: sha256:", "content: sha256:0"), encoding="utf-8")
    elif name == "a name twice":
        path.write_text(good + good[good.index("  - exemplar") :], encoding="utf-8")
    elif name == "a part of nowhere":
        path.write_bytes(good.replace("    made of:\n", "    made of:\n" + bad.decode()).encode())
    else:
        path.write_bytes(bad)
    before = path.read_bytes()
    said = say("check", ".")
    assert said.code == 1 and "penpicture.lock:" in said.out
    assert say("build", ".", "--out", "out").code == 1
    assert say("lock").code == 1 and path.read_bytes() == before, "what nobody can read is not written over"


def test_a_lock_file_that_leads_elsewhere_is_not_followed(tmp_path: Path, locked: Path, say: Say) -> None:
    os.replace(locked / "penpicture.lock", tmp_path / "elsewhere.lock")
    (locked / "penpicture.lock").symlink_to(tmp_path / "elsewhere.lock")
    said = say("check", ".")
    assert said.code == 1 and "PP303" in said.out


def test_reading_what_was_written_gives_the_same_lock(locked: Path) -> None:
    source, _ = Workspace(locked).source(locked / "penpicture.lock")
    assert source is not None
    read, found = read_lock(source)
    made = lock_of(Workspace(locked)).lock
    assert read is not None and made is not None and not len(found)
    assert read.entries["first-visit"].noted == made.entries["first-visit"].noted
    assert {(p.kind, p.name) for p in read.entries["first-visit"].parts} == {
        (p.kind, p.name) for p in made.entries["first-visit"].parts
    }

"""A folder of releases: what is put there stays, and whoever touches a byte of it is found out."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import pytest

from penpicture.engine.releases.manifest import Kept, Manifest, NotAManifest, Published, loads
from penpicture.engine.releases.objects import Damaged, sha256
from penpicture.engine.releases.shelf import Release, Shelf, Stepped

FILES = {"changelog.txt": b"Nobody is asked twice.\n", "form.html": b"<p>\n"}


def put(shelf: Shelf, version: str, files: dict[str, bytes] = FILES, publisher: str = "") -> Release:
    line = f"{publisher}/visit" if publisher else "visit"
    there = shelf.releases(line)
    content = "sha256:" + sha256(f"{publisher}{version}".encode())
    manifest = Manifest(
        publisher, "visit", version, "", content, content, there[-1].hash if there else "", None,
        Published("Practice board", "2026-04-01T09:30:00Z", "Asked for"), "penpicture 0.1.0",
    )  # fmt: skip
    return shelf.publish(manifest, files)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "releases")


def everything(shelf: Shelf) -> dict[str, dict[str, bytes]]:
    """Every file of every release, verified."""
    return {each.manifest.name: dict(shelf.files(each)) for each in shelf.every()}


def test_what_is_put_there_is_found_by_name_by_hash_and_by_the_hash_of_its_artifact(shelf: Shelf) -> None:
    first, second = put(shelf, "1.0.0"), put(shelf, "1.1.0")
    for wanted in ("visit@1.0.0", first.hash, first.hash.removeprefix("sha256:")[:8], first.manifest.content):
        assert shelf.find(wanted) == (first,)
    assert shelf.find("visit") == (second,)
    assert shelf.find("visit@3.0.0") == shelf.find("visi") == shelf.find("0" * 64) == ()
    assert dict(shelf.files(first)) == FILES


def test_an_authoritys_releases_are_counted_apart_from_those_of_its_base(shelf: Shelf) -> None:
    ours = put(shelf, "1.0.0", publisher="northshire")
    assert shelf.find("visit@1.0.0") == shelf.find("northshire/visit@1.0.0") == (ours,)
    base = put(shelf, "1.0.0")
    assert shelf.lines() == ("northshire/visit", "visit")
    assert shelf.find("visit@1.0.0") == (base,)
    assert shelf.find("northshire/visit@1.0.0") == (ours,)
    assert put(shelf, "1.1.0", publisher="northshire").manifest.previous == ours.hash


def test_what_two_releases_share_is_kept_once(shelf: Shelf) -> None:
    for n in range(11):
        put(shelf, f"1.{n}.0", FILES | {"changelog.txt": f"The {n}th\n".encode()})
    assert len(list((shelf.folder / "objects").iterdir())) == 1 + 11


def test_nobody_may_write_to_what_is_kept_and_no_name_is_free_for_another(shelf: Shelf) -> None:
    put(shelf, "1.0.0")
    for path in shelf.folder.rglob("*"):
        if not path.name.startswith("."):
            assert not stat.S_IMODE(path.stat().st_mode) & 0o222, path
    put(shelf, "1.1.0")
    assert len(shelf.releases("visit")) == 2


def test_every_flipped_byte_is_found_and_the_file_is_named(shelf: Shelf) -> None:
    release = put(shelf, "1.0.0")
    names = {kept.sha256: name for name, kept in release.manifest.files.items()}
    for path in [*(shelf.folder / "objects").iterdir(), *(shelf.folder / "releases" / "visit").iterdir()]:
        whole = path.read_bytes()
        path.chmod(0o644)
        for at in range(len(whole)):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            if path.name in names:
                assert [fault.name for fault in shelf.damaged(release)] == [
                    f"`{names[path.name]}` of visit@1.0.0"
                ]
            else:
                with pytest.raises(Damaged, match="the manifest of release 1 of visit was changed"):
                    shelf.releases("visit")
        path.write_bytes(whole)
    assert shelf.damaged(release) == ()


def test_a_file_that_is_gone_is_named(shelf: Shelf) -> None:
    release = put(shelf, "1.0.0")
    (shelf.folder / "objects").chmod(0o755)
    (shelf.folder / "objects" / release.manifest.files["form.html"].sha256).unlink()
    assert [str(fault) for fault in shelf.damaged(release)] == ["`form.html` of visit@1.0.0 is gone"]


def test_a_release_that_was_taken_out_of_the_chain_or_written_anew_is_found(shelf: Shelf) -> None:
    for version in ("1.0.0", "1.1.0", "1.2.0"):
        put(shelf, version)
    home = shelf.folder / "releases" / "visit"
    home.chmod(0o755)
    second = sorted(home.iterdir())[1]
    kept = second.read_bytes()
    second.unlink()
    with pytest.raises(Damaged, match="the manifest of release 2 of visit is gone"):
        shelf.releases("visit")
    forged = kept.replace(b"Practice board", b"Somebody else.")
    (home / f"0002-{sha256(forged)}.json").write_bytes(forged)
    with pytest.raises(Damaged, match=r"the manifest of visit@1\.1\.0 was changed"):
        shelf.releases("visit")


def test_damaged_bytes_that_are_published_again_are_whole_again(shelf: Shelf) -> None:
    first = put(shelf, "1.0.0")
    path = shelf.folder / "objects" / first.manifest.files["form.html"].sha256
    path.chmod(0o644)
    path.write_bytes(b"<b>")
    put(shelf, "1.1.0")
    assert shelf.damaged(first) == ()


def test_who_did_not_see_the_newest_release_puts_nothing_there(shelf: Shelf) -> None:
    first = put(shelf, "1.0.0")
    put(shelf, "1.1.0")
    stale = Manifest(
        "",
        "visit",
        "1.1.1",
        "",
        "sha256:0",
        "sha256:0",
        first.hash,
        None,
        first.manifest.published,
        "penpicture 0.1.0",
    )
    with pytest.raises(Stepped):
        shelf.publish(stale, {"late.txt": b"late"})
    assert [each.manifest.version for each in shelf.releases("visit")] == ["1.0.0", "1.1.0"]


def test_a_manifest_says_no_more_and_no_less_than_its_format(shelf: Shelf) -> None:
    data = put(shelf, "1.0.0").manifest.dumps()
    assert loads(data).dumps() == data
    for other in (
        b"[]",
        b"{}",
        b"not json",
        data + b"\n",
        data.replace(b'"release": 1', b'"release": 2'),
        data.replace(b'"base"', b'"bass"'),
    ):
        with pytest.raises(NotAManifest):
            loads(other)


@pytest.mark.parametrize(
    "name", ["../form.html", "/etc/passwd", "a/../../b", "a//b", ".", "..\\b", "c:b", "a\nb"]
)
def test_a_manifest_that_leads_out_of_its_folder_is_none(shelf: Shelf, name: str) -> None:
    manifest = put(shelf, "1.0.0").manifest
    with pytest.raises(NotAManifest):
        loads(replace(manifest, files={name: manifest.files["form.html"]}).dumps())
    with pytest.raises(NotAManifest):
        loads(replace(manifest, files={"form.html": Kept(name, 4)}).dumps())
    with pytest.raises(NotAManifest):
        loads(replace(manifest, exemplar=name).dumps())


KILLED = """
import os, signal, sys
from pathlib import Path
from penpicture.engine.releases import objects
from penpicture.engine.releases.shelf import Shelf
from tests.releases.test_shelf import FILES, everything, put

folder = Path(sys.argv[1])
shelf = Shelf(folder)
put(shelf, "1.0.0")
before = everything(shelf)
done = kills = 0
while not done:
    kills += 1
    child = os.fork()
    if not child:
        left = [kills]
        def counting(real):
            def call(*given, **named):
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*given, **named)
            return call
        for name in ("fsync", "replace", "chmod", "open", "fdopen"):
            setattr(objects.os, name, counting(getattr(os, name)))
        put(Shelf(folder), f"1.{kills}.0", FILES | {"changelog.txt": b"%d\\n" % kills})
        os._exit(0)
    done = os.waitpid(child, 0)[1] == 0
    now = everything(Shelf(folder))
    assert all(now[name] == files for name, files in before.items()), kills
    assert len(now) in (len(before), len(before) + 1), kills
    assert all(files["form.html"] == FILES["form.html"] for files in now.values())
    put(Shelf(folder), f"1.{kills}.1")
    before = everything(Shelf(folder))
assert not list(folder.rglob("*.part"))
print(kills)
"""


def test_a_publisher_who_is_killed_at_any_moment_leaves_the_last_release_whole_and_the_next_one_goes_on(
    tmp_path: Path,
) -> None:
    top = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "releases")],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(top)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20, "as many moments at which it was killed"


def deep() -> list[Any]:
    found: list[Any] = []
    for _ in range(900):
        found = [found]
    return found


CRAFTED: dict[str, Callable[[dict[str, Any]], object]] = {
    "an exemplar that is a number": lambda said: said.update(exemplar=5),
    "a hash that is a number": lambda said: said["artifact"].update(content=5),
    "a hash that is none": lambda said: said["artifact"].update(content="sha256:5"),
    "a time that is a number": lambda said: said["published"].update(on=7),
    "a time that is none": lambda said: said["published"].update(on="soon"),
    "a publisher of several": lambda said: said["published"].update(by=["x"]),
    "more said of publishing": lambda said: said["published"].update(more="x"),
    "a step that is text": lambda said: said.update(step="major"),
    "a step forced by a number": lambda said: said.update(step={"least": "major", "least_version": "2.0.0", "forced_by": [5]}),
    "a step too deep to be read": lambda said: said.update(step=deep()),
    "a size that is text": lambda said: said["files"]["form.html"].update(size="5"),
    "half a letter": lambda said: said["published"].update(because="\ud800"),
    "nothing at all": lambda said: said.clear(),
}  # fmt: skip


@pytest.mark.parametrize("what", CRAFTED)
def test_a_manifest_that_somebody_made_up_is_told_as_damaged_and_stops_nothing(
    shelf: Shelf, what: str
) -> None:
    said = json.loads(put(shelf, "1.0.0").manifest.dumps())
    CRAFTED[what](said)
    data = (json.dumps(said, ensure_ascii=what == "half a letter", indent=2) + "\n").encode()
    with pytest.raises(NotAManifest):
        loads(data)
    home = shelf.folder / "releases" / "visit"
    os.chmod(home, 0o755)
    for path in home.iterdir():
        path.unlink()
    (home / f"0001-{sha256(data)}.json").write_bytes(data)
    for wanted in ("visit", "abcdef12"):
        with pytest.raises(Damaged):
            shelf.find(wanted)


def test_each_folder_is_on_the_disk_before_anything_is_put_into_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    onto_the_disk: list[Path] = []
    monkeypatch.setattr("penpicture.engine.releases.objects._onto_the_disk", onto_the_disk.append)
    put(Shelf(tmp_path / "of ours" / "releases"), "1.0.0")
    parents = ["", "of ours", "of ours/releases", "of ours/releases/releases"]
    assert {tmp_path / each for each in parents} <= set(onto_the_disk)
    assert onto_the_disk[:2] == [tmp_path, tmp_path / "of ours"]


def test_on_windows_as_well_one_writer_at_a_time_puts_a_release_there(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[tuple[int, int]] = []

    def locking(handle: int, mode: int, size: int) -> None:
        held.append((mode, size))

    there = SimpleNamespace(LK_LOCK=1, locking=locking)
    monkeypatch.setitem(sys.modules, "msvcrt", cast("ModuleType", there))
    monkeypatch.setattr("penpicture.engine.releases.one_writer.sys", SimpleNamespace(platform="win32"))
    put(shelf, "1.0.0")
    assert held == [(1, 1)]


def opened(shelf: Shelf) -> Path:
    """The folder of manifests of the one exemplar, with leave to take some away."""
    home = shelf.folder / "releases" / "visit"
    home.chmod(0o755)
    return home


def test_the_newest_release_cannot_go_or_be_replaced_unseen_by_one_deletion(shelf: Shelf) -> None:
    for version in ("1.0.0", "1.1.0", "1.2.0"):
        put(shelf, version)
    newest = max(opened(shelf).iterdir())
    kept = newest.read_bytes()
    newest.unlink()
    with pytest.raises(Damaged, match="the manifest of release 3 of visit is gone"):
        shelf.releases("visit")
    with pytest.raises(Damaged, match="is gone"):
        shelf.find("visit")
    forged = kept.replace(b"Practice board", b"Somebody else.")
    (newest.parent / f"0003-{sha256(forged)}.json").write_bytes(forged)
    with pytest.raises(Damaged, match="the manifest of release 3 of visit was replaced"):
        shelf.releases("visit")
    newest.write_bytes(kept)
    with pytest.raises(Damaged, match="release 3 of visit has another beside it"):
        shelf.releases("visit")


def test_all_releases_of_an_exemplar_cannot_go_unseen_either_nor_the_list_itself(shelf: Shelf) -> None:
    put(shelf, "1.0.0")
    put(shelf, "1.1.0")
    put(shelf, "1.0.0", publisher="northshire")
    ledger = shelf.folder / "releases.sha256"
    ledger.rename(shelf.folder / "away")
    with pytest.raises(Damaged, match="`releases.sha256` is gone"):
        shelf.releases("visit")
    (shelf.folder / "away").rename(ledger)
    (shelf.folder / "releases").chmod(0o755)
    opened(shelf).rename(shelf.folder.parent / "visit")
    assert shelf.lines() == ("northshire/visit", "visit")
    put(shelf, "1.1.0", publisher="northshire")
    with pytest.raises(Damaged, match="the manifest of release 1 of visit is gone"):
        shelf.releases("visit")


def test_what_is_whole_is_found_by_its_whole_hash_whatever_was_done_to_others(shelf: Shelf) -> None:
    first = put(shelf, "1.0.0")
    theirs = put(shelf, "1.0.0", publisher="northshire")
    put(shelf, "1.1.0")
    max(opened(shelf).iterdir()).unlink()
    assert shelf.find(first.hash) == (first,)
    assert dict(shelf.files(first)) == FILES
    assert shelf.find("northshire/visit@1.0.0") == shelf.find(theirs.hash[7:20]) == (theirs,)
    with pytest.raises(Damaged):
        shelf.find("visit@1.0.0")


def test_whoever_was_killed_before_the_list_was_written_is_listed_by_the_next(shelf: Shelf) -> None:
    put(shelf, "1.0.0")
    ledger = shelf.folder / "releases.sha256"
    before = ledger.read_bytes()
    put(shelf, "1.1.0")
    ledger.chmod(0o644)
    ledger.write_bytes(before)
    assert len(shelf.releases("visit")) == 2
    put(shelf, "1.2.0")
    assert len(ledger.read_text().splitlines()) == len(shelf.releases("visit")) == 3


@pytest.mark.parametrize(
    "line", ["not a line\n", f"{'0' * 64}  releases/../0001-{'0' * 64}.json\n", "\ud800", "\n"]
)
def test_a_list_that_somebody_made_up_is_told_as_damaged(shelf: Shelf, line: str) -> None:
    put(shelf, "1.0.0")
    ledger = shelf.folder / "releases.sha256"
    ledger.chmod(0o644)
    ledger.write_bytes(line.encode("utf-8", "surrogatepass"))
    with pytest.raises(Damaged, match="`releases.sha256` was changed"):
        shelf.find("visit")


def test_the_list_is_one_that_an_auditor_checks_without_penpicture(shelf: Shelf) -> None:
    put(shelf, "1.0.0")
    put(shelf, "1.0.0", publisher="northshire")
    lines = (shelf.folder / "releases.sha256").read_text("ascii").splitlines()
    assert len(lines) == 2
    for line in lines:  # as `sha256sum --check` reads it
        digest, name = line.split("  ")
        assert sha256((shelf.folder / name).read_bytes()) == digest

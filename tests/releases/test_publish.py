"""`penpicture publish` and `penpicture release`, as they are typed."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from penpicture.cli import outcome
from penpicture.engine.artifact import Artifact
from penpicture.engine.difference.change import Difference
from penpicture.engine.difference.compare import difference
from penpicture.engine.releases.shelf import Stepped
from tests.difference.small import built
from tests.releases.small import AUTHORITY, LAYER, TEXT, edited, folder

SCHEMA = Path(__file__).resolve().parents[2] / "engine" / "difference.schema.json"
Say = Callable[..., tuple[int, str, str]]
WHO = ("--by", "Practice board", "--because", "Our teams asked for it")

KINDER = ("ask: Does anybody smoke indoors?", "ask: Does anybody smoke in the rooms?")
GONE = ("          never: Never\n", "")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "first-visit.yaml").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1775035800")
    return tmp_path


@pytest.fixture
def say(desk: Path, capfd: pytest.CaptureFixture[str]) -> Say:
    def given(*words: str) -> tuple[int, str, str]:
        code = outcome(list(words))
        said = capfd.readouterr()
        return code, said.out, said.err

    return given


@pytest.fixture
def publish(say: Say) -> Callable[..., tuple[int, str, str]]:
    def given(source: str = "first-visit.yaml", *more: str) -> tuple[int, str, str]:
        return say("publish", source, "--to", "releases", *WHO, *more)

    return given


def write(desk: Path, text: str) -> None:
    (desk / "first-visit.yaml").write_text(text, encoding="utf-8")


def manifest(say: Say, wanted: str) -> dict[str, Any]:
    code, out, err = say("release", "show", "releases", wanted, "--format", "json")
    assert code == 0, err
    found: dict[str, Any] = json.loads(out)
    return found


def test_a_release_holds_all_that_was_built_and_told_and_the_texts_it_was_made_from(
    desk: Path, say: Say, publish: Say
) -> None:
    assert publish()[0] == 0
    said = manifest(say, "first-visit@1.0.0")["manifest"]
    assert said["published"] == {
        "by": "Practice board", "on": "2026-04-01T09:30:00Z", "because": "Our teams asked for it",
    }  # fmt: skip
    assert say("build", "first-visit.yaml", "--out", "out")[0] == 0
    built = {path.name: path.read_bytes() for path in (desk / "out" / "first-visit").iterdir()}
    code, out, _ = say("release", "get", "releases", "first-visit@1.0.0", "--out", "again")
    assert code == 0 and "again/changelog.html" in out.replace("\\", "/")
    again = {
        p.relative_to(desk / "again").as_posix(): p.read_bytes()
        for p in (desk / "again").rglob("*")
        if p.is_file()
    }
    assert built.items() <= again.items()
    assert again["sources/first-visit.yaml"] == TEXT.encode()
    assert any(name.startswith("sources/library/data-model/") for name in again)
    assert json.loads(again["manifest.json"]) == said
    assert said["artifact"]["content"] == Artifact.loads(again["artifact.json"].decode()).content_hash


def test_a_release_stays_retrievable_by_hash_after_ten_later_publishes_and_the_deletion_of_its_sources(
    desk: Path, say: Say, publish: Say
) -> None:
    code, out, _ = publish()
    assert code == 0
    hashed = out.split("sha256:")[1].strip()
    artifact = manifest(say, "first-visit")["manifest"]["artifact"]["content"]
    assert say("release", "get", "releases", f"sha256:{hashed}", "--out", "before")[0] == 0
    for n in range(1, 11):
        write(desk, edited(f"1.0.{n}", (KINDER[0], f"ask: Does anybody smoke indoors - wording {n}?")))
        code, _, err = publish()
        assert code == 1, "other words, of which nobody says that they mean the same, are more than a patch"
        write(desk, edited(f"1.{n}.0", (KINDER[0], f"ask: Does anybody smoke indoors - wording {n}?")))
        code, _, err = publish()
        assert code == 0, err
    (desk / "first-visit.yaml").unlink()
    assert len(say("release", "list", "releases")[1].splitlines()) == 11
    before = {
        p.relative_to(desk / "before"): p.read_bytes() for p in (desk / "before").rglob("*") if p.is_file()
    }
    for n, wanted in enumerate((hashed, artifact, "first-visit@1.0.0")):
        assert say("release", "get", "releases", wanted, "--out", f"after-{n}")[0] == 0
        after = desk / f"after-{n}"
        assert before == {p.relative_to(after): p.read_bytes() for p in after.rglob("*") if p.is_file()}


def test_no_command_deletes_a_release() -> None:
    from penpicture.commands.publish import command as published
    from penpicture.commands.release import command as kept

    assert set(kept.commands) == {"list", "show", "get"}
    names = {
        name
        for each in (published, *kept.commands.values())
        for option in each.params
        for name in option.opts
    }
    assert not {"--force", "--delete", "--overwrite"} & names


def test_the_same_again_is_no_fault_and_leaves_everything_as_it_is(
    desk: Path, say: Say, publish: Say
) -> None:
    publish()
    before = {path: path.stat().st_mtime_ns for path in (desk / "releases").rglob("*")}
    write(desk, "# A comment is nothing new.\n" + TEXT)
    code, out, _ = publish()
    assert code == 0 and "was published already" in out
    assert {path: path.stat().st_mtime_ns for path in (desk / "releases").rglob("*")} == before


def test_a_version_that_steps_less_far_than_what_changed_is_refused_at_its_place_and_nothing_is_written(
    desk: Path, say: Say, publish: Say
) -> None:
    publish()
    before = sorted((desk / "releases").rglob("*"))
    write(desk, edited("1.9.0", GONE))
    code, out, err = publish()
    assert code == 1 and not out
    assert "error PP840" in err and "first-visit.yaml:3:10" in err
    assert "write 2.0.0 or more here" in err and "an answer is gone (questions.smoking.options.never)" in err
    assert sorted((desk / "releases").rglob("*")) == before
    write(desk, edited("2.0.0", GONE))
    code, out, _ = publish()
    assert code == 0 and "from 1.0.0 at least 2.0.0" in out
    step = manifest(say, "first-visit@2.0.0")["manifest"]["step"]
    assert step["least"] == "major" and step["forced_by"][0]["rule"] == "O_DELETE"


def test_what_was_published_stays_what_it_is_and_no_older_number_follows(desk: Path, publish: Say) -> None:
    publish()
    write(desk, edited("1.0.0", KINDER))
    assert "error PP841: first-visit@1.0.0 was published on 2026-04-01" in publish()[2]
    write(desk, edited("1.1.0", KINDER))
    assert publish()[0] == 0
    write(desk, edited("1.0.5", KINDER))
    assert "error PP842: `1.0.5` is older than 1.1.0" in publish()[2]


def test_an_authority_has_versions_of_its_own_whatever_its_base_is_called(
    desk: Path, say: Say, publish: Say
) -> None:
    ours = folder(desk / "ours")
    code, out, _ = publish("ours")
    assert code == 0 and "ours/first-visit@1.0.0 is published" in out
    said = manifest(say, "ours/first-visit")["manifest"]
    assert said["base"] == "first-visit@1.0.0" and said["publisher"] == "ours"
    assert {
        "sources/authority.yaml",
        "sources/layers/ours.yaml",
        "sources/exemplars/first-visit.yaml",
    } <= set(said["files"])
    told = say("release", "show", "releases", "ours/first-visit", "--file", "changelog.txt")[1]
    assert "Our own council" in told and "Compared with what it stands on: first-visit 1.0.0." in told
    assert "Indoors was read as in this room (Our practice board, 10 February 2026)" in " ".join(told.split())

    (ours / "layers" / "ours.yaml").write_text(
        LAYER.replace("smoke at home?", "smoke where you live?"), encoding="utf-8"
    )
    code, _, err = publish("ours")
    assert code == 1 and "error PP841" in err and "authority.yaml:5:24" in err
    (ours / "authority.yaml").write_text(AUTHORITY.replace("@1.0.0", "@1.1.0"), encoding="utf-8")
    assert publish("ours")[0] == 0

    (ours / "exemplars" / "first-visit.yaml").write_text(edited("1.0.1", GONE), encoding="utf-8")
    (ours / "authority.yaml").write_text(AUTHORITY.replace("@1.0.0", "@1.2.0"), encoding="utf-8")
    code, _, err = publish("ours")
    assert code == 1 and "write 2.0.0 or more here" in err, "a base that breaks breaks what stands on it"
    (ours / "authority.yaml").write_text(AUTHORITY.replace("@1.0.0", "@2.0.0"), encoding="utf-8")
    assert publish("ours")[0] == 0
    assert manifest(say, "ours/first-visit")["manifest"]["base"] == "first-visit@1.0.1"


def test_of_several_exemplars_it_has_to_be_said_which_and_a_name_says_it_too(
    desk: Path, publish: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = folder(desk / "ours")
    second = TEXT.replace("exemplar: first-visit", "exemplar: next-visit")
    (ours / "exemplars" / "next-visit.yaml").write_text(second, encoding="utf-8")
    code, _, err = publish("ours")
    assert code == 2 and "error PP894" in err and "`first-visit` or `next-visit`" in err
    assert publish("ours", "--exemplar", "next-visit")[1].startswith("next-visit@1.0.0 is published")
    monkeypatch.chdir(ours)
    assert publish("first-visit@1")[1].startswith("ours/first-visit@1.0.0 is published")


def test_an_authority_that_says_no_version_of_its_own_or_half_of_one_is_told_where_to(
    desk: Path, publish: Say
) -> None:
    ours = folder(desk / "ours")
    for said, place in (("", "authority.yaml:2:12"), ("publishes: first-visit@1\n", "authority.yaml:5:12")):
        (ours / "authority.yaml").write_text(
            AUTHORITY.replace("publishes: first-visit@1.0.0\n", said), encoding="utf-8"
        )
        code, _, err = publish("ours")
        assert code == 1 and "error PP843" in err and place in err


def test_an_artifact_is_published_as_what_it_is_made_of_and_one_with_layers_only_from_its_folder(
    desk: Path, say: Say, publish: Say
) -> None:
    say("build", "first-visit.yaml", "--out", "out")
    assert publish("out/first-visit")[0] == 0
    assert publish("first-visit.yaml")[1].count("published already") == 1
    folder(desk / "ours")
    say("build", "ours", "--out", "theirs")
    code, _, err = publish("theirs/first-visit/artifact.json")
    assert code == 1 and "error PP843: Our practice board has changes of its own" in err


@pytest.mark.parametrize(
    ("key", "value"), [("exemplar", "../first-visit"), ("version", "2.0"), ("version", "1.0.0</b>")]
)
def test_an_artifact_made_by_hand_leads_nowhere_else(desk: Path, publish: Say, key: str, value: str) -> None:
    content = {**built(TEXT).content, key: value}
    (desk / "made.json").write_text(Artifact.of(content, {}).dumps(), encoding="utf-8")
    code, _, err = publish("made.json")
    assert code == 1 and "error PP825" in err and not (desk / "releases").exists()


def test_a_file_whose_name_is_none_elsewhere_is_kept_under_another(
    desk: Path, say: Say, publish: Say
) -> None:
    (desk / "first\tvisit: ours.yaml").write_text(TEXT, encoding="utf-8")
    assert publish("first\tvisit: ours.yaml")[0] == 0
    assert "sources/first%09visit%3A%20ours.yaml" in manifest(say, "first-visit")["manifest"]["files"]


def test_the_least_next_version_is_told_by_diff_in_every_form(desk: Path, say: Say) -> None:
    (desk / "next.yaml").write_text(edited("1.0.1", GONE), encoding="utf-8")
    told = "Something breaks: after 1.0.0 the least next version is 2.0.0"
    for form in ("text", "html"):
        assert told in say("diff", "first-visit.yaml", "next.yaml", "--format", form)[1]
    assert told in say("diff", "first-visit.yaml", "next.yaml", "--format", "markdown")[1].replace("\\", "")
    said = json.loads(say("diff", "first-visit.yaml", "next.yaml", "--format", "json")[1])
    assert said["step"] == {"least": "major", "least_version": "2.0.0"}
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(said)
    assert "least next version" not in say("diff", "next.yaml", "next.yaml")[1]


def test_a_revision_of_git_is_published_as_it_was(desk: Path, say: Say, publish: Say) -> None:
    for words in (
        ["init", "-q"],
        ["add", "first-visit.yaml"],
        ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a"],
    ):
        subprocess.run(["git", *words], check=True, cwd=desk)
    write(desk, edited("2.0.0", GONE))
    assert publish("HEAD:first-visit.yaml")[0] == 0
    assert (
        say("release", "show", "releases", "first-visit@1.0.0", "--file", "sources/first-visit.yaml")[1]
        == TEXT
    )
    assert publish("nowhere:first-visit.yaml")[0] == 2


def test_a_definition_with_an_error_a_source_that_is_not_there_and_a_folder_of_other_things_publish_nothing(
    desk: Path, publish: Say, say: Say
) -> None:
    write(desk, edited("1.0.0", ("type: long text", "type: novel")))
    assert publish()[0] == 1 and not (desk / "releases").exists()
    assert publish("nowhere.yaml")[0] == 2
    assert publish("nobodys-exemplar")[0] == 2
    write(desk, TEXT)
    (desk / "minutes").mkdir()
    (desk / "minutes" / "monday.txt").write_text("Nobody came.\n", encoding="utf-8")
    code, _, err = say("publish", "first-visit.yaml", "--to", "minutes", *WHO)
    assert code == 2 and "PP844" in err and [p.name for p in (desk / "minutes").iterdir()] == ["monday.txt"]


def test_a_folder_that_cannot_be_written_is_told_and_the_releases_in_it_stay(
    desk: Path, say: Say, publish: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write(desk, edited("1.1.0", KINDER))
    with monkeypatch.context() as disk:
        disk.setattr("penpicture.engine.releases.objects.os.fsync", full)
        code, out, err = publish()
    assert (
        code == 1 and not out and "No space left on device".lower() in err.lower() and "Traceback" not in err
    )
    assert manifest(say, "first-visit")["manifest"]["version"] == "1.0.0"


def test_what_somebody_else_publishes_meanwhile_is_what_it_is_compared_with(
    desk: Path, say: Say, publish: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish()
    (desk / "theirs.yaml").write_text(edited("1.1.0", KINDER), encoding="utf-8")
    write(desk, edited("2.0.0", GONE))
    waiting = [True]

    def meanwhile(old: Artifact, new: Artifact) -> Difference:
        if waiting and waiting.pop():
            assert publish("theirs.yaml")[0] == 0
        return difference(old, new)

    monkeypatch.setattr("penpicture.publishing.difference", meanwhile)
    assert publish()[0] == 0
    second, third = (manifest(say, f"first-visit@{version}") for version in ("1.1.0", "2.0.0"))
    assert third["manifest"]["previous"] == second["hash"]
    assert {each["rule"] for each in third["manifest"]["step"]["forced_by"]} == {"O_DELETE"}
    told = say("release", "show", "releases", "first-visit", "--file", "changelog.txt")[1]
    assert "Compared with 1.1.0 of 1 April 2026." in told and "Does anybody smoke in the rooms?" in told


def test_a_changed_file_is_named_and_nothing_of_that_release_is_taken_out(
    desk: Path, say: Say, publish: Say
) -> None:
    publish()
    kept = manifest(say, "first-visit")["manifest"]["files"]["changelog.md"]["sha256"]
    path = desk / "releases" / "objects" / kept
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"first", b"last!"))
    code, _, err = say("release", "get", "releases", "first-visit@1.0.0", "--out", "again")
    assert code == 1 and "error PP846: `changelog.md` of first-visit@1.0.0 was changed" in err
    assert not (desk / "again").exists()
    assert say("release", "show", "releases", "first-visit@1.0.0")[0] == 1
    assert say("release", "show", "releases", "first-visit@1.0.0", "--file", "changelog.md")[1] == ""


def test_the_list_is_there_for_programs_and_goes_on_where_one_exemplar_is_damaged(
    desk: Path, say: Say, publish: Say
) -> None:
    publish()
    folder(desk / "ours")
    publish("ours")
    said = json.loads(say("release", "list", "releases", "--format", "json")[1])
    assert [each["manifest"]["name"] for each in said] == ["first-visit@1.0.0", "ours/first-visit@1.0.0"]
    (path,) = (desk / "releases" / "releases" / "first-visit").iterdir()
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"Practice board", b"Somebody else."))
    code, out, err = say("release", "list", "releases")
    assert code == 1 and "PP846: the manifest of release 1 of first-visit was changed" in err
    assert out.startswith("ours/first-visit@1.0.0") and len(out.splitlines()) == 1
    assert "PP846" in publish()[2], "nothing follows a release that is not what it was"


def test_a_release_that_is_not_there_is_told_with_the_nearest_name(
    desk: Path, say: Say, publish: Say
) -> None:
    publish()
    code, _, err = say("release", "show", "releases", "frist-visit@1.0.0")
    assert code == 2 and "did you mean first-visit@1.0.0?" in err
    assert say("release", "list", "nowhere")[0] == 2
    assert say("release", "show", "releases", "first-visit", "--file", "changelog.rst")[0] == 2


def test_the_same_texts_are_published_as_the_same_bytes(desk: Path, say: Say, publish: Say) -> None:
    publish()
    first = {
        p.relative_to(desk / "releases"): p.read_bytes()
        for p in (desk / "releases").rglob("*")
        if p.is_file()
    }
    shutil.move(desk / "releases", desk / "other")
    publish()
    assert first == {
        p.relative_to(desk / "releases"): p.read_bytes()
        for p in (desk / "releases").rglob("*")
        if p.is_file()
    }


def test_a_name_that_comes_back_two_releases_later_for_something_else_is_a_break(
    desk: Path, say: Say, publish: Say
) -> None:
    def version(number: str, ask: str | None) -> None:
        start = TEXT.index("      - id: friends")
        friends = f"      - id: friends\n        ask: {ask}\n        type: long text\n" if ask else ""
        write(desk, (TEXT[:start] + friends).replace("version: 1.0.0", f"version: {number}"))

    version("1.0.0", "Who are the friends?")
    assert publish()[0] == 0
    version("2.0.0", None)
    assert publish()[0] == 0
    version("2.1.0", "Does anybody hit the child?")
    code, _, err = publish()
    assert code == 1 and "PP840" in err and "3.0.0" in err and "questions.friends" in err
    version("2.1.0", "Who are the friends?")
    assert publish()[0] == 0


@pytest.mark.parametrize(
    ("by", "because", "told"),
    [
        ("", "Asked for", "error PP759: whoever publishes can have no such name: it is empty"),
        ("Jo\nEve", "Asked for", "error PP759: whoever publishes"),
        ("Jo \udcff", "Asked for", "error PP759: whoever publishes"),
        ("Jo", " ", "words that say why"),
        ("Jo", "Half \udcff", "error PP769: `because`"),
    ],
)
def test_nobody_publishes_without_a_name_or_a_reason_that_can_be_kept(
    desk: Path, say: Say, by: str, because: str, told: str
) -> None:
    code, out, err = say("publish", "first-visit.yaml", "--to", "releases", "--by", by, "--because", because)
    assert (code, out) == (2, "") and told in err
    assert not (desk / "releases").exists()


def test_a_reason_cannot_move_the_letters_beside_it(say: Say) -> None:
    words = ("--by", "Jo", "--because", "One\nfirst-visit@9.0.0 \u202etxt")
    assert say("publish", "first-visit.yaml", "--to", "releases", *words)[0] == 0
    for asked in (("list", "releases"), ("show", "releases", "first-visit")):
        out = say("release", *asked)[1]
        assert "\u202e" not in out and "\nfirst-visit@9" not in out


def test_whoever_is_always_overtaken_is_told_so(
    say: Say, publish: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(*_: object) -> None:
        raise Stepped("first-visit")

    monkeypatch.setattr("penpicture.publishing._put", overtaken)
    code, out, err = publish()
    assert (code, out) == (1, "") and "others publish the same exemplar all the while" in err


def test_a_release_keeps_and_shows_who_accepted_what(desk: Path, say: Say) -> None:
    root = folder(desk / "ours")
    put = ("publish", "ours", "--to", "releases", *WHO)
    assert say(*put)[0] == 0
    shutil.copytree(root, desk / "old")
    (root / "exemplars" / "first-visit.yaml").write_text(edited("2.0.0", GONE), encoding="utf-8")
    for name, old, new in (
        ("authority", "visit@1.0.0", "visit@2.0.0"),
        ("layers/ours", "visit@1", "visit@2"),
    ):
        file = root / f"{name}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    why = ("--because", "No team used it", "--by", "A. Okafor", "--until", "2999-12-31")
    code, told, faults = say(
        "diff", "old", "ours", "--accept", "O_DELETE", "questions.smoking.options.never", *why
    )
    assert code == 0, faults
    code, told, faults = say(*put)
    assert code == 0, faults
    assert told.splitlines()[-1] == "1 breaking change, accepted"
    assert say("release", "get", "releases", "ours/first-visit@2.0.0", "--out", "out")[0] == 0
    kept = desk / "out" / "sources" / "decisions" / "accepted-first-visit-1.0.0-2.0.0.yaml"
    assert "A. Okafor" in kept.read_text(encoding="utf-8")
    for name in ("difference.html", "difference.md", "difference.json"):
        said = (desk / "out" / name).read_text(encoding="utf-8")
        assert "A. Okafor" in said and "No team used it" in said


def test_what_breaks_and_nobody_has_accepted_is_counted_when_it_is_published(
    desk: Path, publish: Callable[..., tuple[int, str, str]]
) -> None:
    publish()
    write(desk, edited("2.0.0", GONE))
    assert publish()[1].splitlines()[-1] == "1 breaking change, accepted by nobody"

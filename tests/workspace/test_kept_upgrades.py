"""Two kept upgrades, Northshire's and Glanmorfa's, from the national initial assessment 1.0.0 to a 2.0.0 written for it.

`examples/next-version/` holds what a reader follows: 2.0.0, what it changes, and for each authority what `upgrade` says,
the decisions, what was edited by hand and what came of it. Everything here is done again and compared with that.
"""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from penpicture.dsl.loading import load
from penpicture.engine.definition import Decisions
from penpicture.engine.definition_kept import OUTCOMES
from penpicture.engine.library import SHIPPED, read_document
from tests.cli.conftest import Say
from tests.conftest import Golden
from tests.package.rooms import TOP

KEPT = TOP / "examples" / "next-version"
NEW = KEPT / "initial-assessment-2.0.0.yaml"
OLD = SHIPPED / "initial-assessment" / "1.0.0.yaml"
DECISIONS = Path("decisions") / "initial-assessment-1.0.0-2.0.0.yaml"

MET: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "northshire": {
        "expectation missed": ("northshire", "reword family_hopes"),
        "target gone": ("northshire", "reword makes_of_it"),
        "now redundant": ("northshire", "reword signature family"),
        "identifier taken": ("northshire", "add caring_for"),
        "breaks a lock": ("northshire", "options decision"),
        "loses a proof": ("northshire", "when family_agrees"),
    },
    "glanmorfa": {
        "expectation missed": ("glanmorfa", "reword family_hopes"),
        "target gone": ("glanmorfa", "add within_reach"),
        "now redundant": ("glanmorfa", "no answer because family_agrees"),
        "identifier taken": ("wales", "add wishes"),
        "breaks a lock": ("glanmorfa", "no answer because family_hopes"),
        "loses a proof": ("west-coast", "when family_hopes"),
    },
}
"""Where each outcome is met: by authority and outcome, the layer and its change."""

CLEAN: Mapping[str, tuple[str, ...]] = {
    "northshire": (
        "add equipment",
        "reword harm",
        "restore care.page",
        "add next step closure",
        "no answer because religion",
    ),
    # The team rewords what the authority adds: once that is edited, nothing is left to say of it.
    "glanmorfa": (
        "add could_help",
        "add language_of_choice",
        "timescale 8 working days",
        "reword within_reach",
    ),
}
"""Some of the changes that 2.0.0 leaves alone, of which nothing is said."""

AUTHORITIES = tuple(MET)


@pytest.fixture(params=AUTHORITIES)
def authority(request: pytest.FixtureRequest, desk: Path, say: Say) -> str:
    """An authority whose folder is locked at 1.0.0, with 2.0.0 beside it, and that we stand in."""
    name: str = request.param
    shutil.copytree(TOP / "examples" / name, desk, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
    new = desk / "exemplars" / "initial-assessment" / "2.0.0.yaml"
    new.parent.mkdir(parents=True)
    shutil.copyfile(NEW, new)
    said = say("lock")
    assert said.code == 0 and said.out == "initial-assessment 1.0.0: new\npenpicture.lock\n", said.err
    return name


def test_a_kept_upgrade_says_and_does_what_it_did(authority: str, say: Say, golden: Golden) -> None:
    kept = KEPT / authority
    first = say("upgrade", "initial-assessment", "--to", "2.0.0")
    assert first.code == 1
    golden.generated(
        kept / "report.txt", f"$ penpicture upgrade initial-assessment --to 2.0.0\n{first.err}{first.out}"
    )
    assert undecided((kept / DECISIONS).read_text(encoding="utf-8")) == DECISIONS.read_text(encoding="utf-8")
    assert first.out.endswith(f"{DECISIONS}\n") and not [c for c in CLEAN[authority] if f"`{c}`" in first.err]

    before = texts()
    shutil.copyfile(kept / DECISIONS, DECISIONS)
    patched((kept / "by-hand.diff").read_text(encoding="utf-8"))
    second = say("upgrade", "initial-assessment", "--to", "2.0.0")
    assert second.code == 0, second.err
    assert "2.0.0" in Path("penpicture.lock").read_text(encoding="utf-8")
    golden.generated(kept / "result.diff", differences(before, texts()))

    # Answer files say which version they answer: one that answers a layer's own questions goes along with it.
    for case in Path("cases").glob("*.yaml"):
        case.write_text(
            case.read_text(encoding="utf-8").replace("version: 1.0.0", "version: 2.0.0"), encoding="utf-8"
        )
    checked = say("check", ".")
    assert checked.code == 0, checked.err + checked.out
    assert say("lock").out == "penpicture.lock\n", "the lock file says it all already"


@pytest.mark.parametrize("name", AUTHORITIES)
def test_every_outcome_is_met(name: str) -> None:
    met = {(each.layer.text, each.change.text): each.outcome.value for each in decisions(name).list}
    assert set(MET[name]) == set(OUTCOMES), "and what is clean is not spoken of"
    for outcome, change in MET[name].items():
        assert met[change] == outcome


@pytest.mark.parametrize("name", AUTHORITIES)
def test_every_decision_is_made_and_says_why(name: str) -> None:
    for each in decisions(name).list:
        assert each.decide.value in ("keep", "take", "edit")
        assert each.because is not None and each.because.text


def test_each_way_to_decide_is_shown_in_each_authority() -> None:
    for name in AUTHORITIES:
        assert {each.decide.value for each in decisions(name).list} == {"keep", "take", "edit"}


def test_what_the_next_version_changes_is_as_its_diff_says(golden: Golden) -> None:
    """The shipped 1.0.0 is still being written: where this fails, bring 2.0.0 up to it, and record anew."""
    old, new = (path.read_text(encoding="utf-8").splitlines(keepends=True) for path in (OLD, NEW))
    diff = difflib.unified_diff(old, new, "initial-assessment 1.0.0", "initial-assessment 2.0.0", n=1)
    golden.generated(KEPT / "what-changed.diff", "".join(diff))


def test_the_next_version_is_in_no_library() -> None:
    assert [path.name for path in sorted((SHIPPED / "initial-assessment").glob("*.yaml"))] == ["1.0.0.yaml"]


@cache
def decisions(name: str) -> Decisions:
    """What an authority decided."""
    source, _ = load(KEPT / name / DECISIONS)
    assert source is not None
    document, found = read_document(source)
    assert isinstance(document, Decisions) and not list(found)
    return document


def undecided(text: str) -> str:
    """A file of decisions as `upgrade` wrote it, before anybody decided."""
    return re.sub(r"^    decide: \w+\n    because: .*\n", "    decide: open\n", text, flags=re.MULTILINE)


def texts() -> dict[str, str]:
    """What an upgrade may rewrite, by name: the authority's file, its layers and its variants."""
    files = [
        Path("authority.yaml"),
        *(p for part in ("layers", "variants") for p in sorted(Path(part).rglob("*.yaml"))),
    ]
    return {path.as_posix(): path.read_text(encoding="utf-8") for path in files}


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """What is different, as `diff -u` says it."""
    return "".join(
        line
        for name, text in before.items()
        for line in difflib.unified_diff(
            text.splitlines(keepends=True),
            after[name].splitlines(keepends=True),
            f"a/{name}",
            f"b/{name}",
            n=1,
        )
    )


def patched(diff: str) -> None:
    """Make the changes of a diff in the folder."""
    for part in re.split(r"^--- a/", diff, flags=re.MULTILINE)[1:]:
        path = Path(part.partition("\n")[0])
        text = path.read_text(encoding="utf-8")
        for hunk in re.split(r"^@@ .*\n", part, flags=re.MULTILINE)[1:]:
            lines = hunk.splitlines(keepends=True)
            old, new = (
                "".join(line[1:] or "\n" for line in lines if line[0] in kept) for kept in (" -", " +")
            )
            assert text.count(old) == 1, f"these lines stand {text.count(old)} times in {path}:\n{old}"
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")

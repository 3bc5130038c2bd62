"""A new version that gives parts other names, and says what they were, undoes nothing that stands on them (rule L7)."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Say
from tests.workspace.folder import AUTHORITY, BASE_1

RENAMED = (
    BASE_1.replace("version: 1.0.0", "version: 2.0.0")
    .replace("- id: likes\n", "- id: enjoys\n        was: likes\n")
    .replace("- id: drinking\n", "- id: alcohol\n        was: drinking\n")
    .replace(
        "          now: Yes, now\n",
        "          at_present:\n            say: Yes, now\n            was: now\n",
    )
    .replace("- id: home\n", "- id: at_home\n    was: home\n")
)
LAYER = """\
penpicture: 1
layer: northshire
changes: first-visit@1
owner: The practice board
list:
  - reword: home.likes
    ask: What makes the child happy?
    meaning: same
    because: Plainer
  - options: drinking
    reword:
      now: Yes, it does
    meaning: same
    because: Plainer
  - add: who_drinks
    in: home
    after: drinking
    ask: Who is it?
    type: text
    ask when: drinking is now
    because: Our audit
  - move: doctor
    after: likes
    because: The talk goes that way
"""


def folder(at: Path, layer: str) -> None:
    base = at / "exemplars" / "first-visit"
    base.mkdir(parents=True)
    (at / "layers").mkdir()
    (at / "authority.yaml").write_text(AUTHORITY, encoding="utf-8")
    (base / "1.0.0.yaml").write_text(BASE_1, encoding="utf-8")
    (base / "2.0.0.yaml").write_text(RENAMED, encoding="utf-8")
    (at / "layers" / "northshire.yaml").write_text(layer, encoding="utf-8")


def test_what_stands_on_a_renamed_part_is_untouched(desk: Path, say: Say) -> None:
    folder(desk, LAYER)
    assert say("lock").code == 0
    said = say("upgrade", "first-visit", "--to", "2.0.0", "--format", "json")
    assert (said.code, said.json["changes"]) == (0, [])
    assert say("check", ".").code == 0


def test_a_name_that_the_new_version_gives_as_well_or_otherwise_is_told(desk: Path, say: Say) -> None:
    ours = LAYER[: LAYER.index("  - reword")] + (
        "  - rename: likes\n    to: enjoys\n    because: Plainer\n"
        "  - rename: drinking\n    to: drink\n    because: Plainer\n"
        "  - rename: pets\n    to: alcohol\n    because: Not that it is plainer\n"
    )
    folder(desk, ours)
    assert say("lock").code == 0
    said = say("upgrade", "first-visit", "--to", "2.0.0", "--format", "json")
    assert [(each["change"], each["outcome"]) for each in said.json["changes"]] == [
        ("rename likes", "now redundant"),
        ("rename drinking", "expectation missed"),
        ("rename pets", "identifier taken"),
    ]

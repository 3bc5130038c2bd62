"""A new national version says otherwise how long records are kept, beneath an authority that says so itself."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Say
from tests.workspace.folder import AUTHORITY, BASE_1

RULE = "retention:\n  keep for: {} years\n  from: child.born_on\n  then: review\n"
LAYER = """\
penpicture: 1
layer: northshire
changes: first-visit@1
rank: authority
owner: The board
list:
  - retention:
      keep for: 30 years
      from: child.born_on
      then: review
    because: Grown-up children came at 27
  - require: likes
    essential: yes
    because: It matters
"""


def folder(desk: Path, say: Say, theirs: str) -> None:
    files = {
        "authority.yaml": AUTHORITY,
        "exemplars/first-visit/1.0.0.yaml": BASE_1.replace("sections:", RULE.format(25) + "sections:"),
        "layers/authority/northshire.yaml": LAYER,
    }
    for name, text in files.items():
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(text, encoding="utf-8")
    assert say("lock").code == 0
    new = BASE_1.replace("version: 1.0.0", "version: 2.0.0").replace("sections:", theirs + "sections:")
    (desk / "exemplars/first-visit/2.0.0.yaml").write_text(new, encoding="utf-8")


def outcomes(say: Say) -> list[tuple[str, str]]:
    said = say("upgrade", "first-visit", "--to", "2.0.0", "--format", "json")
    return [(each["change"], each["outcome"]) for each in said.json["changes"]]


def test_what_the_base_says_otherwise_now_is_shown_to_the_authority(desk: Path, say: Say) -> None:
    folder(desk, say, RULE.format(40))
    assert outcomes(say) == [("retention", "expectation missed")]


def test_what_the_base_has_come_to_say_as_well_is_redundant(desk: Path, say: Say) -> None:
    folder(desk, say, RULE.format(30))
    assert outcomes(say) == [("retention", "now redundant")]


def test_where_the_base_says_what_it_said_nothing_is_asked(desk: Path, say: Say) -> None:
    folder(desk, say, RULE.format(25))
    assert outcomes(say) == []


def test_the_authority_may_take_what_the_base_says_and_its_own_line_goes(desk: Path, say: Say) -> None:
    folder(desk, say, RULE.format(40))
    outcomes(say)
    decisions = desk / "decisions" / "first-visit-1.0.0-2.0.0.yaml"
    text = decisions.read_text(encoding="utf-8")
    decisions.write_text(text.replace("decide: open", "decide: take"), encoding="utf-8")
    said = say("upgrade", "first-visit", "--to", "2.0.0")
    assert said.code == 0, said.out + said.err
    layer = desk / "layers" / "authority" / "northshire.yaml"
    assert "retention" not in layer.read_text(encoding="utf-8")
    assert "require: likes" in layer.read_text(encoding="utf-8")

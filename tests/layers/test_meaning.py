"""A rewording that means the same leaves answers alone; one that doesn't has them looked at again (rule A4)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from penpicture.engine.session import Session
from tests.layers.folder import artifact, layer
from tests.runtime.visits import Node, agree, node

WHY = "because: Agreed by our board"
LOVE = f"- reword: likes\n  ask: What does the child love?\n  meaning: same\n  {WHY}"
HAPPY = f"- reword: likes\n  ask: What makes the child happy?\n  meaning: {{}}\n  {WHY}"
WORRIES = f"- reword: likes\n  ask: What worries the child?\n  meaning: changed\n  {WHY}"


@pytest.fixture(scope="module")
def in_node() -> Iterator[Node]:
    running = node()
    yield running
    running.close()


@pytest.mark.parametrize(
    ("layers", "is_marked"),
    [
        ([LOVE], False),
        ([LOVE, HAPPY.format("same")], False),
        ([LOVE, WORRIES], True),
        ([WORRIES], True),
        ([WORRIES, HAPPY.format("same")], True),
    ],
)
def test_an_answer_is_looked_at_again_only_where_the_meaning_changed(
    tmp_path: Path, in_node: Node, layers: list[str], is_marked: bool
) -> None:
    base = Session.open(artifact(tmp_path / "base"))
    base.answer("likes", "Football")
    ranked = [layer(each, rank, rank) for each, rank in zip(layers, ("region", "team"), strict=False)]
    layered = artifact(tmp_path / "layered", *ranked)
    given = base.answers().as_json()
    given.pop("artifact")
    told = agree(in_node, layered, [], answers=given)
    assert told["json"]["questions"]["likes"].get("check", False) is is_marked


def test_an_option_more_asks_nobody_to_look_again(tmp_path: Path) -> None:
    base = Session.open(artifact(tmp_path / "base"))
    base.answer("drinking", "now")
    offered = layer(f"- options: drinking\n  offer:\n    past: In the past\n  {WHY}")
    told = Session.open(artifact(tmp_path / "layered", offered), answers=base.answers())
    assert not told.question("drinking").check

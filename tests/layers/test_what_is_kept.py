"""What a change leaves as it was, though nobody says so: the field of a return, and what is done while nobody knows."""

from __future__ import annotations

from pathlib import Path

from penpicture.engine.compile import Compiled, compile_exemplar
from penpicture.engine.library import Workspace
from penpicture.engine.session import Session
from tests.layers.folder import AUTHORITY, NO_PATHWAY, artifact, layer

SHIPPED = Path(__file__).parents[2] / "exemplars" / "initial-assessment" / "1.0.0.yaml"


def over_the_shipped(folder: Path, changes: str) -> Compiled:
    (folder / "authority.yaml").write_text(AUTHORITY.format(nation="England"), encoding="utf-8")
    (folder / "layer.yaml").write_text(
        layer(changes).replace("first-visit", "initial-assessment"), encoding="utf-8"
    )
    return compile_exemplar(SHIPPED, Workspace.of(folder / "layer.yaml"))


def test_l2_what_the_law_asks_for_a_return_stays_in_its_field(tmp_path: Path) -> None:
    change = "- returns: primary_need\n  returned as:\n    {}: Something\n  because: x"
    refused = over_the_shipped(tmp_path, change.format("cin"))
    assert refused.artifact is None and [each.code for each in refused.diagnostics] == ["PP383"]
    more = over_the_shipped(tmp_path, change.format("annex_a")).artifact
    assert more is not None
    assert more.content["questions"]["primary_need"]["returned_as"].keys() == {"cin", "annex_a"}


def test_a_restated_condition_keeps_what_is_done_while_nobody_knows(tmp_path: Path) -> None:
    base = NO_PATHWAY.replace(
        "        ask when: drinking is now\n",
        "        ask when: drinking is now\n        if not known: ask\n",
    )
    wider = layer("- when: effect\n  ask when: drinking is answered\n  because: x")
    assert Session.open(artifact(tmp_path, wider, base=base)).status("effect") == "asked"

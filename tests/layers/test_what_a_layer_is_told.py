"""What whoever writes a layer is told of a slip: what was meant, in the words of the file, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.dsl.diagnostic import Diagnostic
from penpicture.engine.check import check
from tests.layers.folder import AUTHORITY, NO_PATHWAY, layer

TITLE = "- title: Getting to know you\n  because: Chosen by the panel"


def told(folder: Path, text: str, at: str = "layer.yaml") -> list[Diagnostic]:
    """What is found in a folder with the small base and this layer."""
    path = folder / at
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (folder / "authority.yaml").write_text(AUTHORITY.format(nation="England"), encoding="utf-8")
    (folder / "base.yaml").write_text(NO_PATHWAY, encoding="utf-8")
    return [fault for each in check([path]) for fault in each.diagnostics]


@pytest.mark.parametrize(
    ("folder", "rank", "found"),
    [
        ("layers/team", "region", ["PP392"]),
        ("layers/nation", "", ["PP392"]),
        ("layers/region", "region", []),
        ("layers/authority", "", []),
        ("layers", "region", []),
        ("team", "region", []),
        ("layers/schools", "region", []),
    ],
)
def test_a_layer_in_the_folder_of_another_rank_is_warned_of(
    tmp_path: Path, folder: str, rank: str, found: list[str]
) -> None:
    text = layer(TITLE).replace("rank: authority\n", f"rank: {rank}\n" if rank else "")
    faults = told(tmp_path, text, f"{folder}/northshire.yaml")
    assert [fault.code for fault in faults] == found
    if faults:
        says = rank or "authority"
        assert f"rank `{says}`" in faults[0].message and f"rank `{Path(folder).name}`" in faults[0].message
        assert faults[0].span.text == (rank or "northshire")
        assert f"`layers/{says}/`" in (faults[0].help or "")

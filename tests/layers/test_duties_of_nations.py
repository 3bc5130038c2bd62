"""One question, and a law for it in each nation (rule L2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layers.folder import NO_PATHWAY, artifact, codes, compiled, layer

WHY = "because: Our own Act"
WELSH = "Social Services and Well-being (Wales) Act 2014, section 21"
OWE = f"- require: seen_alone\n  statutory:\n    nation: {{}}\n    source: {WELSH}\n    for: every child\n  {WHY}"
BOTH = NO_PATHWAY.replace(
    "        statutory:\n          nation: England\n          source: Children Act 1989, section 17\n          for: every child\n",
    "        statutory:\n          - nation: England\n            source: Children Act 1989, section 17\n"
    f"          - nation: Wales\n            source: {WELSH}\n",
)  # fmt: skip
SKIP = f"- when: seen_alone\n  skip when: likes is answered\n  {WHY}"


def test_a_base_says_the_duty_of_each_nation_and_each_authority_has_its_own(tmp_path: Path) -> None:
    english = artifact(tmp_path / "england", base=BOTH).content["questions"]["seen_alone"]
    welsh = artifact(tmp_path / "wales", base=BOTH, nation="Wales").content["questions"]["seen_alone"]
    assert english["statutory"]["source"] == "Children Act 1989, section 17"
    assert welsh["statutory"] == {"nation": "Wales", "source": WELSH}
    assert codes(tmp_path / "held", layer(SKIP), base=BOTH, nation="Wales") == ["PP520"]


def test_a_layer_adds_the_duty_of_its_nation_which_then_binds_as_any(tmp_path: Path) -> None:
    welsh = layer(OWE.format("Wales"), "cymru", "nation")
    built = artifact(tmp_path / "wales", welsh, nation="Wales")
    assert built.content["questions"]["seen_alone"]["statutory"] == {"nation": "Wales", "source": WELSH}
    assert built.provenance["questions.seen_alone.statutory"]["file"] == "layer-0.yaml"
    gone = layer(f"- retire: seen_alone\n  since: 2026-04-01\n  {WHY}")
    (fault,) = compiled(tmp_path / "gone", [welsh, gone], nation="Wales").diagnostics
    assert fault.code == "PP383" and WELSH in fault.message
    (missed,) = compiled(tmp_path / "skip", [welsh, layer(SKIP)], nation="Wales").diagnostics
    assert missed.code == "PP520" and missed.span.source.name.endswith("layer-0.yaml")
    assert codes(tmp_path / "england", welsh) == [], "it binds nobody there"


def test_a_duty_that_is_there_is_its_owners(tmp_path: Path) -> None:
    (fault,) = compiled(tmp_path, [layer(OWE.format("England"))]).diagnostics
    assert fault.code == "PP383" and "another duty of England" in fault.message and fault.related


@pytest.mark.parametrize(("other", "found"), [(WELSH, []), ("Children Act 1989, section 17", ["PP372"])])
def test_two_that_stand_equally_near_owe_alike_or_are_told(
    tmp_path: Path, other: str, found: list[str]
) -> None:
    one, two = OWE.format("Wales"), OWE.format("Wales").replace(WELSH, other)
    assert codes(tmp_path, layer(one, "aa"), layer(two, "bb"), nation="Wales") == found


def test_a_nation_has_one_duty_on_a_question(tmp_path: Path) -> None:
    twice = OWE.format("Wales").replace("    nation", "    - nation").replace("    source", "      source").replace("    for", "      for")  # fmt: skip
    duty = f"    - nation: Wales\n      source: {WELSH}\n"
    assert codes(tmp_path, layer(twice.replace(f"  {WHY}", f"{duty}  {WHY}"))) == ["PP251"]

"""What a program may give out of what is held about a child, and what somebody has to read first for what it could do."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.dsl.printing import text
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.library import Workspace
from penpicture.engine.store.giving import SAFETY, Given, Giving

MODEL = """\
penpicture: 1
data model: own-facts
version: 1.0.0
facts:
  - id: child.harm
    title: Harm
    type: yes/no
    about: child
  - id: child.away
    title: Away
    type: yes/no
    about: child
  - id: child.shoes
    title: Shoes
    type: yes/no
    about: child
  - id: case.need
    title: Need
    type: yes/no
    about: record
    sensitivity: sensitive
"""


def visit(folder: Path, name: str, risk: str) -> Artifact:
    (folder / "exemplars" / "data-model").mkdir(parents=True, exist_ok=True)
    (folder / "authority.yaml").write_text("penpicture: 1\nauthority: own\ntitle: Own\nnation: England\n")
    (folder / "exemplars" / "data-model" / "1.0.0.yaml").write_text(MODEL)
    path = folder / "exemplars" / f"{name}.yaml"
    path.write_text(
        f"penpicture: 1\nexemplar: {name}\nversion: 1.0.0\ntitle: Visit\nabout: child\ndata model: own-facts@1\n"
        "sections:\n  - id: home\n    title: Home\n    questions:\n"
        + "".join(
            f"      - id: {each}\n        ask: What of {each}?\n        type: yes/no\n        fact: {fact}\n{rest}"
            for each, fact, rest in (
                ("harm", "child.harm", risk),
                ("away", "child.away", "        ask when: harm is yes\n"),
                ("shoes", "child.shoes", ""),
                ("need", "case.need", ""),
            )
        )
    )
    made = compile_exemplar(path, Workspace.of(folder))
    assert made.artifact is not None, text(made.diagnostics)
    return made.artifact


@pytest.fixture(scope="module")
def giving(tmp_path_factory: pytest.TempPathFactory) -> Giving:
    folder = tmp_path_factory.mktemp("giving")
    return Giving((visit(folder, "plain", ""), visit(folder, "risky", "        risk: yes\n")))


def test_a_question_about_a_risk_is_read_before_it_is_given_out_and_so_is_what_is_asked_because_of_it(
    giving: Giving,
) -> None:
    risky = giving.artifacts[1]
    questions = risky.content["questions"]
    judged = {
        name: giving.judged(risky, ("question", name), questions[name], "child")
        for name in ("harm", "away", "shoes")
    }
    assert judged["harm"] == judged["away"] == (Given.READ_FIRST, SAFETY)
    assert judged["shoes"][0] is Given.OUT


def test_a_fact_that_bears_on_safety_in_one_exemplar_is_read_first_wherever_it_is_asked(
    giving: Giving,
) -> None:
    plain = giving.artifacts[0]
    asked = plain.content["questions"]["harm"]
    assert giving.judged(plain, ("question", "harm"), asked, "child") == (Given.READ_FIRST, SAFETY)
    assert giving.judged_fact("child.harm") == (Given.READ_FIRST, SAFETY)
    assert giving.judged_fact("child.shoes")[0] is Given.OUT


def test_what_is_about_others_is_left_out_although_it_bears_on_safety(giving: Giving) -> None:
    risky = giving.artifacts[1]
    asked = risky.content["questions"]["harm"]
    assert giving.judged(risky, ("question", "harm"), asked, "person")[0] is Given.OTHERS


def test_what_somebody_judged_and_kept_closely_is_read_first(giving: Giving) -> None:
    assert giving.judged_fact("case.need")[0] is Given.READ_FIRST

"""The history of what a reader may not see is in no file for that reader: not its words, its reasons nor its owners."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from penpicture.engine.artifact import Artifact
from penpicture.engine.language import AUDIENCES
from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.registry import EXEMPLAR_TARGETS, RECORD_TARGETS
from tests.clearance.searching import marks_in
from tests.layers.folder import NO_PATHWAY, artifact, layer

SECRET, CONDITION, OPTION, SECTION, SENTENCE, ADDED = (f"zq{n:04d}kx" for n in range(6))
KEPT = "        who may see: practitioner, court\n"

BASE = (
    NO_PATHWAY.replace("      - id: drinking\n", f"      - id: drinking\n{KEPT}")
    .replace(
        "        ask when: drinking is now\n",
        "        ask when: drinking is now\n        if not known: ask\n",
    )
    .replace("      - id: siblings\n", f"      - id: siblings\n{KEPT}")
    .replace("      - id: seen_alone\n", f"      - id: seen_alone\n{KEPT}")
)
LAYER = f"""\
- reword: drinking
  ask: Does {SECRET} drink?
  meaning: same
  because: Said {SECRET} whyever
- options: drinking
  offer:
    often:
      say: Often {OPTION}
  meaning: same
  because: Offered {OPTION} whyever
- when: effect
  ask when: likes is answered
  because: No longer by {CONDITION}
- reword: siblings.name
  ask: What is {SECRET} called?
  meaning: same
  because: Rows {SECRET} whyever
- reword: section voice
  title: Of {SECTION}
  meaning: same
  because: Title {SECTION} whyever
- reword: sentence drinking
  say: Told of {SENTENCE}.
  meaning: same
  because: Told {SENTENCE} whyever
- add: more_of_it
  in: home
  ask: What more of {ADDED}?
  type: text
  who may see: practitioner, court
  because: More {ADDED} whyever
"""
HIDDEN = {SECRET, CONDITION, OPTION, SECTION, SENTENCE, ADDED}


@cache
def built() -> Artifact:
    """An exemplar with questions that are for practitioners and a court alone, and a layer that changes them and what they decide."""
    with TemporaryDirectory() as folder:
        return artifact(Path(folder), layer(LAYER), base=BASE)


def written(audience: str) -> dict[str, bytes]:
    """The form of a reader, and the record as page and as text."""
    edition = Edition(audience)
    session = Session.open(built(), today=date(2026, 6, 1))
    files = dict(EXEMPLAR_TARGETS["form-html"](built(), edition).files)
    for target in ("record-html", "record-plain", "record-markdown"):
        files |= RECORD_TARGETS[target](session, edition).files
    return files


@pytest.mark.parametrize("audience", [a for a in AUDIENCES if a not in ("practitioner", "court")])
def test_no_mark_of_a_history_reaches_whoever_may_not_see_what_it_is_of(audience: str) -> None:
    assert marks_in(written(audience)) & HIDDEN == set()


def test_they_do_reach_a_practitioner_beside_each_question_and_at_the_end_of_the_record() -> None:
    for name, content in written("practitioner").items():
        assert marks_in({name: content}) >= HIDDEN, name


def test_why_a_layer_changed_something_is_told_to_practitioners_alone() -> None:
    for audience in AUDIENCES:
        told = b" ".join(content.partition(b"<script")[0] for content in written(audience).values())
        assert (b" whyever" in told) is (audience == "practitioner"), audience

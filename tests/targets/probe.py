"""An exemplar and a record that use every feature once, and the same without one of them.

What a target carries is found by trying: its files with a feature, and without, say the same where it is lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Any

from penpicture.engine.answer_checking import AnswerFault
from penpicture.engine.artifact import Artifact
from penpicture.engine.language import REASONS
from penpicture.engine.session import Session
from penpicture.renderers.features import FEATURES, Feature, Path
from tests.engine.written import HEAD, artifact

BODY = """\
for family: The family's title
for child: The child's title
easy read: The easy title
as of: referral.decided_on
timescale:
  from: referral.decided_on
  to: assessment.signed_on
  within: 10 working days
retention:
  keep for: 30 years
  from: referral.decided_on
  then: erase
pen picture:
  - say: This is the pen picture, about <child.known_as>.
  - say: The walk was <walk>.
    for child: You walked <walk>.
case summary:
  - show: walk
    label: How far it was
    for family: How far we walked
    for child: How far you walked
    easy read: Your walk
sections:
  - id: first
    title: The first section
    for family: The family's first section
    hint: The hint of a section
    questions:
      - id: words
        ask: What is the text for <child.known_as>?
        for family: What does the family say?
        for child: What does the child say?
        easy read: What do you say, easily?
        hint: The hint of a question
        type: text
        mandatory: yes
        essential: yes
        whose words: child
        symbol: home
        no answer because: not_applicable, not_known, not_yet_known, declined, not_asked, recorded_elsewhere
      - id: story
        ask: What is the long text?
        type: long text
        dimension: identity
        sensitivity: restricted
      - id: mobile
        ask: Which text has a format?
        type: text
        format: email
      - id: seen
        ask: What is the yes or no?
        type: yes/no
        more to say: yes
      - id: colour
        ask: What is the choice?
        type: choice
        returned as: {cin: ReferralSource}
        options:
          red:
            say: The red option
            for family: The family's red option
            hint: The hint of an option
            symbol: sun
          blue: The blue option
          old:
            say: The retired option
            retired: 2020-01-01
        more to say: red
      - id: several
        ask: What are the choices?
        type: choices
        options:
          green: The green option
          alone:
            say: The exclusive option
            exclusive: yes
      - id: walk
        ask: What is the number?
        type: number
        unit: miles
        at least: 1
        at most: 77
        no answer because: not_known, not_yet_known, declined, recorded_elsewhere, not_asked, not_applicable
      - id: the_day
        ask: What is the date?
        answered by: practitioner
        type: date
      - id: the_year
        ask: What is the partial date?
        type: partial date
      - id: who
        ask: Who is the person?
        type: person
      - id: drawn
        ask: What is the picture?
        type: picture
      - id: kept
        ask: What is the file?
        type: file
      - id: gone
        ask: What was the retired question?
        type: text
        retired: 2020-01-01
      - id: ours
        ask: What do only some see?
        type: text
        who may see: practitioner
        mandatory: yes
      - id: danger
        ask: What is the risk?
        type: text
        risk: yes
        if not known: ask
        ask when: seen is yes
        because: The explanation of a condition
      - id: prompted
        ask: What is the statutory question?
        type: text
        statutory:
          nation: England
          source: The statutory source
          for: every child
        fact: referral.reason
  - id: second
    title: The second section
    questions:
      - id: people
        ask: What are the rows?
        type: group
        each: person
        row title: The row of <name>
        there are none: There are none of them
        there are others: There are others besides
        questions:
          - id: name
            ask: What is in the row?
            type: text
          - id: homes
            ask: What are the rows within the row?
            type: group
            each: home
            questions:
              - id: street
                ask: What is within the row's row?
                type: text
      - id: nobody
        ask: Which rows are there none of?
        type: group
        each: thing
        there are none: None of these things
        questions:
          - id: thing
            ask: What thing?
            type: text
      - id: aside
        ask: What is set aside?
        type: text
        ask when: several includes alone
        because: The explanation of what is set aside
pathways:
  - id: brief
    short when: colour is red
    because: The short version's reason
    for family: The family's reason for the short version
    for child: The child's reason for the short version
    easy read: The easy reason for the short version
signatures:
  - id: worker
    role: The role of who signs
    mandatory: yes
next:
  - exemplar: another-exemplar
    elsewhere: yes
    because: The next step's reason
"""
WHOLE = HEAD + BODY
"""The file as its author wrote it."""

FACTS = {
    "child.known_as": {"value": "Robin"},
    "referral.decided_on": {"value": "2026-01-05"},
    "assessment.signed_on": {"value": "2026-05-05"},
}
GIVEN: dict[str, dict[str, Any]] = {
    "words": {"value": "The answer in words"},
    "story": {"value": "The answer of the story", "by": "Who answered", "at": "2026-03-04"},
    "mobile": {"value": "robin@example.org"},
    "seen": {"value": "yes"},
    "colour": {"value": "red", "note": "The note"},
    "several": {"value": ["green"]},
    "walk": {"value": 33},
    "the_day": {"value": "2026-02-03"},
    "the_year": {"value": "2019"},
    "who": {"value": {"name": "The person's name"}},
    "drawn": {"value": {"file": "drawn.png", "type": "image/png", "description": "What the picture shows"}},
    "kept": {"value": {"file": "kept.pdf", "type": "application/pdf", "description": "What the file says"}},
    "ours": {"value": "What only some see"},
    "prompted": {"value": "The answer of the statutory question"},
    "aside": {"value": "The answer set aside"},
}
BESIDE = {"not_yet_known": {"until": "2026-07-08"}, "recorded_elsewhere": {"pointer": "The pointer"}}
"""What goes with a reason."""


@cache
def exemplar() -> Artifact:
    """The exemplar that uses everything, and a variant that applies to the child of the record."""
    made = artifact(BODY)
    content: Any = json.loads(json.dumps(made.content))
    tree = ["state", ["fact", "child.known_as"], "answered"]
    content["define"]["variant known"] = {"tree": tree, "text": "child.known_as is answered"}
    content["variants"] = {"known": {"because": "The variant's reason"}}
    asked = {"practitioner": "What does the variant ask?"}
    content["questions"]["mobile"]["variants"] = [{"in": ["known"], "ask": asked}]
    return Artifact.of(content, made.provenance)


def reason_for(feature: Feature) -> str:
    """The reason that the record of a probe gives, so that the feature shows; empty for none."""
    for reason in REASONS:
        if feature.name == f"the reason `{reason}`":
            return reason
    return {
        "reasons given": "declined",
        "dates to come back": "not_yet_known",
        "where else it is recorded": "recorded_elsewhere",
    }.get(feature.name, "")


def record(built: Artifact, out: Iterable[Path] = (), *, reason: str = "") -> Session:
    """A record of it, in which the first question has that reason in place of an answer. Without what is at the
    paths `out` of its answer file, and without what the exemplar has no place for."""
    gap = {"words": {"reason": reason, **BESIDE.get(reason, {})}} if reason else {}
    answers: Any = json.loads(json.dumps({"given": {**GIVEN, **gap}}))
    answers["lateness"] = "The reason for lateness"
    answers["rows"] = {
        "people": {
            "state": "others",
            "list": [
                {
                    "row": "r1",
                    "given": {"name": {"value": "The row's name"}},
                    "rows": {
                        "homes": {"list": [{"row": "r2", "given": {"street": {"value": "The street"}}}]}
                    },
                }
            ],
        },
        "nobody": {"state": "none"},
    }
    for path in sorted(out, key=_order, reverse=True):
        _delete(answers, path)
    head = {"penpicture": 1, "answers": "small", "version": "1.0.0", "facts": FACTS}
    kept: dict[str, Any] = {**head, "given": {}, "rows": {}}
    everything = {**kept, **{part: answers.get(part, {}) for part in ("given", "rows")}}
    with suppress(AnswerFault):
        Session.open(built, facts=FACTS, answers=everything, today=date(2026, 6, 1))
        kept = everything
    for part in ("given", "rows") if kept is not everything else ():
        for name, said in answers.get(part, {}).items():
            tried = {**kept, part: {**kept[part], name: said}}
            with suppress(AnswerFault):
                Session.open(built, facts=FACTS, answers=tried, today=date(2026, 6, 1))
                kept = tried
    if "lateness" in answers and built.content["timescale"] is not None:
        kept["lateness"] = answers["lateness"]
    return Session.open(built, facts=FACTS, answers=kept, today=date(2026, 6, 1))


def without(*features: str) -> Artifact:
    """The exemplar with every use of some features of exemplars taken out."""
    left = exemplar()
    for feature in features:
        content: Any = json.loads(json.dumps(left.content))
        for path in sorted(FEATURES[feature].paths(left), key=_order, reverse=True):
            if len(path) == 2 and path[0] == "questions":
                _drop(content, str(path[1]))
            else:
                _delete(content, path)
        left = Artifact.of(content, {})
    return left


def _order(path: Path) -> list[tuple[int, int, str]]:
    return [(0, step, "") if isinstance(step, int) else (1, 0, step) for step in path]


def _delete(part: Any, path: Path) -> None:
    *around, last = path
    for step in around:
        part = part[step]
    if last == "timescale":
        part[last] = None
    elif last in ("say", "title"):
        part[last] = {"practitioner": "…"}
    else:
        del part[last]


def _drop(content: Any, path: str) -> None:
    gone = {name for name in content["questions"] if name == path or name.startswith(path + ".")}
    for name in gone:
        del content["questions"][name]
    for part in (*content["sections"], *content["questions"].values(), *content["pathways"]):
        if "questions" in part:
            part["questions"] = [name for name in part["questions"] if name not in gone]
    content["order"] = [name for name in content["order"] if name[2:] not in gone or name[0] != "q"]
    content["case_summary"] = [line for line in content["case_summary"] if line["show"][1] not in gone]
    for part in ("pen_picture", "pathways"):
        content[part] = [said for said in content[part] if not _reads(said, gone)]
    for spec in content["questions"].values():
        if _reads(spec.get("rules", []), gone):
            spec["rules"] = [rule for rule in spec["rules"] if not _reads(rule, gone)]


def _reads(part: Any, gone: set[str]) -> bool:
    text = json.dumps(part)
    return any(f'["question", "{name}"]' in text for name in gone)

"""Six children's journeys through the library, from the first call to the review: examples/journeys.

python -m tests.scenarios.journey        writes into each record what the earlier ones told

Each record opens with the facts that stand beneath the data model's context (dates, the worker's name), with what the
earlier records of the same child published when they were signed, and with nothing else. `facts:` in the files is
therefore written by this module; whatever stands there from another source, a birth told by the hospital for
instance, is left as it is.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from penpicture.dsl.quoting import is_text_everywhere, quoted, written
from penpicture.dsl.source import Source
from penpicture.engine.answer_reading import read_answers
from penpicture.engine.answers import OnRecord
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.head import head
from penpicture.engine.library import Workspace
from penpicture.engine.mapping import Extract, extract
from penpicture.engine.session import Session
from tests.scenarios.story import NORTHSHIRE, TOP, Story, artifact

FOLDER = TOP / "examples" / "journeys"
CHILDREN = tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))
KEPT_ELSEWHERE = {"jonah": NORTHSHIRE / "cases" / "fourteen-with-symbols.yaml"}
"""Jonah's initial assessment is one of Northshire's cases already."""
LIBRARY = ("contact-and-referral", "initial-assessment", "core-assessment", "childs-plan", "review")
CALLED = {
    "contact-and-referral": "contact and referral",
    "initial-assessment": "initial assessment",
    "core-assessment": "core assessment",
    "childs-plan": "child's plan",
    "review": "review",
}
"""What a record is called where its facts are kept."""
ENDS = ("referral.decided_on", "assessment.signed_on", "plan.made_on", "review.held_on")


@dataclass(frozen=True)
class Step:
    """One record of a journey.

    `facts` is what it opens with, by name; `blank` a session with those alone, `story` the record as it was signed,
    and `told` what it publishes then.
    """

    exemplar: str
    path: Path
    facts: Mapping[str, OnRecord]
    blank: Session
    story: Story
    told: Extract

    @property
    def name(self) -> str:
        """The child and the exemplar."""
        return f"{self.path.parent.name}-{self.exemplar}"


@cache
def in_wales(name: str) -> Artifact:
    """A shipped exemplar, compiled for an authority in Wales: Wales's duties bind, and England's do not."""
    with TemporaryDirectory() as folder:
        authority = "penpicture: 1\nauthority: glan-yr-afon\ntitle: Glan yr Afon\nnation: Wales\n"
        (Path(folder) / "authority.yaml").write_text(authority, encoding="utf-8")
        built = compile_exemplar(TOP / "exemplars" / name / "1.0.0.yaml", Workspace.of(Path(folder)))
    assert built.artifact is not None
    return built.artifact


@cache
def journey(child: str) -> tuple[Step, ...]:
    """The records of one child, in order, each opened with what the earlier ones told."""
    return tuple(_steps(child))


def _steps(child: str) -> Iterator[Step]:
    held: dict[str, OnRecord] = {}
    for path in _records(child):
        said = head(path)
        assert said is not None and said.name in LIBRARY, path
        built = artifact(said.name)
        source = Source(path.name, path.read_text(encoding="utf-8"))
        answers, faults = read_answers(source, built.content, built.content_hash)
        assert answers is not None and not list(faults), [
            f"{path}:{d.span.line} {d.code} {d.message}" for d in faults
        ]
        own = {name: fact for name, fact in answers.facts.items() if fact.record not in CALLED.values()}
        known = built.content["facts"]
        sourced = {name for name, fact in own.items() if fact.record or name not in held}
        facts = {name: own[name] for name in own if name in sourced}
        facts |= {name: fact for name, fact in held.items() if name in known and name not in sourced}
        signed = next(str(own[end].value) for end in ENDS if end in own and _closes(said.name, end))
        today = date.fromisoformat(signed)
        told_facts = {name: fact.as_json() for name, fact in facts.items()}
        blank = Session.open(built, facts=told_facts, today=today)
        session = Session.open(built, facts=told_facts, answers=answers, today=today)
        told = extract(session, record=CALLED[said.name], on=signed)
        yield Step(said.name, path, facts, blank, Story(session), told)
        held |= {name: fact for name, fact in own.items() if not known[name].get("context")}
        held |= {published.fact: published.held for published in told.published}


def _closes(exemplar: str, end: str) -> bool:
    clock: list[str] = artifact(exemplar).content["timescale"]["to"]
    return clock == ["fact", end]


def _records(child: str) -> list[Path]:
    paths = sorted((FOLDER / child).glob("*.yaml"))
    if child in KEPT_ELSEWHERE:
        paths.insert(1, KEPT_ELSEWHERE[child])
    return paths


# --- writing what was told -------------------------------------------------------------------------------------


def with_facts(step: Step) -> str:
    """The text of a record's file with the facts that it opens with."""
    text = step.path.read_text(encoding="utf-8")
    before, _, rest = text.partition("\nfacts:\n")
    return f"{before}\nfacts:\n{facts_text(step.facts)}\ngiven:\n" + rest.partition("\ngiven:\n")[2]


def facts_text(facts: Mapping[str, OnRecord]) -> str:
    """Facts as they stand in an answer file."""
    lines: list[str] = []
    for name, fact in facts.items():
        plain = fact.as_json()
        lines += block(f"{name}:", plain["value"] if set(plain) == {"value"} else plain, 2)
    return "\n".join(lines) + "\n"


def block(key: str, value: Any, indent: int) -> list[str]:
    """A key or dash with its value, in canonical layout."""
    start = " " * indent + key
    if isinstance(value, Mapping):
        return [start, *(line for k, v in value.items() for line in block(f"{k}:", v, indent + 2))]
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        lines = [start]
        for entry in value:
            inner = [line for k, v in entry.items() for line in block(f"{k}:", v, indent + 4)]
            lines += [" " * (indent + 2) + "- " + inner[0].lstrip(), *inner[1:]]
        return lines
    if isinstance(value, list):
        return [f"{start} [{', '.join(map(str, value))}]"]
    if value is True:
        return [f"{start} yes"]
    text = str(value)
    if len(start) + len(text) > 110:
        margin = " " * (indent + 2)
        return [start + " >-", *(margin + line for line in textwrap.wrap(text, 112 - indent, **_WHOLE_WORDS))]
    return [f"{start} {written(text) if is_text_everywhere(text) else _bare(text)}"]


_WHOLE_WORDS: Any = {"break_long_words": False, "break_on_hyphens": False}


def _bare(text: str) -> str:
    """Dates, numbers, yes and no stand as they are."""
    return text if text in ("yes", "no") or text.replace("-", "").replace(".", "").isdigit() else quoted(text)


def main() -> int:
    """Write every journey's facts."""
    for child in CHILDREN:
        for step in journey(child):
            if step.path.parent.name == child:
                step.path.write_text(with_facts(step), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

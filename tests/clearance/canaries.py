"""An exemplar and a record with a mark of its own in every place that can hold one, and who may read each mark.

Who may read what is written out here by hand: it does not come from the engine that is tested with it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent
from typing import Any

from penpicture.dsl.printing import text
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.session import Session

Json = dict[str, Any]

EVERYBODY = frozenset(("practitioner", "family", "child", "conference", "court", "school", "health"))
GUARDS: dict[str, tuple[str, frozenset[str]]] = {
    "ordinary": ("sensitivity: ordinary", EVERYBODY),
    "personal": ("sensitivity: personal", EVERYBODY),
    "sensitive": ("sensitivity: sensitive", EVERYBODY - {"school", "health"}),
    "restricted": ("sensitivity: restricted", frozenset({"practitioner"})),
    "referrer": (
        "who may see: practitioner, conference, court",
        frozenset({"practitioner", "conference", "court"}),
    ),
    "shared": (
        "sensitivity: restricted\nwho may see: practitioner, family, school",
        frozenset({"practitioner", "family", "school"}),
    ),
}
SPOKEN_TO_AS_PRACTITIONERS = frozenset({"practitioner", "conference", "court", "school", "health"})


@dataclass
class Marks:
    """The marks given out so far, each with its readers and what it stands in."""

    readers: dict[str, frozenset[str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def new(self, readers: frozenset[str], place: str) -> str:
        """A mark that is in no other place: a word that no hyphenation breaks."""
        mark = f"zq{len(self.readers):04d}kx"
        self.readers[mark] = readers
        self.places[mark] = place
        return mark


@dataclass(frozen=True)
class Marked:
    """The exemplar, a record of it, and every mark's readers and place."""

    artifact: Artifact
    session: Session
    readers: dict[str, frozenset[str]]
    places: dict[str, str]


@functools.cache
def marked() -> Marked:
    """The exemplar and the record, made once."""
    made = _Making()
    with TemporaryDirectory() as folder:
        for name, body in made.files().items():
            (Path(folder) / name).write_text(body, encoding="utf-8")
        compiled = compile_exemplar(Path(folder) / "exemplar.yaml")
    assert compiled.artifact is not None, text(compiled.diagnostics)
    session = Session.open(
        compiled.artifact, facts=made.facts, answers=made.answers(), today=date(2026, 6, 1)
    )
    return Marked(compiled.artifact, session, made.marks.readers, made.marks.places)


class _Making:
    """Writes the files and the record side by side."""

    def __init__(self) -> None:
        self.marks = Marks()
        self.model: list[str] = []
        self.sections: list[str] = []
        self.pen: list[str] = []
        self.summary: list[str] = []
        self.define: list[str] = []
        self.pathways: list[str] = []
        self.next: list[str] = []
        self.variants: dict[str, str] = {}
        self.facts: Json = {}
        self.given: Json = {}
        self.rows: Json = {}

    def files(self) -> dict[str, str]:
        """The folder."""
        for name, (guard, readers) in GUARDS.items():
            self.types(name, guard, readers)
            self.flows(name, guard, readers)
            self.people(name, guard, readers)
        self.voices()
        clock = self.clock()
        body = [
            "penpicture: 1\nexemplar: marked\nversion: 1.0.0\ntitle: Marked\nabout: child\ndata model: marks@1",
            clock,
            "pen picture:\n" + "\n".join(self.pen),
            "case summary:\n" + "\n".join(self.summary),
            "define:\n" + "\n".join(self.define),
            "pathways:\n" + "\n".join(self.pathways),
            "next:\n" + "\n".join(self.next),
            "sections:\n" + "\n".join(self.sections),
        ]
        return {
            "authority.yaml": "penpicture: 1\nauthority: marks\ntitle: Marks\nnation: England\n",
            "facts.yaml": "penpicture: 1\ndata model: marks\nversion: 1.0.0\nfacts:\n"
            + "\n".join(self.model)
            + "\n",
            "exemplar.yaml": "\n".join(body) + "\n",
            **self.variants,
        }

    def answers(self) -> Json:
        """The record."""
        head = {"penpicture": 1, "answers": "marked", "version": "1.0.0"}
        late = self.marks.new(frozenset({"practitioner", "conference", "court"}), "why it is late")
        return {**head, "given": self.given, "rows": self.rows, "lateness": late}

    def question(
        self, section: list[str], id: str, kind: str, lines: str, new: Any, guard: str = "", **said: Any
    ) -> None:
        """One question with marks in its words, and an answer with marks beside it."""
        asked = f"- id: {id}\n  ask: Asked {new('ask')}?\n  hint: Hint {new('hint')}\n  type: {kind}"
        asked += "\n  no answer because: not_known, recorded_elsewhere, not_yet_known"
        section.append("\n".join([asked, *(indent(part, "  ") for part in (guard, lines) if part)]))
        if said:
            self.given[id] = {"note": new("note"), "by": new("by"), "at": "2026-05-01", **said}

    def types(self, name: str, guard: str, readers: frozenset[str]) -> None:
        """A section in which every type of answer is kept alike."""

        def new(place: str) -> str:
            return self.marks.new(readers, f"{place} of a {name} question")

        inside: list[str] = []
        option = "options:\n  {}:\n    say: Option {}\n    hint: Option hint {}\n  other: Other"
        for kind in ("text", "long text"):
            self.question(
                inside,
                f"{new('id')}_{kind[:4]}",
                kind,
                f"because: Since {new('because')}",
                new,
                guard,
                value=new("answer"),
            )
        for kind in ("choice", "choices"):
            code = new("option code")
            lines = option.format(code, new("option"), new("option's hint"))
            value = [code] if kind == "choices" else code
            self.question(inside, new("id"), kind, lines, new, guard, value=value)
        self.question(inside, new("id"), "yes/no", "", new, guard, value="yes")
        self.question(inside, new("id"), "number", f"unit: {new('unit')}", new, guard, value=3)
        self.question(inside, new("id"), "date", "", new, guard, value="2026-01-01")
        self.question(inside, new("id"), "partial date", "", new, guard, value="2026")
        person = {key: new(key) for key in ("name", "id", "relationship", "role")}
        self.question(inside, new("id"), "person", "", new, guard, value=person)
        for kind in ("picture", "file"):
            named = {
                "file": f"{new('file name')}.png",
                "description": new("description"),
                "type": "image/png",
            }
            self.question(inside, new("id"), kind, "", new, guard, value=named)
        self.question(
            inside, new("id"), "text", "", new, guard, reason="recorded_elsewhere", pointer=new("pointer")
        )
        law = (
            f"statutory:\n  nation: England\n  source: The {new('source of a duty')} Act\n  for: every child"
        )
        self.question(inside, new("id"), "text", law, new, guard, value=new("answer"))
        self.section(new("section's id"), new("section's title"), inside)

    def section(self, id: str, title: str, inside: list[str], lines: str = "") -> None:
        """One section of these questions."""
        head = f"  - id: {id}\n    title: Part {title}\n" + (indent(lines, "    ") + "\n" if lines else "")
        self.sections.append(head + "    questions:\n" + "\n".join(indent(q, "      ") for q in inside))

    def flows(self, name: str, guard: str, readers: frozenset[str]) -> None:
        """Whatever reads a kept answer, itself ordinary."""

        def new(place: str) -> str:
            return self.marks.new(readers, f"{place}, told by a {name} answer")

        def all_may(place: str) -> str:
            return self.marks.new(EVERYBODY, f"{place} beside what is {name}")

        root = new("id")
        holds = f"{root} is yes"
        inside: list[str] = []
        self.question(inside, root, "yes/no", "", new, guard, value="yes")
        lines = f"ask when: {holds}\nif not known: ask\nbecause: Since {new('because')}"
        self.question(inside, f"asked_{new('id')}", "text", lines, new, value=new("answer"))
        named = new("named condition")
        self.define.append(f"  {named}: {root} is no")
        self.question(inside, f"skipped_{new('id')}", "text", f"skip when: {named}", new, value=new("answer"))
        wayward = f"wayward_{new('id')}"
        self.question(inside, wayward, "text", "", new, value=new("answer"))
        self.pathways.append(
            f"  - id: {new('pathway')}\n    skip when: {root} is no\n    questions: {wayward}\n    because: By {new('because')}"
        )
        self.pathways.append(
            f"  - id: {new('short pathway')}\n    short when: {holds}\n    because: Short {new('because')}"
        )
        aside = f"aside_{new('id')}"
        self.question(inside, aside, "text", f"ask when: {root} is no", new, value=new("answer set aside"))
        plain = f"plain_{all_may('id')}"
        slot = f"because: Asked of <{root}> {new('because with a slot')}"
        self.question(inside, plain, "text", slot, all_may, value=all_may("answer"))
        section = f"flow_{all_may('id')}"
        self.variant(name, root, section, inside, new, all_may)
        self.section(section, all_may("title"), inside)
        self.variants[f"{name}.yaml"] += (
            f"  - reword: section {section}\n    title: Other {new('title in a variant')}\n    meaning: same\n"
            f"    because: Since {new('because of a change')}\n"
        )
        hidden: list[str] = []
        self.question(hidden, f"within_{new('id')}", "text", "", new, value=new("answer"))
        self.section(f"sec_{new('id')}", new("title"), hidden, f"skip when: {root} is no")
        self.pen += [
            f"  - say: Told {new('sentence')}.\n    when: {holds}",
            f"  - say: Told {new('sentence')} of <asked_{self.last('asked_')}>.\n    otherwise: Else {new('otherwise')}",
        ]
        self.summary.append(f"  - show: {root}\n    label: Line {new('label')}")
        self.next.append(
            f"  - exemplar: after-{new('next')}\n    elsewhere: yes\n    if: {holds}\n    because: On {new('because')}"
        )

    def variant(self, name: str, root: str, section: str, inside: list[str], new: Any, all_may: Any) -> None:
        """A variant that applies by what is kept, and says other words of what is open to everybody."""
        varied = f"varied_{all_may('id')}"
        options = f"options:\n  plain: Option {all_may('option')}\n  other: Other"
        self.question(inside, varied, "choice", options, all_may, value="plain")
        code = new("option code in a variant")
        self.variants[f"{name}.yaml"] = (
            f"penpicture: 1\nvariant: v-{new('name of a variant')}\nchanges: marked@1\napplies when: {root} is yes\n"
            f"because: For {new('because of a variant')}\nlist:\n"
            f"  - reword: {varied}\n    ask: Otherwise {new('ask in a variant')}?\n    hint: Hint {new('hint in a variant')}\n"
            f"    meaning: same\n    because: Since {new('because of a change')}\n"
            f"  - options: {varied}\n    offer:\n      {code}:\n        say: Option {new('option in a variant')}\n"
            f"        hint: Hint {new('hint of an option in a variant')}\n    because: Since {new('because of a change')}\n"
            f"  - require: {varied}\n    mandatory: yes\n    because: Since {new('because of a change')}\n"
            f"  - add: added_{new('id of what a variant adds')}\n    in: {section}\n    after: {varied}\n    ask: Added {new('ask of what a variant adds')}?\n"
            f"    type: text\n    because: Since {new('because of a change')}\n"
        )

    def last(self, prefix: str) -> str:
        """The mark in the id of the latest question whose id begins so."""
        return next(id for id in reversed(self.given) if id.startswith(prefix)).removeprefix(prefix)

    def source(self, name: str) -> Json:
        """From whom and from which record a fact came: for practitioners, whoever may see the fact."""
        mine = frozenset({"practitioner"})
        return {
            key: self.marks.new(mine, f"{key} of a {name} fact on record") for key in ("record", "said_by")
        }

    def people(self, name: str, guard: str, readers: frozenset[str]) -> None:
        """Groups, lists of the data model and facts."""

        def new(place: str) -> str:
            return self.marks.new(readers, f"{place} of {name} rows or facts")

        def all_may(place: str) -> str:
            return self.marks.new(EVERYBODY, f"{place} beside {name} rows or facts")

        inside: list[str] = []
        fact = f"{name}.told"
        held = {"value": new("fact"), "on": "2026-01-01", **self.source(name)}
        self.model.append(
            f"  - id: {fact}\n    title: Fact {new('title')}\n    type: text\n    when not known say: {all_may('called')}\n"
            + indent(guard, "    ")
        )
        self.facts[fact] = held
        bound = f"{name}.bound"
        self.model.append(
            f"  - id: {bound}\n    title: Fact {new('title')}\n    type: text\n" + indent(guard, "    ")
        )
        self.facts[bound] = {**held, "value": new("fact"), **self.source(name)}
        self.question(inside, f"bound_{new('id')}", "text", f"fact: {bound}", new)
        self.question(inside, f"slot_{all_may('id')}", "text", "", lambda p: f"{all_may(p)} <{fact}>")
        listed = f"{name}.people"
        part = indent(guard, "        ")
        self.model.append(
            f"  - id: {listed}\n    title: List {all_may('title')}\n    type: list\n    facts:\n"
            f"      - id: name\n        title: Name {all_may('part')}\n        type: text\n"
            f"      - id: secret\n        title: Secret {new('part')}\n        type: text\n{part}"
        )
        entries = [{"row": f"r{n}", "name": all_may("entry"), "secret": new("entry")} for n in (1, 2, 3)]
        self.facts[listed] = {"value": entries, **self.source(name)}
        group = f"list_{all_may('id')}"
        inner = (
            f"fact: {listed}\nrow title: <name> and <secret>\nquestions:\n"
            f"  - id: name\n    ask: Name {all_may('ask')}\n    type: text\n    fact: name\n"
            f"  - id: secret\n    ask: Secret {new('ask')}\n    type: text\n    fact: secret\n"
            f"  - id: follows\n    ask: Follows {new('ask')}\n    type: text\n    ask when: secret is answered"
        )
        self.question(inside, group, "group", inner, all_may)
        said = {"secret": {"value": new("row answer"), "note": new("row note"), "by": new("row by")}}
        self.rows[group] = {
            "list": [
                {"row": "r1", "given": {**said, "follows": {"value": new("row answer")}}},
                {"row": "r2", "given": {"secret": {"value": new("removed row")}}, "removed": True},
            ]
        }
        kept = new("group's id")
        lines = f"questions:\n  - id: within\n    ask: Within {new('ask')}\n    type: text"
        self.question(inside, kept, "group", lines, new, guard)
        self.rows[kept] = {
            "state": "complete",
            "list": [
                {"row": new("row id"), "given": {"within": {"value": new("row answer")}}},
                {"row": new("row id"), "given": {"within": {"value": new("removed row")}}, "removed": True},
            ],
        }
        self.summary.append(f"  - show: {fact}\n    label: Line {new('label')}")
        self.pen.append(f"  - Told {new('sentence')} of <{fact}> and <{kept}>.")
        self.section(f"rows_{all_may('id')}", all_may("title"), inside)

    def voices(self) -> None:
        """Words for practitioners where the family and the child have their own."""
        mine = self.marks.new(SPOKEN_TO_AS_PRACTITIONERS, "practitioners' words")
        also = self.marks.new(SPOKEN_TO_AS_PRACTITIONERS, "practitioners' option")
        self.sections.append(
            f"  - id: voices\n    title: Title {self.marks.new(SPOKEN_TO_AS_PRACTITIONERS, 'title')}\n"
            "    for family: Ours\n    for child: Mine\n    easy read: Mine\n    questions:\n"
            f"      - id: voiced\n        ask: Asked {mine}?\n        for family: Ours?\n        for child: Mine?\n"
            "        easy read: Mine?\n        type: choice\n        options:\n          only:\n"
            f"            say: One {also}\n            for family: One\n            for child: One\n"
            "            easy read: One\n          two: Two"
        )
        self.summary.append("  - voiced")
        self.given["voiced"] = {"value": "only"}

    def clock(self) -> str:
        """A clock that only some may see."""
        self.model.append(
            "  - id: work.began_on\n    title: Began\n    type: date\n"
            "  - id: work.ended_on\n    title: Ended\n    type: date\n    who may see: practitioner, conference, court"
        )
        self.facts |= {"work.began_on": "2026-01-01", "work.ended_on": "2026-05-01"}
        return "timescale:\n  from: work.began_on\n  to: work.ended_on\n  within: 5 days"


def kept_from(audience: str) -> Iterator[str]:
    """The marks that an audience may not read."""
    return (mark for mark, readers in marked().readers.items() if audience not in readers)

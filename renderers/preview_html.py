"""An exemplar as a page to look at: every question with its hints, options, reasons, and when it is asked.

The page is self-contained and has no script. It is a preview for whoever owns the exemplar; nobody fills it in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..dsl import dates
from ..engine.artifact import Artifact
from ..engine.cleared import cleared
from ..engine.faces import facing
from .edition import STANDARD, Edition
from .features import FEATURES, OF_RECORDS
from .page import page
from .plain_words import saying
from .reasons import REASONS
from .target import Emitted, Target
from .unfilled_text import Piece, pieces, slot_name
from .variant_words import Otherwise, otherwise, variants_told

_READERS = {"practitioner": "practitioners", "family": "the family", "child": "the child"}
_BOX = {"text": "line", "number": "short", "date": "short", "partial date": "short", "person": "line",
        "long text": "space", "picture": "space", "file": "line"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """An option on offer."""

    say: tuple[Piece, ...]
    hint: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class When:
    """One condition on a question, section or pathway: `kind` is ask, skip or short."""

    kind: str
    text: str
    because: tuple[Piece, ...]
    at_once: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the page shows it; `box` is the room left for an answer, "" where it has options or rows."""

    path: str
    depth: int
    ask: tuple[Piece, ...]
    hint: tuple[Piece, ...]
    kind: str
    box: str
    several: bool
    options: tuple[Choice, ...]
    reasons: tuple[str, ...]
    marks: tuple[str, ...]
    duty: str
    notes: tuple[str, ...]
    whens: tuple[When, ...]
    otherwise: tuple[Otherwise, ...]
    rows: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One section as the page shows it; `withheld` counts the questions this reader may not see."""

    id: str
    title: tuple[Piece, ...]
    hint: tuple[Piece, ...]
    whens: tuple[When, ...]
    otherwise: tuple[Otherwise, ...]
    questions: tuple[Asked, ...]
    withheld: int


def preview_html(artifact: Artifact, edition: Edition = STANDARD) -> Emitted:
    """The preview page of an exemplar of an edition, as `preview.<edition>.<language>.html`."""
    made = cleared(artifact, edition.audience, edition.voice)
    content = made.artifact.content
    reader = _Reader(content, made.withheld)
    text = page("preview.html").render(
        title=reader.say(content["title"]),
        content=content,
        reader=_READERS.get(edition.audience, edition.audience),
        identity=made.identity,
        parts=tuple(reader.part(section) for section in content["sections"]),
        variants=tuple(variants_told(content, reader.plainly)),
        shorts=reader.whens(p["short"] for p in content["pathways"] if "short" in p),
        following=content["next"],
    )
    return Emitted({f"preview.{edition.name}.{content['language']}.html": text.encode()})


class _Reader:
    """A cleared artifact read for its audience."""

    def __init__(self, content: dict[str, Any], withheld: Mapping[str, int]) -> None:
        self.questions: dict[str, dict[str, Any]] = content["questions"]
        self.withheld = withheld
        self.name = slot_name(content)
        self.plainly = saying(content)

    def say(self, texts: dict[str, Any] | None) -> tuple[Piece, ...]:
        return pieces(texts["practitioner"], self.name) if texts else ()

    def part(self, section: dict[str, Any]) -> Part:
        return Part(
            id=section["id"],
            title=self.say(section["title"]),
            hint=pieces(section.get("hint", ""), self.name),
            whens=self.whens(section.get("rules", ())),
            otherwise=tuple(otherwise(section, self.plainly)),
            questions=tuple(self.asked(path, 3) for path in section["questions"]),
            withheld=self.withheld.get(section["id"], 0),
        )

    def asked(self, path: str, depth: int) -> Asked:
        whole = self.questions[path]
        question = facing(whole, ())
        kind = question["type"]
        options = tuple(
            Choice(self.say(option["say"]), pieces(option.get("hint", ""), self.name))
            for option in question.get("options", ())
            if "retired" not in option
        )
        if kind == "yes/no":
            options = (Choice((("text", "Yes"),), ()), Choice((("text", "No"),), ()))
        return Asked(
            path=path,
            depth=min(depth, 6),
            ask=self.say(question["ask"]),
            hint=self.say(question.get("hint")),
            kind=kind if kind != "group" else f"one for each {_plain(question.get('each', 'row'))}",
            box=_BOX.get(kind, ""),
            several=kind == "choices",
            options=options,
            reasons=tuple(REASONS[reason] for reason in question.get("reasons", ())),
            marks=tuple(mark for mark in ("mandatory", "essential", "risk") if question.get(mark)),
            duty=_duty(question.get("statutory")),
            notes=tuple(self.notes(question)),
            whens=self.whens(question.get("rules", ())),
            otherwise=tuple(other for other in otherwise(whole, self.plainly) if other.names),
            rows=tuple(self.asked(inner, depth + 1) for inner in question.get("questions", ())),
        )

    def notes(self, question: Mapping[str, Any]) -> list[str]:
        notes: list[str] = []
        if "retired" in question:
            notes.append(f"No longer asked; the day given for that is {dates.said(question['retired'])}")
        least, most, unit = question.get("at_least"), question.get("at_most"), question.get("unit", "")
        if least is not None or most is not None:
            limits = (
                f"from {least}" if least is not None else "",
                f"up to {most}" if most is not None else "",
            )
            notes.append(" ".join(filter(None, (*limits, unit))))
        elif unit:
            notes.append(f"in {unit}")
        if "format" in question:
            notes.append(f"written as: {question['format']}")
        if "more_to_say" in question:
            notes.append("with room for a note")
        for key in ("there_are_none", "there_are_others"):
            if key in question:
                words = "".join(words for _, words in pieces(question[key], self.name))
                notes.append(f"or: {words}")
        if "fact" in question:
            notes.append(f"kept as {question['fact']}")
        return notes

    def whens(self, rules: Any) -> tuple[When, ...]:
        return tuple(
            When(
                rule["kind"],
                rule["text"],
                pieces(rule.get("because", ""), self.name),
                rule.get("if_not_known") == "ask",
            )
            for rule in rules
        )


def _plain(identifier: str) -> str:
    return identifier.replace("_", " ")


def _duty(statutory: dict[str, Any] | None) -> str:
    if statutory is None:
        return ""
    return f"{statutory['source']} ({statutory['nation']})"


_ELSEWHERE = frozenset(
    {
        "fields of returns",
        "easy-read words",
        "which options stand alone",
        "framework dimensions",
        "row titles",
        "signatures",
        "symbols",
        "the case summary",
        "the pen picture",
        "the timescale",
        "how long it is kept",
        "whose words they are",
        "who answers what",
    }
)
"""What the preview has no room for."""

PREVIEW_HTML = Target(
    "preview-html",
    "the exemplar, to look at with its conditions",
    "artifact",
    preview_html,
    carries=frozenset(FEATURES) - OF_RECORDS - _ELSEWHERE,
    beyond=OF_RECORDS,
    usual=False,
)

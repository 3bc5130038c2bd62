"""Who changed what of an exemplar, as far as one reader may know it: the histories of its provenance, cleared.

A history has earlier conditions, which may read what the reader may not see. Where one does, nothing is told of that
facet: not that it was changed, nor why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..dsl.words import RESERVED
from .artifact import Artifact
from .clearance import Clearance
from .cleared import Cleared, cleared
from .language import VOICES
from .translation_texts import as_written
from .wording import in_sentence

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """One step of a history: who said it, when and why, and what. `rank` is empty for the base. `said` is as the author
    wrote it, and empty where the step took the facet away or says nothing in words."""

    layer: str
    rank: str = ""
    owner: str = ""
    agreed: str = ""
    because: str = ""
    said: str = ""
    variants: tuple[str, ...] = ()
    """Those while which it holds; none where it holds for every child."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A facet that layers or variants changed. `kind` is `added`, `ask`, `hint`, `title`, `options`, `rules`, `retired`
    and so on, `member` the code of an option or reason, `steps` from the base on, or from who first said it."""

    kind: str
    steps: tuple[Said, ...]
    member: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """A layer or variant that is laid over the base."""

    name: str
    rank: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Origins:
    """Where an exemplar comes from, for one reader. `text` is the hash of the base's text, empty where nothing is laid over
    it. `whole` is what was changed of the exemplar itself, `pen_picture` of its sentences; `sections` and `questions` have it by
    id and by path, in the author's order."""

    text: str = ""
    laid: tuple[Laid, ...] = ()
    whole: tuple[Changed, ...] = ()
    pen_picture: tuple[Changed, ...] = ()
    sections: Mapping[str, tuple[Changed, ...]] = field(default_factory=dict[str, tuple[Changed, ...]])
    questions: Mapping[str, tuple[Changed, ...]] = field(default_factory=dict[str, tuple[Changed, ...]])


def origins(artifact: Artifact, audience: str = "practitioner", voice: str | None = None) -> Origins:
    """What an audience of `language.AUDIENCES` may know of who changed its exemplar, in the words of its voice. Raises
    ValueError for any other, as `cleared` does."""
    made = cleared(artifact, audience, voice)
    content, provenance = made.artifact.content, artifact.provenance
    reading = _Reading(artifact.content, content, provenance, made)
    base = provenance.get("exemplar")
    return Origins(
        _text(base, "text"),
        tuple(
            each
            for each in _laid(provenance)
            if each.rank != "variant" or each.name in content.get("variants", {})
        ),
        tuple(reading.of_the_whole()),
        tuple(reading.of_the_pen_picture(Clearance(artifact.content))),
        _kept({s["id"]: tuple(reading.of(f"sections.{s['id']}", s)) for s in content["sections"]}),
        _kept({path: tuple(reading.of(f"questions.{path}", q)) for path, q in content["questions"].items()}),
    )


def _kept(found: dict[str, tuple[Changed, ...]]) -> dict[str, tuple[Changed, ...]]:
    return {name: changed for name, changed in found.items() if changed}


class _Reading:
    """Reads the histories of one provenance for one reader."""

    def __init__(self, whole: Json, content: Json, provenance: Json, made: Cleared) -> None:
        self.whole, self.content = whole, content
        self.audience, self.voices = made.audience, VOICES[made.voice]
        self.parts: dict[str, list[str]] = {}
        for path, place in provenance.items():
            if isinstance(place, dict) and isinstance(place.get("history"), list):
                for part in self._parts_of(path):
                    self.parts.setdefault(part, []).append(path)
        self.provenance = provenance
        self._names: frozenset[str] | None = None

    def _parts_of(self, path: str) -> Iterator[str]:
        """The part that a facet is of: its kind and its name, which may have dots in it."""
        kind, _, rest = path.partition(".")
        names = {
            "questions": self.content["questions"],
            "sections": [section["id"] for section in self.content["sections"]],
            "pathways": [pathway["id"] for pathway in self.content["pathways"]],
        }.get(kind, ())
        name = rest
        while name and name not in names:
            name = name.rpartition(".")[0]
        if name:
            yield f"{kind}.{name}"

    def of(self, part: str, spec: Json) -> Iterator[Changed]:
        """What was changed of a question or section, and of the pathways that decide whether it is asked."""
        for path in self.parts.get(part, ()):
            kind, _, member = path.removeprefix(part).removeprefix(".").partition(".")
            if kind in ("ask", "hint", "title") and member != self._voice(part, kind):
                continue
            yield from self._told(path, kind or "added", "" if kind == "rules" else member)
        rules = spec.get("rules", ())
        for owner in dict.fromkeys(rule["owner"] for rule in rules if rule["by"] == "pathway"):
            for path in self.parts.get(f"pathways.{owner}", ()):
                yield from self._told(path, "pathway" if path == f"pathways.{owner}" else "rules", owner)

    def of_the_whole(self) -> Iterator[Changed]:
        """What was changed of the title, of the timescale where the reader may see its clock, and of how long a record is kept."""
        yield from self._told(f"title.{self._spoken(self.whole['title'])}", "title", "")
        if self.content["timescale"] is not None:
            yield from self._told("timescale", "timescale", "")
        if "retention" in self.content:
            yield from self._told("retention", "retention", "")

    def of_the_pen_picture(self, clearance: Clearance) -> Iterator[Changed]:
        """What was changed of each sentence that the reader may be told."""
        told: list[
            Changed
        ] = []  # what a variant says otherwise stands in the content beside what it says it for
        for n, sentence in enumerate(self.whole["pen_picture"]):
            voice = self._spoken(sentence["say"])
            tells = "when" not in sentence or clearance.sees_tree(self.audience, sentence["when"]["tree"])
            if not tells or not clearance.sees_text(self.audience, sentence["say"][voice]):
                continue
            path, now = (
                f"pen_picture.{n}",
                self._cleared("sentence", as_written(sentence["say"][voice])) or "",
            )
            for added in self._told(path, "sentence", ""):
                told.append(
                    replace(added, steps=tuple(replace(step, said=step.said or now) for step in added.steps))
                )
            told += self._told(f"{path}.say.{voice}", "sentence", "")
            told += self._told(f"{path}.when", "said when", "")
        yield from dict.fromkeys(told)

    def _voice(self, part: str, kind: str) -> str:
        """The voice in which the reader is told a text of a part."""
        group, _, name = part.partition(".")
        specs = (
            self.whole["questions"] if group == "questions" else {s["id"]: s for s in self.whole["sections"]}
        )
        return self._spoken(specs[name].get(kind))

    def _spoken(self, said: Any) -> str:
        """The voice in which the reader is told a wording."""
        voices = said if isinstance(said, dict) else ("practitioner",)
        return next((voice for voice in self.voices if voice in voices), "practitioner")

    def _told(self, path: str, kind: str, member: str) -> Iterator[Changed]:
        place = self.provenance.get(path)
        history = place.get("history") if isinstance(place, dict) else None
        steps = [step for step in history if isinstance(step, dict)] if isinstance(history, list) else []
        steps = [step for step in steps if self._is_seen(step)]
        said = [self._cleared(kind, _text(step, "said")) for step in steps]
        if steps and None not in said:
            told = tuple(_step(step, words or "") for step, words in zip(steps, said, strict=True))
            yield Changed(kind, told, member)

    def _is_seen(self, step: Json) -> bool:
        """Whether the reader sees the variants for which a step was said: other words tell that a variant applies."""
        variants = step.get("variants", [])
        return (
            isinstance(variants, list) and set(map(str, variants)) <= self.content.get("variants", {}).keys()
        )

    def _cleared(self, kind: str, said: str) -> str | None:
        """What a step said, each slot as it reads while nothing is known; None where its condition names what the reader may
        not see. One that names what is asked no more, and whose readers nobody knows, is told to practitioners alone: they may
        see everything that authors write (PP624)."""
        if kind not in _CONDITIONS:
            return _SLOT.sub(lambda found: self._called(found[1], said[: found.start()]), said)
        named = set(_NAME.findall(said.partition(":")[2]))
        if named & (_names_of(self.whole) - self._seen()):
            return None
        return said if named <= self._seen() or self.audience == "practitioner" else ""

    def _called(self, name: str, before: str) -> str:
        if name in self._seen() and name not in self.content["facts"]:
            return f"<{name}>"
        fact = self.content["facts"].get(name, {})
        return in_sentence(str(fact.get("called") or fact.get("title") or "…"), before or None)

    def _seen(self) -> frozenset[str]:
        """Every name and word that may stand in a condition or a slot that this reader reads."""
        if self._names is None:
            self._names = _names_of(self.content)
        return self._names


def _names_of(content: Json) -> frozenset[str]:
    """Every name and word that a condition of a content may have in it."""
    found: set[str] = {*RESERVED, *_WORDS, *content["define"], *(s["id"] for s in content["sections"])}
    for path, spec in content["questions"].items():
        found |= {path, path.rpartition(".")[2], f"{spec['section']}.{path}"}
        found.update(option["code"] for option in spec.get("options", ()))
    for name, fact in content["facts"].items():
        found.add(name)
        for part in (fact, *fact.get("parts", ())):
            found |= {part["id"], f"{name}.{part['id']}"} if "id" in part else set()
            found.update(option["code"] for option in part.get("options", ()))
    return frozenset(found)


_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*")
_SLOT = re.compile(r"<([A-Za-z_][A-Za-z0-9_.]*)>")
_CONDITIONS = ("rules", "said when")
_WORDS = ("yes", "ask", "wait", "working")


def _step(step: Json, said: str) -> Said:
    layer, rank, owner, agreed, because = (
        _text(step, name) for name in ("layer", "rank", "owner", "agreed", "because")
    )
    variants = step.get("variants", [])
    return Said(layer, rank, owner, agreed, because, said, tuple(map(str, variants)))


def _laid(provenance: Json) -> Iterator[Laid]:
    """The layers in their order, and the variants after them."""
    for kind in ("layers.", "variants."):
        for path, place in provenance.items():
            if path.startswith(kind):
                yield Laid(path.partition(".")[2], _text(place, "rank"), _text(place, "owner"))


def _text(place: Any, name: str) -> str:
    """A text of an origin; empty where it is not there, or is none, in an artifact made by hand."""
    said = place.get(name) if isinstance(place, dict) else None
    return said if isinstance(said, str) else ""

"""The two exemplars as they are compared: the older one in the newer one's names, and what is proved of the two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast
from unicodedata import normalize

from ..artifact import Artifact
from ..clearance import Clearance, parts_of
from ..translation_applied import in_language
from .pairing import Names, in_new_names, names_between
from .proving import Proving

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """One part in both exemplars. `part` is its path in the artifact."""

    part: str
    name: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]

    @property
    def is_retired(self) -> bool:
        """Whether it is a question that neither of the two asks."""
        return "retired" in self.old and "retired" in self.new

    @property
    def is_asked(self) -> bool:
        """Whether the newer one asks it. Of one that it no longer asks, nobody needs anything there."""
        return "retired" not in self.new


class Sides:
    """What every comparison reads. `old` is the older content in the newer names, `said` the same as it was written."""

    def __init__(self, old: Artifact, new: Artifact) -> None:
        """Of two artifacts that were read and found sound."""
        self.said: Json = _laid_out(old.content)
        self.new: Json = _laid_out(new.content)
        self.names: Names = names_between(self.said, self.new)
        self.old: Json = in_new_names(self.said, self.names)

    @cached_property
    def proving(self) -> Proving:
        """What is proved of the two; made when something has to be."""
        return Proving(self.old, self.new)

    @cached_property
    def as_if_asked(self) -> Proving:
        """The same, as if nothing were retired: for what is asked again, compared with whom it was asked of once."""
        return Proving(_asking(self.old), _asking(self.new))

    @cached_property
    def clearances(self) -> tuple[Clearance, Clearance]:
        """Who may see what of each."""
        return Clearance(self.old), Clearance(self.new)

    @cached_property
    def sections(self) -> tuple[dict[str, Json], dict[str, Json]]:
        """The sections of both, by id."""
        return {s["id"]: s for s in self.old["sections"]}, {s["id"]: s for s in self.new["sections"]}

    @cached_property
    def questions(self) -> tuple[Pair, ...]:
        """Every question that both have, in the newer one's order."""
        return tuple(self._pairs("questions"))

    @cached_property
    def facts(self) -> tuple[Pair, ...]:
        """Every fact that both name, in the newer one's order."""
        return tuple(self._pairs("facts"))

    @cached_property
    def parts(self) -> tuple[Pair, ...]:
        """Every part of a list that both keep, fact by fact."""
        return tuple(
            Pair(f"{pair.part}.parts.{part['id']}", f"{pair.name}.{part['id']}", old[part["id"]], part)
            for pair in self.facts
            if (old := {each["id"]: each for each in parts_of(pair.old)})
            for part in parts_of(pair.new)
            if part["id"] in old
        )

    @cached_property
    def offering(self) -> tuple[Pair, ...]:
        """Everything that both have and that can offer answers."""
        return (*self.questions, *self.facts, *self.parts)

    def _pairs(self, key: str) -> Iterator[Pair]:
        for name, new in self.new[key].items():
            if name in self.old[key]:
                yield Pair(f"{key}.{name}", name, self.old[key][name], new)

    @cached_property
    def _in_languages(self) -> dict[str, tuple[Json, Json]]:
        both = (content.get("translations", {}) for content in (self.old, self.new))
        return {
            language: (in_language(self.old, language), in_language(self.new, language))
            for language in dict.fromkeys(each for said in both for each in said)
            if language != self.new["language"]
        }

    def translated(self, pair: Pair) -> dict[str, tuple[Mapping[str, Any], Mapping[str, Any]]]:
        """By language: a question, a fact or a part of both as it is read there, where either is translated."""
        return {
            language: (_of(old, pair), _of(new, pair)) for language, (old, new) in self._in_languages.items()
        }

    def is_returned(self, spec: Mapping[str, Any], content: Json) -> bool:
        """Whether a question goes into a return, by itself or by its fact."""
        fact = content["facts"].get(spec.get("fact"), {})
        return bool(spec.get("returned_as") or fact.get("returned_as"))


def _laid_out(said: Any) -> Any:
    """Content whose texts are spelled one way: how many blanks stand between two words, and how Unicode puts a letter together, is no
    difference to anybody."""
    if isinstance(said, str):
        if said.isascii() and "  " not in said and "\t" not in said:
            return said
        return _BLANKS.sub(" ", normalize("NFC", said))
    if isinstance(said, dict):
        return {key: _laid_out(each) for key, each in said.items()}
    return [_laid_out(each) for each in said] if isinstance(said, list) else said


_BLANKS = re.compile(r"[ \t]{2,}|\t")


def _of(content: Json, pair: Pair) -> Mapping[str, Any]:
    key = pair.part.partition(".")[0]
    if pair.name in content[key]:
        return cast("Json", content[key][pair.name])
    fact, _, part = pair.name.rpartition(".")
    return next(each for each in parts_of(content[key][fact]) if each["id"] == part)


def _asking(content: Json) -> Json:
    questions = {
        path: {key: value for key, value in spec.items() if key != "retired"}
        for path, spec in content["questions"].items()
    }
    return {**content, "questions": questions}

"""Which parts of what is held about a child a program may give out by itself: what surely is the child's own, and nothing that could do harm.

What is about others is left out (Data Protection Act 2018, schedule 2, paragraph 16). What bears on a child's safety somebody reads first: it may do
serious harm to give it out, or be against the child's interests where a parent asks (schedule 3, paragraphs 11 and 21).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from ..artifact import Artifact
from ..clearance import Clearance, Ref
from ..tells_of import tells_of


class Given(StrEnum):
    """What becomes of one part."""

    OUT = "given out"
    READ_FIRST = "to be read first"
    OTHERS = "left out: about somebody else"
    READ_AND_LEFT = "left out: read, and kept back"


SAFETY = "it bears on the child's safety"
"""Why a question with `risk: yes`, what is asked because of it, and the fact that it goes into are to be read first."""

_CLOSED = ("choice", "choices", "number", "date", "partial date", "yes/no", "age")
_ABOUT_OTHERS = ("person", "relationship")
_OWN = ("child", "record")
_CLOSELY_KEPT = ("sensitive", "restricted")


@dataclass(frozen=True)
class Giving:
    """By the artifacts that a store has met: what one of them says of a fact counts wherever the fact stands."""

    artifacts: tuple[Artifact, ...]

    def judged(
        self, artifact: Artifact, ref: Ref, spec: Mapping[str, Any], about: str | None
    ) -> tuple[Given, str]:
        """What becomes of a question's answer or of a fact (`ref`), by its `spec` and whom it is `about`, and why."""
        given, why = _judged(spec, about)
        if given is not Given.OTHERS and ref in self._dangers[artifact.content_hash]:
            return Given.READ_FIRST, SAFETY
        if given is Given.OUT and not self._families_see(artifact, ref):
            return Given.READ_FIRST, "it is kept from families"
        return given, why

    def judged_fact(self, name: str) -> tuple[Given, str]:
        """What becomes of a fact, as the one of the artifacts has it that gives out least of it."""
        knowing = (each for each in self.artifacts if name in each.content["facts"])
        specs = ((each, each.content["facts"][name]) for each in knowing)
        found = [self.judged(each, ("fact", name), spec, spec.get("about")) for each, spec in specs]
        order = (Given.OTHERS, Given.READ_FIRST, Given.OUT)
        return min(found, key=lambda one: order.index(one[0]), default=(Given.READ_FIRST, "it is free text"))

    @cached_property
    def _dangers(self) -> Mapping[str, frozenset[Ref]]:
        """By an artifact's hash, what tells of something that bears on a child's safety in any of them."""
        facts: set[Ref] = set()
        for artifact in self.artifacts:
            facts |= {ref for ref in tells_of(artifact.content, _risks(artifact)) if ref[0] == "fact"}
        return {each.content_hash: tells_of(each.content, {*facts, *_risks(each)}) for each in self.artifacts}

    def _families_see(self, artifact: Artifact, ref: Ref) -> bool:
        clearance = self._clearances[artifact.content_hash]
        return all(clearance.sees(audience, ref) for audience in ("family", "child"))

    @cached_property
    def _clearances(self) -> Mapping[str, Clearance]:
        return {each.content_hash: Clearance(each.content) for each in self.artifacts}


def _risks(artifact: Artifact) -> set[Ref]:
    """The questions that bear on a child's safety."""
    return {("question", path) for path, spec in artifact.content["questions"].items() if spec.get("risk")}


def _judged(spec: Mapping[str, Any], about: str | None) -> tuple[Given, str]:
    if about in _ABOUT_OTHERS:
        return Given.OTHERS, "the data model says that it is about another person"
    if spec["type"] == "person":
        return Given.OTHERS, "it names another person"
    if spec["type"] not in _CLOSED:
        return Given.READ_FIRST, "it is free text" if "text" in spec["type"] else f"it is a {spec['type']}"
    if about not in _OWN:
        return Given.READ_FIRST, "nothing says that it is about the child alone"
    if about == "record" and spec.get("sensitivity") in _CLOSELY_KEPT:
        return Given.READ_FIRST, "it is what somebody judged, and is kept closely"
    return Given.OUT, "it is the child's own"

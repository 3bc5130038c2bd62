"""Words written for the family or the child, held against what they may see (`engine.clearance`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ...dsl.diagnostic import Diagnostics, Related
from ...dsl.source import Span
from .. import clearance_codes as codes
from ..clearance import Clearance, Ref
from ..faces import named
from ..model import Condition, Face, Model, Question, Rule, Section, Slot, Text, Wording

_READERS = {"family": ("family",), "child": ("child", "easy_read")}
"""The readers that words are written for, each with the voices that are theirs alone."""

_CALLED = {"family": "the family", "child": "the child"}


def words_for_readers(model: Model) -> Diagnostics:
    """Texts for a reader with slots that they may not see (PP620), sentences for them that hang on such things
    (PP621), and words for them where they are never asked (PP622)."""
    found = Diagnostics()
    clearance = Clearance(outline(model))
    for audience in _READERS:
        if clearance.unseen(audience):
            _Reader(model, clearance, audience, found).judge()
    return found


def outline(model: Model) -> dict[str, Any]:
    """What clearance looks at of a model, as the artifact will have it: who reads what, and how closely it is kept."""

    def kept(of: Any, **more: Any) -> dict[str, Any]:
        found = {"sensitivity": of.sensitivity, **{key: value for key, value in more.items() if value}}
        return {**found, "who_may_see": list(of.who_may_see)} if of.who_may_see else found

    def rules(of: Question | Section) -> list[dict[str, Any]]:
        return [{"tree": rule.condition.tree} for rule in of.rules]

    return {
        "as_of": model.as_of,
        "sections": [{"id": section.id, "rules": rules(section)} for section in model.sections],
        "define": {name: {"tree": named.tree} for name, named in model.define.items()},
        "questions": {
            path: kept(q, section=q.section, group=q.group, rules=rules(q), fact=q.fact, part=q.part)
            for path, q in model.questions.items()
        },
        "facts": {
            name: kept(
                fact,
                type=fact.type,
                stale_after=fact.stale_after,
                age_from=fact.born,
                age_unless=fact.unless,
                parts=[kept(part, id=part.name) for part in fact.parts],
            )
            for name, fact in model.facts.items()
        },
    }


class _Reader:
    """One reader of one model."""

    def __init__(self, model: Model, clearance: Clearance, audience: str, found: Diagnostics) -> None:
        self.model = model
        self.clearance = clearance
        self.audience = audience
        self.unseen = clearance.unseen(audience)
        self.found = found

    def judge(self) -> None:
        for section in self.model.sections:
            told = ("section", section.id)
            if told in self.unseen or all(("question", path) in self.unseen for path in section.questions):
                at = told if told in self.unseen else ("question", section.questions[0])
                self.never_read(f"section `{section.id}`", at, [section.title])
            else:
                self.slots(section.title)
                self.faces(f"section `{section.id}`", section)
        for question in self.model.questions.values():
            if ("question", question.path) in self.unseen:
                if not self.told_around(question):
                    name = question.path.rpartition(".")[2]
                    words = [question.ask, question.hint, *(option.say for option in question.options)]
                    self.never_read(f"`{name}`", ("question", question.path), words)
                continue
            for wording in _wordings(question):
                self.slots(wording)
            self.faces(f"`{question.path.rpartition('.')[2]}`", question)
        for sentence in self.model.pen_picture:
            own = self.own(sentence.say)
            if own is not None and sentence.when is not None:
                self.hangs_on(sentence.when, own)
            self.slots(sentence.say)
            if own is not None and sentence.otherwise is not None:
                self.slots_of(sentence.otherwise)

        asked = {text.span for question in self.model.questions.values() for text in question.ask.values()}
        for line in self.model.case_summary:
            if line.ref in self.unseen:
                # A line that is called as its question is asked has been told of there.
                label = {voice: text for voice, text in line.label.items() if text.span not in asked}
                self.never_read(f"`{line.ref[1]}` in the case summary", line.ref, [label])
        for pathway in self.model.pathways:
            self.slots(pathway.because)

    def faces(self, what: str, part: Question | Section) -> None:
        """What variants say otherwise to the reader, each text once: nothing of a variant that the reader does not see."""
        told = {text.span for wording in _wordings(part) for text in wording.values()}
        for face in part.faces:
            fresh = [{v: t for v, t in said.items() if t.span not in told} for said in _wordings(face.says)]
            told.update(text.span for wording in fresh for text in wording.values())
            unseen = next((ref for ref in _conditions(face) if ref in self.unseen), None)
            if unseen is not None:
                names = " and ".join(f"`{name}`" for name in sorted(face.of))
                self.never_read(f"{what} in the variant {names}", unseen, fresh)
                continue
            for wording in fresh:
                self.slots(wording)

    def told_around(self, question: Question) -> bool:
        """Whether what stands around the question is kept from the reader, and has been told of already."""
        if question.group is not None:
            around = self.model.questions[question.group]
            return ("question", around.path) in self.unseen and self.own(around.ask) is not None
        section = next(s for s in self.model.sections if s.id == question.section)
        return ("section", section.id) in self.unseen and self.own(section.title) is not None

    def own(self, wording: Wording) -> Text | None:
        """The text that is written for the reader, if there is one."""
        return next((wording[voice] for voice in _READERS[self.audience] if voice in wording), None)

    def slots(self, wording: Wording) -> None:
        for voice in _READERS[self.audience]:
            if voice in wording:
                self.slots_of(wording[voice])

    def slots_of(self, text: Text) -> None:
        for part in text.parts:
            if isinstance(part, Slot) and part.ref in self.unseen:
                self.found.add(
                    codes.SLOT_NOT_FOR_READER.at(
                        part.span,
                        reader=_CALLED[self.audience],
                        name=part.span.text.strip("<>"),
                        through=self.through(part.ref),
                        related=tuple(self.places(part.ref)),
                    )
                )

    def hangs_on(self, when: Condition, own: Text) -> None:
        ref = self.clearance.unseen_in(self.audience, when.tree)
        if ref is None:
            return
        read = next((read for read in when.reads if read.ref in self.unseen), None)
        at, name = (read.span, read.span.text) if read is not None else (when.span, ref[1])
        ref = read.ref if read is not None else ref
        self.found.add(
            codes.CONDITION_NOT_FOR_READER.at(
                at,
                reader=_CALLED[self.audience],
                name=name,
                through=self.through(ref),
                related=(Related(own.span, "the words for them"), *self.places(ref)),
            )
        )

    def never_read(self, what: str, ref: Ref, wordings: list[Wording]) -> None:
        own = next(filter(None, map(self.own, wordings)), None)
        if own is not None:
            self.found.add(
                codes.NEVER_READ.at(
                    own.span,
                    what=what,
                    reader=_CALLED[self.audience],
                    through=self.through(ref),
                    related=tuple(self.places(ref)),
                )
            )

    def through(self, ref: Ref) -> str:
        """What the source tells of, where something else is to blame."""
        cause = self.clearance.why(self.audience, ref)[-1]
        same = cause == ref or self.fact_of(ref) == cause
        return "" if same else f", since it tells of `{_name(cause)}`"

    def places(self, ref: Ref) -> Iterator[Related]:
        """The condition by which it tells of something that is kept from the reader, and where that is said."""
        chain = self.clearance.why(self.audience, ref)
        for at, read in pairwise(chain):
            rule = next((r for r in self.rules(at) if self.reads(r, read)), None)
            if rule is not None:
                yield Related(rule.condition.span, f"whether it is asked tells of `{_name(read)}`")
                break
        kept = self.kept(chain[-1])
        if kept is not None:
            yield Related(kept, f"`{_name(chain[-1])}` is kept from them here")

    def rules(self, ref: Ref) -> tuple[Rule, ...]:
        kind, name = ref
        if kind == "question":
            return self.model.questions[name].rules
        return next((s.rules for s in self.model.sections if kind == "section" and s.id == name), ())

    def reads(self, rule: Rule, ref: Ref) -> bool:
        return ref in self.clearance.sources(rule.condition.tree)

    def fact_of(self, ref: Ref) -> Ref | None:
        fact = self.model.questions[ref[1]].fact if ref[0] == "question" else None
        return None if fact is None else ("fact", fact)

    def kept(self, ref: Ref) -> Span | None:
        """Where a source says who may see it; a question that says nothing itself is kept as its fact is."""
        kind, name = ref
        if kind == "part":
            fact, _, bare = name.rpartition(".")
            part = next(part for part in self.model.facts[fact].parts if part.name == bare)
            return part.kept or part.span
        if kind == "fact":
            return self.model.facts[name].kept or self.model.facts[name].span
        question = self.model.questions[name]
        if question.kept is not None:
            return question.kept
        if question.fact is not None:
            return self.kept(("fact", question.fact))
        if question.group is not None and question.part is not None:
            return self.kept(("part", f"{self.model.questions[question.group].fact}.{question.part}"))
        return question.id_span


def _wordings(part: Question | Section) -> list[Wording]:
    if isinstance(part, Section):
        return [part.title]
    return [part.ask, part.hint, *(option.say for option in part.options)]


def _conditions(face: Face) -> list[Ref]:
    return [("define", named(name)) for name in sorted(face.of)]


def _name(ref: Ref) -> str:
    return ref[1] if ref[0] in ("fact", "define", "section") else ref[1].rpartition(".")[2]

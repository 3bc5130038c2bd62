"""Variants folded into one model, facet by facet (rule L3): every part that any of them adds, each with one set of rules, and
beside it what it says while some of them apply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ...dsl.diagnostic import Diagnostics, Related
from ...dsl.source import Span
from .. import definition
from .. import variant_codes as codes
from ..analysis.order import in_order
from ..faces import named
from ..language import RANKS
from ..layering.history import History, whole
from ..layering.holding import QUESTION
from ..layering.stack import rank_of
from ..model import Face, Model, Question, Section, Text
from ..proofs.questions import Proofs
from ..proofs.verdict import Meeting, Never
from .around import Around
from .facets import GONE, Facets, changed, facets_of, in_history, in_words, is_shown, with_facets
from .statuses import Applying, Rules, ended, folded
from .together import MOST, Together, judge, subsets
from .varying import Names, Variation, Varied

Part = Question | Section


@dataclass(frozen=True, slots=True)
class Made:
    """What one variant, or a settlement, makes of an exemplar, and the models of that and of what it stands on."""

    varied: Varied
    before: Model
    model: Model


def fold(base: Model, variation: Variation, made: Sequence[Made]) -> tuple[Model | None, Diagnostics]:
    """One model for every child. `base` is the exemplar without its variants, with their conditions among its `define`;
    `made` is what each makes of it. The `facts` of the result are left as they are. None where two variants contradict
    each other, or one decides itself; every such place is reported."""
    work = _Folding(base, variation, made)
    model = work.folded()
    return (None if work.out.has_errors else model), work.out


class _Folding:
    def __init__(self, base: Model, variation: Variation, made: Sequence[Made]) -> None:
        self.base = base
        self.variation = variation
        self.made = {each.varied.of: each for each in made}
        self.out = Diagnostics()
        self.applying: Applying = {v.name.text: base.define[named(v.name.text)] for v in variation.variants}
        order, circles = in_order(base)
        self.out.extend(circles)
        self.proofs = Proofs(replace(base, order=order)) if order is not None else None
        self.meet = cache(self._meet)

    def _meet(self, names: Names) -> Meeting:
        assert self.proofs is not None
        return self.proofs.can_meet([self.applying[name] for name in sorted(names)])

    def folded(self) -> Model | None:
        if self.proofs is None:
            return None
        self._look_where_they_may()
        sections: list[Section] = []
        questions: dict[str, Question] = {}
        for said in self.variation.together.sections:
            assert isinstance(said, definition.Section)
            inside = tuple(q.id.text for q in said.questions if isinstance(q, definition.Question))
            section = self._part(f"section {said.id.text}", lambda m, id=said.id.text: _section(m, id))
            if section is not None:
                sections.append(replace(section, questions=inside))
            for path, part in _paths(said.questions, ""):
                question = self._part(path, lambda m, path=path: m.questions.get(path))
                if question is not None:
                    own = tuple(
                        f"{path}.{each.id.text}"
                        for each in part.questions
                        if isinstance(each, definition.Question)
                    )
                    questions[path] = replace(question, questions=own)
        alone = {names: each.model for names, each in self.made.items() if len(names) == 1}
        ways = {names: model.pathways for names, model in alone.items()}
        pictures = {names: model.pen_picture for names, model in alone.items()}
        steps = {names: model.next for names, model in alone.items()}
        around = Around(self.base.name, self.applying, self._judge)
        return replace(
            self.base,
            sections=tuple(sections),
            questions=questions,
            pathways=tuple(around.pathways(self.base.pathways, ways)),
            pen_picture=tuple(around.listed("the pen picture", self.base.pen_picture, pictures)),
            next=tuple(around.listed("the next steps", self.base.next, steps)),
        )

    # --- what a variant may look at -----------------------------------------------------------------------------

    def _look_where_they_may(self) -> None:
        """See to it that no variant looks at what it cannot know, or changes what it looks at (PP554, PP555, rule L4)."""
        for said in self.variation.variants:
            name = said.name.text
            held = self.applying[name]
            if isinstance(self.meet(frozenset((name,))), Never):
                self.out.add(codes.NEVER_APPLIES.at(held.span, variant=name))
            for read in held.reads:
                kind, path = read.ref
                if kind != "question":
                    continue
                for step in self.variation.history.get(whole((QUESTION, path)), ())[:1]:
                    if step.rank in RANKS and RANKS.index(step.rank) > rank_of(said):
                        where = (Related(step.span, "added here"),)
                        self.out.add(
                            codes.READS_NEARER.at(
                                read.span,
                                related=where,
                                variant=name,
                                rank=RANKS[rank_of(said)],
                                name=path,
                                layer=f"`{step.layer}`",
                            )
                        )
                for names, each in self.made.items():
                    before = self.base.questions.get(path)
                    after = each.model.questions.get(path)
                    if (
                        name in names
                        and before is not None
                        and after is not None
                        and self._is_changed(each, path, before, after)
                    ):
                        where = (Related(self._where(names, path), "changed here"),)
                        self.out.add(
                            codes.DECIDES_ITSELF.at(read.span, variant=name, name=path, related=where)
                        )

    def _is_changed(self, made: Made, path: str, before: Question, after: Question) -> bool:
        ends = path in made.varied.skipped or path in made.varied.withdrawn
        return ends or before.rules != after.rules or bool(changed(facets_of(before), facets_of(after)))

    # --- questions and sections ---------------------------------------------------------------------------------

    def _part(self, called: str, find: Any) -> Any:
        """A question or section of any of them, with the rules of all, and what each set of variants says of it."""
        base: Part | None = find(self.base)
        name = called.removeprefix("section ")
        there: dict[Names, tuple[Part, Part | None]] = {}
        for names, each in self.made.items():
            after = find(each.model)
            if after is not None:
                there[names] = (after, base if len(names) == 1 else find(each.before))
        if base is None and not there:
            return None
        rules: dict[Names, Rules] = {}
        facets: dict[Names, Facets] = {}
        for names, (after, before) in there.items():
            own = self._rules(names, name, after)
            if before is None or own != before.rules:
                rules[names] = own
            said = self._facets(names, name, after)
            more = said if before is None else changed(facets_of(before), said)
            if more and (base is not None or len(names) > 1):
                facets[names] = more
        first = base if base is not None else next(after for after, _ in there.values())
        if rules:
            self._judge(called, "when it is asked", "rules", rules)
            if not self.out.has_errors:
                first = replace(
                    first,
                    rules=folded(None if base is None else base.rules, rules, self.applying, first.span),
                )
        return self._faced(called, first, there, facets)

    def _rules(self, names: Names, name: str, part: Part) -> Rules:
        """The rules of a part as a variant has them; what it ends is skipped."""
        end = self.made[names].varied.skipped.get(name) if isinstance(part, Question) else None
        if end is None:
            return part.rules
        because = None if end.because is None else Text((end.because.text,), end.because.span)
        return (*part.rules, ended(names, end.span, because))

    def _facets(self, names: Names, name: str, part: Part) -> Facets:
        gone = self.made[names].varied.withdrawn.get(name, frozenset())
        return {
            facet: value
            for facet, value in facets_of(part).items()
            if facet.removeprefix("option ") not in gone
        }

    def _faced(
        self,
        called: str,
        own: Part,
        there: Mapping[Names, tuple[Part, Part | None]],
        said: Mapping[Names, Facets],
    ) -> Part:
        """A part with what it says while variants apply, and with every option and reason that any of them offers."""
        if not said:
            return own
        touching = frozenset[str]().union(*said)
        if len(touching) > MOST:
            name, count = called.removeprefix("section "), len(touching)
            first, *others = (self._where(names, name) for names in said)
            also = tuple(Related(span, "changed here too") for span in others)
            self.out.add(codes.TOO_MANY_VARIANTS.at(first, name=name, count=count, most=MOST, related=also))
            return own
        by_facet: dict[str, Together[Any]] = {}
        for facet_ in dict.fromkeys(f for facets in said.values() for f in facets):
            of = {names: facets[facet_] for names, facets in said.items() if facet_ in facets}
            by_facet[facet_] = Together(of)
            self._judge(called, in_words(facet_), in_history(facet_), of)
        mine = facets_of(own)
        order = _codes_of([own, *(after for after, _ in there.values())])
        faces: list[Face] = [Face(frozenset(), own)]
        for names in subsets(touching):
            if len(names) > 1 and isinstance(self.meet(names), Never):
                continue
            now = dict(mine)
            changes: set[str] = set()
            for facet_, together in by_facet.items():
                by = together.speaks(names)
                if by is None:
                    continue
                value = together.said[by]
                if value is GONE:
                    now.pop(facet_, None)
                else:
                    now[facet_] = value
                if is_shown(facet_) and self._means_otherwise(by, own, there):
                    changes.add(", ".join(sorted(by)))
            faces.append(Face(names, with_facets(own, now, order), frozenset(changes)))
        everything = dict(mine)
        for facets in said.values():
            everything |= {
                f: v
                for f, v in facets.items()
                if f.startswith(("option ", "reason ")) and f not in mine and v is not GONE
            }
        if isinstance(own, Section):
            return replace(own, faces=tuple(faces))
        union: Question = with_facets(own, everything, order)
        return replace(own, options=union.options, reasons=union.reasons, faces=tuple(faces))

    def _means_otherwise(
        self, names: Names, own: Part, there: Mapping[Names, tuple[Part, Part | None]]
    ) -> bool:
        """Whether a variant words a question so that it no longer means the same (rule A4)."""
        after, before = there.get(names, (None, None))
        if not isinstance(after, Question) or not isinstance(before, Question):
            return False
        shown = any(map(is_shown, changed(facets_of(before), facets_of(after))))
        return shown and len(after.earlier) <= len(before.earlier)

    def _judge(self, called: str, facet_: str, path: str, said: Mapping[Names, Any]) -> None:
        name = called.removeprefix("section ")
        judge(Together(said), name, facet_, lambda names: self._where(names, name, path), self.meet, self.out)

    def _where(self, names: Names, name: str, path: str = "") -> Span:
        """Where a variant, or a settlement, says something of a part."""
        history: History = self.made[names].varied.history
        for kind in ("questions", "sections"):
            exact = history.get(f"{kind}.{name}.{path}")
            if exact:
                return exact[-1].span
        end = self.made[names].varied.skipped.get(name)
        if end is not None and (path == "rules" or not path):
            return end.span
        near = next(
            (s for p, s in history.items() if p.partition(".")[2].startswith((f"{name}.", name))), None
        )
        return (
            near[-1].span
            if near
            else next(v for v in self.variation.variants if v.name.text in names).name.span
        )


def _section(model: Model, id: str) -> Section | None:
    return next((section for section in model.sections if section.id == id), None)


def _paths(parts: Iterable[Any], group: str) -> Iterator[tuple[str, definition.Question]]:
    for part in parts:
        if isinstance(part, definition.Question):
            path = f"{group}.{part.id.text}" if group else part.id.text
            yield path, part
            yield from _paths(part.questions, path)


def _codes_of(parts: Iterable[Part]) -> tuple[str, ...]:
    """The codes of every option that any of some questions has, the base's first, those that rule out the others last."""
    found: dict[str, bool] = {}
    for part in parts:
        for option in part.options if isinstance(part, Question) else ():
            found.setdefault(option.code, option.exclusive)
    return tuple(sorted(found, key=lambda code: found[code]))

"""Variants folded into one model, facet by facet (rule L3): every part that any of them adds, each with one set of rules, and
beside it what it says while some of them apply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from ...dsl.diagnostic import Diagnostics, Related
from .. import definition
from .. import variant_codes as codes
from ..analysis.order import in_order
from ..faces import VARIANT, named
from ..layering.holding import NEXT, SENTENCE, called_by
from ..model import Face, Model, Question, Section
from ..proofs.questions import Proofs
from ..proofs.verdict import Meeting, Never
from .around import Around, Place, Said
from .facets import GONE, Facets, changed, facets_of, in_history, in_words, is_shown, with_facets
from .gathered import KINDS, Gathered, Made, section_of
from .looking import look_for_nobody, look_where_they_may
from .statuses import Applying, Rules, ended, folded, outside, status
from .together import MOST, Together, judge, subsets
from .varied import Names, Variation

Part = Question | Section


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
        self.gathered = Gathered(base, variation, self.made, self.applying, self.meet)
        self.where = self.gathered.where

    def _meet(self, names: Names, without: tuple[Names, ...] = ()) -> Meeting:
        assert self.proofs is not None
        inside = [self.applying[name] for name in sorted(names)]
        return self.proofs.can_meet([*inside, *(outside(each, self.applying) for each in without)])

    def folded(self) -> Model | None:
        if self.proofs is None:
            return None
        look_where_they_may(self.gathered, self.out)
        look_for_nobody(self.gathered, self.out)
        sections: list[Section] = []
        questions: dict[str, Question] = {}
        for said in self.variation.together.sections:
            assert isinstance(said, definition.Section)
            inside = tuple(q.id.text for q in said.questions if isinstance(q, definition.Question))
            section = self._part(f"section {said.id.text}", lambda m, id=said.id.text: section_of(m, id))
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
        made = self.made.items()
        ways = {names: Said(each.before.pathways, each.model.pathways) for names, each in made}
        pictures = {names: Said(each.before.pen_picture, each.model.pen_picture) for names, each in made}
        steps = {names: Said(each.before.next, each.model.next) for names, each in made}
        around = Around(
            self.applying, self._names(), self._judge, self._is_stated, self._may_meet, self._is_crowded
        )
        whole_ = replace(
            self.base,
            sections=tuple(sections),
            questions=questions,
            pathways=tuple(around.pathways(self.base.pathways, ways)),
            pen_picture=tuple(around.listed(self.base.pen_picture, pictures)),
            next=tuple(around.listed(self.base.next, steps)),
        )
        return self._without_idle(whole_)

    def _without_idle(self, model: Model) -> Model:
        """A model without the variants that change nothing: whom they are for tells nothing of what is asked (rule L7)."""
        parts: list[Part] = [*model.sections, *model.questions.values()]
        rules = [rule for part in parts for rule in part.rules if rule.by == "variant"]
        held = [rule.condition for rule in (*rules, *(p.short for p in model.pathways if p.short))]
        held += [each.when for each in model.pen_picture if each.when]
        held += [each.when for each in model.next if each.when]
        heard = {name for each in held for name in _mentioned(each.tree)}
        heard |= {named(name) for part in parts for face in part.faces for name in face.of}
        return replace(
            model,
            variants=tuple(each for each in model.variants if named(each.name) in heard),
            define={
                name: each
                for name, each in model.define.items()
                if not name.startswith(VARIANT) or name in heard
            },
        )

    def _names(self) -> dict[Place, str]:
        """What sentences and next steps are called, by where they are written."""
        together = self.variation.together
        places = [(each.span, called_by(SENTENCE, each)) for each in together.pen_picture]
        places += [(each.exemplar.span, called_by(NEXT, each)) for each in together.next]
        return {(span.source.name, span.start, span.end): name for span, name in places}

    def _may_meet(self, names: Names) -> bool:
        return len(names) == 1 or not isinstance(self.meet(names), Never)

    # --- questions and sections ---------------------------------------------------------------------------------

    def _part(self, called: str, find: Any) -> Any:
        """A question or section of any of them, with the rules of all, and what each set of variants says of it."""
        base: Part | None = find(self.base)
        name = _bare(called)
        there: dict[Names, tuple[Part, Part | None]] = {}
        for names, each in self.made.items():
            after = find(each.model)
            if after is not None and (after is not base or self._is_touched(names, name)):
                there[names] = (after, base if len(names) == 1 else find(each.before))
        if base is None and not there:
            return None
        rules: dict[Names, Rules] = {}
        facets: dict[Names, Facets] = {}
        for names, (after, before) in there.items():
            own = self._rules(names, name, after)
            if before is None or own != before.rules or self._is_status_stated(names, called, own):
                rules[names] = own
            said = self._facets(names, name, after)
            if before is None:
                more = said
            else:
                old = facets_of(before)
                more = changed(old, said)
                more |= {f: v for f, v in said.items() if self._is_stated(names, called, in_history(f))}
            if more and (base is not None or len(names) > 1):
                facets[names] = more
        first = base if base is not None else next(after for after, _ in there.values())
        if rules:
            self._judge(called, "when it is asked", "rules", {n: status(own) for n, own in rules.items()})
            if not self.out.has_errors:
                first = replace(
                    first,
                    rules=folded(None if base is None else base.rules, rules, self.applying, first.span),
                )
        return self._faced(called, first, there, facets)

    def _is_touched(self, names: Names, name: str) -> bool:
        """Whether a set of variants speaks of a question that it leaves as it is: to end it, to withdraw an option, or to
        settle it so."""
        varied = self.made[names].varied
        return len(names) > 1 or name in varied.skipped or name in varied.withdrawn

    def _rules(self, names: Names, name: str, part: Part) -> Rules:
        """The rules of a part as a variant has them; what it ends is skipped, for the reason that the variant itself gives to
        whoever wonders. Why it was changed is for colleagues, and stays in the history."""
        end = self.made[names].varied.skipped.get(name) if isinstance(part, Question) else None
        if end is None:
            return part.rules
        why = [each.because for each in self.base.variants if frozenset((each.name,)) == names]
        return (*part.rules, ended(names, end, *why or (None,)))

    def _is_stated(self, names: Names, called: str, path: str) -> bool:
        """Whether a settlement states what is at the end of a path of the history: that holds for those children, be it what
        the base says already."""
        if len(names) == 1 or not called:
            return False
        name = _bare(called)
        history = self.made[names].varied.history
        return any(f"{kind}.{name}.{path}" in history for kind in KINDS)

    def _is_status_stated(self, names: Names, called: str, rules: Rules) -> bool:
        """The same of when a part is asked, by itself or through a pathway."""
        return self._is_stated(names, called, "rules") or any(
            rule.by == "pathway" and self._is_stated(names, rule.owner, "rules") for rule in rules
        )

    def _facets(self, names: Names, name: str, part: Part) -> Facets:
        gone = self.made[names].varied.withdrawn.get(name, frozenset())
        return {
            facet: value
            for facet, value in facets_of(part).items()
            if not (facet.startswith("option ") and facet.removeprefix("option ") in gone)
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
        if self._is_crowded(called, said):
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
            if not self._may_meet(names):
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

    def _is_crowded(self, called: str, said: Mapping[Names, Any]) -> bool:
        """Whether more variants say something of a part than can be looked at together, which is reported (PP556)."""
        touching = frozenset[str]().union(*said)
        if len(touching) <= MOST:
            return False
        name, count = _bare(called), len(touching)
        first, *others = (self.where(names, name) for names in said)
        also = tuple(Related(span, "changed here too") for span in others)
        self.out.add(codes.TOO_MANY_VARIANTS.at(first, name=name, count=count, most=MOST, related=also))
        return True

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
        name = _bare(called)
        judge(
            Together(said), called, facet_, lambda names: self.where(names, name, path), self.meet, self.out
        )


def _mentioned(tree: Any) -> Iterator[str]:
    """The named conditions that a condition mentions."""
    if isinstance(tree, tuple):
        if len(tree) == 2 and tree[0] == "named":
            yield tree[1]
        for part in tree:
            yield from _mentioned(part)


def _bare(called: str) -> str:
    """The name of a part that is called with its kind, as a change of it says: `section home`."""
    return called.rpartition(" ")[2]


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

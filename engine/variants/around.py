"""What stands around the questions, where variants have a say in it: pathways that cut short, the pen picture, next steps.

Nothing of it keeps answers, so that a condition on each tells the whole of it: what a variant says in another's place is said
while it surely applies, and the other while it does not (rules L3, R5, S5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ...dsl.source import Span
from ..model import Condition, Next, Pathway, Read, Rule, Sentence, Tree
from .facets import GONE, Facets, changed, in_history, in_words
from .statuses import Applying, applies, bracketed, conj, does_not, words_of
from .together import Together, subsets
from .varied import Names

Stated = TypeVar("Stated", Sentence, Next)
Place = tuple[str, int, int]
"""What a sentence or a next step goes by: where it is written, since not all have names."""

_WHEN = "when"


@dataclass(frozen=True, slots=True)
class Said:
    """What a set of variants makes of a list of sentences or next steps: as it is before its changes, and after."""

    before: Sequence[Any]
    after: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the questions of one exemplar. `names` has what is called by a name, `judge` reports what variants
    say differently (of which part, of what of it, under which end of its path in the history, and what each says), `stated`
    tells whether a settlement states a facet of a part, `may_meet` whether a child can be in several variants, and `crowded`
    reports more variants of one part than can be looked at."""

    applying: Applying
    names: Mapping[Place, str]
    judge: Callable[[str, str, str, Mapping[Names, Any]], None]
    stated: Callable[[Names, str, str], bool]
    may_meet: Callable[[Names], bool]
    crowded: Callable[[str, Mapping[Names, Any]], bool]

    def pathways(self, base: Sequence[Pathway], said: Mapping[Names, Said]) -> Iterator[Pathway]:
        """Every pathway; one that cuts short does so as the variants say."""
        own = {pathway.id: pathway for pathway in base}
        for id, pathway in ({p.id: p for each in said.values() for p in each.after} | own).items():
            base_short = own[id].short if id in own else None
            shorts: dict[Names, Rule | None] = {}
            for names, each in said.items():
                before, after = (
                    next((p.short for p in all_ if p.id == id), None) for all_ in (each.before, each.after)
                )
                if after != before or self.stated(names, id, "rules") and (before or after):
                    shorts[names] = after
            if shorts:
                trees = {n: rule and rule.condition.tree for n, rule in shorts.items()}
                self.judge(f"pathway {id}", "when it is cut short", "rules", trees)
                pathway = replace(pathway, short=self._short(id, base_short, shorts))
            yield pathway

    def _short(self, id: str, base: Rule | None, said: Mapping[Names, Rule | None]) -> Rule:
        """The rule that cuts short: the base's while no variant has another, and each set's while it applies and no larger
        one does (rule S5)."""
        parts: list[tuple[Rule, list[Tree], list[str]]] = []
        if base is not None:
            least = [names for names in said if not any(other < names for other in said)]
            parts.append((base, [does_not(n) for n in least], [words_of(n, "do not") for n in least]))
        for names, rule in said.items():
            if rule is not None:
                larger = [other for other in said if names < other]
                words = [words_of(names), *(words_of(n, "do not") for n in larger)]
                parts.append((rule, [applies(names), *map(does_not, larger)], words))
        trees = [conj((rule.condition.tree, *more)) for rule, more, _ in parts]
        texts = [" and ".join((bracketed(rule.condition.text), *words)) for rule, _, words in parts]
        reads = [read for rule, _, _ in parts for read in rule.condition.reads]
        first = parts[0][0]
        held = _any(trees, texts, (*reads, *self._reads(said)), first.condition.span)
        return Rule("short", "pathway", id, held, first.because)

    def listed(self, base: Sequence[Stated], said: Mapping[Names, Said]) -> Iterator[Stated]:
        """The base's own, those that variants end or say otherwise as they say it only while these do not apply; and after
        each what variants say in its place or beside it, while they do."""
        own = {_place(each): n for n, each in enumerate(base)}
        otherwise: dict[Place, dict[Names, Facets]] = {}
        added: dict[int, dict[Place, Stated]] = {}
        for names, each in said.items():
            before, at = {_place(one): one for one in each.before}, -1
            after = {_place(one): one for one in each.after}
            for place, one in after.items():
                at = own.get(place, at)
                if place not in before:
                    added.setdefault(at, {}).setdefault(place, one)
                    otherwise.setdefault(place, {})[names] = _facets(one)
                elif more := self._changed(names, place, _facets(before[place]), _facets(one)):
                    otherwise.setdefault(place, {})[names] = more
            for place in before:
                if place not in after:
                    otherwise.setdefault(place, {})[names] = {_WHEN: GONE}
        yield from self._added(added.get(-1, {}), otherwise)
        for n, one in enumerate(base):
            changes = otherwise.get(_place(one))
            yield from (one,) if changes is None else self._all(one, _facets(one), changes)
            yield from self._added(added.get(n, {}), otherwise)

    def _added(
        self, added: Mapping[Place, Stated], otherwise: Mapping[Place, Mapping[Names, Facets]]
    ) -> Iterator[Stated]:
        for place, each in added.items():
            yield from self._all(each, None, otherwise[place])

    def _changed(self, names: Names, place: Place, before: Facets, after: Facets) -> Facets:
        """What a set of variants says otherwise, and what a settlement states."""
        called = self.names.get(place, "")
        more = {f: v for f, v in after.items() if self.stated(names, called, in_history(f))}
        return changed(before, after) | more

    def _all(self, one: Stated, base: Facets | None, said: Mapping[Names, Facets]) -> Iterator[Stated]:
        """Everything that is said in one place: what the base says there (None where variants put it there), and what each
        set of variants does."""
        called = f"{'next step' if isinstance(one, Next) else 'sentence'} {self.names.get(_place(one), '')}"
        by_facet: dict[str, Together[Any]] = {}
        for facet in dict.fromkeys(f for facets in said.values() for f in facets):
            of = {names: facets[facet] for names, facets in said.items() if facet in facets}
            by_facet[facet] = Together(of)
            self.judge(called, in_words(facet), "retired" if facet == _WHEN else in_history(facet), of)
        touching = frozenset[str]().union(*said)
        if self.crowded(called, said):
            return
        values: dict[Names, Facets | None] = {frozenset(): base}
        for names in subsets(touching):
            if self.may_meet(names):
                values[names] = _now(base, by_facet, names)
        distinct: list[Facets] = []
        for value in values.values():
            if value is not None and value not in distinct:
                distinct.append(value)
        for value in distinct:
            yield _stated(one, value, self._holds(value, values, one.span))

    def _holds(self, value: Facets, values: Mapping[Names, Facets | None], span: Span) -> Condition | None:
        """When something is said: while it is what holds of the variants that surely apply, and its own condition holds."""
        terms: list[tuple[Names, list[Names]]] = []
        for names, each in values.items():
            if each == value and not any(n <= names and not any(b <= names for b in bs) for n, bs in terms):
                against = [other for other in values if names < other and values[other] != value]
                least = [n for n in against if not any(other < n for other in against)]
                terms.append((names, least))
        own: Condition | None = value.get(_WHEN)
        if terms == [(frozenset(), [])]:
            return own
        trees: list[Tree] = []
        texts: list[str] = []
        for names, larger in terms:
            there = (applies(names),) if names else ()
            trees.append(conj((*there, *(does_not(other - names) for other in larger))))
            words = (words_of(names),) if names else ()
            texts.append(" and ".join((*words, *(words_of(other - names, "do not") for other in larger))))
        held = _any(trees, texts, self._reads(values), span)
        if own is None:
            return held
        text = f"{bracketed(own.text)} and {bracketed(held.text) if len(terms) > 1 else held.text}"
        return Condition(conj((own.tree, held.tree)), text, (*own.reads, *held.reads), own.span)

    def _reads(self, by: Mapping[Names, Any]) -> tuple[Read, ...]:
        names = dict.fromkeys(name for each in by for name in sorted(each))
        return tuple(read for name in names for read in self.applying[name].reads)


def _now(base: Facets | None, by_facet: Mapping[str, Together[Any]], names: Names) -> Facets | None:
    """What holds while exactly these variants surely apply; None where nothing is said."""
    found = dict(base or {})
    said = base is not None
    for facet, together in by_facet.items():
        by = together.speaks(names)
        if by is None:
            continue
        said = True
        if together.said[by] is not GONE:
            found[facet] = together.said[by]
        elif facet == _WHEN:
            return None
        else:
            found.pop(facet, None)
    return {f: v for f, v in found.items() if v is not None} if said else None


def _place(one: Sentence | Next) -> Place:
    return one.span.source.name, one.span.start, one.span.end


def _facets(one: Sentence | Next) -> Facets:
    """What is said under each head. That nothing is said of when is a thing said."""
    if isinstance(one, Next):
        return {_WHEN: one.when, "because": one.because}
    return {_WHEN: one.when, **{f"say {voice}": text for voice, text in one.say.items()}} | (
        {"otherwise": one.otherwise} if one.otherwise else {}
    )


def _stated(one: Stated, value: Facets, when: Condition | None) -> Stated:
    if isinstance(one, Next):
        return replace(one, when=when, because=value.get("because"))
    say = {f.partition(" ")[2]: text for f, text in value.items() if f.startswith("say ")}
    return replace(one, say=say, otherwise=value.get("otherwise"), when=when)


def _any(trees: Sequence[Tree], texts: Sequence[str], reads: tuple[Read, ...], span: Span) -> Condition:
    """A condition that holds where one of several does."""
    text = texts[0] if len(texts) == 1 else " or ".join(bracketed(each) for each in texts)
    return Condition(trees[0] if len(trees) == 1 else ("any", *trees), text, reads, span)

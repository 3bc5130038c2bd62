"""What stands around the questions, where variants have a say in it: pathways that cut short, the pen picture, next steps.

Nothing of it keeps answers, so that a condition on each tells the whole of it: what a variant says in another's place is said
while it surely applies, and the other while it does not (rules L3, R5, S5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ...dsl.source import Span
from ..model import Condition, Next, Pathway, Read, Rule, Sentence, Tree
from .statuses import Applying, applies, bracketed, conj, in_words
from .varying import Names

Stated = TypeVar("Stated", Sentence, Next)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the questions of one exemplar. `judge` reports what variants say differently: of which part, of
    what of it, under which path of the history, and what each says."""

    name: str
    applying: Applying
    judge: Callable[[str, str, str, Mapping[Names, Any]], None]

    def pathways(self, base: Sequence[Pathway], said: Mapping[Names, Sequence[Pathway]]) -> Iterator[Pathway]:
        """Every pathway; one that cuts short does so as the variants say."""
        own = {pathway.id: pathway for pathway in base}
        for id, pathway in ({p.id: p for each in said.values() for p in each} | own).items():
            before = own[id].short if id in own else None
            shorts: dict[Names, Rule | None] = {}
            for names, each in said.items():
                short = next((p.short for p in each if p.id == id), None)
                if short != before:
                    shorts[names] = short
            if shorts:
                self.judge(id, "when it is cut short", "rules", shorts)
                pathway = replace(pathway, short=self._short(id, before, shorts))
            yield pathway

    def _short(self, id: str, base: Rule | None, said: Mapping[Names, Rule | None]) -> Rule:
        """The rule that cuts short: the base's while no variant has another, and each variant's while it applies (rule S5)."""
        own = (
            []
            if base is None
            else [(base, [_not(names) for names in said], [in_words(n, "do not") for n in said])]
        )
        own += [(rule, [applies(n)], [in_words(n)]) for n, rule in said.items() if rule is not None]
        trees = [conj((rule.condition.tree, *more)) for rule, more, _ in own]
        texts = [" and ".join((bracketed(rule.condition.text), *words)) for rule, _, words in own]
        reads = [read for rule, _, _ in own for read in rule.condition.reads]
        text = texts[0] if len(texts) == 1 else " or ".join(f"({each})" for each in texts)
        tree = trees[0] if len(trees) == 1 else ("any", *trees)
        held = Condition(tree, text, (*reads, *self._reads(said)), own[0][0].condition.span)
        return Rule("short", "pathway", id, held, own[0][0].because)

    def listed(
        self, what: str, base: Sequence[Stated], said: Mapping[Names, Sequence[Stated]]
    ) -> Iterator[Stated]:
        """The base's own, those that variants end said only while these do not apply; and after each what variants say in
        its place or beside it, while they do."""
        gone: dict[int, list[Names]] = {}
        more: dict[int, list[tuple[Names, Stated]]] = {}
        for names, after in said.items():
            for n, each in enumerate(base):
                if each not in after:
                    gone.setdefault(n, []).append(names)
            at = -1
            for each in after:
                if each in base:
                    at = base.index(each)
                else:
                    more.setdefault(at, []).append((names, each))
        for n, ending in gone.items():
            instead = {
                names: tuple(each for by, each in more.get(n - 1, ()) if by == names) for names in ending
            }
            self.judge(self.name, f"{what}, {n + 1}", "", instead)
        yield from self._only(more.get(-1, ()))
        for n, each in enumerate(base):
            ending = gone.get(n, [])
            text = " and ".join(in_words(names, "do not") for names in ending)
            yield self._when(each, [_not(names) for names in ending], text, ending) if ending else each
            yield from self._only(more.get(n, ()))

    def _only(self, more: Iterable[tuple[Names, Stated]]) -> Iterator[Stated]:
        for names, each in more:
            yield self._when(each, [applies(names)], in_words(names), [names])

    def _when(self, each: Stated, trees: Sequence[Tree], text: str, by: Iterable[Names]) -> Stated:
        return replace(each, when=_also(each.when, trees, text, self._reads(by), each.span))

    def _reads(self, by: Iterable[Names]) -> tuple[Read, ...]:
        return tuple(read for names in by for name in sorted(names) for read in self.applying[name].reads)


def _not(names: Names) -> Tree:
    return ("not", ("surely", applies(names)))


def _also(
    own: Condition | None, trees: Sequence[Tree], text: str, reads: tuple[Read, ...], span: Span
) -> Condition:
    """A condition that holds only while others do as well."""
    if own is None:
        return Condition(conj(trees), text, reads, span)
    words = f"{bracketed(own.text)} and {text}"
    return Condition(conj((own.tree, *trees)), words, (*own.reads, *reads), own.span)

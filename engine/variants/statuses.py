"""Of whom something is asked, where variants have a say in it: one set of rules for every child (rules S1, L3, L5).

While a variant surely applies its rules decide; while it does not, or while that is not known, the base's do; and while it
may still apply, what it would ask is at least pending. All of that is said in ordinary conditions, so that whatever reads
conditions, proves them or compiles them needs to know nothing of variants.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ...dsl.source import Span
from ..faces import named
from ..model import Condition, Read, Rule, Text, Tree
from ..spoken import listed
from .varied import Names

ALWAYS: Tree = ("all",)
"""The condition that always holds."""

Rules = tuple[Rule, ...]

Applying = Mapping[str, Condition]
"""The condition of each variant by its name."""


def ended(names: Names, span: Span, because: Text | None) -> Rule:
    """The rule of what a variant ends while it applies."""
    return Rule("skip", "variant", _owner(names), Condition(ALWAYS, "", (), span), because)


def status(rules: Rules) -> frozenset[tuple[str, Tree, str | None]]:
    """What rules say of a status, whoever states them and why: two variants that say the same compose (rule L5)."""
    return frozenset((rule.kind, rule.condition.tree, rule.if_not_known) for rule in rules)


def folded(base: Rules | None, said: Mapping[Names, Rules], applying: Applying, span: Span) -> Rules:
    """The rules of a part whose own are `base`, None where variants add it, and for which each set of variants in `said` has
    others. `span` is where it is written."""
    if base is None and len(said) == 1:
        (names, rules), *_ = said.items()
        return _added(names, rules, applying, span)
    extra = {names: [rule for rule in rules if rule not in (base or ())] for names, rules in said.items()}
    if base is not None and all(
        len(names) == 1
        and all(rule in said[names] for rule in base)
        and all(rule.kind == "skip" for rule in more)
        for names, more in extra.items()
    ):
        return (*base, *(_while(names, rule, applying) for names, more in extra.items() for rule in more))
    return _either(base, said, applying, span)


def _added(names: Names, rules: Rules, applying: Applying, span: Span) -> Rules:
    """The rules of a part that a variant adds: it is asked only while the variant applies."""
    asks = [rule for rule in rules if rule.kind == "ask"]
    others = tuple(rule for rule in rules if rule.kind != "ask")
    parts = [applies(names)]
    text = words_of(names)
    if asks:
        parts.append(_asks(asks[0]))
        text = f"{text} and {bracketed(asks[0].condition.text)}"
    held = Condition(
        conj(parts), text, _reads(names, asks, applying), asks[0].condition.span if asks else span
    )
    return (*others, Rule("ask", "variant", _owner(names), held, asks[0].because if asks else None))


def _while(names: Names, rule: Rule, applying: Applying) -> Rule:
    """A rule that skips while a variant applies, and only then."""
    text = words_of(names) + (f" and {bracketed(rule.condition.text)}" if rule.condition.text else "")
    tree = conj((applies(names), rule.condition.tree))
    held = Condition(tree, text, _reads(names, [rule], applying), rule.condition.span)
    return replace(rule, by="variant", owner=_owner(names), condition=held)


def _either(base: Rules | None, said: Mapping[Names, Rules], applying: Applying, span: Span) -> Rules:
    """One `ask when` for all: the base's unless a set of variants surely applies that has others; and each set's, while it
    may apply, unless a larger one surely does."""
    all_rules = [*([base] if base is not None else []), *said.values()]
    common = tuple(
        rule for rule in all_rules[0] if rule.kind == "skip" and all(rule in each for each in all_rules)
    )
    trees: list[Tree] = []
    texts: list[str] = []
    if base is not None:
        least = [names for names in said if not any(other < names for other in said)]
        trees.append(conj((_asked(base, common), *map(does_not, least))))
        texts.append(
            " and ".join(filter(None, (_said(base, common), *(words_of(n, "do not") for n in least))))
        )
    for names, rules in said.items():
        larger = [other for other in said if names < other]
        trees.append(conj((_asked(rules, common), applies(names), *map(does_not, larger))))
        own = " and ".join(filter(None, (words_of(names), _said(rules, common))))
        texts.append(
            own if not larger else f"{own} and {' and '.join(words_of(n, 'do not') for n in larger)}"
        )
    everyone = frozenset[str]().union(*said)
    reads = _reads(everyone, [rule for each in all_rules for rule in each], applying)
    text = texts[0] if len(texts) == 1 else " or ".join(f"({each})" for each in texts)
    tree = trees[0] if len(trees) == 1 else ("any", *trees)
    changed = next(
        (r.condition.span for rules in said.values() for r in rules if r not in (base or ())), span
    )
    held = Condition(tree, text, reads, changed)
    told = _told(base, said, common, applying)
    return (*common, *told, Rule("ask", "variant", _owner(everyone), held, _because(all_rules, common)))


def _told(
    base: Rules | None, said: Mapping[Names, Rules], common: Rules, applying: Applying
) -> Iterator[Rule]:
    """The skip rules that say why, where it is sure whose rules decide: one set of variants surely applies, or none, and no
    other may. The one `ask when` for all skips then as well, and these tell for which reason (rule S6)."""
    for names, rules in (*([(frozenset[str](), base)] if base is not None else []), *said.items()):
        others = [other for other in said if not other <= names]
        for rule in rules:
            if rule.kind != "skip" or rule in common or rule.because is None:
                continue
            parts = [words_of(names)] if names else []
            parts += [bracketed(rule.condition.text)] if rule.condition.text else []
            parts += [words_of(other, "do not") for other in others]
            may_not = (("not", ("possibly", applies(other))) for other in others)
            tree = conj((*([applies(names)] if names else []), rule.condition.tree, *may_not))
            everyone = frozenset(names).union(*others)
            held = Condition(
                tree, " and ".join(parts), _reads(everyone, [rule], applying), rule.condition.span
            )
            yield replace(rule, condition=held)


def _because(all_rules: Iterable[Rules], common: Rules) -> Text | None:
    """Why it is asked of some alone, where all who say so say one thing. Why something is skipped is no reason to ask it."""
    found = [
        rule.because if rule.kind == "ask" else None
        for rules in all_rules
        for rule in rules
        if rule not in common
    ]
    return found[0] if found and all(each == found[0] for each in found) else None


def _asked(rules: Rules, common: Rules) -> Tree:
    """That some rules ask, those left out that all have."""
    return conj(
        _asks(rule) if rule.kind == "ask" else ("not", ("surely", rule.condition.tree))
        for rule in rules
        if rule not in common
    )


def _asks(rule: Rule) -> Tree:
    """That an `ask when` asks; one that says `if not known: ask` asks while it may hold."""
    return ("possibly", rule.condition.tree) if rule.if_not_known == "ask" else rule.condition.tree


def _said(rules: Rules, common: Rules) -> str:
    """The same in words; nothing where it always asks."""
    parts = [
        "never" if rule.condition.tree == ALWAYS
        else bracketed(rule.condition.text) if rule.kind == "ask" else f"not {bracketed(rule.condition.text)}"
        for rule in rules
        if rule not in common
    ]  # fmt: skip
    return " and ".join(parts)


def bracketed(text: str) -> str:
    """A condition's text as part of another's."""
    return f"({text})" if " and " in text or " or " in text else text


def applies(names: Names) -> Tree:
    """That variants apply, all of them."""
    return conj(("named", named(name)) for name in sorted(names))


def words_of(names: Names, do: str = "") -> str:
    """The same in words.

    >>> words_of(frozenset({"asylum"})), words_of(frozenset({"asylum", "disability"}), "do not")
    ('variant `asylum` applies', 'variants `asylum` and `disability` do not both apply')
    """
    each = listed([f"`{name}`" for name in sorted(names)])
    if len(names) == 1:
        return f"variant {each} does not apply" if do else f"variant {each} applies"
    both = "both" if len(names) == 2 else "all"
    return f"variants {each} do not {both} apply" if do else f"variants {each} apply"


def does_not(names: Names) -> Tree:
    """That they do not surely all apply."""
    return ("not", ("surely", applies(names)))


def outside(names: Names, applying: Applying) -> Condition:
    """The condition that variants do not surely all apply."""
    first = applying[min(names)]
    return Condition(does_not(names), words_of(names, "do not"), _reads(names, (), applying), first.span)


def conj(trees: Iterable[Tree]) -> Tree:
    """All of some conditions."""
    parts: list[Tree] = []
    for tree in trees:
        parts.extend(tree[1:] if tree[0] == "all" else (tree,))
    return parts[0] if len(parts) == 1 else ("all", *parts)


def _owner(names: Names) -> str:
    return ", ".join(sorted(names))


def _reads(names: Names, rules: Iterable[Rule], applying: Applying) -> tuple[Read, ...]:
    """What the rules read, and what the variants look at."""
    own = (read for rule in rules for read in rule.condition.reads)
    return (*own, *(read for name in sorted(names) for read in applying[name].reads))

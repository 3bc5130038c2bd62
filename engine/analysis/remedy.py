"""What to write instead of a condition that would hide something behind a gap.

A condition is offered only if it says the same wherever everything is known, has been typed as the author would
write it, and is proved to hide nothing, for everything that the condition decides. Where there is none, the help says
in words what to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from ...dsl import nodes as written
from ...dsl.parser import TooDeep, TooLong, Unexpected, parse
from ...dsl.scope import Known, Scope
from ...dsl.spell import spell
from ...dsl.spell_tree import spell_tree
from ...dsl.syntax import Scalar
from ...dsl.typecheck import Typed, check
from ..binding import codes_and_words, known_fact
from ..model import Condition, Model, Read, Rule, Tree
from .behind import inlined
from .judging import Judge
from .opposite import Meaning, joined
from .states import Sources, TooMany
from .telling import Target, in_a_row
from .variables import HOLDS, Move

IN_WORDS = "ask it when something is known, and never skip it while something is not"
"""The help where no condition is certain."""

_MOST_TRIED = 1_000_000
_MOST_GUARDS = 4
_EACH = 20
Line = tuple[str, Tree]
"""`ask` or `skip`, and the condition to be written after `when`."""


class Remedies:
    """Finds what to write in place of the conditions of one model."""

    def __init__(self, model: Model, sources: Sources, targets: Sequence[Target]) -> None:
        """Needs the reach of every status."""
        self._model = model
        self._sources = sources.apart(_MOST_TRIED)
        self._judge = Judge(model, self._sources)
        self._scope = _scope(model)
        self._meanings: dict[str, Meaning] = {}
        self._each = {
            question.path.rpartition(".")[2]: question.each
            for question in model.questions.values()
            if question.each is not None
        }
        self._must_say = set(_must_say(model))
        self._decided: dict[int, list[Target]] = {}
        for target in targets:
            for rule in target.rules:
                self._decided.setdefault(id(rule.condition), []).append(target)

    def help(self, target: Target, rule: Rule, move: Move) -> str:
        """What to do about a rule of a target that a move would turn towards skipping."""
        try:
            # Long conditions, over and over, must not hang a check.
            self._sources.spend(_EACH * sum(1 for _ in inlined(self._model, rule.condition.tree)))
        except TooMany:
            return IN_WORDS
        for lines in self._candidates(target, rule, move):
            found = self._offered(target, rule, lines)
            if found is not None:
                return found
        return IN_WORDS

    def _candidates(self, target: Target, rule: Rule, move: Move) -> Iterator[tuple[Line, ...]]:
        tree, meaning = rule.condition.tree, self._meaning(target)
        if rule.kind == "ask":
            said = meaning.of(tree, HOLDS, True)
            if said is not None and said != tree:
                yield (("ask", said),)
            yield from self._guarded(target, rule, move)
            return
        if meaning.has_modal(tree) and not meaning.has_gap_test(tree):
            said = meaning.of(tree, HOLDS, True)
            if said is not None:
                yield (("skip", said),)
        kept: list[Tree] = []
        if tree[0] == "any":
            suspected = [bool(self._judge.suspected([_with(rule, part)])) for part in tree[1:]]
            kept = [part for part, bad in zip(tree[1:], suspected, strict=True) if not bad]
            turned = [
                meaning.of(part, HOLDS, False) for part, bad in zip(tree[1:], suspected, strict=True) if bad
            ]
            if kept and None not in turned:
                yield ("skip", joined("any", kept)), ("ask", joined("all", cast(list[Tree], turned)))
        turned_whole = meaning.of(tree, HOLDS, False)
        if turned_whole is not None:
            yield (("ask", turned_whole),)
        yield from self._guarded(target, rule, move)

    def _meaning(self, target: Target) -> Meaning:
        kind, _, name = target.node.partition(":")
        section = name if kind == "s" else self._model.questions[name].section
        if section not in self._meanings:
            self._meanings[section] = Meaning(self._model, self._sources, section)
        return self._meanings[section]

    def _guarded(self, target: Target, rule: Rule, move: Move) -> Iterator[tuple[Line, ...]]:
        """The same condition, but that it never skips while what moves is a gap; what else moves then, likewise."""
        tree, apart = self._gaps_apart(target, rule)
        guards: list[Tree] = []
        found: Move | None = move
        first_without_guard = bool(apart)
        while found is not None and found[0] is not None and len(guards) < _MOST_GUARDS:
            if first_without_guard:
                first_without_guard = False
            else:
                if in_a_row(self._model, found[0], target.within):
                    return
                test = ("state", found[0], "known" if rule.kind == "skip" else "not_known")
                guard = self._meaning(target).of(test, HOLDS, True)
                if guard is None or guard in guards:
                    return
                guards.append(guard)
            parts = [*guards, tree] if rule.kind == "skip" else [tree, *guards]
            lines = ((rule.kind, joined("all" if rule.kind == "skip" else "any", parts)), *apart)
            yield lines
            made = [replace(_with(rule, part), kind=kind) for kind, part in lines]
            changed = (*made, *(r for r in target.rules if r is not rule))
            try:
                found = self._judge.fault(changed, changed)
            except TooMany:
                return

    def _gaps_apart(self, target: Target, rule: Rule) -> tuple[Tree, tuple[Line, ...]]:
        """A skip without those of its alternatives that ask for a gap, and what is to be asked instead of them."""
        tree, meaning = rule.condition.tree, self._meaning(target)
        if rule.kind != "skip" or tree[0] != "any":
            return tree, ()
        gaps = [part for part in tree[1:] if meaning.has_gap_test(part)]
        others = [part for part in tree[1:] if part not in gaps]
        turned = [meaning.of(part, HOLDS, False) for part in gaps]
        if not gaps or not others or None in turned:
            return tree, ()
        return joined("any", others), (("ask", joined("all", cast(list[Tree], turned))),)

    def _offered(self, target: Target, rule: Rule, lines: tuple[Line, ...]) -> str | None:
        decided = self._decided[id(rule.condition)]
        ask = next((r for r in target.rules if r.kind == "ask" and r is not rule), None)
        replaced = [rule]
        if any(kind == "ask" for kind, _ in lines) and any(
            r.kind == "ask" and r.condition is not rule.condition for other in decided for r in other.rules
        ):
            # A second `ask when` is an error (rule S1): the two are made one, if they stand together.
            if ask is None or (ask.by, ask.owner) != (rule.by, rule.owner):
                return None
            lines = tuple(
                (kind, joined("all", [ask.condition.tree, tree]) if kind == "ask" else tree)
                for kind, tree in lines
            )
            replaced.append(ask)
        new: list[Rule] = []
        shown: list[str] = []
        for kind, tree in lines:
            typed = self._typed(target, rule, tree)
            if typed is None:
                return None
            unknown = (ask or rule).if_not_known if kind == "ask" else None
            reads = tuple(Read(ref, span) for ref, span in typed.reads)
            held = Condition(typed.tree, typed.text, reads, rule.condition.span)
            new.append(replace(rule, kind=kind, condition=held, if_not_known=unknown))
            shown.append(f"`{kind} when: {typed.text}`")
        gone = {id(r.condition) for r in replaced}
        for other in decided:
            rules = (*new, *(r for r in other.rules if id(r.condition) not in gone))
            if not self._judge.passes(rules) or not self._judge.decides(rules):
                return None
        begins_to_ask = rule.kind == "skip" and len(replaced) == 1 and any(kind == "ask" for kind, _ in lines)
        if begins_to_ask and any(other.node in self._must_say for other in decided):
            shown.append("`if not known: wait`")
        words = " and ".join([", ".join(shown[:-1]), shown[-1]] if shown[1:] else shown)
        place = "in place of both" if len(replaced) > 1 else "in its place"
        return f"write {words} {place}: then no gap hides it"

    def _typed(self, target: Target, rule: Rule, tree: Tree) -> Typed | None:
        """The condition as the author would write it, typed from its text like any other; None if it cannot be."""
        try:
            text = spell(
                _in_her_words(parse(spell_tree(tree, self._scope, target.within)), self._names(rule))
            )
        except (ValueError, TooDeep, TooLong, Unexpected):
            return None
        said = Scalar(text, rule.condition.span)
        typed, found = check(said, self._scope, within=target.within, deciding=True)
        if typed is None or len(found) or typed.text != text:
            return None
        return typed

    def _names(self, rule: Rule) -> dict[str, str]:
        """What the author calls the facts of the condition, and one row of each group."""
        names = dict(self._each)
        for read in rule.condition.reads:
            known = self._scope.find(read.span.text) if read.ref[0] == "fact" else None
            if known is not None and known.fact == read.ref[1]:
                names[read.ref[1]] = read.span.text
        return names


def _must_say(model: Model) -> Iterator[str]:
    """The nodes whose `ask when` must say what to do while it is not known (rule S2)."""
    for question in model.questions.values():
        if question.risk or question.statutory is not None:
            yield f"s:{question.section}"
            path = question.path
            while path:
                yield f"q:{path}"
                path = path.rpartition(".")[0]


def _with(rule: Rule, tree: Tree) -> Rule:
    return replace(rule, condition=replace(rule.condition, tree=tree))


def _in_her_words(node: Any, names: Mapping[str, str]) -> Any:
    # As deep as the condition, which has been parsed and so is capped.
    if isinstance(node, written.Rows):
        group = written.Name(names.get(node.group.text, node.group.text), node.group.at)
        return replace(node, group=group, where=_in_her_words(node.where, names))
    if isinstance(node, written.Count):
        return node if node.where is None else replace(node, where=_in_her_words(node.where, names))
    if isinstance(node, written.Name):
        return replace(node, text=names[node.text]) if "." in node.text and node.text in names else node
    if isinstance(node, tuple):
        return tuple(_in_her_words(part, names) for part in node)
    if is_dataclass(node) and not isinstance(node, type):
        changed = {f.name: _in_her_words(getattr(node, f.name), names) for f in fields(node)}
        return replace(node, **changed)
    return node


def _scope(model: Model) -> Scope:
    """The names of a resolved exemplar, for conditions that are made of what others look at."""
    questions = {}
    for q in model.questions.values():
        offered, labels = codes_and_words(q.type, q.options)
        fact = q.fact if q.group is None else None
        questions[q.path] = Known(
            ("question", q.path),
            q.type,
            offered,
            q.unit,
            fact,
            group=q.group or "",
            each=q.each,
            labels=labels,
        )
    return Scope(
        questions=questions,
        sections={
            section.id: frozenset(
                p for p in questions if model.questions[p].section == section.id and "." not in p
            )
            for section in model.sections
        },
        facts={name: known_fact(fact) for name, fact in model.facts.items()},
        define={
            name: Typed(held.tree, held.text, tuple((read.ref, read.span) for read in held.reads))
            for name, held in model.define.items()
        },
    )

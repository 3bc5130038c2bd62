"""The rules that decide statuses: conditions typed, pathways joined to what they name, one `ask when` each (S1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..dsl.context import GROUP_TESTS
from ..dsl.diagnostic import Diagnostic, Diagnostics, Related
from ..dsl.nearest import nearest
from ..dsl.scope import Known, Scope
from ..dsl.syntax import Scalar
from ..dsl.typecheck import Typed, check
from . import definition
from . import resolve_codes as codes
from .files import SHIPPED_NAME
from .model import Condition, Read, Rule, Text, Tree
from .portable import nodes

MOST_PARTS = 1_000
"""How many parts a condition may have, with those of the named conditions it uses counted in each time: names that
use names twice over would otherwise grow without end."""


class Conditions:
    """Where the conditions of one exemplar are typed. `reckons` says whether it has an `as of`, without which no
    age can be used (rule C4)."""

    def __init__(self, scope: Scope, found: Diagnostics, *, reckons: bool) -> None:
        """Type in `scope` and report into `found`."""
        self.scope = scope
        self.found = found
        self._reckons = reckons
        self._parts: dict[str, int] = {}

    def named(self, name: str, said: Scalar) -> Typed | None:
        """A condition of `define` typed, after those that it uses."""
        typed = self.typed(said, deciding=False)
        if typed is not None:
            self._parts[name] = self._parts_of(typed.tree)
        return typed

    def typed(
        self, said: Scalar, *, within: str = "", deciding: bool = True, leading: bool = False
    ) -> Typed | None:
        """A condition typed; None where it has faults, which are reported. `within` is the template path of the
        group in whose row it stands; `deciding` says that it decides a status or a next step (rules C2, C4),
        and `leading` that it decides a next step alone."""
        typed, faults = check(said, self.scope, within=within, deciding=deciding, leading=leading)
        self.found.extend(faults)
        if typed is not None and typed.as_of is not None and not self._reckons:
            self.found.add(codes.NO_AS_OF.at(typed.as_of))
            return None
        if typed is not None and self._parts and self._parts_of(typed.tree) > MOST_PARTS:
            self.found.add(codes.TOO_MANY_PARTS.at(said.span, most=MOST_PARTS))
            return None
        return typed

    def _parts_of(self, tree: Tree) -> int:
        return sum(self._parts.get(node[1], 1) if node[0] == "named" else 1 for node in nodes(tree))

    def condition(
        self, said: Scalar, *, within: str = "", deciding: bool = True, leading: bool = False
    ) -> Condition | None:
        """A condition as the model holds it; otherwise as `typed`."""
        typed = self.typed(said, within=within, deciding=deciding, leading=leading)
        return None if typed is None else made(typed, said)


def made(typed: Typed, said: Scalar) -> Condition:
    """The model's condition of a typed one."""
    reads = tuple(Read(ref, span) for ref, span in typed.reads)
    return Condition(typed.tree, typed.text, reads, said.span)


def own(
    said: definition.Question | definition.Section,
    by: str,
    owner: str,
    conditions: Conditions,
    within: str,
    because: Text | None,
) -> list[Rule]:
    """The rules that a question or section states itself."""
    rules: list[Rule] = []
    if said.skip_when is not None:
        held = conditions.condition(said.skip_when, within=within)
        if held is not None:
            rules.append(Rule("skip", by, owner, held, because))
    if said.ask_when is not None:
        held = conditions.condition(said.ask_when, within=within)
        if held is not None:
            unknown = said.if_not_known.value if said.if_not_known else None
            rules.append(Rule("ask", by, owner, held, because, unknown))
    return rules


def joined(rules: Iterable[Rule], what: str, found: Diagnostics) -> tuple[Rule, ...]:
    """The rules of one question or section, with one `ask when` at most: a second is reported with the `and` and
    the `or` of the two (PP354, rule S1) and left out."""
    kept: list[Rule] = []
    first: Rule | None = None
    for rule in rules:
        if rule.kind == "ask" and first is not None:
            found.add(_second(first, rule, what))
            continue
        if rule.kind == "ask":
            first = rule
        kept.append(rule)
    return tuple(kept)


def _second(first: Rule, second: Rule, what: str) -> Diagnostic:
    """What is told of two: at the authority's own, where the other is the library's, which only a layer can change."""
    here, there, called, where = second, first, "the first `ask when`", ""
    if _is_shipped(first) != _is_shipped(second):
        if _is_shipped(second):
            here, there = first, second
        part = there.owner if there.by == "question" else f"{there.by} {there.owner}"
        called, where = (
            "the library's `ask when`",
            f"; to change the library's, write `- when: {part}` in a layer",
        )
    return codes.SECOND_ASK.at(
        here.condition.span,
        what=what,
        both=_together(first.condition, second.condition, "and"),
        either=_together(first.condition, second.condition, "or"),
        where=where,
        related=(Related(there.condition.span, called),),
    )


def _is_shipped(rule: Rule) -> bool:
    return rule.condition.span.file.startswith(f"{SHIPPED_NAME}/")


def _together(one: Condition, other: Condition, word: str) -> str:
    return f"{_bracketed(one, word)} {word} {_bracketed(other, word)}"


def _bracketed(held: Condition, word: str) -> str:
    kind = held.tree[0]
    same = (kind == "all" and word == "and") or (kind == "any" and word == "or")
    ends_in_rows = any(part[0] in GROUP_TESTS for part in held.tree[1:]) if same else kind in GROUP_TESTS
    loose = (kind in ("all", "any") and not same) or ends_in_rows or ", " in held.text
    return f"({held.text})" if loose else held.text


def named_questions(
    pathway: definition.Pathway, scope: Scope, found: Diagnostics
) -> Iterator[tuple[Known, Scalar]]:
    """The questions that a pathway names, each once (PP350, PP352, PP353, PP356)."""
    first: dict[str, Scalar] = {}
    for name in pathway.questions:
        known = question(name, scope, found, in_pathway=True)
        if known is None:
            continue
        other = first.setdefault(known.path, name)
        if other is name:
            yield known, name
        else:
            _named_twice(pathway, name, other, known.path, found)


def named_sections(pathway: definition.Pathway, scope: Scope, found: Diagnostics) -> Iterator[str]:
    """The ids of the sections that a pathway names, each once (PP351, PP352)."""
    first: dict[str, Scalar] = {}
    for name in pathway.sections:
        section = scope.section(name.text)
        if section not in scope.sections:
            near = nearest(name.text, scope.sections)
            help = f"write `{near}`, if that was meant" if near else "name a section by its id"
            known = scope.find(name.text)
            if known is not None and known.ref[0] == "question":
                help = f"`{name.text}` is a question: name it under `questions`, `questions: {name.text}`"
            found.add(codes.NO_SUCH_SECTION.at(name.span, name=name.text, help=help))
            continue
        other = first.setdefault(section, name)
        if other is name:
            yield section
        else:
            _named_twice(pathway, name, other, name.text, found)


def _named_twice(
    pathway: definition.Pathway, name: Scalar, other: Scalar, shown: str, found: Diagnostics
) -> None:
    where = (Related(other.span, "named here first"),)
    found.add(codes.NAMED_TWICE.at(name.span, pathway=pathway.id.text, name=shown, related=where))


def question(name: Scalar, scope: Scope, found: Diagnostics, *, in_pathway: bool = False) -> Known | None:
    """The question at the root that a name means, by its id or `section.question`; None where there is none,
    which is reported (PP350, PP353, PP356). A pathway, which could name a section, is told if it does."""
    known = scope.find(name.text)
    if known is not None and known.ref[0] == "question":
        return known
    section, dot, bare = name.text.rpartition(".")
    elsewhere = scope.find(bare) if dot and "." not in section else None
    if elsewhere is not None and elsewhere.ref[0] == "question" and section in scope.sections:
        right = next(id for id, paths in scope.sections.items() if elsewhere.path in paths)
        where = (Related(elsewhere.span, "asked here"),) if elsewhere.span else ()
        found.add(
            codes.OTHER_SECTION.at(name.span, question=bare, section=section, right=right, related=where)
        )
        return None
    rows = scope.row_questions(bare)
    if rows:
        group = rows[0].group.rpartition(".")[2]
        where = (Related(rows[0].span, "asked in each row here"),) if rows[0].span else ()
        found.add(
            codes.ROW_QUESTION.at(
                name.span,
                name=name.text,
                group=group,
                help=f"name the group, `{group}`, or put the condition on the row's question itself",
                related=where,
            )
        )
        return None
    near = nearest(name.text, (path for path, k in scope.questions.items() if not k.group))
    help = f"write `{near}`, if that was meant" if near else "name a question by its id"
    if in_pathway and name.text in scope.sections:
        help = f"`{name.text}` is a section: name it under `sections`, `sections: {name.text}`"
    found.add(codes.NO_SUCH_QUESTION.at(name.span, name=name.text, help=help))
    return None


def must_say(
    asks: Iterable[Rule],
    id: str,
    question: Related,
    why: str,
    found: Diagnostics,
) -> None:
    """See to it that every `ask when` a risk or statutory question depends on says what to do while it is not
    known: the question's own, a pathway's, its section's and its groups' (PP355, rule S2)."""
    for rule in asks:
        if rule.if_not_known is None:
            found.add(codes.SAY_IF_NOT_KNOWN.at(rule.condition.span, id=id, why=why, related=(question,)))

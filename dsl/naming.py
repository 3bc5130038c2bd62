"""Looking up the names of a condition, and telling an author what a name that is not found could have been."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from . import condition_codes as codes
from .catalogue import Code
from .checking import Checking
from .nearest import close, nearest
from .nodes import At, Name
from .number_words import NUMBERS
from .scope import Known, enclosing

_SHOWN = 8
"""How many names are listed in a help."""


def lookup(at: Checking, name: Name) -> Known | None:
    """The question or fact of that name, or None with a fault reported."""
    found = at.scope.find(name.text, at.within)
    if found is None:
        _explain(at, name)
    return found


def lookup_group(at: Checking, name: Name, word: str) -> Known | None:
    """The group of that name, or None with a fault reported; `word` is the author's `any`, `count of` ..."""
    found = at.scope.group(name.text, at.within)
    if found is not None:
        return found
    other = at.scope.find(name.text, at.within)
    if other is not None:
        at.fault(codes.NOT_A_GROUP, name.at, related=at.defined(other), name=name.text, word=word)
        return None
    names = [n for n in at.scope.group_names if at.scope.group(n, at.within)]
    ids = [
        g.path.rpartition(".")[2]
        for g in at.scope.groups
        if at.scope.group(g.path.rpartition(".")[2], at.within)
    ]
    told = ", ".join(f"`{n}`" for n in ids[:8])
    otherwise = f"the groups here are {told}" if told else "this exemplar has no repeating group"
    suggest(at, codes.UNKNOWN_GROUP, name.text, name.at, names, otherwise)
    return None


def lookup_in_rows(at: Checking, name: Name, word: str) -> tuple[Known, Known] | None:
    """Of `placements.ended_on` after `latest of`: the group and the question of its rows; None with a fault."""
    head, dot, last = name.text.rpartition(".")
    if not dot:
        groups = [k.group for k in at.scope.row_questions(name.text) if k.group in _reach(at)]
        if len(groups) == 1:
            whole = f"{groups[0].rpartition('.')[2]}.{name.text}"
            at.fault(
                codes.IN_ROW, name.at, edit=(name.at, whole), name=name.text, group=groups[0],
                help=f"name the group too: `{word} {whole}`",
            )  # fmt: skip
            return None
        group = at.scope.group(name.text, at.within)
        if group is not None:
            wanted = ("number",) if word == "total of" else ("date", "partial date")
            inside = list(at.scope.names_in(group.path))
            names = [n for n in inside if at.scope.questions[f"{group.path}.{n}"].type in wanted] or inside
            at.fault(
                codes.FOLD_OF_GROUP, name.at, group=group.path, word=word,
                repaired=f"{name.text}.{names[0] if names else '...'}",
            )  # fmt: skip
            return None
        lookup_group(at, name, word)
        return None
    start = name.at[0]
    group = lookup_group(at, Name(head, (start, start + len(head))), word)
    if group is None:
        return None
    found = at.scope.questions.get(f"{group.path}.{last}")
    if found is None:
        place = (start + len(head) + 1, name.at[1])
        names = list(at.scope.names_in(group.path))
        told = ", ".join(f"`{n}`" for n in names[:8])
        otherwise = f"its rows ask {told}" if told else "name a question of its rows"
        suggest(at, codes.NOT_IN_ROW, last, place, names, otherwise, group=group.path)
        return None
    return group, found


def suggest(
    at: Checking, code: Code, name: str, place: At, names: Iterable[str], otherwise: str, **words: Any
) -> None:
    """Report a name that nothing has, asking about the nearest of `names`, or with the advice `otherwise`. Only
    where one letter is wrong is the name put right as well: another question decides otherwise who is asked."""
    names = tuple(names)
    near = nearest(name, names) if at.scope.may_search() else None
    if near is None:
        at.fault(code, place, name=name, help=otherwise, **words)
        return
    edit = (place, near) if near == close(name, names) else None
    at.fault(code, place, edit=edit, name=name, help=f"did you mean `{near}`?", **words)


def _reach(at: Checking) -> tuple[str, ...]:
    return (*enclosing(at.within), *(k.path for k in at.scope.groups if k.group in enclosing(at.within)))


def _explain(at: Checking, name: Name) -> None:
    if name.text in at.scope.define:
        at.fault(codes.DEFINED_AS_VALUE, name.at, edit=None, name=name.text)
        return
    figures = NUMBERS.get(name.text.lower())
    if figures is not None:
        at.fault(
            codes.OTHER_WORD, name.at, edit=(name.at, figures),
            found=name.text, instead=f"numbers in figures: `{figures}`",
        )  # fmt: skip
        return
    head, dot, last = name.text.rpartition(".")
    if dot:
        group = at.scope.group(head, at.within)
        rows = at.scope.questions.get(f"{group.path}.{last}") if group is not None else None
        if rows is not None:
            _in_rows(at, name, rows)
            return
        rows = next((k for k in at.scope.row_questions(last) if k.path == name.text), None)
        if rows is not None:
            _in_rows(at, name, rows)
            return
        if head in at.scope.sections:
            inside = [f"{head}.{p}" for p in at.scope.sections[head] if "." not in p]
            suggest(
                at, codes.UNKNOWN_NAME, name.text, name.at, inside, f"name a question of the section `{head}`"
            )
            return
    else:
        rows = next(iter(at.scope.row_questions(name.text)), None)
        if rows is not None:
            _in_rows(at, name, rows)
            return
    head = head if dot else name.text
    facts = sorted(fact for fact in at.scope.facts if fact.startswith(f"{head}."))
    otherwise = "name a question of this exemplar by its id, or a fact of the data model with its dot"
    if facts:
        more = ", ..." if len(facts) > _SHOWN else ""
        otherwise = f"the facts of `{head}` are {', '.join(f'`{fact}`' for fact in facts[:_SHOWN])}{more}"
    suggest(at, codes.UNKNOWN_NAME, name.text, name.at, at.scope.in_reach(at.within), otherwise)


def _in_rows(at: Checking, name: Name, known: Known) -> None:
    group = at.scope.questions[known.group]
    bare = known.path.rpartition(".")[2]
    here = enclosing(at.within)
    down = [at.scope.questions[path] for path in reversed(enclosing(known.group)) if path not in here]
    if not down:
        at.fault(
            codes.UNKNOWN_NAME,
            name.at,
            edit=(name.at, bare),
            name=name.text,
            help=f"this stands in a row of `{group.path}`: write `{bare}`",
        )
        return
    if at.within and down[0].group != at.within:
        help = (
            "a row sees its own questions and those outside all groups; "
            f"look through the other group with `any {row_name(group)} where ...`"
        )
        if any(known.group in enclosing(row) for row in at.left):
            help = (
                f"a test of the rows of `{at.within}` sees only those rows and what is outside all groups; "
                f"test `{bare}` beside it, joined by `and`"
            )
        at.fault(
            codes.OTHER_ROW, name.at, related=at.defined(known),
            name=name.text, group=group.path, within=at.within, help=help,
        )  # fmt: skip
        return
    start, end = at.test
    text = at.text.text
    test = " ".join(f"{text[start : name.at[0]]}{bare}{text[name.at[1] : end]}".split())
    looked_into = " ".join(f"any {row_name(one)} where" for one in down)
    at.fault(
        codes.IN_ROW,
        name.at,
        related=at.defined(known),
        name=name.text,
        group=group.path,
        help=f"say which rows are meant: `{looked_into} {test}`; besides `any` there are `every`, `no` and `count of`",
    )


def row_name(group: Known) -> str:
    """What one row of a group is called: its `each`, otherwise the group's id."""
    return group.each or group.path.rpartition(".")[2]

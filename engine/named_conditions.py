"""The conditions of `define`, typed each after those it uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from ..dsl import nesting, nodes
from ..dsl.diagnostic import Related
from ..dsl.parser import parse, parses
from ..dsl.syntax import Scalar
from . import definition, model, rules
from . import resolve_codes as codes
from .names import Names


def named_conditions(names: Names) -> dict[str, model.Condition]:
    """The conditions of `define`, typed each after those it uses. A circle among them is reported (PP362), and
    so is the first that stands on too long a chain of others (PP369)."""
    said = {named.id.text: named for named in names.exemplar.define}
    uses = {name: _names_used(named.when, said) for name, named in said.items()}
    made: dict[str, model.Condition] = {}
    trees: dict[str, model.Tree] = {}
    depths: dict[str, int] = {}
    for name in _in_order(names, said, uses):
        typed = names.conditions.named(name, said[name].when)
        names.define[name] = typed
        if typed is None or any(used not in made for used in uses[name]):
            continue
        trees[name] = typed.tree
        if nesting.depth(("named", name), trees, depths) > nesting.NAMED_LIMIT:
            names.found.add(
                codes.TOO_DEEP_A_NAME.at(said[name].when.span, name=name, limit=nesting.NAMED_LIMIT)
            )
            continue
        made[name] = rules.made(typed, said[name].when)
    return {name: made[name] for name in said if name in made}


def _in_order(
    names: Names, said: Mapping[str, definition.Named], uses: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    done: set[str] = set()
    for start in said:
        path: list[str] = [start] if start not in done else []
        while path:
            name = path[-1]
            following = next((n for n in uses[name] if n not in done), None)
            if following is None:
                done.add(path.pop())
                yield name
            elif following in path:
                circle = path[path.index(following) :]
                shown = ", ".join(
                    f"`{n}` uses `{m}`" for n, m in zip(circle, [*circle[1:], following], strict=True)
                )
                where = tuple(Related(said[n].when.span, f"`{n}`") for n in circle[1:])
                names.found.add(
                    codes.CIRCLE_OF_NAMES.at(
                        said[following].when.span, name=following, circle=shown, related=where
                    )
                )
                done.update(path)
                path.clear()
            else:
                path.append(following)


def _names_used(said: Scalar, names: Mapping[str, object]) -> tuple[str, ...]:
    # The text is read here only for the names in it; what is wrong with it is said when it is typed.
    if not parses(said.text):
        return ()
    used: dict[str, None] = {}
    waiting: list[object] = [parse(said.text)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.Named):
            if node.name.text in names:
                used[node.name.text] = None
        elif isinstance(node, tuple):
            waiting.extend(node)
        elif is_dataclass(node):
            waiting.extend(getattr(node, each.name) for each in fields(node))
    return tuple(reversed(used))

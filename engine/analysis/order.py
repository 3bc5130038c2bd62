"""The order in which statuses are decided, each after all that it reads; a circle is an error (rule C10).

The nodes are `s:` sections, `q:` questions and `f:` facts that a question here is bound to, or that go stale by the `as of` date.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ...dsl.diagnostic import Diagnostic, Diagnostics, Related
from ...dsl.source import Span
from .. import analysis_codes as codes
from ..model import Condition, Model, Question, Ref, Rule
from ..portable import names_used, reckons_on_a_date, sources

Edges = dict[str, None]
"""The nodes that a node reads, in the order in which they were found."""


def in_order(model: Model) -> tuple[tuple[str, ...] | None, Diagnostics]:
    """Every node after all that it reads, otherwise as the author wrote them; None where some read each other in a
    circle, which is reported with each place (PP501). Linear in the size of the model."""
    graph = edges(model)
    order: list[str] = []
    state: dict[str, int] = {}  # 1 while it is being looked into, 2 when it has its place
    for start in graph:
        if start in state:
            continue
        state[start] = 1
        path = [(start, iter(graph[start]))]
        while path:
            node, reads = path[-1]
            for read in reads:
                seen = state.get(read)
                if seen is None:
                    state[read] = 1
                    path.append((read, iter(graph[read])))
                    break
                if seen == 1:
                    names = [name for name, _ in path]
                    return None, Diagnostics([_circle(model, names[names.index(read) :])])
            else:
                state[node] = 2
                order.append(node)
                path.pop()
    return tuple(order), Diagnostics()


def edges(model: Model) -> dict[str, Edges]:
    """What each node reads. Nodes are in the author's order: a section, its questions, a group before its rows';
    a fact that is bound, or that goes stale, comes last of all unless something reads it."""
    named = {name: _reads_of_tree(model, condition) for name, condition in model.define.items()}
    _through_names(model, named)
    bound = {q.fact: q.path for q in model.questions.values() if q.fact is not None}
    dated = dated_facts(model)
    decided = dict.fromkeys((*bound, *dated))
    graph: dict[str, Edges] = {}
    inside: dict[str, list[Question]] = {}
    for question in model.questions.values():
        inside.setdefault(question.section, []).append(question)

    def put(node: str, container: str | None, rules: Iterable[Rule]) -> None:
        found: Edges = {} if container is None else {container: None}
        for rule in rules:
            for ref in _reads(model, rule.condition, named):
                found.update(dict.fromkeys(_nodes(ref, decided)))
        graph[node] = found

    for section in model.sections:
        put(f"s:{section.id}", None, section.rules)
        for question in inside.get(section.id, ()):
            container = f"q:{question.group}" if question.group else f"s:{section.id}"
            put(f"q:{question.path}", container, question.rules)
    for fact in decided:
        found: Edges = {f"q:{bound[fact]}": None} if fact in bound else {}
        if model.as_of is not None and fact in dated:
            found.update(dict.fromkeys(_nodes(model.as_of, decided)))
        graph[f"f:{fact}"] = found
    return graph


def dated_facts(model: Model) -> tuple[str, ...]:
    """The facts of which the `as of` date says whether what is on record is stale (rule A5)."""
    if model.as_of is None:
        return ()
    return tuple(
        n for n, f in model.facts.items() if f.stale_after is not None and ("fact", n) != model.as_of
    )


def _nodes(ref: Ref, decided: Collection[str]) -> Iterator[str]:
    kind, name = ref
    if kind == "question":
        yield f"q:{name}"
    elif name in decided:
        yield f"f:{name}"


def _reads(model: Model, condition: Condition, named: dict[str, dict[Ref, None]]) -> Iterator[Ref]:
    yield from _reads_of_tree(model, condition)
    for name in names_used(condition.tree):
        yield from named[name]


def _reads_of_tree(model: Model, condition: Condition) -> dict[Ref, None]:
    found = dict.fromkeys(sources(condition.tree))
    if model.as_of is not None and reckons_on_a_date(condition.tree):
        found[model.as_of] = None
    return found


def _through_names(model: Model, named: dict[str, dict[Ref, None]]) -> None:
    # Names use names that were typed before them, never in a circle: two passes would not do, a walk does.
    done: set[str] = set()
    for start in model.define:
        path = [start]
        while path:
            name = path[-1]
            inner = [n for n in names_used(model.define[name].tree) if n not in done]
            if name in done or not inner:
                for used in names_used(model.define[name].tree):
                    named[name].update(named[used])
                done.add(name)
                path.pop()
            else:
                path.extend(inner)


def _circle(model: Model, nodes: list[str]) -> Diagnostic:
    bound = {q.fact: q.path for q in model.questions.values() if q.fact is not None}
    steps: list[tuple[str, Span, str]] = []
    for node, following in zip(nodes, [*nodes[1:], nodes[0]], strict=True):
        span, how = _why(model, node, following, bound)
        steps.append((f"{_words(node)} {how} {_words(following)}", span, node))
    chain = ", ".join(words for words, _, _ in steps)
    first = steps[0]
    related = tuple(Related(span, words) for words, span, _ in steps[1:])
    return codes.CIRCLE.at(first[1], first=_words(nodes[0]), chain=chain, related=related)


def _words(node: str) -> str:
    kind, _, name = node.partition(":")
    return f"section `{name}`" if kind == "s" else f"the fact `{name}`" if kind == "f" else f"`{name}`"


def _why(model: Model, node: str, following: str, bound: dict[str, str]) -> tuple[Span, str]:
    kind, _, name = node.partition(":")
    if kind == "f":
        if following == f"q:{bound.get(name)}":
            return model.questions[bound[name]].id_span, "is the answer to"
        return model.facts[name].span or model.span, "is fresh or stale by"
    if kind == "s":
        section = next(s for s in model.sections if s.id == name)
        span, rules = section.span, section.rules
        container = None
    else:
        question = model.questions[name]
        span, rules = question.id_span, question.rules
        container = f"q:{question.group}" if question.group else f"s:{question.section}"
    if following == container:
        return span, "is asked in"
    other_kind, _, other = following.partition(":")
    wanted: Ref = ("fact" if other_kind == "f" else "question", other)
    for rule in rules:
        for read in rule.condition.reads:
            if read.ref == wanted:
                return read.span, "depends on"
    for rule in rules:
        if wanted in set(_all_reads(model, rule.condition)):
            return rule.condition.span, "depends on"
    return span, "depends on"


def _all_reads(model: Model, condition: Condition) -> Iterator[Ref]:
    named = {name: _reads_of_tree(model, held) for name, held in model.define.items()}
    _through_names(model, named)
    return _reads(model, condition, named)

"""Hypothesis strategies: exemplars in which anything may be kept from anybody, and records of them.

Contents are made in the artifact's form: conditions, slots and guards that no author would put together.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from penpicture.engine.artifact import Artifact
from penpicture.engine.language import AUDIENCES, SENSITIVITIES
from tests.engine.random_records import OPTIONS, REASONS, artifacts, conditions, rule

Json = dict[str, Any]

DAYS = ("2012-01-01", "2026-01-01", "2026-05-01", "2026-06-01")
ROWS = ("a", "b")
LIST = "family.people"
VARIANTS = ("near", "far")
MORE = ("blue", "grey")
"""Options that only variants offer."""
BOUND = {"q0": "child.mood", "q3": "child.room", "day": "work.started_on"}
FREE = {"child.born_on": "date", "child.unborn": "yes/no", "work.signed_on": "date", "child.way": "choice"}


def options() -> list[Json]:
    return [{"code": code, "say": {"practitioner": code, "family": f"our {code}"}} for code in OPTIONS]


@st.composite
def kept(draw: st.DrawFn) -> Artifact:
    """An exemplar with facts, a list, ages, a clock, texts with slots and short pathways, and random guards."""
    content = copy.deepcopy(draw(artifacts()).content)
    questions = content["questions"]
    facts = content["facts"]
    day = {"section": "one", "type": "date", "ask": {"practitioner": "When?"}, "reasons": ["not_known"]}
    content["questions"] = questions = {"day": day, **questions}
    content["sections"][0]["questions"].insert(0, "day")
    content["order"].insert(1, "q:day")
    for path, fact in BOUND.items():
        spec = questions[path]
        spec["fact"] = fact
        facts[fact] = {"title": f"The fact {fact}", "type": spec["type"], "publish": "at sign-off"}
        if spec["type"] == "choice":
            facts[fact]["options"] = options()
    for name, kind in FREE.items():
        facts[name] = {"title": f"The fact {name}", "type": kind, "publish": "at sign-off", "called": "it"}
        if kind == "choice":
            facts[name]["options"] = options()
    facts["child.age"] = {"title": "The age", "type": "age", "publish": "at sign-off"}
    facts["child.age"] |= {"age_from": "child.born_on", "age_unless": "child.unborn"}
    as_of = draw(st.sampled_from([None, ["fact", "work.started_on"], ["fact", "child.born_on"]]))
    content["as_of"] = as_of
    if draw(st.booleans()):
        parts = [
            {"id": part, "title": part, "type": "choice", "publish": "at sign-off", "options": options()}
            for part in ("colour", "shade")
        ]
        facts[LIST] = {"title": "The people", "type": "list", "publish": "at sign-off", "parts": parts}
        questions["rows"]["fact"] = LIST
        for part in ("colour", "shade"):
            questions[f"rows.{part}"]["part"] = part
    for fact in facts.values():
        # How known a list with unseen parts is depends on what is seen of it, so it is left to the other law.
        if fact["type"] not in ("age", "list") and draw(st.integers(0, 3)) == 0:
            fact["stale_after"] = [1, "months"]
    _in_order(content)
    _guarded(draw, content)
    _conditioned(draw, content)
    _worded(draw, content)
    _varied(draw, content)
    return Artifact.of(content, {})


def _in_order(content: Json) -> None:
    """Facts after their questions, and what goes stale after the day that it is reckoned from."""
    bound = {q["fact"]: path for path, q in content["questions"].items() if "fact" in q}
    as_of = content["as_of"]
    order: list[str] = []
    for name in content["order"]:
        order.append(name)
        if name[0] == "q" and "fact" in content["questions"][name[2:]]:
            order.append(f"f:{content['questions'][name[2:]]['fact']}")
    if as_of is not None:
        loose = [n for n, f in content["facts"].items() if "stale_after" in f and n not in bound]
        late = [f"f:{n}" for n in loose if n != as_of[1]]
        at = order.index(f"f:{as_of[1]}") + 1 if as_of[1] in bound else 1
        order[at:at] = late
    content["order"] = order
    for spec in content["questions"].values():
        for one in spec.get("rules", ()):
            one["tree"] = _rebound(one["tree"], {path: name for name, path in bound.items()})


def _rebound(tree: Any, bound: dict[str, str]) -> Any:
    """A question that is a fact is read as its fact, but for being asked and skipped (rule C9)."""
    if not isinstance(tree, list):
        return tree
    if tree[0] == "state" and tree[2] in ("asked", "skipped"):
        return tree
    if tree[0] == "question" and tree[1] in bound:
        return ["fact", bound[tree[1]]]
    return [_rebound(part, bound) for part in tree]


def _guarded(draw: st.DrawFn, content: Json) -> None:
    parts = [part for fact in content["facts"].values() for part in fact.get("parts", ())]
    readers = st.lists(st.sampled_from(AUDIENCES), max_size=4, unique=True)
    for spec in (*content["questions"].values(), *content["facts"].values(), *parts):
        which = draw(st.integers(0, 5))
        if which == 0:
            spec["sensitivity"] = draw(st.sampled_from(SENSITIVITIES))
        elif which == 1:
            spec["who_may_see"] = ["practitioner", *draw(readers)]


def _facts_leaf(content: Json) -> st.SearchStrategy[Any]:
    known = ["answered", "known", "not_applicable"]
    names = [name for name, fact in content["facts"].items() if fact["type"] != "age"]
    leaf = st.builds(lambda n, t: ["state", ["fact", n], t], st.sampled_from(names), st.sampled_from(known))
    leaf |= st.sampled_from([["is", ["fact", "child.way"], "red"], ["is", ["fact", "child.unborn"], "yes"]])
    leaf |= st.just(
        ["compare", "<", ["fact", "child.born_on"], ["shift", -2, "years", ["date", "2026-06-01"]]]
    )
    if content["as_of"] is not None:
        whole = ["age", "years", ["fact", "child.born_on"], ["as_of"], ["fact", "child.unborn"]]
        leaf |= st.just(["compare", ">=", whole, ["number", 5]])
    return leaf


def _conditioned(draw: st.DrawFn, content: Json) -> None:
    """Conditions over facts, named ones, on the section, on questions, and those that decide no status."""
    free = {name for name, f in content["facts"].items() if f["type"] != "list"} - set(BOUND.values())
    early = {**content, "facts": {name: content["facts"][name] for name in free}}
    if content["as_of"] == ["fact", "work.started_on"]:
        early["as_of"] = None
    first = conditions(_facts_leaf(early))
    content["define"] = {"named": {"tree": draw(first), "text": "named"}}
    leaf = st.one_of(first, st.just(["named", "named"]))
    if draw(st.integers(0, 3)) == 0 and content["as_of"] is None:
        content["sections"][0]["rules"] = [
            {**rule("ask", draw(leaf), "one", "ask"), "by": "section", "text": "a condition of the section"}
        ]
    for path in ("q2", "q5", "rows.shade", "rows"):
        spec = content["questions"][path]
        if draw(st.booleans()):
            spec["rules"] = [*spec.get("rules", ()), rule("skip", draw(leaf), path)]
    reading = st.one_of(leaf, conditions(_facts_leaf(content)))
    content["pathways"] = [
        {
            "id": f"short{n}",
            "because": "Short",
            "questions": draw(st.lists(st.sampled_from(["q1", "q2", "rows"]), max_size=2, unique=True)),
            "sections": draw(st.sampled_from([[], ["one"]])),
            "short": rule("short", draw(reading), f"short{n}"),
        }
        for n in range(draw(st.integers(0, 2)))
    ]
    content["next"] = [
        {"exemplar": f"other-{n}", "if": {"tree": draw(reading), "text": "a condition"}} for n in range(2)
    ]
    if draw(st.booleans()):
        ends = [
            ["fact", "work.started_on"],
            ["fact", draw(st.sampled_from(["work.signed_on", "child.born_on"]))],
        ]
        content["timescale"] = {"from": ends[0], "to": ends[1], "within": [3, "days"]}
    if draw(st.booleans()):
        start = ["fact", draw(st.sampled_from(["work.signed_on", "child.born_on"]))]
        always = {"keep_for": [25, "years"], "from": start, "then": "erase"}
        some = {
            "keep_for": [75, "years"],
            "then": "review",
            "if": {"tree": draw(reading), "text": "a condition"},
        }
        content["retention"] = [always, some]
    q4 = content["questions"]["q4"]
    if draw(st.booleans()):
        duty = {"tree": draw(first), "text": "a condition"}
        q4["statutory"] = {"nation": "England", "source": "An Act", "for": duty}


def _worded(draw: st.DrawFn, content: Json) -> None:
    bound = {path for path, q in content["questions"].items() if "fact" in q}
    roots = [["question", path] for path in content["questions"] if "." not in path and path not in bound]
    roots += [["fact", name] for name, f in content["facts"].items() if f["type"] != "list"]
    roots.append(["question", "rows"])
    slot = st.sampled_from(roots).map(lambda ref: {"slot": ref})
    text = st.one_of(st.just("Plain words"), st.builds(lambda a, b: ["Of ", a, " and ", b], slot, slot))
    row = st.sampled_from(["rows.colour", "rows.shade"]).map(lambda p: {"slot": ["question", p]})
    rules = [r for spec in content["questions"].values() for r in spec.get("rules", ())]
    for one in rules:
        if draw(st.integers(0, 2)) == 0:
            one["because"] = draw(text)
    for path in ("q1", "q4", "rows.shade"):
        content["questions"][path]["ask"] = {"practitioner": draw(text), "child": draw(text)}
        content["questions"][path]["because"] = draw(text)
    if draw(st.booleans()):
        content["questions"]["rows"]["row_title"] = ["The ", draw(row), " one"]
    content["questions"]["rows"]["there_are_none"] = draw(text)
    for pathway in content["pathways"]:
        pathway["because"] = {"practitioner": draw(text), "family": draw(text)}
    content["pen_picture"] = [_sentence(draw, text, content) for _ in range(draw(st.integers(0, 3)))]
    content["case_summary"] = [
        {"show": ref, "label": {"practitioner": draw(text), "child": f"Line {n}"}}
        for n, ref in enumerate(draw(st.lists(st.sampled_from(roots), max_size=4)))
    ]


def _varied(draw: st.DrawFn, content: Json) -> None:
    """Two variants that say other words, and offer what is not offered without them."""
    leaf = _facts_leaf({**content, "facts": {n: content["facts"][n] for n in (*FREE, *BOUND.values())}})
    content["variants"] = {name: {"because": f"Because of {name}"} for name in VARIANTS}
    for name in VARIANTS:
        content["define"][f"variant {name}"] = {"tree": draw(conditions(leaf)), "text": "a condition"}
    # What is offered while none applies is said once, first: the compiler says it no second time.
    sets = st.lists(st.sampled_from(VARIANTS), min_size=1, max_size=2, unique=True)
    for path in ("q1", "q4", "rows.shade"):
        spec = content["questions"][path]
        plain = options()
        spec["options"] = [
            *plain,
            *({"code": c, "say": {"practitioner": c, "child": f"my {c}"}} for c in MORE),
        ]
        spec["variants"] = [{"in": [], "options": plain, "reasons": spec["reasons"][:1]}]
        for n in range(draw(st.integers(0, 3))):
            entry = {"in": draw(sets), "ask": {"practitioner": f"Other words {n}"}, "shown": f"{path} {n}"}
            if draw(st.booleans()):
                some = draw(st.sets(st.sampled_from(MORE)))
                entry["options"] = [o for o in spec["options"] if o["code"] in {*OPTIONS, *some}]
            if draw(st.booleans()):
                entry["reasons"] = [r for r in spec["reasons"] if draw(st.booleans())]
            spec["variants"].append(entry)
        offered = {o["code"] for entry in spec["variants"] for o in entry.get("options", ())}
        spec["options"] = [option for option in spec["options"] if option["code"] in offered]
        spec["reasons"] = [
            r for r in spec["reasons"] if any(r in e.get("reasons", ()) for e in spec["variants"])
        ]
    content["sections"][0]["variants"] = [{"in": draw(sets), "title": {"practitioner": "Another title"}}]


def _sentence(draw: st.DrawFn, text: st.SearchStrategy[Any], content: Json) -> Json:
    found: Json = {"say": {"practitioner": draw(text)}}
    if draw(st.booleans()):
        found["say"]["family"] = draw(text)
    if draw(st.booleans()):
        found["when"] = {"tree": draw(conditions(_facts_leaf(content))), "text": "a condition"}
    if draw(st.booleans()):
        found["otherwise"] = draw(text)
    return found


def _each_of(rows: Sequence[str], row: st.SearchStrategy[Json]) -> st.SearchStrategy[list[Json]]:
    """Some of these rows, in any order."""

    def named(name: str) -> st.SearchStrategy[Json]:
        return row.map(lambda said: {"row": name, **said})

    def of(names: list[str]) -> st.SearchStrategy[list[Json]]:
        return st.tuples(*map(named, names)).map(list)

    return st.lists(st.sampled_from(rows), unique=True).flatmap(of)


def records(content: Json) -> st.SearchStrategy[Json]:
    """A record of it: `facts` as the data model holds them now, and an answer file."""
    questions, facts = content["questions"], content["facts"]
    moods = st.sampled_from(OPTIONS)
    remarks = st.fixed_dictionaries(
        {},
        optional={"note": st.sampled_from(["n1", "n2"]), "by": st.sampled_from(["A. Worker", "B. Worker"])},
    )

    def said(spec: Json) -> st.SearchStrategy[Json]:
        codes = [option["code"] for option in spec.get("options", ())]
        value = st.sampled_from(DAYS) if spec["type"] == "date" else st.sampled_from(codes)
        told = value.map(lambda v: {"value": v})
        told |= st.sampled_from([r for r in REASONS if r in spec["reasons"]]).map(lambda r: {"reason": r})
        return st.builds(lambda a, b: {**a, **b}, told, remarks)

    def held(spec: Json) -> st.SearchStrategy[Json]:
        kind = spec["type"]
        if kind == "list":
            parts = {part["id"]: moods for part in spec["parts"]}
            entries = _each_of(["a", "b", "c"], st.fixed_dictionaries({}, optional=parts))
            return entries.map(lambda v: {"value": v})
        value = {"date": st.sampled_from(DAYS), "yes/no": st.sampled_from(["yes", "no"])}.get(kind, moods)
        extra = {"on": st.sampled_from(DAYS), "said_by": st.sampled_from(["Gran", "Dad"])}
        return st.builds(
            lambda v, more: {"value": v, **more}, value, st.fixed_dictionaries({}, optional=extra)
        )

    def some(specs: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[Json]:
        return st.fixed_dictionaries({}, optional=specs)

    row = some({"given": some({p.split(".")[1]: said(q) for p, q in questions.items() if "." in p})})
    row = st.builds(
        lambda r, gone: {**r, "removed": True} if gone else r, row, st.integers(0, 4).map(lambda n: not n)
    )
    rows = _each_of(ROWS, row)
    listed = st.builds(
        lambda state, members: {**({"state": state} if state else {}), "list": members},
        st.sampled_from([None, "complete", "others"]),
        rows,
    )
    on_record = some({name: held(f) for name, f in facts.items() if f["type"] != "age"})
    single = {path: said(q) for path, q in questions.items() if "." not in path and q["type"] != "group"}
    answers = st.fixed_dictionaries(
        {"given": some(single), "rows": some({"rows": listed}), "facts": on_record},
        optional={"lateness": st.sampled_from(["late one", "late two"])},
    )
    head = {"penpicture": 1, "answers": "random", "version": "1.0.0"}
    return st.fixed_dictionaries(
        {"facts": st.none() | on_record, "answers": answers.map(lambda said: {**head, **said})}
    )

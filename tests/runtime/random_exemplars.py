"""Hypothesis strategies: exemplars with every kind of question, fact, rule and text, and visits to them.

Conditions are those on which the laws of conditions are tried (tests/dsl/random_conditions.py), so a content is made
directly in the artifact's form: no author would write most of it.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from penpicture.engine.artifact import Artifact
from penpicture.engine.language import REASONS
from tests.dsl.random_conditions import DEFINE, conditions
from tests.runtime.visits import Call

SLOTS = (
    ["fact", "child.known_as"],
    ["fact", "child.age"],
    ["fact", "child.colour"],
    ["fact", "child.people"],
    ["question", "c"],
    ["question", "m"],
    ["question", "n"],
    ["question", "d"],
    ["question", "g"],
    ["question", "who"],
    ["question", "drawing"],
)
ROW_SLOTS = (["question", "g.r"], ["question", "g.n"], ["question", "c"])


LIMITS = [
    {"within": [2, "weeks"], "to": "2024-05-19"},
    {"within": [3, "days"], "from": "2024-05-25", "to": "2024-05-30"},
    {"within": [1, "months"], "from": "2024-06-02"},
]
"""Lengths in force around the day of every visit, with gaps between them."""


def _options() -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = [
        {"code": "a", "say": {"practitioner": "Apple"}, "in_sentence": "an apple"},
        {"code": "b", "say": {"practitioner": ["Bun of ", {"slot": ["fact", "child.known_as"]}]}},
        {"code": "named", "say": {"practitioner": "Neither"}, "exclusive": True},
        {"code": "old", "say": {"practitioner": "Old"}, "retired": "2020-01-01"},
    ]
    return said


def _texts(slots: Any) -> st.SearchStrategy[Any]:
    part = st.sampled_from(slots).map(lambda ref: {"slot": list(ref)}) | st.sampled_from(
        ["Says ", " and ", "."]
    )
    return st.just("Plain.") | st.lists(part, min_size=1, max_size=3)


@st.composite
def exemplars(draw: st.DrawFn) -> Artifact:
    """An exemplar over the sources of the random conditions, with questions that hang on them."""

    varying = draw(st.sampled_from([(), ("v",), ("v", "w")]))

    def wording(slots: Any = SLOTS) -> Any:
        return {"practitioner": draw(_texts(slots))}

    def rules(scope: str, owner: str) -> dict[str, Any]:
        made: list[Any] = []
        for kind in draw(st.sampled_from([(), ("ask",), ("ask",), ("skip",), ("ask", "skip", "skip")])):
            tree = draw(conditions(scope=scope, depth=2))
            if varying and not scope and draw(st.booleans()):
                tree = [draw(st.sampled_from(["all", "any"])), tree, ["surely", ["named", "variant v"]]]
            rule = {"kind": kind, "by": "question", "owner": owner, "tree": tree, "text": f"when {len(made)}"}
            if draw(st.booleans()):
                rule["because"] = draw(_texts(SLOTS[:4]))
            if kind == "ask" and draw(st.booleans()):
                rule["if_not_known"] = draw(st.sampled_from(["ask", "wait"]))
            made.append(rule)
        return {"rules": made} if made else {}

    def small(path: str, code: str) -> dict[str, Any]:
        tree = ["is", ["question", "c"], code]
        rule = {"kind": "ask", "by": "section", "owner": path, "tree": tree, "text": f"c is {code}"}
        return {"rules": [rule]} if draw(st.booleans()) else {}

    def asked(kind: str, section: str = "one", **more: Any) -> dict[str, Any]:
        spec = {"section": section, "type": kind, "ask": wording(), "shown": f"sha256:{kind}", **more}
        if kind in ("choice", "choices"):
            spec["options"] = _options()
        spec["reasons"] = list(draw(st.sampled_from([REASONS, REASONS[:2]])))
        for key in ("mandatory", "essential"):
            if draw(st.integers(0, 3)) == 0:
                spec[key] = True
        return spec

    questions: dict[str, Any] = {
        "as_of": asked("date"),
        "born": asked("partial date"),
        "unborn": asked("yes/no"),
        "c": asked("choice"),
        "c2": asked("choice", fact="child.colour", **small("c2", "a")),
        "m": asked("choices", **small("m", "b")),
        "n": asked("number", unit="weeks", at_least=-5, at_most="99.5"),
        "k": asked("number"),
        "d": asked("partial date", **({"retired": "2022-02-02"} if draw(st.integers(0, 5)) == 0 else {})),
        "g": asked("group", there_are_none="None", there_are_others="Others", **small("g", "a")),
    }
    bound = draw(st.booleans())
    questions["g"] |= {"questions": ["g.r", "g.n", "g.d", "g.h", "g.x"]}
    if bound:
        questions["g"]["fact"] = "child.people"
    if draw(st.booleans()):
        questions["g"]["row_title"] = draw(_texts(ROW_SLOTS))
    part = {"part": "r"} if bound else {}
    questions["g.r"] = asked("choice", group="g", **part)
    questions["g.n"] = asked("number", group="g", **({"part": "n"} if bound else {}))
    questions["g.d"] = asked("partial date", group="g")
    questions["g.h"] = asked("group", group="g", there_are_none="None", questions=["g.h.r", "g.h.n", "g.h.x"])
    questions["g.h.r"] = asked("choice", group="g.h")
    questions["g.h.n"] = asked("number", group="g.h")
    questions["g.h.x"] = asked("text", group="g.h", **rules("g.h", "g.h.x"))
    questions["g.x"] = asked("long text", group="g", **rules("g", "g.x"))
    questions["who"] = asked("person", "two", **rules("", "who"))
    questions["drawing"] = asked("picture", "two", **rules("", "drawing"))
    for number in range(3):
        kind = draw(st.sampled_from(["text", "choice", "yes/no"]))
        questions[f"x{number}"] = asked(kind, "two", **rules("", f"x{number}"))
    questions["x0"]["because"] = draw(_texts(SLOTS[:4]))
    for path in draw(st.sets(st.sampled_from(sorted(questions)), max_size=6)) if varying else ():
        questions[path]["variants"] = draw(_entries(questions[path], varying))
    root = [path for path in questions if "." not in path]
    nation = draw(st.sampled_from(["England", "Wales"]))
    content: dict[str, Any] = {
        "exemplar": "random",
        "version": "1.0.0",
        "title": {"practitioner": "Random"},
        "about": "child",
        "stage": None,
        "nation": nation,
        "language": "en",
        "as_of": ["question", "as_of"],
        "timescale": {
            "from": ["question", "born"],
            "to": ["question", "d"],
            "within": draw(st.sampled_from([[10, "working days"], [3, "weeks"], [7, "months"]])),
            **draw(st.sampled_from([{}, {"limits": LIMITS}])),
        },
        "sections": [
            {
                "id": section,
                "title": {"practitioner": section},
                "questions": [path for path in root if questions[path]["section"] == section],
                **(rules("", "two") if section == "two" else {}),
            }
            for section in ("one", "two")
        ],
        "questions": questions,
        "pathways": [
            {
                "id": "short",
                "because": wording(),
                "questions": draw(st.sampled_from([[], ["x1", "g"]])),
                "sections": draw(st.sampled_from([[], ["two"]])),
                "short": {
                    "kind": "short",
                    "by": "pathway",
                    "owner": "short",
                    "tree": draw(conditions(depth=1)),
                    "text": "short",
                },
            }
        ],
        "define": {
            **{name: {"tree": tree, "text": name} for name, tree in DEFINE.items()},
            **{f"variant {name}": {"tree": draw(conditions(depth=1)), "text": name} for name in varying},
        },
        **({"variants": {name: {} for name in varying}} if varying else {}),
        "facts": _facts(),
        "pen_picture": [
            {
                "say": wording(),
                **({"when": {"tree": draw(conditions(depth=1)), "text": "t"}} if draw(st.booleans()) else {}),
                **({"otherwise": draw(_texts(SLOTS))} if draw(st.booleans()) else {}),
            }
            for _ in range(3)
        ],
        "case_summary": [{"show": list(slot), "label": wording()} for slot in SLOTS],
        "signatures": [],
        "next": [
            {"exemplar": "more", "if": {"tree": draw(conditions(depth=1)), "text": "t"}, "because": "Plain."}
        ],
        "order": ["s:one", *(f"q:{path}" for path in root if questions[path]["section"] == "one")],
    }
    at = content["order"].index("q:g")
    rows = [f"q:{path}" for path in ("g.r", "g.n", "g.d", "g.h", "g.h.r", "g.h.n", "g.h.x", "g.x")]
    dated = ["f:child.colour", "f:child.known_as"]
    content["order"][at + 1 :] = [*dated, *rows, *(["f:child.people"] if bound else []), "s:two"]
    content["order"] += [f"q:{path}" for path in root if questions[path]["section"] == "two"]
    return Artifact.of(json.loads(json.dumps(content)), {})


@st.composite
def _entries(draw: st.DrawFn, question: dict[str, Any], varying: tuple[str, ...]) -> list[dict[str, Any]]:
    """What a question says in other words, and offers, while some variants hold (rule L3)."""
    facets: dict[str, st.SearchStrategy[Any]] = {
        "ask": st.builds(lambda text: {"practitioner": text}, _texts(SLOTS[:4])),
        "mandatory": st.booleans(),
        "essential": st.booleans(),
        "reasons": st.lists(st.sampled_from(question["reasons"]), unique=True),
        "because": st.just("") | _texts(SLOTS[:4]),
        "shown": st.sampled_from(["sha256:text", "sha256:v", "sha256:w"]),
        "same_as": st.sampled_from([[], ["sha256:v"], [question["shown"]]]),
    }
    if "options" in question:
        other = [
            {**option, "say": {"practitioner": option["code"].upper()}} for option in question["options"]
        ]
        offered = st.sets(st.integers(0, len(other) - 1), min_size=1)
        facets["options"] = offered.map(lambda places: [other[place] for place in sorted(places)])
    if question["type"] == "group":
        facets["row_title"] = st.just("") | _texts(SLOTS[:4])
        facets["there_are_none"] = st.sampled_from(["", "Nobody at all"])
    sets = [[], *([name] for name in varying), *([[*varying]] if len(varying) > 1 else [])]
    entry = st.fixed_dictionaries({"in": st.sampled_from(sets)}, optional=facets)
    return draw(st.lists(entry, min_size=1, max_size=3))


def _facts() -> dict[str, Any]:
    parts = [
        {"id": "r", "title": "R", "type": "choice", "publish": "at sign-off", "options": _options()},
        {"id": "n", "title": "N", "type": "number", "publish": "at sign-off"},
    ]
    facts: dict[str, Any] = {
        "child.known_as": {"type": "text", "called": "the child", "stale_after": [6, "months"]},
        "child.born_on": {"type": "partial date"},
        "child.unborn": {"type": "yes/no"},
        "child.age": {"type": "age", "age_from": "child.born_on", "age_unless": "child.unborn"},
        "child.colour": {"type": "choice", "options": _options(), "stale_after": [30, "working days"]},
        "child.people": {"type": "list", "parts": parts},
    }
    return {name: {"title": name, "publish": "at sign-off", **fact} for name, fact in facts.items()}


# --- visits -------------------------------------------------------------------------------------------------------

DATES = ("2024-05-12", "2024-05", "2023", "2024-02-29/2024-06-03", "2020-02-29", "2011-10-05", "2024-05-30")
NUMBERS = (0, 1, 2, -3, 99, "1.5", "0.1", "0.2", "123456.789", 1234567, "-0.000001", "100", 0.5)
MALFORMED: tuple[Any, ...] = (
    "", " ", "\x1c\x85", "purple", "2024-13", "2024-02-30", "1_000", "1e3", "1e99", "NaN", "Infinity", "٣", ".5", "5.",
    "0.0000000000000001", "1234567890123456", "007", True, False, None, [], {}, ["a", 5], ["a", "named"], ["a", "old"],
    {"name": ""}, {"name": "x", "age": "3"}, {"file": "a/b"}, {"file": "a.png"}, 2024, 1e22, 1.25, "a, b", "yes", "no",
    "\ud800", {"name": "Sam", "role": "carer"}, {"__proto__": "x"}, {"file": "a.png", "description": "A drawing"},
)  # fmt: skip
"""What no question, or only some question, can take."""

ROOT = ("as_of", "born", "unborn", "c", "c2", "m", "n", "k", "d", "who", "drawing", "x0", "x1", "x2")
IN_ROW = ("r", "n", "d", "x")
ODD = (
    "siblings",
    "__proto__",
    "constructor",
    "g[a]",
    "g.r",
    "g[zz].r",
    "g[a].r.n",
    "c[a]",
    "",
    "G",
    "g[a].h[p].toString",
)
GOOD: dict[str, st.SearchStrategy[Any]] = {
    "as_of": st.sampled_from(["2024-06-01", "2024-05-12", "2023-01-03"]),
    "born": st.sampled_from(DATES),
    "d": st.sampled_from(DATES),
    "unborn": st.sampled_from(["yes", "no", True]),
    "c": st.sampled_from(["a", "b", "named"]),
    "c2": st.sampled_from(["a", "b", "named"]),
    "r": st.sampled_from(["a", "b"]),
    "m": st.sampled_from([["a"], ["b", "a"], "a, b", ["named"]]),
    "n": st.sampled_from(NUMBERS),
    "k": st.sampled_from(NUMBERS),
    "who": st.sampled_from(["Sam", {"name": "Ada", "role": "aunt"}]),
    "drawing": st.sampled_from(["a.png", {"file": "b.png", "description": "Our house"}]),
}
FACTS: dict[str, st.SearchStrategy[Any]] = {
    "child.known_as": st.sampled_from(["Robin", {"value": "Robin", "on": "2023-11-30"}, {"reason": "not_known"}]),
    "child.born_on": st.sampled_from(["2020-02-29", "2024-05", {"value": "2011", "said_by": "mother"}]),
    "child.unborn": st.sampled_from(["yes", "no"]),
    "child.colour": st.sampled_from(
        ["a", {"value": "b", "on": "2024-04-18", "record": "earlier"}, {"reason": "not_applicable"},
         {"value": "a", "on": "2024-05-01T10:00:00Z"}, {"value": "old", "on": "2201-01-01"}]
    ),
    "child.people": st.sampled_from(
        [[], [{"row": "a", "r": "a"}], [{"row": "a", "n": 3}, {"row": "b", "r": "b", "n": "1.5"}],
         {"reason": "not_known"}, {"reason": "not_applicable"}, {"value": [{"row": "z"}], "on": "2024-05-05"},
         {"value": [{"row": "b", "n": 2}, {"row": "a"}], "others": True}, {"value": [{"row": "a"}], "others": "yes"}]
    ),
}  # fmt: skip
ODD_FACTS: tuple[Any, ...] = (
    "purple",
    {"value": 5, "x": 1},
    {"reason": "tired"},
    {"reason": "not_known"},
    {"value": [], "others": True},
    {"value": [{"row": "a"}], "others": "some"},
    {"value": "a", "others": True},
    {"value": [{"row": "a"}], "others": None},
    [{"row": "a"}, {"row": "a"}],
    5,
)


@st.composite
def places(draw: st.DrawFn) -> tuple[str, str]:
    """The address of a question and its bare name."""
    kind = draw(st.integers(0, 19))
    if kind < 10:
        name = draw(st.sampled_from(ROOT))
        return name, name
    if kind < 16:
        name = draw(st.sampled_from(IN_ROW))
        return f"g[{draw(st.sampled_from('ab'))}].{name}", name
    if kind < 19:
        name = draw(st.sampled_from(["r", "n", "x"]))
        return f"g[{draw(st.sampled_from('ab'))}].h[p].{name}", name
    return draw(st.sampled_from(ODD)), "x0"


@st.composite
def calls(draw: st.DrawFn) -> Call:
    """One thing said to a session, seldom amiss."""
    kind = draw(st.integers(0, 19))
    where, name = draw(places())
    beside = draw(
        st.none() | st.fixed_dictionaries({}, optional={"note": st.sampled_from(["Well.", None]),
                                                        "by": st.just("Ada"), "at": st.sampled_from(MOMENTS)})
    )  # fmt: skip
    about = () if not beside else (beside,)
    if kind < 9:
        return ("answer", where, draw(GOOD.get(name, st.just("Some words."))), *about)
    if kind < 10:
        return ("answer", where, draw(st.sampled_from(MALFORMED)))
    if kind < 13:
        return ("giveReason", where, draw(st.sampled_from([*REASONS, "tired"])), *about)
    if kind < 14:
        return ("clear", where)
    group = draw(st.sampled_from(["g", "g", "g[a].h", "g[b].h", "c"]))
    if kind < 17:
        row = "p" if group.endswith("h") else draw(st.sampled_from(["a", "b", "a", "b", "no row"]))
        return (draw(st.sampled_from(["addRow", "addRow", "addRow", "removeRow"])), group, row)
    if kind < 18:
        return ("sayRows", group, draw(st.sampled_from(["complete", "others", "none", "some"])))
    if kind < 19:
        fact = draw(st.sampled_from([*FACTS, "child.age", "child.shoe", "constructor"]))
        held = draw(st.none() | FACTS.get(fact, st.just("x")) | st.sampled_from(ODD_FACTS))
        return ("hold", fact, held)
    return ("explainLateness", draw(st.sampled_from(["The school was shut", None, 5, "\ud800"])))


MOMENTS: tuple[Any, ...] = (
    "2024-05-01", "2024-05-01T10:00", "2024-05-01 10:00:30.5+01:00", None, "2024-W01-1", "20240501", "2024-02-30",
    "2024-05-01T24:00", "2024-05-01T10", "x", 5,
)  # fmt: skip


def facts() -> st.SearchStrategy[dict[str, Any] | None]:
    """What the data model holds."""
    return st.none() | st.fixed_dictionaries({}, optional=dict(FACTS))


def numbers() -> st.SearchStrategy[Decimal]:
    """Decimals of at most 15 digits."""
    return st.decimals(allow_nan=False, allow_infinity=False, places=5, min_value=-(10**9), max_value=10**9)

"""The law behind rule S2: of an exemplar that is built, no answer or fact replaced by a gap hides a question, ever."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from penpicture.dsl.diagnostic import Severity
from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.session import Session
from tests.engine.written import HEAD

CHOICE = """\
type: choice
options: {a: A, b: B, c: C}
no answer because: not_known, declined, not_applicable
"""
PLACES = {
    "start": ["q0", "told", "q1"],
    "story": ["friends", "q2", "q3"],
    "end": ["q4", "q5"],
}
ROWS = {"friends": ["near", "close", "pets"], "pets": ["kind", "tame"]}
NAMES = [name for names in PLACES.values() for name in names]

OF_A_QUESTION = [
    "{q} is a",
    "{q} is not a",
    "{q} is one of a, b",
    "{q} is known",
    "{q} is not known",
    "{q} is answered",
    "{q} is blank",
    "{q} is declined",
    "{q} is not applicable",
    "{q} is asked",
    "{q} is skipped",
    "surely ({q} is a)",
    "possibly ({q} is a)",
]
OF_FACTS = [
    "told is yes",
    "told is not yes",
    "told is known",
    "told is not known",
    "told is asked",
    "child.unborn is no",
    "child.age < 5 years",
    "not (child.age < 5 years)",
    "child.born_on is known",
    "child.born_on is not known",
    "child.born_on is before 2020",
    "assessment.started_on is known",
]
OF_GROUPS = [
    "any friend where near is a",
    "every friend where near is a",
    "no friend where near is known",
    "any friend where (near is not known)",
    "every friend where near is answered",
    "any friend where (close is asked)",
    "any friend where (close is asked and near is a)",
    "every friend where (close is skipped or near is known)",
    "count of friends where (near is known) >= 1",
    "count of friends where (near is a) < 2",
    "any friend where (any pet where kind is a)",
    "every friend where (every pet where kind is known)",
    "no friend where (any pet where (kind is not known))",
    "any friend where (tame_pets_here)",
    "count of friends where (any pet where tame is asked) >= 1",
    "friends is known",
    "friends is not known",
    "friends is asked",
]


@st.composite
def conditions(draw: st.DrawFn, earlier: list[str]) -> str:
    """A condition on earlier questions, and on facts, one to three tests joined."""
    tests: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        questions = [name for name in earlier if name not in ("told", "friends", "pets")]
        kinds = [OF_A_QUESTION, OF_A_QUESTION, OF_FACTS] if "told" in earlier else [OF_A_QUESTION]
        if "friends" in earlier:
            kinds += [OF_GROUPS, OF_GROUPS]
        test = draw(st.sampled_from(draw(st.sampled_from(kinds))))
        test = test.replace("tame_pets_here", "any pet where tame is a")
        tests.append(test.replace("{q}", draw(st.sampled_from(questions))))
    tests = [f"not ({test})" if draw(st.integers(0, 3)) == 0 else f"({test})" for test in tests]
    return draw(st.sampled_from([" and ", " or "])).join(tests)


@st.composite
def rules(draw: st.DrawFn, earlier: list[str]) -> list[str]:
    """The lines of an `ask when`, a `skip when`, both or neither."""
    if not earlier:
        return []
    lines = []
    for key in draw(st.sampled_from([[], ["ask"], ["skip"], ["ask", "skip"]])):
        lines.append(f"{key} when: {draw(conditions(earlier))}")
        if key == "ask" and draw(st.booleans()):
            lines[-1] += "\nif not known: ask"
    return lines


@st.composite
def forms(draw: st.DrawFn) -> Artifact:
    """A small exemplar, its sections, groups and questions with rules about what comes before; a rule that would
    let a gap hide something is taken out again."""
    earlier: list[str] = []
    stated: dict[str, list[str]] = {}
    for section, names in PLACES.items():
        stated[section] = draw(rules(earlier))
        for name in names:
            stated[name] = draw(rules(earlier)) if name != "told" else []
            inside: list[str] = []
            for row in ROWS.get(name, ()):
                stated[row] = draw(rules([*earlier, *inside]))
                for deeper in ROWS.get(row, ()):
                    stated[deeper] = draw(rules([*earlier, *inside, *[d for d in ("kind",) if d != deeper]]))
                inside += [] if row in ROWS else [row]
            earlier.append(name)
    stated["way"] = draw(rules(["q0", "told", "q1"]))[:1]
    while True:
        text, lines = written(stated)
        errors = [
            d
            for d in compile_exemplar(Source("small.yaml", text)).diagnostics
            if d.severity is Severity.ERROR
        ]
        if not errors:
            artifact = compile_exemplar(Source("small.yaml", text)).artifact
            assert artifact is not None
            return artifact
        for fault in errors:
            assert fault.code in ("PP502", "PP503", "PP354"), (text, fault)
            name, rule = lines[fault.span.line]
            if rule in stated[name]:
                stated[name].remove(rule)


def written(stated: dict[str, list[str]]) -> tuple[str, dict[int, tuple[str, str]]]:
    """The exemplar's file, and of each line of a rule whose it is."""
    lines: list[str] = [*HEAD.splitlines(), "as of: assessment.started_on", "sections:"]
    owner: dict[int, tuple[str, str]] = {}

    def put(indent: int, text: str) -> None:
        lines.extend(" " * indent + line for line in text.rstrip("\n").split("\n"))

    def put_rules(indent: int, name: str) -> None:
        for rule in stated[name]:
            owner[len(lines) + 1] = name, rule
            put(indent, rule)

    def put_question(indent: int, name: str) -> None:
        put(indent, f"- id: {name}\n  ask: Ask {name}")
        put_rules(indent + 2, name)
        if name in ROWS:
            put(
                indent + 2,
                f"type: group\neach: {name[:-1]}\nthere are none: None\nno answer because: not_known",
            )
            put(indent + 2, "questions:")
            for row in ROWS[name]:
                put_question(indent + 4, row)
        else:
            put(
                indent + 2,
                CHOICE
                if name != "told"
                else "type: yes/no\nno answer because: not_known\nfact: child.unborn",
            )

    for section, names in PLACES.items():
        put(2, f"- id: {section}\n  title: {section}")
        put_rules(4, section)
        put(4, "questions:")
        for name in names:
            put_question(6, name)
    if stated["way"]:
        put(0, "pathways:\n  - id: way\n    because: Because\n    questions: q3, q5")
        put_rules(4, "way")
    return "\n".join(lines) + "\n", owner


FACTS: dict[str, list[Any]] = {
    "child.unborn": [None, "yes", "no", {"reason": "not_known"}],
    "child.born_on": [None, "2015-02-03", "2021", "2024-05", {"reason": "not_known"}],
    "assessment.started_on": [None, "2026-03-01"],
}


def addresses(session: Session, rows: dict[str, list[str]]) -> list[str]:
    """Every question there is, those of the rows that there are with them."""
    found = list(NAMES)
    for row in rows["friends"]:
        found += [f"friends[{row}].{name}" for name in ROWS["friends"]]
        found += [f"friends[{row}].pets[{pet}].{name}" for pet in rows[row] for name in ROWS["pets"]]
    return found


def statuses(session: Session, rows: dict[str, list[str]]) -> dict[str, str]:
    return {name: session.question(name).status for name in addresses(session, rows)}


def fill(session: Session, data: st.DataObject) -> tuple[list[str], dict[str, list[str]]]:
    """Answer what is asked, in order; only that, so that nothing is set aside and returns (rule S4). What was filled
    in, and the rows there are."""
    filled: list[str] = []
    rows: dict[str, list[str]] = {"friends": []}

    def say(address: str) -> None:
        name = address.rpartition(".")[2]
        if session.question(address).status != "asked":
            return
        if name in ROWS:
            into = address.partition("[")[2].partition("]")[0] or "friends"
            rows[into] = [f"{name[0]}{n}" for n in range(data.draw(st.integers(0, 2)))]
            for row in rows[into]:
                session.add_row(address, row)
                rows.setdefault(row, []) if name == "friends" else None
                for inner in ROWS[name]:
                    say(f"{address}[{row}].{inner}")
            return
        offered = (
            ["yes", "no", "not_known", None]
            if name == "told"
            else ["a", "b", "c", "not_applicable", "not_known", None]
        )
        value = data.draw(st.sampled_from(offered))
        if value in ("not_applicable", "not_known"):
            session.give_reason(address, value)
        elif value is not None:
            session.answer(address, value)
        filled.append(address)

    for name in NAMES:
        say(name)
    return filled, rows


@settings(
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
@given(forms(), st.data())
def test_no_answer_or_fact_replaced_by_a_gap_hides_a_question_s2(
    artifact: Artifact, data: st.DataObject
) -> None:
    facts = {name: data.draw(st.sampled_from(values)) for name, values in FACTS.items()}
    facts = {
        name: value
        for name, value in facts.items()
        if value is not None and name in artifact.content["facts"]
    }
    session = Session.open(artifact, facts=facts)
    filled, rows = fill(session, data)
    told = session.question("told")
    unborn = told.value == "yes" if told.state != "blank" else facts.get("child.unborn") == "yes"
    # A child that is unborn and has a date of birth contradicts itself; there a gap may make an age known.
    assume(not (unborn and isinstance(facts.get("child.born_on"), str)))
    before = statuses(session, rows)
    for gone in [*filled, *facts]:
        # To go back to what is on record is no gap (rule C9).
        to_blank = gone != "told" or not isinstance(facts.get("child.unborn"), str)
        for gap in ("blank", "not_known") if to_blank else ("not_known",):
            left = {name: value for name, value in facts.items() if name != gone}
            if gone in facts and gap == "not_known":
                left[gone] = {"reason": gap}
            after = Session.open(artifact, facts=left, answers=session.answers())
            if gone not in facts and gap == "blank":
                after.clear(gone)
            elif gone not in facts:
                after.give_reason(gone, gap)
            now = statuses(after, rows)
            assert [name for name in before if now[name] == "skipped" and before[name] != "skipped"] == [], (
                gone
            )


def test_forms_like_these_are_built_with_rules_on_all_of_it() -> None:
    # The law would be empty if every rule were taken out again.
    stated: dict[str, list[str]] = {
        name: [] for name in (*PLACES, *NAMES, "near", "close", "pets", "kind", "tame", "way")
    }
    stated["story"] = ["ask when: told is known\nif not known: ask"]
    stated["friends"] = ["skip when: child.age < 5 years"]
    stated["close"] = ["ask when: near is a"]
    stated["tame"] = ["skip when: kind is a"]
    stated["end"] = ["skip when: any friend where (any pet where kind is a)"]
    stated["way"] = ["skip when: q0 is a"]
    artifact = compile_exemplar(Source("small.yaml", written(stated)[0])).artifact
    assert artifact is not None
    assert Session.open(artifact).question("friends").status == "asked"

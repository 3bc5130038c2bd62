"""Two versions over the same rows: where only who has rows at all changed, what reads them is decided (rules C6, L1)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from penpicture.engine.artifact import Artifact
from penpicture.engine.emit import content
from penpicture.engine.model import Model, Tree
from penpicture.engine.proofs import Change, Comparison, Met, Proofs
from penpicture.engine.proofs.replay import status_in
from penpicture.engine.session import Session
from tests.proofs.authored import model as authored
from tests.proofs.small import WORDS, model, question, rule

COLOUR, LEFT = ("question", "rows.colour"), ("question", "rows.left")
LATEST = ("latest", "rows", LEFT)
RANK = {"skipped": 0, "pending": 1, "asked": 2}

AWAY = """\
- id: kind
  ask: What kind?
  type: choice
  options: {home: Home, office: Office, phone: Phone}
- id: times_away
  ask: When was the child away?
  type: group
  each: time_away
  there are none: Never
  ask when: kind is home
  questions:
    - id: left_on
      ask: When did it begin?
      type: date
    - id: back_on
      ask: And when did it end?
      type: date
- id: looking_for
  ask: What is being done to find the child?
  type: text
  ask when: any time_away where back_on is not known
- id: talk_after
  ask: What does the child say of the last time?
  type: text
  ask when: latest of times_away.left_on is after 2026-01-01
"""


def compared(before: str, after: str) -> Comparison:
    return Comparison(authored(before), authored(after))


def test_what_reads_rows_is_asked_of_more_where_more_children_have_rows() -> None:
    both = compared(AWAY, AWAY.replace("ask when: kind is home", "ask when: kind is one of home, office"))
    for path in ("looking_for", "talk_after"):
        found = both.classify(path)
        assert found.change is Change.MORE, path
        assert found.more is not None and "`kind` is `office`" in found.more.said
        assert both.statuses(path, found.more.known)[0] == "skipped"


def test_what_reads_rows_is_asked_of_fewer_where_fewer_children_have_rows() -> None:
    both = compared(AWAY.replace("ask when: kind is home", "ask when: kind is one of home, office"), AWAY)
    assert {both.classify(path).change for path in ("looking_for", "talk_after")} == {Change.FEWER}


def test_rows_that_say_something_else_are_not_taken_for_the_same() -> None:
    later = AWAY.replace("ask when: kind is home", "ask when: kind is one of home, office")
    hidden = later.replace("And when did it end?", "And when did it end?\n      ask when: left_on is known")
    both = compared(AWAY, hidden)
    found = both.classify("looking_for")
    assert found.change is not Change.MORE  # a time of which nothing is said is no longer one without an end


def test_the_latest_of_rows_is_shown_by_a_row() -> None:
    both = compared(AWAY, AWAY.replace("is after 2026-01-01", "is after 2025-01-01"))
    found = both.classify("talk_after")
    assert found.more is not None and found.fewer is None
    assert "`left_on` of row 1 is " in found.more.said
    assert both.statuses("talk_after", found.more.known) == ("skipped", "asked")


def test_a_total_is_shown_by_a_single_row() -> None:
    made = authored("""\
- id: debts
  ask: What is owed?
  type: group
  each: debt
  there are none: Nothing
  questions:
    - id: amount
      ask: How much?
      type: number
- id: advice
  ask: Who advises?
  type: text
  ask when: total of debts.amount > 100
""")
    found = Proofs(made).ever_asked("advice")
    assert isinstance(found, Met) and "`amount` of row 1 is " in found.example.said


@st.composite
def versions(draw: st.DrawFn) -> tuple[Model, Model]:
    """Two versions in which the group, and perhaps a question of its rows, is asked otherwise."""
    in_row = st.sampled_from(
        [("is", COLOUR, "red"), ("not", ("is", COLOUR, "red")), ("state", COLOUR, "answered")]
    )
    over = st.one_of(
        st.tuples(st.sampled_from(["some", "every", "none"]), st.just("rows"), in_row),
        st.sampled_from(
            [
                ("compare", "<", LATEST, ("date", "2020-01-01")),
                ("compare", ">=", ("elapsed", "months", LATEST, ("question", "on")), ("number", 1)),
                ("compare", ">=", ("count", "rows", None), ("number", 1)),
            ]
        ),
    )
    outer = st.sampled_from(
        [("is", ("question", "q0"), "yes"), ("state", ("question", "q0"), "answered"), ("all",)]
    )
    reading: Tree = draw(over)
    last = rule(draw(st.sampled_from(["ask", "skip"])), reading, "q1")
    return (
        of_rows(draw(outer), draw(st.sampled_from([None, ("is", COLOUR, "red")])), last),
        of_rows(draw(outer), draw(st.sampled_from([None, ("is", COLOUR, "red")])), last),
    )


def of_rows(around: Tree, inside: Tree | None, last: Any) -> Model:
    return model(
        [
            question("q0", "yes/no"),
            question("on", "date"),
            question(
                "rows", "group", (rule("ask", around, "rows"),), reasons=("not_known",),
                there_are_none=WORDS["practitioner"], questions=("rows.colour", "rows.left"),
            ),
            question("rows.colour", "choice"),
            question("rows.left", "date", () if inside is None else (rule("ask", inside, "rows.left"),)),
            question("q1", "text", (last,)),
        ]
    )  # fmt: skip


def records() -> Iterator[dict[str, Any]]:
    rows = [
        {"colour": {"value": colour}, **({"left": left} if left else {})}
        for colour in ("red", "green")
        for left in ({}, {"value": "2019-05-01"}, {"value": "2021-05-01"})
    ]
    listed: list[Any] = [{}, {"rows": {"rows": {"state": "none"}}}]
    for many in (1, 2):
        for each in product(rows, repeat=many):
            listed.append(
                {"rows": {"rows": {"list": [{"row": f"r{n}", "given": g} for n, g in enumerate(each, 1)]}}}
            )
    for said in listed:
        for answer in ({}, {"value": "yes"}, {"value": "no"}):
            for on in ({}, {"value": "2021-05-20"}):
                given_ = {**({"q0": answer} if answer else {}), **({"on": on} if on else {})}
                yield {"penpicture": 1, "answers": "small", "version": "1.0.0", **said, "given": given_}


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(versions())
def test_what_is_proved_of_two_versions_is_so_in_every_record(made: tuple[Model, Model]) -> None:
    artifacts = [Artifact.of(content(each), {}) for each in made]
    rose, fell = False, False
    for said in records():
        before, after = (
            RANK[status_in(Session.open(artifact, answers=said), "q1")] for artifact in artifacts
        )
        rose, fell = rose or after > before, fell or after < before
    found = Comparison(*made).classify("q1").change
    assert not rose or found in (None, Change.MORE, Change.OTHER)
    assert not fell or found in (None, Change.FEWER, Change.OTHER)

"""The order of answering never changes the outcome (rule S1), on the cases people read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture import Session
from tests.scenarios.story import CASES, Story, artifact

WRITTEN = {name: Story.case(name).session for name in CASES}


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_order_of_answering_never_changes_the_outcome(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(CASES))
    whole = WRITTEN[name]
    answers = whole.answers()
    session = Session.open(
        artifact("initial-assessment"), facts=answers.as_json()["facts"], today=whole.today
    )
    for question in data.draw(st.permutations(list(answers.given))):
        given_ = answers.given[question]
        if given_.reason is not None:
            more = {"until": given_.until, "pointer": given_.pointer, "note": given_.note}
            session.give_reason(question, given_.reason, **{k: v for k, v in more.items() if v})
        else:
            session.answer(question, given_.value, note=given_.note)
    without_rows = Session.open(
        artifact("initial-assessment"),
        answers={**answers.as_json(), "rows": {}, "lateness": ""},
        today=whole.today,
    )
    said, loaded = (
        {q: (v.status, v.state) for q, v in s.questions().items()} for s in (session, without_rows)
    )
    assert said == loaded
    assert [w.as_json() for w in session.waiting()] == [w.as_json() for w in without_rows.waiting()]

"""What is proved of small exemplars is so in every record that they can have, each opened in turn."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from penpicture.engine.model import Model
from penpicture.engine.proofs import Change, Comparison, Met, Never, Proofs, Proved, Refuted
from tests.proofs.small import condition, conditions, every_record, models, rules_over, with_rules

RANK = {"skipped": 0, "pending": 1, "asked": 2}
often = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to make a difference small takes minutes
)


def few(made: Model) -> bool:
    """Whether its records can all be opened in the time a test has."""
    sizes = {"choice": 6, "yes/no": 5, "number": 10, "choices": 7, "text": 4}
    total: int = 5 ** len(made.facts)
    for question in made.questions.values():
        total *= sizes[question.type]
    return total <= 3_000


@often
@given(models(), st.data())
def test_who_is_asked_is_who_would_be_asked_in_some_record(made: Model, data: st.DataObject) -> None:
    """Rules C1, C2, S1: asked of everybody, asked of nobody, of those for whom a condition surely holds, and which
    conditions can hold together."""
    assume(few(made))
    whom = condition(data.draw(conditions(list(made.questions.values()))))
    other = condition(data.draw(conditions(list(made.questions.values()))))
    ever, always, of_these, meet = set(), set(made.questions), set(made.questions), False
    held = None
    for (session,) in every_record(made):
        if held is None:
            held = [session.program.compile(each.tree, deciding=True) for each in (whom, other)]
        truth = [holds(session.root) is True for holds in held]
        meet = meet or all(truth)
        for path in made.questions:
            if session.status(path) == "asked":
                ever.add(path)
            else:
                always.discard(path)
                if truth[0]:
                    of_these.discard(path)
    proofs = Proofs(made, (whom, other))
    for path in made.questions:
        assert isinstance(proofs.ever_asked(path), Met if path in ever else Never), path
        assert isinstance(proofs.asked_of_all(path), Proved if path in always else Refuted), path
        assert isinstance(proofs.asked_of_all(path, whom), Proved if path in of_these else Refuted), path
    assert isinstance(proofs.can_meet((whom, other)), Met if meet else Never)


@often
@given(models(), st.data())
def test_what_a_change_does_is_what_it_does_in_every_record(made: Model, data: st.DataObject) -> None:
    """Rule L1: more, fewer, the same or other, by the statuses before and after at every state."""
    assume(few(made))
    at = data.draw(st.integers(1, 3))
    seen = list(made.questions.values())[:at]
    after = with_rules(made, f"q{at}", data.draw(rules_over(seen, f"q{at}")))
    more, fewer = set(), set()
    for old, new in every_record(made, after):
        for path in made.questions:
            ranks = RANK[old.status(path)], RANK[new.status(path)]
            if ranks[1] > ranks[0]:
                more.add(path)
            elif ranks[1] < ranks[0]:
                fewer.add(path)
    comparison = Comparison(made, after)
    for path in made.questions:
        found = comparison.classify(path)
        wanted = {
            (False, False): Change.SAME, (True, False): Change.MORE,
            (False, True): Change.FEWER, (True, True): Change.OTHER,
        }[path in more, path in fewer]  # fmt: skip
        assert found.change is wanted, (path, found, wanted)
        assert (found.more is not None) == (path in more)
        assert (found.fewer is not None) == (path in fewer)

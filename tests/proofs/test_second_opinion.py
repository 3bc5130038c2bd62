"""The same formulas put to z3, which knows nothing of our search."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benchmarks.peers.z3_proofs import Z3
from benchmarks.proofs import form
from penpicture.engine.model import Model
from penpicture.engine.proofs import Met, Never, Proofs
from penpicture.engine.proofs.explanation import reached
from penpicture.engine.proofs.never_asked import dead
from penpicture.engine.proofs.questions import Comparison, not_asked
from penpicture.engine.proofs.search import Search
from tests.proofs.small import models, rules_over, with_rules

often = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


@often
@given(models())
def test_z3_finds_what_the_search_finds(made: Model) -> None:
    proofs = Proofs(made)
    other = Z3(proofs.reading)
    for path in made.questions:
        for goal in (reached(proofs.reading, f"q:{path}"), not_asked(proofs.reading, 0, path)):
            assert other.can_be(goal) == (proofs.search.solve(goal) is not None), path


@often
@given(models(), st.data())
def test_z3_finds_the_same_of_two_exemplars_that_are_compared(made: Model, data: st.DataObject) -> None:
    after = with_rules(made, "q1", data.draw(rules_over([made.questions["q0"]], "q1")))
    comparison = Comparison(made, after)
    other = Z3(comparison.reading)
    for path in made.questions:
        read = comparison.reading
        goal = (1, read.asked(0, f"q:{path}", ()), read.not_asked(1, f"q:{path}", ()))
        assert other.can_be(goal) == (Search(read).solve(goal) is not None), path


def test_z3_finds_the_same_questions_never_asked_in_the_form_that_is_measured() -> None:
    made, never, variants = form(200)
    proofs = Proofs(made, variants)
    other = Z3(proofs.reading)
    nodes = [node for node in made.order if any(proofs.world.can_be(0, node))]
    found = dead(proofs)
    assert found == [node for node in nodes if not other.can_be(reached(proofs.reading, node))]
    assert {f"q:{path}" for path in never} <= set(found)
    assert all(isinstance(proofs.can_meet((one, two)), Met | Never) for one in variants for two in variants)

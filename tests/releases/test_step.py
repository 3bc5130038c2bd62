"""How far a version has to step, by what changed."""

from __future__ import annotations

import pytest

from penpicture.engine.difference.change import CONCERNS, Difference, Grade, Side
from penpicture.engine.difference.rules import RULES, made
from penpicture.engine.releases.step import LeastStep, Step, least_step
from tests.difference.small import built, edited

_OLD, _NEW = Side("visit@1.0.0", "sha256:0"), Side("visit@2.0.0", "sha256:1")


def step(*rules: str) -> LeastStep:
    return least_step(Difference(_OLD, _NEW, tuple(made(rule, "questions.x") for rule in rules)))


@pytest.mark.parametrize("rule", RULES)
def test_every_kind_of_change_steps_as_far_as_it_is_judged(rule: str) -> None:
    judged = RULES[rule].judged
    expected = Step.PATCH
    if any(getattr(judged, name) is not Grade.NONE for name in CONCERNS if name != "wording"):
        expected = Step.MINOR
    if judged.worst is Grade.BREAKING:
        expected = Step.MAJOR
    assert step(rule).step is expected


def test_words_alone_are_a_patch_and_so_is_what_means_the_same() -> None:
    assert step("S_WORDING", "S_VOICE", "PEN_SAY").step is Step.PATCH
    assert step("W_SAME", "Q_RENAME").step is Step.PATCH
    assert least_step(Difference(_OLD, _NEW, ())).step is Step.PATCH


def test_the_gravest_change_decides_and_only_what_forces_it_is_named() -> None:
    found = step("S_WORDING", "Q_ADD", "O_DELETE", "O_DELETE", "A_WIDER")
    assert found.step is Step.MAJOR
    assert [change.rule for change in found.forced_by] == ["O_DELETE", "O_DELETE", "A_WIDER"]
    assert found.because() == (
        "an answer is gone (questions.x and 1 more)",
        "more readers may see it (questions.x)",
    )
    assert found.because(most=1)[-1] == "1 other change"


@pytest.mark.parametrize(
    ("rules", "last", "least", "allowed", "refused"),
    [
        (["O_DELETE"], "1.4.2", "2.0.0", ["2.0.0", "3.1.0"], ["1.4.3", "1.5.0", "1.99.99"]),
        (["Q_ADD"], "1.4.2", "1.5.0", ["1.5.0", "1.10.0", "2.0.0"], ["1.4.3", "1.4.10"]),
        (["S_WORDING"], "1.4.9", "1.4.10", ["1.4.10", "1.5.0", "2.0.0"], ["1.4.9", "1.4.8"]),
    ],
)
def test_a_version_is_large_enough_number_by_number(
    rules: list[str], last: str, least: str, allowed: list[str], refused: list[str]
) -> None:
    found = step(*rules)
    assert found.after(last) == least
    assert all(found.allows(last, each) for each in allowed)
    assert not any(found.allows(last, each) for each in refused)


def test_the_same_change_is_judged_on_a_real_exemplar() -> None:
    from penpicture.engine.difference.compare import difference

    before = built(edited("hint: Ask gently.", "hint: Ask gently."))
    kinder = built(edited("hint: Ask gently.", "hint: Ask kindly, and wait."))
    gone = built(edited("          past: In the past\n", ""))
    assert least_step(difference(before, kinder)).step is Step.PATCH
    assert least_step(difference(before, gone)).step is Step.MAJOR

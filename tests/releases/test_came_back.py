"""Names that come back two releases later, for something else."""

from __future__ import annotations

import pytest

from penpicture.engine.difference.change import Difference
from penpicture.engine.difference.compare import difference
from penpicture.engine.releases.came_back import with_names_that_came_back
from penpicture.engine.releases.step import Step, least_step
from tests.difference.small import TEXT, built, edited

BULLIED = "      - id: bullied\n        ask: Is anybody unkind?\n        type: text\n"
PAST = "          past: In the past\n"
WITHDRAWN = "          past:\n            say: In the past\n            retired: 2026-05-01\n"


def compared(*texts: str) -> Difference:
    *earlier, last, new = [built(each) for each in texts]
    return with_names_that_came_back(difference(last, new), reversed(earlier), last, new)


def told(found: Difference) -> list[tuple[str, str]]:
    return [(each.rule, each.part) for each in found.changes]


@pytest.mark.parametrize(
    "between", ["", BULLIED.replace("unkind?", "kind?") + "        retired: 2026-05-01\n"]
)
def test_a_question_that_went_and_comes_back_as_another_breaks_what_older_records_hold(between: str) -> None:
    gone = edited(BULLIED, between)
    other = edited(BULLIED, BULLIED.replace("Is anybody unkind?", "Is anybody kind?"))
    found = compared(TEXT, TEXT, gone, other)
    assert told(found)[0] == ("Q_REUSE", "questions.bullied")
    reused = found.changes[0]
    assert (reused.old, reused.new) == ("Is anybody unkind?", "Is anybody kind?")
    assert reused.note == "1.0.0 asked it last, and its records may hold such answers" and reused.hash
    assert least_step(found).step is Step.MAJOR
    assert least_step(difference(built(gone), built(other))).step is Step.MINOR


def test_the_same_question_may_come_back() -> None:
    assert "Q_REUSE" not in dict(told(compared(TEXT, edited(BULLIED, ""), TEXT)))


def test_what_it_asked_last_counts() -> None:
    kind = edited("Is anybody unkind?", "Is anybody kind?")
    last, new = built(edited(BULLIED, "")), built(kind)
    releases = iter([built(kind), built(TEXT)])
    found = with_names_that_came_back(difference(last, new), releases, last, new)
    assert "Q_REUSE" not in dict(told(found))


def test_an_answer_that_went_and_comes_back_as_another_breaks_them_too() -> None:
    without, other = edited(PAST, ""), edited(PAST, "          past: We do not know\n")
    assert ("O_REUSE", "questions.drinking.options.past") in told(compared(TEXT, without, other))
    assert "O_REUSE" not in dict(told(compared(TEXT, without, TEXT)))
    assert "O_REUSE" not in dict(told(compared(TEXT, edited(PAST, WITHDRAWN), TEXT)))


def test_a_question_that_only_has_its_name_back_is_no_other() -> None:
    away = edited("id: bullied\n", "id: unkind\n        was: bullied\n")
    back = edited(
        BULLIED,
        BULLIED.replace("id: bullied\n", "id: bullied\n        was: unkind\n").replace("unkind?", "kind?"),
    )
    assert "Q_REUSE" not in dict(told(compared(TEXT, away, back)))

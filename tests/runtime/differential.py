"""The engine in the page against Python's, on random exemplars and visits: as many as are asked for.

python -m tests.runtime.differential 5000
"""

from __future__ import annotations

import sys
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from penpicture.engine.artifact import Artifact
from penpicture.renderers.page_data import calendar_of
from tests.engine.random_records import OPTIONS, artifacts, sayings
from tests.runtime.random_exemplars import calls, exemplars, facts
from tests.runtime.visits import Ask, Call, agree, node, page_of


def _often(many: int) -> settings:
    return settings(
        max_examples=many,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # a difference is told as it was found: to make it small takes minutes
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def statuses_agree(ask: Ask, many: int) -> None:
    """Questions that hang on each other: statuses, explanations, what waits and what is missing (rules S1 to S6)."""

    @_often(many)
    @given(artifacts(), st.lists(sayings(), max_size=10), st.booleans())
    def visits(artifact: Artifact, said: list[tuple[str, str]], others: bool) -> None:
        visit: list[Call] = [("addRow", "rows", "a"), ("addRow", "rows", "b")]
        visit += [("answer" if what in OPTIONS else "giveReason", where, what) for where, what in said]
        visit += [("sayRows", "rows", "others" if others else "complete"), ("removeRow", "rows", "a")]
        agree(ask, artifact, visit)

    visits()


def everything_agrees(ask: Ask, many: int) -> None:
    """Every kind of question, fact, rule and text; whatever is said or refused; and the answers read again."""

    @_often(many)
    @given(exemplars(), facts(), st.booleans(), st.lists(calls(), max_size=20))
    def visits(artifact: Artifact, held: Any, with_rows: bool, said: list[Call]) -> None:
        if with_rows:
            said = [("addRow", "g", "a"), ("addRow", "g", "b"), ("addRow", "g[a].h", "p"), *said]
        page = {**page_of(artifact), "calendar": calendar_of(artifact.content["nation"])}
        told = agree(ask, artifact, said, page=page, facts=held)
        if "answers" in told:
            agree(ask, artifact, [], page=page, answers=told["answers"])
            agree(ask, artifact, [], page=page, answers=told["answers"], facts=held)

    visits()


if __name__ == "__main__":
    running = node()
    for hunt in (statuses_agree, everything_agrees):
        hunt(running, int(sys.argv[1]))
        print(f"{sys.argv[1]} visits agree: {(hunt.__doc__ or '').partition(':')[0].lower()}", flush=True)
    running.close()

"""The report of a move, as people read it."""

from __future__ import annotations

from penpicture.engine.migration.moving import Moved
from penpicture.engine.migration.outcome import Outcome
from penpicture.engine.migration.summary import OfQuestion, Summary
from penpicture.renderers.migration_text import migration_text


def test_what_is_on_record_is_not_counted_among_the_questions() -> None:
    kept = tuple(
        OfQuestion(name, name, (), (), ((Outcome.KEPT, 1),))
        for name in ("sleep", "mood", "fact worker.name", "fact child.known_as", "fact child.born_on")
    )
    told = migration_text(Moved("visit@2.0.0", (("visit@1.0.0", Summary(1, kept, ())),)), dry=True)
    assert "  2 other questions: every answer kept as it is\n" in told
    assert "  3 other facts on record: kept as they are\n" in told

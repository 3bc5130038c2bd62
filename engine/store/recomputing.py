"""Whether what was signed still follows from what was answered: statuses, pen picture and clock, reckoned anew under the artifact that
is kept (rules S1, R3)."""

from __future__ import annotations

from ..records.findings import Mismatch
from ..records.freezing import frozen
from ..records.in_words import day, part
from ..records.leaf import Leaf
from ..records.parted import is_of_answers
from ..records.seal import ASKED
from ..records.signed import signed
from ..session import Session
from .store import Store


def recomputed(store: Store, record: str) -> Mismatch | None:
    """The first thing of a record's seals that does not follow from its answers, None where all does. A version of which an answer was
    erased cannot be reckoned anew, and is passed over."""
    found = store.history(record)
    for number, entry in enumerate(found.seals, start=1):
        standing = found.standing(entry.number)
        if any(each.erased for place, each in standing.items() if is_of_answers(place)):
            continue
        artifact = store.artifact(entry.under)
        content = artifact.content
        answers = found.answers(content["exemplar"], content["version"], entry.number)
        session = Session.open(artifact, answers=answers, today=signed(found, number).day)
        anew = frozen(session, {place: each.digest for place, each in standing.items()})
        sealed = entry.more["seal"]
        always = {name for name, one in sealed["statuses"].items() if one == ASKED}
        aside = frozenset(sealed["set_aside"])
        wrong = [p for p, said in anew.said.items() if p not in standing or not _same(standing[p], said)]
        wrong += sorted(always ^ set(anew.always)) + sorted(aside ^ anew.aside)
        if wrong:
            kind, words = part(wrong[0])
            when = f"as signed on {day(entry.at)}"
            return Mismatch(
                record, kind, wrong[0], f"{words}, {when}, does not follow from what was answered"
            )
    return None


def _same(leaf: Leaf, said: object) -> bool:
    return leaf.erased or leaf.said == said

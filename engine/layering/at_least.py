"""Locks that keep `at least`, or `exactly`: what becomes of the questions that they cover, for every child (rule L1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...dsl.diagnostic import Diagnostics
from .. import layer_codes as codes
from ..model import Model
from ..proofs.explanation import decided_by
from ..proofs.questions import Comparison, Proofs
from ..proofs.verdict import Example, Undecided
from .asking_less import hangs_on_withdrawn, made_optional
from .holding import PATHWAY, QUESTION
from .locks import Locked


def kept_at_least(
    locks: tuple[Locked, ...], before: Callable[[int], Model | None], after: Model
) -> Diagnostics:
    """Every question under a lock that some child would no longer be asked, or, where it is locked exactly, would be asked
    anew (PP388, PP398), or that a record cut short would leave out (PP399), and every one that could not be decided
    (PP389).

    `before` gives the exemplar as the layers up to a rank leave it, or None where they leave nothing sound; `after` is
    the exemplar with all layers. Both have their `order`.
    """
    found = Diagnostics()
    judged = [lock for lock in locks if lock.keep != "wording"]
    for rank in sorted({lock.rank for lock in judged}):
        earlier = before(rank)
        if earlier is None:
            for lock in judged:
                if lock.rank == rank:
                    _undecided(
                        found,
                        lock,
                        lock.name[1],
                        "the layers up to it do not stand without those nearer the team",
                    )
            continue
        comparison, proofs = Comparison(earlier, after), Proofs(after)
        covered = tuple(
            (lock, path) for lock in judged if lock.rank == rank for path in _covered(lock, earlier)
        )
        told = Diagnostics()
        for lock, path in covered:
            _judge(told, lock, path, comparison, proofs)
        if not told:  # What is asked of fewer by a condition of its own has been told already.
            told.extend(hangs_on_withdrawn(earlier, after, covered))
        told.extend(made_optional(earlier, after, covered))
        found.extend(told)
    return found


def _judge(found: Diagnostics, lock: Locked, path: str, comparison: Comparison, proofs: Proofs) -> None:
    change = comparison.classify(path)
    other = change.fewer or (change.more if lock.keep == "exactly" else None)
    if other is not None:
        _fewer(found, lock, path, proofs, other)
    elif isinstance(change.undecided, Undecided):
        _undecided(found, lock, path, change.undecided.reason)


def _undecided(found: Diagnostics, lock: Locked, path: str, reason: str) -> None:
    layer = lock.layer.name.text
    found.add(codes.LOCK_UNDECIDED.at(lock.span, name=path, layer=layer, reason=reason, owner=lock.owner))


def _fewer(found: Diagnostics, lock: Locked, path: str, proofs: Proofs, child: Example) -> None:
    status, rule = decided_by(proofs, path, child)
    span, related = (lock.span, ()) if rule is None else (rule.condition.span, (lock.related(),))
    found.add(
        codes.ASKED_OF_FEWER.at(
            span, name=path, layer=lock.layer.name.text, status=status, child=child.said, owner=lock.owner, related=related
        )
    )  # fmt: skip


def _covered(lock: Locked, model: Model) -> Iterator[str]:
    """The questions that a lock covers."""
    kind, name = lock.name
    pathway = next((p for p in model.pathways if kind == PATHWAY and p.id == name), None)
    for path, question in model.questions.items():
        if kind == QUESTION:
            covered = path == name or path.startswith(f"{name}.")
        elif pathway is not None:
            covered = path in pathway.questions or question.section in pathway.sections
        else:
            covered = question.section == name
        if covered:
            yield path

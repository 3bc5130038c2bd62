"""Answers that a layer lets more readers see than before, on nobody's word but its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...dsl.diagnostic import Diagnostics, Related
from .. import layer_codes as codes
from ..clearance import said_readers
from ..definition import ChangeSensitivity, Layer
from ..language import AUDIENCES
from ..model import Model, Question
from ..shape_in_words import in_words
from .stack import rank_of


def seen_by_more(layers: Iterable[Layer], before: Callable[[int], Model | None], after: Model) -> Diagnostics:
    """A warning for each change that lets more readers see an answer, and does not say when that was agreed (PP391). The
    sensitivity of a question's fact counts as its own. `before` gives the exemplar as the layers up to a rank leave it."""
    found = Diagnostics()
    for layer in layers:
        for item in layer.list:
            if not isinstance(item, ChangeSensitivity) or item.agreed is not None:
                continue
            earlier = before(rank_of(layer) - 1)
            now = _named(after, item.target.value.name.text)
            old = earlier.questions.get(now.path) if earlier is not None and now is not None else None
            if now is None or old is None:
                continue
            more = _readers(now) - _readers(old)
            if more:
                where = (Related(old.kept or old.id_span, "as it stood"),)
                readers = in_words([reader for reader in AUDIENCES if reader in more], "and")
                found.add(
                    codes.SEEN_BY_MORE.at(item.target.span, name=now.path, readers=readers, related=where)
                )
    return found


def _readers(question: Question) -> frozenset[str]:
    return said_readers(question.who_may_see, question.sensitivity)


def _named(model: Model, name: str) -> Question | None:
    """A question by its path, by `section.question`, or by a name that it had."""
    found = model.questions.get(name) or model.questions.get(name.partition(".")[2])
    if found is not None:
        return found
    last = name.rpartition(".")[2]
    return next((q for q in model.questions.values() if last in q.was), None)

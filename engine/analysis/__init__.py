"""Checks over a resolved model: each module is one family, each check a function from model to diagnostics."""

from __future__ import annotations

from dataclasses import replace

from ...dsl.diagnostic import Diagnostics
from ..model import Model
from ..proofs.duties import duties_met
from ..proofs.never_asked import never_asked
from .easy_read import hard_to_read
from .gaps import no_gap_hides
from .open_facts import tells_elsewhere
from .order import in_order
from .readers import words_for_readers
from .wording import leaves_out, unused_names

CHECKS = (no_gap_hides, leaves_out, unused_names, words_for_readers, tells_elsewhere, hard_to_read)
"""The checks over a model in order."""

PROVED = (duties_met, never_asked)
"""What is proved of a model in which nothing else is wrong."""


def analyse(model: Model) -> tuple[Model | None, Diagnostics]:
    """The model with its `order` filled, and what every check found; None where there is an error."""
    order, found = in_order(model)
    if order is None:
        return None, found
    ordered = replace(model, order=order)
    for check in CHECKS:
        found.extend(check(ordered))
    if not found.has_errors:
        for proof in PROVED:
            found.extend(proof(ordered))
    return (None if found.has_errors else ordered), found

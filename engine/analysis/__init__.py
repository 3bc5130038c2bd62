"""Checks over a resolved model: each module is one family, each check a function from model to diagnostics."""

from __future__ import annotations

from dataclasses import replace

from ...dsl.diagnostic import Diagnostics
from ..model import Model
from .order import in_order


def analyse(model: Model) -> tuple[Model | None, Diagnostics]:
    """The model with its `order` filled, and what every check found; None where there is an error."""
    order, found = in_order(model)
    if order is None:
        return None, found
    ordered = replace(model, order=order)
    return (None if found.has_errors else ordered), found

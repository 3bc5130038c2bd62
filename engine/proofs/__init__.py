"""Proofs over exemplars: finite-domain search over the model's own three-valued semantics (docs/proofs.md).

What can be asked is in `questions`; what comes of it in `verdict`.
"""

from __future__ import annotations

from .questions import (
    Comparison,
    Proofs,
    always_asked,
    asked_of_all,
    can_meet,
    classify,
    ever_asked,
    surely_holds,
)
from .verdict import (
    Change,
    Classification,
    Example,
    Known,
    Meeting,
    Met,
    Never,
    Proved,
    Refuted,
    Undecided,
    Verdict,
    Why,
)

__all__ = [
    "Change",
    "Classification",
    "Comparison",
    "Example",
    "Known",
    "Meeting",
    "Met",
    "Never",
    "Proofs",
    "Proved",
    "Refuted",
    "Undecided",
    "Verdict",
    "Why",
    "always_asked",
    "asked_of_all",
    "can_meet",
    "classify",
    "ever_asked",
    "surely_holds",
]

"""Judging the rules of one status: by direction, and where that is not enough by trying every state (rule S2)."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Model, Rule
from .direction import Directions
from .states import Sources, TooMany
from .trial import decides, try_every_state
from .variables import DOWN, HOLDS, UP, Move


class Judge:
    """Judges rules of one model; what was judged of their parts is remembered."""

    def __init__(self, model: Model, sources: Sources) -> None:
        """By the states of these sources."""
        self.model = model
        self.sources = sources
        self.directions = Directions(sources)

    def suspected(self, rules: Sequence[Rule]) -> list[Rule]:
        """Those of these rules that a gap could turn towards skipping, each looked at alone."""
        return [
            rule
            for rule in rules
            if self.directions.suspects(rule.condition.tree, HOLDS, UP if rule.kind == "skip" else DOWN)
        ]

    def fault(self, rules: Sequence[Rule], suspected: Sequence[Rule]) -> Move | None:
        """The move by which a gap would skip what these rules decide, or None. Raises TooMany where that cannot be
        told: not of all of them together, nor of those suspected."""
        try:
            return try_every_state(self.model, self.sources, rules, self.directions.wrong)
        except TooMany:
            return try_every_state(self.model, self.sources, suspected, self.directions.wrong)

    def passes(self, rules: Sequence[Rule]) -> bool:
        """Whether rules are proved to hide nothing behind a gap."""
        suspected = self.suspected(rules)
        try:
            return not suspected or self.fault(rules, suspected) is None
        except TooMany:
            return False

    def decides(self, rules: Sequence[Rule]) -> bool:
        """Whether rules come to different statuses in different cases, as far as was tried."""
        try:
            return decides(self.model, self.sources, rules, self.directions.wrong)
        except TooMany:
            return False

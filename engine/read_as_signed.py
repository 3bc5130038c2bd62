"""A session in which statuses are as they were signed (rule R3): what was asked because of an answer still was, when that answer is erased."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from .explain import hangs_on_erased
from .program import ASKED, STATUS_NAMES
from .state import State


def stand(state: State, statuses: Mapping[str, str], gone: Collection[str]) -> None:
    """Let the questions of these addresses have these statuses from now on, whatever is said, and take the places that are `gone` for answered.
    A section stands as the most that is asked in it does, where all of it stands somehow; others are decided by their rules."""
    state.gone = frozenset(gone)
    known = {at: STATUS_NAMES.index(status) for at, status in statuses.items()}
    sections: dict[str, int] = {}
    for name, section in state.program.sections.items():
        within = [known.get(path) for path in section["questions"]]
        most = max((each for each in within if each is not None), default=None)
        if most is not None and (most == ASKED or None not in within):
            sections[name] = most
    questions = ((at.path, frame, str(at)) for at, frame in state.instances())
    state.stand(sections, [(path, frame, known[at]) for path, frame, at in questions if at in known])


def keep_standing(state: State, statuses: Mapping[str, str], gone: Collection[str]) -> None:
    """The same, of those questions alone whose status hangs on what is `gone`; all others are decided by their rules."""
    state.gone = frozenset(gone)
    hanging = {str(at) for at, frame in state.instances() if gone and hangs_on_erased(state, at.path, frame)}
    if hanging:
        stand(state, {at: status for at, status in statuses.items() if at in hanging}, gone)

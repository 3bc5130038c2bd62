"""What a store refuses, told at the command that asked for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from .dsl.diagnostic import Diagnostic
from .typed import command_line

PROBLEMS = 1


def refusals(command: Callable[..., int]) -> Callable[..., int]:
    """A command, given the words of the command line first, that tells what a store, an answer or an artifact refuses and exits
    by it."""

    def told(args: list[str], *rest: Any, **others: Any) -> int:
        from .engine.answer_checking import AnswerFault
        from .engine.artifact import ArtifactError
        from .engine.store.fault import StoreFault
        from .telling import tell

        try:
            return command(args, *rest, **others)
        except StoreFault as fault:
            tell(refused(args, fault), to=sys.stderr)
        except AnswerFault as fault:
            words: dict[str, Any] = {**fault.words}
            tell([fault.kind.at(command_line(args), **words)], to=sys.stderr)
        except ArtifactError as fault:
            tell(fault.diagnostics, to=sys.stderr)
        return PROBLEMS

    return update_wrapper(told, command)


def refused(args: list[str], fault: Any) -> list[Diagnostic]:
    """What a store refused, as diagnostics: of a record that is not ready to be signed, each thing that is lacking."""
    from .engine.store.not_ready import NotReady

    faults = fault.faults if isinstance(fault, NotReady) else [(fault.kind, fault.words)]
    record = fault.record if isinstance(fault, NotReady) else None
    return [kind.at(command_line(args, _typed(args, record, words)), **words) for kind, words in faults]


def _typed(args: list[str], record: str | None, words: dict[str, Any]) -> str | None:
    """The word of the command line that a fault is about: a record, a store by the last part of its path, or what is said as
    `role=name`."""
    for named in (record, *(words.get(name) for name in ("record", "path", "role", "identity", "fact"))):
        for word in args if named else ():
            if word == named or word.replace("\\", "/").endswith(f"/{named}") or word.startswith(f"{named}="):
                return word
    return None

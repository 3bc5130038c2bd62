"""What a store refuses, told at the command that asked for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from .dsl.catalogue import Code
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
    return [kind.at(command_line(args, _place(args, record, kind, words)), **words) for kind, words in faults]


_SAYS = ("--set", "--reason", "--answers")
"""Options that say what is to be put right."""


def _place(args: list[str], record: str | None, kind: Code, words: dict[str, Any]) -> str | None:
    """The word of the command line that a fault is about: what is put right, where that is at fault, else what it names."""
    from .engine.signing_codes import AMENDED_UNASKED, NOTHING_AMENDED

    if kind in (AMENDED_UNASKED, NOTHING_AMENDED):
        wanted = f"{words['question']}=" if "question" in words else ""
        for n, word in enumerate(args):
            option, equals, said = word.partition("=")
            if equals and option in _SAYS and said.startswith(wanted):
                return word
            if word in _SAYS and n + 1 < len(args) and args[n + 1].startswith(wanted):
                return args[n + 1] if wanted else word
        return next(
            (word for word in args if word.partition("=")[0] == "--answers"), _typed(args, record, words)
        )
    return _typed(args, record, words)


def _typed(args: list[str], record: str | None, words: dict[str, Any]) -> str | None:
    """The word of the command line that a fault is about: a record, a store by the last part of its path, or what is said as
    `role=name`."""
    for named in (record, *(words.get(name) for name in ("record", "path", "role", "identity", "fact"))):
        for word in args if named else ():
            if word == named or word.replace("\\", "/").endswith(f"/{named}") or word.startswith(f"{named}="):
                return word
    return None

"""Penpicture: a configuration language and engine for the structured records of children's social care.

What stands in `__all__` is public and kept; everything else may change. docs/embedding.md shows it at work.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .dsl.diagnostic import Diagnostic, Diagnostics, Edit, Related, Severity
    from .dsl.source import Source, Span
    from .engine.answer_checking import AnswerFault
    from .engine.answer_reading import read_answers
    from .engine.answers import Answers, OnRecord
    from .engine.artifact import Artifact, ArtifactError
    from .engine.check import Checked, check
    from .engine.compile import Compiled, compile_exemplar
    from .engine.explain import Because
    from .engine.library import Workspace
    from .engine.mapping import Extract, Prefill, Prefilled, Published, Unpublished, extract, prefill
    from .engine.pen_picture import PenPicture
    from .engine.records.seal import Seal
    from .engine.records.signed import Signature
    from .engine.session import NextExemplar, QuestionView, Session, SetAside, Short, SummaryLine
    from .engine.store.amending import amend
    from .engine.store.due import due
    from .engine.store.erasing import Erased, erase
    from .engine.store.fault import StoreFault
    from .engine.store.not_ready import NotReady
    from .engine.store.redacting import Redacted, redact
    from .engine.store.severing import Severed, sever
    from .engine.store.signing import sign
    from .engine.store.store import Store
    from .engine.store.verifying import Verified, verify
    from .engine.timescale import Lateness
    from .engine.waiting import Missing, Waiting
    from .renderers.edition import Edition
    from .renderers.registry import EXEMPLAR_TARGETS, RECORD_TARGETS
    from .renderers.table_rows import record_answers, record_rows
    from .renderers.target import Emitted, Target

__version__ = "0.1.0"

__all__ = [
    "EXEMPLAR_TARGETS",
    "RECORD_TARGETS",
    "AnswerFault",
    "Answers",
    "Artifact",
    "ArtifactError",
    "Because",
    "Checked",
    "Compiled",
    "Diagnostic",
    "Diagnostics",
    "Edit",
    "Edition",
    "Emitted",
    "Erased",
    "Extract",
    "Lateness",
    "Missing",
    "NextExemplar",
    "NotReady",
    "OnRecord",
    "PenPicture",
    "Prefill",
    "Prefilled",
    "Published",
    "QuestionView",
    "Redacted",
    "Related",
    "Seal",
    "Session",
    "SetAside",
    "Severed",
    "Severity",
    "Short",
    "Signature",
    "Source",
    "Span",
    "Store",
    "StoreFault",
    "SummaryLine",
    "Target",
    "Unpublished",
    "Verified",
    "Waiting",
    "Workspace",
    "amend",
    "check",
    "compile_exemplar",
    "due",
    "erase",
    "extract",
    "prefill",
    "read_answers",
    "record_answers",
    "record_rows",
    "redact",
    "sever",
    "sign",
    "verify",
]

_ROOMS = {
    "dsl.diagnostic": ("Diagnostic", "Diagnostics", "Edit", "Related", "Severity"),
    "dsl.source": ("Source", "Span"),
    "engine.answer_checking": ("AnswerFault",),
    "engine.answer_reading": ("read_answers",),
    "engine.answers": ("Answers", "OnRecord"),
    "engine.artifact": ("Artifact", "ArtifactError"),
    "engine.check": ("Checked", "check"),
    "engine.compile": ("Compiled", "compile_exemplar"),
    "engine.explain": ("Because",),
    "engine.library": ("Workspace",),
    "engine.mapping": (
        "Extract",
        "Prefill",
        "Prefilled",
        "Published",
        "Unpublished",
        "extract",
        "prefill",
    ),
    "engine.pen_picture": ("PenPicture",),
    "engine.records.seal": ("Seal",),
    "engine.records.signed": ("Signature",),
    "engine.session": ("NextExemplar", "QuestionView", "Session", "SetAside", "Short", "SummaryLine"),
    "engine.store.amending": ("amend",),
    "engine.store.due": ("due",),
    "engine.store.erasing": ("Erased", "erase"),
    "engine.store.fault": ("StoreFault",),
    "engine.store.redacting": ("Redacted", "redact"),
    "engine.store.severing": ("Severed", "sever"),
    "engine.store.not_ready": ("NotReady",),
    "engine.store.signing": ("sign",),
    "engine.store.store": ("Store",),
    "engine.store.verifying": ("Verified", "verify"),
    "engine.timescale": ("Lateness",),
    "engine.waiting": ("Missing", "Waiting"),
    "renderers.edition": ("Edition",),
    "renderers.registry": ("EXEMPLAR_TARGETS", "RECORD_TARGETS"),
    "renderers.target": ("Emitted", "Target"),
    "renderers.table_rows": ("record_answers", "record_rows"),
}
# Looked up when first used: a program that only opens sessions never loads YAML or the grammar, and
# `penpicture --help` loads next to nothing.
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}


if not TYPE_CHECKING:  # or else the type checkers would believe in any name at all

    def __getattr__(name: str) -> Any:
        """A public name, imported from its room when it is first asked for."""
        room = _HOMES.get(name)
        if room is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f".{room}", __name__), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """The public names."""
    return sorted([*globals(), *__all__])

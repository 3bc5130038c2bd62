"""Penpicture: a configuration language and engine for the structured records of children's social care.

What stands in `__all__` is public and kept; everything else may change. docs/embedding.md shows it at work.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .dsl.catalogue import Code
    from .dsl.diagnostic import Diagnostic, Diagnostics, Edit, Related, Severity
    from .dsl.source import Source, Span
    from .engine.answer_checking import AnswerFault
    from .engine.answer_reading import read_answers
    from .engine.answers import Answers, Given, OnRecord, Row, RowsGiven
    from .engine.artifact import Artifact, ArtifactError
    from .engine.check import Checked, check
    from .engine.compile import Compiled, compile_exemplar
    from .engine.difference.change import Change, Difference, Grade, Judged
    from .engine.difference.compare import difference
    from .engine.explain import Because
    from .engine.head import Head
    from .engine.knowing.changed import Changed as ChangedFact
    from .engine.knowing.conflicts import Conflict, Saying, conflicts
    from .engine.knowing.family import moves as child_moves
    from .engine.knowing.family import new_child, one_family
    from .engine.knowing.for_one_child import (
        Told as FactForChild,
    )
    from .engine.knowing.for_one_child import (
        for_one_child as facts_for_child,
    )
    from .engine.knowing.for_one_child import (
        history_for_child as fact_history,
    )
    from .engine.knowing.looking import Looked as LookedAt
    from .engine.knowing.looking import changes_since
    from .engine.knowing.looking import look as look_at_changes
    from .engine.knowing.looking import waiting as facts_waiting
    from .engine.knowing.published import Told as FactsTold
    from .engine.knowing.telling import tell as tell_facts
    from .engine.knowing.version import FactVersion
    from .engine.language import AUDIENCES, VOICES
    from .engine.library import Workspace
    from .engine.mapping import Extract, Prefill, Prefilled, Published, Unpublished, extract, prefill
    from .engine.migration.moving import (
        Moved as Migrated,
    )
    from .engine.migration.moving import Progress
    from .engine.migration.moving import (
        PutBack as MigrationUndone,
    )
    from .engine.migration.moving import (
        dry_run as try_migration,
    )
    from .engine.migration.moving import (
        move as migrate,
    )
    from .engine.migration.moving import (
        undo as undo_migration,
    )
    from .engine.migration.plan import OtherExemplar
    from .engine.migration.plan import Plan as MigrationPlan
    from .engine.migration.plan import plan as plan_migration
    from .engine.migration.reading import Left as LeftBehind
    from .engine.migration.summary import Summary as MigrationSummary
    from .engine.pen_picture import PenPicture
    from .engine.records.entry import Entry, Under
    from .engine.records.findings import ErasedBy, Mismatch, SeveredBy, Sound
    from .engine.records.history import History
    from .engine.records.leaf import Leaf
    from .engine.records.ready import Lacking, MissingQuestion
    from .engine.records.seal import Seal
    from .engine.records.signed import (
        Amendment,
        Erasure,
        Signature,
        Signed,
    )
    from .engine.records.signed import (
        Change as AmendedPart,
    )
    from .engine.releases.manifest import Manifest as ReleaseManifest
    from .engine.releases.objects import Damaged as ReleaseDamaged
    from .engine.releases.shelf import Release
    from .engine.releases.shelf import Shelf as Releases
    from .engine.releases.step import LeastStep, Step, least_step
    from .engine.session import NextExemplar, QuestionView, Session, SetAside, Short, SummaryLine
    from .engine.store.amending import amend
    from .engine.store.copying import copied as backup
    from .engine.store.due import Due, due
    from .engine.store.due import Looked as RecordsDue
    from .engine.store.erasing import Erased, erase
    from .engine.store.fault import Overtaken, StoreFault
    from .engine.store.giving import Given as HeldPartGiven
    from .engine.store.held import Held
    from .engine.store.held import OfRecord as HeldRecord
    from .engine.store.held import Part as HeldPart
    from .engine.store.held import held as held_about
    from .engine.store.not_ready import NotReady
    from .engine.store.redacting import Redacted, redact
    from .engine.store.sealing import Render
    from .engine.store.severing import Severed, sever
    from .engine.store.showing import kept_renderings, signed_session
    from .engine.store.signing import sign
    from .engine.store.store import Standing, Store
    from .engine.store.verifying import Verified, verify, verify_document
    from .engine.store.verifying import export as export_record
    from .engine.timescale import Lateness
    from .engine.translation_applied import LANGUAGES
    from .engine.waiting import Missing, Waiting
    from .publishing import Publishing, publish_release
    from .recording import Editions
    from .renderers.difference_html import difference_html
    from .renderers.difference_markdown import difference_markdown
    from .renderers.difference_text import difference_text
    from .renderers.edition import Edition
    from .renderers.extract_files import decided as extract_decisions
    from .renderers.extract_files import extract_files
    from .renderers.registry import EXEMPLAR_TARGETS, RECORD_TARGETS
    from .renderers.table_rows import record_answers, record_rows
    from .renderers.target import Emitted, Target

__version__ = "0.1.0"

__all__ = [
    "AUDIENCES",
    "EXEMPLAR_TARGETS",
    "LANGUAGES",
    "RECORD_TARGETS",
    "VOICES",
    "AmendedPart",
    "Amendment",
    "AnswerFault",
    "Answers",
    "Artifact",
    "ArtifactError",
    "Because",
    "Change",
    "ChangedFact",
    "Checked",
    "Code",
    "Compiled",
    "Conflict",
    "Diagnostic",
    "Diagnostics",
    "Difference",
    "Due",
    "Edit",
    "Edition",
    "Editions",
    "Emitted",
    "Entry",
    "Erased",
    "ErasedBy",
    "Erasure",
    "Extract",
    "FactForChild",
    "FactVersion",
    "FactsTold",
    "Given",
    "Grade",
    "Head",
    "Held",
    "HeldPart",
    "HeldPartGiven",
    "HeldRecord",
    "History",
    "Judged",
    "Lacking",
    "Lateness",
    "Leaf",
    "LeastStep",
    "LeftBehind",
    "LookedAt",
    "Migrated",
    "MigrationPlan",
    "MigrationSummary",
    "MigrationUndone",
    "Mismatch",
    "Missing",
    "MissingQuestion",
    "NextExemplar",
    "NotReady",
    "OnRecord",
    "OtherExemplar",
    "Overtaken",
    "PenPicture",
    "Prefill",
    "Prefilled",
    "Progress",
    "Published",
    "Publishing",
    "QuestionView",
    "RecordsDue",
    "Redacted",
    "Related",
    "Release",
    "ReleaseDamaged",
    "ReleaseManifest",
    "Releases",
    "Render",
    "Row",
    "RowsGiven",
    "Saying",
    "Seal",
    "Session",
    "SetAside",
    "Severed",
    "SeveredBy",
    "Severity",
    "Short",
    "Signature",
    "Signed",
    "Sound",
    "Source",
    "Span",
    "Standing",
    "Step",
    "Store",
    "StoreFault",
    "SummaryLine",
    "Target",
    "Under",
    "Unpublished",
    "Verified",
    "Waiting",
    "Workspace",
    "amend",
    "backup",
    "changes_since",
    "check",
    "child_moves",
    "compile_exemplar",
    "conflicts",
    "difference",
    "difference_html",
    "difference_markdown",
    "difference_text",
    "due",
    "erase",
    "export_record",
    "extract",
    "extract_decisions",
    "extract_files",
    "fact_history",
    "facts_for_child",
    "facts_waiting",
    "held_about",
    "kept_renderings",
    "least_step",
    "look_at_changes",
    "migrate",
    "new_child",
    "one_family",
    "plan_migration",
    "prefill",
    "publish_release",
    "read_answers",
    "record_answers",
    "record_rows",
    "redact",
    "sever",
    "sign",
    "signed_session",
    "tell_facts",
    "try_migration",
    "undo_migration",
    "verify",
    "verify_document",
]

_ROOMS = {
    "dsl.catalogue": ("Code",),
    "dsl.diagnostic": (
        "Diagnostic",
        "Diagnostics",
        "Edit",
        "Related",
        "Severity",
    ),
    "dsl.source": (
        "Source",
        "Span",
    ),
    "engine.answer_checking": ("AnswerFault",),
    "engine.answer_reading": ("read_answers",),
    "engine.answers": (
        "Answers",
        "Given",
        "OnRecord",
        "Row",
        "RowsGiven",
    ),
    "engine.artifact": (
        "Artifact",
        "ArtifactError",
    ),
    "engine.check": (
        "Checked",
        "check",
    ),
    "engine.compile": (
        "Compiled",
        "compile_exemplar",
    ),
    "engine.difference.change": (
        "Change",
        "Difference",
        "Grade",
        "Judged",
    ),
    "engine.difference.compare": ("difference",),
    "engine.explain": ("Because",),
    "engine.head": ("Head",),
    "engine.knowing.changed": ("ChangedFact",),
    "engine.knowing.conflicts": (
        "Conflict",
        "Saying",
        "conflicts",
    ),
    "engine.knowing.family": (
        "child_moves",
        "new_child",
        "one_family",
    ),
    "engine.knowing.for_one_child": (
        "FactForChild",
        "fact_history",
        "facts_for_child",
    ),
    "engine.knowing.looking": (
        "LookedAt",
        "changes_since",
        "facts_waiting",
        "look_at_changes",
    ),
    "engine.knowing.published": ("FactsTold",),
    "engine.knowing.telling": ("tell_facts",),
    "engine.knowing.version": ("FactVersion",),
    "engine.language": (
        "AUDIENCES",
        "VOICES",
    ),
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
    "engine.migration.moving": (
        "Migrated",
        "MigrationUndone",
        "Progress",
        "migrate",
        "try_migration",
        "undo_migration",
    ),
    "engine.migration.plan": (
        "MigrationPlan",
        "OtherExemplar",
        "plan_migration",
    ),
    "engine.migration.reading": ("LeftBehind",),
    "engine.migration.summary": ("MigrationSummary",),
    "engine.pen_picture": ("PenPicture",),
    "engine.records.entry": (
        "Entry",
        "Under",
    ),
    "engine.records.history": ("History",),
    "engine.records.leaf": ("Leaf",),
    "engine.records.ready": (
        "Lacking",
        "MissingQuestion",
    ),
    "engine.records.seal": ("Seal",),
    "engine.records.signed": (
        "AmendedPart",
        "Amendment",
        "Erasure",
        "Signature",
        "Signed",
    ),
    "engine.records.findings": (
        "ErasedBy",
        "Mismatch",
        "SeveredBy",
        "Sound",
    ),
    "engine.releases.manifest": ("ReleaseManifest",),
    "engine.releases.objects": ("ReleaseDamaged",),
    "engine.releases.shelf": (
        "Release",
        "Releases",
    ),
    "engine.releases.step": (
        "LeastStep",
        "Step",
        "least_step",
    ),
    "engine.session": (
        "NextExemplar",
        "QuestionView",
        "Session",
        "SetAside",
        "Short",
        "SummaryLine",
    ),
    "engine.store.amending": ("amend",),
    "engine.store.copying": ("backup",),
    "engine.store.due": (
        "Due",
        "RecordsDue",
        "due",
    ),
    "engine.store.erasing": (
        "Erased",
        "erase",
    ),
    "engine.store.fault": (
        "Overtaken",
        "StoreFault",
    ),
    "engine.store.held": (
        "Held",
        "HeldPart",
        "HeldPartGiven",
        "HeldRecord",
        "held_about",
    ),
    "engine.store.not_ready": ("NotReady",),
    "engine.store.redacting": (
        "Redacted",
        "redact",
    ),
    "engine.store.sealing": ("Render",),
    "engine.store.severing": (
        "Severed",
        "sever",
    ),
    "engine.store.showing": (
        "kept_renderings",
        "signed_session",
    ),
    "engine.store.signing": ("sign",),
    "engine.store.store": (
        "Standing",
        "Store",
    ),
    "engine.store.verifying": (
        "Verified",
        "export_record",
        "verify",
        "verify_document",
    ),
    "engine.timescale": ("Lateness",),
    "engine.translation_applied": ("LANGUAGES",),
    "engine.waiting": (
        "Missing",
        "Waiting",
    ),
    "publishing": (
        "Publishing",
        "publish_release",
    ),
    "recording": ("Editions",),
    "renderers.difference_html": ("difference_html",),
    "renderers.difference_markdown": ("difference_markdown",),
    "renderers.difference_text": ("difference_text",),
    "renderers.edition": ("Edition",),
    "renderers.extract_files": (
        "extract_decisions",
        "extract_files",
    ),
    "renderers.registry": (
        "EXEMPLAR_TARGETS",
        "RECORD_TARGETS",
    ),
    "renderers.table_rows": (
        "record_answers",
        "record_rows",
    ),
    "renderers.target": (
        "Emitted",
        "Target",
    ),
}
_IN_ITS_ROOM = {
    "AmendedPart": "Change",
    "ChangedFact": "Changed",
    "FactForChild": "Told",
    "FactsTold": "Told",
    "HeldPart": "Part",
    "HeldPartGiven": "Given",
    "HeldRecord": "OfRecord",
    "LeftBehind": "Left",
    "LookedAt": "Looked",
    "Migrated": "Moved",
    "MigrationPlan": "Plan",
    "MigrationSummary": "Summary",
    "MigrationUndone": "PutBack",
    "RecordsDue": "Looked",
    "ReleaseDamaged": "Damaged",
    "ReleaseManifest": "Manifest",
    "Releases": "Shelf",
    "backup": "copied",
    "child_moves": "moves",
    "export_record": "export",
    "extract_decisions": "decided",
    "fact_history": "history_for_child",
    "facts_for_child": "for_one_child",
    "facts_waiting": "waiting",
    "held_about": "held",
    "look_at_changes": "look",
    "migrate": "move",
    "plan_migration": "plan",
    "tell_facts": "tell",
    "try_migration": "dry_run",
    "undo_migration": "undo",
}
"""What a public name is called where it is at home, where that is another word: a word that is clear in its room may be said in
several."""
# Looked up when first used: a program that only opens sessions never loads YAML or the grammar, and
# `penpicture --help` loads next to nothing.
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}


if not TYPE_CHECKING:  # or else the type checkers would believe in any name at all

    def __getattr__(name: str) -> Any:
        """A public name, imported from its room when it is first asked for."""
        room = _HOMES.get(name)
        if room is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f".{room}", __name__), _IN_ITS_ROOM.get(name, name))
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """The public names."""
    return sorted([*globals(), *__all__])

"""The targets by name. A new target is a module of its own with a `Target` in it, and its name here.

docs/adding.md shows one being added; docs/targets.md is made from these lists.
"""

from __future__ import annotations

from .answer_file import ANSWERS
from .coverage import COVERAGE
from .dictionary import DICTIONARY
from .form_html import FORM_HTML
from .preview_html import PREVIEW_HTML
from .record_html import RECORD_HTML
from .record_markdown import RECORD_MARKDOWN
from .record_pdf import RECORD_PDF
from .record_plain import RECORD_PLAIN
from .record_schema import RECORD_SCHEMA
from .tables import TABLES
from .target import ExemplarTarget, RecordTarget

_OF_EXEMPLARS: tuple[ExemplarTarget, ...] = (
    FORM_HTML,
    PREVIEW_HTML,
    RECORD_SCHEMA,
    DICTIONARY,
    TABLES,
    COVERAGE,
)
_OF_RECORDS: tuple[RecordTarget, ...] = (
    RECORD_HTML,
    RECORD_PDF,
    RECORD_MARKDOWN,
    RECORD_PLAIN,
    ANSWERS,
)

EXEMPLAR_TARGETS: dict[str, ExemplarTarget] = {target.name: target for target in _OF_EXEMPLARS}
"""What `build` can write from an artifact."""

RECORD_TARGETS: dict[str, RecordTarget] = {target.name: target for target in _OF_RECORDS}
"""What `run --out` can write from a session."""

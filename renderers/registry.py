"""The targets by name. A new target is a module of its own and a line here."""

from __future__ import annotations

from .form_html import form_html
from .record_html import record_html
from .record_pdf import record_pdf
from .target import ExemplarTarget, RecordTarget

EXEMPLAR_TARGETS: dict[str, ExemplarTarget] = {
    "form-html": form_html,
}
"""What `build` can write from an artifact."""

RECORD_TARGETS: dict[str, RecordTarget] = {
    "record-html": record_html,
    "record-pdf": record_pdf,
}
"""What can be written from a session."""

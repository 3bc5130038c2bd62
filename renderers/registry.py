"""The targets by name. A new target is a module of its own with a `Target` in it, and a line here.

docs/adding.md shows one being added; docs/targets.md is made from this list.
"""

from __future__ import annotations

from .features import FEATURES, OF_ASKING, OF_DATA, OF_RECORDS
from .form_html import form_html
from .preview_html import preview_html
from .record_html import record_html
from .record_markdown import record_markdown
from .record_pdf import record_pdf
from .record_plain import record_plain
from .target import Editions, ExemplarTarget, RecordTarget, Target

_ALL_EDITIONS = Editions(easy_read=True, large_print=True, framework=True)
_NO_PRINT = Editions(easy_read=True, framework=True)

_ALL = frozenset(FEATURES)
_FOR_OWNERS = OF_DATA | {"essential questions", "risk questions", "framework dimensions"}
_NOT_PREVIEWED = frozenset(
    {
        "`returned as`",
        "easy-read words",
        "exclusive options",
        "framework dimensions",
        "row titles",
        "signatures",
        "symbols",
        "the case summary",
        "the pen picture",
        "the timescale",
        "whose words",
    }
)
_NOT_RECORDED = OF_ASKING | OF_DATA

_FORM_HTML = Target(
    "form-html",
    "the form, one page that works from a disk",
    "artifact",
    form_html,
    carries=_ALL - OF_RECORDS - _FOR_OWNERS - {"mandatory questions", "the case summary"},
    beyond=OF_RECORDS | _FOR_OWNERS,
    editions=Editions(easy_read=True),
)
_PREVIEW_HTML = Target(
    "preview-html",
    "the exemplar, to look at with its conditions",
    "artifact",
    preview_html,
    carries=_ALL - OF_RECORDS - _NOT_PREVIEWED,
    beyond=OF_RECORDS,
    usual=False,
)
_RECORD_HTML = Target(
    "record-html",
    "the record, as a page",
    "session",
    record_html,
    carries=_ALL - _NOT_RECORDED,
    beyond=_NOT_RECORDED,
    editions=_ALL_EDITIONS,
)
_RECORD_PDF = Target(
    "record-pdf",
    "the record, on paper",
    "session",
    record_pdf,
    carries=_ALL - _NOT_RECORDED,
    beyond=_NOT_RECORDED,
    editions=_ALL_EDITIONS,
)
_RECORD_MARKDOWN = Target(
    "record-markdown",
    "the record, as Markdown",
    "session",
    record_markdown,
    carries=_ALL - _NOT_RECORDED - {"symbols"},
    beyond=_NOT_RECORDED,
    editions=_NO_PRINT,
    usual=False,
)
_RECORD_PLAIN = Target(
    "record-plain",
    "the record, as text for an e-mail",
    "session",
    record_plain,
    carries=_ALL - _NOT_RECORDED - {"symbols"},
    beyond=_NOT_RECORDED,
    editions=_NO_PRINT,
    usual=False,
)

EXEMPLAR_TARGETS: dict[str, ExemplarTarget] = {target.name: target for target in (_FORM_HTML, _PREVIEW_HTML)}
"""What `build` can write from an artifact."""

RECORD_TARGETS: dict[str, RecordTarget] = {
    target.name: target for target in (_RECORD_HTML, _RECORD_PDF, _RECORD_MARKDOWN, _RECORD_PLAIN)
}
"""What `run --out` can write from a session."""

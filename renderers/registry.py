"""The targets by name. A new target is a module of its own with a `Target` in it, and a line here.

docs/adding.md shows one being added; docs/targets.md is made from this list.
"""

from __future__ import annotations

from .coverage import coverage
from .dictionary import dictionary
from .features import FEATURES, OF_ASKING, OF_DATA, OF_RECORDS
from .form_html import form_html
from .preview_html import preview_html
from .record_html import record_html
from .record_markdown import record_markdown
from .record_pdf import record_pdf
from .record_plain import record_plain
from .record_schema import record_schema
from .tables import tables
from .target import DEVELOPERS, Editions, ExemplarTarget, RecordTarget, Target

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

_TYPES = frozenset(name for name in FEATURES if name.startswith(("questions of type", "the reason"))) | {
    "rows",
    "rows within rows",
    "options",
    "units",
    "limits of numbers",
    "slots",
    "facts",
    "retired questions",
}
_SCHEMA_CARRIES = _TYPES | {
    "`there are none`",
    "`there are others`",
    "exclusive options",
    "formats",
    "hints",
    "hints on options",
    "retired options",
}
_RECORD_SCHEMA = Target(
    "record-schema",
    "JSON Schema of the record and of its state",
    "artifact",
    record_schema,
    carries=_SCHEMA_CARRIES,
    beyond=_ALL - _SCHEMA_CARRIES,
    editions=DEVELOPERS,
)
_TABLE_CARRIES = (_TYPES - {"options"}) | {"`there are none`", "`there are others`"}
_TABLES = Target(
    "tables",
    "tables for PostgreSQL and SQLite",
    "artifact",
    tables,
    carries=_TABLE_CARRIES,
    beyond=_ALL - _TABLE_CARRIES,
    editions=DEVELOPERS,
)
_LISTED_CARRIES = (
    _TYPES
    | OF_DATA
    | {
        "conditions",
        "essential questions",
        "exclusive options",
        "explanations",
        "formats",
        "framework dimensions",
        "hints",
        "mandatory questions",
        "retired options",
        "risk questions",
        "sensitivity",
        "titles of sections",
        "who may see",
        "whose words",
    }
)
_DICTIONARY = Target(
    "dictionary",
    "the data dictionary, as a list",
    "artifact",
    dictionary,
    carries=_LISTED_CARRIES,
    beyond=_ALL - _LISTED_CARRIES,
    editions=DEVELOPERS,
)
_COVERED_CARRIES = frozenset(name for name in _TYPES if name.startswith("questions of type")) | {
    "facts",
    "`returned as`",
    "options",
    "rows",
    "rows within rows",
    "slots",
}
_COVERAGE = Target(
    "coverage",
    "what feeds which fact and which return, as a list",
    "artifact",
    coverage,
    carries=_COVERED_CARRIES,
    beyond=_ALL - _COVERED_CARRIES,
    editions=DEVELOPERS,
)

_OF_EXEMPLARS: tuple[ExemplarTarget, ...] = (
    _FORM_HTML,
    _PREVIEW_HTML,
    _RECORD_SCHEMA,
    _DICTIONARY,
    _TABLES,
    _COVERAGE,
)
_OF_RECORDS: tuple[RecordTarget, ...] = (
    _RECORD_HTML,
    _RECORD_PDF,
    _RECORD_MARKDOWN,
    _RECORD_PLAIN,
)

EXEMPLAR_TARGETS: dict[str, ExemplarTarget] = {target.name: target for target in _OF_EXEMPLARS}
"""What `build` can write from an artifact."""

RECORD_TARGETS: dict[str, RecordTarget] = {target.name: target for target in _OF_RECORDS}
"""What `run --out` can write from a session."""

"""JSON Schema (2020-12) of one value: what a question or a fact takes, in the form in which it is kept.

Patterns use what the specification recommends and no more, so that validators of any language read them alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..engine.absence import ABSENT_REASONS, SYSTEM
from ..engine.remarks import MAX_REMARK
from ..engine.values import FORMAT_PATTERNS, MAX_TEXT
from .number_limit import number_limit
from .plain_words import Say
from .reasons import REASONS
from .variant_words import only_while

Json = dict[str, Any]

_SPACE = r"\t\n\u000b\f\r\u001c-\u001f \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
NOT_BLANK = f"[^{_SPACE}]"
"""Something besides white space, spelt out because dialects differ on what that is."""

_YEAR = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})"
_FOURTH = "(?:0[48]|[2468][048]|[13579][26])"
_DAY = (
    f"(?:{_YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    f"|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{{2}}{_FOURTH}|{_FOURTH}00)-02-29)"
)
_PARTIAL = f"(?:{_YEAR}(?:-(?:0[1-9]|1[0-2]))?|{_DAY})"
_HOURS = "(?:[01][0-9]|2[0-3])"
_CLOCK = f"{_HOURS}:[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{{1,6}})?)?"
_ONE_LINE: Json = {"not": {"pattern": "\n"}}

DAY: Json = {"type": "string", "pattern": f"^{_DAY}$", "maxLength": 10}
"""A day of the calendar, leap years and all."""

PARTIAL_DAY: Json = {"type": "string", "pattern": f"^{_PARTIAL}(?:/{_PARTIAL})?$", **_ONE_LINE}
"""A date that may be a year, a month, a day or a range of them (rule C3)."""

MOMENT: Json = {
    "type": "string",
    "pattern": f"^{_DAY}(?:[T ]{_CLOCK}(?:Z|[+-]{_HOURS}:[0-5][0-9])?)?$",
    **_ONE_LINE,
}
"""A day, or a day and a time (ISO 8601)."""

REMARK: Json = {"type": "string", "maxLength": MAX_REMARK}
"""A note, a name, or where to look."""

ROW_ID: Json = {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9-]{0,63}$", **_ONE_LINE}
"""The identifier of a row."""


def reasons_schema(reasons: Iterable[str]) -> Json:
    """One of some reasons for no answer, each with its words and its HL7 code."""
    return {"oneOf": [reason_schema(reason) for reason in reasons]}


def reason_schema(reason: str) -> Json:
    """One reason for no answer."""
    code = ABSENT_REASONS[reason]
    return {
        "const": reason,
        "title": REASONS[reason],
        "description": f"HL7 data-absent-reason: {code} ({SYSTEM})",
    }


def value_schema(spec: Mapping[str, Any], say: Say) -> Json:
    """The schema of the value of a question, or of a fact that is no list and no age."""
    kind = spec["type"]
    if kind in ("text", "long text"):
        return _text(spec)
    if kind == "yes/no":
        return {"enum": ["yes", "no"]}
    if kind == "choice":
        return _options(spec, say)
    if kind == "choices":
        return _choices(spec, say)
    if kind == "number":
        return _number(spec)
    if kind == "date":
        return dict(DAY)
    if kind == "partial date":
        return dict(PARTIAL_DAY)
    if kind == "person":
        return _parts("name", {"pattern": NOT_BLANK}, "id", "relationship", "role")
    return _parts(
        "file", {"pattern": _FILE_NAME, "allOf": [{"pattern": NOT_BLANK}]}, "type", "sha256", "description"
    )


_FILE_NAME = r"^[^./\\][^/\\]*$"


def _text(spec: Mapping[str, Any]) -> Json:
    pattern = f"^(?:{FORMAT_PATTERNS[spec['format']]})$" if "format" in spec else NOT_BLANK
    return {"type": "string", "pattern": pattern, "maxLength": MAX_TEXT}


def _options(spec: Mapping[str, Any], say: Say) -> Json:
    return (
        {"oneOf": [_option(option, spec, say) for option in spec["options"]]}
        if spec.get("options")
        else {"not": {}}
    )


def _option(option: Mapping[str, Any], spec: Mapping[str, Any], say: Say) -> Json:
    found: Json = {"const": option["code"], "title": say(option["say"])}
    only = only_while(spec, "options", option["code"])
    told = [say(option.get("hint")), f"Offered {only}." if only else ""]
    if any(told):
        found["description"] = " ".join(filter(None, told))
    if "retired" in option:  # read in an old answer, and offered no more
        found["deprecated"] = True
    return found


def _choices(spec: Mapping[str, Any], say: Say) -> Json:
    found: Json = {"type": "array", "items": _options(spec, say), "minItems": 1, "uniqueItems": True}
    alone = [option["code"] for option in spec.get("options", ()) if option.get("exclusive")]
    if alone:
        found["anyOf"] = [{"maxItems": 1}, {"not": {"contains": {"enum": alone}}}]
    return found


def _number(spec: Mapping[str, Any]) -> Json:
    found: Json = {"type": "number", "exclusiveMinimum": -(10**15), "exclusiveMaximum": 10**15}
    for key, bound in (("at_least", "minimum"), ("at_most", "maximum")):
        if key in spec:
            found[bound] = number_limit(spec[key])
    if "unit" in spec:
        found["description"] = f"In {spec['unit']}."
    return found


def _parts(needed: str, name: Json, *others: str) -> Json:
    return {
        "type": "object",
        "required": [needed],
        "additionalProperties": False,
        "properties": {
            needed: {"type": "string", "maxLength": MAX_TEXT, **name},
            **{key: {"type": "string", "maxLength": MAX_TEXT} for key in others},
        },
    }

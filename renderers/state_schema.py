"""The JSON Schema (2020-12) of where a record stands: what `run --format json` prints of one exemplar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..engine.cleared import Cleared
from ..engine.language import REASONS
from .bound_fact import bound_to
from .plain_words import Say, saying
from .schema_head import schema_head
from .value_schema import DAY, reason_schema, value_schema

Json = dict[str, Any]

_IN_WORDS = {
    "asked": "Asked",
    "skipped": "Skipped: a known fact makes it irrelevant",
    "pending": "Not asked yet: it waits for something",
    "blank": "No answer so far, and no reason for none",
    "answered": "Answered",
    "on record": "As it stands on record; not confirmed here",
    "confirmed": "As on record, and said again here",
    "corrected": "Otherwise than on record",
    "left": "On record, out of date, and not said again",
}
_STAGES = ["not started", "running", "late", "in time", "done late", "cannot be told"]
_TEXT: Json = {"type": "string"}
_TEXTS: Json = {"type": "array", "items": _TEXT}
_ADDRESS_ROW = r"\[[A-Za-z0-9][A-Za-z0-9-]{0,63}\]"


def state_schema(made: Cleared) -> Json:
    """The schema of the state of a record of a cleared artifact: statuses, states and reasons, questions by address."""
    content = made.artifact.content
    say = saying(content)
    questions: Mapping[str, Json] = content["questions"]
    at_top = {path: _view(spec, content, say) for path, spec in questions.items() if "group" not in spec}
    in_rows = {
        _pattern(path): _view(spec, content, say) for path, spec in questions.items() if "group" in spec
    }
    about = f"Where a record of {content['exemplar']} {content['version']} stands."
    return {
        **schema_head(made, "state", say(content["title"]), about),
        "type": "object",
        "required": [
            "artifact",
            "questions",
            "missing",
            "waiting",
            "set_aside",
            "next",
            "late",
            "pen_picture",
        ],
        "additionalProperties": False,
        "properties": {
            "artifact": {
                "type": "string",
                "pattern": "^sha256:[0-9a-f]{64}$",
                "description": "Its identity.",
            },
            "questions": {
                "type": "object",
                "required": list(at_top),
                "additionalProperties": False,
                "properties": at_top,
                **({"patternProperties": in_rows} if in_rows else {}),
            },
            "missing": _listed("What sign-off waits for (rule S3).", _MISSING),
            "waiting": _listed("What pending questions wait for (rule S3).", _WAITING),
            "set_aside": _listed(
                "Answers and rows that are kept and do not count (rule S4).", _pair("question")
            ),
            "next": _listed("Where the record leads.", _pair("exemplar", "because")),
            "short": _listed("Pathways that cut the record short (rule S5).", _pair("pathway")),
            "late": {"description": "Where the clock stands (rule R4).", "oneOf": [{"type": "null"}, _LATE]},
            "pen_picture": _PEN_PICTURE,
        },
    }


def _view(spec: Mapping[str, Any], content: Json, say: Say) -> Json:
    states, values = list(spec.get("reasons", ())), []
    bound = bound_to(spec, content)
    if spec["type"] == "group":
        # "There are none" is a fact, whether the group says so here or the record of its list does (rule C6).
        states = [*states, *(r for r in REASONS if r not in states)] if bound else [*states, "not_applicable"]
    else:
        values.append(value_schema(spec, say))
        if bound is not None:
            # What is on record is shown as the record has it, which may be rougher than the question asks for.
            states = [*states, *(reason for reason in REASONS if reason not in states)]
            on_record = value_schema(bound, say)
            values += [on_record] if on_record != values[0] else []
    found: Json = {
        "title": say(spec["ask"]),
        "type": "object",
        "required": ["status", "because", "state"],
        "additionalProperties": False,
        "properties": {
            "status": _one_of("asked", "skipped", "pending"),
            "because": {"type": "string", "description": "Why it has this status (rule S6)."},
            "state": {
                "oneOf": [*_consts("blank", "answered"), *(reason_schema(r) for r in dict.fromkeys(states))],
            },
            "note": _TEXT,
            "set_aside": {"const": True, "description": "Kept, and does not count now (rule S4)."},
            "erased": {
                "type": "string",
                "description": "Of a signed record: when what was said here was erased (rule R3).",
            },
            "check": {"const": True, "description": "Its wording has changed since (rule A4)."},
            "not_offered": {
                "const": True,
                "description": "A variant offered it that applies no longer; it stays valid (rule A4).",
            },
        },
    }
    if bound is not None:
        found["properties"]["provenance"] = _one_of("on record", "confirmed", "corrected", "left")
        found["properties"]["stale"] = {
            "const": True,
            "description": "What is on record is out of date (rule A5).",
        }
    if values:
        found["properties"]["value"] = values[0] if len(values) == 1 else {"anyOf": values}
        answered = {"properties": {"state": {"const": "answered"}}}
        found |= {"if": answered, "then": {"required": ["value"]}, "else": {"properties": {"value": False}}}
    return found


def _pattern(path: str) -> str:
    *groups, last = path.split(".")
    return "^" + "".join(f"{group}{_ADDRESS_ROW}\\." for group in groups) + f"{last}$"


def _consts(*values: str) -> list[Json]:
    return [{"const": value, "title": _IN_WORDS[value]} for value in values]


def _one_of(*values: str) -> Json:
    return {"oneOf": _consts(*values)}


def _listed(description: str, items: Json) -> Json:
    return {"type": "array", "description": description, "items": items}


def _pair(name: str, *optional: str) -> Json:
    keys = (name, "because")
    return {
        "type": "object",
        "required": [key for key in keys if key not in optional],
        "additionalProperties": False,
        "properties": {key: _TEXT for key in keys},
    }


_SOURCE: Json = {
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "additionalProperties": False,
    "properties": {"question": _TEXT, "fact": _TEXT, "calendar": _TEXT},
}
_MISSING: Json = {
    "type": "object",
    "required": ["question", "why"],
    "additionalProperties": False,
    "properties": {"question": _TEXT, "why": {"enum": ["mandatory", "waited for"]}, "needed_by": _TEXTS},
}
_WAITING: Json = {
    "type": "object",
    "required": ["for", "state", "named", "questions"],
    "additionalProperties": False,
    "properties": {"for": _SOURCE, "state": _TEXT, "named": {"type": "boolean"}, "questions": _TEXTS},
}
_LATE: Json = {
    "type": "object",
    "required": ["stage", "late"],
    "additionalProperties": False,
    "properties": {"stage": {"enum": _STAGES}, "late": {"type": "boolean"}, "due": DAY, "reason": _TEXT},
}
_PEN_PICTURE: Json = {
    "type": "object",
    "required": ["sentences", "gaps"],
    "additionalProperties": False,
    "properties": {
        "sentences": _TEXTS,
        "gaps": {"type": "array", "items": {"type": "array", "items": _SOURCE}},
    },
}

"""The JSON Schema (2020-12) of a record: the answer file of one exemplar, every question with its own type.

It says what programs write, the form in which each answer is kept. What a person may write by hand besides (`"12"` for
a number, `a, b` for a list of codes) is read by the engine and is no part of the contract: docs/data-mapping.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..engine.answers import ANSWER_FORMAT
from ..engine.artifact import Artifact
from ..engine.canonical import canonical
from ..engine.cleared import Cleared, cleared
from ..engine.language import REASONS
from .edition import STANDARD, Edition
from .features import FEATURES, OF_VALUES
from .group_answers import group_answers
from .plain_words import saying
from .schema_head import schema_head
from .state_schema import state_schema
from .target import Editions, Emitted, Target
from .value_schema import MOMENT, REMARK, ROW_ID, reasons_schema, value_schema
from .variant_words import otherwise

Json = dict[str, Any]


def record_schema(artifact: Artifact, edition: Edition = STANDARD) -> Emitted:
    """`record.schema.json`, of the answer file, and `state.schema.json`, of what `run --format json` prints. For another
    reader than a practitioner they are called `record.family.schema.json` and so on, and are of what that reader
    may see and write."""
    made = cleared(artifact, edition.audience, edition.voice)
    files = {"record": _Record(made).schema(), "state": state_schema(made)}
    named = edition.infix
    return Emitted(
        {f"{name}{named}.schema.json": canonical(schema) + b"\n" for name, schema in files.items()}
    )


class _Record:
    def __init__(self, made: Cleared) -> None:
        self.made = made
        self.content = made.artifact.content
        self.questions: Mapping[str, Json] = self.content["questions"]
        self.say = saying(self.content)

    def schema(self) -> Json:
        content = self.content
        top = [path for section in content["sections"] for path in section["questions"]]
        found: Json = {
            **schema_head(
                self.made,
                "record",
                self.say(content["title"]),
                f"A record of {content['exemplar']} {content['version']}: its answer file.",
            ),
            "type": "object",
            "required": ["penpicture", "answers", "version"],
            "additionalProperties": False,
            "properties": {
                "penpicture": {"const": ANSWER_FORMAT, "description": "The format of the answer file."},
                "answers": {"const": content["exemplar"], "description": "The exemplar."},
                "version": {
                    "type": "string",
                    "description": f"The exemplar's version. This schema is of {content['version']}.",
                },
                "artifact": {
                    "type": "string",
                    "pattern": "^sha256:[0-9a-f]{64}$",
                    "maxLength": 71,
                    "description": f"The artifact it was written with. This schema is of {self.made.identity}.",
                },
                "facts": self.facts(),
                "given": self.given(top),
                "rows": self.rows(top),
                "lateness": {**REMARK, "description": "Why the work was late (rule R4)."},
                "reader": {**REMARK, "description": "Whose part of a record this is, where it is one."},
            },
            "$defs": {
                "moment": {**MOMENT, "description": "A day, or a day and a time, by ISO 8601."},
                "remark": REMARK,
                "row": {**ROW_ID, "description": "Permanent."},
                "any_reason": {**reasons_schema(REASONS), "description": "Why there is no value (rule A1)."},
            },
        }
        return found

    # --- answers ----------------------------------------------------------------------------------------------------

    def given(self, paths: Iterable[str]) -> Json:
        answers = {path.rpartition(".")[2]: self.answer(path) for path in paths}
        answers = {name: schema for name, schema in answers.items() if schema is not None}
        return {"type": "object", "additionalProperties": False, "properties": answers}

    def answer(self, path: str) -> Json | None:
        """What may be said to a question; None for a group that offers no reason: only its rows are told."""
        spec = self.questions[path]
        may: Json = {}
        if spec["type"] != "group":
            may["value"] = value_schema(spec, self.say)
        if spec.get("reasons"):
            may["reason"] = reasons_schema(spec["reasons"])
        if not may:
            return None
        needs = [{"required": [key]} for key in may]
        return {
            **self.told(spec),
            "type": "object",
            "additionalProperties": False,
            **({"required": list(may)} if len(may) == 1 else {"oneOf": needs}),
            "properties": {
                **may,
                "note": {"$ref": "#/$defs/remark", "description": "More to say."},
                "at": {"$ref": "#/$defs/moment", "description": "When it was said."},
                "by": {"$ref": "#/$defs/remark", "description": "Who said it."},
                "until": {
                    "$ref": "#/$defs/moment",
                    "description": "When to come back to what is not yet known.",
                },
                "pointer": {"$ref": "#/$defs/remark", "description": "Where else it is recorded."},
                "shown": {"$ref": "#/$defs/remark", "description": "The hash of what was shown (rule A4)."},
            },
        }

    def told(self, spec: Mapping[str, Any]) -> Json:
        """What a question is called, and what is said beside it."""
        found: Json = {"title": self.say(spec["ask"])}
        told = [self.say(spec.get("hint"))]
        told += [f"{other.when}: {'; '.join(other.says)}" for other in otherwise(spec, self.say)]
        if any(told):
            found["description"] = "\n".join(filter(None, told))
        if "retired" in spec:
            found["deprecated"] = True
        return found

    def rows(self, paths: Iterable[str]) -> Json:
        groups = {path.rpartition(".")[2]: self.group(path) for path in paths if self.is_group(path)}
        return {"type": "object", "additionalProperties": False, "properties": groups}

    def is_group(self, path: str) -> bool:
        return bool(self.questions[path]["type"] == "group")

    def group(self, path: str) -> Json:
        spec = self.questions[path]
        states = [{"const": "complete", "title": "These are all"}]
        states += [{"const": state, "title": self.say(words)} for state, words in group_answers(spec)]
        inside = spec["questions"]
        row: Json = {
            "type": "object",
            "required": ["row"],
            "additionalProperties": False,
            "properties": {
                "row": {"$ref": "#/$defs/row"},
                "given": self.given(inside),
                "rows": self.rows(inside),
                "removed": {
                    "type": "boolean",
                    "description": "Set aside here; nothing in it is lost (rule C6).",
                },
            },
        }
        found: Json = {
            **self.told(spec),
            "type": "object",
            "additionalProperties": False,
            "properties": {"state": {"oneOf": states}, "list": {"type": "array", "items": row}},
        }
        if any(state == "none" for state, _ in group_answers(spec)):
            gone = {"properties": {"removed": {"const": True}}, "required": ["removed"]}
            found["if"] = {"properties": {"state": {"const": "none"}}, "required": ["state"]}
            found["then"] = {"properties": {"list": {"items": gone}}}
        return found

    # --- facts ------------------------------------------------------------------------------------------------------

    def facts(self) -> Json:
        # An age is worked out, and never held.
        facts = {
            name: False if spec["type"] == "age" else self.fact(spec)
            for name, spec in self.content["facts"].items()
        }
        return {
            "description": "What was on record when the record was written (rule A5). Others are passed over.",
            "type": "object",
            "properties": facts,
        }

    def fact(self, spec: Mapping[str, Any]) -> Json:
        held: Json = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "reason": {"$ref": "#/$defs/any_reason"},
                "on": {"$ref": "#/$defs/moment", "description": "Since when."},
                "record": {"$ref": "#/$defs/remark", "description": "From which record."},
                "said_by": {"$ref": "#/$defs/remark", "description": "Who said so."},
            },
        }
        value = self.fact_value(spec)
        held["properties"]["value"] = value
        held["oneOf"] = [{"required": ["value"]}, {"required": ["reason"]}]
        if spec["type"] == "list":
            said = "There are more than these entries (rule C6)."
            held["properties"]["others"] = {"type": "boolean", "description": said}
            held["if"] = {"properties": {"others": {"const": True}}, "required": ["others"]}
            held["then"] = {"properties": {"value": {"minItems": 1}}, "required": ["value"]}
        if value.get("type") == "object":
            return {"title": spec["title"], **held}
        return {"title": spec["title"], "anyOf": [held, value]}

    def fact_value(self, spec: Mapping[str, Any]) -> Json:
        if spec["type"] != "list":
            return value_schema(spec, self.say)
        parts = {
            part["id"]: {"title": part["title"], **self.fact_value(part)} for part in spec.get("parts", ())
        }
        return {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["row"],
                "additionalProperties": False,
                "properties": {"row": {"$ref": "#/$defs/row"}, **parts},
            },
        }


_CARRIES = OF_VALUES | {
    "the answer `there are none`",
    "the answer `there are others`",
    "which options stand alone",
    "formats of texts",
    "hints",
    "hints on options",
    "that an option is retired",
    "how sensitive answers are",
    "who may see what",
    "words for families",
    "words for children",
}

RECORD_SCHEMA = Target(
    "record-schema",
    "JSON Schema of the record and of its state",
    "artifact",
    record_schema,
    carries=_CARRIES,
    beyond=frozenset(FEATURES) - _CARRIES,
    editions=Editions(),
    usually=("practitioner",),
)

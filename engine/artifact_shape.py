"""A quick look at the shape of an artifact's content, so that nothing downstream stumbles over it.

The full description is `artifact.schema.json`; this is the part that a session cannot do without.
"""

from __future__ import annotations

from typing import Any

_TEXT = (str,)
_CONTENT: dict[str, tuple[type, ...]] = {
    "exemplar": _TEXT,
    "version": _TEXT,
    "title": (dict,),
    "about": _TEXT,
    "stage": (str, type(None)),
    "nation": _TEXT,
    "language": _TEXT,
    "as_of": (list, type(None)),
    "timescale": (dict, type(None)),
    "sections": (list,),
    "questions": (dict,),
    "pathways": (list,),
    "define": (dict,),
    "facts": (dict,),
    "pen_picture": (list,),
    "case_summary": (list,),
    "signatures": (list,),
    "next": (list,),
    "order": (list,),
}
_QUESTION: dict[str, type] = {
    "section": str,
    "type": str,
    "ask": dict,
    "hint": dict,
    "group": str,
    "options": list,
    "options_from": str,
    "unit": str,
    "format": str,
    "reasons": list,
    "more_to_say": list,
    "mandatory": bool,
    "essential": bool,
    "risk": bool,
    "statutory": dict,
    "dimensions": list,
    "sensitivity": str,
    "who_may_see": list,
    "fact": str,
    "rules": list,
    "retired": str,
    "each": str,
    "questions": list,
}
_SECTION: dict[str, tuple[type, ...]] = {"id": _TEXT, "title": (dict,), "questions": (list,)}
_FACT: dict[str, tuple[type, ...]] = {"title": _TEXT, "type": _TEXT, "publish": _TEXT}
_RULE: dict[str, tuple[type, ...]] = {
    "kind": _TEXT,
    "by": _TEXT,
    "owner": _TEXT,
    "tree": (list,),
    "text": _TEXT,
}
_CONDITION: dict[str, tuple[type, ...]] = {"tree": (list,), "text": _TEXT}
_OPTION: dict[str, tuple[type, ...]] = {"code": _TEXT, "say": (dict,)}
_PATHWAY: dict[str, tuple[type, ...]] = {"id": _TEXT, "questions": (list,), "sections": (list,)}

Fault = tuple[str, str]
"""The part that is wrong, as a dotted path, and what it must be."""


def fault_in(content: dict[str, Any]) -> Fault | None:
    """The first part of a content that has not the shape of docs/artifact.md, or None."""
    fault = _keys("content", content, _CONTENT)
    if fault is not None:
        return fault
    questions = content["questions"]
    for path, question in questions.items():
        fault = _question(path, question, questions)
        if fault is not None:
            return fault
    for n, section in enumerate(content["sections"]):
        where = f"sections.{n}"
        fault = (
            _keys(where, section, _SECTION)
            or _members(f"{where}.rules", section.get("rules", []), _RULE)
            or _paths(f"{where}.questions", section["questions"], questions)
        )
        if fault is not None:
            return fault
    return (
        _members("pathways", content["pathways"], _PATHWAY)
        or _members("define", content["define"], _CONDITION)
        or _members("facts", content["facts"], _FACT)
        or _members("pen_picture", content["pen_picture"], {"say": (dict,)})
        or _members("case_summary", content["case_summary"], {"show": (list,), "label": _TEXT})
        or _members("signatures", content["signatures"], {"id": _TEXT, "role": _TEXT, "mandatory": (bool,)})
        or _members("next", content["next"], {"exemplar": _TEXT})
        or _texts("order", content["order"])
    )


def _question(path: str, question: Any, questions: dict[str, Any]) -> Fault | None:
    if type(question) is not dict:
        return f"questions.{path}", "it must be an object"
    if "section" not in question or "type" not in question or "ask" not in question:
        return f"questions.{path}", "it must have `section`, `type` and `ask`"
    for name, value in question.items():
        kind = _QUESTION.get(name)
        if kind is not None and type(value) is not kind:
            return f"questions.{path}.{name}", f"it must be {_SAID[kind]}"
    if "practitioner" not in question["ask"]:
        return f"questions.{path}.ask", "it must have `practitioner`"
    if "rules" in question:
        fault = _members(f"questions.{path}.rules", question["rules"], _RULE)
        if fault is not None:
            return fault
    if "options" in question:
        fault = _members(f"questions.{path}.options", question["options"], _OPTION)
        if fault is not None:
            return fault
    if "questions" in question:
        return _paths(f"questions.{path}.questions", question["questions"], questions)
    group = question.get("group")
    if group is not None and group not in questions:
        return f"questions.{path}.group", "it must name a question of this artifact"
    return None


def _keys(where: str, value: Any, kinds: dict[str, tuple[type, ...]]) -> Fault | None:
    if type(value) is not dict:
        return where, "it must be an object"
    for name, allowed in kinds.items():
        if name not in value:
            return where, f"it must have `{name}`"
        if type(value[name]) not in allowed:
            return f"{where}.{name}", f"it must be {_SAID[allowed[0]]}"
    return None


def _members(where: str, value: Any, kinds: dict[str, tuple[type, ...]]) -> Fault | None:
    if type(value) is dict:
        each = list(value.items())
    elif type(value) is list:
        each = [(str(n), member) for n, member in enumerate(value)]
    else:
        return where, "it must be a list"
    for name, member in each:
        fault = _keys(f"{where}.{name}", member, kinds)
        if fault is not None:
            return fault
    return None


def _texts(where: str, value: list[Any]) -> Fault | None:
    if any(type(member) is not str for member in value):
        return where, "it must be a list of texts"
    return None


def _paths(where: str, value: list[Any], questions: dict[str, Any]) -> Fault | None:
    for member in value:
        if type(member) is not str or member not in questions:
            return where, "it must list questions of this artifact"
    return None


_SAID: dict[type, str] = {str: "a text", dict: "an object", list: "a list", bool: "true or false"}

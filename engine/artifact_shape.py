"""A quick look at the shape of an artifact's content, so that nothing downstream stumbles over it.

The full description is `artifact.schema.json`; this is the part that a session cannot do without.
"""

from __future__ import annotations

from typing import Any

from .artifact_trees import Trees
from .artifact_variants import fault_in_variants
from .language import DISPOSALS, PERIODS, RETURNS, SPANS, SYMBOLS
from .translation_applied import LANGUAGES
from .translation_texts import is_text, places, slots_of

Kinds = dict[str, tuple[type, ...]]
"""The keys that an object must have, and what each may be."""

_TEXT = (str,)
_CONTENT: Kinds = {
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
    "whose_words": str,
    "answered_by": list,
    "symbol": str,
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
    "returned_as": dict,
    "rules": list,
    "was": list,
    "retired": str,
    "each": str,
    "questions": list,
    "same_as": list,
    "changed_from": list,
}
_SECTION: Kinds = {"id": _TEXT, "title": (dict,), "questions": (list,)}
_FACT: Kinds = {"title": _TEXT, "type": _TEXT, "publish": _TEXT}
_RULE: Kinds = {
    "kind": _TEXT,
    "by": _TEXT,
    "owner": _TEXT,
    "tree": (list,),
    "text": _TEXT,
}
_CONDITION: Kinds = {"tree": (list,), "text": _TEXT}
_OPTION: Kinds = {"code": _TEXT, "say": (dict,)}
_PATHWAY: Kinds = {"id": _TEXT, "because": (dict,), "questions": (list,), "sections": (list,)}

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
        or _members("case_summary", content["case_summary"], {"show": (list,), "label": (dict,)})
        or _members("signatures", content["signatures"], {"id": _TEXT, "role": _TEXT, "mandatory": (bool,)})
        or _members("next", content["next"], {"exemplar": _TEXT})
        or _texts("order", content["order"])
        or _names(content)
        or _translations(content)
    )


def _translations(content: dict[str, Any]) -> Fault | None:
    # A translation is cut and filled as its text is, so it has the slots of its text.
    translations = content.get("translations", {})
    if not isinstance(translations, dict) or not translations.keys() <= LANGUAGES.keys():
        return "translations", "it must be an object by language"
    texts: dict[str, Any] = {}
    for place in places(content) if translations else ():
        texts.setdefault(place.path, place.text)
    for language, said in translations.items():
        at = f"translations.{language}"
        if (
            not isinstance(said, dict)
            or not isinstance(said.get("texts"), dict)
            or not isinstance(said.get("reviewed"), list)
        ):
            return at, "it must have `texts` and `reviewed`"
        for path, text in said["texts"].items():
            if path not in texts:
                return f"{at}.texts", "each must be the path of a text of this artifact"
            if not is_text(text) or set(slots_of(text)) != set(slots_of(texts[path])):
                return f"{at}.texts", "each must be a text with the slots of the one that it translates"
    return None


def _names(content: dict[str, Any]) -> Fault | None:
    # Every condition and source names what is there and in reach: a session looks them up without asking again.
    trees = Trees(content)
    for ends in (False, True):
        for name, held in content["define"].items():
            if not trees.sound(held["tree"], ends=ends):
                return f"define.{name}", _A_CONDITION
    for path, question in content["questions"].items():
        group = question.get("group", "")
        if path.rpartition(".")[0] != group:
            return f"questions.{path}", "it must stand in the group that its path says"
        for n, rule in enumerate(question.get("rules", ())):
            if not trees.sound(rule["tree"], group):
                return f"questions.{path}.rules.{n}", _A_CONDITION
        if "fact" in question and question["fact"] not in content["facts"]:
            return f"questions.{path}.fact", "it must name a fact of this artifact"
        if question["type"] == "group" and "questions" not in question:
            return f"questions.{path}", "a group must have `questions`"
        duty = question.get("statutory", {}).get("for")
        if duty is not None and not _stated(duty, trees):
            return f"questions.{path}.statutory", _A_CONDITION
    for n, section in enumerate(content["sections"]):
        if not all(trees.sound(rule["tree"]) for rule in section.get("rules", ())):
            return f"sections.{n}.rules", _A_CONDITION
    for n, pathway in enumerate(content["pathways"]):
        if "short" in pathway and not _stated(pathway["short"], trees):
            return f"pathways.{n}.short", _A_CONDITION
    for part, key in (("pen_picture", "when"), ("next", "if")):
        for n, member in enumerate(content[part]):
            if key in member and not _stated(member[key], trees):
                return f"{part}.{n}.{key}", _A_CONDITION
    for name, fact in content["facts"].items():
        if not _returned(fact) or not all(_returned(part) for part in fact.get("parts", ())):
            return f"facts.{name}.returned_as", _A_RETURN
    clock = content["timescale"]
    if clock is not None and not (
        trees.source(clock.get("from")) and trees.source(clock.get("to")) and _length(clock.get("within"))
    ):
        return "timescale", "it must be two sources of dates and a length"
    if clock is not None and not _limits(clock.get("limits", [])):
        return "timescale.limits", "it must be a list of lengths, each with the days on which it is in force"
    for n, rule in enumerate(_list(content.get("retention", []))):
        if not _retained(rule, trees):
            return (
                f"retention.{n}",
                "it must be a length, what happens then, and where it is said a source and a condition",
            )
    if content["as_of"] is not None and not trees.source(content["as_of"]):
        return "as_of", "it must be a source"
    for n, line in enumerate(content["case_summary"]):
        if not trees.source(line["show"]):
            return f"case_summary.{n}.show", "it must be a source"
    return _wordings(content, trees) or fault_in_variants(content, trees) or _order(content)


def _list(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [said]


def _retained(rule: Any, trees: Trees) -> bool:
    return (
        isinstance(rule, dict)
        and _length(rule.get("keep_for"))
        and rule["keep_for"][1] in PERIODS
        and rule.get("then") in DISPOSALS
        and ("from" not in rule or trees.source(rule["from"]))
        and ("if" not in rule or _stated(rule["if"], trees))
        and isinstance(rule.get("source", ""), str)
    )


def _limits(limits: Any) -> bool:
    return isinstance(limits, list) and all(
        isinstance(limit, dict)
        and _length(limit.get("within"))
        and all(isinstance(limit.get(end, ""), str) for end in ("from", "to"))
        for limit in limits
    )


def _wordings(content: dict[str, Any], trees: Trees) -> Fault | None:
    for path, question in content["questions"].items():
        group = question.get("group", "")
        if not trees.wording(question["ask"], group):
            return f"questions.{path}.ask", _A_WORDING
        if "hint" in question and not trees.wording(question["hint"], group):
            return f"questions.{path}.hint", _A_WORDING
        for option in question.get("options", ()):
            if not trees.wording(option["say"], group):
                return f"questions.{path}.options", _A_WORDING
            if "hint" in option and not trees.text(option["hint"], group):
                return f"questions.{path}.options", _A_WORDING
            if "symbol" in option and option["symbol"] not in SYMBOLS:
                return f"questions.{path}.options", _A_SYMBOL
        if "because" in question and not trees.text(question["because"], group):
            return f"questions.{path}.because", _A_WORDING
        if question["type"] == "group":
            for key, scope in (("there_are_none", group), ("there_are_others", group), ("row_title", path)):
                if key in question and not trees.text(question[key], scope):
                    return f"questions.{path}.{key}", _A_WORDING
        for rule in question.get("rules", ()):
            if "because" in rule and not trees.text(rule["because"], group):
                return f"questions.{path}.rules", _A_WORDING
    rest = [trees.wording(content["title"])]
    for section in content["sections"]:
        rest += (trees.wording(section["title"]), trees.text(section.get("hint", "")))
        rest += [trees.text(rule.get("because", "")) for rule in section.get("rules", ())]
    for pathway in content["pathways"]:
        rest += (
            trees.wording(pathway["because"]),
            trees.text(pathway.get("short", {}).get("because", "")),
        )
    for sentence in content["pen_picture"]:
        rest += (trees.wording(sentence["say"]), trees.text(sentence.get("otherwise", "")))
    rest += [trees.wording(line["label"]) for line in content["case_summary"]]
    rest += [trees.text(step.get("because", "")) for step in content["next"]]
    return (
        None if all(rest) else ("content", "every text must be a text, with slots of what this artifact has")
    )


_A_SYMBOL = "it must name a picture of this release"
_A_RETURN = "it must name fields of returns"
_A_WORDING = "it must be a text, with slots of what this artifact has"
_A_CONDITION = "it must be a condition over what this artifact has"


def _stated(held: Any, trees: Trees) -> bool:
    return type(held) is dict and trees.sound(held.get("tree"))


def _returned(part: Any) -> bool:
    said = part.get("returned_as", {})
    return type(said) is dict and all(k in RETURNS and type(v) is str for k, v in said.items())


def _length(within: Any) -> bool:
    return type(within) is list and len(within) == 2 and type(within[0]) is int and within[1] in SPANS


def _order(content: dict[str, Any]) -> Fault | None:
    questions = content["questions"]
    nodes = {f"q:{path}" for path in questions} | {f"s:{section['id']}" for section in content["sections"]}
    nodes |= {f"f:{question['fact']}" for question in questions.values() if "fact" in question}
    if content["as_of"] is not None:
        dated = (name for name, fact in content["facts"].items() if "stale_after" in fact)
        nodes |= {f"f:{name}" for name in dated if ["fact", name] != content["as_of"]}
    if len(content["order"]) != len(nodes) or set(content["order"]) != nodes:
        return "order", "it must list every section, question, bound fact and fact that goes stale once"
    if any(f"s:{question['section']}" not in nodes for question in questions.values()):
        return "questions", "each must stand in a section of this artifact"
    return None


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
    if "symbol" in question and question["symbol"] not in SYMBOLS:
        return f"questions.{path}.symbol", _A_SYMBOL
    if not _returned(question):
        return f"questions.{path}.returned_as", _A_RETURN
    for name, kinds in (("rules", _RULE), ("options", _OPTION)):
        if name in question:
            fault = _members("", question[name], kinds)
            if fault is not None:
                return f"questions.{path}.{name}{fault[0]}", fault[1]
    if "questions" in question:
        return _paths(f"questions.{path}.questions", question["questions"], questions)
    group = question.get("group")
    if group is not None and group not in questions:
        return f"questions.{path}.group", "it must name a question of this artifact"
    return None


def _keys(where: str, value: Any, kinds: Kinds) -> Fault | None:
    if type(value) is not dict:
        return where, "it must be an object"
    try:
        for name, allowed in kinds.items():
            if type(value[name]) not in allowed:
                return f"{where}.{name}", f"it must be {_SAID[allowed[0]]}"
    except KeyError as missing:
        return where, f"it must have `{missing.args[0]}`"
    return None


def _members(where: str, value: Any, kinds: Kinds) -> Fault | None:
    if type(value) is not dict and type(value) is not list:
        return where, "it must be a list"
    for n, member in enumerate(value.values() if type(value) is dict else value):
        # Where something is wrong is spelt out only when it is: there may be thousands.
        fault = _keys("", member, kinds)
        if fault is not None:
            name = list(value)[n] if type(value) is dict else n
            return f"{where}.{name}{fault[0]}", fault[1]
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

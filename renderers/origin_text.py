"""Where the parts of one question come from, file by file, in plain words for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..engine.spoken import listed

AUDIENCES = {
    "practitioner": "practitioners",
    "family": "the family",
    "child": "the child",
    "easy_read": "easy read",
}


_CALLED = {
    "id": "its name",
    "codes": "the codes of its options",
    "no_answer_because": "its reasons for no answer",
    "position": "its place",
    "retired": "that it is no longer asked",
    "returned_as": "its fields in returns",
    "mandatory": "that it is mandatory or not",
    "answered_by": "who answers it",
    "essential": "that it is essential or not",
}
"""What facets of a question are called."""


def origin_text(content: Mapping[str, Any], provenance: Mapping[str, Any], path: str) -> list[str]:
    """Lines that say which lines of which files the question at a template path comes from.

    `content` and `provenance` are those of its artifact. What stands together in one file is one line.
    """
    files: dict[tuple[str, str], dict[str, list[tuple[int, str]]]] = {}
    for facet, place in provenance.items():
        part, member = _part(content, facet, path)
        match place:
            case {"file": str(file), "layer": str(layer), "line": int(line)} if part:
                files.setdefault((file, layer), {}).setdefault(part, []).append((line, member))
            case _:
                pass  # of another part; or an artifact made by hand, whose provenance nobody has looked through
    lines = []
    for (file, layer), parts in sorted(files.items(), key=lambda item: "the question" not in item[1]):
        lines.append(f"  {file} ({layer})")
        told = [(sorted(members), part) for part, members in parts.items()]
        for members, part in sorted(told):
            lines.append(f"    {_lines(line for line, _ in members):<16} {part}{_of(members)}")
    for facet, place in provenance.items():
        part, member = _part(content, facet, path)
        if not part:
            part, member = _sentence(content, facet, path)
        match place:
            case {"history": [*steps]} if part:
                comma = "," if member else ""
                lines += ["", f"How {part}{member}{comma} came about"]
                reason = _reason(facet, path)
                lines += [line for step in steps for line in _step(step, reason)]
            case _:
                pass
    return lines


def steps_text(steps: Iterable[Any]) -> list[str]:
    """How something came about, step by step: each with its place, who said it, when and why."""
    return [line for step in steps for line in _step(step)]


def _reason(facet: str, path: str) -> str:
    """The reason for no answer that a facet of the question at a path is of; empty for any other."""
    before = f"questions.{path}.no_answer_because."
    return facet.removeprefix(before) if facet.startswith(before) else ""


def _step(step: Any, reason: str = "") -> list[str]:
    """One step of a facet's history: where it stands, who said it, when and why; and under it what it says, or of a `reason`
    for no answer whether it is accepted."""
    if not isinstance(step, Mapping) or not {"file", "line", "layer"} <= step.keys():
        return ["  somewhere that its artifact does not say"]
    who = " of ".join(filter(None, [step.get("rank", ""), step.get("owner", "")]))
    variants = (
        [f"`{name}`" for name in step.get("variants", ())] if who and step.get("rank") != "variant" else []
    )
    for_whom = f"while {listed(variants)} {'apply' if len(variants) > 1 else 'applies'}" if variants else ""
    said = ", ".join(filter(None, [who, for_whom, step.get("agreed", "")]))
    why = f": {step['because']}" if "because" in step else ""
    line = f"  {step['file']} line {step['line']} ({step['layer']}{f', {said}' if said else ''}){why}"
    if reason:
        return [line, f"    {reason}: {'accepted' if step.get('said') else 'not accepted'}"]
    return [line, f"    {' '.join(str(step['said']).split())}"] if step.get("said") else [line]


def _sentence(content: Mapping[str, Any], facet: str, path: str) -> tuple[str, str]:
    """What a facet of the pen picture is, where its sentence tells of the question at a path; empty where it does not."""
    kind, _, rest = facet.partition(".")
    n, _, said = rest.partition(".")
    sentences = content["pen_picture"]
    if kind != "pen_picture" or not n.isdecimal() or int(n) >= len(sentences):
        return "", ""
    if not _tells_of(sentences[int(n)], ["question", path]):
        return "", ""
    _, _, voice = said.partition(".")
    return "a sentence of the pen picture", f", for {AUDIENCES.get(voice, voice)}" if voice else ""


def _tells_of(part: Any, source: list[str]) -> bool:
    if isinstance(part, Mapping):
        return any(_tells_of(inner, source) for inner in part.values())
    return part == source or (isinstance(part, list) and any(_tells_of(inner, source) for inner in part))


def _part(content: Mapping[str, Any], facet: str, path: str) -> tuple[str, str]:
    """What a facet is of the question at a path, and of whom or which, each in plain words; empty if it is not of it."""
    question = content["questions"][path]
    if facet == f"questions.{path}":
        return "the question", ""
    kind, _, rest = facet.removeprefix(f"questions.{path}.").partition(".")
    if facet.startswith(f"questions.{path}.") and f"{path}.{kind}" not in content["questions"]:
        match kind:
            case "ask":
                return "the question's words, for ", AUDIENCES.get(rest, rest)
            case "hint":
                return "its hint, for ", AUDIENCES.get(rest, rest)
            case "options":
                return "its options", ""
            case "rules":
                rules = {str(n): rule for n, rule in enumerate(question.get("rules", ()))}
                rule = rules.get(rest, {"by": "question"})
                return _deciding(rule), ""
            case "variants":
                names = rest.partition(".")[0].split("+")
                if len(names) == 1:
                    return f"what the variant `{names[0]}` says", ""
                return f"what is said where {listed([f'`{name}`' for name in names])} apply", ""
            case "statutory":
                return "its duty in law", ""
            case _:
                return _CALLED.get(kind, f"its {kind.replace('_', ' ')}"), ""
    if facet.startswith(f"sections.{question['section']}.rules."):
        return "the condition of its section", ""
    return "", ""


def _deciding(rule: Mapping[str, Any]) -> str:
    """What a rule is to whoever looks for its lines."""
    if rule["by"] == "question":
        return "its condition"
    if rule["by"] == "variant":
        return f"when it is asked with the variant `{rule['owner']}`"
    return f"the pathway `{rule['owner']}`"


def _lines(numbers: Iterable[int]) -> str:
    """The first and the last line, or the only one."""
    found = sorted(set(numbers))
    return f"line {found[0]}" if len(found) == 1 else f"lines {found[0]} to {found[-1]}"


def _of(members: list[tuple[int, str]]) -> str:
    names = [name for _, name in members if name]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))

"""An example child in words for a practice lead: "a child aged 3, for whom drinking is `never`, with decision not answered"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...dsl import dates
from ..model import Fact, Model, Question, Ref
from .verdict import Known

_REASONS = {
    "not_applicable": "not applicable",
    "not_known": "not known",
    "not_yet_known": "not yet known",
    "declined": "declined",
    "not_asked": "not asked",
    "recorded_elsewhere": "recorded elsewhere",
    "blank": "not answered",
}


def words(model: Model, known: Sequence[Known], ages: Mapping[Ref, Ref | None]) -> str:
    """The child in words. Names and options are those that the exemplar's author gave them. `ages` are the dates of
    birth by which ages are reckoned, each with what says that somebody is not yet born."""
    told = {each.ref for each in known if not each.row}
    head, used = _age(model, {each.ref: each for each in known if not each.row}, ages)
    answered: list[str] = []
    gaps: list[str] = []
    for each in known:
        if each.ref in used and not each.row:
            continue
        name = _name(model, each.ref, told)
        if each.row:
            name = f"{name} of row {'.'.join(map(str, each.row))}"
        if each.state == "answered":
            answered.append(f"{name} {_value(model, each)}")
        elif each.state == "not_applicable" and _is_group(model, each.ref):
            answered.append(f"there are no {name}")
        else:
            gaps.append(f"{name} {_REASONS[each.state]}")
    parts = [head]
    if answered:
        parts.append(f"for whom {_and(answered)}")
    if gaps:
        parts.append(f"with {_and(gaps)}")
    if len(parts) == 1 and head == "a child":
        return "any child"
    if head == "a child":
        parts[:2] = [f"{parts[0]} {parts[1]}"]
    return ", ".join(parts)


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _name(model: Model, ref: Ref, told: set[Ref]) -> str:
    name = ref[1]
    if ref[0] == "fact" and name not in model.facts:
        return f"`{name}`"
    short = name.rpartition(".")[2]
    alone = sum(other[1].rpartition(".")[2] == short for other in told) < 2
    return f"`{short if ref[0] == 'question' and alone else name}`"


def _is_group(model: Model, ref: Ref) -> bool:
    return ref[0] == "question" and ref[1] in model.questions and model.questions[ref[1]].type == "group"


def _value(model: Model, known: Known) -> str:
    held: Question | Fact | None
    held = model.questions.get(known.ref[1]) if known.ref[0] == "question" else model.facts.get(known.ref[1])
    kind = None if held is None else held.type
    unit = f" {held.unit}" if held is not None and held.unit else ""
    if kind == "group" or kind == "list":
        return f"has {known.value} rows" if isinstance(known.value, int) and known.value > 1 else "has a row"
    if kind in ("date", "partial date") and isinstance(known.value, str):
        days = dates.parse(known.value)
        return f"is {dates.words(*days)}" if days is not None else "is answered"
    if kind == "choices" and isinstance(known.value, list):
        return f"includes {_and([f'`{code}`' for code in known.value])}"
    if kind == "number":
        return f"is {known.value}{unit}"
    if kind in ("choice", "yes/no", None) and isinstance(known.value, str):
        return f"is `{known.value}`"
    return "is answered"


def _age(model: Model, known: dict[Ref, Known], ages: Mapping[Ref, Ref | None]) -> tuple[str, set[Ref]]:
    """How the child is called, by age where that is known; and what was used for it."""
    for born, unless in ages.items():
        fact = model.facts.get(born[1])
        if fact is None or fact.about != "child":
            continue
        unborn = known.get(unless) if unless is not None else None
        if unborn is not None and unborn.value == "yes":
            return "a child not yet born", {unborn.ref}
        age = _reckoned(known.get(born), None if model.as_of is None else known.get(model.as_of))
        if age is not None and model.as_of is not None:
            said = {born, model.as_of} if unborn is None else {born, model.as_of, unborn.ref}
            return f"a child aged {age}", said
    return "a child", set()


def _reckoned(born: Known | None, on: Known | None) -> str | None:
    """An age in plain words, the number alone where it counts years."""
    if born is None or on is None or born.state != "answered" or on.state != "answered":
        return None
    days = dates.parse(str(born.value)), dates.parse(str(on.value))
    if days[0] is None or days[1] is None:
        return None
    age = dates.age_words(days[0], days[1])
    return None if age is None else age.removesuffix(" years").removesuffix(" year")

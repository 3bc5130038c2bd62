"""Questions that came, went, or take other answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from ..translation_texts import as_written
from .change import Change, Grade
from .rules import made
from .sides import Pair, Sides

Spec = Mapping[str, Any]

_WIDER = {
    ("text", "long text"), ("date", "partial date"), ("yes/no", "choice"), ("yes/no", "text"), ("choice", "text"),
    ("number", "text"), ("yes/no", "long text"), ("choice", "long text"), ("number", "long text"),
}  # fmt: skip
"""From a type to one that takes every answer of it."""


def of_questions(sides: Sides) -> Iterator[Change]:
    """Every question that is new, gone, called otherwise, retired or asked again."""
    for path, spec in sides.new["questions"].items():
        if path not in sides.old["questions"]:
            yield _added(path, spec)
    called = {new: old for old, new in sides.names.questions.items()}
    for pair in sides.questions:
        if pair.name in called and called[pair.name].rpartition(".")[2] != pair.name.rpartition(".")[2]:
            yield made("Q_RENAME", pair.part, called[pair.name], pair.name)
        yield from _retired(sides, pair)
        yield from _type(pair)
        yield from _values(pair)
    for path, spec in sides.old["questions"].items():
        if path not in sides.new["questions"]:
            returned = Grade.BREAKING if sides.is_returned(spec, sides.old) else Grade.REVIEW
            note = _forgotten(sides, path, spec)
            yield made("Q_DELETE", f"questions.{path}", _said(spec), None, note=note, returns=returned)


def _is_reused(pair: Pair) -> bool:
    """Whether a question has the name of one that was retired, and is another."""
    return "retired" in pair.old and "retired" not in pair.new and is_another(pair.old, pair.new)


def is_another(old: Spec, new: Spec) -> bool:
    """Whether what is asked under a name that was not asked for a while is another question: it takes another kind of answer, or has
    other words of which nobody says that they mean the same."""
    if old["type"] != new["type"]:
        return True
    if " ".join(_said(old).split()) == " ".join(_said(new).split()):
        return False
    return old.get("shown") not in new.get("same_as", ())


def _added(path: str, spec: Spec) -> Change:
    if "retired" in spec:
        note = "it is retired already, and asked of nobody"
        return made("Q_ADD", f"questions.{path}", None, _said(spec), note=note, practice=Grade.NONE)
    needed = spec.get("mandatory") or "statutory" in spec
    return made("Q_ADD_NEEDED" if needed else "Q_ADD", f"questions.{path}", None, _said(spec))


def _retired(sides: Sides, pair: Pair) -> Iterator[Change]:
    old, new = pair.old.get("retired"), pair.new.get("retired")
    if _is_reused(pair):
        yield made("Q_REUSE", pair.part, _said(pair.old), _said(pair.new))
    elif new is not None and old is None:
        returned = Grade.BREAKING if sides.is_returned(pair.old, sides.old) else Grade.NONE
        yield made("Q_RETIRE", pair.part, None, new, returns=returned)
    elif old is not None and new is None:
        needed = pair.new.get("mandatory") or "statutory" in pair.new
        yield made("Q_RESTORE", pair.part, old, None, practice=Grade.BREAKING if needed else Grade.REVIEW)
    elif old != new:
        yield made(
            "Q_RETIRE", pair.part, old, new, practice=Grade.NONE, note="retired already: on another day"
        )


def _type(pair: Pair) -> Iterator[Change]:
    old, new = pair.old["type"], pair.new["type"]
    if old == new:
        return
    rule = "T_CHANGE"
    if (old, new) in (("choice", "choices"), ("choices", "choice")):
        rule = "C_MANY" if new == "choices" else "C_ONE"
    elif (old, new) in _WIDER:
        rule = "T_WIDEN"
    elif (new, old) in _WIDER:
        rule = "T_NARROW"
    yield made(rule, pair.part, old, new)


def _values(pair: Pair) -> Iterator[Change]:
    old, new = pair.old, pair.new
    if old.get("unit") != new.get("unit"):
        yield made("U_CHANGE", pair.part, old.get("unit"), new.get("unit"))
    for key, tighter_is_more in (("at_least", True), ("at_most", False)):
        was, now = old.get(key), new.get(key)
        if was == now:
            continue
        if was is None or now is None:
            tighter = was is None
        else:
            tighter = (Decimal(now) > Decimal(was)) == tighter_is_more
        yield made("V_TIGHTEN" if tighter else "V_LOOSEN", f"{pair.part}.{key}", was, now)
    was, now = old.get("format"), new.get("format")
    if was != now:
        rule = "V_OTHER" if was and now else "V_TIGHTEN" if now else "V_LOOSEN"
        yield made(rule, f"{pair.part}.format", was, now)


def _forgotten(sides: Sides, path: str, spec: Spec) -> str:
    """A hint that a question may only be called otherwise: one that is new asks the same in the same way."""
    words = " ".join(_said(spec).lower().split())
    for name, other in sides.new["questions"].items():
        if name in sides.old["questions"] or other["type"] != spec["type"]:
            continue
        alike = " ".join(_said(other).lower().split()) == words
        if alike or (
            "fact" in spec and other.get("fact") == spec["fact"] and other["section"] == spec["section"]
        ):
            bare = path.rpartition(".")[2]
            if path.rpartition(".")[0] != name.rpartition(".")[0]:
                return f"perhaps it is `{name}` now, and asked more or less often: its answers do not move there by themselves, a person carries them over"
            return f"perhaps it is called `{name}` now: if so, write `was: {bare}` there, and its answers go with it"
    return ""


def _said(spec: Spec) -> str:
    return as_written(spec["ask"]["practitioner"])

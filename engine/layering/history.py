"""The history of every facet that a layer changed: from the line of the base to the last change, who, when and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...dsl.source import Span
from ...dsl.syntax import Located, Scalar
from ..definition import Option, Retention, Timescale
from .holding import QUESTION, SECTION, SENTENCE, VOICES, Name

_WORDED = {"ask": "ask", "hint": "hint", "title": "title", "say": "say"}
_STATUS = ("ask_when", "skip_when", "short_when", "if_not_known", "because")


@dataclass(frozen=True, slots=True)
class Step:
    """One saying of a facet: in which text, and, where a layer says it, of which layer, by whom, when and why. `said` is
    what it says there, as `said_of` has it; empty where the facet says nothing any more, or nothing in words."""

    span: Span = field(compare=False)
    layer: str = ""
    rank: str = ""
    owner: str = ""
    agreed: date | None = None
    because: str = ""
    said: str = ""
    variants: tuple[str, ...] = ()
    """The variants while which it holds; none where it holds for every child."""


History = dict[str, tuple[Step, ...]]
"""The steps of each changed facet by its path (`questions.drinking.ask.family`), the base first. A part goes by its name
here, as in lock files; the provenance numbers those of lists (`provenance.py`)."""


def whole(name: Name) -> str:
    """The path of a part itself."""
    kinds = {QUESTION: "questions", SECTION: "sections", SENTENCE: "pen_picture"}
    return f"{kinds.get(name[0], f'{name[0]}s')}.{name[1]}"


def facet(name: Name, said: str, member: str = "") -> str:
    """The path of a field of a part, or of a member of that field.

    >>> facet(("question", "drinking"), "ask_family"), facet(("question", "drinking"), "skip_when")
    ('questions.drinking.ask.family', 'questions.drinking.rules')
    """
    path = whole(name)
    if said in _STATUS:
        return f"{path}.rules"
    text, _, voice = said.partition("_")
    if text in _WORDED and (not voice or voice in VOICES):
        return f"{path}.{text}.{voice or 'practitioner'}"
    return f"{path}.{said}.{member}" if member else f"{path}.{said}"


def said_of(said: str, value: Any, member: str = "") -> str:
    """What a field of a part says, as its author wrote it: a text; `yes` or `no`; a condition after its key; how long a
    timescale is; how long a record is kept; an option in the practitioner's words while it is offered; `yes` for a reason that is accepted. Empty where it says nothing, or
    nothing that is one text.

    >>> said_of("mandatory", None), said_of("options", (), "now")
    ('', '')
    """
    if member:
        return _said_of_member(value, member)
    if isinstance(value, Scalar):
        text = value.text
    elif isinstance(value, Located) and isinstance(value.value, bool):
        text = "yes" if value.value else "no"
    elif isinstance(value, Located) and isinstance(value.value, str | date):
        text = str(value.value)
    elif isinstance(value, Timescale):
        text = value.within.span.text
    elif isinstance(value, tuple) and value and all(isinstance(each, Retention) for each in value):
        text = "; ".join(_kept(each) for each in value)
    else:
        return ""
    return f"{said.replace('_', ' ')}: {text}" if said in _STATUS or said == "when" else text


def _kept(rule: Retention) -> str:
    start = rule.start.text if rule.start else "signing"
    when = f" if {rule.when.text}" if rule.when else ""
    nation = f", in {rule.nation.value}" if rule.nation else ""
    return f"{rule.keep_for.span.text} from {start}, then {rule.then.value}{when}{nation}"


def _said_of_member(values: Any, member: str) -> str:
    for each in values if isinstance(values, tuple) else ():
        if isinstance(each, Located) and each.value == member:
            return "yes"
        if isinstance(each, Option) and each.code.text == member:
            return each.say.text if each.retired is None else ""
    return ""

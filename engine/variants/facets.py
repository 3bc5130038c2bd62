"""What of a question or section a variant can say otherwise, facet by facet (rule L3): its words, what it offers, and its need.

A facet is the smallest thing that two variants can say differently: the family's wording, one option, one reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ..model import Option, Question, Section, Text, Wording

Facets = dict[str, Any]
"""The facets of a part by name, in order: `ask family`, `option now`, `reason declined`, `mandatory`. One that says nothing is
left out."""

GONE = object()
"""What a facet is that a variant takes away."""

_NEEDS = (
    "mandatory",
    "essential",
    "risk",
    "symbol",
    "row_title",
    "there_are_none",
    "there_are_others",
    "because",
    "answered_by",
)
_EMPTY: dict[str, Any] = {"mandatory": False, "essential": False, "risk": False, "answered_by": ()}
"""What stands where one of these says nothing, if it is not None."""
_NAMES = {
    "ask": "the wording", "hint": "the hint", "title": "the title", "option": "the option", "reason": "the reason",
    "more": "asking for more at", "row_title": "the row title", "there_are_none": "the words of `there are none`",
    "there_are_others": "the words of `there are others`", "say": "the wording", "when": "when it is said",
    "otherwise": "what is said otherwise",
}  # fmt: skip


def facets_of(part: Question | Section) -> Facets:
    """The facets of a question or section."""
    if isinstance(part, Section):
        found = _wording("title", part.title)
        return found | ({"hint practitioner": part.hint} if part.hint else {})
    found = _wording("ask", part.ask) | _wording("hint", part.hint)
    found |= {f"option {option.code}": option for option in part.options}
    found |= {f"reason {reason}": True for reason in part.reasons}
    found |= {f"more {code}": True for code in part.more_to_say}
    return found | {name: getattr(part, name) for name in _NEEDS if getattr(part, name)}


def _wording(name: str, wording: Wording) -> Facets:
    return {f"{name} {voice}": text for voice, text in wording.items()}


def changed(before: Facets, after: Facets) -> Facets:
    """The facets that are otherwise after than before; `GONE` where they are no more."""
    found = {name: value for name, value in after.items() if before.get(name, GONE) != value}
    return found | {name: GONE for name in before if name not in after}


def with_facets(part: Any, facets: Mapping[str, Any], order: Iterable[str]) -> Any:
    """A question or section that says these facets. `order` has the codes of options as they are to stand."""
    if isinstance(part, Section):
        return replace(part, title=_of("title", facets), hint=facets.get("hint practitioner"))
    assert isinstance(part, Question)
    options: tuple[Option, ...] = tuple(facets[f"option {c}"] for c in order if f"option {c}" in facets)
    return replace(
        part,
        ask=_of("ask", facets),
        hint=_of("hint", facets),
        options=options,
        reasons=tuple(name.partition(" ")[2] for name in facets if name.startswith("reason ")),
        more_to_say=tuple(name.partition(" ")[2] for name in facets if name.startswith("more ")),
        **{name: facets.get(name, _EMPTY.get(name)) for name in _NEEDS},
    )


def _of(name: str, facets: Mapping[str, Any]) -> dict[str, Text]:
    return {facet.partition(" ")[2]: text for facet, text in facets.items() if facet.startswith(f"{name} ")}


def is_shown(facet: str) -> bool:
    """Whether a facet is of the words that an answer is given to (rule A4)."""
    return facet.partition(" ")[0] in ("ask", "hint", "option")


def in_words(facet: str) -> str:
    """What a facet is called in a message.

    >>> in_words("ask family"), in_words("option now"), in_words("mandatory")
    ('the wording for family', 'the option `now`', '`mandatory`')
    """
    name, _, member = facet.partition(" ")
    called = _NAMES.get(name, f"`{name}`")
    if not member or member == "practitioner":
        return called
    return (
        f"{called} `{member}`"
        if name in ("option", "reason", "more")
        else f"{called} for {member.replace('_', ' ')}"
    )


def of_history(path: str) -> tuple[str, str]:
    """The part and the facet that a path of the history of layers is of, in words.

    >>> of_history("questions.likes.ask.practitioner"), of_history("questions.likes.rules")
    (('likes', 'the wording'), ('likes', 'when it is asked'))
    """
    _, _, rest = path.partition(".")
    name, _, end = rest.partition(".")
    for called, said in _HISTORY.items():
        if end.startswith(f"{said}."):
            return name, in_words(f"{called} {end.removeprefix(f'{said}.')}")
    if end in ("rules", "retired"):
        return name, "when it is asked"
    return name, in_words(end.replace(".", " "))


_HISTORY = {"option": "options", "reason": "no_answer_because", "more": "more_to_say"}


def in_history(facet: str) -> str:
    """The end of a facet's path in the history of layers.

    >>> in_history("ask family"), in_history("option now"), in_history("mandatory")
    ('ask.family', 'options.now', 'mandatory')
    """
    name, _, member = facet.partition(" ")
    return f"{_HISTORY.get(name, name)}.{member}" if member else name

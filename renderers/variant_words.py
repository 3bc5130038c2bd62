"""What variants say otherwise, in plain words for people who read lists and pages of an exemplar (rule L3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..engine.faces import named
from .plain_words import Say
from .reasons import REASONS

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What a question or section says while some variants apply: `names` are theirs, none for what it says while none
    applies; `when` is `While a and b apply`, `says` a line for each facet that is another."""

    names: tuple[str, ...]
    when: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VariantTold:
    """One variant: its name, its condition as its author wrote it, and why it is there; `because` may be empty."""

    name: str
    condition: str
    because: str


def variants_told(content: Json, say: Say) -> Iterator[VariantTold]:
    """The variants of a cleared content, by their names."""
    for name, variant in content.get("variants", {}).items():
        yield VariantTold(name, content["define"][named(name)]["text"], say(variant.get("because")))


def otherwise(spec: Json, say: Say) -> Iterator[Otherwise]:
    """What the entries of a question or section say, in their order: where several apply, the later holds."""
    for entry in spec.get("variants", ()):
        lines = tuple(
            line for key, words in _FACETS.items() if key in entry for line in words(entry[key], say)
        )
        if lines:
            yield Otherwise(tuple(entry["in"]), while_(entry["in"]), lines)


def asked_otherwise(spec: Json, say: Say) -> Iterator[str]:
    """How a question is asked while variants apply, as `while signing applies: How does she sign?`."""
    for entry in spec.get("variants", ()):
        if "ask" in entry:
            when = while_(entry["in"])
            yield f"{when[:1].lower()}{when[1:]}: {say(entry['ask'])}"


def while_(names: Iterable[str]) -> str:
    """When an entry holds.

    >>> while_(["asylum", "signing"]), while_([])
    ('While asylum and signing apply', 'While no variant applies')
    """
    listed = " and ".join(names)
    if not listed:
        return "While no variant applies"
    return f"While {listed} {'apply' if ' and ' in listed else 'applies'}"


def only_while(spec: Json, key: str, code: str) -> str:
    """While which variants a question offers an option or a reason (`key` is `options` or `reasons`), as `while signing
    applies`; empty for one that is offered without any."""
    offers = [(entry["in"], _codes(entry[key])) for entry in spec.get("variants", ()) if key in entry]
    plain = next((codes for names, codes in offers if not names), None)
    if plain is None or code in plain:
        return ""
    sets = [names for names, codes in offers if code in codes]
    fewest = [names for names in sets if not any(set(other) < set(names) for other in sets)]
    whens = dict.fromkeys(map(while_, fewest))
    return ", or ".join(when[:1].lower() + when[1:] for when in whens)


def called(option: Json, spec: Json, say: Say) -> str:
    """What an option of a question is called, in variants as well, and while which it is offered."""
    words = say(option["say"])
    said: list[str] = []
    for entry in spec.get("variants", ()):
        others = (say(one["say"]) for one in entry.get("options", ()) if one["code"] == option["code"])
        said += [f"{while_(entry['in'])}: {other}" for other in others if other != words]
    only = only_while(spec, "options", option["code"])
    return words + "".join(f" ({more[:1].lower()}{more[1:]})" for more in (*said, only) if more)


def _codes(offered: Iterable[Any]) -> set[str]:
    return {one if isinstance(one, str) else one["code"] for one in offered}


def _words(before: str, none: str) -> Callable[[Any, Say], Iterator[str]]:
    def lines(said: Any, say: Say) -> Iterator[str]:
        words = say(said or None)
        yield f"{before}: {words}" if words else none

    return lines


def _offered(said: Any, say: Say) -> Iterator[str]:
    yield "options: " + "; ".join(f"{option['code']}: {say(option['say'])}" for option in said)


def _reasons(said: Any, say: Say) -> Iterator[str]:
    words = ", ".join(REASONS[reason] for reason in said)
    yield f"no answer because: {words}" if words else "no reason for no answer"


def _more(said: Any, say: Say) -> Iterator[str]:
    yield f"more to say: {', '.join(said)}" if said else "no more to say"


def _mark(name: str) -> Callable[[Any, Say], Iterator[str]]:
    def lines(said: Any, say: Say) -> Iterator[str]:
        yield name if said else f"not {name}"

    return lines


_FACETS: dict[str, Callable[[Any, Say], Iterator[str]]] = {
    "title": _words("title", "no title"),
    "ask": _words("wording", "no wording"),
    "hint": _words("hint", "no hint"),
    "options": _offered,
    "reasons": _reasons,
    "more_to_say": _more,
    "mandatory": _mark("mandatory"),
    "essential": _mark("essential"),
    "risk": _mark("risk"),
    "row_title": _words("row title", "no row title"),
    "there_are_none": _words("none", "`none` is not offered"),
    "there_are_others": _words("others", "`others` is not offered"),
    "because": _words("because", "no reason given"),
}

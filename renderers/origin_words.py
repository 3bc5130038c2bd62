"""Who changed what of an exemplar, in plain sentences: for the form beside a question, and for the end of a record.

What an author wrote is always the `value` of a line and ours its `label`, so that a page can say which language is which.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..engine.language import RANKS
from ..engine.origins import Changed, Origins, Said
from ..engine.spoken import day_words, listed
from .legible import isolated, legible
from .own_words import Words, words_in
from .reasons import REASONS
from .record_model import Line

_SHOWN = (
    "added", "ask", "title", "hint", "options", "rules", "pathway", "no_answer_because", "mandatory", "essential", "risk",
    "retired", "timescale", "retention", "sentence", "said when",
)  # fmt: skip
"""The facets that whoever fills in a form has to do with, in the order in which they are told. Of the others, as where it
stands and which return it goes into, `explain` tells."""

_WHAT = {
    "ask": "The words",
    "title": "The title",
    "hint": "The hint",
    "options": "The option “{name}”",
    "rules": "When it is asked",
    "no_answer_because": "The reason “{name}”",
    "mandatory": "Whether it is mandatory",
    "essential": "Whether it is essential",
    "risk": "Whether it is about a risk",
    "timescale": "The timescale",
    "retention": "How long it is kept",
    "sentence": "A sentence",
    "said when": "When a sentence is said",
}
_OURS = ("yes", "no", "no reason is given")
_COME_AND_GO = ("hint", "options", "no_answer_because", "sentence")
_QUOTED = ("ask", "title", "hint", "options", "sentence")
_IN_SIGHT = ("ask", "title", "hint", "options", "no_answer_because")
"""What a reader reads as it stands now: their last words need no saying again."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who changed one question or section: `name` is its id or path, `is_new` says that a layer added it."""

    name: str
    is_new: bool
    lines: tuple[Line, ...]


def told_of(name: str, changed: tuple[Changed, ...], language: str) -> Told | None:
    """What is told of one question or section, or None where nothing of it is that its readers have to do with."""
    own = words_in(language)
    shown = sorted((c for c in changed if c.kind in _SHOWN), key=lambda c: _SHOWN.index(c.kind))
    new_in = frozenset(step.layer for each in shown if each.kind == "added" for step in each.steps)
    lines = tuple(line for each in shown for line in _lines(each, new_in, own))
    return Told(name, bool(new_in), lines) if lines else None


def is_authors(value: str, language: str) -> bool:
    """Whether the value of a line is what an author wrote, and not a word of ours in a language."""
    return value not in map(words_in(language).say, _OURS)


def where_from(found: Origins, exemplar: str, language: str) -> tuple[Line, ...]:
    """The base, by its name and version, and all that is laid over it, nearest the base first."""
    own = words_in(language)
    lines = [Line(own.say("The base"), _named(exemplar)), Line(own.say("The hash of its text"), found.text)]
    for layer in found.laid:
        who = ", ".join(filter(None, (_one(layer.name), _one(layer.owner))))
        lines.append(Line(own.say("Laid over it ({rank})", rank=own.say(_one(layer.rank))), who))
    return tuple(lines)


def _lines(changed: Changed, new_in: frozenset[str], own: Words) -> Iterator[Line]:
    """What is told of one facet; `new_in` are the layers that added the part."""
    if changed.kind in ("added", "pathway"):
        yield from _added(changed, own)
        return
    if changed.kind == "retired":
        for step in changed.steps:
            pattern = (
                "No longer asked, by decision of {who}" if step.said else "Asked again, by decision of {who}"
            )
            yield _because(own.say(pattern, who=_who(step, own)), step, own)
        return
    what = own.say(_WHAT[changed.kind], name=_member(changed, own))
    said = ""
    for n, step in enumerate(changed.steps):
        now = _quoted(changed.kind, step.said, own)
        is_last = all(later.variants for later in changed.steps[n + 1 :])
        holds = bool(step.variants)
        if not step.rank or (n == 0 and step.layer in new_in and len(changed.steps) > 1):
            if now:
                yield Line(own.say("{what}, in {layer}", what=what, layer=_named(step.layer)), now)
        else:
            pattern = "{what}, changed by {who}"
            is_new = changed.kind in _COME_AND_GO and not said
            if changed.kind in _COME_AND_GO and not (now and said):
                pattern = "{what}, added by {who}" if now else "{what}, taken away by {who}"
            yield _because(own.say(pattern, what=what, who=_who(step, own)), step, own)
            if now and now != said and (holds and not is_new or not (is_last and changed.kind in _IN_SIGHT)):
                yield Line(own.say(_then(step), what=what), now)
        said = now


def _then(step: Said) -> str:
    """Until when it says so from a step on."""
    if not step.variants:
        return "{what}, from then on"
    return (
        "{what}, while the variants apply" if len(step.variants) > 1 else "{what}, while the variant applies"
    )


def _added(changed: Changed, own: Words) -> Iterator[Line]:
    for step in changed.steps:
        if step.rank:
            pattern = (
                "Added by {who}"
                if changed.kind == "added"
                else "The pathway that it belongs to, added by {who}"
            )
            yield _because(own.say(pattern, who=_who(step, own)), step, own)


def _because(label: str, step: Said, own: Words) -> Line:
    return Line(label, _one(step.because) or own.say(_OURS[2]))


def _who(step: Said, own: Words) -> str:
    """Who said it, of which rank and layer, and the day on which it was agreed."""
    rank = own.say(_one(step.rank))
    layer = "{rank}, layer {layer}" if step.rank in RANKS else "{rank} {layer}"
    named = own.say(layer, rank=rank, layer=_one(step.layer))
    if step.variants and step.rank in RANKS:
        names = listed([_one(name) for name in step.variants], own.language)
        named = own.say("{named}, for {variants}", named=named, variants=names)
    who = f"{isolated(_one(step.owner))} ({named})" if step.owner else named
    return own.say("{who}, agreed on {day}", who=who, day=_day(step.agreed, own)) if step.agreed else who


def _named(layer: str) -> str:
    """The base, or a fragment of it, as people say it: its name and its version."""
    return _one(layer.replace("@", " "))


def _day(text: str, own: Words) -> str:
    try:
        on = date.fromisoformat(text).toordinal()
    except ValueError:
        return _one(text)
    return day_words(on, on, own.language)


def _member(changed: Changed, own: Words) -> str:
    if changed.kind == "no_answer_because":
        return own.say(REASONS.get(changed.member, changed.member)).lower()
    if changed.kind == "options":
        return next((_one(step.said) for step in reversed(changed.steps) if step.said), changed.member)
    return ""


def _quoted(kind: str, said: str, own: Words) -> str:
    if kind == "no_answer_because" or not said:
        return said
    if said in _OURS[:2] and kind in ("mandatory", "essential", "risk"):
        return own.say(said)
    return f"“{_one(said)}”" if kind in _QUOTED else _one(said)


def _one(text: str) -> str:
    """Somebody's words in one line."""
    return " ".join(legible(text).split())

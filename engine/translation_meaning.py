"""Which texts mean something else than they did, though their words may be the same: what layers say of `meaning`.

A catalogue remembers it in the remarks above a message (`#.`), so that a translation made before is known from one that
was looked at since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..dsl.source import Span
from .definition_layer import Item, Layer, Variant

_PARTS = {"question": "questions", "section": "sections"}


@dataclass(frozen=True, slots=True)
class Changed:
    """One change of meaning: what a message's remarks say of it, and where a layer says it."""

    remark: str
    span: Span = field(compare=False)


Meanings = Mapping[str, tuple[Changed, ...]]
"""By the path of a part (`questions.drinking`), or of what variants say of it (`questions.drinking.variants.NAME`): each
change of its meaning, in the order in which layers make them."""


def changed_meanings(layers: Iterable[Layer | Variant]) -> Meanings:
    """The parts of which a layer or variant says `meaning: changed`."""
    found: dict[str, tuple[Changed, ...]] = {}
    for layer in layers:
        for item in layer.list:
            meaning, target = getattr(item, "meaning", None), getattr(item, "target", None)
            if meaning is None or meaning.value != "changed" or target is None:
                continue
            aim = target.value
            if aim.kind in _PARTS:
                because = " ".join(item.because.text.split())
                remark = f"its meaning was changed by {layer.name.text}: {because}"
                path = f"{_PARTS[aim.kind]}.{aim.name.text}{_whose(item, layer)}"
                found[path] = (*found.get(path, ()), Changed(remark, meaning.span))
    return found


def as_called_now(meanings: Meanings, content: Mapping[str, Any]) -> Meanings:
    """The same by the names that parts have in an artifact's content; a layer may have said the meaning of a former name."""
    was = {
        f"questions.{path.rpartition('.')[0]}{'.' if '.' in path else ''}{old}": f"questions.{path}"
        for path, question in content["questions"].items()
        for old in question.get("was", ())
    }
    was |= {f"sections.{old}": f"sections.{s['id']}" for s in content["sections"] for old in s.get("was", ())}
    found: dict[str, tuple[Changed, ...]] = {}
    for path, changes in meanings.items():
        part, of, variants = path.partition(".variants.")
        kind, _, name = part.partition(".")
        now = was.get(part) or was.get(f"{kind}.{name.rpartition('.')[2]}") or part
        now += of + variants
        found[now] = (*found.get(now, ()), *changes)
    return found


def meaning_of(path: str, meanings: Meanings) -> tuple[Changed, ...]:
    """The changes of what a text means, by its path; a question may be named with its section."""
    if not meanings:
        return ()
    return tuple(
        each for part, changes in meanings.items() for each in changes if path.startswith(_beginnings(part))
    )


def remembers(remarks: Iterable[str], changes: Iterable[Changed]) -> bool:
    """Whether the remarks above a message tell of every change; programs break remarks into lines as they like."""
    said = " ".join(" ".join(remarks).split())
    return all(each.remark in said for each in changes)


def _whose(item: Item, layer: Layer | Variant) -> str:
    """The variants in whose name a change is made, as the paths of their words have them; nothing for all children."""
    names = [name.text for name in getattr(item, "when_all", ())]
    target = getattr(item, "target", None)
    if not names and target is not None and target.value.variant:
        names = [target.value.variant]
    if not names and isinstance(layer, Variant):
        names = [layer.name.text]
    return f".variants.{'+'.join(sorted(names))}" if names else ""


def _beginnings(part: str) -> tuple[str, str]:
    """How the paths of a part's texts begin; a question is known by its id alone."""
    named, of, variants = part.partition(".variants.")
    kind, _, name = named.partition(".")
    return f"{part}.", f"{kind}.{name.rpartition('.')[2]}{of}{variants}."

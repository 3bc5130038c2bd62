"""Whether an exemplar, its parts and what its layers change are what the folder's lock file says."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..dsl.diagnostic import Diagnostic, Diagnostics, Related
from ..dsl.source import Source, Span
from . import lock_codes as codes
from .layering.expectations import Expected, noted_as
from .library import Workspace, kind_in_words
from .lock_file import Entry, Pin, text_hash

Hash = Callable[[], str | None]
"""Compiles the exemplar without its layers, and says the hash of its content; None where it cannot be compiled."""


def check_base(entry: Entry, source: Source, workspace: Workspace, content: Hash) -> Diagnostics:
    """Whether an exemplar and its parts still say what they said when they were locked (PP872, PP873). What changes
    no content, a comment say, is no fault (rule L7). `workspace` is the folder as the exemplar sees it."""
    parts = {(head.kind, head.name, head.version): head.path for head in workspace.taken.values()}
    changed: list[tuple[Pin, Source]] = []
    for pin in entry.parts:
        path = parts.get((pin.kind, pin.name, pin.version))
        text = workspace.source(path)[0] if path is not None else None
        if text is not None and text_hash(text.text) != pin.text:
            changed.append((pin, text))
    if not changed and text_hash(source.text) == entry.text:
        return Diagnostics()
    now = content()
    if now is None or now == entry.content:
        return Diagnostics()
    found = Diagnostics(_part_changed(entry, pin, text) for pin, text in changed)
    if text_hash(source.text) != entry.text:
        where = (Related(Span(source, 0, 0), "the exemplar"),)
        found.add(
            codes.BASE_CHANGED.at(
                entry.span, name=entry.name, version=entry.version, now=_short(now), locked=_short(entry.content),
                related=where,
            )
        )  # fmt: skip
    return found


def _part_changed(entry: Entry, pin: Pin, text: Source) -> Diagnostic:
    where = (Related(Span(text, 0, 0), "it stands here"),)
    return codes.PART_CHANGED.at(
        pin.span,
        kind=kind_in_words(pin.kind),
        name=pin.name,
        version=pin.version,
        exemplar=entry.name,
        related=where,
    )


def _short(digest: str) -> str:
    return digest[: len("sha256:") + 12]


def check_expectations(entry: Entry, found: Iterable[Expected]) -> Diagnostics:
    """Whether what stands beneath each change is what the lock file noted (PP875), and whether it is noted (PP876, once
    for each layer)."""
    out = Diagnostics()
    unknown: dict[str, list[Expected]] = {}
    for each in found:
        noted = entry.noted.get(each.layer.name.text, {})
        for facet in each.found or ():
            path = noted_as(each, facet)
            if path not in noted:
                unknown.setdefault(each.layer.name.text, []).append(each)
            elif noted[path] != facet.short:
                places = (*((facet.at,) if facet.at is not None else ()), *facet.also)
                where = tuple(Related(place, "this stands there now") for place in places)
                out.add(
                    codes.EXPECTATION_MISSED.at(
                        each.span, change=each.called, facet=facet.called, related=where
                    )
                )
    for changes in unknown.values():
        first = changes[0]
        others = len({id(change.item) for change in changes}) - 1
        more = f", and {others} more of `{first.layer.name.text}`" if others else ""
        out.add(codes.NOT_NOTED.at(first.span, change=first.called, more=more))
    return out

"""Translations: which texts are translated otherwise, and which are still those of words that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..translation_texts import as_written, places
from .change import Change
from .options import place_of, swaps
from .rules import made
from .sides import Sides


def of_translations(sides: Sides) -> Iterator[Change]:
    """Every translation of a text that both have which is otherwise, or is as it was though the text is not. What a new
    text lacks is the catalogue's to say (`penpicture translate`)."""
    old, new = (content.get("translations", {}) for content in (sides.old, sides.new))
    if not old and not new:
        return
    before, after = (
        {p.path: as_written(p.text) for p in places(content)} for content in (sides.old, sides.new)
    )
    swapped = {place_of(at, code, swap) for pair in sides.offering for at, code, swap in swaps(sides, pair)}
    retired = tuple(f"{pair.part}." for pair in sides.questions if pair.is_retired)
    for language in dict.fromkeys((*old, *new)):
        was, now = (_texts(each, language) for each in (old, new))
        yield from _by_words(language, before, after, was, now)
        for path in dict.fromkeys((*now, *was)):
            if path not in before or path not in after or path.startswith((*_BY_PLACE, *retired)):
                continue
            part = f"translations.{language}.{path}"
            if part in swapped:
                continue  # `options` tells it
            texts = [None if path not in each else as_written(each[path]) for each in (was, now)]
            if texts[1] is None and before[path] != after[path]:
                yield made("S_STALE", part, before[path], after[path])
            elif texts[0] != texts[1]:
                yield made("S_TRANSLATION", part, *texts)
            elif before[path] != after[path] and texts[1] is not None:
                yield made("S_STALE", part, before[path], after[path], note=f"it says: {texts[1]}")


def _by_words(
    language: str,
    before: Mapping[str, str],
    after: Mapping[str, str],
    was: Mapping[str, Any],
    now: Mapping[str, Any],
) -> Iterator[Change]:
    """Of what has no name of its own: the translation of the same words, wherever they stand now."""
    known: dict[tuple[str, str, str], list[str]] = {}
    for path, words in before.items():
        if path.startswith(_BY_PLACE):
            known.setdefault(_kind(path, words), []).append(path)
    for path, words in after.items():
        if not path.startswith(_BY_PLACE):
            continue
        part = f"translations.{language}.{path}"
        same = known.get(_kind(path, words))
        if same:
            told = path if path in same else same[0]
            same.remove(told)
            texts = [
                None if at not in each else as_written(each[at]) for at, each in ((told, was), (path, now))
            ]
            if texts[0] != texts[1]:
                yield made("S_TRANSLATION", part, *texts)
        elif path in before and path in was and path in now and was[path] == now[path]:
            note = f"it says: {as_written(now[path])}"
            yield made("S_STALE", part, before[path], words, note=note)


def _kind(path: str, words: str) -> tuple[str, str, str]:
    """What a text is, whatever its place: of which list, in which voice, and its words."""
    kind, _, rest = path.partition(".")
    return kind, rest.partition(".")[2], words


_BY_PLACE = ("pen_picture.", "case_summary.", "next.")
"""What has no name of its own: the same path may be of other words."""


def _texts(translations: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = translations.get(language, {}).get("texts", {})
    return found

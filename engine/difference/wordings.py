"""Words that somebody reads: which are other words, for whom, and whether it is said that they mean the same (rule A4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ..faces import facing
from ..language import VOICES
from ..translation_texts import Place, as_written, places
from .change import Change, Grade
from .options import place_of, swaps
from .rules import made
from .sides import Sides
from .variants import worlds

_ELSEWHERE = re.compile(r"(?:pen_picture|case_summary|next)\.|.*\.(?:unit|rules\.\d+\.because)$|variants\.")
"""Where words are compared with what they stand beside: they have no name of their own."""
_ROWS = re.compile(r"\.there_are_(?:none|others)(?:\.\w+)?$")
_HINT = re.compile(r"\.hint(?:\.\w+)?$")


def of_wordings(sides: Sides) -> Iterator[Change]:
    """Every text that is otherwise, by its path; a voice that had none of its own read the one that spoke for it."""
    old, new = _texts(sides.old), _texts(sides.new)
    meanings, asked_by = _meanings(sides), asked_before(sides)
    swapped = {place_of(at, code, swap) for pair in sides.offering for at, code, swap in swaps(sides, pair)}
    retires = {pair.part for pair in sides.questions if not pair.is_asked and "retired" not in pair.old}

    def is_unread(path: str, of: str) -> bool:
        """Whether nobody reads it any more, or `options` tells it: of what is no longer asked old answers are read under its own words alone."""
        return (
            path in swapped
            or of.partition(".options.")[0] in retires
            and not path.endswith(".ask.practitioner")
        )

    for path, place in new.items():
        before = _before(path, place.voice, old)
        if is_unread(path, place.of) or before is None and not _has(sides.old, place.of):
            continue  # or the part itself is new
        text = as_written(place.text)
        was = None if before is None else as_written(before.text)
        if was != text:
            yield from _change(path, place, was, text, meanings, asked_by)
    for path, place in old.items():
        if path in new or is_unread(path, place.of) or not _has(sides.new, place.of):
            continue
        after = _before(path, place.voice, new)
        was, now = as_written(place.text), None if after is None else as_written(after.text)
        if was != now:
            yield from _change(path, place, was, now, meanings, asked_by)
    yield from _reasons(sides)
    for pair in sides.questions:
        if not pair.is_asked:
            continue
        if pair.old.get("whose_words") != pair.new.get("whose_words"):
            yield made("S_OWN_WORDS", pair.part, pair.old.get("whose_words"), pair.new.get("whose_words"))
        if pair.old.get("each") != pair.new.get("each"):
            yield made("S_NAME", f"{pair.part}.each", pair.old.get("each"), pair.new.get("each"))
        at = f"{pair.part}.row_title"
        if pair.old.get("row_title") != pair.new.get("row_title") and not {at} & (old.keys() | new.keys()):
            # Slots alone are nothing to translate, and no text there.
            yield made("S_NAME", at, *(_title(each) for each in (pair.old, pair.new)))


def _title(spec: Mapping[str, Any]) -> str | None:
    return as_written(spec["row_title"]) if "row_title" in spec else None


def _texts(content: dict[str, Any]) -> dict[str, Place]:
    return {place.path: place for place in places(content) if not _ELSEWHERE.match(place.path)}


def _before(path: str, voice: str, texts: dict[str, Place]) -> Place | None:
    """What was read at a place: its own text, or that of the voice which spoke where there was none."""
    head = path.rpartition(".")[0]
    ways = [path] if not voice else [f"{head}.{each}" for each in VOICES[voice]]
    for way in ways:
        if way in texts:
            return texts[way]
    if ".variants." in path:  # a variant that says nothing of it leaves it as it is
        of, _, facet = path.partition(".variants.")
        return _before(f"{of}.{facet.partition('.')[2]}", voice, texts)
    return None


def _change(
    path: str,
    place: Place,
    was: str | None,
    now: str | None,
    meanings: Mapping[str, str],
    asked_by: Mapping[str, str],
) -> Iterator[Change]:
    if _ROWS.search(path) and None in (was, now):
        return  # a reason for no answer came or went: `needs` tells it
    if ".options." in path and path.endswith(".say.practitioner"):
        if ".variants." in path:  # what is so without variants is told by `options`
            yield made("O_RELABEL", path.removesuffix(".say.practitioner"), was, now)
    elif path.startswith("pathways."):
        yield made("S_BECAUSE", path, was, now)
    elif _HINT.search(path):
        yield made("S_GUIDANCE", path, was, now)
    elif place.voice not in ("", "practitioner"):
        yield made("S_VOICE", path, was, now)
    elif path.endswith(".ask.practitioner"):
        rule = meanings.get(path.removesuffix(".ask.practitioner"), "S_REWORDED")
        other = asked_by.get(place.of, "") if rule == "S_SWAP" else ""
        yield made(rule, path, was, now, note=f"`{other}` asked that before" if other else "")
    elif path.startswith("signatures."):
        yield made(
            "S_NAME",
            path,
            was,
            now,
            practice=Grade.REVIEW,
            note="look whether the same person is still to sign",
        )
    else:
        yield made("S_NAME", path, was, now)


def _meanings(sides: Sides) -> Mapping[str, str]:
    """By question, and by what variants say of it: the rule for its other words, where one of the two says whether both
    wordings mean the same, or neither asks it."""
    found: dict[str, str] = {}
    traded = asked_before(sides)
    for pair in sides.questions:
        for world in worlds(pair):
            old, new = facing(pair.old, world), facing(pair.new, world)
            path = f"{pair.part}.variants.{'+'.join(sorted(world))}" if world else pair.part
            if old["shown"] in new.get("same_as", ()) or new["shown"] in old.get("same_as", ()):
                found[path] = "S_WORDING"
            elif old["shown"] in new.get("changed_from", ()) or new["shown"] in old.get("changed_from", ()):
                found[path] = "S_MEANING"
            elif pair.part in traded:
                found[path] = "S_SWAP"
            elif pair.is_retired:
                found[path] = "S_NAME"  # nobody is asked it: only its old answers are read under other words
    return found


def asked_before(sides: Sides) -> Mapping[str, str]:
    """By the path of a question that asks now what another one asked, which asks something else now: the name of that one. What several
    ask in the same words tells nothing."""
    old, new = ({pair.part: _asks(spec) for pair, spec in each} for each in (
        [(pair, pair.old) for pair in sides.questions], [(pair, pair.new) for pair in sides.questions]))  # fmt: skip
    before, after = Counter(old.values()), Counter(new.values())
    asked = {words: part for part, words in old.items() if before[words] == after[words] == 1}
    return {
        part: asked[words].removeprefix("questions.")
        for part, words in new.items()
        if words in asked and asked[words] != part
    }


def _asks(spec: Mapping[str, Any]) -> str:
    return " ".join(as_written(spec["ask"]["practitioner"]).casefold().split())


def _has(content: dict[str, Any], of: str) -> bool:
    """Whether a part is there: `questions.drinking`, `questions.drinking.options.now`."""
    kind, _, name = of.partition(".")
    name, _, code = name.partition(".options.")
    if kind == "sections":
        return any(each["id"] == name for each in content["sections"])
    if kind in ("pathways", "signatures"):
        return any(each["id"] == name for each in content[kind])
    if kind in ("questions", "facts"):
        spec = content[kind].get(name)
        if spec is None or not code:
            return spec is not None
        return any(option["code"] == code for option in spec.get("options", ()))
    return True


def _reasons(sides: Sides) -> Iterator[Change]:
    """The reasons that are given for asking or not, part by part: a rule has no name of its own."""
    parts = [(pair.part, pair.old, pair.new) for pair in sides.questions if pair.is_asked]
    old = sides.sections[0]
    parts += [(f"sections.{name}", old[name], new) for name, new in sides.sections[1].items() if name in old]
    for part, before, after in parts:
        was, now = (
            [
                as_written(r["because"])
                for r in spec.get("rules", ())
                if "because" in r and r["by"] != "pathway"
            ]
            for spec in (before, after)
        )
        if was != now:
            yield made("S_BECAUSE", f"{part}.because", "; ".join(was) or None, "; ".join(now) or None)

"""Answers that are offered: new, withdrawn, called otherwise, merged; and labels that moved to another code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..faces import facing
from ..language import VOICES
from ..translation_applied import LANGUAGES
from ..translation_texts import as_written
from .change import Change, Grade
from .rules import made
from .sides import Pair, Sides
from .variants import worlds

Option = Mapping[str, Any]


def of_options(sides: Sides) -> Iterator[Change]:
    """Every change of what is offered, without variants first; and under variants, where it is not the same there."""
    for pair in sides.questions:
        recoded = sides.names.options.get(("question", pair.name), {})
        yield from _of(sides, pair, recoded, _is_returned(sides, pair))
        told = {
            (change.rule, change.part) for change in _offered(pair, frozenset(), pair.part, returned=False)
        }
        for world in worlds(pair):
            if world:
                at = f"{pair.part}.variants.{'+'.join(sorted(world))}"
                for change in _offered(pair, world, at, returned=_is_returned(sides, pair)):
                    if (change.rule, f"{pair.part}{change.part[len(at) :]}") not in told:
                        yield change
    for pair in (*sides.facts, *sides.parts):
        asked = "part" if ".parts." in pair.part else "fact"
        name = pair.new["id"] if asked == "part" else pair.name
        if not any(q.new.get(asked) == name and _both(q) == _both(pair) for q in sides.questions):
            recoded = sides.names.options.get(("fact", pair.name), {})
            yield from _of(sides, pair, recoded, bool(pair.new.get("returned_as")))


@dataclass(frozen=True, slots=True)
class Swap:
    """A code that has taken over the label of another one: its old and its new label, `where` they stand (`say.family`), for
    whom, empty for practitioners, and in which `language` alone, empty in that of the author."""

    old: str
    new: str
    where: str
    reader: str = ""
    language: str = ""


def swapped(old: Mapping[str, Option], new: Mapping[str, Option]) -> dict[str, Swap]:
    """The codes that have taken over the label of another code which has another one now, or is still there, for whichever reader
    first. Such an answer now reads as something that nobody said: whoever ticks what they see records the other code."""
    found: dict[str, Swap] = {}
    for where, reader in _READINGS.items():
        read = ({code: _reading(o, where) for code, o in each.items()} for each in (old, new))
        for code, (was, now) in _taken_over(*read).items():
            found.setdefault(code, Swap(was, now, where, reader))
    return found


_READINGS = {
    "say.practitioner": "",
    "say.family": "as the family reads it",
    "say.child": "as the child reads it",
    "say.easy_read": "as it stands in easy read",
    "in_sentence": "as it reads in a sentence",
}
"""Where a label stands, and who reads it there."""


def _reading(option: Option, where: str) -> str:
    """What stands there, or what is read in its place; empty where nothing is."""
    key, _, voice = where.partition(".")
    said = option.get(key)
    if isinstance(said, Mapping):
        said = next((said[each] for each in VOICES[voice or "practitioner"] if each in said), None)
    return "" if said is None else as_written(said)


def _taken_over(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    labels = {_plain(words): code for code, words in old.items() if words}
    found: dict[str, tuple[str, str]] = {}
    for code, words in new.items():
        label = _plain(words)
        other = labels.get(label)
        if other is None or other == code:
            continue
        if code in old and _plain(old[code]) != label:
            found[code] = old[code], words
        elif code not in old and other in new and _plain(new[other]) != label:
            found[other] = old[other], new[other]
    return found


def swaps(sides: Sides, pair: Pair) -> Iterator[tuple[str, str, Swap]]:
    """Every swap of a question or fact, with the path of its entry (that of a variant, where it is so there alone) and its code. Labels
    that change places in a translation alone are told for its language."""
    told: set[tuple[str, Swap]] = set()
    again: set[tuple[str, str]] = set()
    if "options" not in pair.new:
        return
    for language, (was, now) in {"": (pair.old, pair.new), **sides.translated(pair)}.items():
        if all(was.get(key) == now.get(key) for key in ("options", "variants")):
            continue
        for world in worlds(pair):
            at = f"{pair.part}.variants.{'+'.join(sorted(world))}" if world else pair.part
            old, new = ({o["code"]: o for o in _facing(spec, world)} for spec in (was, now))
            for code, swap in swapped(old, new).items():
                found = replace(swap, language=language)
                if (code, found) in told or language and (at, code) in again:
                    continue
                told.add((code, found))
                if not language:
                    again.add((at, code))
                yield at, code, found


def place_of(at: str, code: str, swap: Swap) -> str:
    """The path of the label that was swapped, as a text has it."""
    path = f"{at}.options.{code}.{swap.where}"
    return f"translations.{swap.language}.{path}" if swap.language else path


def reused(old: Mapping[str, Option], new: Mapping[str, Option]) -> frozenset[str]:
    """The codes that were no longer offered, and are again, for another answer."""
    return frozenset(
        code
        for code, option in new.items()
        if "retired" not in option and "retired" in old.get(code, ()) and _label(option) != _label(old[code])
    )


def _of(sides: Sides, pair: Pair, recoded: Mapping[str, str], returned: bool) -> Iterator[Change]:
    old, new = _options(pair.old), _options(pair.new)
    for was, now in recoded.items():
        yield made("O_RECODE", f"{pair.part}.options.{now}", was, now)
    merged = became_one(old, new)
    parted = became_one(new, old)
    for code, gone in merged.items():
        yield made(
            "O_MERGE", f"{pair.part}.options.{code}", [_shown(old[each]) for each in gone], _shown(new[code])
        )
    for code, come in parted.items():
        parts = [_shown(new[each]) for each in come]
        yield made("O_SPLIT", f"{pair.part}.options.{code}", _shown(old[code]), parts)
    moved, again = set[str](), reused(old, new)
    for at, code, swap in swaps(sides, pair):
        if swap.language:
            read = f"as it reads in {LANGUAGES.get(swap.language, swap.language)}"
            note = f"{swap.reader}; {read}" if swap.reader else read
            part = f"translations.{swap.language}.{at}.options.{code}"
            yield made("O_SWAP", part, swap.old, swap.new, note=note)
            continue
        moved |= {code} if at == pair.part and swap.where == "say.practitioner" else set()
        yield made("O_SWAP", f"{at}.options.{code}", swap.old, swap.new, note=swap.reader)
    for code, option in new.items():
        part = f"{pair.part}.options.{code}"
        if code not in old:
            if not any(code in come for come in parted.values()):
                yield _added(part, option, new, returned)
            continue
        before = old[code]
        if code in moved:
            pass  # said above
        elif code in again:
            yield made("O_REUSE", part, _shown(before), _shown(option))
        elif _label(before) != _label(option) or _shown(before) != _shown(option):
            yield made("O_RELABEL", part, _shown(before), _shown(option))
        yield from _facets(part, before, option)
    for code, option in old.items():
        if code not in new and not any(code in gone for gone in merged.values()):
            yield made(
                "O_DELETE",
                f"{pair.part}.options.{code}",
                _shown(option),
                None,
                note=_forgotten(option, old, new),
            )
    yield from _offered(pair, frozenset(), pair.part, returned=returned)


def _offered(pair: Pair, world: frozenset[str], at: str, *, returned: bool) -> Iterator[Change]:
    """What is offered while these variants apply, of the answers that both know; and in which order."""
    both = _options(pair.old).keys() & _options(pair.new).keys()
    old, new = ([o for o in _facing(spec, world) if o["code"] in both] for spec in (pair.old, pair.new))
    before, after = _offers(old), _offers(new)
    known = {o["code"]: o for o in (*old, *new)}
    for code, option in known.items():
        if code in before and code not in after:
            yield made("O_RETIRE", f"{at}.options.{code}", _shown(option), None)
        elif code in after and code not in before:
            grade = Grade.REVIEW if returned else Grade.NONE
            yield made("O_RESTORE", f"{at}.options.{code}", None, _shown(option), returns=grade)
    stay = [code for code in before if code in after], [code for code in after if code in before]
    if stay[0] != stay[1]:
        yield made("O_ORDER", f"{at}.options", *stay)


def _facing(spec: Mapping[str, Any], world: frozenset[str]) -> Sequence[Option]:
    found: Sequence[Option] = facing(spec, world).get("options", ())
    return found


def _offers(options: Sequence[Option]) -> list[str]:
    return [option["code"] for option in options if "retired" not in option]


def _added(part: str, option: Option, new: Mapping[str, Option], returned: bool) -> Change:
    written = any("written_as" in each for each in new.values())
    grade = Grade.NONE
    if returned:
        grade = Grade.BREAKING if written and "written_as" not in option else Grade.REVIEW
    note = "no return has a code for it yet" if grade is Grade.BREAKING else ""
    return made("O_ADD", part, None, _shown(option), note=note, returns=grade)


def _facets(part: str, old: Option, new: Option) -> Iterator[Change]:
    if old.get("written_as") != new.get("written_as"):
        yield made("R_CODE", f"{part}.written_as", old.get("written_as"), new.get("written_as"))
    if old.get("exclusive", False) != new.get("exclusive", False):
        yield made(
            "O_EXCLUSIVE", f"{part}.exclusive", old.get("exclusive", False), new.get("exclusive", False)
        )
    if old.get("symbol") != new.get("symbol"):
        yield made("S_SYMBOL", f"{part}.symbol", old.get("symbol"), new.get("symbol"))
    if old.get("retired") != new.get("retired") and "retired" in old and "retired" in new:
        note, none = "withdrawn already: on another day", Grade.NONE
        yield made("O_RETIRE", part, old["retired"], new["retired"], note=note, returns=none, practice=none)


def became_one(old: Mapping[str, Option], new: Mapping[str, Option]) -> dict[str, list[str]]:
    """By code: the codes that have become one with it, as its `was` says."""
    found: dict[str, list[str]] = {}
    for code, option in new.items():
        gone = [was for was in option.get("was", ()) if was in old and was not in new]
        if gone and code in old:
            found[code] = [code, *gone] if code not in gone else gone
    return found


def _forgotten(option: Option, old: Mapping[str, Option], new: Mapping[str, Option]) -> str:
    """A hint that an answer may only have another code."""
    for code, other in new.items():
        if code not in old and _label(other) == _label(option):
            return f"perhaps its code is `{code}` now: if so, write `was: {option['code']}` there, and old answers are read as that"
    return ""


def _both(pair: Pair) -> tuple[Mapping[str, Option], Mapping[str, Option]]:
    return _options(pair.old), _options(pair.new)


def _options(spec: Mapping[str, Any]) -> dict[str, Option]:
    return {option["code"]: option for option in spec.get("options", ())}


def _is_returned(sides: Sides, pair: Pair) -> bool:
    return sides.is_returned(pair.new, sides.new)


def _shown(option: Option) -> str:
    return as_written(option["say"]["practitioner"])


def _label(option: Option) -> str:
    return _plain(_shown(option))


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")

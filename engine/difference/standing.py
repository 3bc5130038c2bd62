"""Where a part stands: sections that came or went, questions in another section or another order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..translation_texts import as_written
from .change import Change
from .rules import made
from .sides import Sides


def of_standing(sides: Sides) -> Iterator[Change]:
    """Every section that is new or gone, and every part that stands elsewhere."""
    old, new = sides.sections
    for name, section in new.items():
        if name not in old:
            yield made("M_PART_ADD", f"sections.{name}", None, as_written(section["title"]["practitioner"]))
    for before, after in sides.names.sections.items():
        yield made("M_PART_RENAME", f"sections.{after}", before, after)
    for name, section in old.items():
        if name not in new:
            yield made("M_PART_END", f"sections.{name}", as_written(section["title"]["practitioner"]), None)
    yield from _order("sections", list(old), list(new))
    for name, section in new.items():
        if name in old:
            yield from _order(f"sections.{name}.questions", old[name]["questions"], section["questions"])
    for pair in sides.questions:
        if pair.old["section"] != pair.new["section"] and "group" not in pair.new:
            stood, stands = (
                as_written(each[spec["section"]]["title"]["practitioner"])
                for each, spec in ((old, pair.old), (new, pair.new))
            )
            note = f"in “{stands}” now, in “{stood}” before"
            yield made("M_SECTION", pair.part, pair.old["section"], pair.new["section"], note=note)
        if pair.new["type"] == "group" and pair.old["type"] == "group":
            yield from _order(f"{pair.part}.questions", pair.old["questions"], pair.new["questions"])
        was, now = (list(spec.get("dimensions", ())) for spec in (pair.old, pair.new))
        if was != now and pair.is_asked:
            yield made("M_DIMENSION", f"{pair.part}.dimensions", was, now)


def _order(part: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Another order of what both have."""
    stay = [each for each in old if each in new], [each for each in new if each in old]
    if stay[0] != stay[1]:
        yield made("M_ORDER", part, *stay)

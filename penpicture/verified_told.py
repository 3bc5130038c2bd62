"""What was found of records that are as they were kept, in lines: how many, which seal it was, what was erased. No answer."""

from __future__ import annotations

from .dsl.printing import visible
from .engine.records.findings import ErasedBy, SeveredBy, Sound
from .engine.records.in_words import day, part
from .engine.store.verifying import Verified
from .telling import counted


def verified_text(found: Verified) -> str:
    """How many records are sound, signed, and have something erased; of one alone, all of that in words."""
    sealed = sum(1 for each in found.sound if each.seals)
    head = f"{counted(len(found.sound), 'record')} as kept, {sealed} of them signed"
    if found.mismatches:
        head += f". Not as kept: {len(found.mismatches)}"
    if len(found.sound) == 1:
        (one,) = found.sound
        lines = [
            head,
            *_versions(one, found.version),
            *map(_erased, one.erasures),
            *map(_severed, one.severed),
        ]
    else:
        erased = sum(1 for each in found.sound if each.erased)
        severed = sum(1 for each in found.sound if each.severed)
        head += f", {erased} with something erased" if erased else ""
        lines = [head + (f", {severed} cut from whom it was about" if severed else "")]
    return "".join(f"{line}\n" for line in lines)


def _versions(one: Sound, version: int | None) -> list[str]:
    if version is None:
        return []
    since = len(one.seals) - version
    after = f"amended {counted(since, 'time')} since" if since else "the last that was signed"
    return [f"it is the seal of version {version}, {after}"]


def _erased(each: ErasedBy) -> str:
    what = "all of it" if each.whole else ", ".join(visible(part(place)[1]) for place in each.places)
    return f"erased on {day(each.at)} by {visible(each.by)}: {what}"


def _severed(each: SeveredBy) -> str:
    return f"cut from whom it was about on {day(each.at)} by {visible(each.by)}"

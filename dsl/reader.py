"""YAML text to the positioned tree of `syntax`: the reader of every file that an authority writes.

The parser is libyaml's; where it is not installed, PyYAML's own gives the same events to the same code.
"""

from __future__ import annotations

import gc
from functools import cache
from typing import Any

from .characters import unfit
from .diagnostic import Diagnostics
from .loading import load, too_large
from .source import Source
from .syntax import Mapping

__all__ = ["load", "read"]


def read(source: Source) -> tuple[Mapping | None, Diagnostics]:
    """The tree of one file, or None where it has no whole one, and every fault that was found on the way.

    A tree may come along with errors (a key said twice, a comment that swallows text): it is then whole but for
    what the errors speak of, so that the next stage can report what it finds in the same run.
    Raises nothing, whatever the text is.
    """
    # Imported when first needed: a session that loads an artifact reads no YAML.
    from .events import MOST_FAULTS, Reading, Stopped

    faults = Diagnostics()
    large = too_large(source)
    if large:
        return None, Diagnostics([large])
    for fault in unfit(source):
        faults.add(fault)
        if len(faults) >= MOST_FAULTS:
            break
    if faults.has_errors:
        return None, faults
    reading = Reading(source, faults)
    # Nothing here makes a cycle, and collecting while a large tree grows walks it again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        tree = reading.tree(_parser()(source.text))
    except Stopped:
        return None, faults
    finally:
        if collecting:
            gc.enable()
    return (tree if reading.whole else None), faults


@cache
def _parser() -> Any:
    import yaml

    return yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader

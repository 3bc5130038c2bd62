"""What tells of something by its mere presence: whatever is asked because of it, reckoned from it, or told to the same fact."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from .clearance import Clearance, Ref
from .language import AUDIENCES

_ANYBODY = AUDIENCES[0]


def tells_of(content: Mapping[str, Any], refs: Collection[Ref]) -> frozenset[Ref]:
    """The sources of an artifact's content that tell of some questions and facts (`("question", path)`, `("fact", name)`), those themselves
    among them: whoever may see nothing of these, and all else, could not see them either (`clearance`)."""
    closed = dict(content)
    for kind, key in (("question", "questions"), ("fact", "facts")):
        names = {name for of, name in refs if of == kind}
        closed[key] = {
            name: {**_open(spec), **({"who_may_see": []} if name in names else {})}
            for name, spec in content[key].items()
        }
    return frozenset(Clearance(closed).unseen(_ANYBODY))


def _open(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The same, kept from nobody by itself."""
    found = {key: value for key, value in spec.items() if key not in ("who_may_see", "sensitivity")}
    if isinstance(parts := found.get("parts"), list):
        found["parts"] = [_open(part) if isinstance(part, dict) else part for part in parts]
    return found

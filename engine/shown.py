"""The hash of what a question showed (rule A4): kept with its answer, so that a later rewording marks it *check*."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .canonical import canonical, digest


def shown_hash(spec: Mapping[str, Any]) -> str:
    """The `sha256:` hash of a question's wording in every voice, its pictures and its options, from its entry in the
    artifact. A key that says nothing is left out there, so a new key leaves the hashes of others as they were. What an
    option was called before is not shown."""
    shown = {key: spec[key] for key in ("ask", "hint", "options", "symbol", "type") if key in spec}
    if any("was" in option for option in shown.get("options", ())):
        shown["options"] = [{k: v for k, v in option.items() if k != "was"} for option in shown["options"]]
    return digest(canonical(shown))

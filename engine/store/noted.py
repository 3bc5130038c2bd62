"""Which version of a fact a leaf of a record notes."""

from __future__ import annotations

import json
from typing import Any


def version_noted(text: Any) -> str:
    """The version that the text of a leaf names; none where it names none, or is not as it was kept: one damaged record keeps nobody from
    erasing in another."""
    try:
        found = json.loads(text).get("version")
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ""
    return found if isinstance(found, str) else ""

"""What a leaf of a record notes of the version of a fact that it came from."""

from __future__ import annotations

import json
from typing import Any


def version_noted(text: Any) -> str:
    """The note (`knowing.version.noted_by`) in the text of a leaf; none where it has none, or is not as it was kept: one damaged record keeps nobody from
    erasing in another."""
    try:
        found = json.loads(text).get("version")
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ""
    return found if isinstance(found, str) else ""

"""Whether the redactions of a record in a store were whole (`records.half_redacted`)."""

from __future__ import annotations

from ..artifact import ArtifactError
from ..records.findings import Mismatch
from ..records.half_redacted import left_standing
from .fault import StoreFault
from .kept_under import artifacts_kept
from .store import Store


def half_redacted(store: Store, record: str) -> Mismatch | None:
    """The first thing that a redaction of the record should have taken with it and did not; None where there is none."""
    try:
        found = store.history(record)
        return left_standing(found, artifacts_kept(store, found))
    except (StoreFault, ArtifactError, ValueError, KeyError, TypeError, AttributeError):
        return Mismatch(record, "entry", "", "what was erased of it cannot be reckoned anew")

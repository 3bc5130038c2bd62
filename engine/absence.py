"""Why a value is absent, as the rest of the world writes it: the data-absent-reason codes of HL7 (rule A3)."""

from __future__ import annotations

from collections.abc import Mapping

SYSTEM = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
"""The code system that the codes are of (HL7 FHIR R4 and R5)."""

ABSENT_REASONS: Mapping[str, str] = {
    "not_applicable": "not-applicable",
    "not_known": "unknown",
    "not_yet_known": "temp-unknown",
    "declined": "asked-declined",
    "not_asked": "not-asked",
    # HL7 has no code for a value that is kept somewhere else. `error` and `unsupported` blame a system, `masked`
    # says that it is withheld here, and `as-text` that its content stands in the text beside it, but what stands
    # there is where to look. `unknown` says no more than is true: there is a value, and it is not known here.
    "recorded_elsewhere": "unknown",
}
"""The code of each reason of rule A1. A blank has none: nobody has given a reason."""


def absent_reason(status: str, state: str) -> str | None:
    """The code to write beside a value that is absent, or None where there is none to write.

    `status` is asked, skipped or pending, `state` blank, answered or a reason (`language.REASONS`). What is skipped or
    pending has no code, whatever was said to it: a skip is no reason, and is never written as one (rule A3).

    >>> absent_reason("asked", "declined"), absent_reason("skipped", "declined"), absent_reason("asked", "blank")
    ('asked-declined', None, None)
    """
    return ABSENT_REASONS.get(state) if status == "asked" else None

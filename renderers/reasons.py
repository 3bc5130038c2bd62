"""The reasons for no answer (rule A1) in a reader's words: the same on a form, on a page and on paper."""

from __future__ import annotations

REASONS = {
    "not_applicable": "Not applicable",
    "not_known": "Not known",
    "not_yet_known": "Not yet known",
    "declined": "Preferred not to say",
    "not_asked": "Not asked",
    "recorded_elsewhere": "Recorded elsewhere",
}

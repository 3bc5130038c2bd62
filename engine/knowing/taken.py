"""Whether an exemplar takes what is known: its data model may be another than that of the record which told it."""

from __future__ import annotations

from collections.abc import Mapping

from ..answer_checking import AnswerFault
from ..answers import OnRecord
from ..artifact import Artifact
from ..session import Session


def is_taken(artifact: Artifact, facts: Mapping[str, OnRecord]) -> bool:
    """Whether a record of an artifact can open with these facts: it has them, with such values, options and reasons."""
    try:
        Session.open(artifact, facts=facts)
    except AnswerFault:
        return False
    return True

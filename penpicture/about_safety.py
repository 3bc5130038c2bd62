"""What is blank about a child's safety in a record that was signed or put right, told to whoever did it."""

from __future__ import annotations

from collections.abc import Iterator

from .dsl.diagnostic import Diagnostic
from .engine.address import parse_address
from .engine.session import Session
from .engine.signing_codes import BLANK_RISK
from .engine.wording import unfilled
from .typed import command_line


def blank_risks(args: list[str], record: str, session: Session) -> Iterator[Diagnostic]:
    """A warning of each question about a risk that is blank, at the record on the command line. No answer is in it."""
    place = command_line(args, record)
    for question in session.blank_risks():
        spec = session.facing(parse_address(question).path)
        words = unfilled(spec["ask"]["practitioner"], session.program.facts)
        yield BLANK_RISK.at(place, question=question, words=words, record=record)

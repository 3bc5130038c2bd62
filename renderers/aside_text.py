"""What was kept aside when a record moved to another version, for a practitioner: in the words that it was asked in (rules S4, L6)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from ..engine.answer_checking import AnswerFault
from ..engine.migration.aside import KeptAside
from ..engine.migration.plan import in_order
from ..engine.records.parted import FACT
from ..engine.session import Session
from ..engine.translation_texts import as_written
from ..engine.wording import fill, value_in_words
from .legible import legible
from .reasons import REASONS


@dataclass(frozen=True, slots=True)
class AsideLine:
    """One answer that is kept aside: where it stood, the question and the answer in words, the reason for none, or that it was
    erased; and the version that asked it."""

    place: str
    ask: str
    said: str
    version: str
    rule: str
    needs: bool

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        return {
            "place": self.place, "ask": self.ask, "said": self.said, "version": self.version, "rule": self.rule,
            "needs_a_person": self.needs,
        }  # fmt: skip


def aside_lines(session: Session, kept: Sequence[KeptAside]) -> list[AsideLine]:
    """What one move kept aside, of which `session` is the record as it stood before, under the older version."""
    found: list[AsideLine] = []
    asked = {name: n for n, name in enumerate(in_order(session.program.content))}
    for each in sorted(kept, key=lambda one: asked.get(_path(one.place), len(asked))):
        if each.place.endswith("[]") and not (isinstance(each.leaf.said, dict) and "state" in each.leaf.said):
            continue  # the answers of its rows stand for themselves
        said = "What was said here was erased." if each.leaf.erased else _said(session, each)
        ask = _ask(session, each.place)
        found.append(AsideLine(each.place, ask, said, each.version, each.rule, each.needs))
    return found


def aside_text(lines: Sequence[AsideLine]) -> str:
    """The lines as they follow the text of a record; empty where there are none."""
    if not lines:
        return ""
    told = ["", "", _TITLE, "-" * len(_TITLE), ""]
    for each in lines:
        why = f"asked in {each.version}; {'a person has to look' if each.needs else 'it has no place now'}"
        told += [
            *_wrapped(f"* {each.ask}", "  "),
            *_wrapped(each.said, "    "),
            *_wrapped(f"({why})", "    "),
            "",
        ]
    return "\n".join(told)


WIDTH = 72
"""Columns of a line at most, as of the record that these lines follow."""

_TITLE = "Kept aside when it moved to another version"
_STATES = {"none": "There are none.", "others": "There are others.", "complete": "These are all."}


def _ask(session: Session, place: str) -> str:
    if place.startswith(FACT):
        return legible(session.program.facts[place.removeprefix(FACT)]["title"])
    ask = _question(session, place)["ask"]["practitioner"]
    try:
        _, frame = session.locate(place.removesuffix("[]"))
    except AnswerFault:  # its row was erased
        return _flat(as_written(ask))
    return _flat(fill(ask, session, frame).text)


def _question(session: Session, place: str) -> Mapping[str, Any]:
    return session.program.questions[_path(place)]


def _path(place: str) -> str:
    return re.sub(r"\[[^\]]*\]", "", place)


def _said(session: Session, each: KeptAside) -> str:
    one = each.leaf.said
    if each.place.startswith(FACT):
        spec = session.program.facts[each.place.removeprefix(FACT)]
    else:
        spec = _question(session, each.place)
    if "state" in one:
        return _STATES[one["state"]]
    if one.get("reason") is not None:
        return f"No answer: {REASONS[one['reason']].lower()}."
    if spec["type"] == "list":
        return "; ".join(", ".join(str(v) for k, v in entry.items() if k != "row") for entry in one["value"])
    words = value_in_words(spec, one["value"], language=session.program.content["language"])
    return _flat(f"{words} ({one['note']})" if one.get("note") else words)


def _flat(words: str) -> str:
    return " ".join(legible(words).split())


def _wrapped(words: str, margin: str) -> list[str]:
    first = margin if not words.startswith("* ") else ""
    return wrap(words, WIDTH, initial_indent=first, subsequent_indent=margin)

"""The text of a file of acceptances: an entry written at its end, so that nobody has to type what a change is."""

from __future__ import annotations

from datetime import date

from ...dsl.quoting import is_text_everywhere, quoted, written
from ..definition import Acceptances
from ..upgrade.rewriting import lines_of
from .change import Change, Difference, in_a_line

FOLDER = "decisions"
"""Where an authority's folder keeps what it decided."""

_HEAD = """\
# Changes from {old} to {new} that somebody looked at and accepted, one by one.
# `penpicture diff` with `--accept` writes an entry; each holds for this very change, until its day is over.
penpicture: 1
acceptances: {name}
from: {old}
to: {new}
list:
"""


def file_of(difference: Difference) -> str:
    """The name of the file of what is accepted between two versions."""
    (name, old), (_, new) = _named(difference.old.name), _named(difference.new.name)
    return f"accepted-{name}-{old}-{new}.yaml"


def with_acceptance(
    document: Acceptances | None, difference: Difference, change: Change, because: str, by: str, until: date
) -> str | None:
    """The text of a file of acceptances, or of a new one, with an entry for a change at its end. An entry for the same rule and part,
    which holds no longer, goes; None where it shares its lines with something else. Nothing else of the text changes."""
    if document is None:
        (name, old), (_, new) = _named(difference.old.name), _named(difference.new.name)
        text = _HEAD.format(name=name, old=old, new=new)
    else:
        text = document.span.source.text
        for entry in reversed(document.list):
            if (entry.rule.text, entry.part.text) == (change.rule, change.part):
                lines = lines_of(entry)
                if lines is None:
                    return None
                text = text[: lines.start] + text[lines.end :]
    if not text.endswith("\n"):
        text += "\n"
    return text + _entry(change, because, by, until)


def _entry(change: Change, because: str, by: str, until: date) -> str:
    said = {
        "rule": change.rule,
        "part": change.part,
        "from": in_a_line(change.old),
        "to": in_a_line(change.new),
        "hash": change.hash,
        "because": in_a_line(because),
        "by": in_a_line(by),
    }
    lines = [
        f"{key}: {written(text) if is_text_everywhere(text) else quoted(text)}" for key, text in said.items()
    ]
    return "  - " + "\n    ".join([*lines, f"until: {until.isoformat()}"]) + "\n"


def _named(side: str) -> tuple[str, str]:
    name, _, version = side.partition("@")
    return name, version

"""A folder of an invented authority, and what `check` says of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from penpicture.dsl.diagnostic import Diagnostic
from penpicture.engine.check import check

AUTHORITY = "penpicture: 1\nauthority: westmarch\ntitle: Westmarch\nnation: England\n"


@dataclass(frozen=True)
class Folder:
    """Files to write, and to check."""

    path: Path

    def write(self, **files: str) -> Folder:
        for name, text in files.items():
            (self.path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return self

    def told(self, file: str = "") -> list[Diagnostic]:
        """What is found in the whole folder, or in one file."""
        at = self.path / f"{file}.yaml" if file else self.path
        found = {
            (d.code, d.span.file, d.span.start, d.message): d for c in check([at]) for d in c.diagnostics
        }
        return list(found.values())

    def words(self, file: str = "") -> list[str]:
        """The words to avoid that are told, as they stand in their files."""
        return [d.span.text for d in self.told(file) if d.code == "PP680"]


def listing(name: str, *entries: str) -> str:
    """A word list: `hub -> office` avoids, `hub -> office (family)` for a reader, `+placement` allows."""
    lines = [f"penpicture: 1\nwords: {name}\nversion: 1.0.0\nlist:"]
    for entry in entries:
        if entry.startswith("+"):
            lines.append(f"  - allow: {entry[1:]}\n    because: we say so")
            continue
        words, _, rest = entry.partition(" -> ")
        instead, _, whom = rest.rstrip(")").partition(" (")
        lines.append(
            f"  - avoid: {words}\n    say instead: {instead}\n    because: nobody knew it\n    source: Our panel"
        )
        if whom:
            lines.append(f"    for: {whom}")
    return "\n".join(lines) + "\n"


def asking(question: str, more: str = "") -> str:
    """An exemplar with one question, as the keys of the question after its `id`, and further keys of the exemplar."""
    return (
        "penpicture: 1\nexemplar: visit\nversion: 1.0.0\ntitle: A visit\nabout: child\n"
        f"{more}sections:\n  - id: home\n    title: At home\n    questions:\n      - id: met\n"
        + "".join(f"        {line}\n" for line in question.splitlines())
    )

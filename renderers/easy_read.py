"""What the easy-read edition of an exemplar lacks: words that are easy, and pictures, for whatever the child sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..dsl.diagnostic import Diagnostic
from ..engine.artifact import Artifact
from ..engine.clearance import Clearance
from ..engine.session import Session
from ..engine.variants_seen import seen_variants
from ..engine.wording import wording_for
from . import easy_read_codes as codes
from .features import Path
from .losses import place_of

_MOST_SHOWN = 60


def lacks(given: Artifact | Session) -> tuple[Diagnostic, ...]:
    """The losses of the easy-read edition of an exemplar, or of the one that a record is of, each with the author's place: what the child may see and reads in words
    that were not made easy (PP960: title, section titles, questions, hints, sentences of the pen picture), and
    questions without a symbol (PP961). Options are left out: many are names."""
    artifact = given if isinstance(given, Artifact) else given.program.artifact
    content = artifact.content
    clearance = Clearance(content)
    found: list[Diagnostic] = []
    for path, what, key, wording in _read_by_a_child(content, clearance):
        if "easy_read" not in wording:
            said = _as_written(wording_for(wording, "easy_read"))
            found.append(codes.NO_EASY_WORDS.at(place_of(path, artifact), what=what, key=key, said=said))
    for name, spec in content["questions"].items():
        if "symbol" not in spec and clearance.sees("child", ("question", name)):
            found.append(codes.NO_SYMBOL.at(place_of(("questions", name), artifact), what=_called(name)))
    return tuple(found)


def _read_by_a_child(
    content: Mapping[str, Any], clearance: Clearance
) -> Iterator[tuple[Path, str, str, Mapping[str, Any]]]:
    """Every wording that is shown to a child: its path, what it is, the key that would make it easy, and itself."""
    yield ("title",), "the title", "easy read", content["title"]
    seen = {name for name in content["questions"] if clearance.sees("child", ("question", name))}
    variants = seen_variants(content, clearance.unseen("child"))
    for n, section in enumerate(content["sections"]):
        if any(name in seen for name in section["questions"]):
            for path, said in _each(("sections", n), section, "title", variants):
                yield path, f"section `{section['id']}`", "easy read", said
    for name, spec in content["questions"].items():
        if name in seen:
            for path, said in _each(("questions", name), spec, "ask", variants):
                yield path, _called(name), "easy read", said
            for path, said in _each(("questions", name), spec, "hint", variants):
                yield path, f"the hint of {_called(name)}", "hint easy read", said
    for n, sentence in enumerate(content["pen_picture"]):
        said = wording_for(sentence["say"], "easy_read")
        told = "when" not in sentence or clearance.sees_tree("child", sentence["when"]["tree"])
        if told and clearance.sees_text("child", said):
            yield ("pen_picture", n, "say"), "a sentence of the pen picture", "easy read", sentence["say"]


def _each(
    path: Path, spec: Mapping[str, Any], key: str, variants: frozenset[str]
) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """A wording of a part, and what variants that a child may see say instead."""
    if spec.get(key):
        yield (*path, key), spec[key]
    for n, entry in enumerate(spec.get("variants", ())):
        if entry.get(key) and variants.issuperset(entry["in"]):
            yield (*path, "variants", n, key), entry[key]


def _called(name: str) -> str:
    return f"`{name.rpartition('.')[2]}`"


def _as_written(text: Any) -> str:
    said = text if isinstance(text, str) else "".join(p if isinstance(p, str) else "…" for p in text)
    return said if len(said) <= _MOST_SHOWN else f"{said[:_MOST_SHOWN].rstrip()}…"

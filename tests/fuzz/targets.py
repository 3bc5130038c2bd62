"""What is thrown at the readers: each target takes any bytes, and raises only where a promise is broken.

The promises (docs/threat-model.md): nothing crashes, every fault has a place inside its text, everything printed
can be printed, and nothing of an answer is in any message.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from penpicture.dsl.diagnostic import Diagnostic
from penpicture.dsl.loading import decode
from penpicture.dsl.printing import github, text
from penpicture.dsl.reader import read
from penpicture.dsl.scope import Scope
from penpicture.dsl.source import Span
from penpicture.dsl.syntax import Scalar
from penpicture.dsl.typecheck import check
from penpicture.engine.answer_reading import read_answers
from penpicture.engine.artifact import Artifact, read_artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.library import Workspace
from penpicture.engine.session import Session

LIBRARY = Path(__file__).resolve().parents[2] / "exemplars"
CASES = LIBRARY.parent / "examples" / "northshire" / "cases"
EXEMPLAR = LIBRARY / "initial-assessment" / "1.0.0.yaml"

MARK = "Zyx9"
"""Stands in every answer that a target is given, and so must stand in nothing that is printed."""


@cache
def artifact() -> Artifact:
    """The initial assessment as Northshire has it, whose cases are spoilt."""
    built = compile_exemplar(EXEMPLAR, Workspace.of(CASES)).artifact
    assert built is not None
    return built


def well_told(found: Iterable[Diagnostic]) -> None:
    """Every diagnostic has its place, and prints."""
    told = tuple(found)
    for diagnostic in told:
        for span in (diagnostic.span, *(related.span for related in diagnostic.related)):
            assert 0 <= span.start <= span.end <= len(span.source.text), diagnostic.code
        json.dumps(diagnostic.as_json()).encode()
    text(told).encode()
    github(told).encode()


def reader(data: bytes) -> None:
    """The YAML reader, from the bytes up."""
    source, found = decode(data, "any.yaml")
    if source is not None:
        tree, faults = read(source)
        found.extend(faults)
        assert tree is not None or found.has_errors
    well_told(found)


def condition(data: bytes) -> None:
    """A condition and nothing else, in an exemplar that has no names."""
    source, found = decode(data, "any.yaml")
    if source is not None:
        whole = Scalar(source.text, Span(source, 0, len(source.text)), body=0)
        typed, faults = check(whole, Scope(), deciding=True)
        found.extend(faults)
        assert typed is not None or found.has_errors
    well_told(found)


def definition(data: bytes) -> None:
    """The whole way from a definition's bytes to an artifact, a session and back."""
    source, found = decode(data, "any.yaml")
    if source is not None:
        compiled = compile_exemplar(source)
        found.extend(compiled.diagnostics)
        assert compiled.artifact is not None or found.has_errors
        if compiled.artifact is not None:
            again = Artifact.loads(compiled.artifact.dumps())
            assert again.content_hash == compiled.artifact.content_hash
            Session.open(again).as_json()
    well_told(found)


def answers_in_yaml(data: bytes) -> None:
    """The answer reader on YAML."""
    _answers(data, "any.yaml")


def answers_in_json(data: bytes) -> None:
    """The answer reader on JSON."""
    _answers(data, "any.json")


def built(data: bytes) -> None:
    """The reader of artifacts."""
    source, found = decode(data, "any.json")
    if source is not None:
        made, faults = read_artifact(source)
        found.extend(faults)
        assert made is not None or found.has_errors
    well_told(found)


def _answers(data: bytes, name: str) -> None:
    source, found = decode(data, name, private=True)
    if source is not None:
        content = artifact().content
        given, faults = read_answers(source, content, artifact().content_hash)
        found.extend(faults)
        assert given is not None or found.has_errors
        if given is not None:
            Session.open(artifact(), answers=given).as_json()
    well_told(found)
    assert MARK not in text(found) + github(found) + json.dumps([d.as_json() for d in found])


TARGETS: dict[str, Callable[[bytes], None]] = {
    "reader": reader,
    "condition": condition,
    "definition": definition,
    "answers-yaml": answers_in_yaml,
    "answers-json": answers_in_json,
    "artifact": built,
}


def seeds(target: str) -> list[bytes]:
    """Sound texts for a target, to be spoilt."""
    if target == "reader":
        return [path.read_bytes() for path in sorted(LIBRARY.rglob("*.yaml"))]
    if target == "definition":
        return [EXEMPLAR.read_bytes()]
    if target == "condition":
        return list(_conditions(artifact().content))
    if target == "artifact":
        return [artifact().dumps().encode()]
    marked = [_marked(path) for path in sorted(CASES.glob("*.yaml"))]
    return [json.dumps(case, ensure_ascii=False).encode() for case in marked]


def _conditions(part: Any) -> Iterator[bytes]:
    if isinstance(part, Mapping):
        whole = cast("Mapping[str, Any]", part)
        if "tree" in whole and "text" in whole:
            yield str(whole["text"]).encode()
    for inner in _inside(part):
        yield from _conditions(inner)


def _inside(part: Any) -> list[Any]:
    if isinstance(part, Mapping):
        return list(cast("Mapping[str, Any]", part).values())
    if not isinstance(part, list):
        return []
    items: list[Any] = part
    return items


def _marked(case: Path) -> Any:
    """A case as plain data, with the mark in every text that somebody typed as an answer or note."""
    source, _ = decode(case.read_bytes(), case.name)
    assert source is not None
    given, found = read_answers(source, artifact().content, artifact().content_hash)
    assert given is not None, text(found)
    return _mark(given.as_json(), False)


def _mark(part: Any, said: bool) -> Any:
    if isinstance(part, Mapping):
        whole = cast("Mapping[str, Any]", part)
        return {key: _mark(inner, said or key in _SAID) for key, inner in whole.items()}
    if isinstance(part, list):
        items: list[Any] = part
        return [_mark(inner, said) for inner in items]
    return f"{part} {MARK}" if said and isinstance(part, str) else part


_SAID = ("value", "note", "pointer", "said_by", "record", "by")

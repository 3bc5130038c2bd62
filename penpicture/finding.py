"""From what was typed as EXEMPLAR to an artifact: a path to a definition or an artifact, or a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .command_codes import NOT_AN_EXEMPLAR
from .dsl.diagnostic import Diagnostic, Diagnostics, Severity
from .dsl.loading import load
from .engine.artifact import Artifact, read_artifact
from .typed import command_line


@dataclass(frozen=True, slots=True)
class Found:
    """An artifact, or None; what was found wrong on the way; and whether the fault is in the command itself: a word
    of it names nothing, or a file of another kind."""

    artifact: Artifact | None
    diagnostics: tuple[Diagnostic, ...]
    mistyped: bool = False


def find(args: list[str], exemplar: str) -> Found:
    """Find and build the exemplar that a word of the command line means. Loading an artifact compiles nothing."""
    path = Path(exemplar)
    if path.is_dir():
        inside = path / "artifact.json"
        return _loaded(inside) if inside.is_file() else _refused(args, exemplar, "a folder")
    if path.suffix == ".json":
        return _loaded(path)
    if path.is_file() or path.suffix == ".yaml" or len(path.parts) > 1:
        return _compiled(args, exemplar, path)
    return _named(args, exemplar)


def _loaded(path: Path) -> Found:
    source, found = load(path, str(path), private=True)
    artifact = None
    if source is not None:
        artifact, faults = read_artifact(source)
        found.extend(faults)
    return Found(artifact, found.sorted(), mistyped=not path.exists())


def _compiled(args: list[str], typed: str, path: Path) -> Found:
    from .engine.head import head
    from .engine.kept import compile_kept
    from .engine.library import Workspace

    said = head(path) if path.is_file() else None
    if said is not None and said.kind not in ("exemplar", ""):
        return _refused(args, typed, f"of the kind `{said.kind}`")
    built = compile_kept(path, Workspace.of(path))
    return Found(built.artifact, yours(built.diagnostics), mistyped=not path.exists())


def _named(args: list[str], typed: str) -> Found:
    from .engine.definition import Pinned
    from .engine.library import Workspace

    name, _, version = typed.partition("@")
    workspace = Workspace.of(Path.cwd())
    there, found = workspace.find("exemplar", Pinned(name, version or None), command_line(args, typed))
    if there is None:
        return Found(None, found.sorted(), mistyped=True)
    from .engine.kept import compile_kept

    built = compile_kept(there.path, workspace)
    return Found(built.artifact, yours(built.diagnostics))


def yours(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What a user of the library can mend: all but warnings about the library's own files."""
    from .engine.library import SHIPPED_NAME

    ours = (d for d in found if d.severity is Severity.ERROR or not d.span.file.startswith(SHIPPED_NAME))
    return Diagnostics(ours).sorted()


def _refused(args: list[str], typed: str, kind: str) -> Found:
    fault = NOT_AN_EXEMPLAR.at(command_line(args, typed), path=typed, kind=kind)
    return Found(None, (fault,), mistyped=True)

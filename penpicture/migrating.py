"""From words of a command line to records moved to another version: the body of `migrate`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .command_codes import NO_REVISION
from .dsl.diagnostic import Diagnostic, Diagnostics, Severity
from .engine.artifact import Artifact
from .engine.migration.moving import Moved, Progress, PutBack, dry_run, move, undo
from .engine.migration_codes import (
    NO_RECORDS,
    NO_SUCH_VERSION,
    NOTHING_MOVED,
    TWO_CONTENTS,
    WHICH_RECORDS,
    WRITTEN_SINCE,
)
from .engine.shape_in_words import in_words
from .engine.signing_codes import NOT_AS_KEPT
from .engine.spelling import VERSION
from .engine.store.store import Store
from .finding import find
from .in_folder import in_folder
from .revision import at_revision, is_revision
from .typed import command_line

_HASH = re.compile(r"sha256:[0-9a-f]{8,64}")


@dataclass(slots=True)
class Migrating:
    """What was done or would be; and what was found wrong on the way. `mistyped` says that the fault is in the command itself, `nothing` that there
    was nothing to put back."""

    done: Moved | PutBack | None = None
    found: Diagnostics = field(default_factory=Diagnostics)
    mistyped: bool = False
    nothing: bool = False


def migrate(
    args: list[str],
    store: Store,
    to: str,
    exemplar: str | None,
    by: str,
    progress: Progress,
    *,
    dry: bool = False,
    back: bool = False,
) -> Migrating:
    """Move the records of a store to the version that a word of the command line means, or say what would become of them
    (`dry`), or put those that were moved to it `back`. Raises StoreFault."""
    made = Migrating()
    target = _target(args, store, to, exemplar, made)
    if target is None:
        made.mistyped = made.mistyped or not made.found.has_errors
        return made
    if exemplar not in (None, target.content["exemplar"]):
        at = command_line(args, to)
        made.found.add(NO_SUCH_VERSION.at(at, typed=to, exemplar=exemplar, known=target.name))
        made.mistyped = True
        return made
    kept = _exemplars(store)
    if target.content["exemplar"] not in kept:
        known = in_words(kept, "and") if kept else "nothing yet"
        made.found.add(
            NO_RECORDS.at(command_line(args, to), exemplar=target.content["exemplar"], known=known)
        )
        return made
    if back:
        made.done = undo(store, target, by=by, progress=progress)
        if not made.done.records and not made.done.left:
            made.nothing = True
            made.found.add(NOTHING_MOVED.at(command_line(args, to), version=target.name))
    elif dry:
        made.done = dry_run(store, target, progress)
    else:
        made.done = move(store, target, by=by, progress=progress)
    at = command_line(args, args[1])
    for each in made.done.left:
        if back:
            made.found.add(WRITTEN_SINCE.at(at, record=each.record, why=each.why))
        else:
            made.found.add(NOT_AS_KEPT.at(at, record=each.record, what=f"{each.why}. It was not moved"))
    return made


def printed(done: Moved | PutBack, form: str, *, dry: bool = False) -> str:
    """What was done as `text` or `json`, ending in a line end."""
    if form == "json":
        return json.dumps(done.as_json(), ensure_ascii=False, indent=2) + "\n"
    from .renderers.migration_text import migration_text, put_back_text

    return put_back_text(done) if isinstance(done, PutBack) else migration_text(done, dry=dry)


def _target(
    args: list[str], store: Store, typed: str, exemplar: str | None, made: Migrating
) -> Artifact | None:
    """The artifact that is meant: a version or a hash that the store has met, or whatever `diff` would take."""
    if re.fullmatch(VERSION, typed) or _HASH.fullmatch(typed):
        return _by_version(args, store, typed, exemplar, made)
    if is_revision(typed):
        with at_revision(typed) as there:
            if there is not None:
                return _target(args, store, str(there), exemplar, made)
        made.found.add(NO_REVISION.at(command_line(args, typed), typed=typed))
        made.mistyped = True
        return None
    path = Path(typed)
    if path.is_dir() and not (path / "artifact.json").is_file():
        from .engine.kept import compile_kept
        from .engine.library import Workspace

        workspace = Workspace.of(path)
        said = in_folder(args, typed, exemplar, workspace, made.found)
        if said is None:
            made.mistyped = True
            return None
        built = compile_kept(said.path, workspace)
        made.found.extend(_errors(built.diagnostics))
        return built.artifact
    found = find(args, typed)
    made.found.extend(_errors(found.diagnostics))
    made.mistyped = found.mistyped
    return found.artifact


def _by_version(
    args: list[str], store: Store, typed: str, exemplar: str | None, made: Migrating
) -> Artifact | None:
    known = [each for each in store.artifacts() if exemplar in (None, each.content["exemplar"])]
    if _HASH.fullmatch(typed):
        there = [each for each in known if each.content_hash.startswith(typed)]
    else:
        kept = _exemplars(store)
        if exemplar is None and len(kept) > 1:
            what, at = in_words(kept, "and"), command_line(args, typed)
            made.found.add(WHICH_RECORDS.at(at, what=what, typed=typed, example=kept[0]))
            made.mistyped = True
            return None
        there = [
            each for each in known if each.content["version"] == typed and each.content["exemplar"] in kept
        ]
    contents = {each.content_hash: each for each in there}
    if len(contents) == 1:
        return next(iter(contents.values()))
    made.mistyped = True
    if contents:
        hashes = in_words(sorted(contents), "or")
        made.found.add(
            TWO_CONTENTS.at(
                command_line(args, typed), count=len(contents), version=there[0].name, hashes=hashes
            )
        )
        return None
    name = exemplar or next(iter(_exemplars(store)), "any exemplar")
    if not _HASH.fullmatch(typed):
        found = find(args, f"{name}@{typed}")
        if found.artifact is not None:
            made.mistyped = False
            return found.artifact
    names = in_words(sorted({each.name for each in known}), "or") if known else "it has met none"
    made.found.add(NO_SUCH_VERSION.at(command_line(args, typed), typed=typed, exemplar=name, known=names))
    return None


def _exemplars(store: Store) -> list[str]:
    """The exemplars that the store keeps records of, in order."""
    return sorted({each.exemplar for each in store.records()})


def _errors(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What keeps the target from being built: all else is for `check` to say."""
    return [each for each in found if each.severity is Severity.ERROR]

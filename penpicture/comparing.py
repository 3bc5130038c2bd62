"""From two words of a command line to a difference: the body of `diff`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from .accepting import acceptances
from .command_codes import NO_BASE, NO_REVISION, WHICH_EXEMPLAR
from .dsl.diagnostic import Diagnostic, Diagnostics, Severity
from .engine.artifact import Artifact
from .engine.compile import compile_exemplar
from .engine.difference.accepting import accepted
from .engine.difference.change import CONCERNS, Change, Difference, Grade
from .engine.difference.compare import difference
from .engine.files import folder_of
from .engine.kept import compile_kept
from .engine.library import Workspace
from .engine.releases.step import with_step
from .finding import find
from .in_folder import in_folder
from .revision import is_revision, unpacked
from .telling import counted
from .typed import command_line

BASE = "base"
"""The word for what an authority's changes stand on."""


@dataclass(slots=True)
class Comparing:
    """The difference, or None; what was found wrong on the way; whether the fault is in the command itself; and the authority's
    folder that the newer side is in, or else the older one."""

    difference: Difference | None = None
    found: Diagnostics = field(default_factory=Diagnostics)
    mistyped: bool = False
    root: Path | None = None


def compare(
    args: list[str],
    old: str,
    new: str,
    exemplar: str | None = None,
    *,
    accepted_in: tuple[Path, ...] = (),
    today: date | None = None,
) -> Comparing:
    """Compare two exemplars as they were typed: a file, a name, an authority's folder, or `base` of the other. `exemplar` is
    the name of the one that is meant in a folder of several. What is accepted in the files of `accepted_in`, and in the
    authority's folder, until `today` at least, says so."""
    done = Comparing(root=_root(new) or _root(old))
    ours = new if old == BASE else old
    sides = [
        _base(args, ours, exemplar, done) if typed == BASE else _side(args, typed, exemplar, done)
        for typed in (old, new)
    ]
    if sides[0] is not None and sides[1] is not None and not done.found.has_errors:
        made = difference(sides[0], sides[1])
        made = replace(made, old=replace(made.old, given=old), new=replace(made.new, given=new))
        documents = acceptances(args, accepted_in, done.root, made, done.found)
        if not done.found.has_errors:
            held = accepted(made, documents, today or date.today())
            done.found.extend(held.found)
            done.difference = None if held.found.has_errors else held.difference
    return done


def _root(typed: str) -> Path | None:
    """The authority's folder that a side is in; None for one out of git's store, or that is a name."""
    return None if typed == BASE or is_revision(typed) or not Path(typed).exists() else folder_of(Path(typed))


def printed(found: Difference, form: str, *, colour: bool = False) -> str:
    """A difference as `text`, `json`, `markdown` or `html`, ending in a line end."""
    if form == "html":
        from .renderers.difference_html import difference_html

        return difference_html(found).decode()
    if form == "markdown":
        from .renderers.difference_markdown import difference_markdown

        return difference_markdown(found)
    if form == "json":
        return json.dumps(with_step(found), ensure_ascii=False, indent=2) + "\n"
    from .renderers.difference_text import difference_text

    return difference_text(found, colour=colour)


def stopped(found: Difference, gates: tuple[str, ...]) -> list[str]:
    """Which of these gates is shut by changes that nobody has accepted, in words: a line for each; none where all are open."""
    told: list[str] = []
    for gate in dict.fromkeys(gates):
        if count := sum(each.counts and _shuts(each, gate) for each in found.changes):
            one, many = _SHUTTING.get(gate, _broken(gate))
            told.append(
                f"The gate `--fail-on {gate}` is shut: {counted(count, one, many)}, accepted by nobody"
            )
    return told


_SHUTTING = {
    "breaking": ("breaking change", "breaking changes"),
    "review": ("change to be looked at", "changes to be looked at"),
}


def _broken(concern: str) -> tuple[str, str]:
    what = "stored data" if concern == "data" else concern
    return f"change that breaks {what}", f"changes that break {what}"


def _shuts(change: Change, gate: str) -> bool:
    if gate in CONCERNS:
        return change.judged.as_json()[gate] == Grade.BREAKING
    return str(change.judged.worst) in {gate, "breaking"}


def _errors(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What keeps a side from being compared: all else is for `check` to say."""
    return (each for each in found if each.severity is Severity.ERROR)


def _side(args: list[str], typed: str, exemplar: str | None, done: Comparing) -> Artifact | None:
    if is_revision(typed):
        with unpacked(typed) as there:
            if there is not None:
                then = Comparing()
                found = _side(args, str(there.path), exemplar, then)
                place = command_line(args, typed)
                done.found.extend(there.named(fault, place) for fault in then.found.sorted())
                done.mistyped = done.mistyped or then.mistyped
                return found
        done.found.add(NO_REVISION.at(command_line(args, typed), typed=typed))
        done.mistyped = True
        return None
    path = Path(typed)
    if path.is_dir() and not (path / "artifact.json").is_file():
        workspace = Workspace.of(path)
        said = in_folder(args, typed, exemplar, workspace, done.found)
        done.mistyped = done.mistyped or said is None and _is_unsaid(done)
        if said is None:
            return None
        built = compile_kept(said.path, workspace)
        done.found.extend(_errors(built.diagnostics))
        return built.artifact
    one = find(args, typed)
    done.found.extend(_errors(one.diagnostics))
    done.mistyped = done.mistyped or one.mistyped
    return one.artifact


def _base(args: list[str], ours: str, exemplar: str | None, done: Comparing) -> Artifact | None:
    workspace = Workspace.of(Path(ours))
    if ours == BASE or workspace.root is None:
        done.found.add(NO_BASE.at(command_line(args, BASE), other=ours))
        done.mistyped = True
        return None
    path = Path(ours)
    if path.is_dir():
        said = in_folder(args, ours, exemplar, workspace, done.found)
        done.mistyped = done.mistyped or said is None and _is_unsaid(done)
        if said is None:
            return None
        path = said.path
    built = compile_exemplar(path, workspace.bare())
    done.found.extend(_errors(built.diagnostics))
    return built.artifact


def _is_unsaid(done: Comparing) -> bool:
    """Whether it is not said which exemplar of a folder is meant."""
    return any(each.code == WHICH_EXEMPLAR.id for each in done.found)

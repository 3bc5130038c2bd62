"""Checking one file, or a folder as such, from its text: what `check` does with whatever it does not remember."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from ..dsl.diagnostic import Diagnostic, Diagnostics, Related, Severity
from ..dsl.json_places import tree_of
from ..dsl.loading import load
from ..dsl.source import Source, Span
from ..dsl.syntax import Mapping, Node, Scalar
from .analysis.avoided import words_to_avoid
from .answer_reading import read_answers
from .artifact import read_artifact
from .binding import check_data_model
from .compile import Compiled, compile_exemplar
from .definition import (
    Acceptances,
    Codes,
    DataModel,
    Document,
    Exemplar,
    Fragment,
    Layer,
    Pinned,
    Variant,
    Words,
)
from .difference.accepting import check_acceptances
from .files import LOCK_NAME, SHIPPED_NAME, real
from .head import LAYERS, Head, head
from .layer_codes import NO_EXEMPLAR
from .layer_folder import in_its_folder
from .library import Workspace, read_document
from .library_codes import UNKNOWN_NAME, UNKNOWN_VERSION
from .private import read_privately
from .reading_check import too_hard
from .rechecking.grounds import changed_by
from .rechecking.run import Remembered
from .spelling import DASHED_NAME, VERSION
from .translation_files import strays
from .word_lists import check_words, word_lists


class Anew:
    """One run: workspaces by folder, and exemplars that are built already. What is found about an exemplar is remembered by
    itself, since layers, cases and the lock file ask for it as well."""

    def __init__(self, stop_after: str | None, remembered: Remembered) -> None:
        """`stop_after` is a stage of `compile.STAGES`, after which exemplars are left."""
        self._remembered = remembered
        self._stop_after = stop_after
        self._workspaces: dict[Path | None, Workspace] = {}
        self._built: dict[tuple[Path, Path | None], Compiled] = {}

    def folder(self, path: Path) -> Diagnostics:
        """What is wrong with a folder as such, beside its files."""
        workspace = self._workspace(path)
        found = Diagnostics()
        if workspace.root == real(path):
            found.extend(workspace.faults())
            found.extend(self._locked(workspace))
            found.extend(strays(workspace))
        return found

    def file(self, path: Path) -> Diagnostics:
        """What is wrong with a file."""
        if path.suffix == ".json":
            return self._json(path)
        if path.name == LOCK_NAME:
            workspace = self._workspace(path)
            return self._locked(workspace) if real(path).parent == workspace.root else Diagnostics()
        said = head(path)
        if said is None or said.kind == "exemplar":
            return self._told(path)
        source, out = load(path, str(path))
        if source is not None:
            if said.kind == "answers":
                out.extend(self._answers(source, said))
            elif said.kind == "authority":
                workspace = self._workspace(path)
                out.extend(self._innermost(workspace.authority()[1], workspace))
            elif said.kind in LAYERS:
                out.extend(self._layer(source, said))
            else:
                document, faults = read_document(source)
                out.extend(faults)
                if isinstance(document, DataModel):
                    out.extend(check_data_model(document, self._workspace(path)))
                if isinstance(document, Acceptances):
                    out.extend(check_acceptances(document))
                out.extend(self._worded(document, path))
        return out

    def _locked(self, workspace: Workspace) -> Diagnostics:
        """What is wrong with a folder's lock file, and with whatever is locked in it."""
        lock, found = workspace.lock()
        for entry in lock.entries.values() if lock is not None else ():
            exemplar, faults = workspace.find("exemplar", Pinned(entry.name, entry.version), entry.span)
            found.extend(faults)
            if exemplar is not None:
                found.extend(_not_ours(self._told(exemplar.path, workspace)))
        return found

    def _worded(self, document: Document | None, path: Path) -> Diagnostics:
        """The words to avoid in a file that is a part of exemplars, and what is wrong with a word list."""
        workspace = self._workspace(path)
        if isinstance(document, Words):
            return check_words(document, workspace)
        if isinstance(document, (Fragment, DataModel, Codes)):
            return words_to_avoid(document, word_lists(workspace)[0])
        return Diagnostics()

    def _told(self, path: Path, of: Workspace | None = None) -> Diagnostics:
        """What is found about an exemplar, remembered or not."""
        workspace = of or self._workspace(path)
        if (real(path), workspace.root) not in self._built:
            found = self._remembered.exemplar(path, workspace.root)
            if found is not None:
                return found
        return self._exemplar(path, workspace).diagnostics

    def _exemplar(self, path: Path, of: Workspace | None = None) -> Compiled:
        """An exemplar as the folder that it stands in has it, or the one that uses it."""
        workspace = of or self._workspace(path)
        at = real(path), workspace.root
        if at not in self._built:
            source, found = load(path, workspace.called(path))
            if source is None:
                self._built[at] = Compiled(None, found)
            else:
                built = _judged(compile_exemplar(source, workspace, stop_after=self._stop_after))
                document = built.values.get("shape")
                name = document.name.text if isinstance(document, Exemplar) else None
                self._remembered.note_exemplar(path, workspace.root, built.diagnostics, name)
                self._built[at] = built
        return self._built[at]

    def _layer(self, source: Source, said: Head) -> Diagnostics:
        """A layer by itself, and with the exemplar that it changes, whose other faults are told as its own."""
        document, out = read_document(source)
        if not isinstance(document, (Layer, Variant)):
            return out
        workspace = self._workspace(said.path)
        out.extend(in_its_folder(document, real(said.path)))
        wanted = document.changes.value
        if wanted.name != changed_by(said):
            self._remembered.doubt(said.path)
        exemplar, faults = workspace.find("exemplar", wanted, document.changes.span)
        if exemplar is None:
            help_ = next(iter(faults)).help
            there = [workspace.source(head.path)[0] for head in workspace.versions("exemplar", wanted.name)]
            where = tuple(
                Related(Span(text, 0, 0), "another version") for text in there[:1] if text is not None
            )
            named = f"{wanted.name}@{wanted.version}" if wanted.version else wanted.name
            authority, _ = workspace.authority()
            if authority is not None and not where:
                where = (Related(authority.name.span, "the folder that has none"),)
            out.add(
                NO_EXEMPLAR.at(
                    document.changes.span,
                    kind=said.kind,
                    name=said.name,
                    wanted=named,
                    help=help_,
                    related=where,
                )
            )
            return out
        out.extend(_not_ours(self._told(exemplar.path, workspace)))
        return out

    def _json(self, path: Path) -> Diagnostics:
        source, out = load(path, str(path), private=True)
        if source is None:
            return out
        tree = _json_tree(source)
        answered = tree.get("answers") if isinstance(tree, Mapping) else None
        if isinstance(answered, Scalar):
            out.extend(self._answers(source, Head("answers", answered.text, "", path)))
        else:
            out.extend(read_artifact(source)[1])
        return out

    def _answers(self, source: Source, said: Head) -> Diagnostics:
        tree: Node | None = None
        out = Diagnostics()
        if said.path.suffix == ".json":
            tree = _json_tree(source)
        else:
            tree, out = read_privately(source)
        if not isinstance(tree, Mapping):
            return out
        workspace = self._workspace(said.path)
        name, version = tree.get("answers"), tree.get("version")
        at = name.span if isinstance(name, Scalar) else Span(source, 0, 0)
        wanted = Pinned(said.name, version.text if isinstance(version, Scalar) else None)
        exemplar, faults = workspace.find("exemplar", wanted, at)
        if exemplar is None:
            return self._innermost(faults, workspace)
        built = self._exemplar(exemplar.path, workspace)
        if built.artifact is None:
            return built.diagnostics  # the same ones as of the exemplar itself, so they are told once
        return read_answers(source, built.artifact.content, built.artifact.content_hash)[1]

    def _innermost(self, faults: Diagnostics, workspace: Workspace) -> Diagnostics:
        """The faults of names that were looked up; or, where an exemplar of the folder says a name or version that
        cannot be one, the faults of that exemplar, since the look-up only suffers from them."""
        if not {UNKNOWN_NAME.id, UNKNOWN_VERSION.id} & {fault.code for fault in faults}:
            return faults
        out = Diagnostics(
            fault for fault in faults if fault.code not in (UNKNOWN_NAME.id, UNKNOWN_VERSION.id)
        )
        misnamed = [said for said in workspace.documents() if said.kind == "exemplar" and not _named(said)]
        for said in misnamed:
            out.extend(self._told(said.path))
        return out if misnamed else faults

    def _workspace(self, path: Path) -> Workspace:
        found = Workspace.of(path)
        return self._workspaces.setdefault(found.root, found)


def _judged(built: Compiled) -> Compiled:
    """An exemplar, and of a whole one whether it is too hard for its readers."""
    if built.artifact is not None:
        built.diagnostics.extend(too_hard(built.artifact, built.values["analyse"]))
    return built


def _not_ours(found: Diagnostics) -> Iterator[Diagnostic]:
    """All but warnings about the files of the shipped library, which nobody here can mend."""
    for each in found:
        if each.severity is Severity.ERROR or not each.span.file.startswith(f"{SHIPPED_NAME}/"):
            yield each


def _json_tree(source: Source) -> Node | None:
    """The positioned tree of a JSON text, or None where it is none."""
    try:
        json.loads(source.text)
    except (ValueError, RecursionError):
        return None
    return tree_of(source)


def _named(said: Head) -> bool:
    """Whether the name and the version that a file says can be a name and a version."""
    name, version = re.fullmatch(DASHED_NAME, said.name), re.fullmatch(VERSION, said.version)
    return name is not None and version is not None

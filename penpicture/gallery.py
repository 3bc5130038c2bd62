"""A gallery: every exemplar of a folder in every audience, with the records of some cases: the body of `gallery`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .building import Written, artifacts, write
from .command_codes import NOT_ANSWERS, NOTHING_TO_CHECK
from .dsl.diagnostic import Diagnostics
from .engine.artifact import Artifact
from .engine.definition import Pinned
from .engine.head import Head, head
from .engine.kept import compile_kept
from .engine.library import Workspace, files_of
from .engine.session import Session
from .finding import yours
from .opening import open_record
from .renderers.edition import Edition
from .renderers.gallery_html import Line, Link, Room, Shelf, edition_title, gallery_html
from .renderers.registry import EXEMPLAR_TARGETS, RECORD_TARGETS
from .typed import command_line

SHOWN = ("practitioner", "family", "child", "conference")
"""The readers whose editions are in a gallery."""

_EDITIONS = tuple(
    Edition(audience, easy, large, order)
    for audience in SHOWN
    for easy in ((False, True) if audience == "child" else (False,))
    for order in (("story", "framework") if audience == "practitioner" else ("story",))
    for large in (False, True)
    if not (large and order == "framework")
)


def gallery(args: list[str], path: Path, out: Path) -> Written:
    """Write the gallery of a case, or of a folder of cases, into `out`: its first page is `index.html`.

    The exemplars are those of the folder upward that has `authority.yaml`, and those that the cases answer; every
    case that can be opened is there, and what is wrong with another is found.
    """
    done = Written()
    cases = list(_cases(args, path, done.found))
    if not cases:
        return done
    workspace = Workspace.of(path)
    shown: dict[str, Artifact] = {}
    if workspace.root is not None:
        for artifact in artifacts(args, workspace.root, done.found):
            shown[artifact.content["exemplar"]] = artifact
    for case in cases:
        if case.name not in shown:
            answered = _answered(args, case, workspace, done.found)
            if answered is not None:
                shown[case.name] = answered
    folders = _folders(cases)
    rooms: list[Room] = []
    for name, artifact in sorted(shown.items()):
        files, shelves = _exemplar(artifact)
        for case in cases:
            if case.name == name:
                opened = open_record(args, artifact, case.path)
                done.found.extend(opened.diagnostics)
                if opened.session is not None:
                    folder = folders[case.path]
                    more, shelf = _case(opened.session, folder)
                    files |= {f"cases/{folder}/{file}": data for file, data in more.items()}
                    shelves.append(_under(shelf, f"{name}/cases/{folder}"))
        rooms.append(Room(name, _title(artifact), _about(artifact), tuple(shelves)))
        if not write(args, out, out / name, files, done):
            return done
    if rooms:
        write(args, out, out, {"index.html": gallery_html(tuple(rooms))}, done)
    return done


def _folders(cases: Iterable[Head]) -> dict[Path, str]:
    """The folder of each case by its file: its name without the ending, or with it where two would meet. Upper and
    lower case are one to some disks."""
    there = [case.path for case in cases]
    stems = Counter(path.stem.casefold() for path in there)
    taken = Counter(path.name.casefold() for path in there)
    alone = {path for path in there if stems[path.stem.casefold()] == 1 and path.stem.casefold() not in taken}
    return {path: path.stem if path in alone else path.name for path in there}


def _cases(args: list[str], path: Path, found: Diagnostics) -> Iterator[Head]:
    if path.is_dir():
        files, faults = files_of(path)
        written = sorted(file for file in path.glob("*.json") if file.is_file())
        found.extend(faults)
        heads = [said for file in files if (said := head(file)) is not None and said.kind == "answers"]
        heads += [said for file in written if (said := _json_head(file)) is not None]
        if not heads and not found.has_errors:
            found.add(NOTHING_TO_CHECK.at(command_line(args, str(path)), path=str(path)))
        yield from heads
        return
    said = _json_head(path) if path.suffix == ".json" else head(path)
    if said is not None and said.kind == "answers":
        yield said
    else:
        kind = f"of the kind `{said.kind}`" if said is not None and said.kind else "of another kind"
        found.add(NOT_ANSWERS.at(command_line(args, str(path), last=True), path=str(path), kind=kind))


def _json_head(path: Path) -> Head | None:
    """The head of an answer file as pages and programs write it."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if isinstance(told, dict) and isinstance(told.get("answers"), str):
        return Head("answers", told["answers"], str(told.get("version", "")), path)
    return None


def _answered(args: list[str], case: Head, workspace: Workspace, found: Diagnostics) -> Artifact | None:
    """The exemplar that a case answers, of its folder or of the library."""
    there, faults = workspace.find("exemplar", Pinned(case.name, None), command_line(args, str(case.path)))
    found.extend(faults)
    if there is None:
        return None
    built = compile_kept(there.path, workspace)
    found.extend(yours(built.diagnostics))
    return built.artifact


def _exemplar(artifact: Artifact) -> tuple[dict[str, bytes], list[Shelf]]:
    """The files of an exemplar by name, and the shelves they stand on."""
    name = artifact.content["exemplar"]
    files = {"artifact.json": (artifact.dumps() + "\n").encode()}
    shelves: list[Shelf] = []
    data: list[Line] = [Line("The artifact", (Link(f"{name}/artifact.json", "artifact.json"),))]
    for target in EXEMPLAR_TARGETS.values():
        lines: list[Line] = []
        for edition, made in _written(target, artifact):
            files |= made
            title = edition_title(edition)
            lines.append(Line(title, tuple(Link(quote(f"{name}/{file}"), _says(file)) for file in made)))
        if len(target.editions.audiences) == 1:
            data += [Line(_sentence(target.title), tuple(link for line in lines for link in line.links))]
        elif lines:
            shelves.append(Shelf(_named(target.name), _sentence(target.title) + ".", tuple(lines)))
    about = "For whoever matches it to a case system: everything here follows from the artifact."
    shelves.append(Shelf("Data", about, tuple(data)))
    return files, shelves


def _case(session: Session, case: str) -> tuple[dict[str, bytes], Shelf]:
    """The files of a record by name, and their shelf: an edition a line."""
    files: dict[str, bytes] = {}
    lines: dict[str, tuple[Link, ...]] = {}
    for target in RECORD_TARGETS.values():
        for edition, made in _written(target, session):
            files |= made
            title = edition_title(edition)
            lines[title] = lines.get(title, ()) + tuple(Link(file, _says(file)) for file in made)
    title = f"The record of the case “{case.replace('-', ' ')}”"
    about = "All children and families in examples are invented."
    order = [edition_title(edition) for edition in _EDITIONS]
    return files, Shelf(title, about, tuple(Line(title, lines[title]) for title in order if title in lines))


def _written(target: Any, given: Any) -> Iterator[tuple[Edition, dict[str, bytes]]]:
    for edition in _EDITIONS:
        if edition in target.editions:
            yield edition, dict(target(given, edition).files)


def _under(shelf: Shelf, folder: str) -> Shelf:
    def moved(links: Iterable[Link]) -> tuple[Link, ...]:
        return tuple(Link(quote(f"{folder}/{link.to}"), link.says) for link in links)

    return Shelf(shelf.title, shelf.about, tuple(Line(line.title, moved(line.links)) for line in shelf.lines))


def _title(artifact: Artifact) -> str:
    title = artifact.content["title"]["practitioner"]
    return title if isinstance(title, str) else artifact.content["exemplar"]


def _about(artifact: Artifact) -> str:
    content = artifact.content
    asked = sum(1 for spec in content["questions"].values() if spec["type"] != "group")
    stage = f", {content['stage'].replace('_', ' ')}" if content.get("stage") else ""
    return f"{content['exemplar']} {content['version']}{stage}: {asked} questions in {len(content['sections'])} sections"


_ENDINGS = {
    "html": "page",
    "pdf": "PDF",
    "md": "Markdown",
    "txt": "text",
    "json": "JSON",
    "csv": "CSV",
    "sql": "SQL",
}


def _says(file: str) -> str:
    ending = file.rpartition(".")[2]
    return f"{file}" if ending in ("json", "csv", "sql") else _ENDINGS.get(ending, ending)


def _named(target: str) -> str:
    first = target.split("-")[0]
    return f"The {first}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]

"""Accepting single changes of a difference: files of acceptances found and read, and an entry written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .building import Written, write
from .command_codes import NOT_ACCEPTANCES, UNWRITABLE
from .dsl.diagnostic import Diagnostics
from .dsl.loading import load
from .dsl.nearest import nearest
from .dsl.source import Source, Span
from .engine.acceptance_codes import ALREADY, NO_SUCH_CHANGE
from .engine.definition import Acceptances
from .engine.difference.acceptance_file import FOLDER, file_of, with_acceptance
from .engine.difference.accepting import is_between
from .engine.difference.change import Difference
from .engine.files import inside, real
from .engine.head import head
from .engine.library import read_document
from .engine.library_codes import LEADS_OUTSIDE
from .typed import command_line


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one change that is to be accepted: the rule and the part, why, by whom and until when."""

    rule: str
    part: str
    because: str
    by: str
    until: date


def acceptances(
    args: list[str], files: Iterable[Path], root: Path | None, difference: Difference, found: Diagnostics
) -> tuple[Acceptances, ...]:
    """What is accepted in these files, and in those of `decisions/` in an authority's folder that are between the two that
    were compared. A file of another kind is a fault (PP897), as is one that cannot be read."""
    given = {real(path): path for path in files}
    documents = [_read(args, path, found) for path in given.values()]
    for path in _kept(root):
        if real(path) not in given:
            document = _read(args, path, found)
            if document is not None and is_between(document, difference):
                documents.append(document)
    return tuple(each for each in documents if each is not None)


def decided(args: list[str], root: Path | None, found: Diagnostics) -> tuple[Acceptances, ...]:
    """All that is accepted in `decisions/` of an authority's folder, between whichever versions."""
    read = (_read(args, path, found) for path in _kept(root))
    return tuple(each for each in read if each is not None)


def accept(
    args: list[str],
    entry: Entry,
    files: tuple[Path, ...],
    root: Path | None,
    difference: Difference,
    found: Diagnostics,
) -> Path | None:
    """Write an entry into the one file that is named, or into that of `decisions/`; the file, or None where it could not be
    done. `difference` says already what is accepted. No such change is a fault (PP838), as is one that is accepted (PP839)."""
    there = {(change.rule, change.part): change for change in difference.changes}
    change = there.get((entry.rule, entry.part))
    if change is None:
        at, near = command_line(args, entry.part), _offered(entry, there)
        found.add(NO_SUCH_CHANGE.at(at, rule=entry.rule, part=entry.part, nearest=near))
        return None
    if change.accepted is not None and not change.counts:
        by, until = change.accepted.by, change.accepted.until
        at = command_line(args, entry.part)
        found.add(ALREADY.at(at, rule=entry.rule, part=entry.part, by=by, until=until))
        return None
    if files:
        file = files[0]
    else:
        assert root is not None
        file = Path(os.path.relpath(root)) / FOLDER / file_of(difference)
        if not inside(file, root):
            at = Span(Source(str(file), ""), 0, 0)
            found.add(LEADS_OUTSIDE.at(at, name=f"{FOLDER}/{file.name}"))
            return None
    document = _read(args, file, found) if os.path.lexists(file) else None
    if found.has_errors:
        return None
    text = with_acceptance(document, difference, change, entry.because, entry.by, entry.until)
    if text is None:
        reason = "an entry for this change shares its lines with something else"
        found.add(UNWRITABLE.at(command_line(args, entry.part), path=str(file), reason=reason))
        return None
    made = read_document(Source(str(file), text))[1]
    if made.has_errors:
        found.extend(made)
        return None
    written = Written()
    write(args, file, file.parent, {file.name: text.encode()}, written)
    found.extend(written.found)
    return None if written.found.has_errors else file


def _offered(entry: Entry, there: Iterable[tuple[str, str]]) -> str:
    """What may have been meant: another change of the same part, or the nearest part with the same rule."""
    known = list(there)
    rules = [rule for rule, part in known if part == entry.part]
    if rules:
        return f"of that part there is {', '.join(f'`{rule}`' for rule in rules)}: "
    near = nearest(entry.part, [part for rule, part in known if rule == entry.rule])
    return f"did you mean `{near}`? Else " if near else ""


def _kept(root: Path | None) -> Iterator[Path]:
    """The files of acceptances in an authority's folder, sorted, as somebody here would call them."""
    if root is not None and (root / FOLDER).is_dir():
        for path in sorted((root / FOLDER).glob("*.yaml")):
            said = head(path)
            if said is not None and said.kind == "acceptances" and inside(path, root):
                yield Path(os.path.relpath(path))


def _read(args: list[str], path: Path, found: Diagnostics) -> Acceptances | None:
    source, faults = load(path, str(path))
    found.extend(faults)
    if source is None:
        return None
    document, faults = read_document(source)
    found.extend(faults)
    if isinstance(document, Acceptances):
        return document
    if not faults.has_errors:
        said = head(path)
        kind = f"of the kind `{said.kind}`" if said is not None and said.kind else "of another kind"
        found.add(NOT_ACCEPTANCES.at(command_line(args, str(path), last=True), path=str(path), kind=kind))
    return None

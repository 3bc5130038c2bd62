"""Releases that are kept, as they are asked for on the command line: the body of `release`."""

from __future__ import annotations

from pathlib import Path

from .dsl.diagnostic import Diagnostics
from .dsl.nearest import nearest
from .engine.release_codes import DAMAGED, NO_SUCH_RELEASE, NOT_A_SHELF
from .engine.releases.objects import Damaged
from .engine.releases.shelf import Release, Shelf
from .engine.shape_in_words import in_words
from .typed import command_line

MANIFEST = "manifest.json"
"""What the manifest is called beside the files that it names."""


def every(args: list[str], folder: Path) -> tuple[tuple[Release, ...], Diagnostics]:
    """All releases of a folder; those of an exemplar whose manifests are damaged are left out, and reported (PP846)."""
    shelf, found = _shelf(args, folder)
    releases, faults = shelf.sound()
    for fault in faults:
        _report(args, folder, fault, found)
    return tuple(releases), found


def one(
    args: list[str], folder: Path, wanted: str, name: str | None = None
) -> tuple[Shelf, Release | None, Diagnostics]:
    """The release that a word means, and every file of it that is not what was published (PP846). `name` is the one file that
    is asked for."""
    shelf, found = _shelf(args, folder)
    if found.has_errors:
        return shelf, None, found
    try:
        there = shelf.find(wanted)
    except Damaged as fault:
        _report(args, folder, fault, found)
        return shelf, None, found
    if len(there) != 1:
        near = nearest(wanted, [each.manifest.name for each in shelf.sound()[0]])
        several = in_words([each.manifest.name for each in there], "or")
        help_ = f"say which: {several}; " if there else f"did you mean {near}? " if near else ""
        what = "more than one" if there else "no"
        at = command_line(args, wanted)
        found.add(NO_SUCH_RELEASE.at(at, what=what, wanted=wanted, path=str(folder), nearest=help_))
        return shelf, None, found
    for damaged in shelf.damaged(there[0]):
        _report(args, folder, damaged, found)
    if name is not None and name not in there[0].manifest.files:
        near = nearest(name, there[0].manifest.files)
        help_ = f"did you mean {near}? " if near else ""
        at = command_line(args, name)
        found.add(
            NO_SUCH_RELEASE.at(at, what="no file", wanted=name, path=there[0].manifest.name, nearest=help_)
        )
        return shelf, None, found
    return shelf, there[0], found


def taken_out(args: list[str], folder: Path, wanted: str, out: Path) -> tuple[list[Path], Diagnostics]:
    """Write a release into a folder, under the names of its files, with its manifest; nothing where a byte is not what it was."""
    from .building import Written, write  # brings the compiler along, which only this needs

    shelf, release, found = one(args, folder, wanted)
    if release is None or found.has_errors:
        return [], found
    files = dict(shelf.files(release)) | {MANIFEST: release.manifest.dumps()}
    done = Written(found=found)
    write(args, out, out, files, done)
    return done.files, done.found


def _shelf(args: list[str], folder: Path) -> tuple[Shelf, Diagnostics]:
    shelf, found = Shelf(folder), Diagnostics()
    if not shelf.is_there:
        found.add(NOT_A_SHELF.at(command_line(args, str(folder)), path=str(folder)))
    return shelf, found


def _report(args: list[str], folder: Path, fault: Damaged, found: Diagnostics) -> None:
    found.add(DAMAGED.at(command_line(args, str(folder)), name=fault.name, what=fault.what))

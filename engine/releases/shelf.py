"""A folder of releases: each is put there once, found by its name or by a hash, and given back with every byte verified.

    objects/<SHA-256>            every file of every release, each once
    releases/<exemplar>/0001-<SHA-256>.json   the manifest of each release, one after the other
    releases.sha256              the list of all manifests

A release is there from the moment its manifest has its name; whatever a killed writer left before that is nobody's. Nothing here
deletes a release, or writes over one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from ..artifact import Artifact, ArtifactError
from .ledger import LEDGER, Listed, compare, compare_line, listed, write_list
from .manifest import Kept, Manifest, NotAManifest, loads
from .objects import Damaged, clear, got, open_to_writing, put, sha256, write_whole
from .one_writer import one_writer

OBJECTS, RELEASES, READ_ME = "objects", "releases", "README.txt"
ARTIFACT = "artifact.json"
"""What the built exemplar is called in a release."""

_NUMBERED = re.compile(r"(\d{4,})-([0-9a-f]{64})\.json")
_HASH = re.compile(r"(?:sha256:)?([0-9a-f]{8,64})")
_PREFIX = "sha256:"

_TELLS = """\
Published versions of exemplars, made by Penpicture. Please keep this folder as it is.

releases/ has one folder for each exemplar, and in it a manifest for each version, in the order in which they were published. A
manifest names each file of its version, with the SHA-256 and the size of it, and the SHA-256 of the manifest before it.
objects/ has the files themselves, each under its SHA-256, so that what two versions share is here once. releases.sha256 lists
all manifests: `sha256sum -c releases.sha256` says whether they are what they were.

`penpicture release list` says what is here, and `penpicture release get` writes a version out under the names of its files.
Without Penpicture, read a manifest, and copy the objects that it names.
"""


@dataclass(frozen=True, slots=True)
class Release:
    """A release as it was found. `hash` is the SHA-256 of its manifest, with `sha256:` before it."""

    manifest: Manifest
    hash: str
    number: int


class Shelf:
    """The releases of a folder. Reads as little as it can, and believes nothing that it has not hashed."""

    def __init__(self, folder: Path | str) -> None:
        """Of a folder, there or not."""
        self.folder = Path(folder)
        self._objects = self.folder / OBJECTS

    @property
    def is_there(self) -> bool:
        """Whether the folder has releases, or had some."""
        return (self.folder / RELEASES).is_dir() or (self.folder / LEDGER).is_file()

    @property
    def is_free(self) -> bool:
        """Whether releases may be put here: it is a shelf, or nothing is in it."""
        if self.is_there or not self.folder.exists():
            return True
        return self.folder.is_dir() and not any(
            p for p in self.folder.iterdir() if not p.name.startswith(".")
        )

    def lines(self) -> tuple[str, ...]:
        """The exemplars that there are releases of, by name: `initial-assessment`, `northshire/initial-assessment`."""
        found = {each.name for each in self._homes()}
        with suppress(Damaged):  # whoever looks at one of them is told
            found |= {each.home for each in listed(self.folder) or ()}
        return tuple(home.replace(".", "/") for home in sorted(found))

    def releases(self, line: str) -> tuple[Release, ...]:
        """The releases of one exemplar, the first of all first. Raises Damaged where one is gone or changed: each manifest has to
        name the hash of the one before it, and each that is listed has to be there."""
        said = listed(
            self.folder
        )  # before the manifests: one that is published meanwhile is there, and not listed yet
        found: list[Release] = []
        for number, digest, path in self._manifests(line):
            release = _read(line, number, digest, path)
            called = _called(line, number)
            if number == len(found):
                raise Damaged(called, "has another beside it")
            if number != len(found) + 1:
                raise Damaged(_called(line, len(found) + 1), "is gone")
            if release.manifest.line != line or release.manifest.previous != (
                found[-1].hash if found else ""
            ):
                before = f"the manifest of {found[-1].manifest.name}" if found else called
                raise Damaged(before, "was changed")
            found.append(release)
        compare(self._there(), said)
        there = {each.number: each.hash.removeprefix(_PREFIX) for each in found}
        compare_line(line, there, (each for each in said or () if each.home == _home(line)))
        return tuple(found)

    def every(self) -> Iterator[Release]:
        """All releases of all exemplars. Raises Damaged."""
        for line in self.lines():
            yield from self.releases(line)

    def find(self, wanted: str) -> tuple[Release, ...]:
        """The releases that a word means: by name (`initial-assessment@2.0.0`, or without a version the newest of it), by the
        hash of the release or of its artifact, or by eight digits and more of one. Several where it is not clear which; of one
        artifact that was published more than once the first. A whole hash of a release finds it whatever was done to others. Raises
        Damaged where a release of an exemplar that may be meant is."""
        hashed = _HASH.fullmatch(wanted)
        if hashed is not None:
            for line in self.lines():
                for number, digest, path in self._manifests(line):
                    if digest == hashed[1]:
                        return (_read(line, number, digest, path),)
            start = _PREFIX + hashed[1]
            every, faults = self.sound()
            own = [each for each in every if each.hash.startswith(start)]
            built: dict[str, Release] = {}
            for each in every:
                if each.manifest.content.startswith(start):
                    built.setdefault(each.manifest.content, each)
            if faults and not own and not built:
                raise faults[0]
            return tuple(own or built.values())
        line, at, version = wanted.partition("@")
        lines = self.lines()
        meant = [line] if line in lines else [each for each in lines if each.rpartition("/")[2] == line]
        found: list[Release] = []
        for name in meant:
            releases = self.releases(name)
            found += [r for r in releases if r.manifest.version == version] if at else releases[-1:]
        return tuple(found)

    def sound(self) -> tuple[list[Release], list[Damaged]]:
        """The releases of all exemplars of which none is damaged, and what is wrong with the others."""
        found: list[Release] = []
        faults: list[Damaged] = []
        for line in self.lines():
            try:
                found += self.releases(line)
            except Damaged as fault:
                faults.append(fault)
        return found, faults

    def file(self, release: Release, name: str) -> bytes:
        """One file of a release. Raises KeyError where it has none of this name, and Damaged where it is gone or changed."""
        kept = release.manifest.files[name]
        return got(self._objects, kept.sha256, f"`{name}` of {release.manifest.name}")

    def files(self, release: Release) -> Iterator[tuple[str, bytes]]:
        """Every file of a release, verified, by name. Raises Damaged at the first that is not what it was."""
        for name in release.manifest.files:
            yield name, self.file(release, name)

    def damaged(self, release: Release) -> tuple[Damaged, ...]:
        """Every file of a release that is gone or changed."""
        found: list[Damaged] = []
        for name in release.manifest.files:
            try:
                self.file(release, name)
            except Damaged as fault:
                found.append(fault)
        return tuple(found)

    def artifact(self, release: Release) -> Artifact:
        """The built exemplar of a release. Raises Damaged where it is not what it was."""
        called = f"`{ARTIFACT}` of {release.manifest.name}"
        try:
            made = Artifact.loads(self.file(release, ARTIFACT).decode(), ARTIFACT)
        except (ArtifactError, KeyError, UnicodeDecodeError):
            raise Damaged(called, "cannot be read by this version of Penpicture") from None
        if made.content_hash != release.manifest.content:
            raise Damaged(called, "was changed")
        return made

    def publish(self, manifest: Manifest, files: Mapping[str, bytes]) -> Release:
        """Put a release there, with its files, after the last of its exemplar, which `manifest.previous` has to be.

        Raises Stepped where somebody published meanwhile, Damaged where an earlier manifest was changed, and OSError where the
        folder cannot be written. Whatever is raised, no release that was there is touched.
        """
        with one_writer(self.folder):
            home = self.folder / RELEASES / _home(manifest.line)
            clear(self.folder)
            with open_to_writing(self._objects, self.folder / RELEASES, home):
                there = self.releases(manifest.line)
                if manifest.previous != (there[-1].hash if there else ""):
                    raise Stepped(manifest.line)
                if not (self.folder / READ_ME).exists():
                    write_whole(self.folder / READ_ME, _TELLS.encode())
                kept = {name: Kept(put(self._objects, data), len(data)) for name, data in files.items()}
                whole = replace(manifest, files=kept)
                data = whole.dumps()
                number, digest = len(there) + 1, sha256(data)
                self._list()  # or two would not be listed, if this one is not
                write_whole(home / f"{number:04}-{digest}.json", data)
                self._list()
        return Release(whole, _PREFIX + digest, number)

    def _list(self) -> None:
        """List what is not listed yet. What is listed stays: another exemplar's release that is gone is not forgotten by this."""
        said = listed(self.folder) or frozenset()
        there = self._there()
        if not there <= said:
            write_list(self.folder, there | said)

    def _manifests(self, line: str) -> Iterator[tuple[int, str, Path]]:
        home = self.folder / RELEASES / _home(line)
        if home.is_dir():
            found = ((_NUMBERED.fullmatch(path.name), path) for path in home.iterdir())
            yield from sorted((int(said[1]), said[2], path) for said, path in found if said is not None)

    def _homes(self) -> tuple[Path, ...]:
        """The folder of each exemplar that there are releases of."""
        releases = self.folder / RELEASES
        return tuple(path for path in releases.iterdir() if path.is_dir()) if releases.is_dir() else ()

    def _there(self) -> frozenset[Listed]:
        """Every release by the name of its manifest, unread."""
        return frozenset(
            Listed(home.name, number, digest)
            for home in self._homes()
            for number, digest, _ in self._manifests(home.name)
        )


def _read(line: str, number: int, digest: str, path: Path) -> Release:
    """The release of one manifest. Raises Damaged where it is not what its name says."""
    called = _called(line, number)
    try:
        data = path.read_bytes()
        if sha256(data) != digest:
            raise Damaged(called, "was changed")
        return Release(loads(data), _PREFIX + digest, number)
    except OSError:
        raise Damaged(called, "cannot be read") from None
    except NotAManifest:
        raise Damaged(called, "cannot be read by this version of Penpicture") from None


def _called(line: str, number: int) -> str:
    return f"the manifest of release {number} of {line}"


def _home(line: str) -> str:
    """What the folder of an exemplar's releases is called."""
    return line.replace("/", ".")


class Stepped(Exception):
    """Somebody else published a release of the same exemplar meanwhile."""

"""From what was typed to a release: the body of `publish`."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from .accepting import decided
from .choosing import USUAL
from .command_codes import NO_REVISION, UNWRITABLE, WHICH_EXEMPLAR
from .dsl.diagnostic import Diagnostic, Diagnostics, Edit, Severity
from .dsl.loading import load
from .dsl.source import Span
from .dsl.syntax import Scalar
from .engine.artifact import Artifact
from .engine.artifact_codes import WRONG_SHAPE
from .engine.compile import compile_exemplar
from .engine.definition import Acceptances, Pinned
from .engine.difference.accepting import accepted, is_between
from .engine.difference.change import Difference, Grade
from .engine.difference.compare import difference
from .engine.library import Workspace, version_order
from .engine.origins import origins
from .engine.release_codes import (
    ANOTHER_CONTENT,
    DAMAGED,
    NO_VERSION_OF_ITS_OWN,
    NOT_A_SHELF,
    OLDER,
    TOO_SMALL,
)
from .engine.releases.came_back import with_names_that_came_back
from .engine.releases.manifest import Manifest, Published
from .engine.releases.objects import Damaged
from .engine.releases.shelf import ARTIFACT, Release, Shelf, Stepped
from .engine.releases.sources import sources_of
from .engine.releases.step import SAYS, LeastStep, Step, least_step, with_step
from .engine.spelling import DASHED_NAME, VERSION
from .finding import find
from .in_folder import in_folder
from .refusing import refused
from .renderers.changelog import changelog
from .renderers.changelog_html import changelog_html
from .renderers.changelog_markdown import changelog_markdown
from .renderers.changelog_text import changelog_text
from .renderers.difference_html import difference_html
from .renderers.difference_markdown import difference_markdown
from .revision import is_revision, unpacked
from .typed import command_line

_TRIES = 5
"""How often it is compared anew where others publish the same exemplar meanwhile."""


@dataclass(slots=True)
class Publishing:
    """The release, or None; whether it is new; the version that it was compared with, empty where it is the first; and what was
    found wrong on the way. Of the changes since then `breaking` break something, and `unaccepted` of those nobody has accepted. `mistyped` says that what was named is not there or cannot be meant: the exemplar itself was not judged."""

    release: Release | None = None
    is_new: bool = False
    last: str = ""
    breaking: int = 0
    unaccepted: int = 0
    found: Diagnostics = field(default_factory=Diagnostics)
    mistyped: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be published, under which version, and where that is said. `base` is what the changes of `publisher` are laid
    over; both are None and empty for an exemplar as its own file has it. `bare` is the exemplar without them. `decided` are the
    changes that its folder says somebody accepted."""

    artifact: Artifact
    version: str
    said_at: Span
    publisher: str = ""
    publisher_title: str = ""
    bare: Artifact | None = None
    sources: dict[str, bytes] = field(default_factory=dict[str, bytes])
    decided: tuple[Acceptances, ...] = ()

    @property
    def line(self) -> str:
        """The exemplar that versions are counted for."""
        exemplar: str = self.artifact.content["exemplar"]
        return f"{self.publisher}/{exemplar}" if self.publisher else exemplar


def publish(args: list[str], typed: str, to: Path, exemplar: str | None, by: str, because: str) -> Publishing:
    """Publish what a word of the command line means into a folder of releases: once for each version, and only under one that
    steps far enough. The same again is no fault, and leaves everything as it is."""
    done = Publishing()
    done.found.extend(_unsaid(args, by, because))
    if done.found.has_errors:
        done.mistyped = True
        return done
    if not _can_be_there(typed):
        done.found.extend(load(typed)[1])
    if not _can_be_there(to):
        done.found.add(
            UNWRITABLE.at(command_line(args, str(to)), path=to.name[:80], reason="no folder can be called so")
        )
    if done.found.has_errors:
        done.mistyped = True
        return done
    shelf = Shelf(to)
    if not shelf.is_free:
        done.found.add(NOT_A_SHELF.at(command_line(args, str(to)), path=str(to)))
        done.mistyped = True
        return done
    wanted = _wanted(args, typed, exemplar, done)
    if wanted is None or done.found.has_errors:
        return done
    for _ in range(_TRIES):
        try:
            _put(args, wanted, shelf, Published(by, _now(), because), done)
        except Stepped:
            continue
        except Damaged as fault:
            done.found.add(DAMAGED.at(command_line(args, str(to)), name=fault.name, what=fault.what))
        except OSError as fault:
            reason = (fault.strerror or "it is not possible").lower()
            done.found.add(UNWRITABLE.at(command_line(args, str(to)), path=str(to), reason=reason))
        break
    else:
        reason = "others publish the same exemplar all the while; try it again"
        done.found.add(UNWRITABLE.at(command_line(args, str(to)), path=str(to), reason=reason))
    return done


def _can_be_there(path: Path | str) -> bool:
    """Whether the system takes this for a name of a file, there or not."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return True
    except (OSError, ValueError):
        return False
    return True


def _unsaid(args: list[str], by: str, because: str) -> list[Diagnostic]:
    """What is wrong with a name or a reason that is to be told to everybody for good."""
    from .engine.store.fault import StoreFault
    from .engine.store.name import named, reasoned

    try:
        named("whoever publishes", by)
        reasoned(because, needed=True)
    except StoreFault as fault:
        return refused(args, fault)
    return []


def publish_release(
    what: Path | str, to: Path | str, *, by: str, because: str, exemplar: str | None = None
) -> Publishing:
    """Publish an exemplar into a folder of releases: `what` is its file, the folder that has it, what was built of it, or its name. What
    speaks against it is in `found`, as diagnostics; what is wrong with an argument itself is told of a source that is called `command line`, and
    written as `penpicture publish` has it. The same again is no fault. Raises nothing."""
    return publish(["publish", str(what)], str(what), Path(to), exemplar, by, because)


def _now() -> str:
    """The time, to the second; the one that https://reproducible-builds.org/specs/source-date-epoch/ says, where it does."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    on = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)
    return on.strftime("%Y-%m-%dT%H:%M:%SZ")


def _put(args: list[str], wanted: Wanted, shelf: Shelf, published: Published, done: Publishing) -> None:
    there = shelf.releases(wanted.line)
    last = there[-1] if there else None
    same = next((r for r in there if r.manifest.version == wanted.version), None)
    if same is not None and same.manifest.content == wanted.artifact.content_hash:
        done.release = same
        return
    before = wanted.bare if last is None else shelf.artifact(last)
    changed = None if before is None else difference(before, wanted.artifact)
    step: LeastStep | None = None
    if last is not None and before is not None and changed is not None:
        earlier = (shelf.artifact(each) for each in reversed(there[:-1]))
        changed = with_names_that_came_back(changed, earlier, before, wanted.artifact)
        done.last, step = last.manifest.version, least_step(changed)
        fault = _refused(wanted, last, same, step)
        if fault is not None:
            done.found.add(fault)
            return
    warned = Diagnostics()
    if changed is not None:
        between = [each for each in wanted.decided if is_between(each, changed)]
        held = accepted(changed, between, date.fromisoformat(published.on[:10]))
        changed, warned = held.difference, held.found
        if warned.has_errors:
            done.found.extend(warned)
            return
    content = wanted.artifact.content
    manifest = Manifest(
        publisher=wanted.publisher,
        exemplar=content["exemplar"],
        version=wanted.version,
        base=wanted.artifact.name if wanted.publisher else "",
        content=wanted.artifact.content_hash,
        provenance=wanted.artifact.provenance_hash,
        previous="" if last is None else last.hash,
        step=None if step is None else step.as_json(done.last),
        published=published,
        made_with=_program(),
    )
    files = (
        _emitted(args, wanted.artifact)
        | wanted.sources
        | _told(manifest, wanted.publisher_title, last, before, wanted.artifact, changed)
    )
    done.release = shelf.publish(manifest, files)
    done.is_new = True
    done.found.extend(warned)
    if step is not None and changed is not None:
        breaking = changed.graded([Grade.BREAKING])
        done.breaking, done.unaccepted = len(breaking), sum(each.counts for each in breaking)


def _refused(wanted: Wanted, last: Release, same: Release | None, step: LeastStep) -> Diagnostic | None:
    """Why a version cannot follow the last one, or None."""
    before, version = last.manifest.version, wanted.version
    least = step.after(before)
    edit = Edit(wanted.said_at, least) if wanted.said_at.end - wanted.said_at.start == len(version) else None
    if same is not None:
        on, name = _day(same), same.manifest.name
        return ANOTHER_CONTENT.at(wanted.said_at, name=name, on=on, least=least, edit=edit)
    if version_order(version) < version_order(before):
        return OLDER.at(wanted.said_at, version=version, last=before, on=_day(last), least=least, edit=edit)
    if step.allows(before, version):
        return None
    because = "; ".join(step.because()) if step.step is not Step.PATCH else SAYS[step.step]
    return TOO_SMALL.at(
        wanted.said_at,
        version=version,
        last=before,
        says=SAYS[step.step],
        least=least,
        because=because,
        edit=edit,
    )


def _day(release: Release) -> str:
    return release.manifest.published.on.partition("T")[0]


def _program() -> str:
    from . import __version__

    return f"penpicture {__version__}"


def _emitted(args: list[str], artifact: Artifact) -> dict[str, bytes]:
    """The artifact, and all that `build` writes of it where nothing else is asked for."""
    files = {ARTIFACT: (artifact.dumps() + "\n").encode()}
    for target in USUAL.exemplar_targets(args, Diagnostics()):
        for edition in USUAL.editions_of(target):
            files |= target(artifact, edition).files
    return files


def _told(
    manifest: Manifest,
    publisher: str,
    last: Release | None,
    before: Artifact | None,
    now: Artifact,
    changed: Difference | None,
) -> dict[str, bytes]:
    """What is different from the last release, and for a first one with changes from its base: for programs and for people."""
    told = changelog(manifest, publisher, None if last is None else last.manifest, before, now, changed)
    files = {
        "changelog.html": changelog_html(told),
        "changelog.md": changelog_markdown(told).encode(),
        "changelog.txt": changelog_text(told).encode(),
    }
    if changed is not None:
        files["difference.json"] = (
            json.dumps(with_step(changed), ensure_ascii=False, indent=2) + "\n"
        ).encode()
        files["difference.html"] = difference_html(changed)
        files["difference.md"] = difference_markdown(changed).encode()
    return files


def _wanted(args: list[str], typed: str, exemplar: str | None, done: Publishing) -> Wanted | None:
    if is_revision(typed):
        with unpacked(typed) as there:
            if there is not None:
                then = Publishing()
                wanted = _wanted(args, str(there.path), exemplar, then)
                place = command_line(args, typed)
                done.found.extend(there.named(fault, place) for fault in then.found.sorted())
                done.mistyped = then.mistyped
                return None if wanted is None else replace(wanted, said_at=there.placed(wanted.said_at))
        done.found.add(NO_REVISION.at(command_line(args, typed), typed=typed))
        done.mistyped = True
        return None
    path = Path(typed)
    if path.is_dir() and not (path / ARTIFACT).is_file():
        workspace = Workspace.of(path)
        said = in_folder(args, typed, exemplar, workspace, done.found)
        done.mistyped = any(each.code == WHICH_EXEMPLAR.id for each in done.found)
        return None if said is None else _compiled(said.path, workspace, done)
    if path.is_dir() or path.suffix == ".json":
        found = find(args, typed)
        done.found.extend(_errors(found.diagnostics))
        done.mistyped = found.mistyped
        return None if found.artifact is None else _built(args, typed, found.artifact, done)
    if path.is_file() or path.suffix == ".yaml" or len(path.parts) > 1:
        done.mistyped = not path.exists()
        return _compiled(path, Workspace.of(path), done)
    name, _, version = typed.partition("@")
    workspace = Workspace.of(Path.cwd())
    named, faults = workspace.find("exemplar", Pinned(name, version or None), command_line(args, typed))
    done.found.extend(faults)
    done.mistyped = named is None
    return None if named is None else _compiled(named.path, workspace, done)


def _compiled(path: Path, workspace: Workspace, done: Publishing) -> Wanted | None:
    """An exemplar of a definition: its own version, or, where an authority changes it, the one that the authority says."""
    source, found = load(path, workspace.called(path))
    if source is None:
        done.found.extend(found)
        return None
    built = compile_exemplar(source, workspace)
    done.found.extend(_errors(built.diagnostics))
    if built.artifact is None:
        return None
    sources = sources_of(path, workspace, built.values)
    kept = decided([], workspace.root, done.found)
    if not built.values["layer"].laid:
        version: Scalar = built.values["shape"].version
        return Wanted(built.artifact, version.text, version.span, sources=sources, decided=kept)
    authority, _ = workspace.authority()
    assert authority is not None  # without one nothing is laid over anything
    bare = compile_exemplar(source, workspace.bare()).artifact
    exemplar, who = built.artifact.content["exemplar"], authority.name.text
    said = next((each for each in authority.publishes if each.value.name == exemplar), None)
    if said is None or said.value.version is None or not _WHOLE.fullmatch(said.value.version):
        at = authority.name.span if said is None else said.span
        done.found.add(
            NO_VERSION_OF_ITS_OWN.at(
                at, who=authority.title.text, exemplar=exemplar, version="1.0.0", where="`authority.yaml`"
            )
        )
        return None
    version_at = Span(said.span.source, said.span.end - len(said.value.version), said.span.end)
    return Wanted(
        built.artifact, said.value.version, version_at, who, authority.title.text, bare, sources, kept
    )


_WHOLE = re.compile(VERSION)


def _built(args: list[str], typed: str, artifact: Artifact, done: Publishing) -> Wanted | None:
    """A built exemplar: it has no texts, and, where an authority changed it, no version of the authority's."""
    at = command_line(args, typed)
    laid = origins(artifact).laid
    content = artifact.content
    if not (re.fullmatch(DASHED_NAME, content["exemplar"]) and _WHOLE.fullmatch(content["version"])):
        done.found.add(
            WRONG_SHAPE.at(
                at,
                part="version",
                expected="it must have a name and a version such as `first-visit` and `1.0.0`",
            )
        )
        return None
    if not laid:
        return Wanted(artifact, artifact.content["version"], at)
    who = laid[-1].owner or laid[-1].name
    done.found.add(
        NO_VERSION_OF_ITS_OWN.at(
            at, who=who, exemplar=artifact.content["exemplar"], version="1.0.0",
            where="`authority.yaml` of the folder that it was built from, and publish that",
        )
    )  # fmt: skip
    return None


def _errors(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What keeps an exemplar from being published: all else is for `check` to say."""
    return (each for each in found if each.severity is Severity.ERROR)

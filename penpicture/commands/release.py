"""`penpicture release list|show|get FOLDER`: what was published, and all of it again, every byte verified."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..dsl.printing import visible
from ..telling import tell, tell_json

_FOLDER = click.argument("folder", type=click.Path(path_type=Path, readable=False))
_FORM = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Print for people or for programs."
)  # fmt: skip


@click.group("release")
def command() -> None:
    """Look at what was published, and take any version of it out again, by name or by hash.

    A release is named `initial-assessment@2.0.0`, `northshire/initial-assessment@1.1.0`, without a version for the
    newest, by its hash or the hash of its artifact, or by eight digits or more of one. No command deletes a release.
    """


@command.command("list")
@_FOLDER
@_FORM
@click.pass_obj
def listed(args: list[str], folder: Path, form: str) -> int:
    """List the releases in FOLDER, and verify that each manifest is the one that the next release names."""
    from ..releasing import every

    releases, found = every(args, folder)
    tell(found.sorted(), to=sys.stderr)
    if form == "json":
        tell_json([{"hash": each.hash, "manifest": each.manifest.as_json()} for each in releases])
    else:
        for each in releases:
            said = each.manifest.published
            click.echo(
                f"{each.manifest.name}  {said.on.partition('T')[0]}  {each.hash}  {visible(said.by)}: {visible(said.because)}"
            )
    return _code(found)


@command.command("show")
@_FOLDER
@click.argument("release")
@click.option("--file", "name", metavar="NAME", help="Print this file of it: `changelog.txt`.")
@_FORM
@click.pass_obj
def show(args: list[str], folder: Path, release: str, name: str | None, form: str) -> int:
    """Say what a RELEASE in FOLDER has, and verify every byte of it."""
    from ..releasing import one

    shelf, found_release, found = one(args, folder, release, name)
    tell(found.sorted(), to=sys.stderr)
    if found_release is None:
        return _code(found)
    manifest = found_release.manifest
    if name is not None and not len(found):
        sys.stdout.buffer.write(shelf.file(found_release, name))
    elif form == "json":
        tell_json({"hash": found_release.hash, "manifest": manifest.as_json()})
    elif name is None:
        said = manifest.published
        click.echo(f"{manifest.name}, published by {visible(said.by)} on {said.on}: {visible(said.because)}")
        click.echo(f"release  {found_release.hash}")
        click.echo(f"artifact {manifest.content}")
        for path, kept in manifest.files.items():
            click.echo(f"  {visible(path)}  {kept.size}")
    return _code(found)


@command.command("get")
@_FOLDER
@click.argument("release")
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, readable=False),
    help="The folder to write into.",
)
@click.pass_obj
def get(args: list[str], folder: Path, release: str, out: Path) -> int:
    """Write every file of a RELEASE in FOLDER into DIR, once every byte is verified. Nothing is written where one is
    not what was published."""
    from ..releasing import taken_out

    written, found = taken_out(args, folder, release, out)
    tell(found.sorted(), to=sys.stderr)
    for path in written:
        click.echo(str(path))
    return _code(found)


def _code(found: object) -> int:
    from ..dsl.diagnostic import Diagnostics
    from ..telling import outcome_of

    assert isinstance(found, Diagnostics)
    typed = any(each.code in ("PP844", "PP845") for each in found)
    return 2 if typed else outcome_of(found)

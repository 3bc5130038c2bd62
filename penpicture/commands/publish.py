"""`penpicture publish SOURCE --to FOLDER`: a version that is to last, under a number that tells the truth."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .shared_options import FORMAT

_STEPS = {
    "major": "since something breaks",
    "minor": "since something has to be looked at",
    "patch": "since words changed",
}


def _accepted(breaking: int, unaccepted: int) -> str:
    """How many changes break something, and whether anybody has accepted them."""
    many = "1 breaking change" if breaking == 1 else f"{breaking} breaking changes"
    if unaccepted == breaking:
        return f"{many}, accepted by nobody"
    return f"{many}, {unaccepted} of them accepted by nobody" if unaccepted else f"{many}, accepted"


@click.command("publish")
@click.argument("source")
@click.option(
    "--to",
    required=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path, readable=False),
    help="The folder of releases.",
)
@click.option("--by", required=True, metavar="NAME", help="Who publishes it, and answers for it.")
@click.option(
    "--because", required=True, metavar="TEXT", help="Why: it is kept with the release, and told to all."
)
@click.option("--exemplar", metavar="NAME", help="The exemplar that is meant, where a folder has several.")
@FORMAT
@click.pass_obj
def command(
    args: list[str], source: str, to: Path, by: str, because: str, exemplar: str | None, form: str
) -> int:
    """Publish SOURCE: keep it for good in FOLDER, with all that is built from it, what is different from the last
    release, and what that means for those who work with it.

    SOURCE is an exemplar or an artifact, by path or by name; or an authority's folder, which says in `authority.yaml`
    which version of its own it `publishes`. A version that steps less far than what changed is refused, and so is
    one that was published with another content, or is older than the last. The same again changes nothing.
    """
    from ..publishing import publish
    from ..telling import outcome_of, tell, tell_json, working

    with working("Publishing ..."):
        done = publish(args, source, to, exemplar, by, because)
    found = done.found.sorted()
    tell(found, to=sys.stderr)
    if done.release is None:
        return 2 if done.mistyped else outcome_of(found) or 1
    manifest = done.release.manifest
    if form == "json":
        tell_json(
            {
                "new": done.is_new,
                "hash": done.release.hash,
                "breaking": done.breaking,
                "unaccepted": done.unaccepted,
                "manifest": manifest.as_json(),
            }
        )
        return 0
    if not done.is_new:
        click.echo(f"{manifest.name} was published already, on {manifest.published.on}: nothing is otherwise")
        return 0
    click.echo(f"{manifest.name} is published: {done.release.hash}")
    if manifest.step is not None:
        click.echo(
            f"from {done.last} at least {manifest.step['least_version']}, {_STEPS[manifest.step['least']]}"
        )
    if done.breaking:
        click.echo(_accepted(done.breaking, done.unaccepted))
    return 0

"""`penpicture upgrade EXEMPLAR --to VERSION`: a new version beneath an authority's changes, decision by decision."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .shared_options import FORMAT


@click.command("upgrade")
@click.argument("exemplar")
@click.option(
    "--to", required=True, metavar="VERSION", help="The version to take: `4.0.0`, or `4` for its newest."
)
@click.option(
    "--folder",
    default=".",
    metavar="DIR",
    type=click.Path(path_type=Path, readable=False),
    help="The authority's folder, where it is not the one that you are in.",
)
@FORMAT
@click.pass_obj
def command(args: list[str], exemplar: str, to: str, folder: Path, form: str) -> int:
    """Take a new version of EXEMPLAR, and look at every change of every layer that it meets.

    What it leaves alone is not spoken of. Each of the others is yours to decide, in a file in `decisions/`: `keep` yours,
    `take` theirs, or `edit` yours. Give the command again until none is open; then the folder is rewritten, and only where
    it has to be.
    """
    from ..telling import counted, outcome_of, tell, tell_json, working
    from ..upgrading import upgrade

    with working("Looking at the new version ..."):
        state = upgrade(args, exemplar, to, folder)
    found = state.found.sorted()
    if form == "json":
        tell_json(state.as_json())
    else:
        tell(found, to=sys.stderr)
        for one, choice in state.decisions:
            if choice != "open":
                click.echo(f"{one.layer.name.text}: {one.called}: {one.outcome}: {choice}")
        if state.open and state.move is not None:
            click.echo(f"{counted(state.open, 'change')} to decide on")
        for file in state.files:
            click.echo(str(file))
    typed = any(each.span.file == "command line" for each in found)
    return 2 if typed else outcome_of(found)

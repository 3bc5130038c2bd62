"""`penpicture lock [FOLDER]`: the exact versions in use, and what every change found in its place, in a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("lock")
@click.argument("folder", type=click.Path(path_type=Path, readable=False), default=".")
@click.pass_obj
def command(args: list[str], folder: Path) -> int:
    """Write `penpicture.lock` for the authority's folder that you are in, or for FOLDER.

    It says the exact version of every exemplar in use and of all that it is made of, and notes what each change of each
    layer finds in its place. What is locked stays at its version: `upgrade` takes another. No other command writes it.
    """
    from ..locking import lock_folder
    from ..telling import outcome_of, tell, working

    with working("Locking ..."):
        done = lock_folder(args, folder)
    found = done.found.sorted()
    tell(found, to=sys.stderr)
    for line in done.news:
        click.echo(line)
    if done.file is not None and not outcome_of(found):
        click.echo(str(done.file))
    return 2 if any(each.code == "PP878" for each in found) else outcome_of(found)

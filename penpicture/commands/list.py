"""`penpicture list [FOLDER]`: every exemplar with its versions, its layers and how it stands."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from .shared_options import FORMAT


@click.command("list")
@click.argument("folder", type=click.Path(path_type=Path, readable=False), default=".")
@FORMAT
@click.pass_obj
def command(args: list[str], folder: Path, form: str) -> int:
    """List every exemplar that the authority's folder has or uses, and what is laid over it.

    Each with its version, whether it is sound, whether it is what the lock file says, and its layers and variants from the
    base to the team. Nobody needs to ask which one is right. `check` says what is wrong.
    """
    from ..dsl.diagnostic import Diagnostics
    from ..engine.shelf import shelf
    from ..finding import yours
    from ..locking import workspace_at
    from ..renderers.shelf_table import shelf_json, shelf_text
    from ..telling import in_colour, outcome_of, tell, tell_json, working

    found = Diagnostics()
    workspace = workspace_at(args, folder, found)
    if workspace is None:
        tell(found, to=sys.stderr)
        return 2
    with working("Looking at the folder ..."):
        made = shelf(workspace)
    if form == "json":
        tell_json(shelf_json(made))
    else:
        wide = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        click.echo(shelf_text(made, width=wide, colour=in_colour(sys.stdout)), nl=False)
    tell(yours(made.found), to=sys.stderr)
    return int(bool(outcome_of(made.found)) or any(one.errors for one in made.exemplars))

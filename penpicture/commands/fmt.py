"""`penpicture fmt PATH...`: canonical layout, comments kept."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("fmt")
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False)
)
@click.option(
    "--check", "only_check", is_flag=True, help="Change nothing; name the files that would be changed."
)
@click.pass_obj
def command(args: list[str], paths: tuple[Path, ...], only_check: bool) -> int:
    """Lay files out in the one canonical way; comments and meaning stay as they are.

    Prints the files that were changed. A file with a fault is left alone.
    """
    from ..formatting import lay_out
    from ..telling import outcome_of, tell

    changed, found = lay_out(args, paths, write=not only_check)
    tell(found, to=sys.stderr)
    for file in changed:
        click.echo(str(file))
    return 1 if only_check and changed else outcome_of(found)

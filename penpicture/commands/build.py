"""`penpicture build PATH --out DIR`: the artifact of each exemplar, and all that can be written from it."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("build")
@click.argument("path", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--out", required=True, metavar="DIR", type=click.Path(path_type=Path, readable=False), help="The folder to write into."
)
@click.pass_obj
def command(args: list[str], path: Path, out: Path) -> int:
    """Build an exemplar, or each exemplar that a folder has or uses, and print what was written.

    Each gets a folder of its name in DIR: artifact.json, and its forms.
    """
    from ..building import build
    from ..telling import outcome_of, tell, working

    with working("Building ..."):
        written, found = build(args, path, out)
    tell(found, to=sys.stderr)
    for file in written:
        click.echo(str(file))
    return outcome_of(found)

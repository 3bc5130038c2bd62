"""`penpicture gallery CASE --out DIR`: every exemplar in every audience, on one page to begin from."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("gallery")
@click.argument("case", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, readable=False),
    help="The folder to write into.",
)
@click.pass_obj
def command(args: list[str], case: Path, out: Path) -> int:
    """Write a page that shows every exemplar as each reader gets it, and the records of a case.

    CASE is an answer file, or a folder of them. The exemplars are those that the folder around it has and uses, and
    those that the cases answer. Open DIR/index.html in a browser: it needs no network.
    """
    from ..dsl.loading import load
    from ..gallery import gallery
    from ..telling import counted, outcome_of, tell, working

    if not case.exists():
        tell(load(case, str(case))[1], to=sys.stderr)
        return 2
    with working("Writing the gallery ..."):
        done = gallery(args, case, out)
    found = done.found.sorted()
    tell(found, to=sys.stderr)
    if done.files:
        click.echo(f"{out / 'index.html'} leads to {counted(len(done.files) - 1, 'file')}")
    return outcome_of(found)

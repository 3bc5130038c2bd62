"""`penpicture new authority NAME` and `penpicture new exemplar NAME`: a plain starting point that checks clean."""

from __future__ import annotations

import sys

import click


@click.command("new")
@click.argument("kind", type=click.Choice(["authority", "exemplar"]))
@click.argument("name")
@click.option(
    "--nation",
    type=click.Choice(["England", "Wales"]),
    default="England",
    help="Whose law an authority goes by.",
)
@click.pass_obj
def command(args: list[str], kind: str, name: str, nation: str) -> int:
    """Start an authority's folder, or an exemplar, with something that works.

    An exemplar goes into `exemplars/` of the authority's folder that you are in; elsewhere, where you are.
    """
    from ..starting import start
    from ..telling import tell

    written, fault = start(args, kind, name, nation)
    if fault is not None:
        tell([fault], to=sys.stderr)
        return 2 if fault.code == "PP856" else 1
    for path in written:
        click.echo(str(path))
    return 0

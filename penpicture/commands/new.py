"""`penpicture new authority|exemplar|layer|variant NAME`: a plain starting point that checks clean."""

from __future__ import annotations

import sys

import click


@click.command("new")
@click.argument("kind", type=click.Choice(["authority", "exemplar", "layer", "variant"]))
@click.argument("name")
@click.option(
    "--nation",
    type=click.Choice(["England", "Wales"]),
    default="England",
    help="Whose law an authority goes by.",
)
@click.option("--changes", metavar="EXEMPLAR", help="The exemplar that a layer or variant changes.")
@click.option(
    "--rank",
    type=click.Choice(["nation", "region", "authority", "team"]),
    default="authority",
    help="How near the team a layer or variant stands.",
)
@click.pass_obj
def command(args: list[str], kind: str, name: str, nation: str, changes: str | None, rank: str) -> int:
    """Start an authority's folder, an exemplar, a layer or a variant, with something that works.

    An exemplar goes into `exemplars/` of the authority's folder that you are in; elsewhere, where you are. A layer goes into
    `layers/` of that folder, by its rank, and a variant into `variants/`: say with --changes what they change.
    """
    from ..dsl.diagnostic import Diagnostics
    from ..starting import start
    from ..telling import tell

    if kind in ("layer", "variant"):
        from ..starting_layers import start_layer

        if changes is None:
            raise click.UsageError(f"say which exemplar the {kind} changes: --changes EXEMPLAR")
        written, found = start_layer(args, kind, name, changes, rank)
    else:
        written, fault = start(args, kind, name, nation)
        found = Diagnostics([fault] if fault is not None else ())
    if len(found):
        tell(found.sorted(), to=sys.stderr)
    for path in written:
        click.echo(str(path))
    if written:
        return 0
    return 2 if any(each.code in ("PP300", "PP301", "PP856", "PP878") for each in found) else 1

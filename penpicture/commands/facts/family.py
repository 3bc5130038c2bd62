"""`penpicture facts family STORE CHILD OTHER --by NAME`: two children who are of one family."""

from __future__ import annotations

from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import STORE


@click.command("family")
@STORE
@click.argument("child")
@click.argument("other", metavar="CHILD")
@click.option("--by", required=True, metavar="NAME", help="Who says so.")
@click.option("--because", metavar="TEXT", help="Why.")
@click.pass_obj
@refusals
def command(args: list[str], store: Path, child: str, other: str, by: str, because: str | None) -> int:
    """Say that two children are of one family, and were all along.

    What only one family had is known of both from now on, and its facts are named. Where both had something, the first child's stands,
    and `facts conflicts` shows the other.
    """
    from ...engine.knowing.family import one_family
    from ...engine.store.store import Store

    with Store.open(store) as kept:
        for fact in one_family(kept, child, other, by=by, because=because):
            click.echo(fact)
    return 0

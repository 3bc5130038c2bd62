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

    What only one family had is known of both from now on. Where both had something, the first child's stands, and `facts conflicts`
    shows the other. What each child is told of now is named, and how to put right a name that was mistyped.
    """
    from ...engine.knowing.family import one_family
    from ...engine.store.store import Store
    from ...told_to_each import known_of, told_otherwise

    with Store.open(store) as kept:
        before = known_of(kept, (child, other))
        one_family(kept, child, other, by=by, because=because)
        click.echo(told_otherwise(before, known_of(kept, (child, other))), nl=False)
    click.echo(
        "not the child who was meant? `penpicture facts moves STORE CHILD --family --since DATE --by NAME` takes each child out "
        "again, into a family of its own; what was known of that family stays behind, and `penpicture facts tell` says it again",
        err=True,
    )
    return 0

"""`penpicture facts moves STORE CHILD --by NAME`: a child who lives elsewhere from now on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import STORE


@click.command("moves")
@STORE
@click.argument("child")
@click.option("--by", required=True, metavar="NAME", help="Who says so.")
@click.option("--to", metavar="CHILD", help="Where this child lives; else to where no other child does.")
@click.option(
    "--family", "of_family", is_flag=True, help="Into another family, and not only to another household."
)
@click.option(
    "--since",
    required=True,
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Since when, as 2026-04-02.",
)
@click.option("--because", metavar="TEXT", help="Why.")
@click.pass_obj
@refusals
def command(
    args: list[str],
    store: Path,
    child: str,
    by: str,
    to: str | None,
    of_family: bool,
    since: datetime,
    because: str | None,
) -> int:
    """Say that a child belongs to another household, or with --family to another family and household, since a day.

    What was known of the former one stays there. What is known of the new one is known of the child now: what this child is told
    of now, and what not any more, is named.
    """
    from ...engine.knowing.family import moves
    from ...engine.store.store import Store
    from ...told_to_each import known_of, told_otherwise

    with Store.open(store) as kept:
        before = known_of(kept, (child,))
        moves(kept, child, to=to, family=of_family, since=since.date().isoformat(), by=by, because=because)
        click.echo(told_otherwise(before, known_of(kept, (child,))), nl=False)
    click.echo(
        "not what was meant? Say it again, with `--to` a child of the home that this one left (and `--family` as before)",
        err=True,
    )
    return 0

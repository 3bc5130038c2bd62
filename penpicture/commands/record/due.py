"""`penpicture record due STORE`: which records have been kept as long as their exemplars say."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import FORMAT, STORE


@click.command("due")
@STORE
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day to look from, as 2026-04-02; today when left out.",
)
@FORMAT
@click.pass_obj
@refusals
def command(args: list[str], store: Path, on: datetime | None, form: str) -> int:
    """List the records that have been kept long enough, each with the rule that kept it longest and what is to happen now.

    Nothing is erased by itself. Records of which it cannot be told, since a date is not known, are named too.
    """
    from ...engine.store.due import due
    from ...engine.store.store import Store
    from ...erasure import due_text
    from ...telling import tell_json

    with Store.open(store) as kept:
        found = due(kept, on.date() if on else date.today())
    if form == "json":
        tell_json(found.as_json())
    else:
        click.echo(due_text(found), nl=False)
    return 0

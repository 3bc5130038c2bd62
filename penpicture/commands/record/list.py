"""`penpicture record list STORE`: which records there are."""

from __future__ import annotations

from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import FORMAT, STORE


@click.command("list")
@STORE
@click.option("--subject", metavar="ID", help="Only those about this identity.")
@click.option("--exemplar", metavar="NAME", help="Only those of this exemplar.")
@click.option(
    "--standing", type=click.Choice(["draft", "signed", "erased"]), help="Only those that stand so."
)
@FORMAT
@click.pass_obj
@refusals
def command(
    args: list[str], store: Path, subject: str | None, exemplar: str | None, standing: str | None, form: str
) -> int:
    """List the records of a store: whom each is about, its exemplar and version, where it stands, and its last entry."""
    from ...engine.store.store import Store
    from ...recording import listed, standing_json, versions_of
    from ...telling import tell_json

    with Store.open(store) as kept:
        found = kept.records(subject=subject, exemplar=exemplar, standing=standing)
        versions = versions_of(kept, found)
    if form == "json":
        tell_json([standing_json(each, versions[each.under]) for each in found])
    elif found:
        click.echo(listed(found, versions), nl=False)
    else:
        click.echo("no records")
    return 0

"""`penpicture record sever STORE IDENTITY --because WORDS --by NAME`: an adopted child's records go on under another identity."""

from __future__ import annotations

from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import DRY_RUN, FORMAT, STORE


@click.command("sever")
@STORE
@click.argument("identity")
@click.option(
    "--because",
    required=True,
    metavar="WORDS",
    help="Why. It is kept in the child's records: do not name the identity.",
)
@click.option("--by", required=True, metavar="NAME", help="Who cuts the links.")
@DRY_RUN
@FORMAT
@click.pass_obj
@refusals
def command(
    args: list[str], store: Path, identity: str, because: str, by: str, dry_run: bool, form: str
) -> int:
    """Cut every tie between a child and the child's records, family and household, and print the new identity.

    It is printed once and kept nowhere beside the old one: whoever may know both writes it down. Others' records stay byte for byte
    what they were. It cannot be undone: look first with --dry-run.
    """
    from ...engine.store.severing import sever
    from ...engine.store.store import Store
    from ...erasure import severed_text
    from ...telling import tell_json

    with Store.open(store) as kept:
        found = sever(kept, identity, because=because, by=by, dry_run=dry_run)
    if form == "json":
        tell_json(found.as_json())
    else:
        click.echo(severed_text(found), nl=False)
    return 0

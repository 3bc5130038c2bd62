"""`penpicture facts look STORE RECORD --by NAME`: what changed, shown and taken into a draft."""

from __future__ import annotations

from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import AFTER_IF_READ, FORMAT, STORE


@click.command("look")
@STORE
@click.argument("record")
@click.option("--by", required=True, metavar="NAME", help="Who looks.")
@click.option(
    "--version",
    "versions",
    multiple=True,
    metavar="VERSION",
    help="Take in no other version than this, which `facts changed` named; may be given more than once.",
)
@AFTER_IF_READ
@FORMAT
@click.pass_obj
@refusals
def command(
    args: list[str],
    store: Path,
    record: str,
    by: str,
    versions: tuple[str, ...],
    after: int | None,
    form: str,
) -> int:
    """Look at what changed since a draft saw it: old and new are printed, and the new is taken in as an entry of its own.

    What the draft says stays as it is, and stands above what is known. Then it can be signed. With --after nothing is taken in where somebody wrote in
    the record since it was read.
    """
    from ...engine.knowing.looking import look
    from ...engine.store.store import Store
    from ...renderers.facts_told import changed_json, changed_text
    from ...telling import tell_json

    with Store.open(store) as kept:
        done = look(kept, record, by=by, only=versions or None, after=after)
    if form == "json":
        tell_json({"entry": done.entry, "changed": changed_json(done.changes, values=True)})
    else:
        click.echo(changed_text(done.changes, values=True), nl=False)
    return 0

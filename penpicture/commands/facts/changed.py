"""`penpicture facts changed STORE RECORD`: what changed since a record saw it."""

from __future__ import annotations

from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import FORMAT, STORE


@click.command("changed")
@STORE
@click.argument("record")
@click.option("--values", is_flag=True, help="Print what was known then and what is known now as well.")
@FORMAT
@click.pass_obj
@refusals
def command(args: list[str], store: Path, record: str, values: bool, form: str) -> int:
    """Tell what is known otherwise by now than a record saw it, and which record told it.

    Of a draft, that is what whoever signs it has to look at: `facts look` shows it, and takes it in with --take-in. A signed record
    stays as it is.
    """
    from ...engine.knowing.looking import changes_since
    from ...engine.store.store import Store
    from ...renderers.facts_told import changed_json, changed_text
    from ...telling import tell_json

    with Store.open(store) as kept:
        found = changes_since(kept, record)
        specs = kept.artifact(kept.standing(record).under).content["facts"]
    if form == "json":
        tell_json(changed_json(found, values=values))
    else:
        click.echo(changed_text(found, values=values, specs=specs), nl=False)
    return 0

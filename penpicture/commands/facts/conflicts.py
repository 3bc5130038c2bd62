"""`penpicture facts conflicts STORE CHILD`: what records say differently."""

from __future__ import annotations

from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import FORMAT, STORE


@click.command("conflicts")
@STORE
@click.argument("of", metavar="CHILD")
@click.option("--values", is_flag=True, help="Print what each record says as well.")
@FORMAT
@click.pass_obj
@refusals
def command(args: list[str], store: Path, of: str, values: bool, form: str) -> int:
    """Show what records say differently of a child, and brothers' and sisters' records of the family and household.

    Which records, and since when; nothing is merged, and what they say is not printed without --values.
    """
    from ...engine.knowing.conflicts import conflicts
    from ...engine.store.store import Store
    from ...renderers.facts_told import conflicts_json, conflicts_text
    from ...telling import tell_json
    from ...words_of_facts import words_of_facts

    with Store.open(store) as kept:
        found = conflicts(kept, of)
        specs = words_of_facts(kept)
    if form == "json":
        tell_json(conflicts_json(found, values=values))
    else:
        click.echo(conflicts_text(found, values=values, specs=specs), nl=False)
    return 0

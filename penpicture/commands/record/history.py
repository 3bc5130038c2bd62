"""`penpicture record history STORE RECORD`: who said what when."""

from __future__ import annotations

from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import FORMAT, STORE


@click.command("history")
@STORE
@click.argument("record")
@click.option("--values", is_flag=True, help="Print what was said as well.")
@FORMAT
@click.pass_obj
@refusals
def command(args: list[str], store: Path, record: str, values: bool, form: str) -> int:
    """Tell what happened to a record: who did what when, at which parts, under which artifact, from which version of a fact.

    No answer is printed without --values.
    """
    from ...engine.store.store import Store
    from ...record_history import history_json, history_text
    from ...telling import tell_json

    with Store.open(store) as kept:
        found = kept.history(record)
        names = {each.under: kept.artifact(each.under).name for each in found.entries}
    if form == "json":
        tell_json(history_json(found, names, values=values))
    else:
        click.echo(history_text(found, names, values=values), nl=False)
    return 0

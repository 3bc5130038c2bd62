"""`penpicture facts history STORE CHILD FACT`: every version of one fact."""

from __future__ import annotations

from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import FORMAT, STORE


@click.command("history")
@STORE
@click.argument("child")
@click.argument("fact")
@click.option("--values", is_flag=True, help="Print what each version says as well.")
@FORMAT
@click.pass_obj
@refusals
def command(args: list[str], store: Path, child: str, fact: str, values: bool, form: str) -> int:
    """Tell how a fact came to be known: each version, when it was kept, by whom, which record told it and at which question.

    Nothing is ever taken out of it but by a redaction that says so. What each version says is not printed without --values.
    """
    from ...engine.knowing.for_one_child import history_for_child
    from ...engine.store.store import Store
    from ...renderers.facts_told import history_json, history_text
    from ...telling import tell_json
    from ...words_of_facts import words_of_facts

    with Store.open(store) as kept:
        found = history_for_child(kept, child, fact)
        spec = words_of_facts(kept).get(fact)
    if form == "json":
        tell_json(history_json(found, values=values))
    else:
        click.echo(history_text(found, values=values, spec=spec), nl=False)
    return 0

"""`penpicture record erase STORE RECORD --because WORDS --by NAME`: a whole record goes at the end of its retention."""

from __future__ import annotations

from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import ALTHOUGH_DAMAGED, DRY_RUN, FORMAT, STORE


@click.command("erase")
@STORE
@click.argument("record")
@click.option("--because", required=True, metavar="WORDS", help="Why. It is kept in plain words.")
@click.option("--by", required=True, metavar="NAME", help="Who erases it.")
@click.option("--early", is_flag=True, help="Before its retention is over: say in --because by whose order.")
@ALTHOUGH_DAMAGED
@DRY_RUN
@FORMAT
@click.pass_obj
@refusals
def command(
    args: list[str],
    store: Path,
    record: str,
    because: str,
    by: str,
    early: bool,
    although_damaged: bool,
    dry_run: bool,
    form: str,
) -> int:
    """Erase all that a record holds. That there was one stays, with who erased it and by which rule.

    Refused while the rule of its exemplar keeps it, unless with --early. It cannot be undone: look first with --dry-run.
    """
    from ...engine.store.erasing import erase
    from ...engine.store.store import Store
    from ...erasure import erased_text
    from ...telling import tell_json

    with Store.open(store) as kept:
        found = erase(
            kept,
            record,
            because=because,
            by=by,
            early=early,
            although_damaged=although_damaged,
            dry_run=dry_run,
        )
    if form == "json":
        tell_json(found.as_json())
    else:
        click.echo(erased_text(found), nl=False)
    return 0

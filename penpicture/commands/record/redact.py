"""`penpicture record redact STORE RECORD QUESTION... --because WORDS --by NAME`: an answer is erased, and the record says so."""

from __future__ import annotations

from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import ALTHOUGH_DAMAGED, DRY_RUN, FORMAT, STORE


@click.command("redact")
@STORE
@click.argument("record")
@click.argument("questions", metavar="QUESTION...", nargs=-1, required=True)
@click.option(
    "--because",
    required=True,
    metavar="WORDS",
    help="Why. It is kept in plain words: do not say again what you erase.",
)
@click.option("--by", required=True, metavar="NAME", help="Who erases it.")
@ALTHOUGH_DAMAGED
@DRY_RUN
@FORMAT
@click.pass_obj
@refusals
def command(
    args: list[str],
    store: Path,
    record: str,
    questions: tuple[str, ...],
    because: str,
    by: str,
    although_damaged: bool,
    dry_run: bool,
    form: str,
) -> int:
    """Erase what was answered at questions of a record, in its whole history, wherever the store has it: what followed from it, the
    pages that showed it, the fact that came of it, and that fact in other records.

    QUESTION is an address: `drinking`, `siblings` for every row, `siblings[r1].name`, or `fact child.address`. It cannot be undone: look first with --dry-run.
    Everything else still verifies, and an entry says what was erased, when, by whom and why.
    """
    from ...engine.store.redacting import redact
    from ...engine.store.store import Store
    from ...erasure import redacted_text
    from ...telling import tell_json

    with Store.open(store) as kept:
        found = redact(
            kept,
            record,
            questions,
            because=because,
            by=by,
            although_damaged=although_damaged,
            dry_run=dry_run,
        )
    if form == "json":
        tell_json(found.as_json())
    else:
        click.echo(redacted_text(found), nl=False)
    return 0

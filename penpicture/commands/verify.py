"""`penpicture verify STORE [RECORD]`: whether records are as they were kept."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..refusing import refusals
from .shared_options import FORMAT, STORE


@click.command("verify")
@STORE
@click.argument("record", required=False)
@click.option(
    "--seal",
    metavar="DIGEST",
    help="A seal as somebody has it on paper, or at least 32 of its letters and digits: the record must have it.",
)
@click.option(
    "--deep", is_flag=True, help="Reckon anew whether what was signed follows from what was answered."
)
@FORMAT
@click.pass_obj
@refusals
def command(args: list[str], store: Path, record: str | None, seal: str | None, deep: bool, form: str) -> int:
    """Say whether the records of a store, or one of them, are as they were kept, and name what is not, down to the answer.

    STORE may be a record that `record export` wrote: that needs no store. Nothing is changed by it. Of one record it says what was erased, when and by whom.
    What a store cannot show of itself, a seal on paper does: --seal compares, and says of which version it is and what came after.
    """
    from ..engine.signing_codes import NOT_AS_KEPT
    from ..engine.store.store import Store
    from ..engine.store.verifying import processes, verify
    from ..recording import verify_file
    from ..telling import tell, tell_json, working
    from ..typed import command_line
    from ..verified_told import verified_text

    with working("Verifying ..."):
        found = verify_file(store, seal=seal)
        if found is None:
            if seal is not None and record is None:
                raise click.UsageError("--seal is compared with one record: name it.")
            with Store.open(store) as kept:
                jobs = processes(kept) if record is None else 1
                found = verify(kept, record, seal=seal, deep=deep, jobs=jobs)
    if form == "json":
        tell_json(found.as_json())
    else:
        click.echo(verified_text(found), nl=False)
        tell(
            [
                NOT_AS_KEPT.at(command_line(args, record or str(store)), record=each.record, what=each.what)
                for each in found.mismatches
            ],
            to=sys.stderr,
        )
    return int(bool(found.mismatches))

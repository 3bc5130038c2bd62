"""`penpicture migrate STORE --to VERSION`: records moved to another version of their exemplar."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..refusing import refusals
from .shared_options import FORMAT, STORE


@click.command("migrate")
@STORE
@click.option(
    "--to",
    required=True,
    metavar="VERSION",
    help="The version: its number, an artifact, or an exemplar by path or by name.",
)
@click.option("--exemplar", metavar="NAME", help="The exemplar that is meant, where there are several.")
@click.option("--by", metavar="NAME", help="Who moves them: it stands in every history.")
@click.option(
    "--dry-run", "dry", is_flag=True, help="Say what would become of each answer, and write nothing."
)
@click.option(
    "--undo",
    "back",
    is_flag=True,
    help="Put the records that were moved to VERSION back as they stood before.",
)
@click.option("--quiet", is_flag=True, help="Show no progress.")
@FORMAT
@click.pass_obj
@refusals
def command(
    args: list[str],
    store: Path,
    to: str,
    exemplar: str | None,
    by: str | None,
    dry: bool,
    back: bool,
    quiet: bool,
    form: str,
) -> int:
    """Move the records of a store to another version of their exemplar, and say for each question how many records have an answer,
    what becomes of it, and which need a person.

    No answer is ever deleted: what has no place in VERSION is kept aside in the record's history, readable for ever. Signed
    records are read as they were and never moved. A run that was cut off goes on when it is called again.
    """
    from ..engine.store.store import Store
    from ..migrating import migrate, printed
    from ..progressing import progressing
    from ..telling import outcome_of, tell

    if dry and back:
        raise click.UsageError("--dry-run and --undo do not go together.")
    if by is None and not dry:
        raise click.UsageError("Say who moves them: --by NAME. Or look first: --dry-run.")
    with Store.open(store) as kept, progressing(quiet or form == "json") as progress:
        made = migrate(args, kept, to, exemplar, by or "", progress, dry=dry, back=back)
    found = made.found.sorted()
    # Where nothing was there to be put back, that is told once, as what it is.
    if made.done is not None and not (made.nothing and form == "text"):
        click.echo(printed(made.done, form, dry=dry), nl=False)
        sys.stdout.flush()
    tell(found, to=sys.stderr)
    if made.done is None:
        return 2 if made.mistyped else outcome_of(found) or 1
    return outcome_of(found)

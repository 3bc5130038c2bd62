"""`penpicture facts look STORE RECORD --by NAME`: what changed, shown; and with `--take-in` taken into a draft."""

from __future__ import annotations

from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import AFTER_IF_READ, FORMAT, STORE


@click.command("look")
@STORE
@click.argument("record")
@click.option("--by", required=True, metavar="NAME", help="Who looks.")
@click.option("--take-in", is_flag=True, help="Take in what is printed, once somebody has looked at it.")
@click.option(
    "--version",
    "versions",
    multiple=True,
    metavar="VERSION",
    help="Take in this version and no other; `facts changed --format json` names it. May be given more than once.",
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
    take_in: bool,
    versions: tuple[str, ...],
    after: int | None,
    form: str,
) -> int:
    """Look at what changed since a draft saw it: old and new are printed, and nothing is changed.

    With --take-in the new is taken into the draft, as an entry of its own: what the draft says stays as it is, and stands above what is
    known. Then it can be signed. With --after nothing is taken in where somebody wrote in the record since it was read.
    """
    from ...engine.knowing.looking import changes_since, look
    from ...engine.store.fault import StoreFault
    from ...engine.store.store import Store
    from ...engine.store_codes import ALREADY_SIGNED
    from ...renderers.facts_told import changed_json, changed_text
    from ...telling import tell_json

    takes = take_in or bool(versions)
    entry: int | None = None
    with Store.open(store) as kept:
        standing = kept.standing(record)
        specs = kept.artifact(standing.under).content["facts"]
        if takes:
            done = look(kept, record, by=by, only=versions or None, after=after)
            changes, entry = done.changes, done.entry
        elif standing.standing == "signed":
            raise StoreFault(ALREADY_SIGNED, record=record)
        else:
            changes = changes_since(kept, record)
    if form == "json":
        tell_json({"entry": entry, "changed": changed_json(changes, values=True)})
        return 0
    click.echo(changed_text(changes, values=True, specs=specs), nl=False)
    if changes and takes:
        click.echo(f"taken in, as entry {entry}: what the record says itself stays as it is", err=True)
    elif changes:
        click.echo(
            "not taken in yet: once somebody has looked, the same command with `--take-in` does it", err=True
        )
    return 0

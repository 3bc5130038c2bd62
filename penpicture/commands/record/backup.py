"""`penpicture record backup STORE OUT`: a copy of a whole store."""

from __future__ import annotations

from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import STORE


@click.command("backup")
@STORE
@click.argument("out", type=click.Path(path_type=Path, readable=False))
@click.pass_obj
@refusals
def command(args: list[str], store: Path, out: Path) -> int:
    """Copy a whole store to the file OUT, which must not be there yet, while others go on working.

    A copy made by other means leaves out what is not in the file itself yet. The copy is looked through first: none is made of
    a store that is damaged. What was erased is not in it, and is still in the copies that were made before.
    """
    from ...engine.store.copying import copied
    from ...engine.store.store import Store

    with Store.open(store) as kept:
        copied(kept, out)
    click.echo(str(out))
    return 0

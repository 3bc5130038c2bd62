"""`penpicture record export STORE RECORD --out FILE`: the whole record as one document."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import STORE


@click.command("export")
@STORE
@click.argument("record")
@click.option(
    "--out",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False),
    help="The file to write: JSON, with every answer in it.",
)
@click.pass_obj
@refusals
def command(args: list[str], store: Path, record: str, out: Path) -> int:
    """Write a record whole into one file: its history, its answers, what was kept of it, and its artifacts.

    Whoever gets it can see with `penpicture verify FILE` that it is as it was kept, without the store. It holds everything, whoever
    may see it: hand it on with care.
    """
    from ...building import Written, write
    from ...engine.store.store import Store
    from ...engine.store.verifying import export
    from ...telling import outcome_of, tell

    if out.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(out))
    with Store.open(store) as kept:
        text = export(kept, record)
    done = Written()
    write(args, out, out.parent, {out.name: text}, done, private=True)
    tell(done.found.sorted(), to=sys.stderr)
    for file in done.files:
        click.echo(str(file))
    return outcome_of(done.found)

"""`penpicture record extract STORE IDENTITY --out DIR`: what is held about one person, without what is about others."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import STORE


@click.command("extract")
@STORE
@click.argument("identity")
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, readable=False),
    help="The folder to write into.",
)
@click.option(
    "--reviewed",
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False),
    help="`to-read.csv` as somebody filled it in: `include` or `leave out` in its last column.",
)
@click.pass_obj
@refusals
def command(args: list[str], store: Path, identity: str, out: Path, reviewed: Path | None) -> int:
    """Write what is held about one child, for the child or whoever may ask for them: `for-them/extract.md` to read,
    `for-them/extract.json` for programs.

    Facts about other people, names, and who said or wrote something are left out, and counted with the reason. Whether free text speaks
    of somebody else no program can tell, nor what it would do to give out what bears on the child's safety: both stay out, and in `to-read.csv`,
    until somebody has read them. That list is not for the person who asked. It keeps what was decided: give it again with --reviewed.
    """
    from ...building import Written, write
    from ...engine.store.held import held
    from ...engine.store.store import Store
    from ...extracting import keep_decisions, read_list, still_to_read
    from ...renderers.extract_files import TO_READ, extract_files
    from ...telling import outcome_of, tell

    with Store.open(store) as kept:
        found = held(kept, identity)
    if reviewed is not None:
        found = found.reviewed(read_list(reviewed))
    keep_decisions(out / TO_READ, found)
    files = extract_files(found, date.today().isoformat())
    done = Written()
    write(args, out, out, files, done, private=True)
    tell(done.found.sorted(), to=sys.stderr)
    for file in done.files:
        click.echo(str(file))
    if outcome_of(done.found) == 0 and TO_READ in files:
        click.echo(still_to_read(found), err=True)
    return outcome_of(done.found)

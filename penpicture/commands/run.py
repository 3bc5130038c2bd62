"""`penpicture run EXEMPLAR ANSWERS`: an exemplar with answers, and where the record then stands."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..choosing import Choice, choices
from ..losing import loss_options
from .shared_options import FORMAT


@click.command("run")
@click.argument("exemplar")
@click.argument("answers", type=click.Path(path_type=Path, readable=False))
@FORMAT
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path, readable=False),
    help="Write the record into this folder as well, as pages and on paper.",
)
@choices
@loss_options
@click.pass_obj
def command(
    args: list[str],
    exemplar: str,
    answers: Path,
    form: str,
    out: Path | None,
    choice: Choice,
    all_losses: bool,
    fail_on_loss: bool,
) -> int:
    """Fill in an exemplar from an answer file and say what is asked, skipped, waiting and missing.

    It is no fault that a record is not ready to be signed; a malformed answer is one. What is to be written, and for
    whom, matters with --out alone.
    """
    from ..finding import find
    from ..opening import open_record
    from ..telling import outcome_of, tell, tell_json, working

    with working("Opening the record ..."):
        found = find(args, exemplar)
        tell(found.diagnostics, to=sys.stderr)
        if found.artifact is None:
            return 2 if found.mistyped else 1
        opened = open_record(args, found.artifact, answers)
    session, faults = opened.session, opened.diagnostics
    tell(faults, to=sys.stderr)
    if session is None:
        return 2 if opened.mistyped else 1
    if form == "json":
        tell_json(session.as_json())
    else:
        from ..renderers.record_terminal import record_terminal

        click.echo(record_terminal(session), nl=False)
    lost = False
    if out is not None:
        from ..building import write_record
        from ..losing import tell_losses

        done = write_record(args, session, out, choice)
        faults = (*faults, *done.found)
        tell(done.found.sorted(), to=sys.stderr)
        tell_losses(done.losses, Path(exemplar), all_of_them=all_losses)
        lost = fail_on_loss and bool(done.losses.found)
        for file in done.files:
            click.echo(str(file), err=form == "json")
    return outcome_of((*found.diagnostics, *faults)) or int(lost)

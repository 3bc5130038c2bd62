"""`penpicture run EXEMPLAR ANSWERS`: an exemplar with answers, and where the record then stands."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("run")
@click.argument("exemplar")
@click.argument("answers", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Print for people or for programs.",
)
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path, readable=False), help="Write the record into this folder as well."
)
@click.pass_obj
def command(args: list[str], exemplar: str, answers: Path, form: str, out: Path | None) -> int:
    """Fill in an exemplar from an answer file and say what is asked, skipped, waiting and missing.

    It is no fault that a record is not ready to be signed; a malformed answer is one.
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
        from ..renderers.record_text import record_text

        click.echo(record_text(session), nl=False)
    if out is not None:
        from ..building import write_record

        written, losses = write_record(args, session, out)
        faults = (*faults, *losses)
        tell(losses, to=sys.stderr)
        for file in written:
            click.echo(str(file), err=form == "json")
    return outcome_of((*found.diagnostics, *faults))

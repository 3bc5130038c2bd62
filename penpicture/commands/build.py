"""`penpicture build PATH --out DIR`: the artifact of each exemplar, and all that can be written from it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..choosing import Choice, choices
from ..losing import loss_options


@click.command("build")
@click.argument("path", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, readable=False),
    help="The folder to write into.",
)
@choices
@loss_options
@click.pass_obj
def command(
    args: list[str], path: Path, out: Path, choice: Choice, all_losses: bool, fail_on_loss: bool
) -> int:
    """Build an exemplar, or each exemplar that a folder has or uses, and print what was written.

    Each gets a folder of its name in DIR: artifact.json, its forms for practitioners, families and children, the
    schema of its records, a data dictionary and tables. What a target cannot say is told in a line, and is no fault.
    """
    from ..building import build
    from ..losing import tell_losses
    from ..telling import outcome_of, tell, working

    with working("Building ..."):
        done = build(args, path, out, choice)
    found = done.found.sorted()
    tell(found, to=sys.stderr)
    if not outcome_of(found):
        tell_losses(done.losses, path, all_of_them=all_losses)
    for file in done.files:
        click.echo(str(file))
    return outcome_of(found) or int(fail_on_loss and bool(done.losses.found))

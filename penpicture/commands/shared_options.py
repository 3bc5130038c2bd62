"""Options and arguments that several commands have, each said once."""

from __future__ import annotations

from pathlib import Path

import click

FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Print for people or for programs.",
)
STORE = click.argument("store", type=click.Path(path_type=Path, readable=False))
ALTHOUGH_DAMAGED = click.option(
    "--although-damaged",
    is_flag=True,
    help="In a record that is not as it was kept as well: it stays damaged, and the entry says what `verify` found.",
)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
_LAST_READ = "The record's last entry when it was read; `record list` says it."
AFTER = click.option("--after", type=int, required=True, metavar="N", help=_LAST_READ)
AFTER_IF_READ = click.option("--after", type=int, metavar="N", help=_LAST_READ)

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
AFTER = click.option(
    "--after",
    type=int,
    required=True,
    metavar="N",
    help="The record's last entry when it was read; `record list` says it.",
)

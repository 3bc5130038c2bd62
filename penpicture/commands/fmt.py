"""`penpicture fmt`."""

from __future__ import annotations

import click


@click.command("fmt")
def command() -> int:
    """(being written)."""
    return 2

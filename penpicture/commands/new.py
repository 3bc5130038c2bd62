"""`penpicture new`."""

from __future__ import annotations

import click


@click.command("new")
def command() -> int:
    """(being written)."""
    return 2

"""`penpicture run`."""

from __future__ import annotations

import click


@click.command("run")
def command() -> int:
    """(being written)."""
    return 2

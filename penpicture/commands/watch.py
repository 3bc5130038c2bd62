"""`penpicture watch`."""

from __future__ import annotations

import click


@click.command("watch")
def command() -> int:
    """(being written)."""
    return 2

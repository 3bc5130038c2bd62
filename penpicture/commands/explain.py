"""`penpicture explain`."""

from __future__ import annotations

import click


@click.command("explain")
def command() -> int:
    """(being written)."""
    return 2

"""`penpicture check`."""

from __future__ import annotations

import click


@click.command("check")
def command() -> int:
    """(being written)."""
    return 2

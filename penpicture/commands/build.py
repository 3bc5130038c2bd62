"""`penpicture build`."""

from __future__ import annotations

import click


@click.command("build")
def command() -> int:
    """(being written)."""
    return 2

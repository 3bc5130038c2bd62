"""Options of the commands that keep what readers read."""

from __future__ import annotations

import click

from ...engine.translation_applied import LANGUAGES

PAPER = click.option("--paper", is_flag=True, help="Keep the record on paper (PDF) as well.")
KEPT_IN = click.option(
    "--language",
    type=click.Choice(tuple(LANGUAGES)),
    default="en",
    help="Keep what readers read in this language.",
)

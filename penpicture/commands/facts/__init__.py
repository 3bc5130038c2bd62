"""`penpicture facts ...`: what is known of children, families and households, beyond any one record. Each command is a module of
this folder with a `command` in it, and its name here."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = (
    "child",
    "show",
    "history",
    "tell",
    "changed",
    "look",
    "conflicts",
    "family",
    "moves",
)
"""In the order in which they are needed."""


class Commands(click.Group):
    """The commands, each imported only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f".{cmd_name.replace('-', '_')}", __name__).command
        return found


@click.command("facts", cls=Commands)
def command() -> None:
    """See what is known of a child and the family, what changed, and what records say differently.

    STORE is a file of records. CHILD is the identity that `facts child` printed, or that records are about; RECORD the identifier of
    a record. Facts are told by records, at once or when they are signed; `tell` keeps what came from elsewhere.
    """

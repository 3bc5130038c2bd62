"""`penpicture record ...`: what is done with records that are kept in a store. Each command is a module of this folder with a
`command` in it, and its name here."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = (
    "begin",
    "list",
    "write",
    "show",
    "sign",
    "amend",
    "history",
    "export",
    "backup",
    "due",
    "redact",
    "erase",
    "sever",
    "extract",
)
"""In the order in which a record goes through them."""


class Commands(click.Group):
    """The commands, each imported only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in order."""
        return [*COMMANDS]  # not `list`: a command of that name is imported here

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f".{cmd_name.replace('-', '_')}", __name__).command
        return found


@click.command("record", cls=Commands)
def command() -> None:
    """Keep records in a store: begin one, write in it, sign it, put it right.

    STORE is a file; `record begin` makes it where there is none. RECORD is the identifier that a record got when it was begun.
    No command prints an answer unless it is asked to show a record.
    """

"""`penpicture explain-code CODE`: the page of a diagnostic."""

from __future__ import annotations

import sys

import click


@click.command("explain-code")
@click.argument("code")
@click.pass_obj
def command(args: list[str], code: str) -> int:
    """Say what a code such as PP101 means, why it matters and what to do."""
    from ..codes import closest, known, page
    from ..command_codes import UNKNOWN_CODE
    from ..telling import tell
    from ..typed import command_line

    found = known().get(code.upper())
    if found is None:
        tell([UNKNOWN_CODE.at(command_line(args, code), code=code, nearest=closest(code))], to=sys.stderr)
        return 2
    click.echo(page(found), nl=False)
    return 0

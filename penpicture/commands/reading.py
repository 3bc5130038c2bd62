"""`penpicture reading EXEMPLAR`: how easy it is to read, for each reader."""

from __future__ import annotations

import sys

import click

from .shared_options import FORMAT


@click.command("reading")
@click.argument("exemplar")
@FORMAT
@click.pass_obj
def command(args: list[str], exemplar: str, form: str) -> int:
    """Say how easy an exemplar is to read, for each reader, and which texts are the hardest.

    All questions, hints and pen pictures that one reader reads are taken together. A grade is a school year of the
    United States: add five for the age. `check` tells where it is higher than it should be.
    """
    from ..finding import find
    from ..renderers.reading_table import reading_json, reading_text
    from ..telling import tell, tell_json

    found = find(args, exemplar)
    tell(found.diagnostics, to=sys.stderr)
    if found.artifact is None:
        return 2 if found.mistyped else 1
    if form == "json":
        tell_json(reading_json(found.artifact))
    else:
        click.echo(reading_text(found.artifact), nl=False)
    return 0

"""`penpicture facts tell STORE CHILD FACTS --source TEXT --by NAME`: facts that came from elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import STORE


@click.command("tell")
@STORE
@click.argument("child")
@click.argument("facts", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--source", required=True, metavar="TEXT", help='Where they came from, as records say it: "birth notice".'
)
@click.option("--by", required=True, metavar="NAME", help="Who keeps them.")
@click.pass_obj
@refusals
def command(args: list[str], store: Path, child: str, facts: Path, source: str, by: str) -> int:
    """Keep facts that no record asked: what a hospital, a court or another system tells.

    FACTS is a JSON file of facts by name. Nothing is written over, and drafts that saw otherwise show it as changed.
    """
    from ...engine.knowing.telling import tell as tell_facts
    from ...engine.store.store import Store
    from ...recording import facts_of
    from ...telling import tell

    held, faults = facts_of(facts)
    tell(faults, to=sys.stderr)
    if held is None:
        return 1
    with Store.open(store) as kept:
        for fact, version in tell_facts(kept, child, held, source=source, by=by).items():
            click.echo(f"{fact}: {version.how}")
    return 0

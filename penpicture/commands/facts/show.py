"""`penpicture facts show STORE CHILD`: what is known of one child."""

from __future__ import annotations

from pathlib import Path

import click

from ...engine.language import AUDIENCES
from ...refusing import refusals
from ..shared_options import FORMAT, STORE


@click.command("show")
@STORE
@click.argument("child")
@click.option(
    "--edition",
    "audience",
    type=click.Choice(AUDIENCES),
    default="practitioner",
    help="For whom: nothing is shown that this reader may not see.",
)
@FORMAT
@click.pass_obj
@refusals
def command(args: list[str], store: Path, child: str, audience: str, form: str) -> int:
    """Show what is known of a child, and of the family and household as this child's record may have it.

    Each with since when, from which exemplar, and who said so, for those who may see that. What is known of another child alone
    is not shown.
    """
    from ...engine.knowing.for_one_child import for_one_child
    from ...engine.store.store import Store
    from ...renderers.facts_told import known_json, known_text
    from ...telling import tell_json

    with Store.open(store) as kept:
        found = for_one_child(kept, child, audience)
    if form == "json":
        tell_json(known_json(found))
    else:
        click.echo(known_text(found), nl=False)
    return 0

"""`penpicture facts child STORE --by NAME`: a child who is new to the store."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import STORE


@click.command("child")
@STORE
@click.option("--by", required=True, metavar="NAME", help="Who says so.")
@click.option("--sibling-of", metavar="CHILD", help="A child of the same family.")
@click.option("--lives-elsewhere", is_flag=True, help="Of that family, and of another household.")
@click.option(
    "--identity", metavar="ID", help="The name that your own system has for the child, if it tells nothing."
)
@click.pass_obj
@refusals
def command(
    args: list[str], store: Path, by: str, sibling_of: str | None, lives_elsewhere: bool, identity: str | None
) -> int:
    """Take in a child, and print the identity that the child has from now on.

    It tells nothing: not who it is, nor when it was made. With --sibling-of, what is known of the family is known of this child
    too. The store is made where there is none.
    """
    from ...engine.knowing.family import new_child
    from ...engine.store.store import Store
    from ...telling import tell
    from ...telling_names import telling_names

    with Store.open(store, create=True) as kept:
        click.echo(
            new_child(kept, sibling_of=sibling_of, at_home=not lives_elsewhere, by=by, identity=identity)
        )
    tell(telling_names(args, (("--identity", identity),)), to=sys.stderr)
    return 0

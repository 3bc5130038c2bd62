"""`penpicture record sign STORE RECORD --by NAME --after N --signed ROLE=NAME`: the sign-off."""

from __future__ import annotations

from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import FORMAT, STORE
from .page_options import KEPT_IN, PAPER


@click.command("sign")
@STORE
@click.argument("record")
@click.option("--by", required=True, metavar="NAME", help="Who does it.")
@click.option(
    "--after",
    required=True,
    type=int,
    metavar="N",
    help="The record's last entry when it was read; `record list` says it.",
)
@click.option(
    "--signed",
    multiple=True,
    metavar="ROLE=NAME",
    help="Who signs as what, and when if not now: `worker=Asha Rahman on 2026-04-02`. Once for each.",
)
@click.option(
    "--looked-at",
    multiple=True,
    metavar="FACT",
    help="A fact that changed since the record was written, and that the signers have looked at.",
)
@click.option(
    "--facts",
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False),
    help="What is on record now: a JSON file of facts by name.",
)
@PAPER
@KEPT_IN
@FORMAT
@click.pass_obj
@refusals
def command(
    args: list[str],
    store: Path,
    record: str,
    by: str,
    after: int,
    signed: tuple[str, ...],
    looked_at: tuple[str, ...],
    facts: Path | None,
    paper: bool,
    language: str,
    form: str,
) -> int:
    """Sign a record: what it says, why each question was asked, and what its readers read stay as they are now.

    Where something is lacking, all of it is named and nothing is signed. A blank about safety is named when it is signed. All sign at once, each with a name and a day. What is
    printed is the beginning of the seal: keep it apart from the store, and `penpicture verify --seal` compares it.
    """
    import sys

    from ...about_safety import blank_risks
    from ...engine.store.not_ready import NotReady
    from ...engine.store.signing import sign
    from ...engine.store.store import Store
    from ...recording import Editions, facts_of, signatures_of
    from ...signed_before import signed_before
    from ...telling import tell, tell_json, working

    held = None
    if facts is not None:
        held, faults = facts_of(facts)
        tell(faults, to=sys.stderr)
        if held is None:
            return 1
    try:
        with Store.open(store) as kept, working("Signing ..."):
            names = signatures_of(signed)
            seal = sign(
                kept,
                record,
                by=by,
                signed=names,
                after=after,
                facts=held,
                looked_at=looked_at,
                render=Editions(language, paper),
            )
            blank = tuple(blank_risks(args, record, kept.session(record)))
            early = tuple(signed_before(args, record, kept.history(record).entries[0].at, names))
    except NotReady as lacks:
        if form == "json":
            tell_json(lacks.lacking.as_json())
        raise
    if form == "json":
        tell_json(
            {
                "record": record,
                "version": seal.number,
                "entry": after + 1,
                "seal": seal.digest,
                "mark": seal.mark,
            }
        )
    else:
        click.echo(f"signed, with the seal {seal.mark}")
    tell((*early, *blank), to=sys.stderr)
    return 0

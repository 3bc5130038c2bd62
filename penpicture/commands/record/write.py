"""`penpicture record write STORE RECORD ANSWERS --by NAME --after N`: what was answered goes into the record."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import FORMAT, STORE


@click.command("write")
@STORE
@click.argument("record")
@click.argument("answers", type=click.Path(path_type=Path, readable=False))
@click.option("--by", required=True, metavar="NAME", help="Who wrote it.")
@click.option(
    "--after",
    required=True,
    type=int,
    metavar="N",
    help="The record's last entry when it was read; `record list` says it.",
)
@click.option("--because", metavar="WORDS", help="Why, where that is worth keeping.")
@click.option(
    "--in-part",
    is_flag=True,
    help="ANSWERS is a part of the record: what it does not speak of stays. So it is with a file that names its reader.",
)
@FORMAT
@click.pass_obj
@refusals
def command(
    args: list[str],
    store: Path,
    record: str,
    answers: Path,
    by: str,
    after: int,
    because: str | None,
    in_part: bool,
    form: str,
) -> int:
    """Keep what an answer file says otherwise than the record, as one entry of its history.

    ANSWERS is the file that the form saves: the whole record as it stands now, or the part of it that a reader was sent. Where somebody else wrote in between nothing is kept,
    and what they wrote is named. What is known otherwise of the child and family since the record saw it is named too: look at it
    before you sign. An address or a risk that is told at once is not told over it: what waits is named.
    """
    from ...engine.knowing.looking import changes_since, waiting
    from ...engine.store.store import Store
    from ...known_since import tell_changed, tell_waiting
    from ...recording import answers_of
    from ...telling import counted, outcome_of, tell, tell_json

    with Store.open(store) as kept:
        artifact = kept.artifact(kept.standing(record).under)
        given, faults = answers_of(answers, artifact)
        tell(faults, to=sys.stderr)
        if given is None or outcome_of(faults):
            return 1
        entry = kept.write(record, given, by=by, after=after, because=because, in_part=in_part)
        changed = changes_since(kept, record)
        waits = waiting(kept, record)
        places = list(kept.history(record).entries[-1].said) if entry != after else []
    if form == "json":
        tell_json({"record": record, "entry": entry, "said": places, "waiting": list(waits)})
    elif places:
        click.echo(f"entry {entry}: {counted(len(places), 'part', 'parts')} of the record")
    else:
        click.echo(f"nothing new: entry {entry} is still the last")
    tell_changed(changed)
    tell_waiting(waits)
    return 0

"""`penpicture record show STORE RECORD`: the record, for one reader."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ...engine.language import AUDIENCES
from ...engine.translation_applied import LANGUAGES
from ...refusing import refusals
from ..shared_options import FORMAT, STORE


@click.command("show")
@STORE
@click.argument("record")
@click.option(
    "--edition",
    "audience",
    type=click.Choice(AUDIENCES),
    default="practitioner",
    help="For whom: nothing is shown that this reader may not see.",
)
@click.option(
    "--at", "version", type=int, metavar="N", help="A version as it was signed: 1, or 2 as first amended."
)
@click.option("--now", is_flag=True, help="What was signed, written anew today; not what was kept of it.")
@click.option(
    "--language",
    type=click.Choice(tuple(LANGUAGES)),
    help="In this language; written anew where it was not kept in it.",
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path, readable=False),
    help="Write the pages into this folder, and print their names alone.",
)
@FORMAT
@click.pass_obj
@refusals
def command(
    args: list[str],
    store: Path,
    record: str,
    audience: str,
    version: int | None,
    now: bool,
    language: str | None,
    out: Path | None,
    form: str,
) -> int:
    """Show a record to one reader: a draft as it stands, a signed one as it was when it was signed, byte for byte.

    What a reader may not see is not in what is shown. `--format json` prints the answers, the reasons and where each question stands,
    as `run` does; of a record that was erased, when and by whom. A practitioner is told as well what is known otherwise since: the record itself stays as it is.
    """
    from ...building import Written, write
    from ...engine.knowing.looking import changes_since
    from ...engine.store.store import Store
    from ...known_since import tell_changed
    from ...recording import shown
    from ...renderers.facts_told import changed_json
    from ...telling import outcome_of, tell, tell_json

    with Store.open(store) as kept:
        found = shown(kept, record, audience, version=version, now=now, language=language)
        gone = found.erased
        if gone is not None and form == "json":
            erased = {"at": gone.at, "by": gone.by}
            tell_json({"erased": erased | ({"because": gone.because} if audience == "practitioner" else {})})
            return 0
        changed = changes_since(kept, record) if audience == "practitioner" and gone is None else ()
        if form == "json":
            told = found.session.seen_by(audience).as_json()
            if changed:
                told["changed_since"] = changed_json(changed, values=False)
            if found.aside:
                told["kept_aside"] = [each.as_json() for each in found.aside]
            tell_json(told)
            return 0
        if out is None:
            click.echo(found.text, nl=False)
            tell_changed(changed)
            return 0
    done = Written()
    write(args, out, out, dict(found.files), done, private=True)
    tell(done.found.sorted(), to=sys.stderr)
    for file in done.files:
        click.echo(str(file))
    return outcome_of(done.found)

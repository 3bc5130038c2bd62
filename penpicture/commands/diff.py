"""`penpicture diff OLD NEW`: what changed between two exemplars, by meaning, and how grave it is."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..accepting import Entry
    from ..comparing import Comparing


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--exemplar", metavar="NAME", help="The exemplar that is meant, where a folder has several.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    help="Print for people, for programs, for a pull request, or as a page to look at.",
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False),
    help="Write into this file instead of printing.",
)
@click.option(
    "--fail-on",
    "gates",
    multiple=True,
    type=click.Choice(["breaking", "review", "data", "returns", "practice", "wording", "privacy"]),
    help="Exit with 1, and say why, where a change is that grave, or breaks that. Give it again for another.",
)
@click.option(
    "--accepted",
    "files",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False),
    help="A file of accepted changes. Those of an authority's folder are found by themselves.",
)
@click.option(
    "--accept",
    "change",
    nargs=2,
    metavar="RULE PART",
    help="Accept one change, as it is printed, and write that down instead of printing.",
)
@click.option("--because", metavar="TEXT", help="Why it is accepted.")
@click.option("--by", metavar="NAME", help="Who accepts it.")
@click.option(
    "--until",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The last day on which it is accepted: 2027-03-31.",
)
@click.pass_obj
def command(
    args: list[str],
    old: str,
    new: str,
    exemplar: str | None,
    form: str,
    out: Path | None,
    gates: tuple[str, ...],
    files: tuple[Path, ...],
    change: tuple[str, str] | None,
    because: str | None,
    by: str | None,
    until: datetime | None,
) -> int:
    """Say what changed from OLD to NEW by meaning, and what that asks of stored data, returns, practice, wording and privacy.

    Each is an exemplar or an artifact, by path or by name; an authority's folder; either as it
    was at a revision of git, `REVISION:path`; or the word `base`, for what the changes
    of the other's folder stand on. Of whom a question is asked is compared by proof, with an example child. A comment, a
    layout or another place for the same words is no change.

    A change that somebody has accepted shuts no gate, until its day is over, and is shown as accepted.
    """
    from ..building import Written, write
    from ..comparing import compare, printed, stopped
    from ..telling import in_colour, outcome_of, tell, working

    entry = _entry(change, because, by, until)
    if entry is not None and len(files) > 1:
        raise click.UsageError("--accept writes into one file: give --accepted once.")
    read = tuple(file for file in files if entry is None or os.path.lexists(file))
    with working("Comparing ..."):
        done = compare(args, old, new, exemplar, accepted_in=read)
    tell(done.found.sorted(), to=sys.stderr)
    if done.difference is None:
        return 2 if done.mistyped else outcome_of(done.found.sorted()) or 1
    if entry is not None:
        return _accept(args, entry, files, done)
    text = printed(done.difference, form, colour=out is None and in_colour(sys.stdout))
    if out is None:
        click.echo(text, nl=False)
    else:
        written = Written()
        if not write(args, out, out.parent, {out.name: text.encode()}, written):
            tell(written.found.sorted(), to=sys.stderr)
            return 2
        click.echo(out)
    shut = stopped(done.difference, gates)
    for line in shut:
        click.echo(line, err=True)
    return int(bool(shut))


def _entry(
    change: tuple[str, str] | None, because: str | None, by: str | None, until: datetime | None
) -> Entry | None:
    """What is to be accepted, if anything. Raises click.UsageError where it is not said whole."""
    from ..accepting import Entry

    said = {"--because": because, "--by": by, "--until": until}
    if change is None:
        alone = next((name for name, value in said.items() if value is not None), None)
        if alone is not None:
            raise click.UsageError(f"{alone} belongs to --accept: say which change is accepted.")
        return None
    missing = [name for name, value in said.items() if not value]
    if missing or because is None or by is None or until is None:
        raise click.UsageError(
            f"--accept needs {' and '.join(missing)}: an acceptance says why, who and until when."
        )
    if not because.strip() or not by.strip():
        raise click.UsageError("--accept needs a reason and a name that say something.")
    if until.date() < date.today():
        raise click.UsageError("--until is a day that is over: an acceptance is for a time to come.")
    return Entry(change[0], change[1], because, by, until.date())


def _accept(args: list[str], entry: Entry, files: tuple[Path, ...], done: Comparing) -> int:
    """Write an acceptance, and say where."""
    from ..accepting import accept
    from ..dsl.diagnostic import Diagnostics
    from ..telling import outcome_of, tell

    assert done.difference is not None
    if not files and done.root is None:
        raise click.UsageError(
            "neither side is in an authority's folder: say with --accepted which file to write."
        )
    found = Diagnostics()
    file = accept(args, entry, files, done.root, done.difference, found)
    tell(found.sorted(), to=sys.stderr)
    if file is None:
        return outcome_of(found.sorted()) or 1
    click.echo(f"{file}: {entry.rule} of {entry.part} is accepted until {entry.until.isoformat()}")
    return 0

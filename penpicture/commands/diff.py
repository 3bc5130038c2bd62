"""`penpicture diff OLD NEW`: what changed between two exemplars, by meaning, and how grave it is."""

from __future__ import annotations

import sys
from pathlib import Path

import click


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
    help="Exit with 1 where a change is that grave, or breaks that. Give it again for another.",
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
) -> int:
    """Say what changed from OLD to NEW by meaning, and what that asks of stored data, returns, practice, wording and privacy.

    Each is an exemplar or an artifact, by path or by name; an authority's folder; either as it
    was at a revision of git, `REVISION:path`; or the word `base`, for what the changes
    of the other's folder stand on. Of whom a question is asked is compared by proof, with an example child. A comment, a
    layout or another place for the same words is no change.
    """
    from ..building import Written, write
    from ..comparing import compare, is_stopped, printed
    from ..telling import in_colour, outcome_of, tell, working

    with working("Comparing ..."):
        done = compare(args, old, new, exemplar)
    tell(done.found.sorted(), to=sys.stderr)
    if done.difference is None:
        return 2 if done.mistyped else outcome_of(done.found.sorted()) or 1
    text = printed(done.difference, form, colour=out is None and in_colour(sys.stdout))
    if out is None:
        click.echo(text, nl=False)
    else:
        written = Written()
        if not write(args, out, out.parent, {out.name: text.encode()}, written):
            tell(written.found.sorted(), to=sys.stderr)
            return 2
    return int(is_stopped(done.difference, gates))

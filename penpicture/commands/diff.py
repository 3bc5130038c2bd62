"""`penpicture diff OLD NEW`: what changed between two exemplars, by meaning, and how grave it is."""

from __future__ import annotations

import sys

import click


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--exemplar", metavar="NAME", help="The exemplar that is meant, where a folder has several.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="Print for people, for programs, or for a pull request.",
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
    args: list[str], old: str, new: str, exemplar: str | None, form: str, gates: tuple[str, ...]
) -> int:
    """Say what changed from OLD to NEW by meaning, and what that asks of stored data, returns, practice, wording and privacy.

    Each is an exemplar or an artifact, by path or by name; an authority's folder; either as it
    was at a revision of git, `REVISION:path`; or the word `base`, for what the changes
    of the other's folder stand on. Of whom a question is asked is compared by proof, with an example child. A comment, a
    layout or another place for the same words is no change.
    """
    from ..comparing import compare, is_stopped
    from ..renderers.difference_markdown import difference_markdown
    from ..renderers.difference_text import difference_text
    from ..telling import in_colour, outcome_of, tell, tell_json, working

    with working("Comparing ..."):
        done = compare(args, old, new, exemplar)
    tell(done.found.sorted(), to=sys.stderr)
    if done.difference is None:
        return 2 if done.mistyped else outcome_of(done.found.sorted()) or 1
    if form == "json":
        tell_json(done.difference.as_json())
    elif form == "markdown":
        click.echo(difference_markdown(done.difference), nl=False)
    else:
        click.echo(difference_text(done.difference, colour=in_colour(sys.stdout)), nl=False)
    return int(is_stopped(done.difference, gates))

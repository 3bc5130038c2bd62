"""`penpicture check PATH...`: what is wrong, where, and what to do."""

from __future__ import annotations

from pathlib import Path

import click

from .stages import stage


@click.command("check")
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False)
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="Print for people, for programs, or as annotations of GitHub.",
)
@click.option(
    "--stop-after", metavar="STAGE", callback=stage, help="Go no further than this stage of compiling."
)
@click.pass_obj
def command(args: list[str], paths: tuple[Path, ...], form: str, stop_after: str | None) -> int:
    """Check definitions, answer files and whole folders, and say what to do about each fault.

    A folder is checked with everything of ours in it; hidden folders and `out` are left out.
    """
    from ..checking import check_all
    from ..telling import counted, outcome_of, remark, tell

    files, found = check_all(args, paths, stop_after=stop_after)
    tell(found, form=form)
    if not found:
        remark(f"{counted(files, 'file')} checked: nothing wrong")
    return outcome_of(found)

"""`penpicture translate extract | update | reviewed`: the catalogues that translators work in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..engine.translation_applied import LANGUAGES

_INTO = [code for code in LANGUAGES if code != "en"]


@click.group("translate")
def command() -> None:
    """Write what translators work in, and bring it up to date with an exemplar.

    A catalogue is a PO file, as programs for translators have them.
    """


@command.command("extract")
@click.argument("exemplar")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="Write it there, and not here.")
@click.pass_obj
def extract(args: list[str], exemplar: str, out: Path | None) -> int:
    """Print every text of an exemplar as a template (POT), for tools of your own."""
    from ..telling import outcome_of, tell
    from ..translating import extract as extracted
    from ..translating import keep

    text, done = extracted(args, exemplar)
    if text and out is not None:
        keep(args, str(out), out, text, done)
    elif text:
        sys.stdout.write(text)
    tell(done.found.sorted(), to=sys.stderr)
    for file in done.told:
        click.echo(file)
    return outcome_of(done.found)


@command.command("update")
@click.argument("exemplar")
@click.option("--language", type=click.Choice(_INTO), required=True, help="Into which language.")
@click.pass_obj
def update(args: list[str], exemplar: str, language: str) -> int:
    """Write the catalogue of an exemplar, or of each exemplar of a folder, or bring it up to date.

    What was translated stays. A translation whose text has changed is marked `fuzzy`, one whose text is gone is set
    aside at the end of the file. What the shipped library translates already is left out.
    """
    from ..telling import outcome_of, tell
    from ..translating import update as updated

    done = updated(args, exemplar, language)
    tell(done.found.sorted(), to=sys.stderr)
    for file in done.told:
        click.echo(file)
    return outcome_of(done.found)


@command.command("reviewed")
@click.argument("catalogue")
@click.option("--by", required=True, metavar="WHO", help="Who reviewed it, and when: it stands in the file.")
@click.pass_obj
def reviewed(args: list[str], catalogue: str, by: str) -> int:
    """Mark every translation in a catalogue as reviewed by a native speaker.

    Each mark fits the words that were reviewed: when they change, they are a draft again.
    """
    from ..telling import outcome_of, tell
    from ..translating import review

    done = review(args, catalogue, by)
    tell(done.found.sorted(), to=sys.stderr)
    for file in done.told:
        click.echo(file)
    return outcome_of(done.found)

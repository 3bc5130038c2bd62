"""`penpicture record amend STORE RECORD --set question=answer --because WORDS`: a signed record is put right."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ...refusing import refusals
from ..shared_options import AFTER, FORMAT, STORE
from .page_options import KEPT_IN, PAPER


@click.command("amend")
@STORE
@click.argument("record")
@click.option("--set", "values", multiple=True, metavar="QUESTION=ANSWER", help="What it says from now on.")
@click.option("--reason", "reasons", multiple=True, metavar="QUESTION=REASON", help="Why there is no answer.")
@click.option(
    "--answers",
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False),
    help="An answer file with the parts that are to be put right, and no others.",
)
@click.option("--because", required=True, metavar="WORDS", help="Why: whoever reads the record reads this.")
@click.option("--by", required=True, metavar="NAME", help="Who puts it right.")
@click.option("--role", metavar="ROLE", help="As what they sign it, by the exemplar's name for it.")
@click.option(
    "--signed",
    multiple=True,
    metavar="ROLE=NAME",
    help="Who signs it as well, and when if not now: `manager=Tom Marsh on 2026-04-02`. Once for each.",
)
@AFTER
@click.option(
    "--looked-at",
    multiple=True,
    metavar="FACT",
    help="A fact that is known otherwise since the record told it, and that you have looked at.",
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
    values: tuple[str, ...],
    reasons: tuple[str, ...],
    answers: Path | None,
    because: str,
    by: str,
    role: str | None,
    signed: tuple[str, ...],
    after: int,
    looked_at: tuple[str, ...],
    paper: bool,
    language: str,
    form: str,
) -> int:
    """Put parts of a signed record right: a new, dated, signed version. What was signed before stays, and can be shown.

    Somebody answers for it in one of the roles that sign the record; whoever signed before need not sign again.
    Readers are told what was put right, when, by whom and why. The new seal is chained to the one before. What it says of the child and
    family is known with it: where that is known otherwise by now, look first (`penpicture facts changed --values`).
    """
    from ...about_safety import blank_risks
    from ...amending import typed_answers
    from ...engine.records.signed import Signature
    from ...engine.store.amending import amend
    from ...engine.store.store import Store
    from ...recording import Editions, answers_of, signatures_of
    from ...signed_before import signed_before
    from ...telling import outcome_of, tell, tell_json, working

    if answers is not None and (values or reasons):
        raise click.UsageError("give the parts in a file or with --set and --reason, not both.")
    with Store.open(store) as kept:
        artifact = kept.artifact(kept.standing(record).under)
        if answers is None:
            said = typed_answers(artifact, values, reasons, by)
        else:
            given, faults = answers_of(answers, artifact)
            tell(faults, to=sys.stderr)
            if given is None or outcome_of(faults):
                return 1
            said = given
        named = signatures_of(signed)
        with working("Signing ..."):
            seal = amend(
                kept,
                record,
                said,
                because=because,
                by=by,
                signed=(*((Signature(role, by),) if role else ()), *named),
                after=after,
                looked_at=looked_at,
                render=Editions(language, paper),
            )
        blank = tuple(blank_risks(args, record, kept.session(record)))
        early = tuple(signed_before(args, record, kept.history(record).entries[0].at, named))
    if form == "json":
        tell_json(
            {
                "record": record,
                "version": seal.number,
                "entry": after + 1,
                "amended": list(seal.amended),
                "seal": seal.digest,
                "mark": seal.mark,
            }
        )
    else:
        click.echo(f"version {seal.number} signed, with the seal {seal.mark}")
    tell((*early, *blank), to=sys.stderr)
    return 0

"""`penpicture record begin STORE EXEMPLAR --subject ID --by NAME`: a new record."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ...dsl.printing import visible
from ...refusing import refusals
from ..shared_options import FORMAT, STORE


@click.command("begin")
@STORE
@click.argument("exemplar")
@click.option(
    "--subject", required=True, metavar="ID", help="Whom it is about: an identity that tells nothing."
)
@click.option("--by", required=True, metavar="NAME", help="Who begins it.")
@click.option(
    "--facts",
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False),
    help="What is on record already: a JSON file of facts by name.",
)
@click.option(
    "--answers",
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False),
    help="What is said already: an answer file.",
)
@click.option(
    "--record", metavar="RECORD", help="The identifier that your own system gives it; else it gets one."
)
@FORMAT
@click.pass_obj
@refusals
def command(
    args: list[str],
    store: Path,
    exemplar: str,
    subject: str,
    by: str,
    facts: Path | None,
    answers: Path | None,
    record: str | None,
    form: str,
) -> int:
    """Begin a record and print the identifier that it has from now on.

    It opens with what is known of the child and family. The store is made where there is none; the artifact is kept in it, so that
    the record can always be read as it was written.
    """
    from ...engine.knowing.identity import kind_of_identity
    from ...engine.knowing.known import opening
    from ...engine.knowing_codes import NOT_TAKEN
    from ...engine.store.store import Store
    from ...finding import find
    from ...recording import answers_of, facts_of
    from ...telling import outcome_of, tell, tell_json
    from ...telling_names import telling_names
    from ...typed import command_line

    found = find(args, exemplar)
    tell(found.diagnostics, to=sys.stderr)
    if found.artifact is None:
        return 2 if found.mistyped else 1
    given = None
    if answers is not None:
        given, faults = answers_of(answers, found.artifact)
        tell(faults, to=sys.stderr)
        if given is None or outcome_of(faults):
            return 1
    held = None
    if facts is not None:
        held, faults = facts_of(facts)
        tell(faults, to=sys.stderr)
        if held is None:
            return 1
    with Store.open(store, create=True) as kept:
        with kept.reading() as connection:
            refused = opening(connection, found.artifact, subject).refused
            new = kind_of_identity(connection, subject) is None
        others = bool(kept.records())
        name = kept.begin(found.artifact, subject=subject, by=by, facts=held, answers=given, record=record)
    at = command_line(args, subject)
    called = found.artifact.content["exemplar"]
    tell(
        [
            *telling_names(args, (("--subject", subject if new else None), ("--record", record))),
            *(
                NOT_TAKEN.at(at, fact=fact, exemplar=called, store=store.name, child=subject)
                for fact in refused
                if fact not in (held or ())
            ),
        ],
        to=sys.stderr,
    )
    if new and others:
        click.echo(
            f"new in this store: {visible(subject)}; `penpicture record list` names whom the other records are about",
            err=True,
        )
    if form == "json":
        tell_json({"record": name, "entry": 1})
    else:
        click.echo(name)
    return 0

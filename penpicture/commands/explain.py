"""`penpicture explain EXEMPLAR QUESTION [ANSWERS]`: why it is asked, and where its words come from."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("explain")
@click.argument("exemplar")
@click.argument("question")
@click.argument("answers", type=click.Path(path_type=Path, readable=False), required=False)
@click.pass_obj
def command(args: list[str], exemplar: str, question: str, answers: Path | None) -> int:
    """Say why a question is asked, skipped or waiting, and where each of its words comes from.

    QUESTION is its id; in a group `group.question`, or `group[row].question` with ANSWERS. `retention` tells how long a record is
    kept, and by whose rule.
    """
    from ..command_codes import UNKNOWN_QUESTION
    from ..dsl.nearest import nearest
    from ..engine.answer_checking import AnswerFault
    from ..engine.artifact import ArtifactError
    from ..finding import find
    from ..opening import open_record
    from ..renderers.explanation_text import explanation_text
    from ..telling import tell
    from ..typed import command_line

    found = find(args, exemplar)
    tell(found.diagnostics, to=sys.stderr)
    if found.artifact is None:
        return 2 if found.mistyped else 1
    opened = open_record(args, found.artifact, answers)
    tell(opened.diagnostics, to=sys.stderr)
    if opened.session is None:
        return 2 if opened.mistyped else 1
    try:
        click.echo(explanation_text(opened.session, question, of_a_child=answers is not None), nl=False)
    except ArtifactError as unusable:
        tell(unusable.diagnostics, to=sys.stderr)
        return 1
    except AnswerFault:
        near = nearest(
            question, [*found.artifact.content["questions"], *map(str, opened.session.questions())]
        )
        questions = found.artifact.content["questions"]
        now = next((path for path, asked in questions.items() if question in asked.get("was", ())), None)
        meant = f"it is called `{now}` now: " if now else f"did you mean `{near}`? " if near else ""
        fault = UNKNOWN_QUESTION.at(
            command_line(args, question),
            exemplar=found.artifact.content["exemplar"],
            question=question,
            nearest=meant,
        )
        tell([fault], to=sys.stderr)
        return 2
    return 0

"""Whether what each reader reads of an exemplar is too hard for them."""

from __future__ import annotations

from ..dsl.diagnostic import Diagnostic, Diagnostics, Related
from . import avoided_codes as codes
from .artifact import Artifact
from .model import Model, Question, Text
from .reading_ease import roughly
from .reading_pool import Pool, pools

_READS = {
    "practitioner": "practitioners read",
    "family": "the family reads",
    "child": "the child reads",
    "easy_read": "is in easy read",
}
_SHOWN = 3
_NEAR = 1.0
"""Grades by which a glance may be too low."""


def too_hard(artifact: Artifact, model: Model) -> Diagnostics:
    """Every voice of an exemplar whose texts together are harder than its ceiling (PP685), at the exemplar's title,
    with the places of the hardest.

    A glance is enough for most: only what it finds near a ceiling is counted by the dictionary, which takes a while to
    load.
    """
    glanced = pools(artifact, roughly)
    if not any(pool.enough and pool.counts.grade + _NEAR > pool.ceiling.grade for pool in glanced):
        return Diagnostics()
    return Diagnostics(_told(pool, model) for pool in pools(artifact) if pool.too_hard)


def _told(pool: Pool, model: Model) -> Diagnostic:
    hardest = [(_text(model, piece.path), piece) for piece in pool.hardest(_SHOWN)]
    return codes.TOO_HARD.at(
        model.title["practitioner"].span,
        reader=_READS[pool.voice],
        name=model.name,
        grade=f"{pool.counts.grade:.1f}",
        ceiling=pool.ceiling.grade,
        related=tuple(Related(text.span, f"grade {piece.counts.grade:.1f}") for text, piece in hardest),
    )


def _text(model: Model, path: str) -> Text:
    """The text that a path of the provenance means: `questions.siblings.name.ask.family`, `pen_picture.3.say.child`,
    `questions.sleep.variants.signing.hint.family`."""
    kind, _, rest = path.partition(".")
    name, key, voice = rest.rsplit(".", 2)
    if kind == "questions":
        of, _, names = name.partition(".variants.")
        question = model.questions[of if names else name]
        for face in question.faces if names else ():
            if face.of == frozenset(names.split("+")) and isinstance(face.says, Question):
                question = face.says
                break
        return (question.ask if key == "ask" else question.hint)[voice]
    return model.pen_picture[int(name)].say[voice]

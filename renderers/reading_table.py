"""How easy an exemplar is to read, for people at a terminal and for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..dsl.printing import visible
from ..engine.artifact import Artifact
from ..engine.reading_pool import Piece, Pool, pools

HARDEST = 5
"""How many of the hardest texts are shown for each reader."""

_CALLED = {
    "practitioner": "practitioners",
    "family": "the family",
    "child": "the child",
    "easy_read": "easy read",
}
_HEAD = ("read by", "texts", "sentences", "words", "words a sentence", "reading ease", "grade", "at most")


def reading_text(artifact: Artifact) -> str:
    """A table with a line for each reader, and beneath it the hardest texts with the places they stand."""
    found = pools(artifact)
    rows = [_HEAD, *(_row(pool) for pool in found)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(_HEAD))]
    lines = [
        "  ".join(
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    for pool in found:
        lines += ["", f"The hardest for {_CALLED[pool.voice]}"]
        for piece in pool.hardest(HARDEST):
            lines += [
                f"  {piece.counts.grade:5.1f}  {visible(piece.text)}",
                f"         {_place(artifact, piece)}",
            ]
    return "\n".join(lines) + "\n"


def reading_json(artifact: Artifact) -> list[dict[str, Any]]:
    """The same as JSON values: one object for each reader, its hardest texts under `hardest`."""
    return [
        {
            "read_by": pool.voice,
            "texts": len(pool.pieces),
            "sentences": pool.counts.sentences,
            "words": pool.counts.words,
            "syllables": pool.counts.syllables,
            "words_a_sentence": round(pool.counts.words_a_sentence, 1),
            "reading_ease": round(pool.counts.ease, 1),
            "grade": round(pool.counts.grade, 1),
            "at_most": pool.ceiling.grade,
            "because": pool.ceiling.because,
            "judged": pool.enough,
            "too_hard": pool.too_hard,
            "hardest": [
                {
                    "path": piece.path,
                    "text": piece.text,
                    "grade": round(piece.counts.grade, 1),
                    **{key: origin[key] for key in ("file", "line", "column") if key in origin},
                }
                for piece in pool.hardest(HARDEST)
                for origin in (_origin(artifact, piece),)
            ],
        }
        for pool in pools(artifact)
    ]


def _row(pool: Pool) -> tuple[str, ...]:
    counts = pool.counts
    grade = f"{counts.grade:.1f}" if pool.enough else "too few words"
    return (
        _CALLED[pool.voice],
        str(len(pool.pieces)),
        str(counts.sentences),
        str(counts.words),
        f"{counts.words_a_sentence:.1f}",
        f"{counts.ease:.0f}",
        f"{grade} !" if pool.too_hard else grade,
        str(pool.ceiling.grade),
    )


def _place(artifact: Artifact, piece: Piece) -> str:
    origin = _origin(artifact, piece)
    return visible(f"{origin['file']}:{origin['line']}:{origin['column']}") if origin else piece.path


def _origin(artifact: Artifact, piece: Piece) -> Mapping[str, Any]:
    """Where a text was written: its own place, or that of the part it belongs to."""
    said = artifact.provenance
    found = said.get(piece.path) or said.get(piece.path.partition(".say.")[0])
    return found if isinstance(found, dict) else {}

"""All that one reader reads of an exemplar, put together, and how easy that is to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from .artifact import Artifact
from .clearance import Clearance
from .language import VOICES
from .reading_ease import LEAST_WORDS, Counts, counts_of
from .variants_seen import entries_seen, seen_variants


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The grade above which a reader's words are told of, and why it is there."""

    grade: int
    because: str


CEILINGS = {
    "practitioner": Ceiling(10, "at the end of a long day, and aloud to a family at a kitchen table"),
    "family": Ceiling(7, "by people under strain; GOV.UK writes for a reading age of nine"),
    "child": Ceiling(5, "by children of about ten, and older ones who do not like to read"),
    "easy_read": Ceiling(3, "by children who read slowly, or with somebody beside them"),
}
"""For each voice of the language, the grade that all its words together should not pass, and by whom they are read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text as a reader meets it, each slot by its name, and counted as one word. `path` says where in the content it is and in which voice:
    `questions.drinking.ask.family`, `pen_picture.3.say.child`."""

    path: str
    text: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Pool:
    """What is read in one voice of an exemplar."""

    voice: str
    pieces: tuple[Piece, ...]
    counts: Counts

    @property
    def ceiling(self) -> Ceiling:
        """The grade that it should not pass."""
        return CEILINGS[self.voice]

    @property
    def enough(self) -> bool:
        """Whether there are words enough for the formulas to say anything."""
        return self.counts.words >= LEAST_WORDS

    @property
    def too_hard(self) -> bool:
        """Whether it is harder to read than it should be. What is shorter than a sample is not judged."""
        return self.enough and round(self.counts.grade, 1) > self.ceiling.grade

    def hardest(self, most: int) -> tuple[Piece, ...]:
        """The texts with the highest grade, the hardest first; one word alone is never among them."""
        several = (piece for piece in self.pieces if piece.counts.words > 2)
        return tuple(sorted(several, key=lambda piece: (-piece.counts.grade, piece.path))[:most])


def pools(artifact: Artifact, said_with: Callable[[str], int] | None = None) -> tuple[Pool, ...]:
    """What is read in each voice that an exemplar is written in: its questions and hints, as variants put them too, and its
    pen picture. Headings and
    options are left out: they are no sentences, and would make all the rest look easier than it is. `said_with` counts the syllables of a word (`reading_ease`)."""
    return tuple(_pool(artifact, voice, said_with) for voice in VOICES if _spoken(artifact.content, voice))


def _pool(artifact: Artifact, voice: str, said_with: Callable[[str], int] | None) -> Pool:
    pieces = tuple(
        Piece(path, _shown(text), counts_of(_as_read(text), said_with))
        for path, text in _read_in(artifact.content, voice)
        if text
    )
    return Pool(voice, pieces, reduce(add, (piece.counts for piece in pieces), Counts()))


def _spoken(content: Mapping[str, Any], voice: str) -> bool:
    wordings = [content["title"], *(section["title"] for section in content["sections"])]
    wordings += [
        spec[key] for spec in content["questions"].values() for key in ("ask", "hint") if key in spec
    ]
    wordings += [sentence["say"] for sentence in content["pen_picture"]]
    return any(voice in wording for wording in wordings)


def _read_in(content: Mapping[str, Any], voice: str) -> Iterator[tuple[str, Any]]:
    """The path and the words of each text that a reader of this voice may see and comes to read."""
    clearance = Clearance(content)
    reader = "child" if voice == "easy_read" else voice
    variants = seen_variants(content, clearance.unseen(reader))
    for name, spec in content["questions"].items():
        if clearance.sees(reader, ("question", name)):
            for key in ("ask", "hint"):
                told = list(_said(clearance, reader, f"questions.{name}.{key}", spec.get(key, {}), voice))
                for entry in entries_seen(spec, variants):
                    path = f"questions.{name}.variants.{'+'.join(entry['in'])}.{key}"
                    others = _said(clearance, reader, path, entry.get(key, {}), voice)
                    told += [(at, text) for at, text in others if text not in (one for _, one in told)]
                yield from told
    for n, sentence in enumerate(content["pen_picture"]):
        if "when" not in sentence or clearance.sees_tree(reader, sentence["when"]["tree"]):
            yield from _said(clearance, reader, f"pen_picture.{n}.say", sentence["say"], voice)


def _said(
    clearance: Clearance, reader: str, path: str, wording: Mapping[str, Any], voice: str
) -> Iterator[tuple[str, Any]]:
    speaks = next((one for one in VOICES[voice] if one in wording), None)
    if speaks is not None and clearance.sees_text(reader, wording[speaks]):
        yield f"{path}.{speaks}", wording[speaks]


def _as_read(text: Any) -> str:
    return text if isinstance(text, str) else "".join(p if isinstance(p, str) else "something" for p in text)


def _shown(text: Any) -> str:
    return (
        text
        if isinstance(text, str)
        else "".join(p if isinstance(p, str) else f"<{p['slot'][1]}>" for p in text)
    )

"""An artifact with its translations: the stage after `emit`, and the last.

What is translated becomes part of the content, and so of the exemplar's identity (rule L7): whoever reads the artifact
needs no catalogue. A translation has the slots of its text, no more and no fewer, so that whoever may read the one may
read the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..dsl.diagnostic import Diagnostics, Related
from ..dsl.source import Source, Span
from . import translation_codes as codes
from .artifact import Artifact
from .library import SHIPPED_NAME
from .translation_applied import LANGUAGES
from .translation_catalogue import Catalogue, Message, in_message
from .translation_meaning import Meanings, as_called_now, meaning_of, remembers
from .translation_texts import Place, as_written, places, slot_name, slots_of

_SLOT = re.compile(r"<([A-Za-z][A-Za-z0-9_.]*)>")
_OPENING = re.compile(r"<(?=[A-Za-z])")
_FIRST_FEW = 3

Sources = Mapping[str, Source]
"""The texts that an exemplar is made of, by what provenance calls their files."""


def translated(
    artifact: Artifact,
    catalogues: Iterable[Catalogue],
    sources: Sources,
    meanings: Meanings | None = None,
) -> tuple[Artifact, Diagnostics]:
    """The artifact with the translations of its catalogues: the same one where there are none.

    `meanings` are the changes of meaning that layers tell of. Of two catalogues in one language the first is asked first, message by message. A slot lost or invented is an
    error (PP662, PP663); what is stale, missing or left over is told once for each language (PP664, PP665, PP668).
    """
    found = Diagnostics()
    by_language: dict[str, list[Catalogue]] = {}
    for catalogue in catalogues:
        by_language.setdefault(catalogue.language, []).append(catalogue)
    if not by_language:
        return artifact, found
    where = _Where(artifact, sources, as_called_now(meanings or {}, artifact.content))
    content = dict(artifact.content)
    content["translations"] = {
        language: _Language(language, theirs, where, found).texts()
        for language, theirs in sorted(by_language.items())
    }
    return Artifact.of(content, artifact.provenance), found


class _Where:
    """Where each text of an artifact stands, as far as provenance knows."""

    def __init__(self, artifact: Artifact, sources: Sources, meanings: Meanings) -> None:
        self.meanings = meanings
        self.content, self.name = artifact.content, str(artifact.content["exemplar"])
        self._provenance, self._sources = artifact.provenance, sources
        self.places: dict[str, Place] = {}
        for place in places(artifact.content):
            self.places.setdefault(place.path, place)
        self.words = {(place.voice, as_written(place.text)) for place in self.places.values()}

    def span(self, path: str) -> Span:
        """The line of a facet, or of the nearest part around it that has one; where a layer says that it means
        something else now, that line."""
        changes = meaning_of(path, self.meanings)
        if changes:
            return changes[-1].span
        around = path
        while around and around not in self._provenance:
            around = around.rpartition(".")[0]
        said = self._provenance.get(around) or self._provenance["exemplar"]
        said = said.get("history", [said])[-1]  # who spoke last of an option that a layer rewords
        source = self._sources.get(said["file"]) or Source(said["file"], "")
        line = min(said["line"], len(source.line_starts))
        start = source.line_starts[line - 1] + min(said["column"] - 1, len(source.line(line)))
        return Span(source, start, source.line_starts[line - 1] + len(source.line(line)))


class _Language:
    """The translations of one exemplar into one language."""

    def __init__(self, code: str, catalogues: list[Catalogue], where: _Where, found: Diagnostics) -> None:
        self.code, self.catalogues, self.where, self.found = code, catalogues, where, found
        self.stale: list[tuple[Place, Message]] = []
        self.missing: list[Place] = []

    def texts(self) -> dict[str, Any]:
        """What the content keeps of them."""
        said: dict[str, Any] = {}
        reviewed: list[str] = []
        for path, place in self.where.places.items():
            message = self.of(place)
            if message is None:
                continue
            text = self.cut(place, message)
            if text is not None:
                said[path] = text
                if message.reviewed:
                    reviewed.append(path)
        self.tell()
        return {"texts": said, "reviewed": reviewed}

    def of(self, place: Place) -> Message | None:
        """The message that translates a text: that of its own path, or else of the same words said to the same
        reader."""
        words = as_written(place.text)
        changes = meaning_of(place.path, self.where.meanings)
        stale: Message | None = None
        for catalogue in self.catalogues:
            own = catalogue.by_context.get(place.path)
            alike = catalogue.by_words.get((place.voice, words))
            if own is not None and own.source == words and own.fuzzy:
                alike = None  # somebody has still to look at this very place
            for said in (own, alike):
                sound = said is not None and said.source == words and said.said and not said.fuzzy
                if said is not None and sound and remembers(said.remarks, changes):
                    return said
            before = own or (alike if changes else None)
            moved = (
                before is not None
                and before.source != words
                and (before.voice, before.source) in self.where.words
            )
            if before is not None and before.said and not moved and not self.is_theirs(catalogue, place):
                stale = stale or before
        if stale is None:
            self.missing.append(place)
        else:
            self.stale.append((place, stale))
        return None

    def is_theirs(self, catalogue: Catalogue, place: Place) -> bool:
        """Whether a catalogue is the shipped one, and a text an authority's own: that text is not translated yet, and
        the library's file is nothing that the authority can mend."""
        text = self.where.span(place.path).file
        return _is_shipped(catalogue.source.name) and not _is_shipped(text)

    def cut(self, place: Place, message: Message) -> Any:
        """The TEXT of a translation, cut at its slots; None where they are not those of its text."""
        slots = {slot_name(slot): slot for slot in slots_of(place.text)}
        parts: list[Any] = []
        used: set[str] = set()
        done = 0
        sound = True
        for opening in _OPENING.finditer(message.said):
            if opening.start() < done:
                continue
            slot = _SLOT.match(message.said, opening.start())
            if slot is None or slot[1] not in slots:
                shown = slot[0] if slot else re.split(r"[\s>]", message.said[opening.start() :])[0]
                self.invented(place, message, shown, slots)
                sound = False
                continue
            if message.said[done : slot.start()]:
                parts.append(message.said[done : slot.start()])
            parts.append({"slot": list(slots[slot[1]])})
            used.add(slot[1])
            done = slot.end()
        for name in slots:
            if name not in used:
                related = (Related(self.where.span(place.path), "the text stands here"),)
                self.found.add(codes.SLOT_LOST.at(message.span, name=name, related=related))
                sound = False
        if message.said[done:]:
            parts.append(message.said[done:])
        if not sound:
            return None
        return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts

    def invented(self, place: Place, message: Message, shown: str, slots: Iterable[str]) -> None:
        """Report a slot that the text has not."""
        names = [f"`<{name}>`" for name in slots]
        if names:
            help = f"here {' and '.join(names)}"
        else:
            help = "here none, so write the words out, or put a space after `<` if no slot was meant"
        related = (Related(self.where.span(place.path), "the text stands here"),)
        at = in_message(message, shown)
        self.found.add(codes.SLOT_INVENTED.at(at, name=shown, help=help, related=related))

    def tell(self) -> None:
        """Say in one warning each what is stale, missing and left over."""
        words: dict[str, Any] = {
            "exemplar": self.where.name,
            "language": LANGUAGES[self.code],
            "code": self.code,
        }
        file = self.catalogues[0].source.name
        if _is_shipped(file):
            # The library's file is not theirs to mend: an authority of Wales begins one of its own, and nobody else must.
            theirs = not _is_shipped(self.where.span("exemplar").file)  # their own, under the library's name
            own = [p for p in self.missing if theirs or not _is_shipped(self.where.span(p.path).file)]
            if own and self.where.content["nation"] == "Wales":
                file = f"translations/{self.code}/{self.where.name}.po"
            else:
                self.missing = [place for place in self.missing if place not in own]
        if self.stale:
            first, *rest = self.stale
            related = [Related(self.where.span(first[0].path), "its text stands here")]
            related += [Related(m.span, "here too") for _, m in rest[: _FIRST_FEW - 1]]
            count = _counted(len(self.stale), "translation")
            at = first[1].span
            self.found.add(codes.STALE.at(at, count=count, file=file, related=tuple(related), **words))
        if self.missing:
            spans = [self.where.span(place.path) for place in self.missing]
            spans.sort(key=lambda span: _is_shipped(span.file))  # an authority's own first: those it can mend
            more = tuple(Related(span, "here too") for span in spans[1:_FIRST_FEW])
            count = _counted(len(self.missing), "text")
            self.found.add(codes.MISSING.at(spans[0], count=count, file=file, related=more, **words))
        for catalogue in self.catalogues:
            if _is_shipped(catalogue.source.name):
                continue  # what a layer took away may be there for another authority
            over = [m for path, m in catalogue.by_context.items() if path not in self.where.places and m.said]
            over = [m for m in over if (m.voice, m.source) not in self.where.words]
            if over:
                more = tuple(Related(m.span, "here too") for m in over[1:_FIRST_FEW])
                count = _counted(len(over), "translation")
                self.found.add(codes.LEFT_OVER.at(over[0].span, count=count, related=more, **words))


def _is_shipped(file: str) -> bool:
    return file.startswith(f"{SHIPPED_NAME}/")


def _counted(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"

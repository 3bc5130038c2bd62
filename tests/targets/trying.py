"""Which features reach a target's files: each is taken out of the probe, and the files are read again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from penpicture.renderers.edition import Edition
from penpicture.renderers.features import FEATURES, Feature
from penpicture.renderers.registry import EXEMPLAR_TARGETS, RECORD_TARGETS
from tests.targets import probe
from tests.targets.reading import Reader

TARGETS: dict[str, Any] = {**EXEMPLAR_TARGETS, **RECORD_TARGETS}
_EASY = Edition("child", easy_read=True)
_TELLING = {
    "words for families": Edition("family"),
    "words for children": Edition("child"),
    "easy-read words": _EASY,
    "symbols": _EASY,
    "how sensitive answers are": Edition("family"),
    "who may see what": Edition("family"),
    "who answers what": Edition("family"),
    "framework dimensions": Edition(order="framework"),
}
"""Features that tell in another edition than the practitioner's."""


class Trying:
    """One target being tried; what it says of the whole probe is read once for each edition."""

    def __init__(self, target: Any, reader: Reader) -> None:
        self.target, self.reader = target, reader
        self.whole: dict[tuple[Any, ...], str] = {}

    def mistaken(self) -> dict[str, list[str]]:
        """The features that the target says it carries and does not, and those it carries and does not say so."""
        claimed = [f for f in FEATURES.values() if f.name in self.target.carries]
        others = [f for f in FEATURES.values() if f not in claimed and self.matters(f)]
        # Those that should change nothing are first taken out together.
        silent = not any(
            self.differs([f for f in others if self.key(f) == key], key)
            for key in {self.key(f) for f in others}
        )
        return {
            "not carried": [f.name for f in claimed if not self.carries(f)],
            "carried": [] if silent else [f.name for f in others if self.differs([f], self.key(f))],
        }

    def matters(self, feature: Feature) -> bool:
        """Whether the target is given what has it."""
        return feature.of == "exemplar" or self.target.reads == "session"

    def key(self, feature: Feature) -> tuple[Edition, str]:
        """The edition, and the reason given in the record, in which the feature tells most."""
        edition = _TELLING.get(feature.name, Edition())
        return edition if edition in self.target.editions else Edition(), probe.reason_for(feature)

    def carries(self, feature: Feature) -> bool:
        """Whether the files say it, or say anything else without it."""
        if not self.matters(feature):
            return False
        key = self.key(feature)
        markers = list(_markers(feature))
        if markers and all(marker in self.says([], key) for marker in markers):
            return True
        return self.differs([feature], key)

    def differs(self, out: list[Feature], key: tuple[Edition, str]) -> bool:
        """Whether the files say anything else without these features: filled in, or blank, since what is missing
        is said while nothing is there."""
        if self.says(out, key) != self.says([], key):
            return True
        return self.is_filled_in and self.says(out, key, blank=True) != self.says([], key, blank=True)

    @cached_property
    def is_filled_in(self) -> bool:
        """Whether the files of an exemplar are pages that take answers."""
        return self.target.reads == "artifact" and any(
            b"<script" in data for data in self.target(probe.exemplar()).files.values()
        )

    def says(self, out: list[Feature], key: tuple[Edition, str], *, blank: bool = False) -> str:
        """What the files say of the probe without some features."""
        if not out and (*key, blank) in self.whole:
            return self.whole[*key, blank]
        edition, reason = key
        built = probe.without(*(f.name for f in out if f.of == "exemplar"))
        if blank and self.target.reads == "artifact":
            said = self.reader.shown(self.target(built, edition).files)
            if not out:
                self.whole[*key, blank] = said
            return said
        full = probe.record(built, reason=reason)
        gone = [path for f in out if f.of == "record" for path in f.find(full)]
        if gone:
            full = probe.record(built, gone, reason=reason)
        if self.target.reads == "artifact":
            said = self.reader.shown(self.target(built, edition).files, full.answers().as_json())
        else:
            said = self.reader.shown(self.target(full, edition).files)
        if not out:
            self.whole[*key, blank] = said
        return said


def _markers(feature: Feature) -> Iterator[str]:
    """The sentences that stand where the probe uses a feature of exemplars: a file that has them carries it."""
    if feature.of == "record":
        return
    for path in feature.paths(probe.exemplar()):
        part: Any = probe.exemplar().content
        for step in path:
            part = part[step]
        if isinstance(part, str) and " " in part:
            yield part
        elif path[0] == "questions" and len(path) == 2:
            yield _first(probe.exemplar().content["questions"][path[1]]["ask"]["practitioner"])
        else:
            yield "\0"  # nothing says it for certain


def _first(text: Any) -> str:
    """A text, to its first slot."""
    return text if isinstance(text, str) else text[0]

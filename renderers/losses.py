"""Losses: what an exemplar, or a record, uses and a target does not carry, each kind once, with its first place."""

from __future__ import annotations

from collections.abc import Collection

from ..dsl.diagnostic import Diagnostic
from ..dsl.place import place
from ..dsl.source import Span
from ..engine.artifact import Artifact
from ..engine.session import Session
from . import target_codes as codes
from .features import FEATURES, Path, name_of


def losses(target: str, lost: Collection[str], given: Artifact | Session) -> tuple[Diagnostic, ...]:
    """A PP901 for each of the features `lost` (names of `features`) that is used, in the order of the table."""
    artifact = given if isinstance(given, Artifact) else given.program.artifact
    found: list[Diagnostic] = []
    for name, feature in FEATURES.items():
        if name not in lost:
            continue
        paths = list(feature.paths(given))
        if paths:
            many = len(paths)
            found.append(
                codes.LEFT_OUT.at(
                    place_of(paths[0], artifact),
                    target=target,
                    feature=name,
                    places="" if many == 1 else f", in {many} places",
                )
            )
    return tuple(found)


def place_of(path: Path, artifact: Artifact) -> Span:
    """The author's place of a part of the content, or of the nearest part around it that has one; the exemplar's
    name where the artifact does not say."""
    names = name_of(path, artifact.content)
    if len(names) > 1 and names[-2] == "variants":  # what a variant says has a place, facet by facet
        inside = (said for said in artifact.provenance if said.startswith(".".join((*names, ""))))
        names = tuple(next(inside, ".".join(names[:-2])).split("."))
    while names:
        for said in (".".join(names), ".".join((*names, "practitioner"))):
            origin = artifact.provenance.get(said)
            if origin is not None:
                return place(origin["file"], origin["line"], origin["column"])
        names = names[:-1]
    origin = artifact.provenance.get("exemplar")
    if origin is not None:
        return place(origin["file"], origin["line"], origin["column"])
    return place(artifact.content["exemplar"])

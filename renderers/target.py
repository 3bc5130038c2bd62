"""What every target is, is given and hands back: a target turns an artifact, or a session, into files.

A target names the features (`features`) that it carries and those that are not its matter. Whatever an exemplar
uses besides is lost, and told: a loss is a diagnostic with the author's place, never a silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from ..dsl.diagnostic import Diagnostic
from ..engine.artifact import Artifact
from ..engine.language import AUDIENCES
from ..engine.session import Session
from ..engine.uncollected import uncollected
from .easy_read import lacks
from .edition import STANDARD, Edition
from .features import FEATURES
from .losses import losses

T = TypeVar("T", Artifact, Session)


@dataclass(frozen=True, slots=True)
class Emitted:
    """What a target wrote.

    `files` are whole contents by file name, without a folder. `losses` name everything the target could not
    say: a loss is a diagnostic, never a silence. The same input gives the same bytes.
    """

    files: Mapping[str, bytes]
    losses: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Editions:
    """The editions that a target can write: for which audiences (`language.AUDIENCES`), and whether in easy read,
    in large print and in framework order; and in which languages of its own."""

    audiences: tuple[str, ...] = AUDIENCES
    easy_read: bool = False
    large_print: bool = False
    framework: bool = False
    languages: tuple[str, ...] = ("en",)

    def __contains__(self, edition: Edition) -> bool:
        """Whether an edition is among them."""
        return (
            edition.audience in self.audiences
            and (self.easy_read or not edition.easy_read)
            and (self.large_print or not edition.large_print)
            and (self.framework or edition.order == "story")
            and edition.language in self.languages
        )

    def __iter__(self) -> Iterator[Edition]:
        """Each of them in the first language, by audience."""
        for audience in self.audiences:
            for easy in (False, True) if self.easy_read and audience == "child" else (False,):
                for order in ("story", "framework") if self.framework else ("story",):
                    for large in (False, True) if self.large_print else (False,):
                        yield Edition(audience, easy, large, order)

    def nearest(self, wanted: Edition) -> Edition | None:
        """What there is of an edition that is wanted: without large print or framework order where the target has
        none; None where it does not write for that audience, or not in easy read."""
        if wanted.audience not in self.audiences or (wanted.easy_read and not self.easy_read):
            return None
        return Edition(
            wanted.audience,
            wanted.easy_read,
            wanted.large_print and self.large_print,
            wanted.order if self.framework else "story",
            wanted.language if wanted.language in self.languages else self.languages[0],
        )


DEVELOPERS = Editions(audiences=("practitioner",))
"""Of what is written for programs: one edition, of everything."""


@dataclass(frozen=True, slots=True)
class Target(Generic[T]):
    """One target, called with an artifact or a session and an edition.

    `name` is what the command line calls it; `title` says in a few words what it writes, for whom; `reads` what it
    is given; `write` does it. `carries` are the names of the features that reach its files, `beyond` those that
    are not its matter at all (a blank form has no answers): the rest is lost. A test finds by trying what really
    reaches the files, and compares. One that is `usual` is written unless others are named, `usually` for these
    audiences unless others are asked for. Raises ValueError for a feature that there is not, or that is in both.
    """

    name: str
    title: str
    reads: Literal["artifact", "session"]
    write: Callable[[T, Edition], Emitted] = field(repr=False)
    editions: Editions = Editions()
    carries: frozenset[str] = field(default=frozenset(), repr=False)
    beyond: frozenset[str] = field(default=frozenset(), repr=False)
    usual: bool = True
    usually: tuple[str, ...] = ("practitioner", "family", "child")

    def __post_init__(self) -> None:
        """Look at the names of the features."""
        wrong = (self.carries | self.beyond) - FEATURES.keys() | (self.carries & self.beyond)
        if wrong:
            raise ValueError(f"{self.name}: {', '.join(sorted(wrong))}")

    def __call__(self, given: T, edition: Edition = STANDARD) -> Emitted:
        """Write an edition. Raises ValueError for one that is not in `editions`."""
        if edition not in self.editions:
            raise ValueError(f"{self.name} has no edition {edition.name}")
        with uncollected():  # what is written is kept, and nearly all else goes by itself
            made: Emitted = self.write(given, edition)
        lacking: tuple[Diagnostic, ...] = lacks(given) if edition.easy_read else ()
        return Emitted(made.files, (*made.losses, *losses(self.name, self.lost(), given), *lacking))

    def lost(self) -> frozenset[str]:
        """The names of the features that are its matter, and that it does not carry."""
        return frozenset(FEATURES) - self.carries - self.beyond

    def leaves_out(self, given: T) -> tuple[str, ...]:
        """Those that an exemplar or a record uses, in the order of the table."""
        lost = self.lost()
        return tuple(
            name for name, f in FEATURES.items() if name in lost and any(True for _ in f.paths(given))
        )

    def tells(self, feature: str) -> Literal["carried", "lost", "beyond"]:
        """What becomes of a feature in this target."""
        if feature in self.carries:
            return "carried"
        return "beyond" if feature in self.beyond else "lost"


ExemplarTarget = Target[Artifact]
"""A target that reads an artifact: forms, data mappings, documentation."""

RecordTarget = Target[Session]
"""A target that reads a session: a record, printed or on a page."""

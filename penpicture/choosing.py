"""What to write, as it was chosen on the command line: targets by name, audiences, easy read, large print, order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import update_wrapper
from typing import TYPE_CHECKING, Any

import click

from .command_codes import NO_SUCH_EDITION, UNKNOWN_TARGET
from .dsl.diagnostic import Diagnostics
from .dsl.nearest import nearest
from .engine.language import AUDIENCES
from .engine.shape_in_words import in_words
from .engine.translation_applied import LANGUAGES
from .renderers.edition import ORDERS, Edition
from .typed import command_line

if TYPE_CHECKING:
    from .renderers.target import ExemplarTarget, RecordTarget

_AUDIENCES = ("practitioner", "family", "child")
"""Those that wording is written for: each gets an edition unless others are asked for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Targets by name, none for the usual ones; audiences, none for those that wording is written for."""

    targets: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    easy_read: bool = False
    large_print: bool = False
    order: str = "story"
    language: str = "en"

    def editions(self) -> Iterator[Edition]:
        """The editions that were asked for. Where nothing was, the child's easy-read one is among them."""
        if self.easy_read:
            yield Edition("child", True, self.large_print, self.order, self.language)
            return
        for audience in dict.fromkeys(self.audiences or _AUDIENCES):
            yield Edition(audience, False, self.large_print, self.order, self.language)
        if not self.audiences:
            yield Edition("child", True, self.large_print, self.order, self.language)

    def editions_of(self, target: ExemplarTarget | RecordTarget) -> tuple[Edition, ...]:
        """Those of them that a target writes: in large print and in order where it can."""
        found = dict.fromkeys(e for e in map(target.editions.nearest, self.editions()) if e is not None)
        asked = self.audiences or self.easy_read
        return tuple(e for e in found if asked or e.audience in target.usually)

    def exemplar_targets(self, args: list[str], found: Diagnostics) -> list[ExemplarTarget]:
        """The targets that read an exemplar. What there is not is reported."""
        from .renderers.registry import EXEMPLAR_TARGETS

        return self._chosen(EXEMPLAR_TARGETS, args, found)

    def record_targets(self, args: list[str], found: Diagnostics) -> list[RecordTarget]:
        """The targets that read a record. What there is not is reported."""
        from .renderers.registry import RECORD_TARGETS

        return self._chosen(RECORD_TARGETS, args, found)

    def _chosen(self, known: Mapping[str, Any], args: list[str], found: Diagnostics) -> list[Any]:
        chosen: list[Any] = []
        for name in dict.fromkeys(self.targets):
            if name not in known:
                meant = _meant(name, known)
                found.add(
                    UNKNOWN_TARGET.at(
                        command_line(args, name),
                        target=name,
                        nearest=f"did you mean {in_words(meant, 'or')}? " if meant else "",
                    )
                )
                continue
            chosen.append(known[name])
            if not self.editions_of(known[name]):
                wanted = next(self.editions())
                found.add(
                    NO_SUCH_EDITION.at(
                        command_line(args, name),
                        target=name,
                        edition=f"the {wanted.audience}" + (" in easy read" if wanted.easy_read else ""),
                        audiences=", ".join(known[name].editions.audiences),
                    )
                )
        return chosen or ([] if self.targets else [target for target in known.values() if target.usual])


USUAL = Choice()

_ENOUGH = 3
"""Letters that a part of a target's name begins with, for it to be meant."""


def _meant(name: str, known: Iterable[str]) -> list[str]:
    """The targets that may be meant: the one nearest in spelling, or those with a part that begins so: `form` is
    `form-html`."""
    near = nearest(name, known)
    if near is not None:
        return [near]
    small = name.casefold()
    if len(small) < _ENOUGH:
        return []
    return [target for target in known if any(part.startswith(small) for part in target.split("-"))]


def choices(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that writes, and the Choice that they make as its argument `choice`."""

    def decided(
        *args: Any,
        target: tuple[str, ...],
        audience: tuple[str, ...],
        easy_read: bool,
        large_print: bool,
        order: str,
        language: str,
        **others: Any,
    ) -> Any:
        if easy_read and audience and audience != ("child",):
            raise click.UsageError("--easy-read is for the child: leave out --audience, or say child.")
        return command(
            *args, choice=Choice(target, audience, easy_read, large_print, order, language), **others
        )

    # The options that stand below are kept on the function.
    wrapped: Callable[..., Any] = update_wrapper(decided, command)
    for option in reversed(
        (
            click.option(
                "--target",
                multiple=True,
                metavar="NAME",
                help="Write this and not the usual ones; may be given more than once. `penpicture targets` lists "
                "them.",
            ),
            click.option(
                "--audience",
                multiple=True,
                type=click.Choice(AUDIENCES),
                metavar="NAME",
                help=f"Write for this reader: {', '.join(AUDIENCES)}; may be given more than once. [practitioner, "
                "family and child]",
            ),
            click.option("--easy-read", is_flag=True, help="Write the child's easy-read edition alone."),
            click.option("--large-print", is_flag=True, help="Set it at 18 points, where it goes on paper."),
            click.option(
                "--order",
                type=click.Choice(ORDERS),
                default="story",
                help="Tell records in the author's order, or by the framework's dimensions.",
            ),
            click.option(
                "--language",
                type=click.Choice(tuple(LANGUAGES)),
                default="en",
                help="Write records in this language: en or cy (Welsh). A form speaks both.",
            ),
        )
    ):
        wrapped = option(wrapped)
    return wrapped

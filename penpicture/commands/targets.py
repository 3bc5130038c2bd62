"""`penpicture targets`: what can be written, for whom."""

from __future__ import annotations

import click


@click.command("targets")
def command() -> None:
    """List what can be written from an exemplar and from a record, and for whom.

    What has a star is written unless others are named with --target.
    """
    from ..renderers.registry import EXEMPLAR_TARGETS, RECORD_TARGETS

    wide = max(map(len, [*EXEMPLAR_TARGETS, *RECORD_TARGETS]))
    for head, targets in (
        ("From an exemplar, by `build`", EXEMPLAR_TARGETS),
        ("From a record, by `run --out`", RECORD_TARGETS),
    ):
        click.echo(f"{head}:")
        for target in targets.values():
            star = "*" if target.usual else " "
            click.echo(f"{star} {target.name:<{wide}}  {target.title}; for {for_whom(target.editions)}")


def for_whom(editions: object) -> str:
    """Who the editions are for, in a few words."""
    from ..engine.language import AUDIENCES
    from ..renderers.target import DEVELOPERS, Editions

    assert isinstance(editions, Editions)
    if editions == DEVELOPERS:
        return "programs and whoever writes them"
    readers = "every audience" if editions.audiences == AUDIENCES else ", ".join(editions.audiences)
    extras = (
        ("easy read", editions.easy_read),
        ("large print", editions.large_print),
        ("framework order", editions.framework),
    )
    said = [words for words, there in extras if there]
    return readers + (f"; {', '.join(said)}" if said else "")

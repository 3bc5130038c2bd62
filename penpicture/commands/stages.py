"""The `--stop-after` option: a stage of compiling by its name."""

from __future__ import annotations

import click


def stage(ctx: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    """The name, if a stage has it. Raises click.BadParameter with the names of all stages."""
    if name is None:
        return None
    from ..engine.compile import STAGES

    names = [each[0] for each in STAGES]
    if name not in names:
        raise click.BadParameter(
            f"`{name}` is not a stage; the stages are {', '.join(names)}", ctx, parameter
        )
    return name

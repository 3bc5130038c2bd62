"""`penpicture watch PATH`: checks again, and builds again, at each save."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("watch")
@click.argument("path", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--out", default="out", show_default=True, metavar="DIR", type=click.Path(path_type=Path, readable=False),
    help="The folder that is built into, for a preview beside the editor.",
)  # fmt: skip
@click.pass_obj
def command(args: list[str], path: Path, out: Path) -> int:
    """Check a file or folder again at each save, and build it when nothing is wrong. Ctrl-C ends it."""
    from ..dsl.loading import load
    from ..telling import tell
    from ..watching import watch

    if not path.exists():
        tell(load(path, str(path))[1])
        return 1
    try:
        watch(args, path, out)
    except KeyboardInterrupt:
        click.echo()
    return 0

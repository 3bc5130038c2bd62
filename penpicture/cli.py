"""The command line: one command is one call into a room.

Exit codes: 0 fine, 1 problems were found, 2 the command was not understood, or what a word of it means is not there,
130 interrupted. Whatever happens, nobody sees a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Any, NoReturn

import click

COMMANDS = (
    "check", "build", "run", "explain", "reading", "targets", "gallery", "watch", "new", "translate", "list", "lock", "upgrade", "diff", "publish", "release", "record", "facts", "migrate", "verify", "fmt", "explain-code",
)  # fmt: skip
"""In the order in which a newcomer needs them; each is a module of `commands` with a `command` in it."""

PROBLEMS = 1
USAGE = 2
INTERRUPTED = 130


class Commands(click.Group):
    """The commands, each imported only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f".commands.{cmd_name.replace('-', '_')}", __package__).command
        return found


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from . import __version__

        click.echo(f"penpicture {__version__}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Say which version this is.",
)
def penpicture() -> None:
    """Check, build and try out exemplars: the structured records of children's social care.

    EXEMPLAR is a path to a definition or to an artifact, or the name of an exemplar of the folder you are in
    or of the library that comes with Penpicture.
    """


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run a command line (`sys.argv` where none is given) and exit by its outcome."""
    sys.exit(outcome(sys.argv[1:] if args is None else list(args)))


def outcome(args: list[str]) -> int:
    """Run a command line and return its exit code."""
    _speak_anyhow()
    try:
        done: Any = penpicture.main(args, prog_name="penpicture", standalone_mode=False, obj=args)
        sys.stdout.flush()
        return done if isinstance(done, int) else 0
    except click.exceptions.NoArgsIsHelpError as without:
        without.show()
        return USAGE
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has left (`| head`): there is nobody to tell. Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except OSError as fault:
        from .unforeseen import refused

        refused(fault, args)
        return PROBLEMS
    except Exception as unforeseen:  # noqa: BLE001 - the one place for it: nobody ever sees a traceback
        from .unforeseen import report

        report(unforeseen, args)
        return PROBLEMS


def _speak_anyhow() -> None:
    """See to it that there is somewhere to print, and that no letter of a file's name cannot be."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for the whole run
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")

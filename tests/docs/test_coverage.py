"""Every command, stage and key of the language is documented, and the pages that can be made are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

import click
import pytest

from penpicture import Session, cli
from penpicture.engine.compile import STAGES
from penpicture.engine.definition import KINDS
from penpicture.engine.language import QUESTION_TYPES, REASONS, keys_of
from tests.conftest import Golden
from tests.docs.pages import TOP

HEAD = """\
# The commands

What `penpicture COMMAND --help` says, for each command. EXEMPLAR is a path to a definition or to an artifact, or the
name of an exemplar of the folder you are in or of the library that comes with Penpicture.

Exit codes: 0 fine, 1 problems were found, 2 the command was not understood, 130 interrupted. A command is not
understood either where its EXEMPLAR, QUESTION or ANSWERS is not there, or is a file of another kind. Colours and
progress are for terminals only, and `NO_COLOR` is respected. What a program reads goes to standard output; all else to
standard error.

"""


def made() -> str:
    """The page of commands."""
    return HEAD + "\n".join(
        f"## penpicture {name}\n\n```text\n{said}\n```\n"
        for command in cli.COMMANDS
        for name, said in helps_of(command)
    )


def helps_of(name: str) -> Iterator[tuple[str, str]]:
    """What a command says of itself; one of several says first which they are."""
    command: click.Command = import_module(f"penpicture.commands.{name.replace('-', '_')}").command
    yield name, help_of(name, command)
    if isinstance(command, click.Group):
        with click.Context(command) as context:
            for each in command.list_commands(context):
                inner = command.get_command(context, each)
                assert inner is not None
                yield f"{name} {each}", help_of(f"{name} {each}", inner)


def help_of(name: str, command: click.Command) -> str:
    with click.Context(
        command,
        info_name=f"penpicture {name}",
        terminal_width=100,
        help_option_names=cli.penpicture.context_settings["help_option_names"],
    ) as context:
        return command.get_help(context)


def test_the_page_of_commands_is_what_they_say_of_themselves(golden: Golden) -> None:
    golden.generated(TOP / "docs" / "commands.md", made())


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_is_on_the_first_page(name: str) -> None:
    page = (TOP / "README.md").read_text(encoding="utf-8")
    assert f"`penpicture {name} " in page or f"`penpicture {name}`" in page


def test_every_stage_is_in_the_picture() -> None:
    page = (TOP / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [name for name, _ in STAGES] == [
        line.split()[0] for line in page.splitlines() if line.startswith("  ") and "takes away" in line
    ]


def test_every_key_type_and_reason_is_in_the_reference() -> None:
    page = (TOP / "docs" / "language.md").read_text(encoding="utf-8")
    kinds: dict[str, type] = dict(KINDS)
    for kind, cls in kinds.items():
        for key in (kind, *(key.spelling for key in keys_of(cls).values())):
            assert f"`{key}`" in page or f"`{key}:`" in page, key
    for word in (*QUESTION_TYPES, *REASONS):
        assert f"`{word}`" in page, word


def test_the_methods_of_a_session_that_are_written_down_are_there() -> None:
    page = (TOP / "docs" / "embedding.md").read_text(encoding="utf-8")
    table = page.split("## What a session can be told and asked")[1].split("##")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    named = [name.removeprefix("Session.") for row in rows for name in re.findall(r"`([\w.]+)`", row)]
    assert len(named) > 15
    assert all(callable(getattr(Session, name)) for name in named)

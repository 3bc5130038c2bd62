"""The pages of README and docs as blocks that can be run, in order, in a room of their own."""

from __future__ import annotations

import doctest
import errno
import fcntl
import os
import re
import shlex
import shutil
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PAGES = (TOP / "README.md", *sorted((TOP / "docs").glob("*.md")))

_FENCE = re.compile(r"^```(?P<info>[^`\n]*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
PLAIN = ("cp ", "mkdir ", "patch ")
"""Programs of the machine's own that a page may use."""
RUN = ("penpicture ", "python -m ", *PLAIN)
"""How commands begin that are run; others are for people."""
EXAMPLES = "examples/"
"""A page that gives a command with something in it is read in a checkout."""

_CHECKER = doctest.OutputChecker()
_FLAGS = doctest.ELLIPSIS


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, the file name that may follow it, its text and the line it starts on."""

    language: str
    name: str
    text: str
    line: int


def blocks(page: Path) -> Iterator[Block]:
    """The blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        language, _, name = found["info"].strip().partition(" ")
        yield Block(language, name.strip(), found["body"], text.count("\n", 0, found.start()) + 1)


def run(page: Path, room: Path) -> None:
    """Run a page from top to bottom: files are written, commands and Python sessions give what the page says."""
    names: dict[str, object] = {"__name__": "__main__"}
    if any(block.language == "console" and EXAMPLES in block.text for block in blocks(page)):
        junk = shutil.ignore_patterns(".penpicture", "out")
        shutil.copytree(TOP / EXAMPLES, room / EXAMPLES, dirs_exist_ok=True, ignore=junk)
    for block in blocks(page):
        where = f"{page.name}:{block.line}"
        if block.language == "diff":
            change(room / block.name, block.text, where)
        elif block.name:
            target = room / block.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            for command, expected in commands(block.text):
                assert command.startswith(RUN), f"{where}: this is not run: {command}"
                got = at_a_terminal(command, room)
                assert _CHECKER.check_output(expected, got, _FLAGS), f"{where}: $ {command}\n{got}"
        elif block.language == "python" and ">>>" in block.text:
            session(block, where, names)
        elif block.language == "python":
            program(block, where, room)


def change(target: Path, text: str, where: str) -> None:
    """Take the lines of a diff block that begin with `-` out of a file and put those with `+` in, around the rest."""
    lines = text.splitlines(keepends=True)
    old, new = ("".join(line[1:] for line in lines if line[0] in kept) for kept in (" -", " +"))
    before = target.read_text(encoding="utf-8")
    assert before.count(old) == 1, f"{where}: these lines stand {before.count(old)} times in {target.name}"
    target.write_text(before.replace(old, new), encoding="utf-8")


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each `$ command` of a console block with the output that follows it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command.strip(), output


def session(block: Block, where: str, names: dict[str, object]) -> None:
    """Run a Python session; what it prints is what the page says."""
    test = doctest.DocTestParser().get_doctest(block.text, names, where, where, block.line)
    said: list[str] = []
    doctest.DocTestRunner(_CHECKER, verbose=False, optionflags=_FLAGS).run(
        test, out=said.append, clear_globs=False
    )
    names.update(test.globs)
    assert not said, "".join(said)


def program(block: Block, where: str, room: Path) -> None:
    """Run a program as a user would, from a file of its own."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", block.text],
        cwd=room,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{where}\n{done.stderr}"


def at_a_terminal(command: str, room: Path, *, columns: int = 110, colour: bool = False) -> str:
    """What a person sees who gives a command at a terminal; without `colour`, at one that asks for none."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    before = [] if command.startswith(PLAIN) else [sys.executable, "-m"]
    words = [*before, *shlex.split(command.removeprefix("python -m "))]
    environment = {
        **os.environ,
        "NO_COLOR": "" if colour else "1",
        "TERM": "xterm" if colour else "dumb",
        "COLUMNS": str(columns),
        "PYTHONPATH": str(room if (room / "penpicture").exists() else TOP),
    }
    with subprocess.Popen(
        words, cwd=room, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    ):
        os.close(theirs)
        seen = b""
        while chunk := _read(ours):
            seen += chunk
    os.close(ours)
    return seen.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError as closed:
        if closed.errno != errno.EIO:  # how Linux says that the other side has left
            raise
        return b""

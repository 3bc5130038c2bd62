"""How every command behaves: light to start, quiet in a pipe, never a traceback."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from penpicture import cli
from penpicture.watching import once
from tests.cli.conftest import Say
from tests.docs.pages import TOP, at_a_terminal

PENPICTURE = [sys.executable, "-m", "penpicture"]
HEARS_CTRL_C = """\
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("penpicture", run_name="__main__")
"""
"""The same, where the tests themselves run in the background: whoever is started there is deaf to Ctrl-C."""


def test_help_loads_none_of_what_the_commands_need(desk: Path) -> None:
    """It starts at once. How fast is measured in benchmarks/."""
    program = (
        "import sys; from penpicture.cli import outcome; outcome(['--help']); "
        "heavy = {'yaml', 'lark', 'rich', 'jinja2', 'holidays', 'typst', 'watchfiles'}; "
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("command", [[], *([c, "--help"] for c in cli.COMMANDS)])
def test_every_command_has_its_help(command: list[str], say: Say) -> None:
    said = say(*command)
    assert said.code == (0 if command else 2)
    assert "Usage:" in said.out + said.err


@pytest.mark.parametrize(
    "words", [["chek"], ["check"], ["run", "x"], ["check", "x", "--format", "xml"], ["new", "folder", "x"]]
)
def test_what_is_not_understood_is_usage(words: list[str], say: Say) -> None:
    assert say(*words).code == 2


def test_a_terminal_gets_colour_and_a_pipe_does_not(
    westmarch: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = westmarch / "authority.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("England", "Englund"), encoding="utf-8")
    assert "\x1b" not in say("check", "westmarch").out
    plain = at_a_terminal("penpicture check westmarch", westmarch.parent)
    assert "\x1b" not in plain and "Englund" in plain
    coloured = at_a_terminal("penpicture check westmarch", westmarch.parent, colour=True)
    assert "\x1b[" in coloured
    assert "England" in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", coloured)


def test_a_reader_that_leaves_is_no_fault(westmarch: Path) -> None:
    """`penpicture --help | head -0` ends without a word."""
    with subprocess.Popen(
        [*PENPICTURE, "explain-code", "PP101"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as left:
        assert left.stdout is not None and left.stderr is not None
        left.stdout.close()
        assert left.stderr.read() == b""


def test_watch_checks_again_at_a_save_and_ctrl_c_ends_it_quietly(westmarch: Path) -> None:
    command = [sys.executable, "-c", HEARS_CTRL_C, "watch", "westmarch", "--out", "made"]
    with subprocess.Popen(
        command, cwd=westmarch.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as watching:
        assert watching.stdout is not None and watching.stderr is not None
        overdue = Timer(300, watching.kill)
        overdue.start()
        assert "watching westmarch" in watching.stdout.readline()
        assert re.search("3 files checked, [0-9]+ files written to made", watching.stdout.readline())
        path = westmarch / "exemplars/home-visit.yaml"
        saved_at_once(path, path.read_text(encoding="utf-8").replace("seen is yes", "seen is yess"))
        assert "home-visit.yaml saved" in watching.stdout.readline()
        assert watching.stdout.readline().startswith("error PP421")
        while watching.stdout.readline() != "1 error\n":
            pass  # the round is over: what is interrupted is the waiting
        watching.send_signal(signal.SIGINT)
        rest = watching.stderr.read()
        code = watching.wait()
        overdue.cancel()
        assert (code, rest) == (0, "")


def saved_at_once(path: Path, text: str) -> None:
    """Save as editors do that never leave half a file: written in pieces, a slow machine would show the watch an
    empty file first, and it would rightly say so."""
    half = path.with_name(f".{path.name}.half")
    half.write_text(text, encoding="utf-8")
    half.replace(path)


def test_watch_tells_a_file_that_was_taken_away_from_one_that_was_saved(
    westmarch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    once([], Path("westmarch"), Path("made"), [westmarch / "authority.yaml", westmarch / "places.yaml"])
    assert "] authority.yaml saved, places.yaml taken away\n" in capsys.readouterr().out


def test_an_interruption_is_told_by_its_exit_code(
    say: Say, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("penpicture.checking.check", interrupted)
    (desk / "x.yaml").write_text("penpicture: 1\n", encoding="utf-8")
    assert say("check", "x.yaml").code == 130


@pytest.mark.parametrize("words", [["check"], ["fmt"], ["build", "--out", "out"], ["watch"]])
def test_what_is_not_there_is_told(words: list[str], say: Say) -> None:
    said = say(*words, "nowhere.yaml")
    assert said.code == 1 and "PP102" in said.out + said.err


def test_the_console_script_is_the_same_command() -> None:
    assert 'penpicture = "penpicture.cli:main"' in (TOP / "pyproject.toml").read_text(encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        cli.main(["--version"])
    assert left.value.code == 0

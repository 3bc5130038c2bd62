"""docs/codes.md is made from the catalogue and the bad examples, and `explain-code` prints the same pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from penpicture.cli import outcome
from penpicture.codes import known, page, says_something
from penpicture.what_to_do import IN_GENERAL
from tests.conftest import Golden
from tests.docs.pages import TOP
from tests.faults.test_faults import HERE, commands, words

HEAD = """\
# Every message

Each message has a code, which never changes its meaning. `penpicture explain-code PP421` prints the same page at the
terminal. The example is one that the tests run: the file, and exactly what is printed.

"""
FAMILIES = {
    "PP1": "Reading a file",
    "PP2": "The shape of a definition",
    "PP3": "Names, files and the library",
    "PP4": "Conditions",
    "PP5": "Statuses",
    "PP6": "Wording and the pen picture",
    "PP7": "Answers and facts",
    "PP8": "Artifacts and the command line",
    "PP9": "What a target leaves out",
}
MOST_LINES = 60


def made() -> str:
    """The page of pages."""
    out = [HEAD]
    index: dict[str, list[str]] = {}
    for code in known().values():
        anchor = re.sub(r"[^\w\- ]", "", f"{code.id}: {code.title}").lower().replace(" ", "-")
        index.setdefault(code.id[:3], []).append(f"- [{code.id}](#{anchor}) {code.title}")
    for family, title in FAMILIES.items():
        out.append(f"**{title}**\n\n" + "\n".join(index.get(family, ["- none yet"])) + "\n\n")
    for code in known().values():
        out.append(page(code) + "\n" + example(code.id))
    return "".join(out)


def example(code: str) -> str:
    """The bad example of a code and what it earns, as blocks; empty where it is too long or not plain to show."""
    folder = HERE / code
    expected = folder / "expected.txt"
    if not expected.exists():
        return ""
    done = commands(folder) if (folder / "command.txt").exists() else [" ".join(words(folder))]
    shown = "".join(file(path, folder) for path in sorted(folder.rglob("*.yaml")))
    befell = folder / "meanwhile.txt"
    meanwhile = f"# {befell.read_text(encoding='utf-8').strip()}\n" if befell.exists() else ""
    *before, last = [f"$ penpicture {line}\n" for line in done]
    typed = "".join([*before, meanwhile, last])
    return shown + fenced("text", typed + expected.read_text(encoding="utf-8"))


def file(path: Path, folder: Path) -> str:
    """A file as a block, unless it is long, or holds what a page cannot show."""
    try:
        text = path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError):  # not text, or a link that leads nowhere: the point of it
        return ""
    plain = all(letter.isprintable() or letter == "\n" for letter in text)
    if not plain or text.count("\n") > MOST_LINES or max(map(len, text.splitlines()), default=0) > 200:
        return ""
    return f"`{path.relative_to(folder).as_posix()}`:\n\n" + fenced("text", text)


def fenced(language: str, text: str) -> str:
    end = "" if text.endswith("\n") else "\n"
    return f"```{language}\n{text}{end}```\n\n"


def test_the_page_is_what_the_catalogue_and_the_examples_make(golden: Golden) -> None:
    golden.generated(TOP / "docs" / "codes.md", made().rstrip() + "\n")


def test_every_family_is_named() -> None:
    assert {code[:3] for code in known()} <= set(FAMILIES)


@pytest.mark.parametrize("code", known())
def test_a_page_says_what_to_do_before_there_is_a_case(code: str) -> None:
    """A help made wholly of the author's words says nothing where there are none."""
    assert says_something(known()[code].help) or code in IN_GENERAL
    told = page(known()[code]).partition("What to do: ")[2].strip()
    assert len(told) > 10 and told != "…" and not told.endswith(".")


def test_what_is_said_in_general_is_said_of_codes_that_there_are() -> None:
    assert set(IN_GENERAL) <= set(known())


@pytest.mark.parametrize("code", known())
def test_every_code_has_a_page_that_explains(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["explain-code", code.lower()]) == 0
    printed = capsys.readouterr().out
    about = known()[code]
    assert printed == page(about)
    assert about.why.endswith(".") and len(about.why) > 20
    assert about.help and not about.help.endswith(".")
    assert not about.message.endswith(".") and "\n" not in about.message

"""The patterns that the form copies are those of the design system, as its macros write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, PackageLoader, PrefixLoader

from penpicture.renderers.patterns import exit_this_page, password, patterns
from tests.conftest import Golden

WRITTEN = Path(__file__).parent / "patterns"
KEPT = Path(__file__).resolve().parents[2] / "renderers" / "govuk"


def made(name: str) -> str:
    """What the macros of govuk-frontend-jinja write, without blank lines and indents."""
    loader = PrefixLoader(
        {
            "govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja"),
            "form": FileSystemLoader(WRITTEN),
        }
    )
    # The macros ask for parameters that were not given: strictness about names is for our own pages.
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    text = environment.get_template(f"form/{name}").render()
    return "".join(line.strip() + "\n" for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("name", ["patterns.html", "exit.html", "password.html"])
def test_the_patterns_of_the_form_are_what_the_design_systems_macros_write(name: str, golden: Golden) -> None:
    golden.generated(KEPT / name, made(name))


def test_every_pattern_that_is_written_down_is_kept_and_no_other() -> None:
    assert {path.name for path in WRITTEN.iterdir()} == {path.name for path in KEPT.glob("*.html")}


def test_the_page_has_them_without_anything_of_the_making() -> None:
    box = password("again", "passphrase_again")
    assert 'id="again"' in box and 'for="again"' in box and 'data-word="passphrase_again"' in box
    for text in (patterns(), exit_this_page(), box):
        assert "{%" not in text and "{{" not in text and "WORD" not in text
    assert "ID" not in box

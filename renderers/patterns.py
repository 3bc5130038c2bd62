"""The patterns of the GOV.UK Design System that the form uses, each once, as `<template>` elements.

The macros of govuk-frontend-jinja write them. The page copies them and puts words in as text: nothing that an author
or a family wrote passes through here.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, PrefixLoader
from markupsafe import Markup


@cache
def _environment() -> Environment:
    loader = PrefixLoader(
        {
            "govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja"),
            "form": PackageLoader(__name__.rpartition(".")[0], "templates/form"),
        }
    )
    # The macros ask for parameters that were not given: strictness about names is for our own pages (`page`).
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)


@cache
def patterns() -> str:
    """All the patterns as HTML. `ID` stands in ids, names and references for what the page puts there."""
    return _lines(_environment().get_template("form/patterns.html").render())


def exit_this_page() -> str:
    """The button that leaves this page at once."""
    return _lines(_environment().get_template("form/exit.html").render())


def password(id: str, word: str) -> Markup:
    """A box for a passphrase, labelled with a word of the page."""
    return Markup(_lines(_environment().get_template("form/password.html").render(id=id, word=word)))


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())

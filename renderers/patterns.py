"""The patterns of the GOV.UK Design System that the form uses, each once, as `<template>` elements.

They are kept as HTML in govuk/: nothing in them depends on an exemplar, and the macros that write them take longer than
the rest of a page. tests/form/patterns has the macros' calls, and a test holds what is kept to what they write. The page
copies the patterns and puts words in as text: nothing that an author or a family wrote passes through here.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from markupsafe import Markup


@cache
def patterns() -> str:
    """All the patterns as HTML. `ID` stands in ids, names and references for what the page puts there."""
    return _kept("patterns")


def exit_this_page() -> str:
    """The button that leaves this page at once."""
    return _kept("exit")


def password(id: str, word: str) -> Markup:
    """A box for a passphrase, labelled with a word of the page."""
    return Markup(_kept("password")).replace("ID", id).replace("WORD", word)


@cache
def _kept(name: str) -> str:
    folder = files(__name__.rpartition(".")[0]) / "govuk"
    return (folder / f"{name}.html").read_text("utf-8").removesuffix("\n")

"""The page templates that ship with the package: always escaped, and strict about missing names."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(__name__.rpartition(".")[0], "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(name: str) -> Template:
    """The template of that file name. Whatever is put into it is escaped: authors' texts and answers are text."""
    return _environment().get_template(name)

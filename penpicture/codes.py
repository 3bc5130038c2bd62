"""The pages of the diagnostic codes, made from the catalogue: what `explain-code` prints and docs/codes.md holds."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules

from . import command_codes
from .dsl import catalogue
from .dsl.catalogue import Code
from .what_to_do import IN_GENERAL

ROOMS = ("dsl", "engine", "engine.analysis", "renderers")


def known() -> dict[str, Code]:
    """Every code of every room, by identifier, sorted."""
    assert command_codes.UNFORESEEN
    for room in ROOMS:
        package = import_module(f".{room}", __package__)
        for module in iter_modules(package.__path__):
            if module.name.endswith("_codes"):
                import_module(f".{room}.{module.name}", __package__)
    return catalogue.registered()


def page(code: Code) -> str:
    """The page of a code, in Markdown."""
    return (
        f"## {code.id}: {code.title}\n\n"
        f"{code.severity.value.capitalize()}: {_spoken(code.message)}\n\n"
        f"Why: {code.why}\n\n"
        f"What to do: {IN_GENERAL.get(code.id) or _spoken(code.help)}\n"
    )


def says_something(help: str) -> bool:
    """Whether a help's template says what to do even before the words of the case are known."""
    return len(re.findall(r"[A-Za-z]{2,}", _spoken(help))) > 2


def _spoken(template: str) -> str:
    """A template as it reads before its words are known: an ellipsis for each."""
    return (
        re.sub(r"\{\w+(?:![rsa])?(?::[^}]*)?\}", "…", template.replace("{nearest}", ""))
        .replace("{{", "{")
        .replace("}}", "}")
    )


def closest(wanted: str) -> str:
    """A question that offers the nearest code, to stand at the head of a help; empty where none is near."""
    from .dsl.nearest import nearest

    digits = str.maketrans("OILS", "0115")  # what a hand that copies a code takes for digits
    near = nearest("PP" + wanted.upper().removeprefix("PP").translate(digits), known())
    return f"did you mean `{near}`? " if near else ""

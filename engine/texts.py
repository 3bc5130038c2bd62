"""The words of a definition as the model holds them: one text for each audience that has its own."""

from __future__ import annotations

from ..dsl.diagnostic import Diagnostics
from ..dsl.scope import Scope
from ..dsl.syntax import Scalar
from .model import Text, Wording
from .slots import cut, plain


def wording(
    practitioner: Scalar,
    family: Scalar | None,
    child: Scalar | None,
    scope: Scope,
    found: Diagnostics,
    within: str = "",
) -> Wording:
    """The texts of one thing by audience, each cut at its slots."""
    words = {"practitioner": cut(practitioner, scope, found, within=within)}
    if family is not None:
        words["family"] = cut(family, scope, found, within=within)
    if child is not None:
        words["child"] = cut(child, scope, found, within=within)
    return words


def hints(
    practitioner: Scalar | None,
    family: Scalar | None,
    child: Scalar | None,
    scope: Scope,
    found: Diagnostics,
    within: str = "",
) -> Wording:
    """The hints of one thing by audience. The family or the child may have one where the practitioner has none;
    the practitioner's is then empty."""
    words: Wording = {}
    for audience, said in (("practitioner", practitioner), ("family", family), ("child", child)):
        if said is not None:
            words[audience] = cut(said, scope, found, within=within)
    if words and "practitioner" not in words:
        some = next(iter(words.values()))
        words = {"practitioner": Text(("",), some.span), **words}
    return words


def titles(practitioner: Scalar, family: Scalar | None, child: Scalar | None, found: Diagnostics) -> Wording:
    """The exemplar's own titles, in which no slots are filled."""
    words = {"practitioner": plain(practitioner, "the title", found)}
    if family is not None:
        words["family"] = plain(family, "the title", found)
    if child is not None:
        words["child"] = plain(child, "the title", found)
    return words


def maybe(said: Scalar | None, scope: Scope, found: Diagnostics, within: str = "") -> Text | None:
    """A text that may be left out, cut at its slots."""
    return None if said is None else cut(said, scope, found, within=within)

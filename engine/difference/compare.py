"""All that is different between two artifacts, by meaning: the way in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..artifact import Artifact
from ..translation_texts import as_written
from .around import of_the_rest
from .binding import Binding
from .change import Change, Difference, Side
from .facts import of_facts
from .needs import of_needs
from .options import of_options
from .privacy import of_privacy
from .questions import of_questions
from .reading import causes
from .retained import of_retention
from .rules import made
from .sides import Sides
from .standing import of_standing
from .statuses import of_statuses
from .translated import of_translations
from .variants import of_variants
from .wordings import of_wordings

COMPARED: tuple[Callable[[Sides], Iterator[Change]], ...] = (
    of_questions, of_options, of_statuses, of_needs, of_facts, of_privacy, of_wordings, of_translations, of_standing,
    of_variants, of_retention, of_the_rest,
)  # fmt: skip
"""Each finds one family of changes."""


def difference(old: Artifact, new: Artifact) -> Difference:
    """What is different in the newer artifact, part by part in its own order.

    Two of one content (rule L7) differ in nothing, wherever their words come from. What no rule covers is told as E_OTHER,
    so that nothing is silently equal. Raises nothing.
    """
    sides = Difference(_side(old), _side(new), ())
    if old.content_hash == new.content_hash:
        return sides
    compared = Sides(old, new)
    found = [change for each in COMPARED for change in each(compared)]
    found += (
        [each for key in _unlike(compared) for each in _other(compared, key)]
        if not found
        else _untold(compared, found)
    )
    binding = Binding(compared.old, compared.new)
    found = [replace(change, hash=binding.hash_of(change)) for change in found]
    places = _places(compared)
    order = {part: n for n, part in enumerate(places)}
    found.sort(key=lambda change: order.get(whole_of(change.part), len(order)))
    return Difference(
        sides.old, sides.new, tuple(found), tuple(places.items()), tuple(causes(compared, found))
    )


def whole_of(part: str) -> str:
    """The question, section or fact that a part belongs to; the part itself where it is of none.

    >>> whole_of("questions.siblings.name.ask.family"), whole_of("pen_picture.4.say.child")
    ('questions.siblings.name', 'pen_picture.4')
    """
    kind, _, rest = part.partition(".")
    if kind == "translations":
        return whole_of(rest.partition(".")[2])
    if kind in ("pen_picture", "case_summary", "signatures", "next", "pathways", "variants"):
        return f"{kind}.{rest.partition('.')[0]}" if rest else part
    if kind not in ("questions", "sections", "facts"):
        return kind if kind == "retention" else part
    names = rest.split(".")
    for n, name in enumerate(names):
        if n and name in _FACETS:
            return ".".join((kind, *names[:n]))
    return part


_FACETS = frozenset(
    ("ask", "hint", "title", "options", "reasons", "more_to_say", "essential", "risk", "statutory", "symbol", "variants",
     "at_least", "at_most", "format", "answered_by", "returned_as", "options_from", "because", "questions", "dimensions",
     "row_title", "there_are_none", "there_are_others", "each", "unit", "called", "publish", "stale_after", "type", "about",
     "age_from", "age_unless", "history", "context", "parts", "rules")
)  # fmt: skip


def _side(artifact: Artifact) -> Side:
    return Side(artifact.name, artifact.content_hash)


def _places(sides: Sides) -> dict[str, str]:
    """Every part by path, with what it is called, in the order in which it is read: newer parts first where they stand,
    those that are gone after them."""
    found: dict[str, str] = {
        key: ""
        for key in (
            "exemplar",
            "about",
            "stage",
            "nation",
            "language",
            "title",
            "as_of",
            "timescale",
            "retention",
        )
    }
    for content in (sides.new, sides.old):
        for section in content["sections"]:
            found.setdefault(f"sections.{section['id']}", _words(section["title"]))
            for path in section["questions"]:
                for each in _with_rows(content, path):
                    found.setdefault(f"questions.{each}", _words(content["questions"][each]["ask"]))
    for content in (sides.new, sides.old):
        for name, fact in content["facts"].items():
            found.setdefault(f"facts.{name}", fact["title"])
    return found


def _with_rows(content: dict[str, Any], path: str) -> Iterator[str]:
    yield path
    for inner in content["questions"][path].get("questions", ()):
        yield from _with_rows(content, inner)


def _words(wording: dict[str, Any]) -> str:
    return as_written(wording["practitioner"])


_DERIVED = ("version", "order", "translations")


def _unlike(sides: Sides) -> Iterator[str]:
    """The keys of two contents that are not equal, though nothing above says how."""
    for key in dict.fromkeys((*sides.old, *sides.new)):
        if key not in _DERIVED and _plain(sides.old.get(key)) != _plain(sides.new.get(key)):
            yield key


def _untold(sides: Sides, found: Sequence[Change]) -> Iterator[Change]:
    """What is otherwise, though nothing is told of it: each question, fact and section, and whatever else there is as a whole."""
    told = {whole_of(change.part) for change in found}
    kinds = {part.partition(".")[0] for part in told}
    before, after = sides.sections
    # Which questions stand in a section is told of these.
    sections = [
        (f"sections.{name}", {**before[name], "questions": ()}, {**section, "questions": ()})
        for name, section in after.items()
        if name in before
    ]
    short = [
        {way["id"]: way for way in content["pathways"] if "short" in way}
        for content in (sides.old, sides.new)
    ]
    ways = [(f"pathways.{name}", short[0][name], way) for name, way in short[1].items() if name in short[0]]
    pairs = [(pair.part, pair.old, pair.new) for pair in (*sides.questions, *sides.facts)]
    for part, old, new in (*pairs, *sections, *ways):
        if part not in told and _plain(old) != _plain(new):
            yield made("E_OTHER", part)
    for key in _unlike(sides):
        if key not in (*_TOLD_BY_PART, *kinds):
            yield from _other(sides, key)


_TOLD_BY_PART = ("questions", "facts", "sections", "define", "pathways")
"""What is looked at part by part; a named condition and a pathway by what they decide."""


def _other(sides: Sides, key: str) -> Iterator[Change]:
    """What is otherwise under a key. Of a named condition that is rewritten, what uses it was compared by what it means."""
    old, new = sides.old.get(key), sides.new.get(key)
    if key != "define" or old is None or new is None or old.keys() != new.keys():
        yield made("E_OTHER", key)
        return
    for name in new:
        was, now = old[name], new[name]
        if was["tree"] != now["tree"]:
            same = sides.proving.holds(was, now).extent == "SAME"
            yield made("W_SAME" if same else "E_OTHER", f"define.{name}", was["text"], now["text"])


def _plain(value: Any) -> Any:
    """A value without what follows from other parts, or says only what something was called."""
    if isinstance(value, dict):
        return {
            key: _plain(each)
            for key, each in value.items()
            if key not in ("shown", "same_as", "changed_from", "was", "text", "owner")
        }
    return [_plain(each) for each in value] if isinstance(value, list) else value

"""A reason stays where everybody who may read a history can see it: it does not say again what it erases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from .. import erasing_codes as codes
from ..language import CHOOSING
from ..records.leaf import Leaf
from ..records.parted import FACT, is_of_answers, is_of_question
from ..records.place_steps import steps
from ..records.repeating import repeats, texts, words
from ..records.seal import WHY_AMENDED, WHY_WRITTEN
from .fault import StoreFault

_IN_WORDS = ("text", "long text", "person", "number")
"""The types of answers whose words, be they ever so few, are somebody's own."""

Contents = Sequence[Mapping[str, Any]]


def not_repeated(
    of: str, because: str, leaves: Iterable[Leaf], contents: Contents, *, whole: bool = False
) -> None:
    """See that a reason says nothing again of what somebody said in some leaves, nor of how the artifacts that they were kept under (their
    `contents`) say what was chosen. Of a `whole` record an option of one word tells nothing: it is one of many. Raises StoreFault (PP826)."""
    said = list(_said(leaves))
    short = [text for place, told in said for text in _short(place, told, contents, whole=whole)]
    if repeats(because, [*(told for _, told in said), *short], short):
        raise StoreFault(codes.REPEATED, of=of)


def _said(leaves: Iterable[Leaf]) -> Iterator[tuple[str, Any]]:
    for leaf in leaves:
        if not leaf.erased and (is_of_answers(leaf.place) or leaf.place in (WHY_AMENDED, WHY_WRITTEN)):
            try:
                yield leaf.place, leaf.said
            except (ValueError, TypeError, AttributeError):  # of a damaged record
                continue


def _short(place: str, said: Any, contents: Contents, *, whole: bool) -> Iterator[str]:
    """What somebody said at a place that may be short and tell of it all the same."""
    if not isinstance(said, Mapping):
        yield from texts(said)
        return
    yield from texts(said.get("note"))
    value = said.get("value")
    kinds = _specs(place, contents)
    if any(spec.get("type") in CHOOSING for spec in kinds):
        codes_said = set(texts(value))
        options = [
            *codes_said,
            *(label for spec in kinds for label in _labels(spec.get("options", ()), codes_said)),
        ]
        yield from (each for each in options if not whole or len(words(each)) > 1)
    elif not kinds or any(spec.get("type") in _IN_WORDS for spec in kinds):
        yield from _in_words(value)


def _in_words(value: Any) -> Iterator[str]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield f"{value:.15g}"
    elif isinstance(value, Mapping):  # a person: what somebody is to the child tells nothing by itself
        yield from texts([value.get("name"), value.get("id")])
    elif isinstance(value, str):
        yield value


def _specs(place: str, contents: Contents) -> list[Mapping[str, Any]]:
    """How the artifacts define the question or the fact of a place, each by its name there."""
    if place.startswith(FACT):
        kind, wanted = "facts", place.removeprefix(FACT)
    elif is_of_question(place):
        kind, wanted = "questions", ".".join(step for step, _ in steps(place))
    else:
        return []
    return [content[kind][wanted] for content in contents if wanted in content.get(kind, {})]


def _labels(options: Iterable[Any], chosen: Collection[str]) -> Iterator[str]:
    """How some options are said, to whomever."""
    for option in options:
        if isinstance(option, Mapping) and option.get("code") in chosen:
            for say in option.get("say", {}).values():
                yield say if isinstance(say, str) else "".join(each for each in say if isinstance(each, str))

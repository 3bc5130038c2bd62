"""Answer files to `Answers`: `.json` strictly, `.yaml` by our own reader, one contract, faults without values."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from operator import itemgetter
from pathlib import PurePath
from typing import Any

from ..dsl import reader, syntax
from ..dsl.diagnostic import Diagnostics
from ..dsl.json_places import tree_of
from ..dsl.source import Source, Span
from . import answer_codes as codes
from .answer_checking import AnswerCheck
from .answer_plain import Path, repeatable
from .answers import Answers
from .private import private, read_privately


class _RepeatedKey(Exception):
    def __init__(self, key: str) -> None:
        self.key = key


def read_answers(
    source: Source, content: Mapping[str, Any], identity: str
) -> tuple[Answers | None, Diagnostics]:
    """Read an answer file for the artifact with this content and identity (its content hash).

    A file whose name ends in `.json` is read as strict JSON, any other by our YAML reader. None when there are
    errors; warnings come beside the answers.
    """
    found = Diagnostics()
    source = private(source)
    if PurePath(source.name).suffix == ".json":
        data = _json(source, found)
    else:
        tree, found = read_privately(source)
        data = None if tree is None else plain(tree)
    if found.has_errors:
        return None, found
    reading = AnswerCheck(content, identity)
    answers = reading.answers(data)
    if reading.faults:
        places = _Places(source)
        for code, path, words in reading.faults:
            found.add(code.at(places.span(path), **words))
    return (None if found.has_errors else answers), found


def plain(node: syntax.Node) -> Any:
    """A positioned tree as plain lists, dicts and texts."""
    if isinstance(node, syntax.Scalar):
        return node.text
    if isinstance(node, syntax.Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def _json(source: Source, found: Diagnostics) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            raise _RepeatedKey(max(Counter(key for key, _ in pairs).items(), key=itemgetter(1))[0])
        return made

    def refuse(constant: str) -> Any:
        raise json.JSONDecodeError("not JSON", source.text, max(source.text.find(constant), 0))

    try:
        return json.loads(source.text, object_pairs_hook=once, parse_float=Decimal, parse_constant=refuse)
    except json.JSONDecodeError as fault:
        at = min(fault.pos, len(source.text))
        found.add(codes.NOT_JSON.at(Span(source, at, min(at + 1, len(source.text)))))
    except _RepeatedKey as fault:
        quoted = json.dumps(fault.key, ensure_ascii=False)
        at = max(source.text.find(quoted, source.text.find(quoted) + 1), 0)
        found.add(codes.REPEATED_KEY.at(Span(source, at, at + len(quoted)), key=repeatable(fault.key)))
    except (RecursionError, ValueError, ArithmeticError):  # the last: an exponent that no number has
        found.add(codes.NOT_JSON.at(Span(source, 0, 0)))
    return None


class _Places:
    """Finds the place of a path in the file, by reading it once more with places: only when something is wrong."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._tree: syntax.Node | None = None
        if PurePath(source.name).suffix == ".json":
            self._tree = tree_of(source)
        else:
            self._tree, _ = reader.read(source)

    def span(self, path: Path) -> Span:
        node: syntax.Node | None = self._tree
        place = (
            Span(self._source, 0, 0) if node is None else Span(self._source, node.span.start, node.span.start)
        )
        for step in path:
            if isinstance(node, syntax.Mapping) and isinstance(step, str):
                entry = next((e for e in node.entries if e.key.text == step), None)
                if entry is None:
                    return place
                place, node = entry.key.span, entry.value
            elif isinstance(node, syntax.Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                place = node.span
            else:
                return place
        return place

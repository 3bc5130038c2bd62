"""YAML text to the positioned tree of `syntax`, from the parser's events and without recursion.

The parser is libyaml's; where it is not installed, PyYAML's own gives the same events through the same code.
"""

from __future__ import annotations

import gc
import re
from functools import cache
from typing import Any

from . import lost, yaml_faults
from .characters import hidden, unfit
from .diagnostic import Diagnostic, Diagnostics, Related
from .loading import load, too_large
from .reading_codes import (
    DUPLICATE_KEY,
    EMPTY,
    EMPTY_ITEM,
    KEY_NOT_TEXT,
    MERGE_KEY,
    NAMELESS,
    NOT_A_MAPPING,
    SEVERAL_DOCUMENTS,
    TOO_DEEP,
    TOO_LARGE,
)
from .source import Source, Span
from .syntax import Entry, Mapping, Node, Scalar, Sequence

__all__ = ["MOST_FAULTS", "MOST_LEVELS", "MOST_NODES", "load", "read"]

MOST_LEVELS = 64
"""The deepest nesting read: the language itself needs fewer than twenty levels."""

MOST_NODES = 1_000_000
"""The most names and values read: a definition of 20,000 questions of eight keys has a third of it."""

MOST_FAULTS = 100
"""Reading stops after so many faults: nobody reads further, and a hostile file could make millions."""

_STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
_GLUED_COMMENT = re.compile(r"[|>][-+\d]*#")
_COMMENT = re.compile(r"(?<=[^\s#])[ \t]+#[^\r\n]*")


class _Stop(Exception):
    """Reading cannot go on; the fault is in the list."""


def read(source: Source) -> tuple[Mapping | None, Diagnostics]:
    """The tree of one file, or None where it has no whole one, and every fault that was found on the way.

    A tree may come along with errors (a key said twice, a comment that swallows text): it is then whole but for
    what the errors speak of, so that the next stage can report what it finds in the same run.
    Raises nothing, whatever the text is.
    """
    faults = Diagnostics()
    large = too_large(source)
    if large:
        return None, Diagnostics([large])
    for fault in unfit(source):
        faults.add(fault)
        if len(faults) >= MOST_FAULTS:
            break
    if faults.has_errors:
        return None, faults
    reading = _Reading(source, faults)
    # Nothing here makes a cycle, and collecting while a large tree grows walks it again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        tree = reading.tree(_parser()(source.text))
    except _Stop:
        return None, faults
    finally:
        if collecting:
            gc.enable()
    return (tree if reading.whole else None), faults


@cache
def _parser() -> Any:
    # Imported when first needed: a session that loads an artifact reads no YAML.
    import yaml

    return yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


class _Reading:
    """One run over the events of one source."""

    def __init__(self, source: Source, faults: Diagnostics) -> None:
        self.source = source
        self.faults = faults
        self.whole = True

    def report(self, *found: Diagnostic, whole: bool = True) -> None:
        """Keep faults; `whole` is false where what was read in their place is not what the author meant."""
        self.faults.extend(found)
        self.whole &= whole
        if len(self.faults) >= MOST_FAULTS:
            raise _Stop

    def tree(self, parser: Any) -> Mapping | None:
        """The tree of the first and only document. Raises _Stop where reading cannot go on."""
        import yaml

        source, text = self.source, self.source.text
        scalar_event, mapping_start = yaml.ScalarEvent, yaml.MappingStartEvent
        sequence_start, alias = yaml.SequenceStartEvent, yaml.AliasEvent
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        comments = {found.start(): found.end() for found in _COMMENT.finditer(text)} if "#" in text else {}
        swallowed = lost.after_nothing(text) if comments or "#" in text else {}
        get, styles = parser.get_event, _STYLES

        # What is open: its children so far, the key that waits for a value, the keys seen (None in a list),
        # where it began, and whether it stands in brackets. The enclosing ones wait on the stack.
        stack: list[tuple[list[Any], Scalar | None, dict[str, Scalar] | None, int, bool]] = []
        children: list[Any] = []
        waiting: Scalar | None = None
        seen: dict[str, Scalar] | None = None
        began, inline, nodes = 0, False, 0
        root: Node | None = None
        last: Any = None

        while True:
            try:
                event = get()
            except (yaml.YAMLError, ValueError, OverflowError) as fault:
                opened = [*(s[3] for s in stack[1:]), began] if stack else []
                if not isinstance(fault, yaml.YAMLError):
                    # PyYAML's own parser lets a number beyond Unicode in an escape through to `chr`.
                    fault = yaml.MarkedYAMLError(problem="escape", problem_mark=parser.get_mark())
                found = yaml_faults.explain(source, fault, last, opened)
                if not self._told_of(found):
                    self.report(found, whole=False)
                raise _Stop from None
            kind = event.__class__
            node: Node
            if kind is scalar_event:
                value: str = event.value
                first, after = event.start_mark, event.end_mark
                start, end = first.index, after.index
                style = event.style
                nodes += 1
                if event.anchor is not None or event.tag is not None:
                    self.report(lost.marked(source, event))
                if not style:
                    if end - start == len(value) and first.line == after.line:
                        node = Scalar(value, Span(source, start, end), "plain", start)
                    else:
                        node = Scalar(value, Span(source, start, end))
                        if first.line != after.line:
                            self.report(*lost.glued(node, first.column))
                    if (
                        comments
                        and end in comments
                        and " " in value
                        and (seen is None or waiting is not None)
                    ):
                        self.report(lost.comment(node, comments[end]))
                    if not value:
                        if seen is None:
                            if stack:
                                self.report(EMPTY_ITEM.at(Span(source, max(start - 1, 0), start)))
                        elif waiting is None:
                            self.report(NAMELESS.at(Span(source, start, min(start + 1, len(text)))), whole=False)
                        elif end in swallowed:
                            self.report(lost.comment(node, swallowed[end]))
                elif style in "'\"":
                    exact = end - start == len(value) + 2 and first.line == after.line
                    body = start + 1 if exact else None
                    node = Scalar(value, Span(source, start, end), styles[style], body)
                    escaped = None if exact else hidden(node)
                    if escaped:
                        self.report(escaped)
                else:
                    if _GLUED_COMMENT.match(text, start):
                        self.report(yaml_faults.beginning(source, start), whole=False)
                        raise _Stop
                    node = _block(source, value, start, end, styles[style])
                if seen is not None and waiting is None:
                    waiting = node
                    if value in seen:
                        other = seen[value]
                        if not inline:
                            self.report(_twice(node, other))
                    else:
                        if value == "<<" and not style:
                            self.report(MERGE_KEY.at(node.span), whole=False)
                        seen[value] = node
                    continue
            elif kind is mapping_start or kind is sequence_start:
                nodes += 1
                start = event.start_mark.index
                if event.anchor is not None or event.tag is not None:
                    self.report(lost.marked(source, event))
                    start = event.end_mark.index - (1 if event.flow_style else 0)
                if seen is not None and waiting is None:
                    what = "a list" if kind is sequence_start else "in braces"
                    self.report(KEY_NOT_TEXT.at(Span(source, start, start + 1), what=what), whole=False)
                    raise _Stop
                if len(stack) >= MOST_LEVELS:
                    self.report(TOO_DEEP.at(Span(source, start, start + 1), most=MOST_LEVELS))
                    raise _Stop
                stack.append((children, waiting, seen, began, inline))
                children, waiting, seen = [], None, ({} if kind is mapping_start else None)
                began, inline = start, bool(event.flow_style)
                last = event
                if nodes > MOST_NODES:
                    break
                continue
            elif kind in ends:
                if inline:
                    end = event.end_mark.index
                elif children:
                    tail = children[-1]
                    end = (tail if seen is None else tail.value).span.end
                else:
                    end = began
                span = Span(source, began, max(end, began))
                if seen is None:
                    node = Sequence(tuple(children), span)
                else:
                    if inline:
                        spoiled = lost.in_braces(children, span)
                        if spoiled:
                            self.report(spoiled, whole=False)
                    if len(seen) != len(children):
                        children = _first_of_each(children)
                    node = Mapping(tuple(children), span)
                children, waiting, seen, began, inline = stack.pop()
            elif kind is alias:
                self.report(lost.alias(source, event), whole=False)
                node = Scalar("*" + event.anchor, Span(source, event.start_mark.index, event.end_mark.index))
                if seen is not None and waiting is None:
                    waiting = node
                    continue
            elif kind is yaml.DocumentStartEvent:
                if root is not None:
                    self._second(event)
                last = event
                continue
            elif kind is yaml.StreamEndEvent:
                break
            else:
                last = event
                continue
            last = event
            if nodes > MOST_NODES:
                break
            if not stack:
                root = node
            elif seen is None:
                children.append(node)
            else:
                assert waiting is not None
                children.append(Entry(waiting, node))
                waiting = None

        if nodes > MOST_NODES:
            self.report(
                TOO_LARGE.at(Span(source, 0, 0), most=f"{MOST_NODES:,} names and values"), whole=False
            )
            raise _Stop
        if root is None or isinstance(root, Scalar) and not root.text and not root.span.text:
            self.report(EMPTY.at(Span(source, 0, 0)), whole=False)
            return None
        if not isinstance(root, Mapping):
            what = "a list" if isinstance(root, Sequence) else "a text"
            end = text.find("\n", root.span.start)
            span = Span(source, root.span.start, min(root.span.end, end if end >= 0 else len(text)))
            self.report(NOT_A_MAPPING.at(span, what=what), whole=False)
            return None
        return root

    def _second(self, event: Any) -> None:
        at = self.source.text.rfind("\n", 0, event.end_mark.index) + 1
        marker = self.source.text[event.start_mark.index : event.end_mark.index].strip() or "..."
        span = Span(self.source, event.start_mark.index, event.end_mark.index)
        if span.start == span.end:
            span = Span(self.source, at, span.end)
        self.report(SEVERAL_DOCUMENTS.at(span, marker=marker), whole=False)
        raise _Stop

    def _told_of(self, found: Diagnostic) -> bool:
        """Whether the line of a syntax fault has one already: the innermost cause once."""
        line = found.span.line
        return any(fault.span.line == line for fault in self.faults)


def _block(source: Source, value: str, start: int, end: int, style: str) -> Scalar:
    """A `|` or `>` scalar. Its lines begin after its header; the columns that it strips are seen on the first
    line that has any text."""
    text = source.text
    end = start + len(text[start:end].rstrip())
    if style != "literal":
        return Scalar(value, Span(source, start, end), style)
    header = text.find("\n", start)
    if header < 0:
        return Scalar(value, Span(source, start, end), style)
    body = at = header + 1
    indent = 0
    for line in value.split("\n"):
        stop = text.find("\n", at)
        written = text[at : stop if stop >= 0 else len(text)].removesuffix("\r")
        if line:
            indent = len(written) - len(line)
            break
        if stop < 0:
            break
        at = stop + 1
    stop = text.find("\n", body)
    body = min(body + indent, stop if stop >= 0 else len(text))
    return Scalar(value, Span(source, start, end), style, body, indent)


def _twice(key: Scalar, first: Scalar) -> Diagnostic:
    related = (Related(first.span, f"`{key.text}` is said here first"),)
    return DUPLICATE_KEY.at(key.span, related=related, key=key.text, first=first.span.line)


def _first_of_each(entries: list[Entry]) -> list[Entry]:
    kept: dict[str, Entry] = {}
    for entry in entries:
        kept.setdefault(entry.key.text, entry)
    return list(kept.values())

"""From a YAML parser's events to the positioned tree, without recursion, refusing what YAML would spoil."""

from __future__ import annotations

import re
from typing import Any, NoReturn

import yaml

from . import lost, yaml_faults
from .characters import hidden, oddly_spaced
from .diagnostic import Diagnostic, Diagnostics, Related
from .indentation import begins_item, dash_put_back
from .lost import item_astray
from .reading_codes import (
    DUPLICATE_KEY,
    EMPTY,
    EMPTY_ITEM,
    FORGOTTEN_DASH,
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

MOST_LEVELS = 64
"""The deepest nesting read: the language itself needs fewer than twenty levels."""

MOST_NODES = 1_000_000
"""The most names and values read: a definition of 20,000 questions of eight keys has a third of it."""

MOST_FAULTS = 100
"""Reading stops after so many faults: nobody reads further, and a hostile file could make millions."""

LONGEST_KEY = 200
"""Letters that a key may have. YAML itself stops at 1,024, in a way of its own."""

_STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
_GLUED_COMMENT = re.compile(r"[|>][-+\d]*#")
_COMMENT = re.compile(r"(?<=\S)[ \t]+#[^\r\n]*")


class Stopped(Exception):
    """Reading cannot go on; the fault is among the faults."""


class _Open:
    """A mapping or list whose end has not come: `seen` holds the keys of a mapping and is None in a list, and
    `waiting` the key that has no value yet."""

    __slots__ = ("began", "children", "inline", "seen", "waiting")

    def __init__(self, began: int, mapping: bool, inline: bool) -> None:
        self.began = began
        self.inline = inline
        self.children: list[Any] = []
        self.seen: dict[str, Scalar] | None = {} if mapping else None
        self.waiting: Scalar | None = None


class Reading:
    """One run over the events of one source."""

    def __init__(self, source: Source, faults: Diagnostics) -> None:
        """Faults are added to `faults`; `whole` says afterwards whether the tree is what the author meant."""
        self.source = source
        self.faults = faults
        self.whole = True
        text = source.text
        # Where a text, or nothing, is followed by a comment on its line: its end, and the comment's.
        self.comments = {c.start(): c.end() for c in _COMMENT.finditer(text)} if "#" in text else {}
        self.swallowed = lost.after_nothing(text) if "#" in text else {}

    def report(self, *found: Diagnostic, whole: bool = True) -> None:
        """Keep faults; `whole` is false where what was read in their place is not what the author meant."""
        self.faults.extend(found)
        self.whole &= whole
        if len(self.faults) >= MOST_FAULTS:
            raise Stopped

    def tree(self, parser: Any) -> Mapping | None:
        """The tree of the only document, or None where it is no mapping. Raises Stopped where it cannot go on."""
        next_event = parser.get_event
        scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        stack: list[_Open | None] = []
        here: _Open | None = None
        root: Node | None = None
        last: Any = None
        nodes = 0
        while True:
            try:
                event = next_event()
            except (yaml.YAMLError, ValueError, OverflowError) as fault:
                self._unreadable(fault, parser, last, [one.began for one in (*stack[1:], here) if one])
            kind = event.__class__
            node: Node
            if kind is scalar:
                nodes += 1
                node = self._scalar(event, here)
            elif kind is mapping or kind is sequence:
                nodes += 1
                opened = self._opened(event, here, kind is mapping, len(stack))
                stack.append(here)
                here, last = opened, event
                continue
            elif kind in ends:
                assert here is not None
                node = self._closed(here, event)
                here = stack.pop()
            elif kind is yaml.AliasEvent:
                nodes += 1
                self.report(lost.alias(self.source, event), whole=False)
                node = Scalar("*" + event.anchor, self._span(event))
            elif kind is yaml.StreamEndEvent:
                break
            else:
                if kind is yaml.DocumentStartEvent and root is not None:
                    self._second(event)
                last = event
                continue
            last = event
            if nodes > MOST_NODES:
                self.report(TOO_LARGE.at(Span(self.source, 0, 0), most=f"{MOST_NODES:,} names and values"))
                raise Stopped
            if here is None:
                root = node
            elif here.seen is None:
                here.children.append(node)
            elif here.waiting is None:
                assert isinstance(node, Scalar)
                self._key(node, here)
            else:
                here.children.append(Entry(here.waiting, node))
                here.waiting = None
        return self._top(root)

    # --- texts ------------------------------------------------------------------------------------------------------

    def _scalar(self, event: Any, here: _Open | None) -> Scalar:
        """One text, with its exact place where it has one."""
        source, text = self.source, event.value
        first, after, style = event.start_mark, event.end_mark, event.style
        start, end = first.index, after.index
        if event.tag is not None or event.anchor is not None:
            self.report(lost.marked(source, event))
        if style:
            return self._styled(text, start, end, style, first.line == after.line)
        if first.line == after.line and end - start == len(text):
            node = Scalar(text, Span(source, start, end), "plain", start)
        else:
            node = Scalar(text, Span(source, start, end))
            self.report(*lost.glued(node))
        if not text:
            self._nothing(node, here)
        elif end in self.comments and " " in text and not _wants_key(here):
            self.report(lost.comment(node, self.comments[end]))
        return node

    def _styled(self, text: str, start: int, end: int, style: str, one_line: bool) -> Scalar:
        """A text in quotes, or a block."""
        source = self.source
        if style not in "'\"":
            if _GLUED_COMMENT.match(source.text, start):
                self.report(yaml_faults.beginning(source, start))
                raise Stopped
            return _block(source, text, start, end, _STYLES[style])
        if one_line and end - start == len(text) + 2:
            return Scalar(text, Span(source, start, end), _STYLES[style], start + 1)
        node = Scalar(text, Span(source, start, end), _STYLES[style])
        escaped = hidden(node)
        if escaped:
            self.report(escaped)
        return node

    def _nothing(self, node: Scalar, here: _Open | None) -> None:
        """A place where a text might stand and none does: fine after a key, unless a comment took its place."""
        at = node.span.start
        if here is None:
            return
        if here.seen is None:
            self.report(EMPTY_ITEM.at(Span(self.source, max(at - 1, 0), at)))
        elif here.waiting is None:
            self.report(NAMELESS.at(Span(self.source, at, min(at + 1, len(self.source.text)))), whole=False)
        elif at in self.swallowed:
            self.report(lost.comment(node, self.swallowed[at]))

    def _key(self, key: Scalar, here: _Open) -> None:
        """A text that is a key of the mapping that is open."""
        text = key.text
        here.waiting = key
        assert here.seen is not None
        if text in here.seen:
            # Between braces a comma may have made the second: that is told when they close.
            if not here.inline:
                self._twice(key, here, here.seen[text])
            return
        here.seen[text] = key
        if text == "<<" and key.style == "plain":
            self.report(MERGE_KEY.at(key.span), whole=False)
        spaced = None if text.isascii() else oddly_spaced(key)
        if spaced:
            self.report(spaced)
        if len(text) > LONGEST_KEY or "\n" in text:
            what = f"{len(text):,} letters long" if len(text) > LONGEST_KEY else "a text of several lines"
            self.report(KEY_NOT_TEXT.at(key.span, what=what), whole=False)

    def _twice(self, key: Scalar, here: _Open, first: Scalar) -> None:
        """A key said a second time: a slip, or the first one of a list item whose dash was forgotten."""
        children = here.children
        if first is children[0].key and len(children) > 1 and begins_item(self.source, here.began):
            # From here on the keys are another item's, so none of them is said twice.
            here.seen = {first.text: key}
            repaired, edit = dash_put_back(key, children[1].key.text)
            related = (Related(first.span, "the item above begins here"),)
            self.report(
                FORGOTTEN_DASH.at(key.span, related=related, edit=edit, key=first.text, repaired=repaired),
                whole=False,
            )
            return
        astray = item_astray(children[-1].value, key) if begins_item(self.source, here.began) else None
        if astray:
            here.seen = {}
            self.report(astray, whole=False)
            return
        related = (Related(first.span, f"`{key.text}` is said here first"),)
        self.report(DUPLICATE_KEY.at(key.span, related=related, key=key.text, first=first.span.line))

    # --- mappings and lists -----------------------------------------------------------------------------------------

    def _opened(self, event: Any, here: _Open | None, mapping: bool, levels: int) -> _Open:
        start = event.start_mark.index
        if event.tag is not None or event.anchor is not None:
            self.report(lost.marked(self.source, event))
            start = event.end_mark.index - (1 if event.flow_style else 0)
        if _wants_key(here):
            what = "in braces" if mapping else "a list"
            self.report(KEY_NOT_TEXT.at(Span(self.source, start, start + 1), what=what))
            raise Stopped
        if levels >= MOST_LEVELS:
            self.report(TOO_DEEP.at(Span(self.source, start, start + 1), most=MOST_LEVELS))
            raise Stopped
        return _Open(start, mapping, bool(event.flow_style))

    def _closed(self, one: _Open, event: Any) -> Node:
        """The mapping or list that has ended. Outside brackets it ends with its last value, not at what follows."""
        children = one.children
        end = one.began
        if one.inline:
            end = max(end, event.end_mark.index)
        elif children:
            tail = children[-1]
            end = (tail if one.seen is None else tail.value).span.end
        span = Span(self.source, one.began, end)
        if one.seen is None:
            return Sequence(tuple(children), span)
        if one.inline:
            spoiled = lost.in_braces(children, span)
            if spoiled:
                self.report(spoiled, whole=False)
        if len(one.seen) != len(children):
            kept: dict[str, Entry] = {}
            for entry in children:
                kept.setdefault(entry.key.text, entry)
            children = list(kept.values())
        return Mapping(tuple(children), span)

    # --- the whole file ---------------------------------------------------------------------------------------------

    def _top(self, root: Node | None) -> Mapping | None:
        if isinstance(root, Mapping):
            return root
        if root is None or isinstance(root, Scalar) and not root.span.text:
            self.report(EMPTY.at(Span(self.source, 0, 0)))
            return None
        what = "a list" if isinstance(root, Sequence) else "a text"
        begin, end = root.span.start, self.source.text.find("\n", root.span.start)
        span = Span(self.source, begin, root.span.end if end < 0 else min(root.span.end, end))
        self.report(NOT_A_MAPPING.at(span, what=what))
        return None

    def _second(self, event: Any) -> None:
        """The beginning of a second document: `---`, or what stands after `...`."""
        span = self._span(event)
        marker = span.text.strip() or "..."
        if span.start == span.end:
            span = Span(self.source, self.source.text.rfind("\n", 0, span.end) + 1, span.end)
        self.report(SEVERAL_DOCUMENTS.at(span, marker=marker))
        raise Stopped

    def _unreadable(self, fault: Exception, parser: Any, last: Any, opened: list[int]) -> NoReturn:
        """What YAML cannot read further; nothing where its line has a fault already, the innermost cause."""
        if not isinstance(fault, yaml.YAMLError):
            # PyYAML's own parser lets a number beyond Unicode in an escape through to `chr`.
            fault = yaml.MarkedYAMLError(problem="escape", problem_mark=parser.get_mark())
        found = yaml_faults.explain(self.source, fault, last, opened)
        if found.span.line not in {fault.span.line for fault in self.faults}:
            self.report(found)
        raise Stopped from None

    def _span(self, event: Any) -> Span:
        return Span(self.source, event.start_mark.index, event.end_mark.index)


def _wants_key(here: _Open | None) -> bool:
    return here is not None and here.seen is not None and here.waiting is None


def _block(source: Source, value: str, start: int, end: int, style: str) -> Scalar:
    """A `|` or `>` scalar. Its lines begin after its header; the columns that it strips are seen on the first
    line that has any text."""
    text = source.text
    end = start + len(text[start:end].rstrip())
    header = text.find("\n", start)
    if style != "literal" or header < 0:
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

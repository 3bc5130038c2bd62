"""Canonical layout of a file: one way to write the same thing, with every comment kept (`penpicture fmt`).

Two spaces for a step of indentation, lists indented under their key, keys in the order in which the language
declares them, quotes only where they are needed, a blank line between sections, between questions and after each
block of the top level. Other blank lines are kept, one at a time.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from ..dsl.comments import Comment, comments_of, spaced
from ..dsl.diagnostic import Diagnostics
from ..dsl.reader import read
from ..dsl.source import Source
from ..dsl.syntax import Entry, Mapping, Node, Scalar, Sequence
from . import definition
from .definition import KINDS
from .item_class import item_class
from .language import Keyed, Record, Records, Shape, keys_of
from .text_layout import STEP, on_one_line, text_lines

WIDEST_INLINE = 100
"""Columns that a list or mapping in brackets may take; a longer one is written with a line for each item."""

_APART = ("sections", "questions")


def layout(source: Source) -> tuple[str | None, Diagnostics]:
    """The file in canonical layout, or None with the faults for which it cannot be read.

    The tree that is read from the result equals the one that was read, but for the order of keys; laying out the
    result changes nothing.
    """
    tree, faults = read(source)
    if tree is None or faults.has_errors:
        return None, faults
    text = arranged(source, tree)
    again, _ = read(Source(source.name, text))
    # An author's file is never changed in meaning, whatever fault may hide in here.
    return (text if again is not None and same(tree, again) else source.text), faults


def same(one: Node, other: Node) -> bool:
    """Whether two trees say the same: equal but for the order of keys."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        others = {entry.key.text: entry.value for entry in other.entries}
        return len(one.entries) == len(others) and all(
            entry.key.text in others and same(entry.value, others[entry.key.text]) for entry in one.entries
        )
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        return len(one.items) == len(other.items) and all(map(same, one.items, other.items))
    return one == other


def arranged(source: Source, tree: Mapping) -> str:
    """The text of `tree` in canonical layout, with the comments of `source`."""
    return _Arranging(source, tree).text()


@dataclass
class _Slot:
    """What goes along with one key or item wherever it is written: the comments above it, the one on its line."""

    start: int
    ended: int
    spaced: bool
    above: list[tuple[bool, str]] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


@dataclass
class _Written:
    """A key or item as lines: what must stand above it, its lines, and whether a blank line parts it from the one
    before."""

    above: list[tuple[bool, str]]
    lines: list[str]
    spaced: bool


class _Arranging:
    """One run: the comments handed out to the keys and items they belong to, then everything written."""

    def __init__(self, source: Source, tree: Mapping) -> None:
        self.source = source
        self.tree = tree
        self.slots: dict[int, _Slot] = {}
        self.ordered: list[_Slot] = []
        self._hand_out(tree)
        self.head: list[tuple[bool, str]] = []
        self.tail: list[tuple[bool, str]] = []
        starts = [slot.start for slot in self.ordered]
        for comment in comments_of(source, tree):
            self._place(comment, bisect_right(starts, comment.start))
        self.head_spaced = bool(self.ordered) and self.ordered[0].spaced
        if self.ordered:
            self.ordered[0].spaced = False

    def text(self) -> str:
        """The whole file."""
        kind = next((KINDS[e.key.text] for e in self.tree.entries if e.key.text in KINDS), None)
        shape = Record(kind.__name__) if kind is not None else None
        above, lines = self._mapping(self.tree, 0, shape, top=True)
        head = _commented(self.head, 0)
        if head and self.head_spaced:
            head.append("")
        tail = _commented(self.tail, 0)
        if tail and self.tail[0][0]:
            tail.insert(0, "")
        return "\n".join([*head, *_commented(above, 0), *lines, *tail]).strip("\n") + "\n"

    # --- comments ---------------------------------------------------------------------------------------------------

    def _hand_out(self, node: Node) -> None:
        """A slot for each key and item that has a line of its own, in the author's order."""
        if self._inline(node) or isinstance(node, Scalar):
            return
        if isinstance(node, Mapping):
            for entry in node.entries:
                self._slot(entry, entry.key.span.start, entry.value)
                self._hand_out(entry.value)
        else:
            for item in node.items:
                self._slot(item, item.span.start, item)
                self._hand_out(item)

    def _slot(self, part: Entry | Node, start: int, value: Node) -> None:
        ended = value.span.end if self._inline(value) else start
        slot = _Slot(start, ended, spaced(self.source, self.source.position(start)[0]))
        self.slots[id(part)] = slot
        self.ordered.append(slot)

    def _place(self, comment: Comment, following: int) -> None:
        """Give a comment to the key or item whose line it shares, or else to the one that it stands above."""
        told = (comment.spaced, comment.text)
        before = self.ordered[following - 1] if following else None
        if before is not None and comment.start < before.ended:
            before.above.append(told if comment.alone else (False, comment.text))
        elif before is not None and not comment.alone:
            before.beside.append(comment.text)
        elif before is None:
            self.head.append(told)
        elif following == len(self.ordered):
            self.tail.append(told)
        else:
            self.ordered[following].above.append(told)

    # --- writing ----------------------------------------------------------------------------------------------------

    def _mapping(
        self, node: Mapping, indent: int, shape: Shape | None, top: bool = False
    ) -> tuple[list[tuple[bool, str]], list[str]]:
        inner = {}
        entries = list(node.entries)
        if isinstance(shape, Records) and shape.single:
            shape = Record(shape.classes[0])
        if isinstance(shape, Record):
            keys = [key for key in keys_of(getattr(definition, shape.cls)).values()]
            inner = {key.spelling: key.shape for key in keys}
            rank = {key.spelling: place for place, key in enumerate(keys)}
            entries.sort(key=lambda entry: rank.get(entry.key.text, len(rank)))
        elif isinstance(shape, Keyed):
            inner = {entry.key.text: Record(shape.cls) for entry in entries}
        parts = [
            self._part(entry, f"{on_one_line(entry.key)}:", entry.value, indent, inner.get(entry.key.text))
            for entry in entries
        ]
        after_block = [
            top and not isinstance(e.value, Scalar) and len(p.lines) > 1
            for e, p in zip(entries, parts, strict=True)
        ]
        return _joined(parts, indent, [False, *after_block[:-1]])

    def _sequence(
        self, node: Sequence, indent: int, shape: Shape | None, apart: bool
    ) -> tuple[list[tuple[bool, str]], list[str]]:
        parts = [self._part(item, "-", item, indent, _of_item(shape, item)) for item in node.items]
        mappings = [isinstance(item, Mapping) for item in node.items]
        return _joined(
            parts,
            indent,
            [apart and one and other for one, other in zip([False, *mappings[:-1]], mappings, strict=True)],
        )

    def _part(self, part: Entry | Node, lead: str, value: Node, indent: int, shape: Shape | None) -> _Written:
        """One key or item; comments that cannot stand where they stood go above it."""
        slot = self.slots.get(id(part)) or _Slot(0, 0, False)
        above = list(slot.above)
        prefix = " " * indent + lead
        beside_fits = True
        inline = self._on_one_line(value, len(prefix))
        if isinstance(value, Scalar):
            lines, beside_fits = text_lines(value, prefix, indent + STEP, commented=bool(slot.beside))
        elif inline is not None:
            lines = [f"{prefix} {inline}"]
        else:
            if isinstance(value, Mapping):
                first, lines = self._mapping(value, indent + STEP, shape)
            else:
                first, lines = self._sequence(value, indent + STEP, shape, lead.removesuffix(":") in _APART)
            if lead == "-":
                above += [(bool(above) and blank, text) for blank, text in first]
                lines[0] = prefix + lines[0][len(prefix) :]
            else:
                lines = [prefix, *_commented(first, indent + STEP), *lines]
        beside = list(slot.beside)
        if beside and beside_fits:
            lines[0] += "  " + beside.pop()
        above += [(False, text) for text in beside]
        is_spaced = slot.spaced
        if above and not slot.above:
            above[0] = (is_spaced, above[0][1])
            is_spaced = False
        return _Written(above, lines, is_spaced)

    def _on_one_line(self, node: Node, used: int) -> str | None:
        """A collection that its author wrote in brackets, where it is short and of single texts; else None."""
        if isinstance(node, Scalar) or not self._inline(node):
            return None
        if isinstance(node, Sequence):
            if not all(isinstance(item, Scalar) and item.text for item in node.items):
                return None
            said = ", ".join(
                on_one_line(item, inline=True) for item in node.items if isinstance(item, Scalar)
            )
            said = f"[{said}]"
        else:
            if not all(isinstance(entry.value, Scalar) for entry in node.entries):
                return None
            said = ", ".join(
                f"{on_one_line(entry.key)}: {on_one_line(entry.value, inline=True)}"
                if " " in entry.key.text
                else f"{on_one_line(entry.key, inline=True)}: {on_one_line(entry.value, inline=True)}"
                for entry in node.entries
                if isinstance(entry.value, Scalar)
            )
            said = f"{{{said}}}"
        if node.span.start != node.span.end and used + 1 + len(said) > WIDEST_INLINE and len(said) > 2:
            return None
        return said

    def _inline(self, node: Node) -> bool:
        return not isinstance(node, Scalar) and self.source.text[node.span.start : node.span.start + 1] in (
            "[",
            "{",
        )


def _of_item(shape: Shape | None, item: Node) -> Shape | None:
    """The shape of one item of a list: the first class whose first key it has, else the last."""
    if not isinstance(shape, Records):
        return None
    if isinstance(item, Mapping):
        return Record(item_class(shape.classes, item))
    return Record(shape.classes[-1])


def _joined(
    parts: list[_Written], indent: int, apart: list[bool]
) -> tuple[list[tuple[bool, str]], list[str]]:
    """Siblings one below the other, and apart from them what stands above the first."""
    lines: list[str] = []
    for place, (part, parted) in enumerate(zip(parts, apart, strict=True)):
        if place == 0:
            lines += part.lines
            continue
        above = _commented(part.above, indent)
        if parted or (part.above[0][0] if part.above else part.spaced):
            lines.append("")
        lines += above
        if above and part.spaced:
            lines.append("")
        lines += part.lines
    return parts[0].above, lines


def _commented(comments: list[tuple[bool, str]], indent: int) -> list[str]:
    """Comments on lines of their own, with the blank lines between them; none before the first."""
    lines: list[str] = []
    for place, (is_spaced, text) in enumerate(comments):
        if is_spaced and place:
            lines.append("")
        lines.append(" " * indent + text)
    return lines

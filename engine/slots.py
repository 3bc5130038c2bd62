"""From an author's prose to a text cut at its slots: `<child.known_as>`, `<prompted_by>`.

A `<` that no letter follows is the sign itself. Names are looked up as in conditions (rule C7).
"""

from __future__ import annotations

import re

from ..dsl.diagnostic import Diagnostics, Edit, Related
from ..dsl.nearest import nearest
from ..dsl.scope import Known, Scope
from ..dsl.source import Span
from ..dsl.syntax import Scalar
from . import slot_codes as codes
from .model import Slot, Text

_OPENING = re.compile(r"<(?=[A-Za-z])")
_NAME = r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*"
_SLOT = re.compile(rf"<({_NAME})>")
_SPACED = re.compile(rf"< {{1,9}}({_NAME}) {{0,9}}>")
_BRACED = re.compile(rf"\{{{{1,2}} {{0,9}}({_NAME}) {{0,9}}\}}{{1,2}}")
_SEVERAL_WORDS = re.compile(r"<([A-Za-z][^<>\n]{0,80})>")
_STRAY = re.compile(r"<[^\s<>]*>?")
_WORDLESS = ("picture", "file", "list")


def cut(
    prose: Scalar, scope: Scope, found: Diagnostics, *, within: str = "", heads: str | None = None
) -> Text:
    """A text cut at its slots, each a question or a fact; what is wrong is reported (PP601-PP605) and left out.

    `within` is the template path of the group in whose row the text stands; `heads` that of the group whose rows
    it is the title of. A question that is bound to a fact stands for the fact, as in conditions (rule C9).
    """
    text = prose.text
    if "<" not in text:
        if "{" in text:
            _unmarked(prose, scope, found, heads if heads is not None else within)
        return Text((text,), prose.span)
    _unmarked(prose, scope, found, heads if heads is not None else within)
    parts: list[str | Slot] = []
    done = 0
    for opening in _OPENING.finditer(text):
        start = opening.start()
        if start < done:
            continue
        slot = _SLOT.match(text, start)
        if slot is None:
            words = _SEVERAL_WORDS.match(text, start)
            if words:
                done = words.end()
                span = prose.place(start, done)
                _no_such(words[1], span, scope, found, heads if heads is not None else within)
                continue
            stray = _STRAY.match(text, start)
            end = stray.end() if stray else start + 1
            found.add(codes.OPEN_SLOT.at(prose.place(start, end), text=text[start:end]))
            continue
        span = prose.place(start, slot.end())
        known = _meant(slot[1], span, scope, found, heads if heads is not None else within, heads)
        if text[done:start]:
            parts.append(text[done:start])
        done = slot.end()
        if known is not None:
            parts.append(Slot(("fact", known.fact) if known.fact else known.ref, span))
    if text[done:] or not parts:
        parts.append(text[done:])
    return Text(tuple(parts), prose.span)


def plain(prose: Scalar, what: str, found: Diagnostics) -> Text:
    """A text in which no slots are filled; one that has a slot all the same is reported (PP606). `what` names
    the text in the message: `the exemplar's title`."""
    text = prose.text
    if "<" in text:
        for slot in _SLOT.finditer(text):
            found.add(codes.NO_SLOTS_HERE.at(prose.place(*slot.span()), name=slot[1], what=what))
    return Text((text,), prose.span)


def _meant(
    name: str, span: Span, scope: Scope, found: Diagnostics, within: str, heads: str | None
) -> Known | None:
    known = scope.find(name, within)
    if known is None:
        rows = scope.row_questions(name.rpartition(".")[2])
        if rows:
            where = (Related(rows[0].span, "asked in each row here"),) if rows[0].span else ()
            group = rows[0].group.rpartition(".")[2]
            found.add(codes.SLOT_IN_ROWS.at(span, name=name, group=group, related=where))
            return None
        _no_such(name, span, scope, found, within)
        return None
    if known.type in _WORDLESS:
        found.add(codes.NOT_IN_WORDS.at(span, name=name, type=known.type))
        return None
    if heads is not None and known.ref[0] == "question" and known.group != heads:
        found.add(codes.TITLE_LOOKS_OUT.at(span, name=name, group=heads.rpartition(".")[2]))
        return None
    return known


def _no_such(name: str, span: Span, scope: Scope, found: Diagnostics, within: str) -> None:
    """Report what stands in a slot and names nothing: a name misspelt, or several words."""
    one_word = name.strip().lower().replace(" ", "_")
    if one_word != name and scope.find(one_word, within) is not None:
        edit = Edit(span, f"<{one_word}>") if span.text == f"<{name}>" else None
        found.add(codes.NO_SUCH_SLOT.at(span, name=name, help=f"write `<{one_word}>`", edit=edit))
        return
    near = nearest(one_word, (n for n in scope.in_reach(within) if n not in scope.define))
    if near:
        help = f"write `<{near}>`, if that was meant"
    else:
        help = "name a question of this exemplar or a fact"
    if " " in name:
        help += "; a name is one word, with `_` where a space might be; if no slot was meant, put a space after `<`"
    found.add(codes.NO_SUCH_SLOT.at(span, name=name, help=help))


def _unmarked(prose: Scalar, scope: Scope, found: Diagnostics, within: str) -> None:
    """Warn of names that were meant as slots and would be printed as they stand: `< name >` and `{name}`."""
    text = prose.text
    for form, code in ((_SPACED, codes.SPACED_SLOT), (_BRACED, codes.SLOT_IN_BRACES)):
        for one in form.finditer(text):
            if scope.find(one[1], within) is None and not scope.row_questions(one[1]):
                continue
            span = prose.place(*one.span())
            edit = Edit(span, f"<{one[1]}>") if span.text == one[0] else None
            found.add(code.at(span, text=one[0], name=one[1], edit=edit))

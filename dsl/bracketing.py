"""Slips with brackets: one missing, `and` beside `or`, `not` and `count of` without them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import condition_codes as codes
from .checking import Checking
from .folding import several
from .parser import Unexpected, parses
from .slip import Slip

_JOIN = re.compile(r"\bon\s+or\s+(?:before|after)\b|\b(and|or)\b|(\()|(\))|\b(where)\b")


def mixed(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`a and b or c`: both ways of reading it are printed."""
    start, end = unexpected.at
    word = text[start:end]
    other = {"and": "OR", "or": "AND"}.get(word)
    if other is None or other not in unexpected.accepts:
        return
    left, right = around(text, start)
    joins = list(_joins(text, left, right))
    if len({text[slice(*join)] for join in joins}) < 2:
        return
    readings = [_bracketed(text, left, right, joins, inner) for inner in ("and", "or")]
    told = [f"`{' '.join(r.split())}`" for r in readings if parses(r)]
    shown = (
        " or ".join(told) if len(text) <= 200 and len(told) == 2 else "`(a and b) or c`, or `a and (b or c)`"
    )
    yield Slip(codes.MIXED, unexpected.at, words={"readings": shown})


def around(text: str, offset: int) -> tuple[int, int]:
    """The stretch of a text between the brackets, or after the `where`, in which an offset stands: its two ends."""
    opened: list[int] = [0]
    end = len(text)
    depth = 0
    for match in _JOIN.finditer(text):
        if match.start() < offset:
            if match[2]:
                opened.append(match.end())
            elif match[4] and text[match.end() :].lstrip()[:1] != "(":
                opened[-1] = match.end()
            elif match[3] and len(opened) > 1:
                opened.pop()
        elif match[2]:
            depth += 1
        elif match[3]:
            depth -= 1
            if depth < 0:
                end = match.start()
                break
    return opened[-1], end


def _joins(text: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    depth = 0
    for match in _JOIN.finditer(text, left, right):
        depth += bool(match[2]) - bool(match[3])
        if match[1] and depth == 0:
            yield match.span()


def _bracketed(text: str, left: int, right: int, joins: list[tuple[int, int]], inner: str) -> str:
    """The stretch with brackets round each run of parts joined by `inner`."""
    edges = [left, *(edge for join in joins for edge in join), right]
    parts = [text[edges[i] : edges[i + 1]].strip() for i in range(0, len(edges), 2)]
    words = [text[slice(*join)] for join in joins]
    runs: list[list[str]] = [[parts[0]]]
    for word, part in zip(words, parts[1:], strict=True):
        if word == inner:
            runs[-1].append(part)
        else:
            runs.append([part])
    joined = [f"({f' {inner} '.join(run)})" if len(run) > 1 else run[0] for run in runs]
    outer = "or" if inner == "and" else "and"
    before = text[:left].rstrip()
    gap = "" if before.endswith("(") or not before else " "
    return before + gap + f" {outer} ".join(joined) + text[right:]


def unbalanced(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """A bracket that is never closed, or closes nothing."""
    opened: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            place = match.span()
            edit = (place, "") if parses(text[: place[0]] + text[place[1] :]) else None
            yield Slip(
                codes.BRACKET,
                place,
                edit,
                {"fault": "closes nothing", "help": "take it out, or open it further left"},
            )
            return
    if not opened or unexpected.at[0] < len(text.rstrip()):
        return
    place = (opened[-1], opened[-1] + 1)
    whole = text.rstrip() + ")"
    certain = parses(whole) and not any(_joins(text, place[1], len(text)))
    end = (len(text.rstrip()), len(text))
    yield Slip(
        codes.BRACKET, place, (end, ")") if certain else None,
        {"fault": "is never closed", "help": "put `)` where it should end"},
    )  # fmt: skip


def bare_not(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`not x is yes`, `surely x is yes`: brackets are tried round as little as makes sense."""
    negations = [
        m for m in re.finditer(r"\b(not|surely|possibly)\s+(?!\()", text) if m.end() <= unexpected.at[0]
    ]
    if not negations:
        return
    opening = negations[-1]
    if re.search(r"\bis\s+$", text[: opening.start()]):
        return
    ends = [m.start() for m in re.finditer(r"\s+(?:and|or)\b|\)|\s*$", text) if m.start() > opening.end()]
    for end in ends[:3]:
        inner = text[opening.end() : end].strip()
        if parses(inner):
            longer = text[opening.end() : next((e for e in ends if e > end), end)].strip()
            folded = several(at, longer)
            if folded is not None and folded != longer:  # `not x is a or b`
                inner, end = folded, opening.end() + len(longer)
            place = (opening.start(), end)
            repaired = f"{opening[1]} ({inner})"
            yield Slip(
                codes.NOT_BRACKETS, place, (place, repaired), {"repaired": repaired, "word": opening[1]}
            )
            return


def bare_count(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`count of x where y > 2` without brackets; `latest of x where`, which can't have any."""
    word = re.search(r"\b(count|latest|earliest|total)\s+of\s+([\w.]+)\s+where\b(\s*)", text)
    if word is None or unexpected.at[0] not in (word.end(), word.start() + word[0].rstrip().rfind("where")):
        return
    if word[1] != "count":
        place = (word.end() - len(word[3]) - len("where"), word.end() - len(word[3]))
        yield Slip(
            codes.COUNT_BRACKETS, place,
            words={"help": f"`{word[1]} of` looks at all rows; only `count of` can have `where (...)`"},
        )  # fmt: skip
        return
    signs = [m for m in re.finditer(r"\s*(?:<=|>=|<|>)", text) if m.start() > word.end()]
    for sign in reversed(signs):
        inner = text[word.end() : sign.start()].strip()
        if parses(inner):
            repaired = f"count of {word[2]} where ({inner})"
            place = (word.start(), sign.start())
            yield Slip(codes.COUNT_BRACKETS, place, (place, repaired), {"help": f"write `{repaired}`"})
            return
    yield Slip(
        codes.COUNT_BRACKETS,
        unexpected.at,
        words={"help": f"write `count of {word[2]} where (...)`, then its comparison"},
    )


def sums(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`(a + b) > 3`: brackets stand round conditions, never round sums."""
    for match in re.finditer(r"\(([^()]*[+-][^()]*)\)", text):
        if match.start() < unexpected.at[0] <= match.end():
            yield Slip(
                codes.UNEXPECTED, match.span(), (match.span(), match[1].strip()),
                {"found": match[0], "expected": "brackets stand round tests only; take them out of the sum"},
            )  # fmt: skip

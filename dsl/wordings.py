"""Slips of wording: signs and words of other languages, capitals, quotation marks, dates, lists after `is`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import condition_codes as codes
from .checking import Checking
from .parser import Unexpected
from .slip import Slip
from .words import RESERVED

_SIGNS = (
    (r"!==?|<>|≠|=/=|/=", "is not", "`is not`"),
    (r"=>|≥", ">=", "`>=`"),
    (r"=<|≤", "<=", "`<=`"),
    (r"\bis\s+(?P<sign><=|>=|<|>)", "{sign}", "`{sign}` without `is`"),
    (r"===?|=", "is", "`is`"),
    (r"\bone\s+of\s*:", "one of", "`one of` without a colon"),
    (r"&&?", "and", "`and`"),
    (r"\|\|?", "or", "`or`"),
    (r"!", "not", "`not (...)`"),
    (r"[–—−]", "-", "`-`"),
    (r"[\[{](?P<list>[^\[\]{}]*)[\]}]", "{list}", "the list without brackets"),
)

_MORE = r"(?:greater|more|bigger|larger|higher|older)"
_LESS = r"(?:less|fewer|smaller|lower|younger)"
_THAN = r"(?:\s+than)?"
_EQUAL = r"\s+than\s+or\s+(?:equal|the\s+same)(?:\s+(?:to|as))?"
_WORDS = (
    (rf"(?:is\s+)?{_MORE}{_EQUAL}", ">="),
    (rf"(?:is\s+)?{_LESS}{_EQUAL}", "<="),
    (rf"(?:is\s+)?not\s+{_MORE}{_THAN}", "<="),
    (rf"(?:is\s+)?not\s+{_LESS}{_THAN}", ">="),
    (rf"(?:is\s+)?(?:{_MORE}{_THAN}|over|above|exceeds)", ">"),
    (rf"(?:is\s+)?(?:{_LESS}{_THAN}|under|below)", "<"),
    (r"(?:is\s+)?at\s+least", ">="),
    (r"(?:is\s+)?(?:at\s+most|up\s+to)", "<="),
    (r"(?:is\s+)?earlier\s+than", "is before"),
    (r"(?:is\s+)?later\s+than", "is after"),
    (
        r"(?:is\s+)?(?:not\s+equal|unequal)(?:\s+to)?|(?:does\s+not|doesn['’]?t)\s+equal|(?:isn|ain)['’]?t",
        "is not",
    ),
    (r"equals|(?:is\s+)?equal\s+to|is\s+the\s+same\s+as", "is"),
    (
        r"(?:does\s+not|doesn['’]?t)\s+(?:contain|have|hold|include)s?|not\s+(?:includes?|contains?)|excludes?",
        "does not include",
    ),
    (r"contains?|ha(?:s|ve)|include|including", "includes"),
    (r"is\s+not\s+(?:any\s+of|in|among|either)|not\s+in|is\s+none\s+of", "is not one of"),
    (r"is\s+(?:any\s+of|in|among|either)|in|one\s+of(?<!is one of)", "is one of"),
    (r"(?:does\s+not|doesn['’]?t)\s+exist|is\s+not\s+(?:set|present)", "is blank"),
    (r"exists|is\s+(?:set|present|there)|has\s+(?:a\s+value|an\s+answer)", "is answered"),
    (r"was|were|are|be", "is"),
    (r"(?:only\s+)?(?:asked\s+|ask\s+)?(?:when|if)|only|provided|whenever|as\s+long\s+as|either|both", ""),
    (r"yet|still|already|currently|at\s+(?:the\s+moment|present|all)|any\s+more", ""),
    (r"(?:the\s+)?(?:total\s+)?number\s+of(?:\s+the)?|how\s+many|count\s+of\s+the", "count of"),
    (r"or\s+(?:else|if|when)", "or"),
    (r"and\s+(?:also|if|when|then)|but", "and"),
    (r"is\s+on", "is"),
    (r"(?P<fold>count|latest|earliest|total)", "{fold} of"),
    (r"plus", "+"),
    (r"minus", "-"),
)

_SIGN_SLIPS = tuple((re.compile(pattern), instead, told) for pattern, instead, told in _SIGNS)
_WORD_SLIPS = tuple(
    (re.compile(rf"(?<![\w.])(?:{pattern})(?![\w.])", re.IGNORECASE), instead) for pattern, instead in _WORDS
)

_ONE_WORD = re.compile(r"[A-Za-z][\w.]*|\d{4}-\d\d-\d\d|\d+")
_QUOTED = re.compile("[\"'“”‘’`](?P<word>[^\"'“”‘’`]*)[\"'“”‘’`]")

_WHEN = re.compile(r"^(?:when|if)$", re.IGNORECASE)
_JOINED = re.compile(r"(?<!\band)(?<!\bor)(?<!\bnot)(?<![\s(])\s+$", re.IGNORECASE)
"""The end of a text after which `when` joins a second test to it."""


def _touches(match: re.Match[str], text: str, unexpected: Unexpected) -> bool:
    """Whether a match stands where the text went wrong: over it, or right before it."""
    start, end = unexpected.at
    return match.start() < end and (match.end() > start or not text[match.end() : start].strip())


def _spaced(text: str, start: int, end: int, word: str) -> str:
    """The word with the spaces it needs beside what stands before and after."""
    before = " " if word and text[:start] and text[start - 1] not in " (" else ""
    after = " " if word and text[end : end + 1] not in ("", " ", ")") else ""
    return f"{before}{word}{after}"


def _with_its_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    """A word to be taken out, with the spaces that would be left over."""
    if not text[end:].strip():
        return len(text[:start].rstrip()), end
    return start, end + len(text[end:]) - len(text[end:].lstrip())


def prose(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`story includes "hit"`, `story contains hit`: whatever the wording, the words of a text are never read."""
    tests = r"is|=+|!=|includes?|contains?|has|like|matches|starts\s+with|ends\s+with|mentions|says"
    for match in re.finditer(rf"(?<![\w.])(?P<name>[A-Za-z][\w.]*)\s*(?:\b|(?=[=!]))(?:{tests})(?!\w)", text):
        known = at.scope.find(match["name"], at.within)
        if match.start() < unexpected.at[1] and known is not None and known.type in ("text", "long text"):
            yield Slip(codes.PROSE, match.span("name"), words={"name": match["name"], "kind": "a text"})


def every_child(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`every child`, `all children`, which only a duty says."""
    said = " ".join(text.split())
    if re.fullmatch(r"(?:all|every|each|any)(?:\s+(?:of\s+)?the)?\s+(?:child|children)", said, re.IGNORECASE):
        yield Slip(
            codes.UNEXPECTED, (0, len(text.rstrip())),
            words={
                "found": said,
                "expected": "only `for` under `statutory` says `every child`; elsewhere leave the condition out",
            },
        )  # fmt: skip


def signs(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`=`, `!=`, `&&`, `=>`, `is <` and the like."""
    for pattern, instead, told in _SIGN_SLIPS:
        for match in pattern.finditer(text):
            if _touches(match, text, unexpected):
                kept = match.groupdict()
                word = _spaced(text, *match.span(), instead.format(**kept).strip())
                yield Slip(
                    codes.OTHER_SIGN, match.span(), (match.span(), word),
                    {"found": " ".join(match[0].split()), "instead": told.format(**kept)},
                )  # fmt: skip


def words(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`is greater than`, `contains`, `is in`, `isn't`, `exists` and the like."""
    for match in re.finditer(
        r"(?<![\w.])(?P<subject>[\w.]+)\s+(?:is\s+)?between\s+(?P<low>[\w.-]+)\s+and\s+(?P<high>[\w.-]+(?:\s+[a-z]+s)?)",
        text,
    ):
        if match.start() < unexpected.at[1] <= match.end():
            low, high, subject = match["low"], match["high"], match["subject"]
            unit = high.partition(" ")[2]
            low = f"{low} {unit}" if unit else low
            repaired = f"{subject} >= {low} and {subject} <= {high}"
            yield Slip(
                codes.OTHER_WORD, match.span(), (match.span(), repaired),
                {"found": "between", "instead": f"`{repaired}`"},
            )  # fmt: skip
    for pattern, told_by in _WORD_SLIPS:
        for match in pattern.finditer(text):
            if _touches(match, text, unexpected):
                place = match.span()
                instead = told_by.format(**match.groupdict())
                if _WHEN.search(match[0]) and _JOINED.search(text[: match.start()]):
                    yield Slip(
                        codes.OTHER_WORD, match.span(),
                        words={"found": match[0], "instead": "`and`, if both must hold"},
                    )  # fmt: skip
                    continue
                if not instead:
                    place = _with_its_spaces(text, *place)
                told = f"`{instead}`" if instead else "the condition without it"
                yield Slip(
                    codes.OTHER_WORD, match.span(), (place, instead),
                    {"found": " ".join(match[0].split()), "instead": told},
                )  # fmt: skip


def capitals(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`AND`, `Or`, `Not`: words of the language in capitals."""
    for match in re.finditer(r"(?<![\w.])[A-Za-z_]+(?![\w.])", text):
        small = match[0].lower()
        if small != match[0] and small in RESERVED and match.start() < unexpected.at[1]:
            yield Slip(
                codes.CAPITALS, match.span(), (match.span(), small), {"found": match[0], "instead": small}
            )


def quotes(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`drinking is "now"`: of several words in quotation marks, all are taken out of them."""
    quoted = [m for m in _QUOTED.finditer(text) if _ONE_WORD.fullmatch(m["word"].strip())]
    for match in quoted:
        if match.start() <= unexpected.at[0] <= match.end():
            place = (match.start(), quoted[-1].end())
            bare = _QUOTED.sub(
                lambda m: m["word"].strip() if _ONE_WORD.fullmatch(m["word"].strip()) else m[0],
                text[slice(*place)],
            )
            yield Slip(
                codes.QUOTED, match.span(), (place, bare),
                {"found": match[0], "help": f"write `{bare}`"},
            )  # fmt: skip


def labels(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`drinking is In the past, not now`: an option's words where its code belongs."""
    tests = re.finditer(
        r"(?<![\w.])(?P<name>[A-Za-z][\w.]*)\s+(?:is\s+not|is|includes|does\s+not\s+include)\s+", text
    )
    for test in tests:
        if test.start() >= unexpected.at[1]:
            return
        known = at.scope.find(test["name"], at.within)
        if known is None:
            continue
        opening = re.match("[\"'“‘]?", text[test.end() :])
        start = test.end() + (opening.end() if opening else 0)
        for code, label in zip(known.options, known.labels, strict=False):
            end = start + len(label)
            whole = not text[end : end + 1].isalnum()
            if label and whole and text[start:end].casefold() == label.casefold() != code:
                closing = re.match("[\"'”’]?", text[end:])
                place = (test.end(), end + (closing.end() if closing else 0))
                yield Slip(codes.LABEL, place, (place, code), {"found": text[start:end], "code": code})


def listed(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`is now, past`, `is one of now, past, or never`, `is yes and no`, `is one of (now, past)`."""
    for match in re.finditer(
        r",\s*(?=[A-Za-z][\w.]*\s+(?:is|includes|does)\b|[A-Za-z][\w.]*\s*[<>]|not\b|\()", text
    ):
        yield Slip(
            codes.OTHER_SIGN, match.span(),
            words={"found": ",", "instead": "`and` where both must hold, `or` where one is enough"},
        )  # fmt: skip
    for match in re.finditer(r"\bone\s+of\s*\((?P<list>[\w\s,]*)\)", text):
        inner = match["list"].strip()
        yield Slip(
            codes.OTHER_SIGN, match.span(), (match.span(), f"one of {inner}"),
            {"found": "(...)", "instead": f"the list without brackets: `one of {inner}`"},
        )  # fmt: skip
    start, end = unexpected.at
    if "COMMA" in unexpected.accepts and re.match(r"\w+\s*(?:$|[,)]|(?:and|or)\b)", text[start:]):
        yield Slip(
            codes.UNEXPECTED, unexpected.at, ((len(text[:start].rstrip()), start), ", "),
            {"found": text[start:end], "expected": "put a comma between the options of a list"},
        )  # fmt: skip
    for match in re.finditer(r",\s*(?:or|and)\s+(?=\w)", text):
        yield Slip(
            codes.SEVERAL, match.span(), (match.span(), ", "),
            {"found": " ".join(match[0].split()), "help": "separate options by commas alone: `is one of now, past`"},
        )  # fmt: skip
    for match in re.finditer(
        r"\bis(?P<not>\s+not)?\s+(?P<first>\w+)(?P<rest>(?:\s*,\s*\w+|\s+(?:or|and)\s+no\b)+)", text
    ):
        rest = re.findall(r"\w+", match["rest"])
        options = [match["first"], *(word for word in rest if word not in ("or", "and"))]
        repaired = f"is{' not' if match['not'] else ''} one of {', '.join(options)}"
        both = " and " in match["rest"]
        place = (match.start("rest"), match.end("rest"))
        yield Slip(
            codes.SEVERAL, place, None if both else (match.span(), repaired),
            {
                "found": options[-1],
                "help": f"one answer can't be both; for either, write `{repaired}`" if both else f"write `{repaired}`",
            },
        )  # fmt: skip


def left_out(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`drinking is now or is past`, `weeks > 5 and < 10`: the second test lacks its question."""
    start, _ = unexpected.at
    twice = re.search(r"(?:<=|>=|<|>)\s*(?P<subject>[A-Za-z][\w.]*)\s*$", text[:start])
    if twice and text[start : start + 1] in ("<", ">"):
        subject = twice["subject"]
        rest = re.split(r"\s+(?:and|or)\b|\)", text[start:])[0].strip()
        yield Slip(
            codes.NO_SUBJECT, unexpected.at, ((twice.end("subject"), twice.end("subject")), f" and {subject}"),
            {"found": rest, "repaired": f"... and {subject} {rest}"},
        )  # fmt: skip
    before = re.search(r"(?:and|or)\s+$", text[:start])
    test = re.match(r"is\b|includes\b|does\b|<=|>=|<|>", text[start:])
    if before is None or test is None:
        return
    subjects = re.findall(
        r"(?<![\w.])([A-Za-z][\w.]*)\s*(?:is\b|includes\b|does\b|<=|>=|<|>)", text[: before.start()]
    )
    if subjects:
        rest = re.split(r"\s+(?:and|or)\b|\)", text[start:])[0]
        repaired = f"{subjects[-1]} {rest.strip()}"
        yield Slip(
            codes.NO_SUBJECT, unexpected.at, ((start, start), f"{subjects[-1]} "),
            {"found": " ".join(rest.split()), "repaired": repaired},
        )  # fmt: skip


def missing_is(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`drinking now`, `drinking not known`: `is` left out."""
    start, end = unexpected.at
    if "IS" in unexpected.accepts and re.match(
        r"\s*(?:$|[),]|(?:and|or|known|applicable|one)\b)", text[end:]
    ):
        found = text[start:end]
        yield Slip(
            codes.UNEXPECTED, unexpected.at, ((start, start), "is "),
            {"found": found, "expected": f"put `is` before it: `is {found}`"},
        )  # fmt: skip


_ENDS = {
    ".": "a full stop",
    ";": "a semicolon",
    ",": "a comma",
    "?": "a question mark",
    "!": "an exclamation mark",
    ":": "a colon",
}


def odd_ends(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """A full stop, a doubled word, or a word of the language where a name belongs."""
    start, end = unexpected.at
    end_word = re.search(r"([A-Za-z]+)\s*$", text[:start])
    found = text[start:end]
    if found in _ENDS and not text[end:].strip():
        yield Slip(
            codes.UNEXPECTED, unexpected.at, (unexpected.at, ""),
            {"found": found, "expected": f"a condition ends without {_ENDS[found]}; take it out"},
        )  # fmt: skip
    if end_word is None:
        return
    last = end_word[1]
    if last == found:
        yield Slip(
            codes.UNEXPECTED, unexpected.at, ((end_word.end(1), end), ""),
            {"found": found, "expected": "it stands here twice; take one out"},
        )  # fmt: skip
    if (
        last in RESERVED
        and unexpected.accepts
        and unexpected.accepts <= {"OF", "FROM"}
        and re.match(r"is\b|[<>=+-]", found)
    ):
        example = (
            "`count of siblings`" if unexpected.accepts <= {"OF"} else "`days from moved_on to referral.date`"
        )
        yield Slip(codes.RESERVED_NAME, end_word.span(1), words={"found": last, "example": example})

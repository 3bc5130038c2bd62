"""Turns of English phrase that take a whole test to say: `unless`, `neither ... nor`, `at least one break where`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import condition_codes as codes
from .bracketing import around
from .checking import Checking
from .number_words import NUMBERS
from .parser import Unexpected, parses
from .slip import Slip

_NAME = r"[A-Za-z]\w*(?:\.[A-Za-z]\w*)*"

_HOW_MANY = (
    (r"at\s+least|no\s+(?:fewer|less)\s+than", ">= "),
    (r"more\s+than|over", "> "),
    (r"fewer\s+than|less\s+than|under", "< "),
    (r"at\s+most|up\s+to|no\s+more\s+than", "<= "),
    (r"exactly", "is "),
)
_ROWS = re.compile(
    r"(?<![\w.])(?:there\s+(?:is|are)\s+)?(?:"
    + "|".join(f"(?P<way{i}>{pattern})" for i, (pattern, _) in enumerate(_HOW_MANY))
    + rf")\s+(?P<number>\d+|[a-z]+)\s+(?:of\s+(?:the\s+)?)?(?P<group>{_NAME})(?P<where>\s+where\b)?",
    re.IGNORECASE,
)
_SOME_ROWS = re.compile(
    r"(?<![\w.])(?:there\s+(?:is|are)\s+)?(?P<word>one\s+or\s+more|(?:any|each|every)\s+one|any|some|an?|one|all|each|every|none|no)"
    rf"(?:\s+of)?(?:\s+the)?\s+(?P<group>{_NAME})\s+where\b",
    re.IGNORECASE,
)
_NO_TEST = re.compile(
    rf"(?<![\w.])(?:there\s+(?:is|are)\s+(?:no|an?|any|some)|no|any)\s+(?P<group>{_NAME})(?=\s*(?:$|\))|\s+(?:and|or)\b)",
    re.IGNORECASE,
)
_WITH = re.compile(
    rf"(?<![\w.])(?:any|every|no)\s+(?P<group>{_NAME})\s+"
    r"(?P<word>with|having|whose|in\s+which|for\s+which|(?:(?:that|which|who)\s+)?(?:has|have)|that|which|who)(?![\w.])",
    re.IGNORECASE,
)
_QUANTIFIERS = {"all": "every", "each": "every", "every": "every", "none": "no", "no": "no"}
_WORDED = re.compile(rf"(?<![\w.])(?P<word>{'|'.join(NUMBERS)})(?![\w.])(?!\s+of\b)", re.IGNORECASE)
_UNLESS = re.compile(r"(?:\s*,\s*|(?<![\w.]))(?:unless|except\s+(?:when|if|where))(?![\w.])", re.IGNORECASE)
_ARTICLE = re.compile(
    rf"(?<![\w.])(?P<word>the|an?|this|that|their|his|her)\s+(?P<next>{_NAME})", re.IGNORECASE
)


def unless(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`a unless b`: `a and not (b)`."""
    for match in _UNLESS.finditer(text):
        if not match.start() <= unexpected.at[0] <= match.end() + 1:
            continue
        left, right = around(text, match.start())
        first, second = text[left : match.start()].strip(), text[match.end() : right].strip()
        if not second:
            continue
        if re.search(r"(?<!on )\bor\b|\bwhere\b", first) and parses(first):
            first = f"({first})"
        bracketed = second[0] == "(" and second[-1] == ")" and parses(second[1:-1])
        negated = f"not {second}" if bracketed else f"not ({second})"
        repaired = f"{first} and {negated}" if first else negated
        place = (left + len(text[left:right]) - len(text[left:right].lstrip()), len(text[:right].rstrip()))
        yield Slip(
            codes.OTHER_WORD, match.span(), (place, repaired),
            {"found": match[0].strip(" ,"), "instead": f"`{repaired}`"},
        )  # fmt: skip


def if_then(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`if a then b`: a condition says when, and nothing of what follows from it."""
    match = re.search(r"(?<![\w.])(?:if|when)\s.*?(?<![\w.])(?P<word>then)(?![\w.])", text, re.IGNORECASE)
    if match is not None:
        yield Slip(
            codes.OTHER_WORD, match.span("word"),
            words={
                "found": match["word"],
                "instead": "the first half alone: what is asked then is the question that the condition stands in",
            },
        )  # fmt: skip


def neither(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`neither a nor b`: `not (a) and not (b)`; `x is neither a nor b`: `x is not one of a, b`."""
    for match in re.finditer(
        rf"(?<![\w.])(?P<name>{_NAME})\s+is\s+neither\s+(?P<first>\w+)(?P<rest>(?:\s+(?:n?or)\s+\w+)+)(?![\w.])",
        text,
    ):
        if match.start() < unexpected.at[1] and unexpected.at[0] <= match.end():
            others = re.sub(r"\s+n?or\s+", ", ", match["rest"])
            repaired = f"{match['name']} is not one of {match['first']}{others}"
            yield _instead(match.span(), "neither ... nor", repaired)
    for match in re.finditer(
        rf"(?<![\w.])(?P<name>{_NAME})\s+is\s+not\s+(?P<first>\w+)(?P<rest>(?:\s+nor\s+\w+)+)(?![\w.])", text
    ):
        if match.start() < unexpected.at[1] and unexpected.at[0] <= match.end():
            others = re.sub(r"\s+nor\s+", ", ", match["rest"])
            repaired = f"{match['name']} is not one of {match['first']}{others}"
            yield _instead(match.span(), "nor", repaired)
    for match in re.finditer(r"(?<![\w.])neither\s+(?P<first>[^()]*?)\s+nor\s+(?P<second>[^()]+)", text):
        if match.start() < unexpected.at[1] and unexpected.at[0] <= match.end():
            first, second = match["first"], match["second"].strip()
            asked = re.match(rf"{_NAME}(?P<asked>\s.*)", second, re.DOTALL)
            if re.fullmatch(_NAME, first) and first not in at.scope.define and asked:
                first += asked["asked"]  # `neither a nor b is known`
            yield _instead(match.span(), "neither ... nor", f"not ({first}) and not ({second})")


def lone_options(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`safe is yes and drinking is now or past`, `drinking is now/past`: options that stand alone after `or`."""
    pattern = rf"(?<![\w.])(?P<name>{_NAME})\s+(?P<verb>is(?:\s+not)?)\s+(?P<first>\w+)(?P<rest>(?:(?:\s+or\s+|\s*/\s*)\w+)+)(?![\w.])"
    for match in re.finditer(pattern, text):
        known = at.scope.find(match["name"], at.within)
        options = [match["first"], *re.split(r"\s+or\s+|\s*/\s*", match["rest"])[1:]]
        if known is not None and match.start() < unexpected.at[1] and set(options) <= set(known.options):
            repaired = f"{match['name']} {' '.join(match['verb'].split())} one of {', '.join(options)}"
            yield Slip(
                codes.SEVERAL, match.span("rest"), (match.span(), repaired),
                {"found": options[1], "help": f"write `{repaired}`"},
            )  # fmt: skip


def rows(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`at least one break where`, `more than two breaks`, `all breaks where`, `none of the breaks where`."""
    for match in _ROWS.finditer(text):
        number = NUMBERS.get(match["number"].lower(), match["number"])
        group = at.scope.group(match["group"], at.within)
        if group is None or not number.isdigit() or not _reached(match, unexpected):
            continue
        way = next(sign for i, (_, sign) in enumerate(_HOW_MANY) if match[f"way{i}"])
        found = " ".join(text[match.start() : match.start("group")].split())
        if match["where"] and (way, number) in ((">= ", "1"), ("> ", "0")):
            yield _instead(match.span(), found, f"any {match['group']} where")
        elif match["where"]:
            end = len(text[: around(text, match.start())[1]].rstrip())
            inner = text[match.end() : end].strip()
            repaired = f"count of {match['group']} where ({inner}) {way}{number}"
            yield _instead((match.start(), end), found, repaired)
        else:
            yield _instead(match.span(), found, f"count of {match['group']} {way}{number}")
    for match in _SOME_ROWS.finditer(text):
        if at.scope.group(match["group"], at.within) is not None and _reached(match, unexpected):
            quantifier = _QUANTIFIERS.get(match["word"].lower().split()[0], "any")
            found = " ".join(text[match.start() : match.start("group")].split())
            if found.lower() != quantifier:
                yield _instead(match.span(), found, f"{quantifier} {match['group']} where")
    for match in _NO_TEST.finditer(text):
        group = at.scope.group(match["group"], at.within)
        if group is not None and _reached(match, unexpected):
            none = re.search(r"(?<![\w.])no\s", match[0], re.IGNORECASE)
            how_many = "is 0" if none else ">= 1"
            found = " ".join(text[match.start() : match.start("group")].split())
            yield _instead(match.span(), found, f"count of {match['group']} {how_many}")
    for match in _WITH.finditer(text):
        if at.scope.group(match["group"], at.within) is not None and _reached(match, unexpected):
            yield Slip(
                codes.OTHER_WORD, match.span("word"), (match.span("word"), "where"),
                {"found": " ".join(match["word"].split()), "instead": "`where`"},
            )  # fmt: skip


def _reached(match: re.Match[str], unexpected: Unexpected) -> bool:
    return match.start() < unexpected.at[1] and unexpected.at[0] <= match.end()


def _instead(place: tuple[int, int], found: str, repaired: str) -> Slip:
    return Slip(codes.OTHER_WORD, place, (place, repaired), {"found": found, "instead": f"`{repaired}`"})


def numbers(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`30kg`, `30,5 kg`, `five years`."""
    start, end = unexpected.at
    for match in re.finditer(r"(?<![\w.])(?P<number>\d+(?:\.\d+)?)(?P<unit>[A-Za-z]+)(?![\w.])", text):
        if match.start() <= start < match.end():
            repaired = f"{match['number']} {match['unit']}"
            yield Slip(
                codes.UNEXPECTED, match.span(), (match.span(), repaired),
                {"found": match[0], "expected": f"put a space between a number and its unit: `{repaired}`"},
            )  # fmt: skip
    for match in re.finditer(r"(?<![\w.,-])\d+(?:,\d+)+(?:\.\d+)?(?![\w,])", text):
        if match.start() < start <= match.end() and text[start:end] == ",":
            thousands = re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", match[0])
            repaired = match[0].replace(",", "" if thousands else ".")
            if thousands is None and (match[0].count(",") > 1 or "." in match[0]):
                continue
            yield Slip(
                codes.OTHER_SIGN, match.span(), (match.span(), repaired),
                {"found": match[0], "instead": f"`{repaired}`"},
            )  # fmt: skip
    for match in _WORDED.finditer(text):
        if match.start() <= start <= match.end() or not text[match.end() : start].strip():
            if match.end() > end:
                continue
            repaired = NUMBERS[match["word"].lower()]
            yield Slip(
                codes.OTHER_WORD, match.span(), (match.span(), repaired),
                {"found": match[0], "instead": f"numbers in figures: `{repaired}`"},
            )  # fmt: skip


def includes_several(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`needs includes mobility, speech`: whether both or either, only the author knows."""
    pattern = rf"(?<![\w.])(?P<name>{_NAME})\s+(?P<verb>includes|does\s+not\s+include)\s+(?P<items>\w+(?:\s*,\s*\w+)+)"
    for match in re.finditer(pattern, text):
        if match.start() < unexpected.at[0] <= match.end():
            items = re.findall(r"\w+", match["items"])
            tests = [f"{match['name']} {' '.join(match['verb'].split())} {item}" for item in items]
            both, either = " and ".join(tests), " or ".join(tests)
            yield Slip(
                codes.SEVERAL, (match.start("items") + len(items[0]), match.end()),
                words={
                    "found": items[1],
                    "help": f"where all must hold, write `{both}`; where one is enough, `{either}`",
                },
            )  # fmt: skip


def articles(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`the breaks are not helping`: a test is made of ids, not of sentences."""
    for match in _ARTICLE.finditer(text):
        if match.start() < unexpected.at[1] and unexpected.at[0] <= match.end():
            place = (match.start(), match.start("next"))
            whole = text[: place[0]] + text[place[1] :]
            if parses(whole) and at.scope.find(match["next"], at.within) is not None:
                yield Slip(
                    codes.OTHER_WORD, match.span("word"), (place, ""),
                    {"found": match["word"], "instead": f"the id alone: `{match['next']}`"},
                )  # fmt: skip
            else:
                yield Slip(
                    codes.OTHER_WORD, match.span("word"),
                    words={
                        "found": match["word"],
                        "instead": f"a question by its id, and what is asked of it: `{_example(at)}`",
                    },
                )  # fmt: skip


def _example(at: Checking) -> str:
    """A test of one of the author's own questions."""
    for known in at.scope.questions.values():
        if known.group == at.within and known.type in ("choice", "yes/no"):
            option = known.options[0] if known.options else "yes"
            return f"{known.path.rpartition('.')[2]} is {option}"
    return "drinking is now"

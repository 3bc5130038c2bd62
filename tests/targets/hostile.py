"""The corpus: texts that would be more than text, were they taken for anything else, in every place that has words."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

from penpicture.engine.artifact import Artifact
from penpicture.engine.session import Session
from tests.engine.written import artifact
from tests.renderers.hostile import HOSTILE

CORPUS = (
    *HOSTILE,
    "<script>window.taken=1</script>",
    "<img src=x onerror=window.taken=1>",
    '"><svg onload=window.taken=1>',
    "' onfocus='window.taken=1' autofocus='",
    "<iframe srcdoc='<script>parent.taken=1</script>'></iframe>",
    "<!-- gone --> <![CDATA[gone]]> <template>gone</template>",
    "</script><script>window.taken=1</script>",
    "</textarea></select></template><script>window.taken=1</script>",
    "data:text/html,<script>window.taken=1</script>",
    "https://example.org/?a=1&b=%22#c",
    "body{display:none} </style> expression(alert(1)) url(javascript:alert(1))",
    "'); window.taken=1; //",
    "${window.taken=1} `${alert(1)}` \\u003cscript\\u003e",
    '{"__proto__": {"taken": 1}} "],}',
    "\u2028window.taken=1\u2029",
    "![picture](x) [link](javascript:alert(1)) <https://example.org>",
    "# Heading\n## Heading\n- list\n1. list\n> quote\n---",
    "```\nfence\n```\n~~~\n    code",
    "*bold* _thin_ ~~struck~~ `code` | table | a |\n|---|---|",
    "www.example.org someone@example.org :smile: [^1] @everyone #1",
    "Heading\n=======\nother\n-------",
    '#set page(width: 1pt) #read("x") #import "x": * $ x^2 $ @ref <label> \\ ~ -- ---',
    "] #panic() [ } #{ panic() } /* gone",
    '=HYPERLINK("https://example.org","taken")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1;2)",
    "\t=1+1",
    'a "quoted" field, with; commas\nand lines',
    "'; DROP TABLE record; --",
    '"; DROP TABLE record; -- */ /* $$ $body$',
    "*/ DROP TABLE record; /*",
    "\\'; SELECT 1; -- %s {0} {name} %(name)s",
    "yes: no\n- item\n? key : value\n&anchor *alias !tag |\n---\n...",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b1m \x08\x7f",
    "null \x00 byte \x01 \x0b \x0c \x1f \x85",
    "\u202eright to left by force\u202c \u2066isolated\u2069 \u200fmark",
    "zero\u200bwidth\u200c\u200d\u2060\u00ad words\ufeff",
    "\ufeffbyte order mark first",
    "שלום עולם مرحبا بالعالم English",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 é e\u0301 ŵ ŷ ﬁ Ⅷ ½",
    "word" * 60,
    "x" * 300 + " " + "<b>" * 20,
    "line\none\r\nand\rtwo",
    "&amp;lt; &#x3C;script&#x3E; %3Cscript%3E",
    "CON nul ../../etc/passwd C:\\windows\\x \\\\share\\x",
)
"""What an author, a family or a name may hold. Half letters (lone surrogates) are refused where they are read."""

PLACES = {
    "a": "title of a section",
    "b": "hint of a section",
    "c": "question",
    "d": "hint",
    "e": "question with options",
    "f": "option",
    "g": "hint of an option",
    "h": "row title",
    "i": "there are none",
    "j": "label of the case summary",
    "k": "pen picture",
    "l": "role of who signs",
    "m": "reason of a next step",
    "p": "explanation of a condition",
    "q": "answer",
    "r": "note",
    "s": "name in a row",
    "t": "who answered",
    "u": "where else it is recorded",
    "v": "question in a variant",
    "w": "hint in a variant",
    "x": "option in a variant",
    "y": "reason of a variant",
}
"""Where it stands, by the letter in its mark."""

TITLES = ("</title><script>window.taken=1</script>\n=1+1 '; -- #panic() *x*", "A calm title")
"""The titles of the whole: of the hostile one, and of the calm."""


def mark(number: int, place: str) -> str:
    """The end of each text, by which the place is known again: letters alone, so that nothing has to escape it."""
    digits = "".join(chr(ord("A") + int(digit)) for digit in f"{number:02}")
    return f"Zq{digits}{place}z"


def words(number: int, place: str, calm: bool) -> str:
    """What stands in a place: a text of the corpus, or calm words, with the mark of the place."""
    return ("Calm words" if calm else CORPUS[number]) + " " + mark(number, place)


def _body() -> str:
    parts = ["pen picture:\n", "case summary:\n", "signatures:\n", "next:\n", "sections:\n"]
    for n in range(len(CORPUS)):
        w = {place: f"Wq{n}{place}z" for place in PLACES}
        parts[0] += f"  - {w['k']}\n"
        parts[1] += f"  - show: text{n}\n    label: {w['j']}\n"
        parts[2] += f"  - id: worker{n}\n    role: {w['l']}\n"
        parts[3] += f"  - exemplar: other{n}\n    elsewhere: yes\n    because: {w['m']}\n"
        parts[4] += f"""\
  - id: section{n}
    title: {w["a"]}
    hint: {w["b"]}
    questions:
      - id: text{n}
        ask: {w["c"]}
        hint: {w["d"]}
        type: long text
        more to say: always
      - id: gap{n}
        ask: Where is it?
        type: text
        no answer because: recorded_elsewhere
      - id: choice{n}
        ask: {w["e"]}
        type: choice
        options:
          it:
            say: {w["f"]}
            hint: {w["g"]}
          other: Another
        no answer because: not_known
        more to say: it
      - id: group{n}
        ask: Which rows?
        type: group
        each: row
        row title: {w["h"]} <name{n}>
        there are none: {w["i"]}
        questions:
          - id: name{n}
            ask: What is in the row?
            type: text
      - id: waits{n}
        ask: What waits?
        type: text
        ask when: choice{n} is other
        because: {w["p"]}
"""
    return "".join(parts)


@cache
def _blank() -> Artifact:
    return artifact(_body())


@cache
def exemplar(*, calm: bool = False) -> Artifact:
    """An exemplar with the corpus in every place of its wording, or with calm words there."""
    content = json.dumps(_blank().content)
    for number in range(len(CORPUS)):
        for place in PLACES:
            said = json.dumps(words(number, place, calm))[1:-1]
            content = content.replace(f"Wq{number}{place}z", said)
    made: Any = json.loads(content)
    made["title"] = {"practitioner": TITLES[calm]}
    made["variants"] = {}
    for number in range(len(CORPUS)):
        _vary(made, number, calm)
    return Artifact.of(made, _blank().provenance)


def _vary(content: Any, number: int, calm: bool) -> None:
    """A variant that applies to the child of the record."""
    said = {place: words(number, place, calm) for place in "vwxy"}
    tree = ["state", ["question", f"text{number}"], "answered"]
    content["define"][f"variant v{number}"] = {"tree": tree, "text": f"text{number} is answered"}
    content["variants"][f"v{number}"] = {"because": said["y"]}
    asked = {"ask": {"practitioner": said["v"]}, "hint": {"practitioner": said["w"]}}
    content["questions"][f"gap{number}"]["variants"] = [{"in": [f"v{number}"], **asked}]
    it, other = content["questions"][f"choice{number}"]["options"]
    offered = [it, {**other, "say": {"practitioner": said["x"]}}]
    content["questions"][f"choice{number}"]["variants"] = [{"in": [f"v{number}"], "options": offered}]


def record(*, calm: bool = False) -> Session:
    """A record of it, with the corpus in every answer, note, name and pointer."""
    session = Session.open(exemplar(calm=calm), today=date(2026, 6, 1))
    for n in range(len(CORPUS)):
        said = {place: words(n, place, calm) for place in PLACES}
        session.answer(f"text{n}", said["q"], note=said["r"], by=said["t"], at="2026-03-04")
        session.give_reason(f"gap{n}", "recorded_elsewhere", pointer=said["u"])
        session.answer(f"choice{n}", "it")
        session.add_row(f"group{n}", "r1")
        session.answer(f"group{n}[r1].name{n}", said["s"])
    return session

"""An exemplar with a question of every type, in rows and out, some bound to facts; and things to say to it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from penpicture.dsl import dates
from penpicture.engine.artifact import Artifact
from tests.engine.written import artifact

BODY = """\
sections:
  - id: all
    title: All there is
    questions:
      - id: words
        ask: A few words?
        type: text
        no answer because: not_known, declined
      - id: story
        ask: A story?
        type: long text
      - id: mail
        ask: Which address?
        type: text
        format: email
      - id: post
        ask: Which postcode?
        type: text
        format: postcode
      - id: seen
        ask: Seen?
        type: yes/no
        no answer because: not_asked, recorded_elsewhere
      - id: colour
        ask: Which colour?
        type: choice
        no answer because: [not_applicable, not_yet_known]
        options:
          red: Red
          green: Green
      - id: colours
        ask: Which colours?
        type: choices
        options:
          red: Red
          green: Green
          none_of_them:
            say: None of them
            exclusive: yes
      - id: how_long
        ask: How many weeks?
        type: number
        unit: weeks
        at least: 0.5
        at most: 40
      - id: any_number
        ask: How many?
        type: number
      - id: on_day
        ask: On which day?
        type: date
      - id: about_when
        ask: About when?
        type: partial date
        ask when: seen is yes
      - id: who
        ask: Who?
        type: person
      - id: drawing
        ask: A drawing?
        type: picture
      - id: letter
        ask: A letter?
        type: file
      - id: rooms
        ask: Which rooms?
        type: group
        there are none: No rooms
        there are others: More rooms
        no answer because: not_known
        questions:
          - id: beds
            ask: How many beds?
            type: number
          - id: liked
            ask: What is liked?
            type: choices
            options:
              light: Light
              quiet: Quiet
          - id: things
            ask: Which things?
            type: group
            questions:
              - id: thing
                ask: Which thing?
                type: text
                no answer because: not_known
      - id: open_list
        ask: Anything more?
        type: group
        questions:
          - id: more
            ask: What more?
            type: date
            ask when: seen is yes
"""


@cache
def every_type() -> Artifact:
    """The exemplar."""
    return artifact(BODY)


def junk() -> st.SearchStrategy[Any]:
    """What no question takes."""
    return st.sampled_from([[], {}, {"name": "x", "age": 3}, [["red"]], {"": ""}, [1]])


def _words(*more: str) -> st.SearchStrategy[str]:
    return st.text(max_size=8) | st.sampled_from(("x", " ", "\t", "\u2003", "\ufeff", "a b", *more))


def _number(least: int, most: int) -> st.SearchStrategy[Any]:
    plain = (
        st.integers(least, most) | st.floats(least, most) | st.floats(allow_nan=False, allow_infinity=False)
    )
    return plain.filter(_of_few_digits)


def _of_few_digits(number: float) -> bool:
    """Whether the number has at most fifteen digits, and as many decimals: more are beyond JSON Schema."""
    parts = Decimal(str(number)).as_tuple()
    return len(parts.digits) <= 15 and int(parts.exponent) >= -15


def _dates() -> st.SearchStrategy[str]:
    near = st.from_regex(r"[0-9]{4}-[01][0-9]-[0-3][0-9]", fullmatch=True)
    leap = st.sampled_from(
        ["2023-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "0000-01-01", "2024-01-01\n"]
    )
    return st.dates().map(str) | near | leap | st.text("0123456789-", max_size=11)


def _partial() -> st.SearchStrategy[str]:
    one = _dates() | st.from_regex(r"[0-9]{4}(-[01][0-9])?", fullmatch=True)
    two = st.tuples(one, one).map("/".join)
    return one | two.filter(
        lambda text: dates.parse(text) is not None or not all(map(dates.parse, text.split("/")))
    )


def _mapping(needed: str, *others: str) -> st.SearchStrategy[Any]:
    keys = st.sampled_from((needed, *others))
    return st.dictionaries(
        keys, _words("a/b", ".a", "a.png") | st.integers(0, 1), max_size=4
    ) | st.fixed_dictionaries({needed: _words("a.png")}, optional={other: _words() for other in others})


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "words": _words(),
    "story": _words("a\nb"),
    "mail": _words("a@b.org", "a@b", "@b.org", "a@b.c.d").map(str.strip),
    "post": _words("LS1 4AP", "ls14ap", "1LS 4AP").map(str.strip),
    "seen": st.sampled_from(["yes", "no", "maybe", "", 1]),
    "colour": st.sampled_from(["red", "green", "blue", "", 0]),
    "colours": st.lists(st.sampled_from(["red", "green", "none_of_them", "blue"]), unique=True),
    "how_long": _number(-2, 50),
    "any_number": _number(-(10**16), 10**16),
    "on_day": _dates(),
    "about_when": _partial(),
    "who": _mapping("name", "id", "relationship", "role"),
    "drawing": _mapping("file", "type", "sha256", "description"),
    "letter": _mapping("file", "type", "sha256", "description"),
}
"""For each question something that it may take or may not; never what is read and not written (`"12"` for 12)."""

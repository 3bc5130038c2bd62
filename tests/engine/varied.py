"""A small exemplar with three variants in its artifact, put there by hand: what the tests of whoever reads artifacts begin
with.

`signing` and `comfort` go by facts that are kept as their exemplar says; `arriving` goes by a question.
"""

from __future__ import annotations

import copy
import hashlib
from datetime import date
from typing import Any

from penpicture.engine.artifact import Artifact
from penpicture.engine.canonical import canonical
from penpicture.engine.session import Session
from tests.engine.written import artifact

Json = dict[str, Any]

BODY = """\
define:
  signs: child.communicates_by includes sign_language
  new_here: arrived is yes
pen picture:
  - say: <child.known_as> tells people things in signs.
    when: signs
sections:
  - id: talk
    title: Talking
    for family: How we talk
    hint: Take your time.
    questions:
      - id: arrived
        ask: Have they just come to this country?
        type: yes/no
        no answer because: not_known
      - id: tells
        ask: How does <child.known_as> tell people things?
        for family: How does <child.known_as> tell you things?
        hint: Ask whoever knows the child.
        type: choice
        options:
          words: In words
          looks:
            say: With looks
            hint: Which looks?
          signs:
            say: In signs
            hint: Which signs?
          drawing: In drawings
        no answer because: not_known, declined, not_asked
        more to say: looks, signs
      - id: interpreter
        ask: Who signs for them?
        type: text
        ask when: signs
        because: Asked of children who sign
        no answer because: not_known
      - id: people
        ask: Who is there for them?
        type: group
        row title: <name>
        there are none: Nobody
        no answer because: not_known
        questions:
          - id: name
            ask: What are they called?
            type: text
          - id: how
            ask: How do they talk with <child.known_as>?
            type: choice
            options:
              words: In words
              signs: In signs
"""
TODAY = date(2026, 6, 1)
SHOWN = {
    name: "sha256:" + hashlib.sha256(name.encode()).hexdigest() for name in ("signing", "arriving", "both")
}


def varied(**guards: str) -> Artifact:
    """The artifact. A guard is the sensitivity of a fact by its name with `__` for the dot:
    `child__communicates_by="restricted"`."""
    made = artifact(BODY)
    content = copy.deepcopy(made.content)
    for fact, level in guards.items():
        content["facts"][fact.replace("__", ".")]["sensitivity"] = level
    return Artifact.of(with_variants(content), made.provenance)


def with_variants(content: Json) -> Json:
    """The content with what the compiler says of variants; it is changed in place."""
    define, questions = content["define"], content["questions"]
    define["variant signing"] = define.pop("signs")
    define["variant arriving"] = define.pop("new_here")
    for rule in (*questions["interpreter"]["rules"], content["pen_picture"][0]["when"]):
        rule["tree"] = ["surely", ["named", "variant signing"]]
        rule["text"] = "the variant `signing` applies"
    questions["interpreter"]["rules"][0] |= {"by": "variant", "owner": "signing"}
    content["variants"] = {
        "arriving": {"because": "A new country takes words away"},
        "signing": {"because": ["Whatever ", {"slot": ["fact", "child.known_as"]}, " signs counts"]},
    }
    tells = questions["tells"]
    by_code = {option["code"]: option for option in tells["options"]}
    asked = ["How does ", {"slot": ["fact", "child.known_as"]}, " sign?"]
    tells["variants"] = [
        {"in": [], "options": [by_code["words"], by_code["looks"]], "reasons": ["not_known", "declined"]},
        {
            "in": ["arriving"],
            "options": [by_code["words"], by_code["looks"], by_code["drawing"]],
            "hint": {"practitioner": "An interpreter may help."},
            "shown": SHOWN["arriving"],
        },
        {
            "in": ["signing"],
            "ask": {"practitioner": asked, "family": "Show us how.", "easy_read": "Show us your signs."},
            "options": [
                by_code["words"],
                {**by_code["looks"], "say": {"practitioner": "With their face"}},
                by_code["signs"],
            ],
            "reasons": ["not_known", "not_asked"],
            "mandatory": True,
            "because": "Asked in this way of whoever signs",
            "shown": SHOWN["signing"],
        },
        {
            "in": ["arriving", "signing"],
            "ask": {"practitioner": asked, "family": "Show us how.", "easy_read": "Show us your signs."},
            "options": [by_code[code] for code in ("words", "looks", "signs", "drawing")],
            "shown": SHOWN["both"],
        },
    ]
    tells["same_as"] = [SHOWN["arriving"], SHOWN["signing"]]
    tells["variants"][1]["same_as"] = [tells["shown"], SHOWN["signing"]]
    how = questions["people.how"]
    how["variants"] = [
        {"in": [], "options": how["options"][:1]},
        {"in": ["signing"], "options": how["options"], "hint": {"practitioner": "Hands and faces count."}},
    ]
    content["sections"][0]["variants"] = [
        {
            "in": ["signing"],
            "title": {"practitioner": "Signing", "family": "How we sign"},
            "hint": "No hurry.",
        }
    ]
    canonical(content)
    return content


def record(
    built: Artifact, *, signs: bool | None = None, arrived: str | None = None, **answers: Any
) -> Session:
    """A record: whether the child is known to sign, has arrived, and answers beside."""
    facts = (
        {} if signs is None else {"child.communicates_by": {"value": ["sign_language" if signs else "words"]}}
    )
    session = Session.open(built, facts=facts, today=TODAY)
    if arrived is not None:
        session.answer("arrived", arrived)
    for question, value in answers.items():
        session.answer(question, value)
    return session

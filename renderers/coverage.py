"""Coverage: which question feeds which fact and which return's field, and what nothing feeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..engine.artifact import Artifact
from ..engine.cleared import cleared
from ..engine.language import RETURNS
from ..engine.return_fields import RETURN_FIELDS
from .bound_fact import fact_of
from .csv_text import csv_text
from .edition import STANDARD, Edition
from .features import FEATURES, OF_TYPES
from .markdown_table import markdown_table
from .plain_words import Say, saying
from .record_markdown import escaped
from .target import DEVELOPERS, Emitted, Target

HEAD = ("stands", "question", "wording", "fact", "return", "field", "codes")

Row = tuple[str, str, str, str, str, str, str]

FED = "feeds"
FEEDS_NOTHING = "feeds nothing"
CONTEXT = "context: comes from elsewhere"
NO_QUESTION = "no question here feeds it"
NOT_HERE = "not fed by this exemplar"


def coverage(artifact: Artifact, _: Edition = STANDARD) -> Emitted:
    """`coverage.csv` and `coverage.md`: there is one edition, of all that a practitioner may see."""
    made = cleared(artifact)
    content = made.artifact.content
    rows = list(coverage_rows(content))
    heads = {
        FED: "Questions that feed a fact or a return",
        FEEDS_NOTHING: "Questions that feed nothing",
        CONTEXT: "Facts that come from elsewhere",
        NO_QUESTION: "Facts that no question here feeds",
        NOT_HERE: "Fields of returns that this exemplar does not feed",
    }
    text = (
        f"# {escaped(saying(content)(content['title']))}: what feeds what\n\n"
        f"{escaped(made.artifact.name)}, {escaped(made.identity)}.\n"
    )
    for stands, title in heads.items():
        some = [row[1:] for row in rows if row[0] == stands]
        if some:
            text += f"\n## {title}\n\n{markdown_table(HEAD[1:], some)}"
    return Emitted({"coverage.csv": csv_text(HEAD, rows), "coverage.md": text.encode()})


def coverage_rows(content: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of a cleared content: each question, each fact that none of them feeds, each field of a known return
    that nothing feeds. A question that goes into several returns has a row for each."""
    say = saying(dict(content))
    facts: Mapping[str, Mapping[str, Any]] = content["facts"]
    fed: set[str] = set()
    seen: set[tuple[str, str]] = set()
    for path, spec in content["questions"].items():
        fact = fact_of(spec, content)
        fed.add(spec.get("fact", ""))
        returns = {**_returns(fact, facts), **spec.get("returned_as", {})}
        seen |= set(returns.items())
        stands = FED if fact or returns else FEEDS_NOTHING
        for to, name in returns.items() or (("", ""),):
            wording = say(spec["ask"])
            yield stands, path, wording, fact, RETURNS.get(to, ""), name, _codes(spec, say) if to else ""
    for name, spec in facts.items():
        if name in fed:
            continue
        returns = spec.get("returned_as", {})
        seen |= set(returns.items())
        stands = CONTEXT if spec.get("context") or spec["type"] == "age" else NO_QUESTION
        for to, name_there in returns.items() or (("", ""),):
            yield (
                stands,
                "",
                str(spec["title"]),
                name,
                RETURNS.get(to, ""),
                name_there,
                _codes(spec, say) if to else "",
            )
    for to, names in RETURN_FIELDS.items():
        if any(there == to for there, _ in seen):
            yield from (
                (NOT_HERE, "", "", "", RETURNS[to], name, "") for name in names if (to, name) not in seen
            )


def _returns(fact: str, facts: Mapping[str, Mapping[str, Any]]) -> Mapping[str, str]:
    if fact in facts:
        found: Mapping[str, str] = facts[fact].get("returned_as", {})
        return found
    whole, _, last = fact.rpartition(".")
    parts = facts.get(whole, {}).get("parts", ())
    return next((part.get("returned_as", {}) for part in parts if part["id"] == last), {})


def _codes(spec: Mapping[str, Any], say: Say) -> str:
    """The options as the return writes them."""
    return "\n".join(
        f"{option.get('written_as', option['code'])}: {say(option['say'])}"
        for option in spec.get("options", ())
    )


_CARRIES = OF_TYPES | {
    "which facts questions feed",
    "fields of returns",
    "options",
    "rows",
    "rows within rows",
    "slots",
}

COVERAGE = Target(
    "coverage",
    "what feeds which fact and which return, as a list",
    "artifact",
    coverage,
    carries=_CARRIES,
    beyond=frozenset(FEATURES) - _CARRIES,
    editions=DEVELOPERS,
)

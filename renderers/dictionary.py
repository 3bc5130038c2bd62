"""The data dictionary: one row for each question, to read, to sort and to check against a return."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from typing import Any

from ..engine.artifact import Artifact
from ..engine.clearance import Clearance
from ..engine.cleared import cleared
from ..engine.language import AUDIENCES, DIMENSIONS, RETURNS
from .bound_fact import fact_of
from .csv_text import csv_text
from .edition import STANDARD, Edition
from .features import FEATURES, OF_DATA, OF_VALUES
from .group_answers import group_answers
from .markdown_table import markdown_table
from .plain_words import Say, saying
from .reasons import REASONS
from .record_markdown import escaped
from .target import Editions, Emitted, Target
from .variant_words import only_while, otherwise, variants_told


@dataclass(frozen=True, slots=True)
class Entry:
    """One question, each facet in words; what says nothing is ""."""

    question: str
    section: str
    wording: str
    hint: str
    type: str
    options: str
    unit: str
    limits: str
    no_answer_because: str
    mandatory: str
    asked_when: str
    skipped_when: str
    statutory: str
    fact: str
    returned_as: str
    dimensions: str
    sensitivity: str
    who_may_see: str
    whose_words: str
    answered_by: str
    retired: str
    in_variants: str


HEAD = tuple(field.name.replace("_", " ") for field in fields(Entry))


def dictionary(artifact: Artifact, edition: Edition = STANDARD) -> Emitted:
    """`dictionary.csv` and `dictionary.md`; for another reader than a practitioner `dictionary.family.csv` and so on, of
    what that reader may see."""
    made = cleared(artifact, edition.audience, edition.voice)
    content = made.artifact.content
    rows = [astuple(entry) for entry in entries(artifact, edition)]
    say = saying(content)
    text = (
        f"# {escaped(say(content['title']))}: data dictionary\n\n"
        f"{escaped(made.artifact.name)}, {escaped(made.identity)}. One row for each question.\n\n"
    )
    told = [astuple(variant) for variant in variants_told(content, say)]
    if told:
        text += f"{markdown_table(('variant', 'applies when', 'because'), told)}\n"
    return Emitted(
        {
            f"dictionary{edition.infix}.csv": csv_text(HEAD, rows),
            f"dictionary{edition.infix}.md": (text + markdown_table(HEAD, rows)).encode(),
        }
    )


def entries(artifact: Artifact, edition: Edition = STANDARD) -> Iterator[Entry]:
    """The rows, in the author's order."""
    made = cleared(artifact, edition.audience, edition.voice)
    content = made.artifact.content
    say = saying(content)
    clearance = Clearance(artifact.content)
    sections = {section["id"]: section for section in content["sections"]}
    for path, spec in content["questions"].items():
        section = sections[spec["section"]]
        rules = [*spec.get("rules", ()), *(section.get("rules", ()) if "group" not in spec else ())]
        yield Entry(
            question=path,
            section=say(section["title"]),
            wording=say(spec["ask"]),
            hint=say(spec.get("hint")),
            type=spec["type"],
            options=_lines(_options(spec, say)),
            unit=spec.get("unit", ""),
            limits=_limits(spec),
            no_answer_because=", ".join(_reason(spec, reason) for reason in spec.get("reasons", ())),
            mandatory=", ".join(mark for mark in ("mandatory", "essential", "risk") if spec.get(mark)),
            asked_when=_lines(_rule(rule, say) for rule in rules if rule["kind"] == "ask"),
            skipped_when=_lines(_rule(rule, say) for rule in rules if rule["kind"] == "skip"),
            statutory=_duty(spec.get("statutory")),
            fact=fact_of(spec, content),
            returned_as=returned_as(spec, content),
            dimensions=", ".join(DIMENSIONS[name] for name in spec.get("dimensions", ())),
            sensitivity=spec.get("sensitivity", "ordinary"),
            who_may_see=", ".join(who for who in AUDIENCES if clearance.sees(who, ("question", path))),
            whose_words=spec.get("whose_words", ""),
            answered_by=", ".join(spec.get("answered_by", ())),
            retired=spec.get("retired", ""),
            in_variants=_lines(f"{other.when}: {'; '.join(other.says)}" for other in otherwise(spec, say)),
        )


def returned_as(spec: Mapping[str, Any], content: Mapping[str, Any]) -> str:
    """The fields of returns that a question or a fact goes into, a line for each."""
    return _lines(f"{RETURNS[to]}: {name}" for to, name in spec.get("returned_as", {}).items())


def _lines(words: Iterator[str]) -> str:
    return "\n".join(words)


def _options(spec: Mapping[str, Any], say: Say) -> Iterator[str]:
    yield from (_option(option, spec, say) for option in spec.get("options", ()))
    yield from (f"{state}: {say(words)}" for state, words in group_answers(spec))


def _reason(spec: Mapping[str, Any], reason: str) -> str:
    only = only_while(spec, "reasons", reason)
    return f"{REASONS[reason]} ({only})" if only else REASONS[reason]


def _option(option: Mapping[str, Any], spec: Mapping[str, Any], say: Say) -> str:
    found = f"{option['code']}: {say(option['say'])}"
    found += f" (written as {option['written_as']})" if "written_as" in option else ""
    found += " (alone)" if option.get("exclusive") else ""
    only = only_while(spec, "options", option["code"])
    found += f" ({only})" if only else ""
    return found + (f" (no longer offered since {option['retired']})" if "retired" in option else "")


def _limits(spec: Mapping[str, Any]) -> str:
    parts = [f"from {spec['at_least']}" if "at_least" in spec else ""]
    parts += [f"up to {spec['at_most']}" if "at_most" in spec else "", spec.get("format", "")]
    return ", ".join(filter(None, parts))


def _rule(rule: Mapping[str, Any], say: Say) -> str:
    by = "" if rule["by"] == "question" else f" ({rule['by']} {rule['owner']})"
    why = f": {say(rule['because'])}" if rule.get("because") else ""
    at_once = "; asked at once while that is not known" if rule.get("if_not_known") == "ask" else ""
    return f"{rule['text']}{by}{why}{at_once}"


def _duty(duty: Mapping[str, Any] | None) -> str:
    if duty is None:
        return ""
    whom = f", for {duty['for']['text']}" if "for" in duty else ""
    spans = "".join(f", {end} {duty[end]}" for end in ("from", "to") if end in duty)
    return f"{duty['source']} ({duty['nation']}){whom}{spans}"


_CARRIES = (
    OF_VALUES
    | OF_DATA
    | {
        "the answer `there are none`",
        "the answer `there are others`",
        "conditions",
        "which questions are essential",
        "which options stand alone",
        "explanations of conditions",
        "formats of texts",
        "framework dimensions",
        "hints",
        "which questions are mandatory",
        "that an option is retired",
        "which questions are about risk",
        "how sensitive answers are",
        "titles of sections",
        "who may see what",
        "whose words they are",
        "who answers what",
        "words for families",
        "words for children",
        "what variants say",
    }
)

DICTIONARY = Target(
    "dictionary",
    "the data dictionary, as a list",
    "artifact",
    dictionary,
    carries=_CARRIES,
    beyond=frozenset(FEATURES) - _CARRIES,
    editions=Editions(),
    usually=("practitioner",),
)

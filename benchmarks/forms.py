"""The same form, in our language and in the peers': N yes/no questions, each after the first asked only when an
earlier one is yes, in sections of fifty.

Topologies: `chain` (each hangs on the one before), `fanout` (all hang on the first), `local` (each hangs on one of
the twenty before, by a fixed seed), `rows` (as `local`, all inside one repeating group). Standard library only: the
peers' own interpreter runs this file too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

TOPOLOGIES = ("chain", "fanout", "local", "rows")
SECTION = 50


def parents(topology: str, size: int) -> Iterator[tuple[int, int | None]]:
    """Each question's number with the number of the question it hangs on; the first hangs on none."""
    rng = random.Random(7)
    for i in range(size):
        if i == 0:
            yield i, None
        elif topology == "chain":
            yield i, i - 1
        elif topology == "fanout":
            yield i, 0
        else:
            yield i, rng.randint(max(0, i - 20), i - 1)


def our_yaml(topology: str, size: int) -> str:
    """The form as a practice lead would write it."""
    name = f"bench-{topology}"
    lines = [
        "penpicture: 1",
        f"exemplar: {name}",
        "version: 1.0.0",
        f"title: {name}",
        "about: child",
        "sections:",
    ]
    rows = topology == "rows"
    pad = "          " if rows else "      "
    if rows:
        lines += ["  - id: people", "    title: People", "    questions:", "      - id: rep", "        ask: Who is there?",
                  "        type: group", "        each: person", "        questions:"]  # fmt: skip
    for i, parent in parents(topology, size):
        if i % SECTION == 0 and not rows:
            lines += [f"  - id: s{i // SECTION}", f"    title: Section {i // SECTION}", "    questions:"]
        lines += [f"{pad}- id: q{i}", f"{pad}  ask: Question number {i}?", f"{pad}  type: yes/no"]
        if parent is not None:
            lines.append(f"{pad}  ask when: q{parent} is yes")
    return "\n".join(lines) + "\n"


KINDS = (
    "text", "long text", "yes/no", "choice", "choices", "number", "date", "partial date", "person", "picture", "file", "group",
)  # fmt: skip
"""The types of `every_type_yaml`, in turn; what is asked in the rows of the groups is a text."""


def every_type_yaml(size: int) -> str:
    """A form of so many questions, of every type in turn, each with a hint and reasons for no answer."""
    lines = [
        "penpicture: 1",
        "exemplar: bench-types",
        "version: 1.0.0",
        "title: Bench",
        "about: child",
        "sections:",
    ]
    kinds = [kind for kind in KINDS for _ in range(1 + (kind == "group"))]
    for i in range(size):
        kind = kinds[i % len(kinds)]
        inside = kind == "group" and kinds[i % len(kinds) - 1] == "group"
        if i % SECTION == 0 and not inside or i == 0:
            lines += [f"  - id: s{i}", f"    title: Section {i}", "    questions:"]
        if kind == "group" and (inside or i == size - 1):
            kind = "text"
        pad = "          " if inside else "      "
        lines += [
            f"{pad}- id: q{i}",
            f"{pad}  ask: How does question number {i} go at home?",
            f"{pad}  hint: In their own words, however short.",
            f"{pad}  type: {kind}",
        ]
        if kind in ("choice", "choices"):
            lines += [f"{pad}  options:"]
            lines += [f"{pad}    {said}" for said in ("now: Yes, now", "past: In the past", "never: Never")]
        if kind == "group":
            lines += [f"{pad}  each: row", f"{pad}  questions:"]
        else:
            lines.append(f"{pad}  no answer because: not_known, not_asked, declined")
    return "\n".join(lines) + "\n"


def xlsform(topology: str, size: int) -> dict[str, list[dict[str, str]]]:
    """The form as the sheets of an XLSForm."""
    survey: list[dict[str, str]] = []
    rows = topology == "rows"
    if rows:
        survey.append({"type": "begin_repeat", "name": "rep", "label": "Who is there?"})
    for i, parent in parents(topology, size):
        if i % SECTION == 0 and not rows:
            if i:
                survey.append({"type": "end_group"})
            survey.append(
                {"type": "begin_group", "name": f"s{i // SECTION}", "label": f"Section {i // SECTION}"}
            )
        row = {"type": "select_one yn", "name": f"q{i}", "label": f"Question number {i}?"}
        if parent is not None:
            row["relevant"] = f"${{q{parent}}} = 'yes'"
        survey.append(row)
    survey.append({"type": "end_repeat" if rows else "end_group"})
    choices = [{"list_name": "yn", "name": code, "label": code.title()} for code in ("yes", "no")]
    return {"survey": survey, "choices": choices, "settings": [{"form_title": topology, "form_id": topology}]}


def markdown(topology: str, size: int) -> str:
    """The form as pyxform's own text format."""
    lines: list[str] = []
    for sheet, records in xlsform(topology, size).items():
        columns = list(dict.fromkeys(key for record in records for key in record))
        lines += [f"| {sheet} |" + " |" * len(columns), "| | " + " | ".join(columns) + " |"]
        lines += ["| | " + " | ".join(record.get(c, "") for c in columns) + " |" for record in records]
    return "\n".join(lines) + "\n"


def survey_json(topology: str, size: int) -> dict[str, Any]:
    """The form as survey-core's JSON."""
    questions: list[dict[str, Any]] = []
    for i, parent in parents(topology, size):
        question: dict[str, Any] = {
            "type": "radiogroup", "name": f"q{i}", "title": f"Question number {i}?", "choices": ["yes", "no"],
        }  # fmt: skip
        if parent is not None:
            question["visibleIf"] = f"{{q{parent}}} = 'yes'"
        questions.append(question)
    pages = [
        {"name": f"s{i // SECTION}", "elements": questions[i : i + SECTION]} for i in range(0, size, SECTION)
    ]
    return {"pages": pages, "clearInvisibleValues": "onHidden"}

"""docs/library.md: its tables are what the exemplars and the six journeys say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from tests.conftest import Golden
from tests.scenarios.journey import CHILDREN, LIBRARY, in_wales, journey
from tests.scenarios.story import TOP, artifact
from tests.scenarios.test_journeys import asked, to_answer

PAGE = TOP / "docs" / "library.md"
SAID = {
    "baby-price": "still to be born",
    "callum": "one of four children, in a home where too much went undone",
    "dawit": "seeking asylum on his own",
    "jonah": "a disabled child, who uses symbols",
    "lowri": "a Welsh-speaking young person",
    "ravi": "a plain case",
}


def exemplars() -> list[list[str]]:
    """One row for each exemplar."""
    rows = [["exemplar", "stage", "questions", "of them in rows", "time", "law"]]
    for name in LIBRARY:
        content = artifact(name).content
        count, unit = content["timescale"]["within"]
        laws = {_law(duty) for _, duty in owed(name)}
        inner = sum("." in question for question in content["questions"])
        unit = unit if count != 1 else unit.removesuffix("s")
        rows.append(
            [
                f"`{name}`",
                content["stage"],
                str(len(content["questions"])),
                str(inner),
                f"{count} {unit}",
                "; ".join(sorted(laws)),
            ]
        )
    return rows


def owed(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The duties of an exemplar and the questions that serve them, England's and then Wales's."""
    for built in (artifact(name), in_wales(name)):
        for question, spec in built.content["questions"].items():
            if "statutory" in spec:
                yield question, spec["statutory"]


def _law(duty: Mapping[str, str]) -> str:
    return re.sub(
        r",? (?:sections?|regulations?) .*|.*\((Children Act 1989), section 83\)", r"\1", duty["source"]
    )


def how_much() -> list[list[str]]:
    """One row for each child: what is new, and with it what stood there already."""
    rows = [["child", *(f"`{name}`" for name in LIBRARY)]]
    for child in CHILDREN:
        steps = {step.exemplar: step for step in journey(child)}
        cells = [
            f"{len(to_answer(steps[name]))} of {len(asked(steps[name]))}" if name in steps else "-"
            for name in LIBRARY
        ]
        rows.append([f"`{child}`: {SAID[child]}", *cells])
    return rows


def duties() -> list[list[str]]:
    """One row for each duty: its nation, its source, since when, and the questions that serve it."""
    served: dict[tuple[str, str, str], list[str]] = {}
    for name in LIBRARY:
        for question, duty in owed(name):
            key = (duty["nation"], duty["source"], duty.get("from", ""))
            if question not in served.setdefault(key, []):
                served[key].append(question)
    found = [[*key, ", ".join(f"`{q}`" for q in questions)] for key, questions in sorted(served.items())]
    return [["nation", "source", "since", "questions"], *found]


MADE: dict[str, Callable[[], list[list[str]]]] = {"exemplars": exemplars, "asked": how_much, "duties": duties}


def table(rows: list[list[str]]) -> str:
    """Rows as Markdown, the first of them the head."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def test_the_page_of_the_library_says_what_the_library_is(golden: Golden) -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name, made in MADE.items():
        mark = f"<!-- made: {name} -->\n"
        assert mark in text
        before, _, after = text.partition(mark)
        rest = re.sub(r"\A\n(?:\|.*\n)*\n?", "", after)
        text = f"{before}{mark}\n{table(made())}\n\n{rest}"
    golden.generated(PAGE, text)


def test_every_fragment_of_the_library_is_named_on_its_page_and_used() -> None:
    page = PAGE.read_text(encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in (TOP / "exemplars").rglob("*.yaml")]
    for folder in sorted((TOP / "exemplars" / "fragments").iterdir()):
        assert f"`{folder.name}`" in page, folder.name
        assert any(f"- use: {folder.name}@1\n" in text for text in texts), folder.name

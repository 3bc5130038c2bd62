"""A small exemplar's names, for conditions to be typed against, and a condition as a scalar of a file."""

from dataclasses import replace
from typing import Any

from penpicture.dsl.diagnostic import Diagnostic, Diagnostics
from penpicture.dsl.scope import Known, Scope
from penpicture.dsl.source import Source, Span
from penpicture.dsl.syntax import Scalar
from penpicture.dsl.typecheck import Typed, check


def question(path: str, type: str, *options: str, **more: Any) -> Known:
    return Known(("question", path), type, options, group=path.rpartition(".")[0], **more)


def fact(name: str, type: str, *options: str, **more: Any) -> Known:
    return Known(("fact", name), type, options, **more)


def scope_of(*known: Known, sections: dict[str, frozenset[str]], define: dict[str, Typed | None]) -> Scope:
    return Scope(
        questions={k.path: k for k in known if k.ref[0] == "question"},
        sections=sections,
        facts={k.path: k for k in known if k.ref[0] == "fact"},
        define=define,
    )


DEFINE: dict[str, Typed | None] = {}
FAMILY = scope_of(
    question(
        "drinking", "choice", "now", "past", "never",
        labels=("Yes, now", "In the past, not now", "No, never"),
    ),
    question("mood", "choice", "now", "sad"),
    question("needs", "choices", "mobility", "speech"),
    question("safe", "yes/no"),
    question("seen", "yes/no"),
    question("hours", "number", unit="hours a week"),
    question("weeks_born", "number", unit="weeks"),
    question("score", "number"),
    question("moved_on", "date"),
    question("started_on", "partial date"),
    question("story", "long text"),
    question("worker", "person"),
    question("why", "text", fact="referral.reason"),
    question("school_kind", "choice", "primary", "secondary", fact="child.school_kind"),
    question("siblings", "group", each="sibling"),
    question("siblings.age", "number", unit="years"),
    question("siblings.home", "yes/no"),
    question("siblings.schools", "group", each="school"),
    question("siblings.schools.joined_on", "date"),
    question("placements", "group", each="placement"),
    question("placements.kind", "choice", "kinship", "foster"),
    question("placements.ended_on", "date"),
    question("placements.cost", "number"),
    fact("child.age", "age", born="child.born_on", unless="child.unborn"),
    fact("mother.age", "age", born="mother.born_on"),
    fact("child.born_on", "partial date"),
    fact("mother.born_on", "partial date"),
    fact("child.unborn", "yes/no"),
    fact("child.school_kind", "choice", "primary", "secondary"),
    fact("referral.date", "date"),
    fact("referral.reason", "text"),
    sections={"home": frozenset(("drinking", "siblings", "why")), "outcome": frozenset(("safe",))},
    define=DEFINE,
)  # fmt: skip


def scalar(text: str, *, key: str = "ask when: ") -> Scalar:
    """A condition as the plain value of a key, one line down in a file."""
    source = Source("bad.yaml", f"penpicture: 1\n{key}{text}\n")
    start = len("penpicture: 1\n") + len(key)
    return Scalar(text, Span(source, start, start + len(text)), "plain", start)


def checked(text: str, *, within: str, deciding: bool) -> tuple[Typed | None, Diagnostics]:
    """The condition checked as the first of its exemplar, so that no earlier one has used up the searches."""
    return check(scalar(text), replace(FAMILY), within=within, deciding=deciding)


def typed(text: str, *, within: str = "", deciding: bool = False) -> Typed:
    """The condition, which must be without fault."""
    found, diagnostics = checked(text, within=within, deciding=deciding)
    assert found is not None and not len(diagnostics), [d.message for d in diagnostics]
    return found


def faults(text: str, *, within: str = "", deciding: bool = False) -> list[Diagnostic]:
    """What is wrong with a condition, which must be something."""
    found, diagnostics = checked(text, within=within, deciding=deciding)
    assert found is None and diagnostics.has_errors
    return list(diagnostics)


def fault(text: str, *, within: str = "", deciding: bool = False) -> Diagnostic:
    """The one thing wrong with a condition."""
    found = faults(text, within=within, deciding=deciding)
    assert len(found) == 1, [d.message for d in found]
    return found[0]


def mended(diagnostic: Diagnostic) -> str:
    """The condition after the edit that a diagnostic offers."""
    assert diagnostic.edit is not None
    source, span = diagnostic.edit.span.source, diagnostic.edit.span
    whole = source.text[: span.start] + diagnostic.edit.replacement + source.text[span.end :]
    return whole.split("\n")[1].removeprefix("ask when: ")


DEFINE["school_age"] = typed("child.age >= 5 years")
DEFINE["overdue"] = typed("moved_on is before today")
DEFINE["stuck"] = typed("drinking is pending")
DEFINE["broken"] = None

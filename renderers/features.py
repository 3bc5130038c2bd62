"""The features of exemplars and records that a target may carry or lose, each with what finds it.

A feature's finder gives the paths of the parts that use it: into an artifact's content, or, for what only a record
has, into its answer file. Take those parts out, and what is left does not use the feature: that is how the tests
find out whether a target carries it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..engine.artifact import Artifact
from ..engine.language import QUESTION_TYPES, REASONS
from ..engine.session import Session

Path = tuple[str | int, ...]
"""Keys and list positions, from the top."""

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its name, as it goes into a sentence; whether exemplars have it or records; and its finder."""

    name: str
    of: Literal["exemplar", "record"]
    find: Callable[[Any], Iterator[Path]]

    def paths(self, given: Artifact | Session) -> Iterator[Path]:
        """Where it is used: nothing where the feature is of records and an artifact is given."""
        if self.of == "exemplar":
            yield from self.find(given.content if isinstance(given, Artifact) else given.program.content)
        elif isinstance(given, Session):
            yield from self.find(given)


def name_of(path: Path, content: Content) -> tuple[str, ...]:
    """A path of the content as provenance has it: members of lists by their code or identity. What is at a path of
    an answer file comes from the question."""
    if path[0] not in content:
        inside = [str(step) for step in path[1:] if step in _bare(content)]
        return ("questions", ".".join(inside))
    names: list[str] = []
    part: Any = content
    for step in path:
        part = part[step]
        named = isinstance(step, int) and isinstance(part, Mapping)
        if named and "in" in part:
            names.append("+".join(part["in"]))
            continue
        names.append(str(part.get("code", part.get("id", step)) if named else step))
    return tuple(names)


def _bare(content: Content) -> frozenset[str]:
    return frozenset(path.rpartition(".")[2] for path in content["questions"])


# --- finders of exemplars ------------------------------------------------------------------------------------------


def _type(kind: str) -> Callable[[Content], Iterator[Path]]:
    def find(content: Content) -> Iterator[Path]:
        for path, spec in content["questions"].items():
            if spec["type"] == kind:
                yield "questions", path

    return find


def _rows_in_rows(content: Content) -> Iterator[Path]:
    for path, spec in content["questions"].items():
        if spec["type"] == "group" and "group" in spec:
            yield "questions", path


def _question(*keys: str) -> Callable[[Content], Iterator[Path]]:
    def find(content: Content) -> Iterator[Path]:
        for path, spec in content["questions"].items():
            for key in keys:
                if key in spec:
                    yield "questions", path, key
                for n, entry in enumerate(spec.get("variants", ())):
                    if key in entry:
                        yield "questions", path, "variants", n, key

    return find


def _option(key: str) -> Callable[[Content], Iterator[Path]]:
    def find(content: Content) -> Iterator[Path]:
        for path, spec in content["questions"].items():
            for n, option in enumerate(spec.get("options", ())):
                if key in option:
                    yield "questions", path, "options", n, key

    return find


def _reason(reason: str) -> Callable[[Content], Iterator[Path]]:
    def find(content: Content) -> Iterator[Path]:
        for path, spec in content["questions"].items():
            if reason in spec.get("reasons", ()):
                yield "questions", path, "reasons", spec["reasons"].index(reason)

    return find


def _sections(key: str) -> Callable[[Content], Iterator[Path]]:
    def find(content: Content) -> Iterator[Path]:
        for n, section in enumerate(content["sections"]):
            if key in section:
                yield "sections", n, key

    return find


def _whole(key: str) -> Callable[[Content], Iterator[Path]]:
    """A key of the whole exemplar; of a list, each member."""

    def find(content: Content) -> Iterator[Path]:
        said = content.get(key)
        if isinstance(said, list):
            yield from ((key, n) for n in range(len(said)))
        elif said is not None:
            yield (key,)

    return find


def _rules(content: Content) -> Iterator[Path]:
    for n, section in enumerate(content["sections"]):
        yield from (("sections", n, "rules", i) for i in range(len(section.get("rules", ()))))
    for path, spec in content["questions"].items():
        yield from (("questions", path, "rules", i) for i in range(len(spec.get("rules", ()))))


def _explanations(content: Content) -> Iterator[Path]:
    for path in _rules(content):
        part: Any = content
        for step in path:
            part = part[step]
        if "because" in part:
            yield *path, "because"


def _short(content: Content) -> Iterator[Path]:
    for n, pathway in enumerate(content["pathways"]):
        if "short" in pathway:
            yield "pathways", n, "short"


def _voice(voice: str) -> Callable[[Content], Iterator[Path]]:
    def find(content: Content) -> Iterator[Path]:
        for path, wording in _wordings(content):
            if voice in wording:
                yield *path, voice

    return find


def _wordings(content: Content) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Every wording, with its path."""
    yield ("title",), content["title"]
    for n, section in enumerate(content["sections"]):
        yield ("sections", n, "title"), section["title"]
        for i, entry in enumerate(section.get("variants", ())):
            if "title" in entry:
                yield ("sections", n, "variants", i, "title"), entry["title"]
    for path, spec in content["questions"].items():
        for key in ("ask", "hint"):
            if key in spec:
                yield ("questions", path, key), spec[key]
            for n, entry in enumerate(spec.get("variants", ())):
                if key in entry:
                    yield ("questions", path, "variants", n, key), entry[key]
        for n, option in enumerate(spec.get("options", ())):
            yield ("questions", path, "options", n, "say"), option["say"]
    for n, sentence in enumerate(content["pen_picture"]):
        yield ("pen_picture", n, "say"), sentence["say"]
    for n, line in enumerate(content["case_summary"]):
        yield ("case_summary", n, "label"), line["label"]
    for n, pathway in enumerate(content["pathways"]):
        if "short" in pathway:  # why something is skipped is said by its rules
            yield ("pathways", n, "because"), pathway["because"]


def _slots(content: Content) -> Iterator[Path]:
    for path, wording in _wordings(content):
        for voice, text in wording.items():
            if not isinstance(text, str):
                yield from ((*path, voice, n) for n, part in enumerate(text) if not isinstance(part, str))


def _variants(content: Content) -> Iterator[Path]:
    """What variants say otherwise of questions and sections; whom they ask what is a matter of conditions."""
    for n, section in enumerate(content["sections"]):
        yield from (("sections", n, "variants", i) for i in range(len(section.get("variants", ()))))
    for path, spec in content["questions"].items():
        yield from (("questions", path, "variants", i) for i in range(len(spec.get("variants", ()))))


def _symbols(content: Content) -> Iterator[Path]:
    yield from _question("symbol")(content)
    yield from _option("symbol")(content)


# --- finders of records --------------------------------------------------------------------------------------------


def _given(key: str) -> Callable[[Session], Iterator[Path]]:
    """Answers that say something of that name beside their value."""

    def find(session: Session) -> Iterator[Path]:
        def within(plain: Mapping[str, Any], at: Path) -> Iterator[Path]:
            for name, said in plain.get("given", {}).items():
                if key in said:
                    yield *at, "given", name, key
            for name, listed in plain.get("rows", {}).items():
                for n, row in enumerate(listed.get("list", ())):
                    yield from within(row, (*at, "rows", name, "list", n))

        yield from within(session.answers().as_json(), ())

    return find


def _set_aside(session: Session) -> Iterator[Path]:
    given = session.answers().as_json().get("given", {})
    for aside in session.set_aside():
        if aside.question in given:
            yield "given", aside.question


def _lateness(session: Session) -> Iterator[Path]:
    if "lateness" in session.answers().as_json():
        yield ("lateness",)


def _features() -> Iterator[Feature]:
    def exemplar(name: str, find: Callable[[Content], Iterator[Path]]) -> Feature:
        return Feature(name, "exemplar", find)

    def record(name: str, find: Callable[[Session], Iterator[Path]]) -> Feature:
        return Feature(name, "record", find)

    for kind in QUESTION_TYPES:
        if kind != "group":
            yield exemplar(f"questions of type {kind}", _type(kind))
    yield exemplar("rows", _type("group"))
    yield exemplar("rows within rows", _rows_in_rows)
    yield exemplar("row titles", _question("row_title"))
    yield exemplar("the answer `there are none`", _question("there_are_none"))
    yield exemplar("the answer `there are others`", _question("there_are_others"))
    yield exemplar("options", _option("say"))
    yield exemplar("hints on options", _option("hint"))
    yield exemplar("which options stand alone", _option("exclusive"))
    yield exemplar("that an option is retired", _option("retired"))
    yield exemplar("hints", _question("hint"))
    yield exemplar("hints on sections", _sections("hint"))
    yield exemplar("titles of sections", _sections("title"))
    yield exemplar("units", _question("unit"))
    yield exemplar("limits of numbers", _question("at_least", "at_most"))
    yield exemplar("formats of texts", _question("format"))
    for reason in REASONS:
        yield exemplar(f"the reason `{reason}`", _reason(reason))
    yield exemplar("room for `more to say`", _question("more_to_say"))
    yield exemplar("which questions are mandatory", _question("mandatory"))
    yield exemplar("which questions are essential", _question("essential"))
    yield exemplar("which questions are about risk", _question("risk"))
    yield exemplar("that a question is retired", _question("retired"))
    yield exemplar("statutory sources", _question("statutory"))
    yield exemplar("framework dimensions", _question("dimensions"))
    yield exemplar("how sensitive answers are", _question("sensitivity"))
    yield exemplar("who may see what", _question("who_may_see"))
    yield exemplar("which facts questions feed", _question("fact", "part"))
    yield exemplar("fields of returns", _question("returned_as"))
    yield exemplar("whose words they are", _question("whose_words"))
    yield exemplar("who answers what", _question("answered_by"))
    yield exemplar("symbols", _symbols)
    yield exemplar("words for families", _voice("family"))
    yield exemplar("words for children", _voice("child"))
    yield exemplar("easy-read words", _voice("easy_read"))
    yield exemplar("what variants say", _variants)
    yield exemplar("slots", _slots)
    yield exemplar("conditions", _rules)
    yield exemplar("explanations of conditions", _explanations)
    yield exemplar("short versions", _short)
    yield exemplar("the pen picture", _whole("pen_picture"))
    yield exemplar("the case summary", _whole("case_summary"))
    yield exemplar("the timescale", _whole("timescale"))
    yield exemplar("how long it is kept", _whole("retention"))
    yield exemplar("next steps", _whole("next"))
    yield exemplar("signatures", _whole("signatures"))
    yield record("answers", _given("value"))
    yield record("reasons given", _given("reason"))
    yield record("notes", _given("note"))
    yield record("who answered", _given("by"))
    yield record("when it was answered", _given("at"))
    yield record("dates to come back", _given("until"))
    yield record("where else it is recorded", _given("pointer"))
    yield record("answers set aside", _set_aside)
    yield record("why it is late", _lateness)


FEATURES: dict[str, Feature] = {feature.name: feature for feature in _features()}
"""Every feature by its name, in the order of docs/targets.md."""

OF_RECORDS = frozenset(name for name, feature in FEATURES.items() if feature.of == "record")
"""The names of those that only a record has."""

OF_ASKING = frozenset(
    {
        "hints",
        "hints on options",
        "hints on sections",
        "which options stand alone",
        "that an option is retired",
        "limits of numbers",
        "formats of texts",
        "room for `more to say`",
        "who answers what",
        "which questions are mandatory",
        "which questions are essential",
        "which questions are about risk",
        "short versions",
    }
)
"""What helps or holds whoever fills a form in, and is over when the answer is there: no matter of a record's."""

OF_DATA = frozenset({"which facts questions feed", "fields of returns", "statutory sources"})
"""What programs and those who answer for an exemplar need: no matter of a reader's."""

OF_OWNERS = OF_DATA | {
    "how long it is kept",
    "which questions are essential",
    "which questions are about risk",
    "framework dimensions",
}
"""What those who answer for an exemplar need besides: no matter of whoever fills it in."""

OF_TYPES = frozenset(name for name in FEATURES if name.startswith("questions of type"))
"""The types of questions, but for groups of rows."""

OF_VALUES = (
    OF_TYPES
    | frozenset(name for name in FEATURES if name.startswith("the reason"))
    | {
        "rows",
        "rows within rows",
        "options",
        "units",
        "limits of numbers",
        "slots",
        "which facts questions feed",
        "that a question is retired",
        "what variants say",
    }
)
"""What programs need to know of an answer to keep it."""

IN_RECORDS = frozenset(FEATURES) - OF_ASKING - (OF_DATA - {"statutory sources"})
"""What is the matter of a record, for whoever reads it."""

"""Where the words of an exemplar stand in its content, each by the path that its translation goes by.

Words that stand in several places have one path: a reason of a pathway stands at each of its questions, an option of a
fact at each question that is bound to it, and what a variant leaves as it is at the question without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .language import VOICES

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """One TEXT of a content: `holder[key]`. `path` names its facet as provenance does, `of` the part that it is of
    (`questions.drinking`), and `voice` to whom it is said: one of `language.VOICES`, or empty where everybody reads
    the same."""

    path: str
    of: str
    voice: str
    holder: Any
    key: str

    @property
    def text(self) -> Any:
        """The TEXT (docs/artifact.md)."""
        return self.holder[self.key]


def places(content: Mapping[str, Any]) -> Iterator[Place]:
    """Every TEXT of a content that anybody reads and that has a letter in it, in the author's order: the exemplar's
    own first, then those of its facts. A path may come more than once, with the same words."""
    for place in _all(content):
        text = place.text
        if text.strip() if isinstance(text, str) else any(part.strip() for part in words_of(text)):
            yield place


def voice_of(path: str) -> str:
    """To whom the text of a path is said: one of `language.VOICES`, or empty where everybody reads the same."""
    last = path.rpartition(".")[2]
    return last if last in VOICES else ""


def words_of(text: Any) -> Iterator[str]:
    """The parts of a TEXT that are words, without its slots."""
    for part in [text] if isinstance(text, str) else text:
        if isinstance(part, str):
            yield part


def is_text(text: Any) -> bool:
    """Whether something is a TEXT: a string, or a list of strings and slots."""
    if isinstance(text, str):
        return True
    return isinstance(text, list) and all(
        isinstance(part, str)
        or (isinstance(part, dict) and part.keys() == {"slot"} and isinstance(part["slot"], list) and len(part["slot"]) == 2
            and all(isinstance(name, str) for name in part["slot"]))
        for part in text
    )  # fmt: skip


def slots_of(text: Any) -> list[tuple[str, str]]:
    """The sources of a TEXT's slots, in order."""
    if isinstance(text, str):
        return []
    return [(part["slot"][0], part["slot"][1]) for part in text if not isinstance(part, str)]


def as_written(text: Any) -> str:
    """A TEXT with its slots as the author writes them: `<child.known_as>`. A row's own question goes by its bare
    id."""
    if isinstance(text, str):
        return text
    return "".join(part if isinstance(part, str) else f"<{slot_name(part['slot'])}>" for part in text)


def slot_name(slot: Any) -> str:
    """What an author calls a slot: a fact by its name, a question by its id."""
    kind, name = slot
    return str(name) if kind == "fact" else str(name).rpartition(".")[2]


def _all(content: Mapping[str, Any]) -> Iterator[Place]:
    yield from _said("title", "title", content, "title")
    for section in content["sections"]:
        of = f"sections.{section['id']}"
        yield from _said(f"{of}.title", of, section, "title")
        yield from _said(f"{of}.hint", of, section, "hint")
        yield from _of_rules(of, section)
        yield from _of_variants(of, section, _of_section_entry)
    for path, question in content["questions"].items():
        of = f"questions.{path}"
        yield from _of_question(of, question)
        yield from _of_variants(of, question, _of_question)
    for name, variant in content.get("variants", {}).items():
        yield from _said(f"variants.{name}.because", f"variants.{name}", variant, "because")
    for pathway in content["pathways"]:
        of = f"pathways.{pathway['id']}"
        yield from _said(f"{of}.because", of, pathway, "because")
        if "short" in pathway:
            yield from _said(f"{of}.short.because", of, pathway["short"], "because")
    for n, sentence in enumerate(content["pen_picture"]):
        of = f"pen_picture.{n}"
        yield from _said(f"{of}.say", of, sentence, "say")
        yield from _said(f"{of}.otherwise", of, sentence, "otherwise")
    for n, line in enumerate(content["case_summary"]):
        yield from _said(f"case_summary.{n}.label", f"case_summary.{n}", line, "label")
    for signature in content["signatures"]:
        of = f"signatures.{signature['id']}"
        yield from _said(f"{of}.role", of, signature, "role")
    for n, step in enumerate(content["next"]):
        yield from _said(f"next.{n}.because", f"next.{n}", step, "because")
    asked = {spec["fact"]: path for path, spec in content["questions"].items() if "fact" in spec}
    for name, fact in content["facts"].items():
        yield from _of_fact(f"facts.{name}", fact, asked.get(name), content)


def _said(path: str, of: str, holder: Any, key: str) -> Iterator[Place]:
    """A WORDING in each voice, or a TEXT; nothing where it is left out."""
    said = holder.get(key)
    if isinstance(said, dict):
        for voice in VOICES:
            if voice in said:
                yield Place(f"{path}.{voice}", of, voice, said, voice)
    elif said is not None:
        yield Place(path, of, "", holder, key)


def _of_rules(of: str, spec: Mapping[str, Any]) -> Iterator[Place]:
    for n, rule in enumerate(spec.get("rules", ())):
        if rule["by"] == "pathway":
            path = f"pathways.{rule['owner']}.because"
            if "because" in rule and not isinstance(rule["because"], dict):
                # A pathway's reason is a wording, and what stands at its questions is what practitioners are told.
                yield Place(
                    f"{path}.practitioner", f"pathways.{rule['owner']}", "practitioner", rule, "because"
                )
                continue
        else:
            path = f"{of}.rules.{n}.because"
        yield from _said(path, of, rule, "because")


def _of_question(of: str, spec: Mapping[str, Any]) -> Iterator[Place]:
    for key in ("ask", "hint"):
        yield from _said(f"{of}.{key}", of, spec, key)
    yield from _of_options(of, spec)
    for key in ("unit", "row_title", "there_are_none", "there_are_others", "because"):
        yield from _said(f"{of}.{key}", of, spec, key)
    yield from _of_rules(of, spec)


def _of_section_entry(of: str, spec: Mapping[str, Any]) -> Iterator[Place]:
    for key in ("title", "hint"):
        yield from _said(f"{of}.{key}", of, spec, key)


def _of_variants(
    of: str, spec: Mapping[str, Any], facets: Callable[[str, Mapping[str, Any]], Iterator[Place]]
) -> Iterator[Place]:
    """The texts of a part's variants, as `questions.drinking.variants.NAME.ask.family`, several names joined by `+`. A
    text that stands already in what the variants lay themselves over goes by the path that it has there."""
    entries = spec.get("variants", ())
    if not entries:
        return
    told: dict[str, list[tuple[frozenset[str], Place]]] = {}
    for place in facets(of, spec):
        told.setdefault(place.path.removeprefix(of), []).append((frozenset(), place))
    for entry in entries:
        names = frozenset(entry["in"])
        at = f"{of}.variants.{'+'.join(entry['in'])}"
        for place in facets(at, entry):
            there = told.setdefault(place.path.removeprefix(at), [])
            same = (said for inside, said in there if inside <= names and said.text == place.text)
            first = next(same, None)
            if first is not None:
                yield Place(first.path, first.of, place.voice, place.holder, place.key)
            else:
                there.append((names, place))
                yield Place(place.path, of, place.voice, place.holder, place.key)


def _of_options(of: str, spec: Mapping[str, Any]) -> Iterator[Place]:
    for option in spec.get("options", ()):
        path = f"{of}.options.{option['code']}"
        for key in ("say", "hint", "in_sentence"):
            yield from _said(f"{path}.{key}", path, option, key)


def _of_fact(
    of: str, fact: Mapping[str, Any], asked: str | None, content: Mapping[str, Any]
) -> Iterator[Place]:
    yield from _said(f"{of}.title", of, fact, "title")
    question = content["questions"][asked] if asked is not None else {}
    same = asked is not None and question.get("options") == fact.get("options")
    yield from _of_options(f"questions.{asked}" if same else of, fact)
    for key in ("unit", "called"):
        yield from _said(f"{of}.{key}", of, fact, key)
    rows = {}
    if asked is not None:
        within = (f"{asked}.{name.rpartition('.')[2]}" for name in question.get("questions", ()))
        rows = {
            content["questions"][path].get("part"): path for path in within if path in content["questions"]
        }
    for part in fact.get("parts", ()):
        yield from _of_fact(f"{of}.{part['id']}", part, rows.get(part["id"]), content)

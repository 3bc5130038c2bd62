"""An exemplar, or a record, cut down to what one reader may see, in the voice that speaks to that reader.

Whatever is written for a reader is written from this: what the reader may not see is not there to be told. Nothing
that is left reads anything that was taken away (`clearance`), so every status and explanation stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .artifact import Artifact
from .clearance import Clearance, own_readers
from .language import VOICES
from .session import Session

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cleared:
    """An artifact for one reader.

    Its wordings have one text each, in the voice asked for, under `practitioner`; who may see it is said no more.
    `identity` is the hash of the whole artifact: what records and answer files go by. `withheld` counts, by
    section, the questions of the exemplar that are not for this reader, whatever any record says.
    """

    artifact: Artifact
    identity: str
    audience: str
    voice: str
    withheld: Mapping[str, int]


def cleared(artifact: Artifact, audience: str = "practitioner", voice: str | None = None) -> Cleared:
    """The artifact for an audience of `language.AUDIENCES`, in a voice of `language.VOICES` (its own by default)."""
    voice = voice or (audience if audience in VOICES else "practitioner")
    key = (artifact.content_hash, audience, voice)
    found = _KEPT.get(key)
    if found is None:
        cut = _Cut(artifact.content, audience, voice)
        made = Artifact.of(cut.content(), {})
        while len(_KEPT) >= 32:
            del _KEPT[next(iter(_KEPT))]
        found = _KEPT[key] = Cleared(made, artifact.content_hash, audience, voice, cut.withheld)
    return found


_KEPT: dict[tuple[str, str, str], Cleared] = {}


def cleared_session(
    session: Session, audience: str = "practitioner", voice: str | None = None
) -> tuple[Cleared, Session]:
    """A record for an audience: a session of the cleared artifact, with what the reader may see of the answers and
    of the facts. Its audience is always the default one."""
    made = cleared(session.program.artifact, audience, voice)
    content = made.artifact.content
    plain = session.answers().as_json()
    now = _facts(plain.get("facts", {}), content)
    seen = now
    if session.seen is not None:
        seen = _facts({name: held.as_json() for name, held in session.seen.items()}, content)
    plain |= {"artifact": made.artifact.content_hash, "facts": seen}
    _answers("", plain, content)
    if content["timescale"] is None:
        plain.pop("lateness", None)
    facts = None if session.seen is None else now
    return made, Session.open(made.artifact, facts=facts, answers=plain, today=session.today)


def _facts(facts: Mapping[str, Any], content: Json) -> Json:
    found: Json = {}
    for name, held in facts.items():
        spec = content["facts"].get(name)
        if spec is None:
            continue
        if spec["type"] == "list" and isinstance(held.get("value"), list):
            kept = {"row", *(part["id"] for part in spec["parts"])}
            entries = [{key: entry[key] for key in entry if key in kept} for entry in held["value"]]
            held = {**held, "value": entries}
        found[name] = held
    return found


def _answers(scope: str, plain: Json, content: Json) -> None:
    """Take out of an answer file, or a row of one, what the content has no question for."""
    prefix = scope + "." if scope else ""
    for part in ("given", "rows"):
        if part in plain:
            plain[part] = {name: v for name, v in plain[part].items() if prefix + name in content["questions"]}
    for name, listed in plain.get("rows", {}).items():
        for row in listed.get("list", ()):
            _answers(prefix + name, row, content)


class _Cut:
    """One content being cut down. Each method takes a part and gives what is left of it, or None."""

    def __init__(self, content: Json, audience: str, voice: str) -> None:
        self.whole = content
        self.audience = audience
        self.voices = VOICES[voice]
        self.clearance = Clearance(content)
        self.withheld: dict[str, int] = {}

    def content(self) -> Json:
        whole = self.whole
        paths = [path for path in whole["questions"] if self.sees(("question", path))]
        for path, spec in whole["questions"].items():
            if not self.sees(("question", path)):
                self.withheld[spec["section"]] = self.withheld.get(spec["section"], 0) + 1
        questions = {path: self.question(whole["questions"][path]) for path in paths}
        facts = {n: self.fact(f) for n, f in whole["facts"].items() if self.sees(("fact", n))}
        sections = [s for s in map(self.section, whole["sections"]) if s["questions"]]
        timescale = whole.get("timescale")
        if timescale is not None and not all(self.sees(timescale[end]) for end in ("from", "to")):
            timescale = None
        as_of = whole.get("as_of")
        return {
            **whole,
            "title": self.wording(whole["title"]),
            "as_of": as_of if as_of is not None and self.sees(as_of) else None,
            "timescale": timescale,
            "sections": sections,
            "questions": questions,
            "facts": facts,
            "define": {name: d for name, d in whole["define"].items() if self.sees_tree(d["tree"])},
            "pathways": [p for p in map(self.pathway, whole["pathways"]) if p is not None],
            "pen_picture": [s for s in map(self.sentence, whole["pen_picture"]) if s is not None],
            "case_summary": [line for line in whole["case_summary"] if self.sees(line["show"])],
            "next": [step for step in map(self.step, whole["next"]) if step is not None],
            "order": [
                name
                for name in whole["order"]
                if (name[0] == "q" and name[2:] in questions)
                or (name[0] == "f" and name[2:] in facts)
                or (name[0] == "s" and any(s["id"] == name[2:] for s in sections))
            ],
        }

    def sees(self, ref: Iterable[str]) -> bool:
        return self.audience in self.clearance.readers(ref)

    def sees_tree(self, tree: Any) -> bool:
        return self.audience in self.clearance.of_tree(tree)

    def sees_text(self, text: Any) -> bool:
        return self.audience in self.clearance.of_text(text)

    def wording(self, wording: Mapping[str, Any]) -> Json:
        said = next(wording[voice] for voice in self.voices if voice in wording)
        return {"practitioner": self.text(said)}

    def text(self, text: Any) -> Any:
        """A text with each slot that the reader may not see standing as it does while nothing is known."""
        if isinstance(text, str):
            return text
        return [part if isinstance(part, str) or self.sees(part["slot"]) else self.unsaid(part) for part in text]

    def unsaid(self, part: Mapping[str, Any]) -> str:
        kind, name = part["slot"]
        return str(self.whole["facts"][name].get("called", "…")) if kind == "fact" else "…"

    def section(self, section: Mapping[str, Any]) -> Json:
        found = {**section, "title": self.wording(section["title"])}
        found["questions"] = [path for path in section["questions"] if self.sees(("question", path))]
        if "hint" in section:
            found["hint"] = self.text(section["hint"])
        return self.with_rules(found)

    def question(self, spec: Mapping[str, Any]) -> Json:
        found = {key: value for key, value in spec.items() if key != "who_may_see"}
        for key in ("ask", "hint"):
            if key in found:
                found[key] = self.wording(found[key])
        if "options" in found:
            found["options"] = [self.option(option) for option in found["options"]]
        for key in ("row_title", "there_are_none", "there_are_others"):
            if key in found:
                found[key] = self.text(found[key])
        if "because" in found and not self.sees_text(found["because"]):
            del found["because"]
        if "questions" in found:
            found["questions"] = [path for path in found["questions"] if self.sees(("question", path))]
        duty = found.get("statutory")
        if duty is not None and "for" in duty and not self.sees_tree(duty["for"]["tree"]):
            found["statutory"] = {key: value for key, value in duty.items() if key != "for"}
        return self.with_rules(found)

    def option(self, option: Mapping[str, Any]) -> Json:
        found = {**option, "say": self.wording(option["say"])}
        if "hint" in found:
            found["hint"] = self.text(found["hint"])
        return found

    def with_rules(self, spec: Json) -> Json:
        if "rules" in spec:
            spec["rules"] = [self.rule(rule) for rule in spec["rules"]]
        return spec

    def rule(self, rule: Mapping[str, Any]) -> Json:
        return {k: v for k, v in rule.items() if k != "because" or self.sees_text(v)}

    def fact(self, fact: Mapping[str, Any]) -> Json:
        found = {key: value for key, value in fact.items() if key != "who_may_see"}
        if "options" in found:
            found["options"] = [self.option(option) for option in found["options"]]
        if "parts" in found:
            parts = [part for part in found["parts"] if self.audience in own_readers(part)]
            found["parts"] = [self.fact(part) for part in parts]
        return found

    def pathway(self, pathway: Mapping[str, Any]) -> Json | None:
        found = {**pathway}
        found["questions"] = [path for path in pathway["questions"] if self.sees(("question", path))]
        found["sections"] = [s for s in pathway["sections"] if self.sees(("section", s))]
        named = pathway["questions"] or pathway["sections"]
        if named and not (found["questions"] or found["sections"]):
            return None  # without a name left it would speak of everything
        if "short" in found:
            if not self.sees_tree(found["short"]["tree"]):
                return None
            found["short"] = self.rule(found["short"])
        found["because"] = self.text(found["because"])
        return found

    def sentence(self, sentence: Mapping[str, Any]) -> Json | None:
        """A sentence of the pen picture tells what its slots and its condition read, and is left out whole."""
        if "when" in sentence and not self.sees_tree(sentence["when"]["tree"]):
            return None
        said = next(sentence["say"][voice] for voice in self.voices if voice in sentence["say"])
        if not self.sees_text(said):
            return None
        found = {**sentence, "say": {"practitioner": said}}
        if "otherwise" in found and not self.sees_text(found["otherwise"]):
            del found["otherwise"]
        return found

    def step(self, step: Mapping[str, Any]) -> Json | None:
        if "if" in step and not self.sees_tree(step["if"]["tree"]):
            return None
        return {k: v for k, v in step.items() if k != "because" or self.sees_text(v)}

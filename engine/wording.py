"""Texts with their slots filled: what a wording says on this record, and which of its slots are empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..dsl import dates
from .drafts import RowsDraft
from .language import VOICES
from .program import ASKED, OUTER, STATUS, Frame
from .spoken import age_words, answer_word, day_words, listed, plural, spoken
from .state import State

Ref = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A text as it reads now, and the sources of the slots that had nothing to say."""

    text: str
    empty: tuple[Ref, ...] = ()


def wording_for(wording: Mapping[str, Any], audience: str) -> Any:
    """The text meant for an audience or voice; where it has none of its own, that of the next in `VOICES`."""
    for voice in VOICES.get(audience, ()):
        if voice in wording:
            return wording[voice]
    return wording["practitioner"]


def fill(text: Any, state: State, frame: Frame, scope: str = "", audience: str = "practitioner") -> Filled:
    """Fill a TEXT of the artifact, read in a frame of `scope`. An empty slot says what its fact is called when
    not known, with a capital where a sentence begins, or an ellipsis."""
    if isinstance(text, str):
        return Filled(text)
    parts: list[str] = []
    empty: list[Ref] = []
    for n, part in enumerate(text):
        if isinstance(part, str):
            parts.append(part)
            continue
        ref: Ref = (part["slot"][0], part["slot"][1])
        said = words_of(state, ref, frame, scope, audience)
        if said is None:
            empty.append(ref)
            said = state.program.facts[ref[1]].get("called", "…") if ref[0] == "fact" else "…"
            said = in_sentence(said, text[n - 1] if n else None)
        parts.append(said)
    return Filled("".join(parts), tuple(empty))


def unfilled(text: Any, facts: Mapping[str, Any]) -> str:
    """A TEXT of the artifact as it reads while nothing is known: each slot says what its fact is called then, or an ellipsis. It tells nothing
    of anybody, so a message may say it."""
    if isinstance(text, str):
        return text
    parts: list[str] = []
    for n, part in enumerate(text):
        if isinstance(part, str):
            parts.append(part)
            continue
        kind, name = part["slot"][0], part["slot"][1]
        said = str(facts.get(name, {}).get("called", "…")) if kind == "fact" else "…"
        parts.append(in_sentence(said, text[n - 1] if n else None))
    return "".join(parts)


def in_sentence(words: str, before: Any) -> str:
    """Words that stand for what is not known, with a capital where they begin a sentence: `before` is the part of the
    TEXT in front of them, None at its beginning."""
    begins = before is None or (isinstance(before, str) and before.endswith((". ", "? ", "! ")))
    return words[:1].upper() + words[1:] if begins else words


def words_of(
    state: State, ref: Ref, frame: Frame, scope: str = "", audience: str = "practitioner"
) -> str | None:
    """What a source says in a sentence to an audience, or None while it says nothing that counts, or nothing that
    the audience may see."""
    kind, name = ref
    program = state.program
    spec = program.facts[name] if kind == "fact" else state.facing(name)
    if not program.clearance.sees(audience, ref):
        return None
    if kind == "fact":
        if spec["type"] == "age":
            return _age(state, spec)
        if spec["type"] == "list":
            return _entries(state, spec, name, audience)
        value = fact_value(state, name)
        return None if value is None else value_in_words(spec, value, audience, _language(state))
    up, cell = program.place(scope, ref)
    for _ in range(up):
        frame = frame[OUTER]
    if frame[cell + STATUS] != ASKED:
        return None
    if spec["type"] == "group":
        return _rows(state, spec, name, frame, audience)
    given = state.given(name, frame)
    if given is None or given.value is None:
        if "fact" in spec:
            return words_of(state, ("fact", spec["fact"]), state.root, "", audience)
        return None
    return value_in_words(spec, given.value, audience, _language(state), program.questions[name])


def fact_value(state: State, fact: str) -> Any:
    """The value a fact has on this record (rule C9), in its JSON form, or None."""
    question = state.program.bound.get(fact)
    if question is not None:
        frame = state.root
        given = state.given(question, frame)
        if given is not None and frame[state.cell(question) + STATUS] == ASKED:
            return given.value
        if given is not None and frame[state.cell(question) + STATUS] == 1:
            return None
    held = state.on_record(fact)
    return None if held is None or state.is_stale(fact) else held.value


def _language(state: State) -> str:
    return str(state.program.content["language"])


def value_in_words(
    spec: Mapping[str, Any],
    value: Any,
    audience: str = "practitioner",
    language: str = "en",
    own: Mapping[str, Any] | None = None,
) -> str:
    """A value in its JSON form as plain words of a language, by the question or fact that it answers. `own` is the
    question's own entry, where `spec` is that with its variants: it has the options that are not offered now."""
    kind = spec["type"]
    if kind == "yes/no" and value in ("yes", "no"):
        asked = wording_for(spec["ask"], audience) if "ask" in spec else ""
        return answer_word(value, asked if isinstance(asked, str) else asked[0], language)
    if kind == "choice":
        return _label(spec, value, audience, own)
    if kind == "choices":
        return listed([_label(spec, code, audience, own) for code in value], language)
    if kind in ("date", "partial date"):
        found = dates.parse(value)
        return value if found is None else day_words(*found, language)
    if kind == "number":
        said = f"{Decimal(str(value)):f}"  # every digit that was written, and no power of ten
        return f"{said} {spec['unit']}" if "unit" in spec else said
    if kind == "person":
        return str(value["name"])
    if kind in ("picture", "file"):
        return str(value.get("description", value["file"]))
    return str(value)


def _label(spec: Mapping[str, Any], code: str, audience: str, own: Mapping[str, Any] | None) -> str:
    for option in (*spec.get("options", ()), *((own or {}).get("options", ()))):
        if option["code"] == code:
            plain = wording_for(option["say"], audience)
            return str(option.get("in_sentence", plain if isinstance(plain, str) else option["code"]))
    return code


def _age(state: State, spec: Mapping[str, Any]) -> str | None:
    program = state.program
    born = state.root[program.cells[""][("fact", spec["age_from"])]]
    on = None if program.as_of is None else state.root[program.place("", program.as_of)[1]]
    unless = spec.get("age_unless")
    if unless is not None and state.root[program.cells[""][("fact", unless)]] == "yes":
        return None
    if not isinstance(born, tuple) or not isinstance(on, tuple):
        return None
    return age_words(born, on, _language(state))


def _entries(state: State, spec: Mapping[str, Any], name: str, audience: str) -> str | None:
    """The entries of a list: the rows of the group here that is bound to it, or what is on record."""
    group = state.program.bound.get(name)
    if group is not None:
        return _rows(state, state.program.questions[group], group, state.root, audience)
    unseen = state.program.clearance.unseen(audience)
    first = next((part for part in spec["parts"] if ("part", f"{name}.{part['id']}") not in unseen), None)
    if first is None:
        return None
    entries = [entry[first["id"]] for entry in fact_value(state, name) or () if first["id"] in entry]
    language = _language(state)
    return listed([value_in_words(first, value, audience, language) for value in entries], language) or None


def _rows(state: State, spec: Mapping[str, Any], path: str, frame: Frame, audience: str) -> str | None:
    draft = frame[state.cell(path) + 3]
    if not isinstance(draft, RowsDraft) or not draft.present:
        return None
    titles = [row_title(state, path, inner, audience) for inner in draft.present.values()]
    said = [title for title in titles if title]
    if not said:
        return None
    unnamed = len(titles) - len(said)
    # A list that leaves somebody out without a word would say that there is nobody else.
    language = _language(state)
    words = spoken(language)
    said += [plural(words["unnamed"], unnamed, language)] if unnamed else []
    return listed([*said, words["others"]] if draft.others else said, language)


def row_title(state: State, group: str, frame: Frame, audience: str = "practitioner") -> str:
    """How one row is headed: its `row title` if the audience may see all of it, or the first answer that can be
    said; empty while neither can."""
    spec = state.facing(group)
    if spec.get("row_title") and state.program.clearance.sees_text(audience, spec["row_title"]):
        filled = fill(spec["row_title"], state, frame, group, audience)
        return "" if filled.empty else filled.text
    for path in spec["questions"]:
        said = words_of(state, ("question", path), frame, group, audience)
        if said is not None:
            return said
    return ""

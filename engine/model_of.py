"""From what an artifact says back to a model: what proofs need of it, without the definition that it came from.

Everything that decides a status, and everything that `emit` writes of it, is there again; what variants lay over a question
(`faces`), earlier wordings and translations are not, since no status depends on them. All of it has one place, the whole
artifact: a model made so is for proving, and never reports a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ..dsl.source import Source, Span
from . import model
from .model import Condition, Model, Read, Rule, Slot, Statutory, Text, Wording
from .portable import sources

Json = Mapping[str, Any]

HERE = Span(Source("artifact.json", ""), 0, 0)
"""The place of everything in such a model."""


def model_of(content: Json) -> Model:
    """The model of the `content` of an artifact that was read and found sound (docs/artifact.md)."""
    clock = content["timescale"]
    return Model(
        name=content["exemplar"],
        version=content["version"],
        title=_wording(content["title"]),
        about=content["about"],
        stage=content["stage"],
        nation=content["nation"],
        language=content["language"],
        as_of=None if content["as_of"] is None else _ref(content["as_of"]),
        timescale=None if clock is None else _timescale(clock),
        sections=tuple(_section(each) for each in content["sections"]),
        questions={path: _question(path, each) for path, each in content["questions"].items()},
        pathways=tuple(_pathway(each) for each in content["pathways"]),
        define={name: condition_of(each) for name, each in content["define"].items()},
        facts={name: _fact(name, each) for name, each in content["facts"].items()},
        pen_picture=tuple(_sentence(each) for each in content["pen_picture"]),
        case_summary=tuple(
            model.SummaryLine(ref=_ref(each["show"]), label=_wording(each["label"]), span=HERE)
            for each in content["case_summary"]
        ),
        signatures=tuple(
            model.Signature(id=each["id"], role=each["role"], mandatory=each["mandatory"])
            for each in content["signatures"]
        ),
        next=tuple(
            model.Next(
                exemplar=each["exemplar"],
                when=condition_of(each["if"]) if "if" in each else None,
                because=_maybe(each, "because"),
                span=HERE,
            )
            for each in content["next"]
        ),
        retention=tuple(_retention(each) for each in content.get("retention", ())),
        order=tuple(content["order"]),
        span=HERE,
    )


def condition_of(said: Json) -> Condition:
    """The condition of a `{"tree", "text"}`; what named conditions read is left to them."""
    tree = _tuples(said["tree"])
    return Condition(tree, said["text"], tuple(Read(ref, HERE) for ref in sources(tree)), HERE)


def _tuples(tree: Any) -> Any:
    return tuple(_tuples(part) for part in tree) if isinstance(tree, list) else tree


def _ref(said: Any) -> model.Ref:
    return said[0], said[1]


def _text(said: Any) -> Text:
    parts = [said] if isinstance(said, str) else said
    return Text(tuple(p if isinstance(p, str) else Slot(_ref(p["slot"]), HERE) for p in parts), HERE)


def _maybe(said: Json, key: str) -> Text | None:
    return _text(said[key]) if key in said else None


def _wording(said: Json) -> Wording:
    return {voice: _text(text) for voice, text in said.items()}


def _day(said: Json, key: str) -> date | None:
    return date.fromisoformat(said[key]) if key in said else None


def _number(said: Json, key: str) -> Decimal | None:
    return Decimal(said[key]) if key in said else None


def _timescale(said: Json) -> model.Timescale:
    return model.Timescale(
        start=_ref(said["from"]),
        end=_ref(said["to"]),
        within=(said["within"][0], said["within"][1]),
        source=said.get("source"),
        limits=tuple(
            model.Limit(
                within=(each["within"][0], each["within"][1]),
                since=_day(each, "from"),
                until=_day(each, "to"),
                source=each.get("source"),
            )
            for each in said.get("limits", ())
        ),
        span=HERE,
    )


def _retention(said: Json) -> model.Retention:
    return model.Retention(
        keep_for=(said["keep_for"][0], said["keep_for"][1]),
        start=_ref(said["from"]) if "from" in said else None,
        then=said["then"],
        when=condition_of(said["if"]) if "if" in said else None,
        source=said.get("source"),
        span=HERE,
    )


def _rules(said: Json) -> tuple[Rule, ...]:
    return tuple(_rule(each) for each in said.get("rules", ()))


def _rule(said: Json) -> Rule:
    return Rule(
        said["kind"], said["by"], said["owner"], condition_of(said), _maybe(said, "because"), said.get("if_not_known")
    )  # fmt: skip


def _section(said: Json) -> model.Section:
    return model.Section(
        id=said["id"],
        title=_wording(said["title"]),
        hint=_maybe(said, "hint"),
        rules=_rules(said),
        questions=tuple(said["questions"]),
        was=tuple(said.get("was", ())),
        span=HERE,
    )


def _pathway(said: Json) -> model.Pathway:
    return model.Pathway(
        id=said["id"],
        because=_wording(said["because"]),
        short=_rule(said["short"]) if "short" in said else None,
        questions=tuple(said["questions"]),
        sections=tuple(said["sections"]),
        span=HERE,
    )


def _sentence(said: Json) -> model.Sentence:
    return model.Sentence(
        say=_wording(said["say"]),
        when=condition_of(said["when"]) if "when" in said else None,
        otherwise=_maybe(said, "otherwise"),
        span=HERE,
    )


def _options(said: Json) -> tuple[model.Option, ...]:
    return tuple(
        model.Option(
            code=each["code"],
            say=_wording(each["say"]),
            hint=_maybe(each, "hint"),
            symbol=each.get("symbol"),
            written_as=each.get("written_as"),
            in_sentence=each.get("in_sentence"),
            exclusive=each.get("exclusive", False),
            retired=_day(each, "retired"),
            was=tuple(each.get("was", ())),
        )
        for each in said.get("options", ())
    )


def _duty(said: Json) -> Statutory:
    whom = condition_of(said["for"]) if "for" in said else None
    return Statutory(said["nation"], said["source"], _day(said, "from"), _day(said, "to"), whom, HERE)


def _question(path: str, said: Json) -> model.Question:
    return model.Question(
        path=path,
        section=said["section"],
        group=said.get("group"),
        type=said["type"],
        ask=_wording(said["ask"]),
        hint=_wording(said.get("hint", {})),
        whose_words=said.get("whose_words"),
        answered_by=tuple(said.get("answered_by", ())),
        symbol=said.get("symbol"),
        options=_options(said),
        options_from=said.get("options_from"),
        unit=said.get("unit"),
        at_least=_number(said, "at_least"),
        at_most=_number(said, "at_most"),
        format=said.get("format"),
        reasons=tuple(said.get("reasons", ())),
        more_to_say=tuple(said.get("more_to_say", ())),
        mandatory=said.get("mandatory", False),
        essential=said.get("essential", False),
        risk=said.get("risk", False),
        statutory=_duty(said["statutory"]) if "statutory" in said else None,
        dimensions=tuple(said.get("dimensions", ())),
        sensitivity=said.get("sensitivity", "ordinary"),
        who_may_see=tuple(said.get("who_may_see", ())),
        fact=said.get("fact"),
        part=said.get("part"),
        returned_as=dict(said.get("returned_as", {})),
        rules=_rules(said),
        because=_maybe(said, "because"),
        each=said.get("each"),
        row_title=_maybe(said, "row_title"),
        there_are_none=_maybe(said, "there_are_none"),
        there_are_others=_maybe(said, "there_are_others"),
        questions=tuple(said.get("questions", ())),
        was=tuple(said.get("was", ())),
        retired=_day(said, "retired"),
        span=HERE,
        id_span=HERE,
    )


def _fact(name: str, said: Json) -> model.Fact:
    stale = said.get("stale_after")
    return model.Fact(
        name=name,
        title=said["title"],
        type=said["type"],
        about=said.get("about"),
        unit=said.get("unit"),
        options=_options(said),
        born=said.get("age_from"),
        unless=said.get("age_unless"),
        called=said.get("called"),
        stale_after=None if stale is None else (stale[0], stale[1]),
        publish=said["publish"],
        history=said.get("history", False),
        context=said.get("context", False),
        returned_as=dict(said.get("returned_as", {})),
        sensitivity=said.get("sensitivity", "ordinary"),
        who_may_see=tuple(said.get("who_may_see", ())),
        parts=tuple(_fact(each["id"], each) for each in said.get("parts", ())),
    )

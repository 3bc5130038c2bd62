"""What stands around the questions: clock, signatures, next steps, short ways, pen picture, case summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from ..translation_texts import as_written, slot_name
from .change import Change
from .reading import why_otherwise
from .rules import made
from .sides import Sides

Spec = Mapping[str, Any]


def of_the_rest(sides: Sides) -> Iterator[Change]:
    """Every change of what is said of the record as a whole."""
    yield from _head(sides)
    yield from _signatures(sides)
    yield from _next_steps(sides)
    yield from _short_ways(sides)
    yield from _pen_picture(sides)
    yield from _case_summary(sides)


def _head(sides: Sides) -> Iterator[Change]:
    for key in ("exemplar", "about", "stage", "nation", "language"):
        if sides.old[key] != sides.new[key]:
            yield made("H_WHAT", key, sides.old[key], sides.new[key])
    if sides.old["as_of"] != sides.new["as_of"]:
        yield made("C_AS_OF", "as_of", _name(sides.old["as_of"]), _name(sides.new["as_of"]))
    if sides.old["timescale"] != sides.new["timescale"]:
        yield made("L_DEADLINE", "timescale", _clock(sides.old["timescale"]), _clock(sides.new["timescale"]))


def _name(source: Any) -> str | None:
    return None if source is None else slot_name(source)


def _clock(said: Spec | None) -> str | None:
    if said is None:
        return None
    text = f"{_length(said)} from {_name(said['from'])} to {_name(said['to'])}"
    if "source" in said:
        text += f", by {said['source']}"
    for limit in said.get("limits", ()):
        days = "".join(f" {word} {limit[word]}" for word in ("from", "to") if word in limit)
        text += f"; {_length(limit)}{days}" + (f", by {limit['source']}" if "source" in limit else "")
    return text


def _length(said: Spec) -> str:
    return f"{said['within'][0]} {said['within'][1]}"


def _signatures(sides: Sides) -> Iterator[Change]:
    old, new = ({each["id"]: each for each in content["signatures"]} for content in (sides.old, sides.new))
    for name, signed in new.items():
        part = f"signatures.{name}"
        if name not in old:
            yield made("G_ADD", part, None, as_written(signed["role"]))
        elif old[name]["mandatory"] != signed["mandatory"]:
            yield made("G_NEED", part, old[name]["mandatory"], signed["mandatory"])
    for name, signed in old.items():
        if name not in new:
            yield made("G_END", f"signatures.{name}", as_written(signed["role"]), None)
    both = [name for name in old if name in new], [name for name in new if name in old]
    if both[0] != both[1]:
        yield made("M_ORDER", "signatures", *both)


def _next_steps(sides: Sides) -> Iterator[Change]:
    """Next steps go by the exemplar that they lead to; a second one to the same by its place among these."""
    old, new = (_by(content["next"], lambda step: step["exemplar"]) for content in (sides.old, sides.new))
    yield from _conditional(sides, "NEXT", "next", old, new, "if")
    for key, step in new.items():
        was, now = (_text(each.get("because")) for each in (old.get(key, step), step))
        if was != now:
            yield made("S_BECAUSE", f"next.{key}.because", was, now)


def _short_ways(sides: Sides) -> Iterator[Change]:
    old, new = (
        {way["id"]: way["short"] | {"of": [*way["questions"], *way["sections"]]} for way in content["pathways"] if "short" in way}
        for content in (sides.old, sides.new)
    )  # fmt: skip
    yield from _conditional(sides, "SHORT", "pathways", old, new, "")
    for key, way in new.items():
        if key in old and old[key]["of"] != way["of"]:
            yield made("SHORT_OTHER", f"pathways.{key}.of", old[key]["of"], way["of"])


def _conditional(
    sides: Sides, kind: str, of: str, old: Mapping[str, Spec], new: Mapping[str, Spec], key: str
) -> Iterator[Change]:
    """What is there for some children: under `key` a condition, always where that is left out; or one itself."""

    def condition(said: Spec) -> Spec | None:
        return said.get(key) if key else said

    def text(said: Spec) -> str:
        held = condition(said)
        return "always" if held is None else str(held["text"])

    for name, said in new.items():
        part = f"{of}.{name}"
        if name not in old:
            yield made(f"{kind}_ADD", part, None, text(said))
            continue
        was, now = condition(old[name]), condition(said)
        proved = sides.proving.holds(was, now)
        if proved.extent != "SAME" or (was and was["tree"]) != (now and now["tree"]):
            rule, note = f"{kind}_{proved.extent}", proved.why
            if not note and was and now and was["tree"] == now["tree"]:
                note = why_otherwise(sides, [now["tree"]])
            yield made(rule, part, text(old[name]), text(said), examples=proved.examples, note=note)
    for name, said in old.items():
        if name not in new:
            yield made(f"{kind}_END", f"{of}.{name}", text(said), None)


def _by(steps: Sequence[Spec], name: Any) -> dict[str, Spec]:
    found: dict[str, Spec] = {}
    for step in steps:
        key, n = name(step), 1
        while (key if n == 1 else f"{key}.{n}") in found:
            n += 1
        found[key if n == 1 else f"{key}.{n}"] = step
    return found


def _pen_picture(sides: Sides) -> Iterator[Change]:
    """Sentences have no names: those that say the same are one, and of the rest what stands between the same two is."""
    old, new = sides.old["pen_picture"], sides.new["pen_picture"]
    before, after = ([_says(sentence) for sentence in each] for each in (old, new))
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for n in range(max(b - a, d - c)):
            was = old[a + n] if a + n < b else None
            now = new[c + n] if c + n < d else None
            yield from _sentence(was, now, same=what == "equal", n=c + n if now else a + n)


def _sentence(old: Spec | None, new: Spec | None, *, same: bool, n: int) -> Iterator[Change]:
    part = f"pen_picture.{n}"
    if old is None or new is None:
        yield made("PEN_END" if new is None else "PEN_ADD", part, old and _shown(old), new and _shown(new))
        return
    if not same:
        voices = [
            v for v in dict.fromkeys((*old["say"], *new["say"])) if old["say"].get(v) != new["say"].get(v)
        ]
        for voice in voices:
            was, now = (_text(each["say"].get(voice)) for each in (old, new))
            yield made("PEN_SAY", f"{part}.say.{voice}", was, now)
    if old.get("otherwise") != new.get("otherwise"):
        yield made("PEN_SAY", f"{part}.otherwise", _text(old.get("otherwise")), _text(new.get("otherwise")))
    was, now = (each.get("when") for each in (old, new))
    if (was and was["tree"]) != (now and now["tree"]):
        yield made("PEN_WHEN", f"{part}.when", was and was["text"], now and now["text"])


def _says(sentence: Spec) -> str:
    return "\n".join(f"{voice}: {as_written(text)}" for voice, text in sorted(sentence["say"].items()))


def _shown(sentence: Spec) -> str:
    return as_written(sentence["say"]["practitioner"])


def _text(text: Any) -> str | None:
    return None if text is None else as_written(text)


def _case_summary(sides: Sides) -> Iterator[Change]:
    old, new = (
        {slot_name(line["show"]): line for line in content["case_summary"]}
        for content in (sides.old, sides.new)
    )
    for name, line in new.items():
        part = f"case_summary.{name}"
        if name not in old:
            yield made("SUM_ADD", part, None, as_written(line["label"]["practitioner"]))
            continue
        for voice in dict.fromkeys((*old[name]["label"], *line["label"])):
            was, now = (_text(each["label"].get(voice)) for each in (old[name], line))
            if was != now:
                yield made("S_NAME", f"{part}.label.{voice}", was, now)
    for name, line in old.items():
        if name not in new:
            yield made("SUM_END", f"case_summary.{name}", as_written(line["label"]["practitioner"]), None)
    both = [name for name in old if name in new], [name for name in new if name in old]
    if both[0] != both[1]:
        yield made("M_ORDER", "case_summary", *both)

"""What is otherwise around the questions, and for others than those who ask them: families, returns, readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..engine.difference.change import Change
from ..engine.difference.compare import whole_of
from ..engine.language import RETURNS
from .changelog_model import Line
from .changelog_reasons import Reasons
from .changelog_words import Saying, capital, counted, exemplar_called, joined, small, stopped

_VOICES = {"family": "families", "child": "children", "easy_read": "easy read"}
_LANGUAGES = {"cy": "Welsh"}


def family_words(changes: Iterable[Change], say: Saying, why: Reasons) -> Iterator[Line]:
    """What families and children read otherwise; readers of the same words are told together."""
    alike: dict[tuple[object, object], list[Change]] = {}
    untranslated: dict[str, set[str]] = {}
    translated: dict[str, set[str]] = {}
    for change in changes:
        voice = change.part.rpartition(".")[2]
        if change.rule in ("S_VOICE", "PEN_SAY") and voice in _VOICES:
            alike.setdefault((change.old, change.new), []).append(change)
        elif change.rule in ("S_STALE", "S_TRANSLATION"):
            language = change.part.split(".")[1]
            (untranslated if change.rule == "S_STALE" else translated).setdefault(language, set()).add(
                change.part
            )
    for (old, new), found in alike.items():
        readers = joined(list(dict.fromkeys(_VOICES[c.part.rpartition(".")[2]] for c in found)))
        readers += ", in the pen picture" if found[0].rule == "PEN_SAY" else ""
        words = f"For {readers}: {say.quoted(new)}" if new else f"For {readers}, no longer {say.quoted(old)}"
        before = f" Before: {say.quoted(old)}" if new and old else ""
        yield Line(stopped(words) + before, next(filter(None, map(why.of, found)), ""))
    for language, parts in untranslated.items():
        name = _LANGUAGES.get(language, language)
        yield Line(
            f"{capital(counted(len(parts), 'text'))} changed; in {name} there is still the old wording, or none."
        )
    for language, parts in translated.items():
        name = _LANGUAGES.get(language, language)
        verb = "is" if len(parts) == 1 else "are"
        yield Line(f"{capital(counted(len(parts), 'text'))} {verb} translated otherwise into {name}.")


def pen_picture(changes: Iterable[Change], say: Saying, why: Reasons) -> Iterator[Line]:
    """What the pen picture says otherwise to those who work with it."""
    for change in changes:
        if change.rule == "PEN_ADD":
            yield Line(f"The pen picture says as well: {say.quoted(change.new)}", why.of(change))
        elif change.rule == "PEN_END":
            yield Line(f"The pen picture no longer says {say.quoted(change.old)}", why.of(change))
        elif (
            change.rule == "PEN_SAY" and change.part.endswith((".practitioner", ".otherwise")) and change.new
        ):
            before = f" Before: {say.quoted(change.old)}" if change.old else ""
            yield Line(stopped(f"The pen picture says {say.quoted(change.new)}") + before, why.of(change))
        elif change.rule == "PEN_WHEN":
            yield Line("A sentence of the pen picture is said of other children than before.", why.of(change))


def places(changes: Iterable[Change], say: Saying, why: Reasons) -> Iterator[Line]:
    """What stands elsewhere, or in another order."""
    for change in changes:
        if change.rule == "M_SECTION":
            part = capital(say.part(whole_of(change.part)))
            yield Line(
                f"{part} stands in {say.section(str(change.new))} now, and stood in {say.section(str(change.old))}.",
                why.of(change),
            )
        elif change.rule == "M_PART_ADD":
            yield Line(
                f"{say.section(change.part.partition('.')[2])} is a section of its own now.", why.of(change)
            )
        elif change.rule == "M_PART_END":
            yield Line(
                f"{say.section(change.part.partition('.')[2])} is no section of its own any more.",
                why.of(change),
            )
        elif change.rule == "M_ORDER" and change.part == "sections":
            yield Line("The sections stand in another order.", why.of(change))
        elif change.rule == "M_ORDER" and change.part.startswith(("sections.", "questions.")):
            yield Line(
                f"In {say.part(whole_of(change.part))} the questions stand in another order.", why.of(change)
            )


def variants(changes: Iterable[Change], say: Saying, why: Reasons) -> Iterator[Line]:
    """Which variants came, went, or apply to others."""
    for change in changes:
        verb = _VARIES.get(change.rule)
        if verb is None:
            continue
        name = change.part.partition(".")[2]
        words = f"{capital(say.part(change.part))} {verb}"
        because = say.new.get("variants", {}).get(name, {}).get("because")
        if change.rule == "VAR_ADD" and because is not None:
            words += f": {small(say.because(because))}"
        elif change.examples and change.examples[0].said != "any child":
            words += f", such as {say.child(change.examples[0].said)}"
        yield Line(stopped(words), why.of(change))


_VARIES = {
    "VAR_ADD": "is new",
    "VAR_END": "is no more: nobody is asked in its way any longer",
    "VAR_WIDER": "applies to more children",
    "VAR_NARROWER": "applies to fewer children",
    "VAR_OTHER": "applies to other children",
    "VAR_UNDECIDED": "may apply to other children",
}


def returns(changes: Iterable[Change], say: Saying, why: Reasons) -> Iterator[Line]:
    """What goes into a return otherwise."""
    for change in changes:
        name = capital(say.part(whole_of(change.part)))
        if change.rule == "R_MAP":
            where = RETURNS.get(change.part.rpartition(".")[2], "a return")
            if change.new is None:
                words = f"{name} no longer goes into {where}; it was “{change.old}” there"
            else:
                words = f"{name} goes into {where} as “{change.new}”" + (
                    f", and went there as “{change.old}”" if change.old else ""
                )
            yield Line(stopped(words), why.of(change))
        elif change.rule in ("R_CODE", "O_RECODE"):
            yield Line(f"{name} is written into returns with other codes.", why.of(change))


def next_steps(changes: Iterable[Change], say: Saying, why: Reasons) -> Iterator[Line]:
    """Which records it leads on to otherwise."""
    for change in changes:
        verb = _LEADS.get(change.rule)
        if verb is None:
            continue
        name = exemplar_called(whole_of(change.part).partition(".")[2])
        words = verb.format(name=name)
        said = [step for step in say.new["next"] if step["exemplar"] == whole_of(change.part).split(".")[1]]
        if change.rule == "NEXT_ADD" and len(said) == 1 and "because" in said[0] and not why.of(change):
            words += f". The form says why: “{say.because(said[0]['because'])}”"
        if change.examples and change.examples[0].said != "any child":
            words += f", such as {say.child(change.examples[0].said)}"
        yield Line(stopped(words), why.of(change))


_LEADS = {
    "NEXT_ADD": "The record may lead on to “{name}”",
    "NEXT_END": "The record no longer leads on to “{name}”",
    "NEXT_WIDER": "The record leads on to “{name}” for more children",
    "NEXT_NARROWER": "The record leads on to “{name}” for fewer children",
    "NEXT_OTHER": "The record leads on to “{name}” for other children",
    "NEXT_UNDECIDED": "The record may lead on to “{name}” for other children",
}

"""What is otherwise in the questions themselves, in lines: new, gone, of whom, in which words, with which answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..engine.difference.change import Change
from ..engine.difference.compare import whole_of
from ..engine.difference.needs import law_in_words
from .changelog_model import Line
from .changelog_own_words import in_own_words
from .changelog_reasons import Reasons
from .changelog_words import Saying, capital, joined, number, small, stopped
from .difference_sentences import sentence
from .reasons import REASONS

Spec = Mapping[str, Any]


def new_questions(changes: Iterable[Change], say: Saying, why: Reasons) -> Iterator[Line]:
    """Every question that is asked now, those of a new group with it, and what a worker has to know of it."""
    added = [c for c in changes if c.rule in ("Q_ADD", "Q_ADD_NEEDED")]
    paths = {c.part.partition(".")[2] for c in added}
    for change in added:
        path = change.part.partition(".")[2]
        spec = say.new["questions"][path]
        if "retired" in spec or spec.get("group") in paths:
            continue
        where = (
            "in each row of " + say.question(spec["group"])
            if "group" in spec
            else f"in {say.section(spec['section'])}"
        )
        words = [f"{say.question(path)}, {where}"]
        inner = [say.question(each) for each in spec.get("questions", ()) if each in paths]
        if inner:
            words.append(f"In each row: {joined(inner)}")
        words += _of_whom(spec, say)
        if "statutory" in spec:
            words.append(f"The law asks for it: {law_in_words(spec['statutory'])}")
        if spec.get("mandatory"):
            words.append("It has to be answered before the record is signed")
        yield Line(" ".join(map(stopped, words)), why.of(change))


def _of_whom(spec: Spec, say: Saying) -> Iterator[str]:
    """Of whom it is asked, as the form itself says it."""
    for rule in spec.get("rules", ()):
        if rule["by"] == "pathway":
            pathway = next(each for each in say.new["pathways"] if each["id"] == rule["owner"])
            yield say.because(pathway["because"])
        elif rule["by"] == "variant":
            said = say.new.get("variants", {}).get(rule["owner"], {}).get("because")
            yield (
                f"Only for some children: {small(say.because(said))}"
                if said
                else "It is asked of some children"
            )
        elif "because" in rule:
            yield say.because(rule["because"])
        else:
            yield "It is asked of some children"


def of_every_child(changes: Iterable[Change], say: Saying) -> str:
    """How many of the new questions are asked of every child, as a sentence; empty where all are, or there is but one."""
    found = [
        say.new["questions"][c.part.partition(".")[2]] for c in changes if c.rule in ("Q_ADD", "Q_ADD_NEEDED")
    ]
    outer = [spec for spec in found if "group" not in spec and "retired" not in spec]
    ruled = {section["id"] for section in say.new["sections"] if section.get("rules")}
    always = [spec for spec in outer if not spec.get("rules") and spec["section"] not in ruled]
    if len(outer) < 2 or len(always) == len(outer):
        return ""
    if not always:
        return "None of them is asked of every child."
    return (
        f"{capital(number(len(always)))} of them {'is' if len(always) == 1 else 'are'} asked of every child."
    )


def gone_questions(changes: Iterable[Change], say: Saying, why: Reasons) -> Iterator[Line]:
    """Every question that is no longer asked."""
    gone = [c for c in changes if c.rule in ("Q_RETIRE", "Q_DELETE", "Q_REUSE")]
    paths = {c.part.partition(".")[2] for c in gone if not c.note.startswith("retired already")}
    for change in gone:
        path = change.part.partition(".")[2]
        if path not in paths or path.rpartition(".")[0] in paths:
            continue
        if change.rule == "Q_RETIRE":
            yield Line(say.question(path), why.of(change))
        elif change.rule == "Q_DELETE":
            yield Line(
                f"{say.quoted(change.old)}: what was answered is kept aside and stays readable.",
                why.of(change),
            )
        else:
            words = f"{say.quoted(change.old)}: its name stands for another question now, {say.quoted(change.new)}."
            yield Line(words, why.of(change))


EXTENT = {
    "W_WIDER": ("is asked of more children now", "are asked of more children now"),
    "W_NARROWER": ("is asked of fewer children now", "are asked of fewer children now"),
    "W_OTHER": ("is asked of some children newly, and of some no longer", "are asked of some children newly, and of some no longer"),
    "W_UNDECIDED": ("may be asked of other children than before", "may be asked of other children than before"),
    "X_UNKNOWN": ("is asked, or waits, otherwise while something is not known yet", "are asked, or wait, otherwise while something is not known yet"),
    "Q_RESTORE": ("is asked again", "are asked again"),
}  # fmt: skip
"""Of one, and of several."""


def of_whom(changes: Iterable[Change], say: Saying, why: Reasons) -> Iterator[Line]:
    """Every question and section that is asked of more, of fewer or of other children, with a child who shows it; those of which
    the same is true are told together."""
    told = list(changes)
    reasons = {whole_of(c.part): _once(str(c.new)) for c in told if c.rule == "S_BECAUSE" and c.new}
    alike: dict[tuple[str, str, str, str], list[str]] = {}
    for change in told:
        if change.rule in EXTENT:
            part = whole_of(change.part)
            of = change.rule, _shown(change, say), reasons.get(part, ""), why.of(change)
            alike.setdefault(of, []).append(part)
    for (rule, shown, given, reason), parts in alike.items():
        sentences = [f"{capital(joined(list(map(say.part, parts))))} {EXTENT[rule][len(parts) > 1]}{shown}"]
        if given:
            sentences.append(f"The form says why: {say.quoted(given)}")
        yield Line(" ".join(map(stopped, sentences)), reason)


def _once(reasons: str) -> str:
    """Several reasons, each once."""
    return "; ".join(dict.fromkeys(reasons.split("; ")))


def _shown(change: Change, say: Saying) -> str:
    """What becomes of the first child who shows a change, as the end of a sentence; empty where it is any child."""
    if not change.examples or change.examples[0].said == "any child":
        return ""
    child = change.examples[0]
    joins = {"asked": ", such as", "skipped": ": no longer of"}.get(child.after, ": it is waited for with")
    return f"{joins} {say.child(child.said)}"


def other_words(changes: Iterable[Change], say: Saying, why: Reasons) -> Iterator[Line]:
    """Every question and title that is worded otherwise for whoever works with it."""
    for change in changes:
        if change.rule in ("S_WORDING", "S_REWORDED", "S_MEANING", "S_SWAP"):
            words = f"{say.quoted(change.new)} Before: {say.quoted(change.old)}"
            words += " It means something else now." if change.rule == "S_MEANING" else ""
            words += " Another question asked that before." if change.rule == "S_SWAP" else ""
            yield Line(words + of_variant(change.part), why.of(change))
        elif change.rule == "S_NAME" and change.old is not None and change.new is not None:
            what = _WHAT.get(change.part.partition(".")[0], "")
            yield Line(
                f"{what}{say.quoted(change.old)} is called {say.quoted(change.new)} now.", why.of(change)
            )


_WHAT = {
    "sections": "The section ",
    "signatures": "Of those who sign, ",
    "case_summary": "In the case summary, ",
}


def of_variant(part: str) -> str:
    """For whom words are, where a variant says them."""
    if ".variants." not in part:
        return ""
    names = part.partition(".variants.")[2].partition(".")[0].replace("-", " ").replace("+", " and ")
    return f" This is for children of the variant “{names}”."


def other_answers(changes: Iterable[Change], say: Saying, why: Reasons) -> Iterator[Line]:
    """The answers that are offered otherwise, question by question."""
    by_question: dict[str, list[Change]] = {}
    for change in changes:
        if change.rule in _ANSWERS or change.rule in ("N_REASON_ADD", "N_REASON_END"):
            by_question.setdefault(whole_of(change.part), []).append(change)
    for part, found in by_question.items():
        said = [
            each for rule in _ANSWERS for each in _answers(rule, [c for c in found if c.rule == rule], say)
        ]
        for rule, verb in (("N_REASON_ADD", "takes"), ("N_REASON_END", "no longer takes")):
            given = [
                f"“{REASONS.get(str(c.new or c.old), str(c.new or c.old))}”" for c in found if c.rule == rule
            ]
            if given:
                said.append(f"{verb} {joined(given)} as a reason for no answer")
        given = [each for each in dict.fromkeys(map(why.of, found)) if each]
        yield Line(
            f"{capital(say.part(part))} {'; it '.join(said)}.",
            " ".join(map(stopped, given)).removesuffix("."),
        )


_ANSWERS = {
    "O_ADD": "offers {new} as well",
    "O_RESTORE": "offers {new} again",
    "O_RETIRE": "no longer offers {old}",
    "O_DELETE": "no longer has {old}: where that was answered, it is kept aside and stays readable",
    "O_RELABEL": "says {new} where it said {old}",
    "O_REUSE": "offers {new} in place of {old}, which was no longer offered: old answers would read as something that nobody said",
    "O_SWAP": "uses {new} where it meant {old}: old answers would read as something that nobody said",
    "O_MERGE": "has {new} for what was {old}",
    "O_SPLIT": "has {new} for what was {old}",
}


def _answers(rule: str, found: list[Change], say: Saying) -> Iterator[str]:
    found = [each for each in found if each.new is not None or each.old is not None]
    if rule in ("O_ADD", "O_RESTORE", "O_RETIRE", "O_DELETE"):
        if found:
            names = joined([_quoted(each.new or each.old, say) for each in found])
            yield _ANSWERS[rule].format(new=names, old=names)
        return
    for each in found:
        yield _ANSWERS[rule].format(new=_quoted(each.new, say), old=_quoted(each.old, say))


def _quoted(value: Any, say: Saying) -> str:
    if isinstance(value, list):
        return joined([say.quoted(each) for each in value])
    return say.quoted(value)


def as_sentences(
    changes: Iterable[Change], rules: Iterable[str], say: Saying, why: Reasons
) -> Iterator[Line]:
    """What some rules find, each by the name of its part and a sentence."""
    kept = tuple(rules)
    for change in changes:
        if not change.rule.startswith(kept) or change.rule == "N_TELL_MORE" and not _tells_more(change, say):
            continue
        name, own = capital(say.part(whole_of(change.part))), in_own_words(change, say)
        if own:
            words = f"{name} {own}"
        elif change.part.partition(".")[0] in _OF_THE_WHOLE:
            words = say.plain(sentence(change))
        else:
            words = f"{name}: {small(say.plain(sentence(change)))}"
        yield Line(stopped(words) + of_variant(change.part), why.of(change))


_OF_THE_WHOLE = (
    "retention",
    "as_of",
    "stage",
    "nation",
    "about",
    "language",
    "exemplar",
    "define",
    "signatures",
    "case_summary",
)
"""Parts that a sentence speaks of by itself."""


def _tells_more(change: Change, say: Saying) -> bool:
    """Whether a note is asked for otherwise with answers that are still offered."""
    spec = say.spec(whole_of(change.part).partition(".")[2]) or {}
    offered = {option["code"] for option in spec.get("options", ()) if "retired" not in option}
    return not offered.isdisjoint(set(change.old or ()) ^ set(change.new or ()))

"""One small pair for each rule that no edit of the one small exemplar shows on the way there: pairs the other way about, what
takes two edits, and what a layer, a variant, a data model or a catalogue brings, put into the artifact by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from penpicture.engine.artifact import Artifact
from penpicture.engine.shown import shown_hash
from tests.difference.small import TEXT, built, edited

Content = dict[str, Any]


def by_hand(change: Callable[[Content], object], text: str = TEXT) -> Artifact:
    """The artifact of a text, in which something is otherwise."""
    content: Content = json.loads(json.dumps(built(text).content))
    change(content)
    return Artifact.of(content, {})


def with_a_variant(applies: str, ask: str = "How is nursery going?", text: str = TEXT) -> Artifact:
    """The small exemplar with a variant folded in by hand, as docs/artifact.md says."""
    named = text.replace("define:\n", f"define:\n  applying: {applies}\n")
    held = built(named.replace("is nothing\n", "is nothing and applying\n").replace("includes nothing\n", "includes nothing and applying\n"))  # fmt: skip
    said: Content = json.loads(json.dumps(held.content))

    def lay(content: Content) -> None:
        content["facts"] = {**said["facts"], **content["facts"]}
        content["define"]["variant born"] = said["define"]["applying"]
        content["variants"] = {"born": {}}
        worded = {"in": ["born"], "ask": {"practitioner": ask}}
        shown = {**content["questions"]["learns"], "ask": worded["ask"]}
        content["questions"]["learns"]["variants"] = [{**worded, "shown": shown_hash(shown)}]

    return by_hand(lay, text)


def with_a_law(whom: str, source: str = "Some Act, section 1") -> str:
    seen = "        no answer because: not_known\n        answered by: practitioner\n"
    law = (
        f"        statutory:\n          nation: England\n          source: {source}\n          for: {whom}\n"
    )
    return edited(seen, seen + law)


def _in(content: Content, *path: Any, value: Any) -> None:
    *way, last = path
    for key in way:
        content = content[key]
    content[last] = value


def _fact(key: str, value: Any) -> Artifact:
    return by_hand(lambda content: _in(content, "facts", "child.wishes", key, value=value))


def _welsh(content: Content, ask: str) -> None:
    content["translations"] = {"cy": {"texts": {"questions.learns.ask.practitioner": ask}, "reviewed": []}}


def _says_the_same(content: Content) -> None:
    learns = content["questions"]["learns"]
    learns["same_as"] = [learns["shown"]]
    learns["ask"] = {"practitioner": "How is school now?"}
    learns["shown"] = shown_hash(learns)


def _says_another_thing(content: Content) -> None:
    learns = content["questions"]["learns"]
    learns["changed_from"] = [learns["shown"]]
    learns["ask"] = {"practitioner": "How is school now?"}
    learns["shown"] = shown_hash(learns)


SEVERAL = TEXT.replace("drinking is now", "drinking includes now").replace(
    "type: choice\n        options:\n          now", "type: choices\n        options:\n          now"
)
PLANS = (
    edited("        essential: yes\n        options:", "        options:", TEXT)
    .replace(
        "What have we decided?\n        type: choice\n", "What have we decided?\n        type: choices\n"
    )
    .replace("plan is nothing", "plan includes nothing")
    .replace("plan is more", "plan includes more")
)
BULLIED = "      - id: bullied\n        ask: Is anybody unkind?\n        type: text\n"
PAST = "          past: In the past\n"
EVERY, BORN = with_a_law("every child"), with_a_law("child.unborn is no")
NO_PAST = edited(PAST, "          past:\n            say: In the past\n            retired: 2026-05-01\n")
MERGED = edited(
    f"{PAST}          never: No, never\n",
    "          never:\n            say: No, never\n            was: past\n",
)
LATER = edited("pathways:\n", f"  - id: later\n    title: Later\n    questions:\n{BULLIED.replace('bullied', 'late')}pathways:\n")  # fmt: skip
WRITTEN = by_hand(lambda content: _welsh(content, "Sut mae’r ysgol?"))
NEXT = "next:\n  - exemplar: core-assessment\n    if: plan is more\n    elsewhere: yes\n"
VARIED = with_a_variant("child.unborn is no")
FORMAT = BULLIED + "        format: email\n"

PAIRS: tuple[tuple[str, str, str, str | Artifact, str | Artifact], ...] = (
    # rule, part, what it is judged: data returns practice wording privacy; the older one, the newer one.
    ("T_NARROW", "questions.bullied", "BB---", edited(BULLIED, BULLIED.replace("type: text", "type: long text")), TEXT),
    ("C_ONE", "questions.drinking", "BB---", SEVERAL, TEXT),
    ("V_OTHER", "questions.bullied.format", "rrr--", edited(BULLIED, FORMAT), edited(BULLIED, FORMAT.replace("email", "phone"))),
    ("N_DUTY_END", "questions.seen.statutory", "-BB--", EVERY, TEXT),
    ("N_DUTY_WIDER", "questions.seen.statutory", "-rB--", BORN, EVERY),
    ("N_DUTY_NARROWER", "questions.seen.statutory", "-BB--", EVERY, BORN),
    ("N_DUTY_OTHER", "questions.seen.statutory", "-BB--", with_a_law("child.unborn is yes"), BORN),
    ("N_DUTY_SAME", "questions.seen.statutory", "-----", BORN,
     with_a_law("child.unborn is no or (child.unborn is no and child.unborn is no)")),
    ("N_DUTY_LAW", "questions.seen.statutory", "-rr--", EVERY, with_a_law("every child", "Some Act, section 2")),
    ("O_RESTORE", "questions.drinking.options.past", "-rr--", NO_PAST, TEXT),
    ("O_SWAP", "questions.drinking.options.now", "BB---", TEXT,
     edited("now: Yes, now\n          past: In the past", "now: In the past\n          past: Yes, now")),
    ("O_REUSE", "questions.drinking.options.past", "BBr--", NO_PAST, edited(PAST, "          past: We do not know\n")),
    ("O_SPLIT", "questions.drinking.options.never", "BBr--", MERGED, TEXT),
    ("O_EXCLUSIVE", "questions.drinking.options.never.exclusive", "r-r--", SEVERAL,
     SEVERAL.replace("never: No, never", "never:\n            say: No, never\n            exclusive: yes")),
    ("W_UNDECIDED", "questions.effect", "rrB--", TEXT, SEVERAL),
    ("M_SECTION", "questions.bullied", "--r--", TEXT,
     edited(BULLIED, "").replace("  - id: school\n", f"{BULLIED}  - id: school\n")),
    ("M_PART_END", "sections.later", "--r--", LATER, TEXT),
    ("S_WORDING", "questions.learns.ask.practitioner", "---r-", TEXT, by_hand(_says_the_same)),
    ("S_MEANING", "questions.learns.ask.practitioner", "rrBr-", TEXT, by_hand(_says_another_thing)),
    ("S_SWAP", "questions.learns.ask.practitioner", "BBBr-", TEXT,
     edited("How is school going?", "What would help?").replace("ask: What would help?\n        type: long text\n        fact", "ask: How is school going?\n        type: long text\n        fact")),
    ("S_TRANSLATION", "translations.cy.questions.learns.ask.practitioner", "---r-", WRITTEN,
     by_hand(lambda content: _welsh(content, "Sut mae’r ysgol yn mynd?"))),
    ("S_STALE", "translations.cy.questions.learns.ask.practitioner", "---r-", WRITTEN,
     by_hand(lambda content: _welsh(content, "Sut mae’r ysgol?"), edited("school going?", "school now?"))),
    ("F_ADD", "facts.child.wishes", "-----", edited("        fact: child.wishes\n", ""), TEXT),
    ("F_END", "facts.child.wishes", "-----", TEXT, edited("        fact: child.wishes\n", "")),
    ("F_KEPT", "facts.child.wishes.about", "rrr--", TEXT, _fact("about", "family")),
    ("F_STALE", "facts.child.wishes.stale_after", "--r--", TEXT, _fact("stale_after", [3, "months"])),
    ("A_OTHER", "questions.bullied", "--r-B", edited(BULLIED, f"{BULLIED}        who may see: practitioner, school\n"),
     edited(BULLIED, f"{BULLIED}        who may see: practitioner, health\n")),
    ("A_LEVEL", "questions.bullied", "----r", edited(BULLIED, f"{BULLIED}        sensitivity: ordinary\n"),
     edited(BULLIED, f"{BULLIED}        sensitivity: personal\n")),
    ("A_PUBLISH", "facts.child.wishes.publish", "--r-B", TEXT, _fact("publish", "at once")),
    ("VAR_ADD", "variants.born", "--r--", TEXT, VARIED),
    ("VAR_END", "variants.born", "r-B--", VARIED, TEXT),
    ("VAR_WIDER", "variants.born", "--r--", with_a_variant("child.unborn is no and child.sex is female"), VARIED),
    ("VAR_NARROWER", "variants.born", "r-B--", VARIED, with_a_variant("child.unborn is no and child.sex is female")),
    ("VAR_OTHER", "variants.born", "r-B--", VARIED, with_a_variant("child.unborn is yes")),
    ("VAR_SAME", "variants.born", "-----", VARIED,
     with_a_variant("child.unborn is no or (child.unborn is no and child.unborn is no)")),
    ("VAR_UNDECIDED", "variants.born", "r-B--", with_a_variant("drinking is now"),
     with_a_variant("drinking includes now", text=SEVERAL)),
    ("NEXT_END", "next.core-assessment", "--B--", TEXT, edited(NEXT, "")),
    ("NEXT_NARROWER", "next.core-assessment", "--B--", TEXT, edited("if: plan is more", "if: plan is more and seen is yes")),
    ("NEXT_UNDECIDED", "next.core-assessment", "--B--", TEXT, PLANS),
    ("SHORT_END", "pathways.short_one", "--B--", TEXT,
     by_hand(lambda content: _in(content, "pathways", value=[]))),
    ("SHORT_WIDER", "pathways.short_one", "-rr--", TEXT, edited("short when: plan is nothing", "short when: plan is one of nothing, more")),
    ("SHORT_OTHER", "pathways.short_one", "-rB--", TEXT, edited("short when: plan is nothing", "short when: plan is more")),
    ("SHORT_UNDECIDED", "pathways.short_one", "-rB--", TEXT, PLANS),
    ("PEN_END", "pen_picture.0", "---r-", TEXT, edited("  - This is about <child.known_as>.\n", "")),
    ("SUM_END", "case_summary.seen", "--r--", edited("define:\n", "case summary:\n  - show: seen\n    label: Seen\ndefine:\n"), TEXT),
    ("E_OTHER", "define", "rrrrr", TEXT, edited("define:\n", "define:\n  unused: seen is yes\n")),
)  # fmt: skip

"""What a definition may say, and what is said to an author whose definition doesn't hold together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.diagnostic import Diagnostic, Diagnostics
from penpicture.dsl.reader import read
from penpicture.dsl.source import Source, Span
from penpicture.dsl.syntax import Entry, Mapping, Node, Scalar, Sequence
from penpicture.engine.definition import Document, Exemplar, Lasting, Pinned, Question, Use
from penpicture.engine.reference_examples import EXAMPLES, EXEMPLAR
from penpicture.engine.shape import MOST_FAULTS, shape

HEAD = """\
penpicture: 1
exemplar: first-visit
version: 1.0.0
title: First visit
about: child
"""
SECTION = (
    HEAD
    + """\
sections:
  - id: home
    title: Life at home
    questions:
"""
)
LIKES = (
    SECTION
    + """\
      - id: likes
        ask: What does the child like?
        type: text
"""
)
DRINKING = (
    SECTION
    + """\
      - id: drinking
        ask: Does anyone's drinking affect the child?
        type: choice
        options:
          now: Yes, now
          past: In the past, not now
          never: No, never
"""
)
MODEL = """\
penpicture: 1
data model: small-model
version: 1.0.0
facts:
  - id: child.born_on
    title: Date of birth
    type: partial date
"""


def shaped(text: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    source = Source("first-visit.yaml", text)
    tree, faults = read(source)
    assert tree is not None and not faults.has_errors, [f.message for f in faults]
    document, found = shape(tree, source)
    return document, found.sorted()


def sound(text: str) -> Document:
    document, found = shaped(text)
    assert document is not None and not found, [f.message for f in found]
    return document


def exemplar(text: str) -> Exemplar:
    document = sound(text)
    assert isinstance(document, Exemplar)
    return document


def first_question(text: str) -> Question:
    question = exemplar(text).sections[0]
    assert not isinstance(question, Use)
    found = question.questions[0]
    assert isinstance(found, Question)
    return found


def only(text: str) -> Diagnostic:
    _, found = shaped(text)
    assert len(found) == 1, [f"{f.code} {f.message}" for f in found]
    return found[0]


def mended(text: str, fault: Diagnostic) -> str:
    """The text with the fault's edit made."""
    assert fault.edit is not None, fault.message
    span = fault.edit.span
    return text[: span.start] + fault.edit.replacement + text[span.end :]


# --- what is read -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_example_of_the_language_reference_is_read_without_a_fault(kind: str) -> None:
    sound(EXAMPLES[kind])


def test_texts_names_and_conditions_stay_as_written_and_other_values_are_typed() -> None:
    document = exemplar(EXEMPLAR)
    assert document.name.text == "first-visit" and document.language.value == 1
    assert document.timescale is not None and document.timescale.within.value == Lasting(10, "working days")
    assert document.data_model is not None and document.data_model.value == Pinned("data-model", "1")
    home = document.sections[0]
    assert not isinstance(home, Use) and home.essential is not None and home.essential.value is True
    likes, drinking, hours, languages = home.questions[:4]
    assert isinstance(likes, Question) and [d.value for d in likes.dimension] == [
        "emotional_warmth",
        "identity",
    ]
    assert isinstance(drinking, Question) and len(drinking.statutory) == 1
    since = drinking.statutory[0].since
    assert since is not None and since.value == date(1991, 10, 14)
    assert [n.text for n in drinking.more_to_say] == ["now", "past"]
    assert isinstance(hours, Question) and hours.at_most is not None and hours.at_most.value == Decimal(168)
    assert hours.ask_when is not None and hours.ask_when.text == "drinking is now"
    assert isinstance(languages, Question)
    assert [(o.code.text, o.say.text) for o in languages.options][:2] == [
        ("english", "English"),
        ("welsh", "Welsh"),
    ]


def test_a_bare_text_stands_for_its_part_with_one_key() -> None:
    document = exemplar(EXEMPLAR)
    assert document.pen_picture[0].say.text == "<child.known_as> is <child.age>."
    assert document.case_summary[0].show.text == "child.born_on"
    named = document.define[0]
    assert (named.id.text, named.when.text) == ("school_age", "child.age >= 5 years")


def test_each_part_knows_where_it_stands_from_its_first_key_to_its_end() -> None:
    question = first_question(DRINKING)
    assert question.span.text.startswith("id: drinking") and question.span.text.endswith("never: No, never")
    assert question.options[1].span.text == "past: In the past, not now"


@pytest.mark.parametrize(
    "written",
    ["no answer because: not_known, declined", "no answer because: [not_known, declined]",
     "no answer because:\n          - not_known\n          - declined"],
)  # fmt: skip
def test_several_short_values_stand_on_a_line_or_in_a_list(written: str) -> None:
    question = first_question(f"{LIKES}        {written}\n")
    assert [(r.value, r.span.text) for r in question.no_answer_because] == [
        ("not_known", "not_known"),
        ("declined", "declined"),
    ]


def test_yes_and_no_are_codes_as_good_as_others() -> None:
    question = first_question(
        SECTION + "      - id: q\n        ask: Well?\n        type: choice\n        options:\n"
        "          yes: Yes\n          no: No, not now\n        more to say: yes\n"
    )
    assert [o.code.text for o in question.options] == ["yes", "no"]


def test_an_exemplar_may_name_its_data_model_though_that_is_a_kind_as_well() -> None:
    document = exemplar(LIKES.replace("title:", "data model: data-model@1\ntitle:", 1))
    assert document.data_model is not None


def test_answers_are_read_elsewhere_and_earn_no_fault_here() -> None:
    assert shaped("penpicture: 1\nanswers: first-visit\nversion: 1.0.0\ngiven: {}\n") == (None, ())


@pytest.mark.parametrize("kind", ["scenarios"])
def test_kinds_of_later_releases_are_said_to_be_unread(kind: str) -> None:
    fault = only(f"penpicture: 1\n{kind}: northshire\nlist: []\n")
    assert fault.code == "PP204" and fault.message == f"this release doesn't read `{kind}` files"


# --- what is refused ----------------------------------------------------------------------------------------------

REFUSED = {
    "no kind": (LIKES.replace("exemplar: first-visit\n", ""), "PP200", "penpicture"),
    "a kind misspelt": (LIKES.replace("exemplar:", "exmplar:"), "PP200", "exmplar"),
    "no language": (LIKES.replace("penpicture: 1\n", ""), "PP201", "exemplar"),
    "another language": (LIKES.replace("penpicture: 1", "penpicture: 2"), "PP202", "2"),
    "a language of words": (LIKES.replace("penpicture: 1", "penpicture: one"), "PP202", "one"),
    "two kinds": (LIKES.replace("title:", "codes: visits\ntitle:", 1), "PP203", "codes"),
    "a misspelt key": (LIKES + "        madatory: yes\n", "PP205", "madatory"),
    "a key with another joint": (LIKES + "        ask_when: old\n", "PP205", "ask_when"),
    "a key from elsewhere": (LIKES + "        required: yes\n", "PP205", "required"),
    "a misspelt key that is needed, told once": (LIKES.replace("type:", "tpye:"), "PP205", "tpye"),
    "a key of another part": (LIKES.replace("    questions:", "    mandatory: yes\n    questions:"), "PP206", "mandatory"),
    "no type": (LIKES.replace("        type: text\n", ""), "PP207", "likes"),
    "no words of an option": (DRINKING.replace("never: No, never", "never: {written as: N}"), "PP207", "never"),
    "no sections": (HEAD, "PP207", "first-visit"),
    "a list where a text is wanted": (LIKES.replace("What does the child like?", "[a, b]"), "PP208", "[a, b]"),
    "a text where a list is wanted": (HEAD + "sections: all of them\n", "PP208", "all of them"),
    "a text where an item has keys": (LIKES + "      - and another\n", "PP208", "and another"),
    "options as a list": (DRINKING.split("          now")[0] + "          - now\n", "PP208", "- now"),
    "a text where keys are wanted": (LIKES + "        statutory: yes\n", "PP208", "yes"),
    "keys where short values are wanted": (LIKES + "        dimension: {health: yes}\n", "PP208", "{health: yes}"),
    "a list in a list": (LIKES + "        dimension: [[health]]\n", "PP208", "[health]"),
    "nothing after a key": (LIKES + "        hint:\n", "PP209", "hint"),
    "only spaces after a key": (LIKES + "        hint: '  '\n", "PP209", "hint"),
    "an option without words": (DRINKING.replace("never: No, never", "never:"), "PP209", "never"),
    "no optional items": (LIKES + "pathways: []\n", "PP209", "pathways"),
    "a section without questions": (SECTION.replace("questions:", "questions: []"), "PP210", "questions"),
    "no sections at all": (HEAD + "sections:\n", "PP210", "sections"),
    "an identifier of words": (LIKES.replace("id: likes", "id: What it likes"), "PP211", "What it likes"),
    "an identifier with a digit first": (LIKES.replace("id: likes", "id: 1st"), "PP211", "1st"),
    "a code of words": (DRINKING.replace("never: No", "Not ever: No"), "PP211", "Not ever"),
    "a name with capitals": (LIKES.replace("first-visit", "First visit"), "PP212", "First visit"),
    "a name that climbs out": (LIKES.replace("first-visit", "../first-visit"), "PP212", "../first-visit"),
    "a fact of words": (LIKES + "        fact: the child's name\n", "PP213", "the child's name"),
    "true for yes": (LIKES + "        essential: true\n", "PP214", "true"),
    "perhaps for yes": (LIKES + "        essential: perhaps\n", "PP214", "perhaps"),
    "no such type": (LIKES.replace("type: text", "type: prose"), "PP215", "prose"),
    "no such reason": (LIKES + "        no answer because: not known\n", "PP215", "not known"),
    "a number with its unit": (LIKES.replace("text", "number") + "        at most: 20 hours\n", "PP216", "20 hours"),
    "a number too long": (LIKES.replace("text", "number") + f"        at most: {'9' * 400}\n", "PP216", "9" * 400),
    "a number with an exponent": (LIKES.replace("text", "number") + "        at most: 1e999999\n", "PP216", "1e999999"),
    "a date as it is spoken": (LIKES + "        retired: 1/4/2026\n", "PP217", "1/4/2026"),
    "a day that never was": (LIKES + "        retired: 2026-02-30\n", "PP217", "2026-02-30"),
    "a version of two numbers": (LIKES.replace("1.0.0", "1.0"), "PP218", "1.0"),
    "a reference with capitals": (LIKES + "      - use: Ways\n", "PP219", "Ways"),
    "a reference that climbs out": (LIKES + "      - use: ../../ways@1\n", "PP219", "../../ways@1"),
    "a length in words": (
        HEAD + "timescale:\n  from: a.b\n  to: a.c\n  within: ten days\n" + LIKES[len(HEAD) :], "PP220", "ten days",
    ),
    "the same reason twice": (LIKES + "        no answer because: not_known, not_known\n", "PP221", "not_known"),
    "a comma too many": (LIKES + "        no answer because: not_known,\n", "PP222", ","),
    "a comma first": (LIKES + "        no answer because: ', not_known'\n", "PP222", ","),
    "a choice without options": (DRINKING.split("        options")[0], "PP230", "choice"),
    "options of a text": (DRINKING.replace("type: choice", "type: text"), "PP231", "options"),
    "a code list of a text": (LIKES + "        options from: sex@2025\n", "PP231", "options from"),
    "two lists of options": (DRINKING + "        options from: sex@2025\n", "PP232", "options from"),
    "a group without questions": (LIKES.replace("text", "group"), "PP233", "group"),
    "a unit of a text": (LIKES + "        unit: hours\n", "PP234", "unit"),
    "a format of a long text": (LIKES.replace("text", "long text") + "        format: email\n", "PP234", "format"),
    "row questions of a text": (
        LIKES + "        questions:\n          - id: q\n            ask: Well?\n            type: text\n", "PP234", "questions",
    ),
    "a note beside no option": (DRINKING + "        more to say: nwo\n", "PP235", "nwo"),
    "a note beside a text's option": (LIKES + "        more to say: now\n", "PP235", "now"),
    "if not known alone": (LIKES + "        if not known: ask\n", "PP236", "if not known"),
    "a range upside down": (
        LIKES.replace("text", "number") + "        at least: 20\n        at most: 2.5\n", "PP237", "at most",
    ),
    "a duty upside down": (
        LIKES + "        statutory:\n          nation: Wales\n          source: An Act\n          from: 2026-01-02\n          to: 2026-01-01\n", "PP237", "to",
    ),
    "no honest answer": (LIKES + "        mandatory: yes\n", "PP238", "mandatory"),
    "a pathway without a condition": (LIKES + "pathways:\n  - id: p\n    questions: likes\n    because: So\n", "PP239", "p"),
    "a pathway of nothing": (LIKES + "pathways:\n  - id: p\n    ask when: old\n    because: So\n", "PP240", "p"),
    "an empty fragment": ("penpicture: 1\nfragment: a-part\nversion: 1.0.0\n", "PP241", "a-part"),
    "exclusive among one": (DRINKING.replace("never: No, never", "never: {say: No, exclusive: yes}"), "PP242", "yes"),
    "an age of nothing": (MODEL + "  - id: child.age\n    title: Age\n    type: age\n", "PP243", "age"),
    "a list of nothing": (MODEL + "  - id: child.homes\n    title: Homes\n    type: list\n", "PP243", "list"),
    "a fact of nobody": (MODEL.replace("child.born_on", "born_on"), "PP244", "born_on"),
    "a dotted fact in a list": (
        MODEL + "  - id: child.homes\n    title: Homes\n    type: list\n    facts:\n"
        "      - id: child.homes.line\n        title: Line\n        type: text\n", "PP244", "child.homes.line",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", REFUSED)
def test_a_slip_earns_one_fault_at_its_own_place(slip: str) -> None:
    text, code, underlined = REFUSED[slip]
    fault = only(text)
    assert (fault.code, fault.span.text) == (code, underlined), fault.message
    assert fault.help and not fault.message.endswith(".")


@pytest.mark.parametrize("slip", [s for s in REFUSED if only(REFUSED[s][0]).edit is not None])
def test_where_a_repair_is_offered_it_repairs(slip: str) -> None:
    text, _, _ = REFUSED[slip]
    repaired = mended(text, only(text))
    document, found = shaped(repaired)
    assert document is not None or found[0].code == "PP238", [f.message for f in found]


def test_several_faults_are_told_in_one_run_and_none_hides_another() -> None:
    text = (
        LIKES.replace("title: Life at home", "titel: Life at home").replace("type: text", "type: prose")
        + "      - id: q2\n        ask: And?\n        type: text\n        unit: kg\n"
        + "      - id: q3\n        ask: And?\n        type: choice\n"
        + "pathways:\n  - id: p\n    because: So\n"
    )
    document, found = shaped(text)
    assert document is None
    assert [f.code for f in found] == ["PP205", "PP215", "PP234", "PP230", "PP239"]


def test_a_warning_alone_leaves_the_document_whole() -> None:
    document, found = shaped(LIKES + "        mandatory: yes\n")
    assert isinstance(document, Exemplar) and [f.severity.value for f in found] == ["warning"]


@pytest.mark.parametrize(
    "more",
    ["        no answer because: not_known\n", "        essential: no\n"],
)
def test_rule_A2_a_mandatory_question_that_offers_a_reason_is_sound(more: str) -> None:
    mandatory = "        mandatory: yes\n" if "because" in more else "        mandatory: no\n"
    sound(LIKES + mandatory + more)


def test_rule_A2_saying_there_are_none_is_an_honest_answer_of_a_group() -> None:
    sound(
        LIKES.replace("text", "group")
        + "        mandatory: yes\n        there are none: None\n"
        + "        questions:\n          - id: name\n            ask: Name?\n            type: text\n"
    )


def test_a_misspelt_key_does_not_make_the_rest_of_the_question_look_wrong() -> None:
    fault = only(DRINKING.replace("options:", "optoins:"))
    assert fault.code == "PP205" and fault.edit is not None and fault.edit.replacement == "options"


def test_a_key_that_is_there_already_is_not_offered_for_a_misspelt_one() -> None:
    fault = only(LIKES + "        asks: And why?\n")
    assert fault.code == "PP205" and fault.edit is None


def test_reading_stops_after_so_many_errors() -> None:
    _, found = shaped(HEAD + "".join(f"key{n}: x\n" for n in range(10 * MOST_FAULTS)))
    assert len(found) == MOST_FAULTS


def test_warnings_never_stop_the_reading() -> None:
    more = "".join(
        f"      - id: q{n}\n        ask: Well?\n        type: text\n        mandatory: yes\n"
        for n in range(2 * MOST_FAULTS)
    )
    document, found = shaped(SECTION + more)
    assert isinstance(document, Exemplar) and len(found) == 2 * MOST_FAULTS


# --- whatever is written ------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["penpicture", "exemplar", "fragment", "data model", "codes", "authority", "version", "title", "about", "sections",
     "questions", "id", "ask", "type", "options", "say", "use", "facts", "statutory", "define", "pathways", "because",
     "1", "1.0.0", "yes", "choice", "group", "list", "age", "a, b", "", " ", ",", "{}", "<a>", "../..", "x" * 200]
)  # fmt: skip


def trees() -> st.SearchStrategy[Node]:
    source = Source("any.yaml", "x" * 40)

    def span(a: int, b: int) -> Span:
        return Span(source, min(a, b), max(a, b))

    spans = st.builds(span, st.integers(0, 40), st.integers(0, 40))
    scalars = st.builds(Scalar, st.one_of(WORDS, st.text(max_size=8)), spans)

    def mapping(items: list[tuple[Scalar, Any]], span: Span) -> Mapping:
        once = {key.text: Entry(key, value) for key, value in items}
        return Mapping(tuple(once.values()), span)

    return st.recursive(
        scalars,
        lambda inner: st.one_of(
            st.builds(mapping, st.lists(st.tuples(scalars, inner), max_size=6), spans),
            st.builds(Sequence, st.lists(inner, max_size=4).map(tuple), spans),
        ),
        max_leaves=30,
    )


@settings(deadline=None)
@given(trees())
def test_any_tree_gives_a_document_or_says_why_not(tree: Node) -> None:
    source = tree.span.source
    kind = Entry(Scalar("exemplar", tree.span), Scalar("x", tree.span))
    top = (
        tree
        if isinstance(tree, Mapping)
        else Mapping((kind, Entry(Scalar("sections", tree.span), tree)), tree.span)
    )
    document, found = shape(top, source)
    assert isinstance(found, Diagnostics)
    assert (document is None) == (found.has_errors or top.get("answers") is not None)

"""The engine in the page puts questions in a variant's words while it surely holds, as Python's session does (rules L3, A4)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from penpicture.renderers.edition import Edition
from penpicture.renderers.page_data import page_data
from tests.engine.varied import varied as signing
from tests.runtime.varied import varied
from tests.runtime.visits import Call, Node, agree, by_page

DISABLED: Call = ("answer", "disabled", "yes")
NOT_DISABLED: Call = ("answer", "disabled", "no")
WELSH: Call = ("answer", "welsh", "yes")
VISITS: tuple[tuple[Call, ...], ...] = (
    (),
    (("giveReason", "disabled", "not_known"),),
    (DISABLED,),
    (WELSH,),
    (DISABLED, WELSH),
    (DISABLED, NOT_DISABLED),
    (("answer", "talks", "drawing"), ("giveReason", "likes", "not_known"), DISABLED),
    (DISABLED, ("answer", "talks", "device"), WELSH, NOT_DISABLED),
    (DISABLED, ("giveReason", "talks", "not_asked"), ("answer", "ends", "yes"), NOT_DISABLED),
    (
        DISABLED,
        ("answer", "aids", "Ramps"),
        ("addRow", "friends", "r1"),
        ("answer", "friends[r1].name", "Sam"),
    ),
    (DISABLED, ("addRow", "friends", "r1"), ("sayRows", "friends", "others"), NOT_DISABLED),
    (
        ("answer", "talks", "device"),
        ("giveReason", "talks", "recorded_elsewhere"),
        ("answer", "ends", "yes"),
        DISABLED,
    ),
)


@pytest.mark.parametrize("calls", VISITS)
def test_the_page_and_python_say_the_same_while_variants_begin_and_cease(
    in_node: Node, calls: tuple[Call, ...]
) -> None:
    """Statuses, words, what is missing, what is marked; and the same again from the answer file."""
    told = agree(in_node, varied(), list(calls))
    agree(in_node, varied(), [], answers=told["answers"])


def said(ask: Node, *calls: Call, **opening: Any) -> Any:
    return by_page(ask, page_data(varied()), list(calls), **opening)


def test_a_question_is_put_in_a_variants_words_only_while_the_variant_surely_holds(in_node: Node) -> None:
    """Rule L3."""
    own = "How does Robin tell people things?"
    assert said(in_node)["texts"]["talks"] == own
    assert said(in_node, ("giveReason", "disabled", "not_known"))["texts"]["talks"] == own
    assert said(in_node, DISABLED)["texts"]["talks"] == "How does Robin speak, sign or show things?"
    assert said(in_node, DISABLED, WELSH)["texts"]["talks"] == "In which language, and how?"
    assert said(in_node, DISABLED, NOT_DISABLED)["texts"]["talks"] == own


def test_sign_off_waits_for_what_is_mandatory_while_a_variant_holds(in_node: Node) -> None:
    """Rules S3 and S5: what a variant makes essential no short pathway makes optional."""
    assert said(in_node)["json"]["missing"] == []
    missing = [each["question"] for each in said(in_node, DISABLED)["json"]["missing"]]
    assert missing == ["talks", "likes"]
    short = said(in_node, DISABLED, ("answer", "ends", "yes"))["json"]["missing"]
    assert [each["question"] for each in short] == ["likes"]


def test_an_answer_that_a_variant_offered_stays_counts_and_is_marked(in_node: Node) -> None:
    """Rule A4."""
    after = said(in_node, DISABLED, ("answer", "talks", "device"), NOT_DISABLED)
    talks = after["json"]["questions"]["talks"]
    assert (talks["value"], talks["not_offered"], talks["check"]) == ("device", True, True)
    assert after["json"]["pen_picture"]["sentences"] == ["Robin tells people things with A voice machine."]
    again = said(in_node, answers=json.dumps(after["answers"]))
    assert again["json"]["questions"]["talks"] == talks


def test_what_only_an_unseen_variant_offers_goes_through_its_readers_form_and_is_not_told(
    in_node: Node,
) -> None:
    """The whole record may be opened in a form whose reader may not know of the variant: nothing is lost, or shown."""
    whole = signing(child__communicates_by="restricted")
    page = page_data(whole, Edition("family"))
    assert "In signs" not in json.dumps(page)
    answers = {
        "penpicture": 1,
        "answers": whole.content["exemplar"],
        "version": whole.content["version"],
        "artifact": whole.content_hash,
        "given": {"tells": {"value": "signs", "at": "2026-05-01"}},
    }
    through = by_page(in_node, page, [], answers=json.dumps(answers))
    assert through["json"]["questions"]["tells"]["state"] == "blank"
    assert through["answers"]["given"] == answers["given"]
    spoken = by_page(in_node, page, [("answer", "tells", "words")], answers=json.dumps(answers))
    assert spoken["answers"]["given"]["tells"]["value"] == "words"

"""Whatever an author writes is looked through, for the readers who come to read it (issue 4, requirement 9)."""

from __future__ import annotations

import pytest

from penpicture.dsl.source import Source
from penpicture.engine.compile import compile_exemplar
from tests.words.folder import Folder, asking, listing

HUB = listing("ours", "hub, hubs -> office", "kin -> family (family)", "peers -> friends (child)")
ASK = "ask: Who came?\ntype: text"


def test_a_word_is_told_at_the_word_with_what_to_say_instead_why_and_who_says_so(folder: Folder) -> None:
    folder.write(ours=HUB, visit=asking("ask: Who met <child.known_as> at the Hub?\ntype: text"))
    (fault,) = folder.told("visit")
    assert (fault.code, fault.severity.value) == ("PP680", "warning")
    assert fault.span.text == "Hub" and fault.span.line == 11
    assert fault.message == "`Hub` is a word to avoid: nobody knew it"
    assert fault.help.startswith("say office; or allow `Hub`")
    (who,) = fault.related
    assert (
        who.message == "who says so: Our panel"
        and who.span.text == "hub"
        and who.span.file.endswith("ours.yaml")
    )


QUESTION_TEXTS = {
    "hint": f"{ASK}\nhint: At the hub.",
    "for family": f"{ASK}\nfor family: Who came to the hub?",
    "for child": f"{ASK}\nfor child: Who came to the hub?",
    "easy read": f"{ASK}\neasy read: Who came to the hub?",
    "hint for family": f"{ASK}\nhint for family: At the hub.",
    "hint for child": f"{ASK}\nhint for child: At the hub.",
    "hint easy read": f"{ASK}\nhint easy read: At the hub.",
    "because": f"{ASK}\nbecause: The hub asks.",
    "options": "ask: Where?\ntype: choice\noptions:\n  a: The hub\n  b: Home",
    "option for child": "ask: Where?\ntype: choice\noptions:\n  a:\n    say: Home\n    for child: The hub",
    "option in a sentence": "ask: Where?\ntype: choice\noptions:\n  a:\n    say: Home\n    in a sentence: the hub",
    "unit": "ask: How long?\ntype: number\nunit: hub hours",
    "row title": "ask: Who?\ntype: group\neach: person\nrow title: At the hub\nquestions:\n  - id: name\n    ask: Who?\n    type: text",
    "there are none": "ask: Who?\ntype: group\neach: person\nthere are none: None at the hub\nquestions:\n  - id: name\n    ask: Who?\n    type: text",
    "in a row": "ask: Who?\ntype: group\neach: person\nquestions:\n  - id: name\n    ask: Who at the hub?\n    type: text",
    "folded over lines": "ask: Who came to\n  the hub?\ntype: text",
    "quoted": 'ask: "Who came to the hub?"\ntype: text',
    "a block": "ask: |\n  Who came\n  to the hub?\ntype: text",
}
EXEMPLAR_TEXTS = {
    "title for the family": "for family: The hub\n",
    "pen picture": "pen picture:\n  - <child.known_as> went to the hub.\n",
    "pen picture for the child": "pen picture:\n  - say: <child.known_as> was there.\n    for child: You went to the hub.\n",
    "otherwise": "pen picture:\n  - say: <child.known_as> was there.\n    otherwise: Somebody was at the hub.\n",
    "case summary": "case summary:\n  - show: child.sex\n    label: At the hub\n",
    "signature": "signatures:\n  - id: worker\n    role: Worker at the hub\n",
}


@pytest.mark.parametrize("text", QUESTION_TEXTS.values(), ids=QUESTION_TEXTS)
def test_no_text_of_a_question_is_forgotten(text: str, folder: Folder) -> None:
    assert folder.write(ours=HUB, visit=asking(text)).words("visit") == ["hub"]


@pytest.mark.parametrize("text", EXEMPLAR_TEXTS.values(), ids=EXEMPLAR_TEXTS)
def test_no_text_of_an_exemplar_is_forgotten(text: str, folder: Folder) -> None:
    assert folder.write(ours=HUB, visit=asking(ASK, text)).words("visit") == ["hub"]


def test_names_that_others_have_given_are_left_alone(folder: Folder) -> None:
    duty = f"{ASK}\nstatutory:\n  nation: England\n  source: The Hubs Act 2031, section 1\nreturned as:\n  cin: Hub"
    assert folder.write(ours=HUB, visit=asking(duty)).words("visit") == []


def test_parts_are_looked_through_in_the_exemplar_and_by_themselves(folder: Folder) -> None:
    folder.write(
        ours=HUB,
        travel="penpicture: 1\nfragment: travel\nversion: 1.0.0\nquestions:\n  - id: bus\n    ask: A bus to the hub?\n    type: text\n",
        places="penpicture: 1\ncodes: places\nversion: 1\nsource: The Hub list, 2031\noptions:\n  a: The hub\n  b: Home\n",
        facts="penpicture: 1\ndata model: facts\nversion: 1.0.0\nfacts:\n  - id: child.place\n    title: Hub\n    type: text\n    when not known say: the hub\n",
        visit=asking("ask: Where?\ntype: choice\noptions from: places@1").rstrip()
        + "\n      - use: travel@1\n",
    )
    assert folder.words("visit") == ["hub", "hub"]
    assert folder.words("travel") == folder.words("places") == ["hub"]
    assert folder.words("facts") == ["Hub", "hub"]


def told(folder: Folder, question: str, more: str = "") -> list[str]:
    return folder.write(ours=HUB, visit=asking(question, more)).words("visit")


FOR_FAMILY = "for family: Our visit\n"


def test_a_word_of_workers_is_told_where_the_family_reads_it(folder: Folder) -> None:
    assert told(folder, "ask: Which kin?\ntype: text\nfor family: Who?", FOR_FAMILY) == []
    assert told(folder, "ask: Who?\nfor family: Which kin?\ntype: text") == ["kin"]
    assert told(folder, "ask: Which kin?\ntype: text", FOR_FAMILY) == ["kin"]
    assert told(folder, "ask: Who?\ntype: text\nfor child: Which kin?", FOR_FAMILY) == []


def test_it_is_not_told_where_the_family_may_not_see_the_question(folder: Folder) -> None:
    kept = "ask: Which kin?\ntype: text\nsensitivity: restricted"
    assert told(folder, kept, FOR_FAMILY) == []
    hangs = asking("ask: Is it safe?\ntype: yes/no\nsensitivity: restricted", FOR_FAMILY)
    hangs += "      - id: later\n        ask: Which kin?\n        type: text\n        ask when: met is yes\n"
    assert folder.write(ours=HUB, visit=hangs).words("visit") == []
    sentence = "pen picture:\n  - say: The kin said <met>.\n" + FOR_FAMILY
    assert told(folder, "ask: Who rang?\ntype: text\nsensitivity: restricted", sentence) == []


def test_easy_words_are_the_childs_and_a_reader_for_whom_nothing_is_written_yet_reads_nothing(
    folder: Folder,
) -> None:
    assert told(folder, "ask: Which peers?\ntype: text") == []
    assert told(folder, "ask: Who?\neasy read: Which peers?\ntype: text") == ["peers"]
    assert told(folder, "ask: Which peers?\neasy read: Who?\ntype: text") == ["peers"]
    assert told(folder, "ask: Which peers?\nfor child: Who?\ntype: text") == []


def test_who_reads_it_is_said_with_the_word(folder: Folder) -> None:
    (fault,) = folder.write(ours=HUB, visit=asking("ask: Who?\nfor family: Which kin?\ntype: text")).told(
        "visit"
    )
    assert fault.message == "`kin` is a word to avoid in words that the family reads: nobody knew it"


def test_what_a_layer_says_is_told_in_the_layer(folder: Folder) -> None:
    folder.write(
        ours=HUB,
        visit=asking("ask: Who came to the hub?\ntype: text"),
        layer=(
            "penpicture: 1\nlayer: westmarch\nchanges: visit@1\nowner: Practice board\nrank: authority\nlist:\n"
            "  - reword: met\n    ask: Who came to our hub?\n    meaning: same\n    because: We say our\n"
        ),
    )
    places = {
        (d.code, d.span.file.rpartition("/")[2], d.span.text) for d in folder.told() if d.code == "PP680"
    }
    assert ("PP680", "layer.yaml", "hub") in places


def test_a_lone_text_goes_by_the_lists_of_the_library() -> None:
    found = compile_exemplar(
        Source("visit.yaml", asking("ask: Does she suffer from asthma?\ntype: text"))
    ).diagnostics
    assert [(d.code, d.span.text) for d in found] == [("PP680", "suffer from")]


def test_many_words_in_a_long_form_are_told_once_each(folder: Folder) -> None:
    text = asking("ask: The hub, the hubs and the hub?\ntype: text")
    assert folder.write(ours=HUB, visit=text).words("visit") == ["hub", "hubs", "hub"]

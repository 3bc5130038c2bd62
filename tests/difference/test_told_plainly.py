"""A difference in words that somebody understands who has never seen its rules."""

from __future__ import annotations

from penpicture.engine.difference.rules import SOCIAL_WORKER, made, noticed_by
from penpicture.renderers.difference_sentences import sentence
from penpicture.renderers.difference_words import Shown, example, shown
from tests.difference.small import TEXT, changes, edited


def test_a_change_is_told_in_words_that_somebody_without_the_rules_understands() -> None:
    """No codes where there are labels, no rule's own words, and each thing under those who notice it."""
    text = edited("more to say: now", "more to say: now, past")
    [tell] = changes(TEXT, text)
    assert (sentence(tell), tell.note) == (
        "A note is asked for with other answers than before",
        "now with “In the past”",
    )
    assert shown(tell) == Shown()
    role = edited("role: Social worker", "role: Student worker")
    assert changes(TEXT, role)[0].note == "look whether the same person is still to sign"
    steps = changes(TEXT, edited("if: plan is more", "if: plan is one of more, nothing"))
    assert [example(each) for each in steps[0].examples] == [
        "a child aged 13, for whom `plan` is `nothing`: no before, yes now"
    ]
    stale = made(
        "S_STALE", "translations.cy.questions.drinking.options.now.say.practitioner", "Yes, now", "Now"
    )
    assert noticed_by(stale) == SOCIAL_WORKER
    assert sentence(stale) == (
        "The words of an answer for practitioners, “Yes, now”, changed, and there is no Welsh of the new ones yet"
    )


def test_a_section_is_called_by_its_title() -> None:
    bullied = "      - id: bullied\n        ask: Is anybody unkind?\n        type: text\n"
    moved = edited(bullied, "").replace("      - id: effect\n", bullied + "      - id: effect\n")
    [found] = [each for each in changes(TEXT, moved) if each.rule == "M_SECTION"]
    assert (sentence(found), found.note) == (
        "It stands in another section",
        "in “At home” now, in “At school” before",
    )
    assert shown(found) == Shown()

"""Whole turns of English phrase: what is offered is the whole repair, and it means something."""

import pytest

from penpicture.dsl.typecheck import check
from tests.dsl.scope_of import fault, faults, mended, question, scalar, scope_of, typed

MENDED = {
    "drinking = now or past": "drinking is one of now, past",
    "drinking == now or past or never": "drinking is one of now, past, never",
    "drinking != now or past": "drinking is not one of now, past",
    "drinking equals now or past": "drinking is one of now, past",
    "drinking was now or past": "drinking is one of now, past",
    "drinking isn't now or past": "drinking is not one of now, past",
    "drinking is either now or past": "drinking is one of now, past",
    "drinking = now or safe is yes": "drinking is now or safe is yes",
    "any placement where kind = kinship or foster": "any placement where kind is one of kinship, foster",
    "needs contains mobility or speech": "needs includes mobility or needs includes speech",
    "drinking is none of now, past": "drinking is not one of now, past",
    "drinking is neither now nor past": "drinking is not one of now, past",
    "neither safe is yes nor seen is no": "not (safe is yes) and not (seen is no)",
    "safe is no unless drinking is now": "safe is no and not (drinking is now)",
    "safe is no except when drinking is now": "safe is no and not (drinking is now)",
    "safe is no or seen is no unless drinking is now and hours > 5": (
        "(safe is no or seen is no) and not (drinking is now and hours > 5)"
    ),
    "seen is no or (safe is no unless drinking is now)": "seen is no or (safe is no and not (drinking is now))",
    "unless drinking is now": "not (drinking is now)",
    "only when safe is no": "safe is no",
    "only if safe is no": "safe is no",
    "when safe is no": "safe is no",
    "safe is not answered yet": "safe is not answered",
    "safe is no at the moment and seen is no": "safe is no and seen is no",
    "at least one sibling where age < 5": "any sibling where age < 5",
    "one or more siblings where age < 5": "any siblings where age < 5",
    "there is a sibling where age < 5": "any sibling where age < 5",
    "some sibling where age < 5": "any sibling where age < 5",
    "any of the siblings where age < 5": "any siblings where age < 5",
    "all siblings where age < 5": "every siblings where age < 5",
    "none of the siblings where age < 5": "no siblings where age < 5",
    "at least two siblings where age < 5": "count of siblings where (age < 5) >= 2",
    "more than 1 sibling where age < 5 and home is yes": (
        "count of sibling where (age < 5 and home is yes) > 1"
    ),
    "safe is no and (at most 3 siblings where age < 5)": (
        "safe is no and (count of siblings where (age < 5) <= 3)"
    ),
    "at least two siblings": "count of siblings >= 2",
    "number of siblings > 2": "count of siblings > 2",
    "the number of siblings > 2": "count of siblings > 2",
    "how many siblings > 2": "count of siblings > 2",
    "score > 5,5": "score > 5.5",
    "score > 1,500": "score > 1500",
    "hours > 5hours": "hours > 5 hours",
    "child.age >= 11years": "child.age >= 11 years",
    "child.age > 18mths": "child.age > 18 mths",
    "child.age > 18 mths": "child.age > 18 months",
    "months from moved_on to referral.date > 6 mths": "months from moved_on to referral.date > 6 months",
    "child.age > five years": "child.age > 5 years",
    "score > five": "score > 5",
    "score > one": "score > 1",
    "count of siblings > 2 nights": "count of siblings > 2",
    "the drinking is now": "drinking is now",
    "safe is no, unless drinking is now": "safe is no and not (drinking is now)",
    "safe is no unless drinking = now or past": "safe is no and not (drinking is one of now, past)",
    "safe is no unless (drinking is now or seen is no)": "safe is no and not (drinking is now or seen is no)",
    "neither score nor moved_on is known": "not (score is known) and not (moved_on is known)",
    "drinking is not now nor past": "drinking is not one of now, past",
    "only ask if safe is no": "safe is no",
    "safe is still no": "safe is no",
    "no sibling has age > 3": "no sibling where age > 3",
    "any sibling with age > 3": "any sibling where age > 3",
    "every one of the siblings where age > 3": "every siblings where age > 3",
    "there are no siblings": "count of siblings is 0",
    "there is a sibling and safe is no": "count of sibling >= 1 and safe is no",
    "no siblings": "count of siblings is 0",
    "safe == yes & drinking == now or past": "safe is yes and drinking is one of now, past",
    "safe is yes and drinking is now or past": "safe is yes and drinking is one of now, past",
    "drinking is now/past": "drinking is one of now, past",
    "not drinking is now or past": "not (drinking is one of now, past)",
    "drinking = 'now' or 'past'": "drinking is one of now, past",
    'drinking is "now", "past"': "drinking is one of now, past",
    "drinking in [now, past]": "drinking is one of now, past",
    "drinking is one of: now, past": "drinking is one of now, past",
    "child.age is over five years": "child.age > 5 years",
    "child.age > 5 yrs old": "child.age > 5 years",
    "safe is 'no'": "safe is no",
    "safe is no?": "safe is no",
    "safe is no.": "safe is no",
}
LEADS_ON = {"child.age > 18mths", "hours > 5hours"}
"""What is mended here has a second slip, which is told next."""


@pytest.mark.parametrize("text", MENDED)
def test_the_repair_offered_is_whole(text: str) -> None:
    repaired = MENDED[text]
    assert mended(fault(text)) == repaired
    if text in LEADS_ON:
        faults(repaired)
    else:
        typed(repaired)


TOLD = {
    "the siblings are not helping": ("PP407", "the", "`drinking is now`"),
    "the child is over 5": ("PP407", "the", "`drinking is now`"),
    "siblings not helping": ("PP404", "not", "what stands before it"),
    "mood drinking is now": ("PP404", "drinking", "what is asked of"),
    "needs includes mobility, speech": (
        "PP410", ", speech", "`needs includes mobility and needs includes speech`",
    ),
    "needs does not include mobility, speech": ("PP410", ", speech", "where one is enough"),
    "child.age > 18 kg": ("PP439", "18 kg", "years, months, weeks or days"),
    "hospital is known": ("PP420", "hospital", "name a question"),
    "child is known": ("PP420", "child", "`child.born_on`"),
    "safe is no when drinking is now": ("PP407", "when", "`and`, if both must hold"),
    "if drinking is now then safe is no": ("PP407", "then", "the first half alone"),
    "score is 3-5": ("PP407", "3-5", "`... >= 3 and ... <= 5`"),
    "safe is no?": ("PP404", "?", "without a question mark"),
    "safe is no;": ("PP404", ";", "without a semicolon"),
}  # fmt: skip


@pytest.mark.parametrize("text", TOLD)
def test_where_no_repair_is_certain_the_help_can_be_followed(text: str) -> None:
    code, shown, help = TOLD[text]
    told = fault(text)
    assert (told.code, told.span.text) == (code, shown)
    assert help in told.help


def test_the_words_of_an_option_are_whole_words() -> None:
    """`No` is not the beginning of `now`."""
    scope = scope_of(question("harm", "choice", "now", "never", labels=("Yes", "No")), sections={}, define={})
    _, (told,) = check(scalar("harm is 'now'"), scope, deciding=True)
    assert (told.code, mended(told)) == ("PP409", "harm is now")


def test_a_code_in_quotation_marks_is_not_taken_for_words() -> None:
    scope = scope_of(question("safe", "yes/no", "yes", "no", labels=("Yes", "No")), sections={}, define={})
    _, (told,) = check(scalar("safe is 'no'"), scope, deciding=True)
    assert (told.code, mended(told)) == ("PP409", "safe is no")


def test_an_age_without_a_known_unit_is_not_told_to_leave_it_out() -> None:
    """Left out, the next message would ask for it."""
    assert "leave" not in fault("child.age > 18 stone").help


def test_options_that_cannot_both_be_given_get_no_edit() -> None:
    assert fault("drinking = now and past").edit is None

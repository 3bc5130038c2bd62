"""What people write, and what they are told: one fault, in its place, mended where the repair is certain."""

import pytest

from tests.dsl.scope_of import fault, mended, typed

MENDED = {
    "drinking = now": ("PP406", "=", "drinking is now"),
    "drinking==now": ("PP406", "==", "drinking is now"),
    "drinking != now": ("PP406", "!=", "drinking is not now"),
    "drinking <> now": ("PP406", "<>", "drinking is not now"),
    "safe is yes && drinking is now": ("PP406", "&&", "safe is yes and drinking is now"),
    "safe is yes || drinking is now": ("PP406", "||", "safe is yes or drinking is now"),
    "!(safe is yes)": ("PP406", "!", "not (safe is yes)"),
    "score => 5": ("PP406", "=>", "score >= 5"),
    "score =< 5": ("PP406", "=<", "score <= 5"),
    "score ≥ 5": ("PP406", "≥", "score >= 5"),
    "score is >= 5": ("PP406", "is >=", "score >= 5"),
    "drinking is one of (now, past)": ("PP406", "one of (now, past)", "drinking is one of now, past"),
    "score is greater than 5": ("PP407", "is greater than", "score > 5"),
    "score is less than or equal to 5": ("PP407", "is less than or equal to", "score <= 5"),
    "child.age older than 5 years": ("PP407", "older than", "child.age > 5 years"),
    "child.age is under 5 years": ("PP407", "is under", "child.age < 5 years"),
    "child.age is 5 years old": ("PP407", "5 years old", "child.age is 5 years"),
    "score is at least 5": ("PP407", "is at least", "score >= 5"),
    "score is between 5 and 10": ("PP407", "score is between 5 and 10", "score >= 5 and score <= 10"),
    "score is 5 or more": ("PP407", "more", "score >= 5"),
    "needs contains speech": ("PP407", "contains", "needs includes speech"),
    "needs doesn't include speech": ("PP407", "doesn't include", "needs does not include speech"),
    "drinking is in now, past": ("PP407", "is in", "drinking is one of now, past"),
    "drinking isn't now": ("PP407", "isn't", "drinking is not now"),
    "drinking exists": ("PP407", "exists", "drinking is answered"),
    "if safe is yes": ("PP407", "if", "safe is yes"),
    "safe is yes AND drinking is now": ("PP408", "AND", "safe is yes and drinking is now"),
    "safe is yes Or drinking is now": ("PP408", "Or", "safe is yes or drinking is now"),
    "NOT (safe is yes)": ("PP408", "NOT", "not (safe is yes)"),
    "Any sibling where age < 5": ("PP408", "Any", "any sibling where age < 5"),
    "drinking is Known": ("PP408", "Known", "drinking is known"),
    'drinking is "now"': ("PP409", '"now"', "drinking is now"),
    "drinking is ‘now’ and safe is yes": ("PP409", "‘now’", "drinking is now and safe is yes"),
    "drinking is now or past": ("PP410", "past", "drinking is one of now, past"),
    "drinking is now or past or never": ("PP410", "past or never", "drinking is one of now, past, never"),
    "drinking is one of now or past": ("PP410", "past", "drinking is one of now, past"),
    "drinking is not now or past": ("PP410", "past", "drinking is not one of now, past"),
    "drinking is now, past": ("PP410", ", past", "drinking is one of now, past"),
    "drinking is one of now, past, or never": ("PP410", ", or ", "drinking is one of now, past, never"),
    "needs includes mobility or speech": (
        "PP410", "speech", "needs includes mobility or needs includes speech",
    ),
    "(safe is yes": ("PP412", "(", "(safe is yes)"),
    "safe is yes)": ("PP412", ")", "safe is yes"),
    "not safe is yes": ("PP413", "not safe is yes", "not (safe is yes)"),
    "not drinking is now and safe is yes": (
        "PP413", "not drinking is now", "not (drinking is now) and safe is yes",
    ),
    "count of placements where ended_on is blank > 2": (
        "PP414", "count of placements where ended_on is blank",
        "count of placements where (ended_on is blank) > 2",
    ),
    "drinking is now or is past": ("PP416", "is", "drinking is now or drinking is past"),
    "score > 5 and < 10": ("PP416", "<", "score > 5 and score < 10"),
    "1 < score < 5": ("PP416", "<", "1 < score and score < 5"),
    "moved_on is before 01/04/2026": ("PP417", "01/04/2026", "moved_on is before 2026-04-01"),
    "moved_on is before 01-04-2026": ("PP417", "01-04-2026", "moved_on is before 2026-04-01"),
    "moved_on is before 1 April 2026": ("PP417", "1 April 2026", "moved_on is before 2026-04-01"),
    "moved_on is after April 2026": ("PP417", "April 2026", "moved_on is after 2026-04"),
    "drinking is empty": ("PP418", "empty", "drinking is blank"),
    "drinking is unknown": ("PP418", "unknown", "drinking is not known"),
    "drinking is not unknown": ("PP418", "unknown", "drinking is known"),
    "safe is true": ("PP419", "true", "safe is yes"),
    "safe is not false": ("PP419", "false", "safe is not no"),
    "drinkng is now": ("PP420", "drinkng", "drinking is now"),
    "home.drinkng is now": ("PP420", "home.drinkng", "home.drinking is now"),
    "chld.age < 5 years": ("PP420", "chld.age", "child.age < 5 years"),
    "drinking is nevr": ("PP421", "nevr", "drinking is never"),
    "drinking is Now": ("PP421", "Now", "drinking is now"),
    "any sibing where age < 5": ("PP422", "sibing", "any sibling where age < 5"),
    "latest of ended_on is before 2026": (
        "PP424", "ended_on", "latest of placements.ended_on is before 2026",
    ),
    "child.unborn": ("PP430", "child.unborn", "child.unborn is yes"),
    "school_age is yes": ("PP432", "school_age", "school_age"),
    "school_age is not true": ("PP432", "school_age", "not school_age"),
    "moved_on is after 2026-4": ("PP417", "2026-4", "moved_on is after 2026-04"),
    "either safe is yes or seen is no": ("PP407", "either", "safe is yes or seen is no"),
    "safe is yes or else seen is no": ("PP407", "or else", "safe is yes or seen is no"),
    "safe": ("PP430", "safe", "safe is yes"),
    "not safe": ("PP430", "safe", "safe is no"),
    "safe and drinking is now": ("PP430", "safe", "safe is yes and drinking is now"),
    "needs is speech": ("PP434", "needs is speech", "needs includes speech"),
    "drinking includes now": ("PP435", "drinking includes now", "drinking is now"),
    "child.age < 5": ("PP438", "5", "child.age < 5 years"),
    "siblings > 2": ("PP449", "siblings", "count of siblings > 2"),
    "referral.reason is asked": ("PP453", "referral.reason", "why is asked"),
    "drinking is In the past, not now": ("PP461", "In the past, not now", "drinking is past"),
    "drinking is yes, now": ("PP461", "yes, now", "drinking is now"),
    "safe is yes.": ("PP404", ".", "safe is yes"),
    "drinking now": ("PP404", "now", "drinking is now"),
    "drinking not known": ("PP404", "not", "drinking is not known"),
    "drinking not one of now, past": ("PP404", "not", "drinking is not one of now, past"),
    "drinking is one of now past": ("PP404", "past", "drinking is one of now, past"),
    "moved_on is on 2026-01-01": ("PP407", "is on", "moved_on is 2026-01-01"),
    "count siblings > 3": ("PP407", "count", "count of siblings > 3"),
    "surely drinking is now": ("PP413", "surely drinking is now", "surely (drinking is now)"),
    "(score + 2) > 3": ("PP404", "(score + 2)", "score + 2 > 3"),
}  # fmt: skip


@pytest.mark.parametrize("text", MENDED)
def test_a_slip_is_named_in_its_place_and_its_repair_is_good(text: str) -> None:
    code, shown, repaired = MENDED[text]
    told = fault(text)
    assert (told.code, told.span.text) == (code, shown)
    assert mended(told) == repaired
    typed(repaired)


TOLD = {
    "": ("PP401", "", "drinking is now"),
    "  ": ("PP401", "  ", "drinking is now"),
    "()": ("PP401", "()", "drinking is now"),
    "drinking is now and not ( )": ("PP401", "( )", "drinking is now"),
    "drinking is": ("PP405", "is", "state"),
    "drinking": ("PP431", "drinking", "`drinking is now`"),
    "needs": ("PP431", "needs", "`needs includes mobility`"),
    "safe is yes and drinking is now or seen is no": (
        "PP411", "or",
        "`(safe is yes and drinking is now) or seen is no` or `safe is yes and (drinking is now or seen is no)`",
    ),
    "safe is yes and any sibling where age < 5 or home is no": (
        "PP411", "any sibling where age < 5 or home is no",
        "`safe is yes and any sibling where (age < 5 or home is no)`",
    ),
    "drinking is now and past": ("PP410", "past", "one answer can't be both"),
    "safe is yes and no": ("PP410", " and no", "one answer can't be both"),
    "not (safe is yes and (drinking is now)": ("PP412", "(", "put `)`"),
    "latest of placements.ended_on where cost > 5": ("PP414", "where", "looks at all rows"),
    "latest of placements is before 2026": ("PP462", "placements", "`latest of placements.ended_on`"),
    "total of placements > 5": ("PP462", "placements", "`total of placements.cost`"),
    "days > 5": ("PP415", "days", "another id"),
    "drinking is null": ("PP418", "null", "`drinking is blank`"),
    "siblings is none": ("PP418", "none", "`count of siblings is 0`"),
    "nobody.knows is yes": ("PP420", "nobody.knows", "a fact of the data model"),
    "drinking is zebra": ("PP421", "zebra", "`now`, `past`, `never`"),
    "any zebra where age < 5": ("PP422", "zebra", "`siblings`"),
    "any drinking where age < 5": ("PP423", "drinking", "without `any`"),
    "age < 5": ("PP424", "age", "`any sibling where age < 5`"),
    "siblings.age < 5": ("PP424", "siblings.age", "`any sibling where age < 5`"),
    "joined_on is blank": ("PP424", "joined_on", "`any sibling where any school where joined_on is blank`"),
    "any sibling where cost > 5": ("PP425", "cost", "`any placement where ...`"),
    "latest of placements.ended is before 2026": ("PP426", "ended", "`kind`, `ended_on`, `cost`"),
    "child.school is known": ("PP420", "child.school", "the facts of `child` are `child.age`, `child.born_on`"),
    "school_age is now": ("PP432", "school_age", "`not school_age`"),
    "drinking is mood": ("PP433", "mood", "`drinking is now`"),
    "safe is seen": ("PP433", "seen", "`safe is yes`"),
    "needs is one of mobility, speech": ("PP434", "needs is one of mobility, speech", "needs includes speech"),
    "story is now": ("PP436", "story", "`story is answered`"),
    'story includes "hit"': ("PP436", "story", "`story is answered`"),
    "story = 'hit'": ("PP436", "story", "`story is answered`"),
    "worker is now": ("PP436", "worker", "`worker is answered`"),
    "moved_on > 5": ("PP437", "moved_on > 5", "moved_on is before 2026-04-01"),
    "moved_on > 6 months": ("PP437", "moved_on > 6 months", "`months from moved_on to ...`"),
    "hours > 5 days": ("PP439", "5 days", "hours a week"),
    "weeks_born + hours > 5": ("PP439", "hours", "weeks"),
    "child.age < 5 kg": ("PP439", "5 kg", "years, months, weeks or days"),
    "score > 5 kg": ("PP440", "5 kg", "leave out `kg`"),
    "score is yes": ("PP441", "score is yes", "compare a number with a number"),
    "moved_on is not no": ("PP441", "moved_on is not no", "compare a date with a date"),
    "score is safe": ("PP441", "score is safe", "a number"),
    "drinking > now": ("PP442", "drinking > now", "`drinking is one of now, past`"),
    "moved_on - 5 days > 2026": ("PP443", "moved_on", "`5 days before moved_on`"),
    "referral.date - moved_on > 5": ("PP443", "referral.date", "`days from moved_on to referral.date`"),
    "days from score to moved_on > 5": ("PP444", "score", "2026-04-01"),
    "moved_on is after 1.5 months after referral.date": ("PP445", "1.5 months", "7 working days"),
    "moved_on is after 5 after referral.date": ("PP445", "5", "7 working days"),
    "moved_on is after 99999 years after referral.date": ("PP446", "99999 years", "check"),
    "moved_on is 2026-02-30": ("PP447", "2026-02-30", "2026-04-01"),
    "score > 1234567890123456": ("PP448", "1234567890123456", "check"),
    "moved_on on referral.date > 5 years": ("PP450", "moved_on", "take out `on`"),
    "child.age > mother.age": ("PP451", "mother.age", "born"),
    "child.age > score": ("PP451", "score", "born"),
    "5 is known": ("PP452", "5", "a question or a fact"),
    "child.unborn is skipped": ("PP453", "child.unborn", "no question"),
    "drinking is applicable": ("PP454", "drinking is applicable", "not not_applicable"),
    "total of placements.kind > 3": ("PP457", "placements.kind", "`count of placements`"),
    "latest of placements.cost is before 2026": ("PP458", "placements.cost", "placements"),
    "score is one of 1, 2": ("PP459", "score", "`score is 1 or score is 2`"),
    "safe is yes, drinking is now": ("PP406", ", ", "`and`"),
    "every child": ("PP404", "every child", "statutory"),
    "drinking is past\u200b": ("PP404", "\u200b", "signs"),
    "safe is yes and " * 30 + "safe is yes or seen is no": ("PP411", "or", "brackets"),
    "drinking is past % 3": ("PP404", "%", "signs"),
}  # fmt: skip


@pytest.mark.parametrize("text", TOLD)
def test_where_no_repair_is_certain_the_help_says_what_to_do(text: str) -> None:
    code, shown, help = TOLD[text]
    told = fault(text)
    assert (told.code, told.span.text) == (code, shown)
    assert help in told.help


def test_inside_a_row_its_questions_go_by_their_bare_ids() -> None:
    told = fault("any sibling where siblings.age < 5")
    assert (told.code, told.span.text, mended(told)) == ("PP420", "siblings.age", "any sibling where age < 5")


def test_the_place_of_a_question_is_shown_beside_a_wrong_option() -> None:
    from penpicture.dsl.source import Source, Span
    from penpicture.dsl.typecheck import check
    from tests.dsl.scope_of import question, scalar, scope_of

    defined = Span(Source("other.yaml", "id: drinking"), 4, 12)
    scope = scope_of(question("drinking", "choice", "now", span=defined), sections={}, define={})
    _, diagnostics = check(scalar("drinking is never"), scope, deciding=True)
    (told,) = diagnostics
    assert told.related[0].span == defined


def test_every_message_is_one_sentence_and_says_what_to_do() -> None:
    for text in (*MENDED, *TOLD):
        told = fault(text)
        assert told.help
        assert not told.message.endswith(".")
        assert "{" not in told.message + told.help

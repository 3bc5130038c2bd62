"""Asked, skipped, pending: rules S1 to S6, told as visits."""

from __future__ import annotations

import pytest

from penpicture.engine.answer_checking import AnswerFault
from penpicture.engine.session import Session
from tests.engine.written import artifact, visit

DRINKING = """\
- id: drinking
  ask: Does anyone's drinking affect the child?
  type: choice
  options:
    now: Yes, now
    past: In the past, not now
    never: No, never
  no answer because: not_known, declined
  more to say: now, past
- id: effect
  ask: How does it affect the child?
  type: long text
  ask when: drinking is one of now, past
"""


def test_a_follow_up_waits_until_its_question_is_answered() -> None:
    """Rule S1: while `ask when` is unknown the question is pending; then asked or skipped."""
    record = visit(DRINKING)
    assert record.status("effect") == "pending"
    record.answer("drinking", "past")
    assert record.status("effect") == "asked"
    record.answer("drinking", "never")
    assert record.status("effect") == "skipped"
    record.clear("drinking")
    assert record.status("effect") == "pending"


def test_a_father_who_stopped_two_years_ago_is_told_truly() -> None:
    """Finding 9: options fine enough to be true, with a note beside any of them."""
    record = visit(DRINKING)
    record.answer("drinking", "past", note="He stopped two years ago and goes to a group on Tuesdays.")
    assert record.question("drinking").note == "He stopped two years ago and goes to a group on Tuesdays."
    assert record.status("effect") == "asked"


def test_a_gap_never_takes_a_question_away() -> None:
    """Rule S2: a stated gap leaves the follow-up waiting, by name; it never skips it."""
    record = visit(DRINKING)
    record.give_reason("drinking", "declined")
    assert record.status("effect") == "pending"
    [wait] = record.waiting()
    assert (wait.name, wait.state, wait.named, wait.questions) == ("drinking", "declined", True, ("effect",))


def test_waiting_on_a_blank_is_quiet_and_counted_under_its_question() -> None:
    """Rule S3."""
    [wait] = visit(DRINKING).waiting()
    assert (wait.name, wait.named, len(wait.questions)) == ("drinking", False, 1)


def test_an_answer_behind_a_skip_is_set_aside_and_comes_back() -> None:
    """Rule S4: nothing typed is lost."""
    record = visit(DRINKING)
    record.answer("drinking", "now")
    record.answer("effect", "Bedtimes slip.")
    record.answer("drinking", "never")
    [aside] = record.set_aside()
    assert aside.question == "effect"
    view = record.question("effect")
    assert (view.status, view.set_aside, view.value) == ("skipped", True, "Bedtimes slip.")
    record.answer("drinking", "past")
    assert record.set_aside() == ()
    assert record.question("effect").value == "Bedtimes slip."


def test_a_set_aside_answer_does_not_count_in_conditions() -> None:
    """Rules S4 and C1: what is skipped does not arise."""
    chain = DRINKING + (
        "- id: bedtimes\n  ask: Are bedtimes hard?\n  type: yes/no\n  ask when: drinking is now\n"
        "- id: help\n  ask: What would help?\n  type: text\n  ask when: bedtimes is yes\n"
    )
    record = visit(chain)
    record.answer("drinking", "now")
    record.answer("bedtimes", "yes")
    assert record.status("help") == "asked"
    record.answer("drinking", "past")
    assert record.status("help") == "skipped"


def test_every_status_says_why() -> None:
    """Rule S6: the rule, its because, and what it read - never an answer's value."""
    record = visit(DRINKING)
    record.answer("drinking", "never")
    because = record.question("effect").because
    assert (because.kind, because.by, because.owner) == ("ask", "question", "effect")
    assert because.condition == "drinking is one of now, past"
    assert [(r.ref, r.state) for r in because.read] == [(("question", "drinking"), "answered")]


def test_a_skip_when_that_is_unknown_skips_nothing() -> None:
    """Rule S1: `skip when` skips only what it surely knows."""
    record = visit(
        "- id: school\n  ask: Does the child go to school?\n  type: yes/no\n  no answer because: not_known\n"
        "- id: attendance\n  ask: How is school going?\n  type: text\n  skip when: school is no\n"
    )
    assert record.status("attendance") == "asked"
    record.answer("school", "no")
    assert record.status("attendance") == "skipped"


def test_a_risk_question_may_be_asked_before_anything_is_known() -> None:
    """Rule S2: `if not known: ask`."""
    record = visit(
        "- id: partner\n  ask: Is there a partner?\n  type: yes/no\n  no answer because: not_known\n"
        "- id: safe\n  ask: Is home safe?\n  type: yes/no\n  risk: yes\n"
        "  ask when: partner is yes\n  if not known: ask\n"
    )
    assert record.status("safe") == "asked"
    assert "cannot be told yet" in record.question("safe").because.sentence
    record.answer("partner", "no")
    assert record.status("safe") == "skipped"


PATHWAYS = """\
sections:
  - id: story
    title: Story
    questions:
      - id: attends
        ask: Is the child at school?
        type: yes/no
        no answer because: not_known
      - id: decision
        ask: What have we decided?
        type: choice
        options:
          no_more: Nothing more from us
          more: A fuller assessment
        mandatory: yes
        essential: yes
        no answer because: not_yet_known
  - id: school
    title: School
    questions:
      - id: lessons
        ask: How are lessons?
        type: text
        mandatory: yes
        no answer because: not_known
      - id: friends
        ask: Who are the child's friends?
        type: text
pathways:
  - id: at_school
    ask when: attends is yes
    sections: school
    because: Only asked of a child who is at school
  - id: ends_here
    short when: decision is no_more
    because: Nobody fills in the rest to say goodbye
"""


def test_a_section_caps_its_questions() -> None:
    """Rule S1: a container's status caps its contents', and the pathway's because is told."""
    record = Session.open(artifact(PATHWAYS))
    assert record.status("lessons") == "pending"
    record.answer("attends", "no")
    view = record.question("lessons")
    assert view.status == "skipped"
    assert (view.because.by, view.because.owner) == ("pathway", "at_school")
    assert "Only asked of a child who is at school" in view.because.sentence


def test_the_short_version_makes_optional_and_hides_nothing() -> None:
    """Rule S5: deciding "no further action" last hides no work."""
    record = Session.open(artifact(PATHWAYS))
    record.answer("attends", "yes")
    assert [m.question for m in record.missing()] == ["decision", "lessons"]
    record.answer("decision", "no_more")
    assert record.missing() == ()
    assert record.status("lessons") == record.status("friends") == "asked"


def test_sign_off_waits_for_the_blank_at_the_end_of_a_chain() -> None:
    """Rule S3: a mandatory pending question needs what it waits for to be said, even as a gap."""
    record = Session.open(artifact(PATHWAYS))
    record.answer("decision", "more")
    [missing] = record.missing()
    assert (missing.question, missing.needed_by) == ("attends", ("lessons",))
    record.give_reason("attends", "not_known")
    assert record.missing() == ()
    assert record.status("lessons") == "pending"


def test_any_offered_reason_satisfies_mandatory() -> None:
    """Rule A2: offered means sufficient."""
    record = Session.open(artifact(PATHWAYS))
    record.answer("attends", "no")
    record.give_reason("decision", "not_yet_known", until="2026-07-01")
    assert record.missing() == ()


def test_a_reason_that_is_not_offered_is_refused_without_a_trace() -> None:
    """Rule A1: which reasons a question offers is its definition; nothing changes when another is given."""
    record = visit(DRINKING)
    with pytest.raises(AnswerFault, match="PP707"):
        record.give_reason("drinking", "not_asked")
    assert record.question("drinking").state == "blank"


def test_a_malformed_answer_is_refused_and_never_repeated() -> None:
    """Only a malformed value blocks while writing, and no message holds it."""
    record = visit(DRINKING)
    with pytest.raises(AnswerFault) as fault:
        record.answer("drinking", "a private matter")
    assert "private" not in str(fault.value)
    assert "`now`" in str(fault.value)


RETIRED = """\
- id: lives
  ask: Where does the child live?
  type: choice
  options:
    home: At home
    hostel:
      say: In a hostel
      retired: 2026-01-01
    carers: With carers
- id: telex
  ask: What is the telex number?
  type: text
  retired: 2026-01-01
"""


def test_a_retired_question_is_skipped_and_its_old_answer_stays_readable() -> None:
    """Rule L6, as far as a base retires: nothing typed is lost."""
    record = visit(RETIRED)
    record.answer("telex", "1234 NORTH G")
    view = record.question("telex")
    assert (view.status, view.because.sentence) == ("skipped", "No longer asked")
    assert [aside.question for aside in record.set_aside()] == ["telex"]


def test_a_retired_option_is_read_and_no_longer_offered() -> None:
    """Rule A4: an old answer stays valid."""
    record = visit(RETIRED)
    with pytest.raises(AnswerFault, match="`home`, `carers`"):
        record.answer("lives", "hostel")
    old = {"penpicture": 1, "answers": "small", "version": "1.0.0", "given": {"lives": {"value": "hostel"}}}
    assert Session.open(record.program.artifact, answers=old).question("lives").value == "hostel"


def test_a_short_pathway_in_force_says_so() -> None:
    """Rules S5 and S6."""
    record = Session.open(artifact(PATHWAYS))
    assert record.short() == ()
    record.answer("decision", "no_more")
    [short] = record.short()
    assert (short.pathway, short.because) == ("ends_here", "Nobody fills in the rest to say goodbye")
    assert record.as_json()["short"] == [short.as_json()]


AGES = """\
as of: assessment.started_on
"""
OLDER = """\
- id: born
  ask: When was the child born?
  type: partial date
  fact: child.born_on
- id: moving_on
  ask: What comes after school?
  type: text
  ask when: child.age >= 11 years
- id: clubs
  ask: Which clubs?
  type: group
  each: club
  there are others: There are others
  questions:
    - id: weekly
      ask: Every week?
      type: yes/no
- id: rest
  ask: Is there time to rest?
  type: text
  ask when: every club where weekly is no
"""


def test_waiting_says_what_is_not_known_well_enough() -> None:
    """Rule S6: a date that is too rough to decide, and a group with others."""
    record = visit(OLDER, AGES, facts={"assessment.started_on": "2026-05-01"})
    record.answer("born", "2015")
    assert record.question("moving_on").because.sentence.startswith(
        "waiting until the exact date of `born` is known"
    )
    row = record.add_row("clubs")
    record.answer(f"clubs[{row}].weekly", "no")
    record.say_rows("clubs", "others")
    assert record.question("rest").because.sentence.startswith("waiting until every row of `clubs` is known")


def test_a_wait_is_told_under_the_question_that_is_waited_for() -> None:
    """Rule S3: a question bound to a fact is named as the question, blank or with a reason."""
    bound = OLDER.replace(
        "  fact: child.born_on\n", "  fact: child.born_on\n  no answer because: not_known\n"
    )
    record = visit(bound, AGES, facts={"assessment.started_on": "2026-05-01"})
    assert ("question", "born", "blank") in {(w.kind, w.name, w.state) for w in record.waiting()}
    record.give_reason("born", "not_known")
    assert ("question", "born", "not_known") in {(w.kind, w.name, w.state) for w in record.waiting()}


def test_asked_is_always_asked_only_where_no_rule_has_a_say() -> None:
    """Rule S6: a skip rule that does not hold, and a section's rule that does, are told with what they read."""
    record = Session.open(artifact(PATHWAYS))
    record.answer("attends", "yes")
    assert record.question("attends").because.sentence == "always asked"
    lessons = record.question("lessons").because
    assert (lessons.by, lessons.owner, [r.ref[1] for r in lessons.read]) == (
        "pathway",
        "at_school",
        ["attends"],
    )
    assert lessons.sentence.startswith("the section `school` is asked: asked, since attends is yes")
    skips = visit(
        "- id: school\n  ask: School?\n  type: yes/no\n"
        "- id: attendance\n  ask: How is it?\n  type: text\n  skip when: school is no\n"
    )
    because = skips.question("attendance").because
    assert because.sentence == "asked, since it is skipped only when school is no"
    assert [(r.ref[1], r.state) for r in because.read] == [("school", "blank")]


def test_a_working_day_beyond_the_calendar_is_unknown_and_says_so() -> None:
    """Rule C5."""
    record = visit(
        "- id: met\n  ask: When did we meet?\n  type: date\n"
        "- id: late\n  ask: Why so late?\n  type: text\n"
        "  ask when: met is after 10 working days after referral.date\n",
        facts={"referral.date": "1901-01-01"},
    )
    record.answer("met", "2026-01-01")
    assert record.status("late") == "pending"
    assert "the calendar of bank holidays reaches that far" in record.question("late").because.sentence
    [wait] = record.waiting()
    assert (wait.kind, wait.name, wait.named) == ("calendar", "bank holidays", True)

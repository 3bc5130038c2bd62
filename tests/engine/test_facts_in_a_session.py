"""Facts in a record: provenance, staleness, and questions bound to facts (rules A5, C9, R2)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from penpicture.dsl.printing import text
from penpicture.dsl.source import Source
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.session import Session
from tests.engine.written import HEAD, artifact

BOUND = """\
as of: assessment.started_on
sections:
  - id: story
    title: Story
    questions:
      - id: language
        ask: Which language does the child speak best?
        type: text
        mandatory: yes
        no answer because: not_known
        fact: child.first_language
      - id: language_note
        ask: What helps when we talk?
        type: text
        ask when: language is known
      - id: visit
        ask: Did we visit?
        type: yes/no
"""


def opened(**facts: Any) -> Session:
    named = {name.replace("__", "."): value for name, value in facts.items()}
    return Session.open(artifact(BOUND), facts=named, today=date(2026, 6, 1))


def test_what_is_on_record_counts_as_answered_and_is_shown_as_on_record() -> None:
    """Rule A5."""
    record = opened(child__first_language={"value": "Welsh", "on": "2026-01-05", "said_by": "health visitor"})
    view = record.question("language")
    assert (view.state, view.value, view.provenance) == ("answered", "Welsh", "on record")
    assert record.status("language_note") == "asked"
    assert record.missing() == ()


def test_an_answer_confirms_or_corrects_what_is_on_record() -> None:
    """Rule A5."""
    record = opened(child__first_language="Welsh")
    record.answer("language", "Welsh")
    assert record.question("language").provenance == "confirmed"
    record.answer("language", "English")
    assert record.question("language").provenance == "corrected"
    record.clear("language")
    assert record.question("language").value == "Welsh"


def test_nothing_on_record_leaves_a_blank_that_sign_off_waits_for() -> None:
    """Rules A5 and C9."""
    record = opened()
    assert [m.question for m in record.missing()] == ["language"]
    assert record.status("language_note") == "pending"
    record.give_reason("language", "not_known")
    assert record.missing() == ()


def test_a_fact_that_changed_since_is_shown_to_the_signer() -> None:
    """Rule R2: never merged unseen."""
    draft = opened(child__first_language="Welsh").answers()
    later = Session.open(artifact(BOUND), facts={"child.first_language": "English"}, answers=draft)
    assert later.changed_facts() == ("child.first_language",)
    unchanged = Session.open(artifact(BOUND), facts={"child.first_language": "Welsh"}, answers=draft)
    assert unchanged.changed_facts() == ()


def test_a_set_aside_answer_leaves_its_fact_unknown_while_pending_and_on_record_while_skipped() -> None:
    """Rule C9: returning to the record is not a gap."""
    text = """\
sections:
  - id: story
    title: Story
    questions:
      - id: talk
        ask: Do we need an interpreter?
        type: yes/no
        no answer because: not_known
      - id: language
        ask: Which language does the child speak best?
        type: text
        fact: child.first_language
        ask when: talk is yes
      - id: note
        ask: What helps?
        type: text
        ask when: language is answered
"""
    record = Session.open(artifact(text), facts={"child.first_language": "Welsh"})
    assert record.status("note") == "asked"
    record.answer("talk", "yes")
    record.answer("language", "English")
    record.clear("talk")
    assert (record.status("language"), record.status("note")) == ("pending", "pending")
    record.answer("talk", "no")
    assert (record.status("language"), record.status("note")) == ("skipped", "asked")


FAMILY = """\
penpicture: 1
data model: family
version: 1.0.0
facts:
  - id: child.known_as
    title: The name the child likes to be called
    type: text
  - id: family.children
    title: The children of the family
    type: list
    about: family
    each: family_child
    facts:
      - id: name
        title: Name
        type: text
      - id: born_on
        title: Date of birth
        type: partial date
"""

SIBLINGS = """\
penpicture: 1
exemplar: small
version: 1.0.0
title: Small
about: child
data model: family@1
sections:
  - id: home
    title: Home
    questions:
      - id: siblings
        ask: Who are the children of the family?
        type: group
        each: sibling
        fact: family.children
        there are none: There are no others
        questions:
          - id: sibling_name
            ask: What is the name?
            type: text
            fact: name
          - id: sibling_born
            ask: When were they born?
            type: partial date
            fact: born_on
            no answer because: not_known
          - id: shares_a_room
            ask: Do they share a room?
            type: yes/no
      - id: rooms
        ask: How are the rooms shared?
        type: text
        ask when: count of siblings >= 2
"""

TWO_CHILDREN = {
    "value": [{"row": "c1", "name": "Ffion", "born_on": "2015"}, {"row": "c2", "name": "Huw"}],
    "on": "2026-02-01",
}


def family(folder: Path, **opening: Any) -> Session:
    (folder / "authority.yaml").write_text("penpicture: 1\nauthority: here\ntitle: Here\nnation: Wales\n")
    (folder / "family.yaml").write_text(FAMILY)
    (folder / "small.yaml").write_text(SIBLINGS)
    compiled = compile_exemplar(folder / "small.yaml")
    assert compiled.artifact is not None, text(compiled.diagnostics)
    return Session.open(compiled.artifact, **opening)


def test_a_familys_children_are_recorded_once_and_shown_in_each_childs_record(tmp_path: Path) -> None:
    """Finding 8 and rule R1: rows come from the family's list, on record until somebody says more."""
    record = family(tmp_path, facts={"family.children": TWO_CHILDREN})
    assert record.status("rooms") == "asked"
    view = record.question("siblings[c1].sibling_name")
    assert (view.value, view.provenance) == ("Ffion", "on record")
    record.answer("siblings[c1].sibling_born", "2015-06")
    assert record.question("siblings[c1].sibling_born").provenance == "corrected"
    record.clear("siblings[c1].sibling_born")
    assert record.question("siblings[c1].sibling_born").value == "2015"


def test_a_row_removed_here_is_not_removed_from_the_family(tmp_path: Path) -> None:
    """Rule C6."""
    record = family(tmp_path, facts={"family.children": TWO_CHILDREN})
    record.remove_row("siblings", "c2")
    assert record.status("rooms") == "skipped"
    kept = record.answers()
    assert [entry["row"] for entry in kept.facts["family.children"].value] == ["c1", "c2"]
    again = family(tmp_path, answers=kept.as_json())
    assert again.status("rooms") == "skipped"
    assert [a.question for a in again.set_aside()] == ["siblings[c2]"]
    again.add_row("siblings", "c2")
    assert again.question("siblings[c2].sibling_name").value == "Huw"


def test_only_what_was_said_here_is_written_as_said_here(tmp_path: Path) -> None:
    """Rule A5: what is on record is kept as such in the answer file, and comes back as such."""
    record = family(tmp_path, facts={"family.children": TWO_CHILDREN})
    assert record.answers().rows == {}
    record.answer("siblings[c1].shares_a_room", "yes")
    [row] = record.answers().rows["siblings"].rows
    assert (row.row, list(row.given)) == ("c1", ["shares_a_room"])
    again = family(tmp_path, answers=record.answers().as_json())
    assert again.answers() == record.answers()
    assert again.question("siblings[c1].sibling_name").provenance == "on record"


STALE = """\
as of: assessment.started_on
sections:
  - id: story
    title: Story
    questions:
      - id: helper
        ask: Who will interpret?
        type: text
        skip when: family.interpreter is none_needed
"""
OLD = {"value": "none_needed", "on": "2020-01-01"}
STARTED = {"assessment.started_on": "2026-05-01"}


def test_a_stale_fact_hides_nothing_in_whatever_order_things_arrive() -> None:
    """Rules A5 and S2: what is on record past its time is a gap, whoever is told first."""
    made = artifact(STALE)
    for facts in ({**STARTED, "family.interpreter": OLD}, {"family.interpreter": OLD, **STARTED}):
        assert Session.open(made, facts=facts).status("helper") == "asked"
    fresh = {**STARTED, "family.interpreter": {"value": "none_needed", "on": "2026-04-01"}}
    record = Session.open(made, facts=fresh)
    assert record.status("helper") == "skipped"
    record.hold("assessment.started_on", "2029-01-01")
    assert record.status("helper") == "asked"


def test_while_the_date_is_not_known_nothing_on_record_is_surely_fresh() -> None:
    """Rule S2: a gap never turns asked into skipped."""
    record = Session.open(artifact(STALE), facts={**STARTED, "family.interpreter": OLD})
    record.hold("assessment.started_on", None)
    assert record.status("helper") == "asked"


def test_a_date_that_decides_what_is_stale_may_not_depend_on_it(tmp_path: Path) -> None:
    """Rule C10."""
    circle = STALE.replace("as of: assessment.started_on", "as of: begun").replace(
        "      - id: helper",
        "      - id: begun\n        ask: When?\n        type: date\n"
        "        ask when: family.interpreter is spoken\n      - id: helper",
    )
    compiled = compile_exemplar(Source("small.yaml", HEAD + circle))
    assert [d.code for d in compiled.diagnostics] == ["PP501"]
    assert "is fresh or stale by" in text(compiled.diagnostics)


def test_there_are_none_on_record_is_none_here(tmp_path: Path) -> None:
    """Rules C6 and C9: an empty list is a fact, and conditions know it."""
    nothing: tuple[Any, ...] = ([], {"reason": "not_applicable"})
    for none in nothing:
        record = family(tmp_path, facts={"family.children": none})
        assert record.status("rooms") == "skipped"
        assert record.waiting() == ()


def test_a_fact_that_appeared_is_shown_to_the_signer() -> None:
    """Rule R2."""
    draft = Session.open(artifact(BOUND), facts={}).answers()
    later = Session.open(artifact(BOUND), facts={"child.first_language": "Welsh"}, answers=draft)
    assert later.changed_facts() == ("child.first_language",)


def test_a_group_that_is_a_list_is_known_when_the_list_is(tmp_path: Path) -> None:
    """Rule C9: by its state a bound group speaks of the record, even while it is skipped."""
    body = SIBLINGS.replace(
        "        there are none: There are no others\n",
        "        there are none: There are no others\n        ask when: alone is no\n",
    ).replace(
        "      - id: siblings\n",
        "      - id: alone\n        ask: Is the child alone?\n        type: yes/no\n      - id: siblings\n",
    )
    body = body.replace("count of siblings >= 2", "siblings is known")
    (tmp_path / "authority.yaml").write_text("penpicture: 1\nauthority: here\ntitle: Here\nnation: Wales\n")
    (tmp_path / "family.yaml").write_text(FAMILY)
    (tmp_path / "small.yaml").write_text(body)
    compiled = compile_exemplar(tmp_path / "small.yaml")
    assert compiled.artifact is not None, text(compiled.diagnostics)
    record = Session.open(compiled.artifact, facts={"family.children": TWO_CHILDREN})
    record.answer("alone", "yes")
    assert (record.status("siblings"), record.status("rooms")) == ("skipped", "asked")
    assert record.set_aside() == ()
    record.clear("alone")
    assert (record.status("siblings"), record.status("rooms")) == ("pending", "asked")


def test_before_birth_an_age_is_not_applicable() -> None:
    """Rule C3: unborn makes the age not arise."""
    body = STALE.replace(
        "skip when: family.interpreter is none_needed", "ask when: child.age is not applicable"
    )
    record = Session.open(artifact(body), facts={**STARTED, "child.unborn": "yes"})
    assert record.status("helper") == "asked"
    record.hold("child.unborn", "no")
    assert record.status("helper") == "pending"
    record.hold("child.born_on", "2026-04-30")
    assert record.status("helper") == "skipped"


def test_a_rougher_date_on_record_than_is_asked_for_is_shown_and_kept(tmp_path: Path) -> None:
    """Rule A5: what the record holds is never refused for being less than this exemplar asks."""
    (tmp_path / "authority.yaml").write_text("penpicture: 1\nauthority: here\ntitle: Here\nnation: Wales\n")
    (tmp_path / "family.yaml").write_text(FAMILY)
    exact = SIBLINGS.replace(
        "type: partial date\n            fact: born_on", "type: date\n            fact: born_on"
    )
    assert exact != SIBLINGS
    (tmp_path / "small.yaml").write_text(exact)
    made = compile_exemplar(tmp_path / "small.yaml").artifact
    assert made is not None
    record = Session.open(made, facts={"family.children": TWO_CHILDREN})
    view = record.question("siblings[c1].sibling_born")
    assert (view.value, view.provenance) == ("2015", "on record")

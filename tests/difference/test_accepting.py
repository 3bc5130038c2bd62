"""Changes are accepted one at a time: this very change, by somebody, for a reason and for a time."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.cli import outcome
from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.definition import Acceptances
from penpicture.engine.difference.acceptance_file import with_acceptance
from penpicture.engine.difference.accepting import accepted, check_acceptances
from penpicture.engine.difference.change import Difference
from penpicture.engine.difference.compare import difference
from penpicture.engine.library import read_document
from penpicture.renderers.difference_html import difference_html
from penpicture.renderers.difference_markdown import difference_markdown
from penpicture.renderers.difference_text import difference_text
from tests.difference.small import TEXT, built, edited
from tests.difference.test_command import AUTHORITY, LAYER
from tests.difference.test_laws import SCHEMA
from tests.difference.test_rules import EDITS
from tests.docs.pages import TOP, blocks

FEWER = edited("ask when: drinking is now", "ask when: drinking is now and seen is yes")
TODAY = date(2026, 6, 1)
ASKED = ["diff", "old.yaml", "new.yaml"]
ACCEPT = [
    "--accept", "W_NARROWER", "questions.effect", "--because", "The board wants it: minutes of May",
    "--by", "A. Okafor", "--until", "2999-12-31",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "old.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(FEWER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def of(found: Difference, *which: int, until: date = date(2026, 12, 31)) -> Acceptances | None:
    """A file in which these changes are accepted, as the command writes it, read again."""
    document: Acceptances | None = None
    for number in which:
        text = with_acceptance(
            document, found, found.changes[number], "Seen: it is meant", "A. Okafor", until
        )
        assert text is not None
        made, faults = read_document(Source("accepted.yaml", text))
        assert isinstance(made, Acceptances) and not list(faults), [each.message for each in faults]
        document = made
    return document


def compared(new: str, old: str = TEXT) -> Difference:
    return difference(built(old), built(new))


def held(
    found: Difference, document: Acceptances | None, today: date = TODAY
) -> tuple[Difference, list[str]]:
    assert document is not None
    made = accepted(found, [document], today)
    return made.difference, [each.code for each in made.found.sorted()]


def test_an_accepted_change_shuts_no_gate_and_is_shown_with_who_why_and_until_when(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome([*ASKED, "--fail-on", "breaking"]) == 1
    assert outcome([*ASKED, "--accepted", "ours.yaml", *ACCEPT]) == 0
    capsys.readouterr()
    asked = [*ASKED, "--accepted", "ours.yaml"]
    for gate in ("breaking", "review", "practice"):
        assert outcome([*asked, "--fail-on", gate]) == 0
    said = capsys.readouterr().out
    assert "1 change, 1 accepted" in said and "breaking  It is asked of fewer children" in said
    assert "accepted until 2999-12-31 by A. Okafor: The board wants it: minutes of May" in said
    assert outcome([*asked, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    jsonschema.validate(told, SCHEMA)
    assert told["changes"][0]["accepted"] == {
        "because": "The board wants it: minutes of May",
        "by": "A. Okafor",
        "until": "2999-12-31",
        "expired": False,
        "at": "ours.yaml:8",
    }
    assert outcome([*asked, "--format", "markdown"]) == 0
    assert "accepted until 2999-12-31 by A. Okafor" in capsys.readouterr().out
    assert outcome([*asked, "--format", "html"]) == 0
    assert "Accepted until 2999-12-31 by A. Okafor: The board" in capsys.readouterr().out


def test_one_acceptance_lets_no_other_change_through(folder: Path) -> None:
    assert outcome([*ASKED, "--accepted", "ours.yaml", *ACCEPT]) == 0
    more = edited("affect you?", "trouble you?", FEWER)
    (folder / "new.yaml").write_text(more, encoding="utf-8")
    assert outcome([*ASKED, "--accepted", "ours.yaml", "--fail-on", "breaking"]) == 0
    assert outcome([*ASKED, "--accepted", "ours.yaml", "--fail-on", "review"]) == 1


def test_an_authoritys_own_decisions_are_found_and_written_by_themselves(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = folder / "ours"
    (ours / "exemplars").mkdir(parents=True)
    (ours / "layers" / "authority").mkdir(parents=True)
    (ours / "authority.yaml").write_text(AUTHORITY, encoding="utf-8")
    (ours / "exemplars" / "small-visit.yaml").write_text(TEXT, encoding="utf-8")
    (ours / "layers" / "authority" / "ours.yaml").write_text(LAYER, encoding="utf-8")
    asked = ["diff", "base", "ours"]
    part = "questions.learns.ask.practitioner"
    assert outcome([*asked, "--fail-on", "review"]) == 1
    assert outcome([*asked, *ACCEPT[:1], "S_WORDING", part, *ACCEPT[3:]]) == 0
    written = ours / "decisions" / "accepted-small-visit-1.0.0-1.0.0.yaml"
    assert f"ours/decisions/{written.name}: S_WORDING of {part} is accepted" in capsys.readouterr().out
    assert outcome([*asked, "--fail-on", "review"]) == 0
    assert outcome([*asked, "--accepted", str(written), "--fail-on", "review"]) == 0
    assert outcome(["check", "ours"]) == 0
    text = written.read_text(encoding="utf-8")
    written.write_text(text.replace("from: 1.0.0", "from: 0.9.0"), encoding="utf-8")
    capsys.readouterr()
    assert outcome([*asked, "--fail-on", "review"]) == 1
    assert "PP" not in capsys.readouterr().err, "what is between other versions is for another comparison"
    assert outcome([*asked, "--accepted", str(written)]) == 1
    assert "PP837" in capsys.readouterr().err
    elsewhere = folder / "elsewhere"
    (ours / "decisions").rename(elsewhere)
    (ours / "decisions").symlink_to(elsewhere)
    assert outcome([*asked, *ACCEPT[:1], "S_WORDING", part, *ACCEPT[3:]]) == 1
    assert "PP303" in capsys.readouterr().err


def test_what_has_run_out_counts_again_and_says_so() -> None:
    found = compared(FEWER)
    document = of(found, 0, until=TODAY)
    last, codes = held(found, document, TODAY)
    assert codes == [] and not last.changes[0].counts
    after, codes = held(found, document, date(2026, 6, 2))
    assert codes == ["PP835"] and after.changes[0].counts
    assert "was accepted until 2026-06-01 by A. Okafor, and counts again" in difference_text(after)
    assert "and counts again" in difference_markdown(after)
    assert b"and counts again" in difference_html(after)
    assert "1 change, 1 breaking" in difference_text(after)


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (edited("ask when: drinking is now", "ask when: drinking is now and seen is no"), "and seen is no` now"),
        (edited("ask when: drinking is now", "ask when: drinking is past"), "there is `W_OTHER` now"),
        (edited("How is school going?", "How are lessons?"), "nothing changes there now"),
        (FEWER + "# a comment\n", ""),
        (FEWER.replace("no answer because: not_known\n        answered", "no answer because: not_known, declined\n        answered"),
         "it says the same, and something that it leans on"),
    ],
)  # fmt: skip
def test_a_change_that_became_another_is_not_the_one_that_was_accepted(now: str, says: str) -> None:
    document = of(compared(FEWER), 0)
    assert document is not None
    made = accepted(compared(now), [document], TODAY)
    told = [(each.code, each.span.line, each.message) for each in made.found.sorted()]
    if not says:
        assert told == []
        return
    assert [each[:2] for each in told] == [("PP836", 9)]
    assert says in told[0][2]
    assert all(change.accepted is None for change in made.difference.changes)


def test_a_name_that_means_another_age_is_another_change_though_both_say_the_same() -> None:
    def older(years: int) -> str:
        return edited("older: child.age >= 13 years", f"older: child.age >= {years} years")

    document = of(compared(older(10)), 0)
    found = compared(older(5))
    assert document is not None
    assert (found.changes[0].rule, document.list[0].rule.text) == ("W_WIDER", "W_WIDER")
    assert (found.changes[0].old, found.changes[0].new) == ("ask when: older", "ask when: older")
    assert held(found, document)[1] == ["PP836"]


def test_a_new_question_is_accepted_as_it_was_seen_with_its_kind_of_answer() -> None:
    night = "      - id: night\n        ask: How are the nights?\n        type: text\n"
    at = "      - id: bullied\n"
    document = of(compared(edited(at, night + at)), 0)
    other = compared(edited(at, night.replace("type: text", "type: yes/no") + at))
    assert (other.changes[0].rule, other.changes[0].new) == ("Q_ADD", "How are the nights?")
    assert held(other, document)[1] == ["PP836"]


def test_what_is_written_down_stays_as_it_was_but_for_an_entry_that_holds_no_longer(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [*ASKED, "--accepted", "ours.yaml"]
    assert outcome([*asked, *ACCEPT]) == 0
    text = (
        (folder / "ours.yaml").read_text(encoding="utf-8").replace("list:\n", "list:\n  # Agreed in May.\n")
    )
    (folder / "ours.yaml").write_text(text, encoding="utf-8")
    assert outcome([*asked, *ACCEPT]) == 1
    assert "PP839" in capsys.readouterr().err
    assert (folder / "ours.yaml").read_text(encoding="utf-8") == text
    again = edited("ask when: drinking is now", "ask when: drinking is now and seen is no")
    (folder / "new.yaml").write_text(again, encoding="utf-8")
    assert outcome([*asked, *ACCEPT]) == 0
    after = (folder / "ours.yaml").read_text(encoding="utf-8")
    assert after.count("- rule:") == 1 and "# Agreed in May." in after and "seen is no" in after
    capsys.readouterr()
    assert outcome([*asked, "--fail-on", "review"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "words",
    [
        ACCEPT[:3], ACCEPT[:5], ACCEPT[:7], ACCEPT[3:], [*ACCEPT[:-1], "2001-01-01"], [*ACCEPT[:-1], "soon"], ACCEPT,
        [*ACCEPT[:4], " ", *ACCEPT[5:], "--accepted", "ours.yaml"],
        [*ACCEPT, "--accepted", "ours.yaml", "--accepted", "theirs.yaml"],
    ],
)  # fmt: skip
def test_an_acceptance_is_whole_and_has_one_place_to_stand(folder: Path, words: list[str]) -> None:
    assert outcome([*ASKED, *words]) == 2
    assert sorted(path.name for path in folder.iterdir()) == ["new.yaml", "old.yaml"]


def test_every_change_can_be_accepted_and_is_then_the_only_one_that_is() -> None:
    text = TEXT
    for gone, come in (each[3:] for each in EDITS):
        if text.count(gone) == 1 and (gone, come) in [
            EDITS[n][3:] for n in (0, 9, 22, 31, 36, 40, 46, 60, 63)
        ]:
            text = text.replace(gone, come)
    found = compared(text)
    assert len({(change.rule, change.part) for change in found.changes}) == len(found.changes) > 5
    for number in range(len(found.changes)):
        made, codes = held(found, of(found, number))
        assert codes == []
        assert [n for n, change in enumerate(made.changes) if not change.counts] == [number]


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=20))
def test_whatever_is_said_in_an_acceptance_is_read_as_it_was_said(because: str, by: str) -> None:
    if not because.strip() or not by.strip():
        return
    found = compared(FEWER)
    text = with_acceptance(None, found, found.changes[0], because, by, TODAY)
    assert text is not None
    made, faults = read_document(Source("accepted.yaml", text))
    if faults.has_errors:
        return  # letters that no file of ours may hold: the command says so, and writes nothing
    assert isinstance(made, Acceptances) and not check_acceptances(made).has_errors
    assert made.list[0].because.text == " ".join(because.split())
    assert len(made.list) == 1


def test_a_hash_is_the_same_for_the_same_change_wherever_it_is_built() -> None:
    found, again = compared(FEWER), compared(FEWER + "# a comment\n")
    assert [each.hash for each in found.changes] == [each.hash for each in again.changes]
    loaded = Artifact.of(json.loads(json.dumps(built(FEWER).content)), {})
    assert difference(built(TEXT), loaded).changes[0].hash == found.changes[0].hash


def test_the_page_shows_the_entry_that_is_written() -> None:
    shown = [block for block in blocks(TOP / "docs" / "comparing.md") if block.language == "yaml"]
    old, new = (compile_exemplar(Source(each.name, each.text)).artifact for each in shown[:2])
    assert old is not None and new is not None
    found = difference(old, new)
    change = next(each for each in found.changes if each.rule == "W_WIDER")
    why, until = "Agreed by the practice board, 3 March", date(2999, 12, 31)
    assert shown[2].text == with_acceptance(None, found, change, why, "A. Okafor", until)


@pytest.mark.parametrize(
    ("gone", "come", "says"),
    [
        ("    because: Seen\n", "", "because"),
        ("    by: A. Okafor\n", "", "by"),
        ("    until: 2026-12-31\n", "", "until"),
        ("until: 2026-12-31", "until: 2026-02-30", "2026-02-30"),
        ("until: 2026-12-31", "until: next spring", "next spring"),
        ("    because: Seen\n", "    because: Seen\n    why: Seen\n", "why"),
        ("rule: W_NARROWER", "rule: W_NARROW", "W_NARROW"),
        ("part: questions.effect", "part: questions", ""),
        ("part: questions.effect", "part: all questions", "all questions"),
        ("from: 1.0.0", "from: one", "one"),
        ("list:", "every: yes\nlist:", "every"),
    ],
)
def test_a_file_of_acceptances_is_itself_checked(
    folder: Path, capsys: pytest.CaptureFixture[str], gone: str, come: str, says: str
) -> None:
    found = compared(FEWER)
    text = with_acceptance(None, found, found.changes[0], "Seen", "A. Okafor", date(2026, 12, 31))
    assert text is not None and text.count(gone) == 1
    (folder / "accepted.yaml").write_text(text, encoding="utf-8")
    assert outcome(["check", "accepted.yaml"]) == 0
    (folder / "accepted.yaml").write_text(text.replace(gone, come), encoding="utf-8")
    capsys.readouterr()
    assert outcome(["check", "accepted.yaml"]) == (1 if says else 0)
    assert f"`{says}`" in capsys.readouterr().out or not says
    assert outcome([*ASKED, "--accepted", "accepted.yaml", "--fail-on", "breaking"]) == 1, (
        "nothing is let through"
    )

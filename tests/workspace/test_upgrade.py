"""A new national version beneath Northshire's changes: what it meets, who decides, and what is then written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penpicture.dsl.diagnostic import Diagnostics
from penpicture.dsl.source import Source
from penpicture.engine.definition import Layer
from penpicture.engine.library import Workspace, read_document
from penpicture.engine.upgrade.rewriting import Move, rewritten
from tests.cli.conftest import Said, Say
from tests.workspace.folder import AUTHORITY, BASE_1, BASE_2, LAYER, northshire

DECISIONS = Path("decisions/first-visit-1.0.0-2.0.0.yaml")
OURS = Path("layers/authority/northshire.yaml")
OUTCOMES = [
    ("reword likes", "expectation missed"),
    ("reword sleep", "now redundant"),
    ("reword home.school", "target gone"),
    ("add vet", "loses a proof"),
    ("add who_asked", "identifier taken"),
    ("retire seen_alone", "breaks a lock"),
]


@pytest.fixture
def folder(desk: Path, say: Say) -> Path:
    """Northshire's folder, locked at version 1."""
    northshire(desk)
    assert say("lock").code == 0
    return desk


def upgrade(say: Say, *more: str) -> Said:
    return say("upgrade", "first-visit", "--to", "2.0.0", *more)


def decide(*choices: str) -> None:
    """Fill in the decisions in the order of the file."""
    head, *rest = DECISIONS.read_text(encoding="utf-8").split("decide: open")
    assert len(rest) == len(choices)
    text = head + "".join(f"decide: {choice}{after}" for choice, after in zip(choices, rest, strict=True))
    DECISIONS.write_text(text, encoding="utf-8")


def edit() -> None:
    """Mend what the new version renamed."""
    text = OURS.read_text(encoding="utf-8")
    text = text.replace("home.school", "home.place_of_learning").replace(
        "pets is answered", "animals is answered"
    )
    OURS.write_text(text, encoding="utf-8")


def everything() -> dict[str, bytes]:
    return {
        str(p): p.read_bytes()
        for p in sorted(Path().rglob("*"))
        if p.is_file() and ".penpicture" not in p.parts
    }


def test_every_change_that_the_new_version_meets_is_told_and_no_other(folder: Path, say: Say) -> None:
    said = upgrade(say, "--format", "json")
    assert said.code == 1
    assert [(each["change"], each["outcome"]) for each in said.json["changes"]] == OUTCOMES
    assert said.json["open"] == len(OUTCOMES) and not said.json["done"]
    assert "doctor" not in said.out, "what is untouched is not spoken of"


def test_base_theirs_and_ours_are_shown_side_by_side_with_their_places(folder: Path, say: Say) -> None:
    likes = upgrade(say, "--format", "json").json["changes"][0]
    assert likes["base"]["text"] == "What does the child like?"
    assert likes["theirs"]["text"] == "What does the child enjoy?"
    assert likes["ours"] == "What makes the child happy?"
    assert (likes["file"], likes["line"]) == ("layers/authority/northshire.yaml", 8)
    assert likes["base"]["places"][0]["file"] == "exemplars/first-visit/1.0.0.yaml"
    assert likes["theirs"]["places"][0]["file"] == "exemplars/first-visit/2.0.0.yaml"


def test_until_everything_is_decided_only_the_decisions_are_written(folder: Path, say: Say) -> None:
    before = everything()
    said = upgrade(say)
    assert said.code == 1 and "6 changes to decide on" in said.out
    after = everything()
    assert set(after) - set(before) == {str(DECISIONS)}
    assert all(after[name] == data for name, data in before.items())
    assert upgrade(say).code == 1
    assert everything() == after, "asking again changes nothing"
    assert say("check", ".").code == 0, "the folder stays sound at the old version"


def test_decided_and_edited_the_folder_is_at_the_new_version(folder: Path, say: Say) -> None:
    upgrade(say)
    decide("keep", "take", "edit", "edit", "take", "take")
    waiting = upgrade(say)
    assert waiting.code == 1 and waiting.err.count("PP891") == 2, "two are still to be edited"
    edit()
    before = everything()
    said = upgrade(say)
    assert said.code == 0, said.err
    after = everything()
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {"authority.yaml", str(OURS), "penpicture.lock"}
    assert after["authority.yaml"].decode() == AUTHORITY.replace("first-visit@1", "first-visit@2")
    assert "version: 2.0.0" in after["penpicture.lock"].decode()
    assert say("check", ".").code == 0
    assert say("lock").out == "penpicture.lock\n", "the lock file says it all already"


def test_what_is_written_is_a_plain_difference(folder: Path, say: Say) -> None:
    upgrade(say)
    decide("keep", "take", "edit", "edit", "take", "take")
    edit()
    before = OURS.read_text(encoding="utf-8").splitlines()
    upgrade(say)
    after = OURS.read_text(encoding="utf-8").splitlines()
    gone = {"sleep", "who_asked", "seen_alone"}
    assert after[3] == "changes: first-visit@2"
    rest = iter(before)
    assert all(line in rest for line in after if line != after[3]), (
        "every line that is left is as it was, in its order"
    )
    assert all(line in after for line in before if line.lstrip().startswith("#")), "comments survive"
    assert not any(word in line for line in after for word in gone)
    assert not any(sign in "\n".join(after) for sign in ("<<<<", "====", ">>>>"))


def test_line_ends_and_the_mark_at_the_head_of_a_file_survive(folder: Path, say: Say) -> None:
    OURS.write_bytes(b"\xef\xbb\xbf" + LAYER.replace("\n", "\r\n").encode())
    upgrade(say)
    decide("keep", "take", "take", "take", "take", "take")
    assert upgrade(say).code == 0
    data = OURS.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# What Northshire says.\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_version_that_meets_nothing_is_taken_without_a_question(desk: Path, say: Say) -> None:
    northshire(desk, BASE_1.replace("1.0.0", "2.0.0"))
    said = upgrade(say)
    assert said.code == 0 and said.err == ""
    assert said.out.splitlines() == ["authority.yaml", str(OURS)], "without a lock file none is made"


def test_a_reference_stays_as_exact_as_it_was(desk: Path, say: Say) -> None:
    northshire(desk, BASE_1.replace("1.0.0", "2.0.0"), LAYER.replace("first-visit@1", "first-visit@1.0.0"))
    assert upgrade(say).code == 0
    assert "changes: first-visit@2.0.0\n" in OURS.read_text(encoding="utf-8")
    assert "uses: first-visit@2  #" in Path("authority.yaml").read_text(encoding="utf-8")


def test_nothing_is_written_where_what_is_left_would_not_stand(desk: Path, say: Say) -> None:
    leaning = LAYER + (
        "  - add: vet_called\n    in: home\n    ask: When did you ring them?\n    type: text\n"
        "    ask when: vet is answered\n    because: Local audit, March 2026\n"
    )
    northshire(desk, BASE_1.replace("1.0.0", "2.0.0").replace("id: pets", "id: animals"), leaning)
    upgrade(say)
    decide("take")  # what is taken out, `vet`, is what `vet_called` leans on
    before = everything()
    said = upgrade(say)
    assert said.code == 1 and "`vet`" in said.err and "layers/authority/northshire.yaml" in said.err
    assert everything() == before


def test_what_is_decided_of_nothing_takes_nothing_out(desk: Path, say: Say) -> None:
    northshire(desk, BASE_1.replace("1.0.0", "2.0.0").replace("id: pets", "id: animals"))
    upgrade(say)
    decide("take")
    more = "  - change: reword doctor\n    layer: northshire\n    outcome: target gone\n    decide: take\n"
    DECISIONS.write_text(DECISIONS.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert upgrade(say).code == 0
    text = OURS.read_text(encoding="utf-8")
    assert "reword: doctor" in text and "add: vet" not in text


def test_each_rank_stands_on_what_the_ranks_below_it_say(desk: Path, say: Say) -> None:
    northshire(desk, BASE_1.replace("1.0.0", "2.0.0").replace("child like?", "child enjoy?"))
    region = (
        "penpicture: 1\nlayer: riverland\nchanges: first-visit@1\nrank: region\nlist:\n"
        "  - reword: likes\n    ask: What does the child love?\n    meaning: same\n    because: Said in schools\n"
    )
    Path("layers/region.yaml").write_text(region, encoding="utf-8")
    changes = upgrade(say, "--format", "json").json["changes"]
    assert [each["layer"] for each in changes] == ["riverland"], (
        "Northshire stands on Riverland's words, which stay"
    )


def test_options_conditions_and_places_are_met_too(desk: Path, say: Say) -> None:
    why = "because: Agreed by our board"
    layer = LAYER[: LAYER.index("  # Chosen")] + (
        f"  - options: drinking\n    reword:\n      now: Yes, at present\n    meaning: same\n    {why}\n"
        f"  - options: drinking\n    offer:\n      past: In the past\n    {why}\n"
        f"  - when: sleep\n    ask when: pets is answered\n    if not known: ask\n    {why}\n"
        f"  - move: doctor\n    after: school\n    {why}\n"
        f"  - require: likes\n    mandatory: yes\n    {why}\n"
    ).replace(f"  - options: drinking\n    offer:\n      past: In the past\n    {why}\n", "")
    base = (
        BASE_1.replace("1.0.0", "2.0.0")
        .replace("now: Yes, now", "now: Yes, today")
        .replace(
            "How are the nights?\n        type: text",
            "How are the nights?\n        type: text\n        ask when: likes is answered",
        )
        .replace("id: school", "id: place_of_learning")
        .replace(
            "like?\n        type: text",
            "like?\n        type: text\n        mandatory: yes\n        no answer because: not_known",
        )
    )
    northshire(desk, base, layer)
    said = upgrade(say, "--format", "json").json
    assert [(each["change"], each["outcome"]) for each in said["changes"]] == [
        ("options drinking", "expectation missed"),
        ("when sleep", "expectation missed"),
        ("move doctor", "target gone"),
        ("require likes", "now redundant"),
    ], said["diagnostics"]


def changes(say: Say) -> list[tuple[str, str]]:
    """What becomes of which change."""
    said = upgrade(say, "--format", "json").json
    return [(each["change"], each["outcome"]) for each in said["changes"]]


def with_list(changes: str) -> str:
    return LAYER[: LAYER.index("  # Chosen")] + changes


def test_a_change_that_only_leans_on_another_is_not_spoken_of(desk: Path, say: Say) -> None:
    """The section that Northshire's question stands in is gone; who rewords that question has nothing to decide."""
    base = BASE_1.replace(
        "sections:\n",
        "sections:\n  - id: about\n    title: About\n    questions:\n      - id: name\n        ask: Name?\n        type: text\n",
    )
    northshire(
        desk,
        BASE_1.replace("1.0.0", "2.0.0"),
        with_list(
            "  - add: street\n    in: about\n    ask: Which street?\n    type: text\n    because: Local audit\n"
            "  - when: doctor\n    ask when: street is answered\n    if not known: ask\n    because: We ring nearby\n"
        ),
    )
    Path("exemplars/first-visit/1.0.0.yaml").write_text(base, encoding="utf-8")
    team = (
        "penpicture: 1\nlayer: team\nchanges: first-visit@1\nrank: team\nlist:\n"
        "  - reword: street\n    ask: In which street?\n    meaning: same\n    because: Said so here\n"
    )
    Path("layers/team.yaml").write_text(team, encoding="utf-8")
    assert changes(say) == [("add street", "target gone")]


def test_a_change_of_what_the_new_version_retired_has_lost_its_target(desk: Path, say: Say) -> None:
    base = BASE_1.replace("1.0.0", "2.0.0").replace(
        "How are the nights?\n", "How are the nights?\n        retired: 2026-04-01\n"
    )
    retired = "  - retire: sleep\n    since: 2026-04-01\n    because: We ask it elsewhere\n"
    northshire(
        desk,
        base,
        with_list(LAYER[LAYER.index("  - reword: sleep") : LAYER.index("  - reword: home.school")]),
    )
    assert changes(say) == [("reword sleep", "target gone")]
    northshire(desk, base, with_list(retired))
    assert changes(say) == [("retire sleep", "now redundant")], "both let it go"


def test_a_change_of_what_has_another_name_now_goes_along_with_it(desk: Path, say: Say) -> None:
    base = BASE_1.replace("1.0.0", "2.0.0").replace("id: likes\n", "id: enjoys\n        was: likes\n")
    likes = with_list(LAYER[LAYER.index("  - reword: likes") : LAYER.index("  - reword: sleep")])
    northshire(desk, base, likes)
    assert changes(say) == []
    assert "reword: likes" in OURS.read_text(encoding="utf-8") and "@2" in OURS.read_text(encoding="utf-8")
    northshire(desk, base.replace("child like?", "child enjoy?"), likes)
    assert changes(say) == [("reword likes", "expectation missed")]


def test_what_nobody_would_be_asked_any_more_is_told(desk: Path, say: Say) -> None:
    """It is a warning of its own version, and was proved of the one before."""
    layer = with_list(
        "  - add: how_much\n    in: home\n    ask: How much?\n    type: text\n    ask when: drinking is now and seen_alone is yes\n"
        "    if not known: wait\n    because: Local audit\n"
    )
    words = "ask: Does anybody's drinking affect the child?\n"
    base = BASE_1.replace("1.0.0", "2.0.0").replace(
        words, words + "        ask when: seen_alone is no\n        if not known: wait\n"
    )
    northshire(desk, base, layer)
    assert changes(say) == [("add how_much", "loses a proof")]


def test_a_blank_line_that_would_be_left_over_goes_too(desk: Path, say: Say) -> None:
    spread = re.sub(r"\n+  - ", "\n\n  - ", LAYER)
    northshire(
        desk, BASE_1.replace("1.0.0", "2.0.0").replace("How are the nights?", "How do the nights go?"), spread
    )
    upgrade(say)
    decide("take")
    assert upgrade(say).code == 0
    text = OURS.read_text(encoding="utf-8")
    assert (
        "reword: sleep" not in text
        and "\n\n\n" not in text
        and text.endswith("\n")
        and not text.endswith("\n\n")
    )


def test_a_layer_that_cannot_be_read_is_told_before_anything_is_judged(folder: Path, say: Say) -> None:
    OURS.write_text(LAYER.replace("meaning: same", "meaning: much the same"), encoding="utf-8")
    said = upgrade(say)
    assert said.code == 1 and "PP88" not in said.err and not DECISIONS.exists()


def test_decisions_that_lead_elsewhere_are_not_written(tmp_path: Path, folder: Path, say: Say) -> None:
    (tmp_path / "elsewhere").mkdir()
    Path("decisions").symlink_to(tmp_path / "elsewhere")
    said = upgrade(say)
    assert said.code == 1 and "PP303" in said.err
    assert not list((tmp_path / "elsewhere").iterdir())


def test_the_file_of_decisions_is_laid_out_as_it_should_be(folder: Path, say: Say) -> None:
    upgrade(say)
    assert say("fmt", "--check", str(DECISIONS)).code == 0
    assert say("check", str(DECISIONS)).code == 0


def test_the_new_versions_own_faults_are_told_as_they_are(desk: Path, say: Say) -> None:
    northshire(desk, BASE_2.replace("type: yes/no", "type: yes"))
    before = everything()
    said = upgrade(say)
    assert said.code == 1 and "exemplars/first-visit/2.0.0.yaml" in said.err
    assert everything() == before


def test_an_edit_that_only_changes_the_words_settles_it(desk: Path, say: Say) -> None:
    northshire(desk, BASE_1.replace("1.0.0", "2.0.0").replace("child like?", "child enjoy?"))
    upgrade(say)
    decide("edit")
    assert upgrade(say).code == 1
    text = OURS.read_text(encoding="utf-8").replace("makes the child happy", "does the child enjoy most")
    OURS.write_text(text, encoding="utf-8")
    assert upgrade(say).code == 0


def test_what_is_not_there_is_told_as_a_mistyped_command(folder: Path, say: Say) -> None:
    assert say("upgrade", "first-visit", "--to", "7").code == 2
    assert say("upgrade", "last-visit", "--to", "2").code == 2
    assert say("upgrade", "first-visit", "--to", "2", "--folder", "..").code == 2


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taken=st.sets(st.integers(0, 6), max_size=6), ends=st.sampled_from(("\n", "\r\n")))
def test_taking_changes_out_leaves_every_other_letter(tmp_path: Path, taken: set[int], ends: str) -> None:
    northshire(tmp_path)
    path = tmp_path / OURS
    path.write_bytes(LAYER.replace("\n", ends).encode())
    out = Diagnostics()
    texts = rewritten(
        Workspace(tmp_path), Move("first-visit", "1.0.0", "2.0.0"), out, [(path, n) for n in taken]
    )
    assert not len(out)
    old, _ = read_document(Source("old", LAYER))
    new, found = read_document(Source("new", texts[path]))
    assert isinstance(old, Layer) and isinstance(new, Layer), [d.message for d in found]
    assert list(new.list) == [item for n, item in enumerate(old.list) if n not in taken]
    rest = iter(LAYER.replace("first-visit@1", "first-visit@2").replace("\n", ends).splitlines(keepends=True))
    assert all(line in rest for line in texts[path].splitlines(keepends=True))

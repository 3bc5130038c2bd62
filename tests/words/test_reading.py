"""How easy an exemplar is to read, for each reader (issue 4, requirement 9)."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from typing import NoReturn

import pytest

from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.language import VOICES
from penpicture.engine.library import SHIPPED
from penpicture.engine.reading_ease import Counts, counts_of, roughly, syllables
from penpicture.engine.reading_pool import CEILINGS, Pool, pools
from tests.cli.conftest import Say, desk, say
from tests.docs.pages import TOP
from tests.words.folder import Folder, asking

__all__ = ["desk", "say"]

HARD = "Which organisational considerations necessitate administrative reconciliation of interdisciplinary responsibilities?"


def built(text: str) -> Artifact:
    artifact = compile_exemplar(Source("visit.yaml", text)).artifact
    assert artifact is not None
    return artifact


def pool(text: str, voice: str) -> Pool:
    return next(found for found in pools(built(text)) if found.voice == voice)


def test_the_figures_are_those_of_the_published_formulas() -> None:
    """`The cat sat on the mat.`: one sentence, six words, six syllables."""
    counts = counts_of("The cat sat on the mat.")
    assert counts == Counts(1, 6, 6)
    assert round(counts.ease, 3) == 116.145 and round(counts.grade, 2) == -1.45


def test_an_empty_text_is_not_hard() -> None:
    assert (counts_of("").ease, counts_of(" ...").grade, Counts().words_a_sentence) == (100.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("home", 1),
        ("Assessment", 3),
        ("brothers", 2),
        ("self-care", 2),
        ("child’s", 1),
        ("2026", 1),
        ("behavioural", 4),
    ],
)
def test_syllables_are_as_they_are_said(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Who came?", 1),
        ("Who came", 1),
        ("Who came? And who left? ", 2),
        ("Yes: a dog.", 2),
        ("One\nTwo", 2),
        ("At 3.30 pm", 1),
    ],
)
def test_the_end_of_a_text_ends_a_sentence(text: str, sentences: int) -> None:
    assert counts_of(text).sentences == sentences


def test_all_that_one_reader_reads_is_taken_together_in_the_words_that_reach_them() -> None:
    text = asking(
        "ask: Who came with <child.known_as>?\nfor family: Who was there?\nhint: Neighbours too.\ntype: text",
        "for child: Our visit\npen picture:\n  - <child.known_as> likes music.\n",
    )
    assert [p.text for p in pool(text, "practitioner").pieces] == [
        "Who came with <child.known_as>?", "Neighbours too.", "<child.known_as> likes music.",
    ]  # fmt: skip
    assert pool(text, "family").pieces[0].text == "Who was there?"
    assert pool(text, "child").pieces == pool(text, "practitioner").pieces
    assert [p.voice for p in pools(built(text))] == ["practitioner", "family", "child"]


def test_a_slot_is_one_word_and_options_and_headings_are_none() -> None:
    text = asking(
        "ask: Is <child.known_as> well?\ntype: choice\noptions:\n  a: An extraordinarily complicated answer"
    )
    assert pool(text, "practitioner").counts.words == 3


def test_what_the_family_may_not_see_is_not_counted_for_it() -> None:
    text = asking(f"ask: {HARD}\ntype: text\nsensitivity: restricted", "for family: Our visit\n")
    assert pool(text, "practitioner").counts.words and not pool(text, "family").counts.words


def many(question: str, times: int, family: str = "") -> str:
    first = asking(f"ask: {question}\n{family}type: text")
    return first + "".join(
        f"      - id: more_{n}\n        ask: {question}\n        {family}{' ' * 8 if family else ''}type: text\n"
        for n in range(times)
    )


def test_words_too_hard_for_their_readers_are_told_at_the_title_with_the_hardest_texts(
    folder: Folder,
) -> None:
    (fault,) = folder.write(visit=many(HARD, 12)).told("visit")
    assert (fault.code, fault.severity.value, fault.span.text) == ("PP685", "warning", "A visit")
    assert fault.message.startswith("what practitioners read in `visit` is at grade ")
    assert len(fault.related) == 3 and all(place.span.text == HARD for place in fault.related)


def test_a_family_is_owed_easier_words_than_workers(folder: Folder) -> None:
    eighth = "Which of the children's relatives could provide regular practical assistance whenever difficulties arise?"
    grade = pool(many(eighth, 12), "practitioner").counts.grade
    assert CEILINGS["family"].grade < grade
    told = folder.write(visit=many("Who came?", 12, f"for family: {eighth}\n")).told("visit")
    assert [fault.message.partition(" in ")[0] for fault in told] == ["what the family reads"]


def test_of_fewer_than_a_hundred_words_nothing_is_judged(folder: Folder) -> None:
    assert folder.write(visit=many(HARD, 5)).told("visit") == []
    assert folder.write(visit=many("Who came?", 80)).told("visit") == []


def test_a_glance_never_calls_a_text_of_the_library_easier_than_it_is_by_a_grade() -> None:
    for path in SHIPPED.glob("*-assessment/*.yaml"):
        artifact = compile_exemplar(path).artifact
        assert artifact is not None
        for glanced, counted in zip(pools(artifact, roughly), pools(artifact), strict=True):
            assert glanced.counts.grade + 1 > counted.counts.grade


def test_every_voice_has_its_ceiling_and_the_page_says_the_same() -> None:
    assert CEILINGS.keys() == VOICES.keys()
    page = (TOP / "docs" / "plain-words.md").read_text(encoding="utf-8").partition("| read by | grade")[2]
    said = re.findall(r"^\| [^|]+ \| (\d+) \| ([^|]+) \|$", page, re.MULTILINE)
    assert said == [(str(ceiling.grade), ceiling.because) for ceiling in CEILINGS.values()]


@pytest.mark.parametrize(
    "path",
    sorted(p for p in SHIPPED.glob("*/*.yaml") if "exemplar:" in p.read_text(encoding="utf-8")[:400]),
    ids=lambda p: p.parent.name,
)
def test_every_exemplar_of_the_library_is_easy_enough_for_each_of_its_readers(path: object) -> None:
    artifact = compile_exemplar(str(path)).artifact
    assert artifact is not None
    found = {p.voice: p for p in pools(artifact)}
    assert found.keys() == VOICES.keys()
    for voice, one in found.items():
        assert one.enough and not one.too_hard, (voice, one.counts.grade)
    assert found["easy_read"].counts.ease > found["practitioner"].counts.ease


def test_it_works_without_a_network(monkeypatch: pytest.MonkeyPatch, say: Say) -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise OSError("there is no network")

    monkeypatch.setattr(socket, "socket", refused)
    syllables.cache_clear()
    counts_of.cache_clear()
    monkeypatch.delitem(sys.modules, "syllapy", raising=False)
    assert say("reading", "initial-assessment").code == 0


def test_the_command_prints_a_table_and_the_hardest_texts_with_their_places(say: Say) -> None:
    said = say("reading", "initial-assessment")
    lines = said.out.splitlines()
    assert lines[0].split()[:3] == ["read", "by", "texts"]
    assert [line.split("  ")[0] for line in lines[1:5]] == [
        "practitioners",
        "the family",
        "the child",
        "easy read",
    ]
    assert lines.count("The hardest for easy read") == 1
    assert sum(1 for line in lines if re.search(r"\.yaml:\d+:\d+$", line)) == 20


def test_programs_read_the_same(say: Say) -> None:
    told = json.loads(say("reading", "initial-assessment", "--format", "json").out)
    assert [one["read_by"] for one in told] == list(VOICES)
    assert all(one["words"] > 100 and one["grade"] <= one["at_most"] and not one["too_hard"] for one in told)
    assert {"path", "text", "grade", "file", "line", "column"} == told[0]["hardest"][0].keys()


def test_too_few_words_and_too_hard_ones_are_marked(
    say: Say, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write(few=many("Who came?", 1), hard=many(HARD, 12))
    monkeypatch.chdir(folder.path)
    assert "too few words" in say("reading", "few.yaml").out.splitlines()[1]
    assert re.search(r"\d !  +10$", say("reading", "hard.yaml").out.splitlines()[1])


def test_what_is_no_exemplar_is_refused(say: Say) -> None:
    assert say("reading", "nothing-of-the-kind").code == 2


def test_the_dictionary_is_loaded_only_when_somebody_asks() -> None:
    """Neither `penpicture --help` nor importing the package, building or checking an easy exemplar waits for it."""
    program = (
        "import sys, penpicture, penpicture.cli\n"
        "from penpicture.engine.compile import compile_exemplar\n"
        "penpicture.cli.outcome(['--help'])\n"
        "compile_exemplar('exemplars/initial-assessment/1.0.0.yaml')\n"
        "penpicture.cli.outcome(['check', 'exemplars/initial-assessment/1.0.0.yaml'])\n"
        "sys.exit('syllapy' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], cwd=TOP, capture_output=True, check=False).returncode
        == 0
    )

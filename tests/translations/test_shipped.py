"""What is shipped in Welsh is sound, nearly whole, and a draft throughout."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from penpicture.dsl.loading import load
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.library import SHIPPED
from penpicture.engine.translation_applied import is_reviewed
from penpicture.engine.translation_catalogue import read_catalogue
from penpicture.engine.translation_texts import places
from penpicture.renderers import own_words
from penpicture.renderers.page_words import page_words
from penpicture.renderers.record_wording import TELLINGS

WORDS = Path(own_words.__file__).parent / "words"


@cache
def shipped() -> Artifact:
    made = compile_exemplar(SHIPPED / "initial-assessment" / "1.0.0.yaml").artifact
    assert made is not None
    return made


def test_the_initial_assessment_speaks_welsh_to_practitioners_family_and_child() -> None:
    said = shipped().content["translations"]["cy"]["texts"]
    paths = {place.path for place in places(shipped().content)}
    assert len(said) > 0.9 * len(paths)
    for voice in ("practitioner", "family", "child", "easy_read"):
        assert sum(path.endswith(f".{voice}") for path in said) > 60


def test_nothing_that_no_native_speaker_has_reviewed_is_called_reviewed() -> None:
    assert shipped().content["translations"]["cy"]["reviewed"] == []
    assert not is_reviewed(shipped().content, "cy")
    assert not own_words.words_in("cy").reviewed


@pytest.mark.parametrize(
    "path", sorted(SHIPPED.glob("*/translations/*.po")), ids=lambda path: path.parent.parent.name
)
def test_every_shipped_catalogue_is_read_without_a_word(path: Path) -> None:
    source, _ = load(path)
    assert source is not None
    catalogue, found = read_catalogue(source, path.stem)
    assert catalogue is not None and list(found) == []


def test_children_are_called_ti_and_families_chi() -> None:
    said = shipped().content["translations"]["cy"]["texts"]
    formal = re.compile(r"\b(chi|eich|ydych|rydych)\b", re.IGNORECASE)
    to_children = {path: text for path, text in said.items() if path.endswith((".child", ".easy_read"))}
    assert [path for path, text in to_children.items() if formal.search(json.dumps(text, ensure_ascii=False))
            and "brothers" not in path and "siblings" not in path and not path.startswith("pen_picture")] == []  # fmt: skip
    informal = re.compile(r"\b(ti|dy)\b", re.IGNORECASE)
    assert [
        p
        for p, t in said.items()
        if p.endswith(".family") and informal.search(json.dumps(t, ensure_ascii=False))
    ] == []


def test_every_sentence_of_a_record_has_its_welsh_and_every_plural_its_six_forms() -> None:
    words = own_words.words_in("cy")
    for audience, telling in TELLINGS.items():
        for name in telling.__dataclass_fields__:
            said = getattr(telling, name)
            texts = said.values() if isinstance(said, dict) else said if isinstance(said, tuple) else (said,)
            if name in ("following", "withheld"):
                assert said[1] in words.counted, (audience, name)
            elif name != "manner":
                assert all(not text or text in words.texts for text in texts), (audience, name, said)
    assert all(len(forms) == 6 and all(forms) for forms in words.counted.values())


def test_the_words_of_our_own_keep_their_places() -> None:
    with (WORDS / "record.cy.po").open("rb") as file:
        for message in read_po(file, abort_invalid=True):
            if not message.id:
                continue
            plural = isinstance(message.id, tuple)
            source = message.id[1] if plural else message.id
            for said in (message.string or ()) if plural else (message.string,):
                theirs, ours = (set(re.findall(r"\{\w+\}", text)) for text in (str(said), str(source)))
                assert (
                    theirs == ours or (plural and ours - theirs == {"{n}"}) or ours - theirs == {"{each}"}
                ), source


def test_the_page_has_the_same_words_in_both_languages() -> None:
    english, welsh = (
        json.loads((WORDS / f"{each}.json").read_text(encoding="utf-8")) for each in ("en", "cy")
    )
    plurals = re.compile(r"\.(zero|two|few|many)(?=$|\.)")
    named = {key for key in welsh if not plurals.search(key)}
    assert set(english) <= named
    # Where English has one "you", Welsh says `ti` to a child and `chi` to everybody else.
    assert {key.removesuffix(".child") for key in named - set(english)} <= set(english)


def test_the_page_says_ti_to_a_child_and_chi_to_a_family() -> None:
    said = {voice: page_words(voice)["cy"] for voice in ("child", "family")}
    assert (said["child"]["check_title"], said["family"]["check_title"]) == (
        "Gwirio dy atebion",
        "Gwirio eich atebion",
    )
    formal = re.compile(r"\b([Ee]ich|[Cc]hi|rydych|[Gg]allwch)\b")
    before = ("late", "how_to_begin", "holds_more")  # what only those who work with the child come to read
    assert not {key for key, text in said["child"].items() if formal.search(text) and key not in before}
